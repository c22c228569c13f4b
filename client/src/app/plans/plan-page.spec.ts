import { afterEach, describe, expect, it } from '@jest/globals';
import type { PersonView } from '@stagewell/shared/people/person';
import type { PlanView, SignatureView } from '@stagewell/shared/plans/plan';
import { documentOf } from '@stagewell/shared/plans/sequencing-document';
import { RULES } from '@stagewell/shared/sequencing/data/rule-set';
import { evaluate } from '@stagewell/shared/sequencing/evaluate';
import { signaturesNeeded } from '@stagewell/shared/sequencing/may-activate';
import { violations } from '../../testing/axe';
import { chartOf } from '../../testing/chart';
import { openPage, problem, sessionOf, type as typeInto } from '../../testing/page';
import { CATALOGUE, courseOf, planOf } from '../../testing/plan';
import { openSection } from '../../testing/section';
import { routes } from '../app.routes';

/** Two anti-inflammatory medicines at the same time, and starts too close: one rule that blocks, one that warns. */
const TESTED = RULES.filter(({ ruleId }) => ['DDI-18', 'SEQ-03'].includes(ruleId));
const DRAFT = planOf([courseOf('a', 'ibuprofen', '2026-12-07'), courseOf('b', 'naproxen', '2026-12-09')]);
const BOARD = '/api/plans/plan1/board';

const open = async (plan: PlanView | null, people: readonly PersonView[] = []) => {
  const opened = await openSection('plan', chartOf({ plan }), { rules: TESTED, people });
  const { page, settle } = opened;
  const first = (name: string) => page.querySelector<HTMLInputElement>(`app-plan-table input[aria-label="First day of ${name}"]`);
  const until = async (act: () => void) => {
    act();
    await settle();
  };
  return {
    ...opened,
    first,
    startOf: (name: string) => first(name)?.value,
    bar: (id: string) => page.querySelector<HTMLElement>(`#bar-${id}`),
    press: async (name: string | RegExp) => until(() => opened.button(name).click()),
    typeDay: async (name: string, day: string) =>
      until(() => {
        const field = first(name);
        if (field === null) throw new Error(`No first day of ${name}`);
        field.value = day;
        field.dispatchEvent(new Event('change', { bubbles: true }));
      }),
    key: async (id: string, key: string, shiftKey = false) =>
      until(() => page.querySelector(`#bar-${id}`)?.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }))),
    blocks: () => [...page.querySelectorAll('app-findings-panel .finding.block .text')].map((one) => one.textContent?.trim()),
    dialog: () => document.querySelector('mat-dialog-container')?.textContent?.replaceAll(/\s+/g, ' ') ?? null,
  };
};
type Opened = Awaited<ReturnType<typeof open>>;
/** Saves, and someone else was faster. */
const clash = async ({ press, asked, settle }: Opened, theirs: PlanView) => {
  await press('Save');
  asked(BOARD, 'PUT').flush(problem(412, 'version-clash'), { status: 412, statusText: 'x' });
  await settle();
  asked('/api/plans/plan1').flush(theirs);
  await settle();
  // The dialog opens after that answer has been looked at.
  await settle();
};
const failed = { status: 500, statusText: 'x' };

afterEach(() => document.body.replaceChildren());

describe('a patient without a plan', () => {
  it('is offered a draft, which is asked for once however often it is tried', async () => {
    const { page, text, press, asked, settle, backend } = await open(null);
    expect(text()).toContain('No plan yet');
    expect(await violations(page)).toEqual([]);
    await press('Draft a plan');
    const first = asked('/api/patients/p1/plans', 'POST');
    first.flush(problem(500, 'fault', { title: 'The server failed' }), failed);
    await settle();
    expect(text()).toContain('The server failed');
    await press('Draft a plan');
    const second = asked('/api/patients/p1/plans', 'POST');
    expect(second.request.headers.get('idempotency-key')).toBe(first.request.headers.get('idempotency-key'));
    second.flush(planOf([]));
    await settle();
    backend.expectOne('/api/patients/p1').flush(chartOf({ plan: planOf([]) }));
    await settle();
    expect(text()).toContain('No treatment on the board yet');
  });
});

describe('what the rules find', () => {
  it('is shown with its fix; the fix removes it, undo brings it back', async () => {
    const { page, press, blocks, startOf } = await open(DRAFT);
    expect(blocks()).toEqual([expect.stringContaining('run at the same time')]);
    expect(await violations(page)).toEqual([]);
    await press('Fix: Remove Naproxen from the plan');
    expect(blocks()).toEqual([]);
    expect(startOf('Naproxen')).toBeUndefined();
    await press('Undo');
    expect(blocks()).toHaveLength(1);
    expect(startOf('Naproxen')).toBe('2026-12-09');
  });

  it('a finding leads to the bars it speaks of', async () => {
    const { page, bar } = await open(DRAFT);
    page.querySelectorAll<HTMLElement>('.finding.block .link')[1]?.click();
    expect(document.activeElement).toBe(bar('b'));
  });
});

describe('moving a course', () => {
  it.each([
    ['an arrow moves by a day', 'ArrowRight', false, '2026-12-08'],
    ['back as well', 'ArrowLeft', false, '2026-12-06'],
    ['with Shift by a week', 'ArrowRight', true, '2026-12-14'],
    ['with Shift back by a week', 'ArrowLeft', true, '2026-11-30'],
  ])('%s, and the plan is the same as after typing the day in the table', async (_what, key, shift, day) => {
    const opened = await open(DRAFT);
    await opened.key('a', key, shift);
    expect(opened.startOf('Ibuprofen')).toBe(day);
    await opened.press('Save');
    const byKey = opened.asked(BOARD, 'PUT');
    byKey.flush(problem(500, 'fault'), failed);
    await opened.press('Undo');
    await opened.typeDay('Ibuprofen', day);
    await opened.press('Save');
    expect(opened.asked(BOARD, 'PUT').request.body).toEqual(byKey.request.body);
  });

  it.each([
    ['a', 'ArrowRight'],
    ['b', 'ArrowLeft'],
  ])('bar %s keeps the focus when it passes another one; the rows are put in order afterwards', async (id, key) => {
    const { bar, key: press, page, settle } = await open(DRAFT);
    const order = () => [...page.querySelectorAll('app-timeline-bar button')].map((one) => one.id);
    bar(id)?.focus();
    for (let day = 0; day < 3; day += 1) await press(id, key);
    expect(document.activeElement).toBe(bar(id));
    bar(id)?.blur();
    await settle();
    expect(order()).toEqual(['bar-b', 'bar-a']);
  });

  it('a field keeps the focus while the day typed in it passes another course', async () => {
    const { first, typeDay } = await open(DRAFT);
    first('Naproxen')?.focus();
    await typeDay('Naproxen', '2026-12-01');
    expect(document.activeElement).toBe(first('Naproxen'));
  });

  it('typed in one go it is one step; the years on the way to it move nothing', async () => {
    const { typeDay, startOf, button, press } = await open(DRAFT);
    for (const year of ['0002', '0020', '0202']) await typeDay('Ibuprofen', `${year}-12-07`);
    expect((button('Undo') as HTMLButtonElement).disabled).toBe(true);
    for (const day of ['2027-12-07', '2027-12-01', '2027-12-15']) await typeDay('Ibuprofen', day);
    expect(startOf('Ibuprofen')).toBe('2027-12-15');
    await press('Undo');
    expect(startOf('Ibuprofen')).toBe('2026-12-07');
  });

  it('a field that was left half typed says again where the course stands', async () => {
    const { typeDay, first, startOf } = await open(DRAFT);
    await typeDay('Ibuprofen', '');
    first('Ibuprofen')?.dispatchEvent(new FocusEvent('blur'));
    expect(startOf('Ibuprofen')).toBe('2026-12-07');
  });
});

describe('saving', () => {
  it('names the version it was made on, and then there is nothing to save', async () => {
    const { key, press, asked, settle, text, backend } = await open(DRAFT);
    await key('a', 'ArrowRight');
    expect(text()).toContain('Unsaved changes');
    await press('Save');
    const request = asked(BOARD, 'PUT');
    expect(request.request.headers.get('if-match')).toBe('"3"');
    const saved = planOf([courseOf('a', 'ibuprofen', '2026-12-08'), DRAFT.courses[1] ?? courseOf('b', 'naproxen', '2026-12-09')], { version: 4 });
    request.flush(saved);
    await settle();
    backend.expectOne('/api/patients/p1').flush(chartOf({ plan: saved }));
    await settle();
    expect(text()).toContain('version 4');
    expect(text()).not.toContain('Unsaved changes');
    expect(backend.match('/api/clinic')).toEqual([]);
  });

  it('pressed twice, saves once', async () => {
    const { key, button, asked, settle } = await open(DRAFT);
    await key('a', 'ArrowRight');
    button('Save').click();
    button('Save').click();
    await settle();
    expect(asked(BOARD, 'PUT').request.headers.get('if-match')).toBe('"3"');
  });

  it('a failing server keeps the edit on the screen and says so', async () => {
    const { key, press, asked, settle, text, startOf } = await open(DRAFT);
    await key('a', 'ArrowRight');
    await press('Save');
    asked(BOARD, 'PUT').flush(problem(500, 'fault', { title: 'The server failed' }), failed);
    await settle();
    for (const words of ['The server failed', 'Your edit is still on the screen.', 'Unsaved changes']) expect(text()).toContain(words);
    expect(startOf('Ibuprofen')).toBe('2026-12-08');
    await press('Save');
    expect(asked(BOARD, 'PUT').request.headers.get('if-match')).toBe('"3"');
  });
});

describe('someone else saved first', () => {
  const THEIRS = planOf([courseOf('a', 'ibuprofen', '2027-02-01')], { version: 7 });

  it('shows both changes and keeps mine on top of theirs; theirs is one undo away', async () => {
    const opened = await open(DRAFT);
    await opened.key('a', 'ArrowRight');
    await clash(opened, THEIRS);
    for (const words of ['You changedIbuprofen starts Dec 8, 2026', 'Ibuprofen starts Feb 1, 2027', 'Naproxen is not in it'])
      expect(opened.dialog()).toContain(words);
    await opened.press('Keep mine');
    const again = opened.asked(BOARD, 'PUT');
    expect(again.request.headers.get('if-match')).toBe('"7"');
    expect(again.request.body).toMatchObject({ courses: [{ id: 'a', startsOn: '2026-12-08' }, { id: 'b' }] });
    await opened.press('Undo');
    expect([opened.startOf('Ibuprofen'), opened.startOf('Naproxen')]).toEqual(['2027-02-01', undefined]);
  });

  it('keeps both: what each changed alone, and of what both changed the side that is chosen', async () => {
    const opened = await open(DRAFT);
    await opened.key('a', 'ArrowRight');
    await opened.key('b', 'ArrowRight');
    const theirs = planOf([courseOf('a', 'ibuprofen', '2027-02-01'), courseOf('b', 'naproxen', '2026-12-09', { note: 'with food' })], { version: 7 });
    await clash(opened, theirs);
    expect(opened.dialog()).toContain('Ibuprofen: days');
    const answers = [...document.querySelectorAll<HTMLInputElement>('mat-dialog-container input[type=radio]')];
    expect(answers.map(({ checked }) => checked)).toEqual([true, false]);
    answers[1]?.click();
    await opened.settle();
    expect(await violations(document.querySelector('mat-dialog-container') as HTMLElement)).toEqual([]);
    await opened.press('Keep both');
    expect(opened.asked(BOARD, 'PUT').request.body).toMatchObject({
      courses: [
        { id: 'a', startsOn: '2027-02-01' },
        { id: 'b', startsOn: '2026-12-10', note: 'with food' },
      ],
    });
    await opened.press('Undo');
    expect([opened.startOf('Ibuprofen'), opened.startOf('Naproxen')]).toEqual(['2026-12-08', '2026-12-10']);
  });

  it('asks nothing when the same edit was stored and only the answer was lost', async () => {
    const opened = await open(DRAFT);
    await opened.key('a', 'ArrowRight');
    await clash(opened, planOf([courseOf('a', 'ibuprofen', '2026-12-08'), courseOf('b', 'naproxen', '2026-12-09')], { version: 4 }));
    expect(opened.dialog()).toBeNull();
    expect(opened.text()).not.toContain('Unsaved changes');
  });

  it('takes theirs; mine is one undo away', async () => {
    const opened = await open(DRAFT);
    await opened.key('a', 'ArrowRight');
    await clash(opened, THEIRS);
    await opened.press('Show theirs');
    expect([opened.startOf('Ibuprofen'), opened.startOf('Naproxen')]).toEqual(['2027-02-01', undefined]);
    await opened.press('Undo');
    expect([opened.startOf('Ibuprofen'), opened.startOf('Naproxen')]).toEqual(['2026-12-08', '2026-12-09']);
  });

  it('decided later, my edit stays as it was', async () => {
    const opened = await open(DRAFT);
    await opened.key('a', 'ArrowRight');
    await clash(opened, THEIRS);
    await opened.press('Decide later');
    expect(opened.startOf('Ibuprofen')).toBe('2026-12-08');
    expect(opened.text()).toContain('Unsaved changes');
  });
});

describe('deciding despite a finding on a running plan', () => {
  const signed = (ruleId: string, fingerprint: string, more: Partial<SignatureView> = {}): SignatureView => ({
    id: 'g1',
    fingerprint,
    ruleId,
    decision: 'override',
    reasonCode: 'specialist-advice',
    reason: 'Two weeks of both, says the surgeon',
    expiresOn: '2026-12-24',
    by: 'a1',
    byName: 'Hannah Osei',
    byPrescriber: true,
    at: '2026-11-20T10:00:00Z',
    planVersion: 2,
    withdrawn: null,
    ...more,
  });
  const RUNNING = { ...DRAFT, state: 'active' as const, activatedOn: '2026-11-20' };
  const EVALUATION = evaluate(documentOf(chartOf({ plan: RUNNING }), RUNNING, CATALOGUE, '2026-11-24'), TESTED);
  const PRESCRIBER: PersonView = {
    accountId: 'a1',
    displayName: 'Hannah Osei',
    credentials: 'MD',
    roles: ['clinician'],
    mayPrescribe: true,
    schedules: [],
    licenceExpiresOn: '2030-01-01',
    maySign: ['medication'],
    supervisorId: null,
  };
  const BLOCK = EVALUATION.findings.find(({ severity }) => severity === 'block')?.fingerprint ?? '';
  /** The medicine list was never asked for, and a block hangs on it. */
  const UNKNOWN = signed('DDI-18', signaturesNeeded(EVALUATION).find(({ needs }) => needs === 'accept-unknown')?.fingerprint ?? '', {
    id: 'g2',
    decision: 'accept-unknown',
  });
  const WARNING = EVALUATION.findings.find(({ severity }) => severity === 'warn');
  const openWith = (signatures: SignatureView[], more: Partial<PlanView> = {}) => open({ ...RUNNING, signatures, ...more }, [PRESCRIBER]);
  const cardOf = ({ page }: Opened) => page.querySelector('app-decisions-card')?.textContent?.replaceAll(/\s+/g, ' ') ?? '';

  it.each<[what: string, signatures: SignatureView[], words: string, button: RegExp]>([
    ['never signed', [], 'Not signed', /^Decide and sign…: Ibu/],
    ['signed', [signed('DDI-18', BLOCK)], 'Overridden by Hannah Osei until Dec 24, 2026', /^Renew…: Ibu/],
    ['signed until today', [signed('DDI-18', BLOCK, { expiresOn: '2026-11-24' })], 'until Nov 24, 2026; ends soon', /^Renew…: Ibu/],
    [
      'signed until yesterday',
      [signed('DDI-18', BLOCK, { expiresOn: '2026-11-23' })],
      'Signed by Hannah Osei until Nov 23, 2026: expired',
      /^Decide again…: Ibu/,
    ],
    [
      'withdrawn',
      [signed('DDI-18', BLOCK, { withdrawn: { reason: 'The dose was doubled', byName: 'Ben Okoye', at: '2026-11-22T10:00:00Z' } })],
      'Ben Okoye withdrew it: The dose was doubled',
      /^Decide again…: Ibu/,
    ],
  ])('a block, %s, says how it stands, in the card and beside the finding, and what can be done', async (_what, signatures, words, button) => {
    const opened = await openWith(signatures);
    expect(cardOf(opened)).toContain(words);
    expect(opened.page.querySelector('.finding.block .standing')?.textContent).toContain(words.split('; ends')[0]);
    expect(opened.button(button)).toBeTruthy();
    expect(opened.text().includes('The plan goes on as it is: nothing was stopped.')).toBe(true);
    expect(await violations(opened.page)).toEqual([]);
  });

  it('the banner tells on every page what somebody had signed, or blocks', async () => {
    const ended = await openWith([UNKNOWN, signed('DDI-18', BLOCK, { expiresOn: '2026-11-23' })]);
    expect(ended.page.querySelector('app-chart-banner')?.textContent).toContain('1 finding to decide');
  });

  it('a new warning that nobody signed is told on the plan only', async () => {
    const calm = await openWith([UNKNOWN, signed('DDI-18', BLOCK)]);
    expect(cardOf(calm)).toContain('A finding needs a decision.');
    expect(calm.page.querySelector('app-chart-banner')?.textContent).not.toContain('to decide');
  });

  it('withdraws with a reason, on the version that was read', async () => {
    const { press, asked, settle, backend } = await openWith([signed('DDI-18', BLOCK)]);
    await press(/^Withdraw: Ibu/);
    typeInto(document.querySelector('mat-dialog-container textarea'), 'The kidneys got worse');
    await settle();
    await press('Withdraw');
    const request = asked('/api/plans/plan1/signatures/g1/withdrawal', 'POST');
    expect([request.request.headers.get('if-match'), request.request.body]).toEqual(['"3"', { reason: 'The kidneys got worse' }]);
    const plan = {
      ...RUNNING,
      version: 4,
      signatures: [signed('DDI-18', BLOCK, { withdrawn: { reason: 'The kidneys got worse', byName: 'Hannah Osei', at: '2026-11-24T10:00:00Z' } })],
    };
    request.flush(plan);
    await settle();
    backend.expectOne('/api/patients/p1').flush(chartOf({ plan }));
    await settle();
    expect(document.querySelector('app-decisions-card')?.textContent).toContain('Hannah Osei withdrew it: The kidneys got worse');
  });

  it('nothing is signed while an edit is not saved', async () => {
    const opened = await openWith([signed('DDI-18', BLOCK)]);
    await opened.typeDay('Ibuprofen', '2026-12-08');
    expect((opened.button(/^Renew…/) as HTMLButtonElement).disabled).toBe(true);
    expect(cardOf(opened)).toContain('Save the plan before you sign.');
  });

  it('a warning is snoozed with a reason and one key, and waits folded away; a block never is', async () => {
    const opened = await openWith([]);
    expect([...opened.page.querySelectorAll('.finding.block button')].map((one) => one.textContent?.trim())).not.toContain('Snooze…');
    await opened.press(/^Snooze: /);
    expect(await violations(document.querySelector('mat-dialog-container') as Element)).toEqual([]);
    await opened.press('Snooze');
    expect(opened.dialog()).toContain('Choose a reason.');
    const select = document.querySelector<HTMLSelectElement>('mat-dialog-container select');
    if (select === null) throw new Error('No reasons');
    select.value = 'next-visit';
    select.dispatchEvent(new Event('change'));
    await opened.settle();
    await opened.press('Snooze');
    const request = opened.asked('/api/plans/plan1/snoozes', 'POST');
    expect(request.request.headers.get('idempotency-key')).toMatch(/^[0-9a-f-]{36}$/);
    expect(request.request.body).toEqual({ fingerprints: [WARNING?.fingerprint], untilOn: '2026-12-01', reasonCode: 'next-visit', reason: '' });
    const snooze = { id: 'z1', fingerprint: WARNING?.fingerprint ?? '', ruleId: 'SEQ-03', severity: 'warn' as const, untilOn: '2026-12-01' };
    const plan = { ...RUNNING, snoozes: [{ ...snooze, reasonCode: 'next-visit' as const, reason: '', byName: 'Hannah Osei', at: '2026-11-24T10:00:00Z' }] };
    request.flush(plan);
    await opened.settle();
    opened.backend.expectOne('/api/patients/p1').flush(chartOf({ plan }));
    await opened.settle();
    expect(opened.page.querySelectorAll('.finding.warn')).toHaveLength(0);
    expect(cardOf(opened)).not.toContain('SEQ-03');
    const folded = opened.page.querySelector('app-snoozed-findings details');
    expect(folded?.hasAttribute('open')).toBe(false);
    expect(folded?.textContent?.replaceAll(/\s+/g, ' ')).toContain('Snoozed until Dec 1, 2026 by Hannah Osei To be settled at the next visit');
    expect(await violations(opened.page)).toEqual([]);
  });
});

describe('nothing to change', () => {
  it('in a plan that is over: it can be read, and a new one drafted', async () => {
    const { page, bar, key, blocks, button } = await open({ ...DRAFT, state: 'completed' });
    expect(blocks()).toHaveLength(1);
    const words = [...page.querySelectorAll('app-plan-page button, app-plan-page a')].map((one) => one.textContent?.trim() ?? '');
    for (const control of ['Save', 'Undo', 'Redo', 'Add treatment', 'Activate…', 'Propose', 'Discard']) expect(words).not.toContain(control);
    expect(words.filter((word) => word.startsWith('Fix'))).toEqual([]);
    expect(page.querySelectorAll('app-plan-table input, app-plan-table td button')).toHaveLength(0);
    expect([...page.querySelectorAll<HTMLInputElement>('app-plan-details input, app-plan-details textarea')].every(({ disabled }) => disabled)).toBe(true);
    const name = bar('a')?.getAttribute('aria-label');
    await key('a', 'ArrowRight');
    expect(bar('a')?.getAttribute('aria-label')).toBe(name);
    expect(button('Draft a new plan')).toBeTruthy();
    expect(await violations(page)).toEqual([]);
  });

  it('for a scheduler: the plan is not even asked for', async () => {
    const { page, backend } = await openPage(routes, '/patients/p1/plan', sessionOf('scheduler'));
    expect(page.querySelectorAll('app-not-allowed-page')).toHaveLength(1);
    expect(page.querySelectorAll('app-plan-page, app-draft-plan')).toHaveLength(0);
    expect(backend.match(({ url }) => url.startsWith('/api/patients'))).toEqual([]);
  });
});
