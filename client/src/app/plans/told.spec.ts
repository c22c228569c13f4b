import { describe, expect, it } from '@jest/globals';
import { boardOf } from '@stagewell/shared/plans/board';
import { CATALOGUE, courseOf, evaluationOf, planOf } from '../../testing/plan';
import { type CourseLine, linesOf } from './course-lines';
import { toldPlace, toldWords } from './told';

const lineOf = (endsOn: string | null): CourseLine => {
  const plan = planOf([courseOf('a', 'pt_exercise', '2027-03-03', { endsOn })]);
  const [line] = linesOf(boardOf(plan), plan, CATALOGUE, evaluationOf([]));
  if (line === undefined) throw new Error('No line');
  return line;
};
const LINE = lineOf('2027-05-02');

describe('what is said beside a bar', () => {
  it.each([
    ['start', '2027-02-19', '2027-02-01', 'Mar 3, 2027 · week 5 · 12 days later'],
    ['start', '2027-03-04', '2027-03-03', 'Mar 3, 2027 · week 1 · 1 day earlier'],
    ['start', '2027-03-03', '2027-02-25', 'Mar 3, 2027 · week 1 · as before'],
    ['end', '2027-04-25', '2027-02-01', 'until May 2, 2027 · week 13 · 7 days later'],
  ] as const)('%s, before on %s, a plan from %s: %s', (what, before, planStartsOn, words) => {
    expect(toldWords({ what, before }, LINE, planStartsOn)).toBe(words);
  });

  it('an end that is open again is no day', () => {
    expect(toldWords({ what: 'end', before: '2027-05-02' }, lineOf(null), '2027-02-01')).toBe('ongoing, as before');
  });
});

describe('where it is said', () => {
  // The bar reaches from 310 to 920 pixels.
  const SCALE = { from: '2027-01-31', days: 300, pxPerDay: 10 };

  it.each([
    ['start', 0, 1400, { x: 296, ends: true }],
    ['start', 200, 1200, { x: 934, ends: false }],
    ['start', 200, 700, { x: 410, ends: false }],
    ['start', 400, 400, { x: 500, ends: false }],
    ['end', 0, 1400, { x: 934, ends: false }],
    ['end', 0, 1000, { x: 296, ends: true }],
    ['end', 200, 800, { x: 720, ends: false }],
  ] as const)('%s, with %i pixels scrolled away and %i in sight', (what, left, width, place) => {
    expect(toldPlace({ what, before: '2027-03-03' }, LINE, SCALE, { left, width })).toEqual(place);
  });
});
