import { describe, expect, it } from '@jest/globals';
import type { PlanView } from '../plans/plan.js';
import { plannedCourse } from '../plans/testing.js';
import { decisionProblems, DECISION_KINDS, lastDecisionOn, type NewReviewDecision } from './decision.js';
import { patientWords } from './patient-words.js';

const TODAY = '2027-03-01';
const plan = {
  courses: [plannedCourse('a', 'duloxetine', '2027-01-01', { state: 'active', startedOn: '2027-01-01' }), plannedCourse('p', 'cbt', '2027-04-01')],
} as unknown as PlanView;
const decided = (over: Partial<NewReviewDecision> = {}): NewReviewDecision => ({
  reviewIds: [],
  decisions: [{ courseId: 'a', kind: 'continue', rationale: '' }],
  endings: [],
  board: null,
  nextOn: null,
  words: { en: '', es: '' },
  ...over,
});
const paths = (over: Partial<NewReviewDecision>): readonly string[] => decisionProblems(decided(over), plan, TODAY).map(({ path }) => path);

describe('what may be decided', () => {
  it.each<[string, Partial<NewReviewDecision>, readonly string[]]>([
    ['going on needs no reason', {}, []],
    ['everything else does', { decisions: [{ courseId: 'a', kind: 'adjust', rationale: '  ' }] }, ['decisions.0']],
    ['nothing is decided', { decisions: [] }, ['decisions']],
    ['a course of another plan', { decisions: [{ courseId: 'x', kind: 'continue', rationale: '' }] }, ['decisions.0']],
    ['a course that has not begun', { decisions: [{ courseId: 'p', kind: 'continue', rationale: '' }] }, ['decisions.0']],
    ['the plan as a whole: only adding', { decisions: [{ courseId: null, kind: 'stop', rationale: 'because' }] }, ['decisions.0', 'endings']],
    ['adding to the plan', { decisions: [{ courseId: null, kind: 'add', rationale: 'because' }] }, []],
    [
      'the same course twice',
      {
        decisions: [
          { courseId: 'a', kind: 'continue', rationale: '' },
          { courseId: 'a', kind: 'adjust', rationale: 'because' },
        ],
      },
      ['decisions'],
    ],
    ['a stop without its ending', { decisions: [{ courseId: 'a', kind: 'stop', rationale: 'because' }] }, ['endings']],
    ['an ending without a stop', { endings: [{ courseId: 'a', learned: '' }] }, ['endings']],
    ['a stop with it', { decisions: [{ courseId: 'a', kind: 'stop', rationale: 'because' }], endings: [{ courseId: 'a', learned: '' }] }, []],
    ['another look today', { nextOn: TODAY }, []],
    ['another look yesterday', { nextOn: '2027-02-28' }, ['nextOn']],
  ])('%s', (_case, over, expected) => expect(paths(over)).toEqual(expected));
});

it('the last decision about a course counts, whatever it was', () => {
  const made = (day: string, courseId: string) => ({ on: day, decisions: [{ courseId, kind: 'continue' as const, rationale: '', name: '', evidence: null }] });
  const all = [made('2027-02-01', 'a'), made('2027-02-20', 'a'), made('2027-02-25', 'b')];
  expect([lastDecisionOn(all, 'a'), lastDecisionOn(all, 'c')]).toEqual(['2027-02-20', null]);
});

describe('what the patient is told', () => {
  const name = { en: 'duloxetine', es: 'duloxetina' };
  it.each(DECISION_KINDS)('%s: in both languages, with the treatment and when to meet again, and no claim of a cause', (kind) => {
    const { en, es } = patientWords([{ kind, name, to: null }], '2027-04-01');
    expect([en, es]).toEqual([expect.stringContaining('duloxetine'), expect.stringContaining('duloxetina')]);
    expect([en, es]).toEqual([expect.stringContaining('April 1, 2027'), expect.stringContaining('1 de abril de 2027')]);
    expect(`${en} ${es}`).not.toMatch(/because of|caused|thanks to|helped you|gracias a|le ayudó/i);
  });
  it('is empty before anything is decided', () => expect(patientWords([], null)).toEqual({ en: '', es: '' }));
});
