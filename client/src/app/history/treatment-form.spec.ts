import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MODALITIES } from '@stagewell/shared/catalogue/catalogue';
import type { PastTreatmentView } from '@stagewell/shared/history/past-treatment';
import { violations } from '../../testing/axe';
import { treatmentOf } from '../../testing/chart';
import { appProviders, problem, sessionOf, signIn, type } from '../../testing/page';
import { TreatmentForm } from './treatment-form';

const ENTRIES = MODALITIES.map((modality) => ({ ...modality, clinicCopy: false, version: 0 }));
const URL = '/api/patients/p1/history';

const open = async (row: PastTreatmentView | null = null) => {
  const fixture = TestBed.createComponent(TreatmentForm);
  for (const [name, value] of Object.entries({ patientId: 'p1', today: '2026-11-24', entries: ENTRIES, row })) fixture.componentRef.setInput(name, value);
  const saved: PastTreatmentView[] = [];
  fixture.componentInstance.saved.subscribe((one) => saved.push(one));
  document.body.append(fixture.nativeElement as HTMLElement);
  await fixture.whenStable();
  const page = fixture.nativeElement as HTMLElement;
  const labelled = (label: string) => [...page.querySelectorAll('mat-form-field')].find((one) => one.querySelector('mat-label')?.textContent?.trim() === label);
  return {
    page,
    /** While it saves, a form is never stable. */
    settle: async () => {
      for (const ms of [15, 30]) await Promise.race([fixture.whenStable(), new Promise((resolve) => setTimeout(resolve, ms))]);
    },
    saved,
    field: (label: string) => labelled(label)?.querySelector('input') ?? null,
    select: (label: string) => labelled(label)?.querySelector('select') ?? null,
    suffix: (label: string) => labelled(label)?.querySelector('.mat-mdc-form-field-text-suffix')?.textContent?.trim(),
    text: () => page.textContent?.replaceAll(/\s+/g, ' ') ?? '',
    backend: TestBed.inject(HttpTestingController),
  };
};
type Opened = Awaited<ReturnType<typeof open>>;
/** What a browser makes of Enter in a text field. */
const enter = async ({ page, settle }: Opened) => {
  page.querySelector('form')?.requestSubmit();
  await settle();
};

beforeEach(async () => {
  TestBed.configureTestingModule({ providers: appProviders([]) });
  await signIn(sessionOf('clinician'));
});
afterEach(() => document.body.replaceChildren());

describe('typing what was tried', () => {
  it('starts at the first field, with nothing filled in', async () => {
    const { page, field } = await open();
    expect(document.activeElement).toBe(field('What was tried'));
    expect(field('Best relief')?.value).toBe('');
    expect(await violations(page)).toEqual([]);
  });

  it('Enter saves; zero relief is zero, and a field left empty is not', async () => {
    const form = await open();
    type(form.field('What was tried'), 'Yoga classes');
    type(form.field('Best relief'), '0');
    await enter(form);
    const request = form.backend.expectOne(URL);
    expect(request.request.headers.get('idempotency-key')).toBeTruthy();
    expect(request.request.body).toMatchObject({ label: 'Yoga classes', reliefPercent: 0, reliefDays: null, lengthDays: null, toBeCompleted: false });
    request.flush(treatmentOf('t9', { label: 'Yoga classes', reliefPercent: 0 }));
    await form.settle();
    expect(form.saved.map(({ id }) => id)).toEqual(['t9']);
  });

  it('the button that Enter presses is the one that saves, and it is the only one', async () => {
    const { page } = await open(treatmentOf('t1', { toBeCompleted: true }));
    expect([...page.querySelectorAll('button[type=submit]')].map((one) => one.textContent?.trim())).toEqual(['Save']);
  });

  it('Enter saves from a list of choices too, which would swallow it', async () => {
    const form = await open();
    type(form.field('What was tried'), 'Yoga classes');
    form.select('Function was')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    await form.settle();
    expect(form.backend.match(URL)).toHaveLength(1);
  });

  it('a recorded zero is shown as 0, and saved as 0', async () => {
    const form = await open(treatmentOf('t1', { reliefPercent: 0, version: 4 }));
    expect(form.field('Best relief')?.value).toBe('0');
    await enter(form);
    const request = form.backend.expectOne(`${URL}/t1`);
    expect(request.request.headers.get('if-match')).toBe('"4"');
    expect(request.request.body).toMatchObject({ reliefPercent: 0 });
  });

  it('weeks and months become days', async () => {
    const form = await open();
    type(form.field('What was tried'), 'Yoga classes');
    type(form.field('Or length'), '6');
    await enter(form);
    expect(form.backend.expectOne(URL).request.body).toMatchObject({ lengthDays: 42 });
  });

  it.each([
    ['a name', { 'What was tried': '' }, 'Say what was tried.'],
    ['relief of at most 100 %', { 'What was tried': 'Yoga', 'Best relief': '101' }, 'At most 100 %.'],
    ['a start that is not in the future', { 'What was tried': 'Yoga', From: '2026-11-25' }, 'Not in the future.'],
    ['an end after the start', { 'What was tried': 'Yoga', From: '2026-01-02', To: '2026-01-01' }, 'Not before the start.'],
  ])('needs %s', async (_name, entries, message) => {
    const form = await open();
    for (const [label, value] of Object.entries(entries)) type(form.field(label), value);
    await enter(form);
    expect(form.text()).toContain(message);
    expect(form.backend.match(URL)).toHaveLength(0);
  });

  it('a refusal keeps every word, and the next try uses the same key', async () => {
    const form = await open();
    type(form.field('What was tried'), 'Yoga classes');
    await enter(form);
    const first = form.backend.expectOne(URL);
    first.flush(problem(500, 'fault', { title: 'The server failed' }), { status: 500, statusText: 'x' });
    await form.settle();
    expect(form.text()).toContain('The server failed');
    expect(form.field('What was tried')?.value).toBe('Yoga classes');
    await enter(form);
    expect(form.backend.expectOne(URL).request.headers.get('idempotency-key')).toBe(first.request.headers.get('idempotency-key'));
  });

  it('follows the typing: what it says so far, in which units, and what would settle it', async () => {
    const form = await open();
    type(form.field('What was tried'), 'Duloxetine');
    type(form.field('In the catalogue'), 'Duloxetine');
    await form.settle();
    expect([form.suffix('Highest daily dose'), form.suffix('Best relief'), form.suffix('Relief lasted')]).toEqual(['mg', '%', 'days']);
    expect([...form.page.querySelectorAll('.note app-severity-chip')].map((chip) => chip.textContent?.trim())).toEqual(['Cannot tell yet']);
    expect(form.text()).toContain('Would settle it: How long was it tried?');
    type(form.field('Or length'), '1');
    await form.settle();
    expect(form.text()).toContain('Not an adequate trial');
  });
});
