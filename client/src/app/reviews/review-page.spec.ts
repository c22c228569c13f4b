import { afterEach, describe, expect, it } from '@jest/globals';
import { type AskedImpact, impactOf } from '@stagewell/shared/plans/impact';
import { viewOf } from '@stagewell/shared/plans/course-view';
import type { CourseDraft } from '@stagewell/shared/plans/plan';
import type { CheckInView } from '@stagewell/shared/check-ins/check-in';
import { addDays } from '@stagewell/shared/dates';
import type { Chart } from '@stagewell/shared/plans/chart';
import type { NewReviewDecision } from '@stagewell/shared/reviews/decision';
import { violations } from '../../testing/axe';
import { RULES } from '@stagewell/shared/sequencing/data/rule-set';
import { chartOf, checkInOf, patientOf } from '../../testing/chart';
import { problem } from '../../testing/page';
import { courseOf, evaluationOf, planOf } from '../../testing/plan';
import { openSection } from '../../testing/section';

const TODAY = '2026-11-24';
const on = (days: number): string => addDays(TODAY, days);
const answers = (days: readonly number[], peg: number): readonly CheckInView[] =>
  days.map((day, index) => checkInOf(`${peg}${index}`, { takenOn: on(day), peg, adherence: [{ courseId: 'a', percent: 95 }] }));
/** Taken as planned, long enough, and nothing moved. */
const NOTHING_MOVED = [...answers([-118, -111, -104, -97], 7), ...answers([-80, -73, -66, -59, -52, -45, -38, -31, -24, -17, -10, -3], 7)];
const PLAN = planOf(
  [courseOf('a', 'duloxetine', on(-90), { state: 'active', startedOn: on(-90), backupModalityId: 'nortriptyline' }), courseOf('b', 'cbt', on(10))],
  { state: 'active', activatedOn: on(-91) },
);
const open = (change: Partial<Chart> = {}) => openSection('review', chartOf({ checkIns: NOTHING_MOVED, plan: PLAN, ...change }));
const radio = (page: HTMLElement, label: string): HTMLInputElement => {
  const found = [...page.querySelectorAll('label')].find((one) => one.textContent?.trim() === label)?.querySelector('input');
  if (!found) throw new Error(label);
  return found;
};
const type = (field: Element | null, value: string): void => {
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement || field instanceof HTMLInputElement)) throw new Error('a field');
  field.value = value;
  field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
};
const focused = (): string | undefined => document.activeElement?.textContent;

afterEach(() => document.body.replaceChildren());

describe('a review', () => {
  it('says what changed, what coincides with it with interval and n, and what to consider with the reason', async () => {
    const { page, text } = await open();
    expect(text()).toContain('Non-responder');
    const [row] = page.querySelectorAll('app-forest-plot tbody tr');
    expect(row?.textContent).toMatch(/Duloxetine.*(Unlikely to help|Uncertain).* to .*4 readings before, 12 since/s);
    expect(page.querySelector('app-review-course')?.textContent).toContain('Rotate to its backup: its trial was adequate and it did not help.');
    expect(page.querySelector('app-expected-observed')?.textContent).toContain('without any course (90 % band)');
    expect(await violations(page)).toEqual([]);
  });

  it('chooses nothing beforehand, and says what is missing', async () => {
    const { page, button } = await open();
    expect(page.querySelectorAll('app-review-course input[type=radio]:checked')).toHaveLength(0);
    expect(button('Save the review')).toHaveProperty('disabled', true);
    expect(page.querySelector('form [role=status]')?.textContent).toContain('Decide something of one course at least.');
  });

  it('rotating proposes the plan that follows, drafts what the patient is told, shows the impact, and stores it all', async () => {
    const { page, settle, asked, button } = await open();
    radio(page, 'Rotate').click();
    await settle();
    expect(page.querySelector<HTMLTextAreaElement>('textarea[name=en]')?.value).toContain('We are changing from Duloxetine to Nortriptyline.');
    expect(page.querySelector<HTMLTextAreaElement>('textarea[name=es]')?.value).toContain('Vamos a pasar de');
    expect(page.querySelector('form [role=status]')?.textContent).toContain('Duloxetine: say why.');
    type(page.querySelector('app-review-course .decide textarea'), 'Three months at 60 mg, no change');
    await settle();
    button('See what it changes, and save').click();
    await settle();
    const first = asked('/api/plans/plan1/review-decisions', 'POST');
    const body = first.request.body as NewReviewDecision;
    expect(body).toMatchObject({ decisions: [{ courseId: 'a', kind: 'rotate', rationale: 'Three months at 60 mg, no change' }], endings: [], reviewIds: [] });
    expect(body.board?.courses.map(({ modalityId, startsOn }) => [modalityId, startsOn])).toEqual([
      ['duloxetine', on(-90)],
      ['cbt', on(28)],
      ['nortriptyline', TODAY],
    ]);
    const moment = (courses: readonly CourseDraft[]) => ({
      courses: courses.map((one) => viewOf(one, null)),
      evaluation: evaluationOf([]),
      reviews: [],
      checkIns: [],
    });
    const impact: AskedImpact = { fingerprint: 'f1', impact: impactOf(moment(PLAN.courses), moment(body.board?.courses ?? [])) };
    first.flush(problem(409, 'impact-unseen', { context: { ...impact } }), { status: 409, statusText: 'Conflict' });
    await settle();
    [...document.querySelectorAll<HTMLElement>('mat-dialog-container button')].find((one) => one.textContent?.includes('Accept and save the review'))?.click();
    await settle();
    const second = asked('/api/plans/plan1/review-decisions', 'POST');
    expect(second.request.body).toMatchObject({ accepted: 'f1' });
    second.flush(PLAN);
    await settle();
    asked('/api/patients/p1').flush(chartOf({ checkIns: NOTHING_MOVED, plan: PLAN }));
    await settle();
    expect(page.querySelectorAll('app-review-course input[type=radio]:checked')).toHaveLength(0);
    expect(focused()).toBe('Earlier reviews');
  });

  it('what is written for the patient is never drafted over, until the draft is asked for', async () => {
    const { page, settle, button } = await open();
    const words = (name: string) => page.querySelector<HTMLTextAreaElement>(`textarea[name=${name}]`);
    radio(page, 'Continue').click();
    await settle();
    type(words('en'), 'Well done. Go on.');
    await settle();
    type(page.querySelector('app-review-course .decide textarea'), 'Sleeps better');
    radio(page, 'Stop').click();
    await settle();
    expect([words('en')?.value, words('es')?.value]).toEqual(['Well done. Go on.', expect.stringContaining('termina hoy')]);
    button('Use the draft again').click();
    await settle();
    expect(words('en')?.value).toContain('ends today');
  });

  it('is not left without a question while something is chosen', async () => {
    const { page, settle } = await open();
    radio(page, 'Continue').click();
    await settle();
    [...page.querySelectorAll<HTMLAnchorElement>('nav a')].find((one) => one.textContent?.includes('Progress'))?.click();
    await settle();
    expect(document.querySelector('mat-dialog-container')?.textContent).toContain('Leave without recording?');
    expect(page.querySelector('app-review-course')).not.toBeNull();
  });

  it('what was refused says so, and what was decided stays', async () => {
    const { page, settle, asked, button, text } = await open();
    radio(page, 'Continue').click();
    await settle();
    button('Save the review').click();
    await settle();
    asked('/api/plans/plan1/review-decisions', 'POST').flush(problem(412, 'version-conflict', { detail: 'Somebody saved the plan meanwhile.' }), {
      status: 412,
      statusText: 'Precondition Failed',
    });
    await settle();
    expect(text()).toContain('Somebody saved the plan meanwhile.');
    expect(radio(page, 'Continue').checked).toBe(true);
  });

  it('earlier decisions stand below, with what was known then', async () => {
    const { page } = await open({
      reviewDecisions: [
        {
          id: 'd1',
          planId: 'plan1',
          on: on(-20),
          at: `${on(-20)}T10:00:00Z`,
          byName: 'Hannah Osei',
          versions: { before: 3, after: 4 },
          reviewIds: [],
          decisions: [{ courseId: 'a', kind: 'continue', rationale: 'Sleeping better', name: 'Duloxetine', evidence: null }],
          nextOn: null,
          words: { en: 'Go on.', es: 'Siga.' },
        },
      ],
    });
    expect(page.querySelector('app-decisions-list')?.textContent).toMatch(/Nov 4, 2026.*Hannah Osei.*Continue.*Duloxetine – Sleeping better.*Go on\./s);
  });
});

it('of a patient whom the rules may not judge it attributes nothing, and says why', async () => {
  const { page, text } = await openSection('review', chartOf({ checkIns: NOTHING_MOVED, plan: PLAN, patient: patientOf({ birthDate: '2015-01-01' }) }), {
    rules: RULES,
  });
  expect(text()).toContain('What coincides with what is not worked out');
  expect(page.querySelectorAll('app-forest-plot, app-expected-observed')).toHaveLength(0);
});

describe('where there is little to say', () => {
  it.each<[string, Partial<Chart>, RegExp]>([
    ['no check-in', { checkIns: [] }, /No check-in yet.*Record a check-in/s],
    ['no started course', { plan: planOf([courseOf('a', 'cbt', on(5))], { state: 'active' }) }, /No course has started.*Open the plan/s],
    ['no plan', { plan: null }, /No course has started/],
    ['no baseline', { checkIns: answers([-10, -3], 6) }, /No check-in before the first start|two are needed|No PEG reading/i],
  ])('%s', async (_case, change, expected) => expect((await open(change)).text()).toMatch(expected));

  it('of a plan that does not run nothing is decided', async () => {
    const { page, text } = await open({ plan: { ...PLAN, state: 'completed' } });
    expect(page.querySelectorAll('app-review-course input[type=radio]')).toHaveLength(0);
    expect(text()).toContain('The plan does not run, so nothing is decided here.');
  });
});
