import { describe, expect, it } from '@jest/globals';
import { addDays, daysBetween } from '@stagewell/shared/dates';
import { boardOf } from '@stagewell/shared/plans/board';
import fc from 'fast-check';
import { CATALOGUE, courseOf, evaluationOf, planOf } from '../../testing/plan';
import { linesOf } from './course-lines';
import { legibilityOf, legibilityWords, levelWords, trialsOf } from './legibility';

const MONDAY = '2026-12-07';
const day = (days: number) => addDays(MONDAY, days);
const trial = (from: number, until: number | null) => ({ courseId: `${from}`, from: day(from), until: until === null ? null : day(until) });
const lines = (...courses: readonly [id: string, modalityId: string, startsOn: number][]) => {
  const plan = planOf(courses.map(([id, modalityId, startsOn]) => courseOf(id, modalityId, day(startsOn))));
  return linesOf(boardOf(plan), plan, CATALOGUE, evaluationOf([]));
};

describe('how well effects can be told apart, by days', () => {
  it.each([
    ['one course', [trial(0, 14)], ['one at a time 0–14', ' 14–28']],
    ['two that are judged at the same time', [trial(0, 14), trial(7, 21)], ['one at a time 0–7', '2 at once 7–14', 'one at a time 14–21', ' 21–28']],
    ['one that ends on the day on which the next begins', [trial(0, 7), trial(7, 14)], ['one at a time 0–14', ' 14–28']],
    ['one day that is shared', [trial(0, 8), trial(7, 20)], ['one at a time 0–7', '2 at once 7–8', 'one at a time 8–20', ' 20–28']],
    [
      'nothing before the first course starts, and nothing between two',
      [trial(3, 8), trial(13, 20)],
      [' 0–3', 'one at a time 3–8', ' 8–13', 'one at a time 13–20', ' 20–28'],
    ],
    ['without a time of judgement nothing is judged', [trial(0, null)], [' 0–28']],
  ])('%s', (_what, trials, stretches) => {
    const found = legibilityOf(trials, { from: MONDAY, days: 28 });
    expect(found.map((one) => `${levelWords(one)} ${daysBetween(MONDAY, one.from)}–${daysBetween(MONDAY, one.to)}`)).toEqual(stretches);
  });

  it('covers the scale without a gap, and neighbours differ', () => {
    const trials = fc.array(fc.tuple(fc.nat(100), fc.integer({ min: 1, max: 60 })).map(([from, length]) => trial(from, from + length)));
    fc.assert(
      fc.property(trials, fc.integer({ min: 1, max: 30 }), (some, weeks) => {
        const found = legibilityOf(some, { from: MONDAY, days: weeks * 7 });
        expect([found[0]?.from, found.at(-1)?.to]).toEqual([MONDAY, day(weeks * 7)]);
        found.slice(1).forEach((one, index) => {
          expect(one.from).toBe(found[index]?.to);
          expect(one.count).not.toBe(found[index]?.count);
        });
      }),
    );
  });

  it('a trial lasts from the first day to the first assessment', () => {
    expect(trialsOf(lines(['a', 'duloxetine', 0], ['b', 'baclofen', 3]))).toEqual([
      { courseId: 'a', from: MONDAY, until: day(35) },
      { courseId: 'b', from: day(3), until: null },
    ]);
  });
});

describe('the same in words', () => {
  it.each([
    ['nothing is judged', lines(['b', 'baclofen', 0]), 'No course has a time at which it is judged.'],
    ['one after the other', lines(['a', 'duloxetine', 0], ['b', 'pt_exercise', 60]), 'No two courses are judged for the first time on the same days.'],
    [
      'one within the other',
      lines(['a', 'duloxetine', 0], ['b', 'pt_exercise', 10]),
      'Of 2 courses, 2 are judged for the first time on days on which another one is too: Duloxetine, Physical therapy with graded exercise.',
    ],
  ])('%s', (_what, some, words) => {
    expect(legibilityWords(some)).toBe(words);
  });
});
