import { afterEach, describe, expect, it } from '@jest/globals';
import { TestBed } from '@angular/core/testing';
import { HttpTestingController } from '@angular/common/http/testing';
import { NOT_ASKED } from '@stagewell/shared/worklist/contact';
import type { WorklistItem, WorklistPage as Page, WorklistRow } from '@stagewell/shared/worklist/worklist';
import { violations } from '../../testing/axe';
import { openPage, problem, sessionOf, type } from '../../testing/page';
import { WorklistPage } from './worklist-page';

const ROUTES = [{ path: 'worklist', component: WorklistPage }];
const row = (id: string, more: Partial<WorklistRow> = {}): WorklistRow => ({
  kind: 'review',
  id,
  version: 3,
  group: 'due',
  patientId: `p-${id}`,
  patientName: `Brooks, ${id}`,
  mrn: `M-${id}`,
  language: 'en',
  interpreter: false,
  phone: '555-0100',
  what: 'Plan review',
  detail: '',
  todo: '',
  triggerId: '',
  priority: null,
  safety: false,
  escalated: false,
  opensOn: '2026-05-01',
  dueOn: '2026-05-20',
  dueAt: null,
  visitAt: null,
  assignedTo: null,
  assignedToName: null,
  assignedRole: '',
  snoozedUntil: null,
  snoozeReason: '',
  snoozes: 0,
  attempts: 0,
  lastAttempt: null,
  contact: NOT_ASKED,
  onCareTeam: false,
  action: 'book',
  ...more,
});
const STAT = row('s1', {
  kind: 'task',
  group: 'overdue',
  what: 'Clinical task – clinician needed',
  priority: 'stat',
  safety: true,
  escalated: true,
  opensOn: null,
  dueOn: null,
  dueAt: '2026-05-04T12:00:00Z',
  action: 'hand-over',
});
const counts = { overdue: 1, due: 2, upcoming: 0, unscheduled: 4, 'no-deadline': 0 };
const page = (rows: readonly WorklistRow[], more: Partial<Page> = {}): Page => ({ rows, next: null, counts, escalated: 0, aside: 0, ...more });
const CLINIC = {
  id: 'c1',
  name: 'Harbor',
  zone: 'America/New_York',
  today: '2026-05-04',
  demo: false,
  sites: [{ id: 'site-1', name: 'North' }],
  people: [
    { accountId: 'a1', displayName: 'Hannah Osei', roles: ['scheduler'] },
    { accountId: 'a2', displayName: 'Dr. Rivera', roles: ['clinician'] },
    { accountId: 'a3', displayName: 'An auditor', roles: ['auditor'] },
  ],
};

const open = async (shown: Page, url = '/worklist', role: 'scheduler' | 'clinician' = 'scheduler') => {
  const opened = await openPage(ROUTES, url, sessionOf(role));
  for (const request of TestBed.inject(HttpTestingController).match('/api/clinic')) request.flush(CLINIC);
  await opened.settle();
  const asked = opened.asked('/api/worklist');
  asked.flush(shown);
  await opened.settle();
  return { ...opened, params: asked.request.params };
};

describe('the worklist', () => {
  afterEach(() => document.body.replaceChildren());

  it('is one list, the loudest first, with one next step per row and nothing clinical for the desk', async () => {
    const { page: shown, text } = await open(page([STAT, row('r1', { contact: { ...NOT_ASKED, voicemailOk: false } })], { escalated: 1, aside: 2 }));
    expect(text()).toContain('A safety task is past the deadline.');
    expect([...shown.querySelectorAll('td.action')].map((cell) => cell.textContent?.trim())).toEqual(['Hand over…', 'Book']);
    expect([...shown.querySelectorAll('nav[aria-label="Which group"] a')].map((tab) => tab.textContent?.replaceAll(/\s+/g, ' ').trim())).toEqual([
      'All 7',
      'Overdue 1',
      'Due 2',
      'Upcoming 0',
      'Unscheduled 4',
      'No deadline 0',
      'Put aside 2',
    ]);
    for (const words of ['Clinical task – clinician needed', 'STAT', 'Overdue since', 'Until May 20, 2026', 'No voicemail']) expect(text()).toContain(words);
    expect(await violations(shown)).toEqual([]);
  });

  it('keeps every filter in the address', async () => {
    const { page: shown, params, router, settle, asked, pause } = await open(page([row('r1')]), '/worklist?group=due&kind=review&assignee=me&until=2026-05-30');
    expect(Object.fromEntries(params.keys().map((name) => [name, params.get(name)]))).toEqual({
      group: 'due',
      kind: 'review',
      assignee: 'me',
      until: '2026-05-30',
    });
    const kind = shown.querySelector<HTMLSelectElement>('select[aria-label="Kind"]');
    expect(kind?.value).toBe('review');
    if (kind) kind.value = '';
    kind?.dispatchEvent(new Event('change'));
    await settle();
    asked('/api/worklist').flush(page([row('r1')]));
    await settle();
    type(shown.querySelector('input[type="search"]'), 'okafor');
    await pause(280);
    await settle();
    asked('/api/worklist').flush(page([]));
    await settle();
    expect(router.url).toBe('/worklist?group=due&assignee=me&until=2026-05-30&search=okafor');
    expect(shown.textContent).toContain('Nothing matches');
    expect(await violations(shown)).toEqual([]);
  });

  it('books on the calendar, for the review', async () => {
    const { button, router, settle } = await open(page([row('r1')]));
    button(/^Book Brooks/).click();
    await settle();
    expect(router.url).toBe('/calendar?book=r1');
  });

  it('gives several to somebody at once, and says what would be refused before it is sent', async () => {
    const { page: shown, button, settle, asked, text } = await open(page([STAT, row('r1')]));
    shown.querySelector<HTMLInputElement>('input[aria-label="Choose all on this page"]')?.click();
    await settle();
    const to = shown.querySelector<HTMLSelectElement>('select[aria-label="Give to"]');
    const choose = async (value: string): Promise<void> => {
      if (to) to.value = value;
      to?.dispatchEvent(new Event('change'));
      await settle();
    };
    await choose('me');
    expect(text()).toContain('A safety task goes to a clinician');
    expect((button('Assign') as HTMLButtonElement).disabled).toBe(true);
    await choose('role:clinician');
    button('Assign').click();
    await settle();
    const request = asked('/api/worklist/assignments', 'POST');
    expect(request.request.body).toEqual({
      items: [
        { kind: 'task', id: 's1', version: 3 },
        { kind: 'review', id: 'r1', version: 3 },
      ],
      accountId: null,
      role: 'clinician',
    });
    request.flush({ assigned: ['s1'], changedMeanwhile: ['r1'] });
    await settle();
    asked('/api/worklist').flush(page([]));
    await settle();
    expect(text()).not.toContain('chosen');
  });

  it('arrow keys go from row to row, x chooses', async () => {
    const { page: shown, settle } = await open(page([row('r1'), row('r2')]));
    const [first, second] = [...shown.querySelectorAll<HTMLElement>('button.name')];
    first?.focus();
    first?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
    expect(document.activeElement).toBe(second);
    second?.dispatchEvent(new KeyboardEvent('keydown', { key: 'x', bubbles: true }));
    await settle();
    expect(shown.textContent).toContain('1 chosen');
  });

  it('shows one item with what was tried, records an attempt, and loads the list again', async () => {
    const item = (more: Partial<WorklistRow> = {}): WorklistItem => ({
      row: row('r1', more),
      attempts: [{ id: 'x1', at: '2026-05-03T14:00:00Z', by: 'Linh Nguyen', channel: 'phone', outcome: 'no-answer', note: '' }],
    });
    const { button, settle, asked, text } = await open(page([row('r1')]));
    button('Brooks, r1: details').click();
    await settle();
    asked('/api/worklist/r1').flush(item());
    await settle();
    for (const words of ['555-0100', 'No answer', 'Linh Nguyen', 'Preferred way: not asked', 'Used 0 of 3']) expect(text()).toContain(words);
    expect(await violations(document.querySelector('mat-dialog-container') as Element)).toEqual([]);
    button('Record the attempt').click();
    await settle();
    expect(text()).toContain('Choose how it went.');
    [...document.querySelectorAll<HTMLLabelElement>('app-attempt-form label')]
      .find((label) => label.textContent?.includes('Left a message'))
      ?.querySelector('input')
      ?.click();
    await settle();
    button('Record the attempt').click();
    await settle();
    const request = asked('/api/worklist/r1/attempts', 'POST');
    expect(request.request.body).toEqual({ channel: 'phone', outcome: 'left-message', note: '' });
    request.flush({ id: 'x2', at: '2026-05-04T14:00:00Z', by: 'Hannah Osei', channel: 'phone', outcome: 'left-message', note: '' });
    await settle();
    asked('/api/worklist/r1').flush(item({ attempts: 2 }));
    await settle();
    button('Close').click();
    await settle();
    asked('/api/worklist').flush(page([]));
  });

  it('closes the suicidal item only with whom was spoken to, the risk and what was done', async () => {
    const own = { ...STAT, what: 'Safety task', detail: 'Item 9: several days', triggerId: 'SAF-01', onCareTeam: true, action: 'close-task' as const };
    const { button, settle, asked, text } = await open(page([own]), '/worklist', 'clinician');
    button(/^Close… Brooks/).click();
    await settle();
    button('Close the task').click();
    await settle();
    expect(text()).toContain('Say whom you spoke to');
    const choose = (words: string): void =>
      [...document.querySelectorAll<HTMLLabelElement>('app-crisis-dialog label')]
        .find((label) => label.textContent?.trim() === words)
        ?.querySelector('input')
        ?.click();
    for (const words of ['With the patient, in person', 'Low', 'Safety plan written or gone through']) choose(words);
    type(document.querySelector('app-crisis-dialog textarea'), 'Seen with her daughter');
    await settle();
    expect(await violations(document.querySelector('mat-dialog-container') as Element)).toEqual([]);
    button('Close the task').click();
    await settle();
    const request = asked('/api/tasks/s1/close', 'POST');
    expect(request.request.body).toEqual({ outcome: 'Seen with her daughter', crisis: { spokenTo: 'in-person', risk: 'low', steps: ['safety-plan'] } });
    request.flush({});
    await settle();
    asked('/api/worklist').flush(page([]));
  });

  it('says that it loads, that nothing waits, and what failed', async () => {
    const { asked, settle, text, button } = await openPage(ROUTES, '/worklist', sessionOf('scheduler'));
    expect(text()).toContain('Loading what waits');
    asked('/api/worklist').flush(problem(500, 'fault', { title: 'The list could not be read' }), { status: 500, statusText: 'x' });
    await settle();
    expect(text()).toContain('The list could not be read');
    button('Try again').click();
    await settle();
    asked('/api/worklist').flush(page([]));
    await settle();
    expect(text()).toContain('Nothing waits here');
  });
});
