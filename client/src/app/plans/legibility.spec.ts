import { describe, expect, it } from '@jest/globals';
import { addDays, daysBetween } from '@stagewell/shared/dates';
import { boardOf } from '@stagewell/shared/plans/board';
import type { CourseTold, PlanInformation } from '@stagewell/shared/plans/plan-information';
import type { Legibility } from '@stagewell/shared/progress/attribution/legible';
import fc from 'fast-check';
import { CATALOGUE, courseOf, evaluationOf, planOf } from '../../testing/plan';
import { linesOf } from './course-lines';
import { legibilityOf, legibilityWords, levelWords, type Told, toldOf } from './legibility';

const MONDAY = '2026-12-07';
const day = (days: number) => addDays(MONDAY, days);
const told = (from: number, until: number, legibility: Legibility = 'clear'): Told => ({ courseId: `${from}`, from: day(from), until: day(until), legibility });
const lines = (...courses: readonly [id: string, modalityId: string, startsOn: number][]) => {
  const plan = planOf(courses.map(([id, modalityId, startsOn]) => courseOf(id, modalityId, day(startsOn))));
  return linesOf(boardOf(plan), plan, CATALOGUE, evaluationOf([]));
};
const courseTold = (courseId: string, legibility: Legibility): CourseTold => ({
  ...{ courseId, legibility, information: 0.5, correlation: 0, mostLike: null, assurance: 0.5, detectable: 2, assumed: [] },
});
const information = (courses: Readonly<Record<string, Legibility>>, more: Partial<PlanInformation> = {}): PlanInformation => ({
  courses: Object.entries(courses).map(([id, level]) => courseTold(id, level)),
  ...{ pairs: [], gain: 1, settled: 0.5, checkIns: { made: 4, planned: 20, until: '2027-03-20' } },
  ...more,
});

describe('how well effects can be told, by days', () => {
  it.each<[string, readonly Told[], readonly string[]]>([
    ['one course', [told(0, 14)], ['clearly 0–14', ' 14–28']],
    ['of two on the same days the hardest', [told(0, 14), told(7, 21, 'hardly')], ['clearly 0–7', 'hardly 7–21', ' 21–28']],
    ['one that ends on the day on which the next begins', [told(0, 7), told(7, 14)], ['clearly 0–14', ' 14–28']],
    [
      'nothing before the first course starts, and nothing between two',
      [told(3, 8), told(13, 20, 'partly')],
      [' 0–3', 'clearly 3–8', ' 8–13', 'partly 13–20', ' 20–28'],
    ],
    ['nothing is judged', [], [' 0–28']],
  ])('%s', (_what, all, stretches) => {
    const found = legibilityOf(all, { from: MONDAY, days: 28 });
    expect(found.map((one) => `${levelWords(one)} ${daysBetween(MONDAY, one.from)}–${daysBetween(MONDAY, one.to)}`)).toEqual(stretches);
  });

  it('covers the scale without a gap, and neighbours differ', () => {
    const some = fc.array(
      fc
        .tuple(fc.nat(100), fc.integer({ min: 1, max: 60 }), fc.constantFrom<Legibility[]>('clear', 'partly', 'hardly'))
        .map(([from, length, level]) => told(from, from + length, level)),
    );
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 30 }), (all, weeks) => {
        const found = legibilityOf(all, { from: MONDAY, days: weeks * 7 });
        expect([found[0]?.from, found.at(-1)?.to]).toEqual([MONDAY, day(weeks * 7)]);
        found.slice(1).forEach((one, index) => {
          expect(one.from).toBe(found[index]?.to);
          expect(one.level).not.toBe(found[index]?.level);
        });
      }),
    );
  });

  it('from the first day to the first assessment; without one it is drawn nowhere', () => {
    const drawn = toldOf(lines(['a', 'duloxetine', 0], ['b', 'baclofen', 3]), information({ a: 'partly', b: 'hardly' }));
    expect(drawn).toEqual([{ courseId: 'a', from: MONDAY, until: day(35), legibility: 'partly' }]);
  });
});

describe('the same in words', () => {
  const two = lines(['a', 'duloxetine', 0], ['b', 'pt_exercise', 10]);
  it.each<[string, PlanInformation, string]>([
    ['nothing to tell', information({}), 'No course has an effect to tell.'],
    ['all clear', information({ a: 'clear', b: 'clear' }), 'Of 2 effects, 2 will be told clearly.'],
    ['one is hard', information({ a: 'clear', b: 'hardly' }), 'Of 2 effects, 1 will be told clearly, 1 hardly. Hardly: Physical therapy with graded exercise.'],
    [
      'two that are only told together',
      information({ a: 'hardly', b: 'hardly' }, { pairs: [{ courseIds: ['a', 'b'], correlation: -0.64 }] }),
      'Of 2 effects, 2 will be told hardly. Hardly: Duloxetine, Physical therapy with graded exercise. Not to be told from each other: Duloxetine and Physical therapy with graded exercise.',
    ],
  ])('%s', (_what, known, words) => expect(legibilityWords(two, known).told).toBe(words));

  it.each([
    [{ made: 1, planned: 20, until: '2027-03-20' }, 'Worked out from 1 check-in made, and 20 planned until Mar 20, 2027.'],
    [{ made: 30, planned: 0, until: '2026-03-20' }, 'Worked out from 30 check-ins made, and none is planned any more.'],
  ])('from what it was worked out: %j', (checkIns, words) => expect(legibilityWords(two, information({ a: 'clear' }, { checkIns })).by).toBe(words));
});
