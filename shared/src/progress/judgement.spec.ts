import { describe, expect, it } from '@jest/globals';
import type { CheckInView } from '../check-ins/check-in.js';
import { addDays } from '../dates.js';
import type { CourseView } from '../plans/plan.js';
import { judged, type Judgement } from './judgement.js';
import type { Notice, Watched } from './watch.js';

const START = '2026-01-01';
const at = (day: number, peg: number | null, percent: number | null = 100): CheckInView =>
  ({
    takenOn: addDays(START, day),
    peg,
    painNow: null,
    sleep: null,
    phq4: null,
    function: null,
    redFlags: [],
    adherence: [{ courseId: 'a', percent }],
  }) as unknown as CheckInView;
const weekly = (fromDay: number, values: readonly number[], percent: number | null = 100) =>
  values.map((value, index) => at(fromDay + index * 7, value, percent));
const watched = (checkIns: readonly CheckInView[], today: number, change: Partial<Watched> = {}): Watched => ({
  checkIns,
  baseline: { mean: 8, sd: 0.7, n: 5 },
  firstStart: START,
  today: addDays(START, today),
  flares: [],
  events: [],
  ...change,
});
const course = (steps: readonly number[] = [0]): CourseView =>
  ({ id: 'a', startedOn: START, endedOn: null, steps: steps.map((day) => ({ day })) }) as unknown as CourseView;

const wornOff = [...weekly(7, [4, 4, 4, 4]), ...weekly(35, [6, 6.5, 7])];
const holds = weekly(7, [4, 4, 4, 4, 4, 4, 4, 4, 4, 4]);
const fading = [...weekly(7, [4, 4, 4, 4, 4, 4]), ...weekly(49, [6, 6.5, 6, 6.5])];

describe('each judgement answers: found, not found, or cannot tell and why', () => {
  it.each<[string, Notice['kind'], readonly [Watched, CourseView | null], Judgement['kind'], RegExp | null]>([
    ['an injection helped for a month, then half of it was lost', 'wear-off', [watched(wornOff, 49), course()], 'found', null],
    ['the injection still holds', 'wear-off', [watched(holds, 77), course()], 'not-found', null],
    [
      'it was lost within 30 days: no end of effect, it is a relapse',
      'wear-off',
      [watched([...weekly(2, [4, 4, 4, 4]), ...weekly(28, [8, 8, 8])], 43), course()],
      'not-found',
      null,
    ],
    ['nothing to count a gain from', 'wear-off', [watched(wornOff, 49, { baseline: null }), course()], 'cannot-tell', /no level before the start/],
    ['before any treatment', 'relapse', [watched(holds, 77, { firstStart: null }), null], 'cannot-tell', /Nothing has started/],
    ['a responder who keeps it', 'relapse', [watched(holds, 77), null], 'not-found', null],
    ['one reading', 'deterioration', [watched([at(7, 4)], 10), null], 'cannot-tell', /1 reading at least five days apart/],
    ['no reading', 'deterioration', [watched([], 10), null], 'cannot-tell', /0 readings/],
    ['three readings make no level', 'deterioration', [watched(weekly(7, [4, 4, 4]), 25), null], 'cannot-tell', /No 28 days with four readings/],
    [
      'in the weeks after exercise began',
      'deterioration',
      [watched([...holds, at(84, 7)], 84, { flares: [{ tags: ['exercise'], startedOn: addDays(START, 80) }] }), null],
      'cannot-tell',
      /expected early worsening/,
    ],
    ['steady', 'deterioration', [watched(holds, 77), null], 'not-found', null],
    ['a medicine fades at an unchanged dose', 'diminishing-returns', [watched(fading, 76), course()], 'found', null],
    ['it does not fade', 'diminishing-returns', [watched(holds, 77), course()], 'not-found', null],
    ['the dose changed a month ago', 'diminishing-returns', [watched(fading, 76, {}), course([0, 40])], 'cannot-tell', /dose changed/],
    [
      'taken on half of the days',
      'diminishing-returns',
      [
        watched(
          fading.map((one) => ({ ...one, adherence: [{ courseId: 'a', percent: 50 }] })),
          76,
        ),
        course(),
      ],
      'cannot-tell',
      /50 %/,
    ],
    [
      'nobody asked whether it was taken',
      'diminishing-returns',
      [
        watched(
          fading.map((one) => ({ ...one, adherence: [] })),
          76,
        ),
        course(),
      ],
      'cannot-tell',
      /not recorded/,
    ],
  ])('%s (%s)', (_case, kind, [about, of], expected, why) => {
    const verdict = judged(kind, 'peg', about, of);
    expect(verdict.kind).toBe(expected);
    if (verdict.kind === 'cannot-tell') expect(verdict.reasons.join(' ')).toMatch(why ?? /never/);
    else {
      expect(verdict.change.interval.low).toBeLessThan(verdict.change.interval.high);
      expect(Math.min(verdict.change.before.n, verdict.change.now.n)).toBeGreaterThanOrEqual(2);
      expect(verdict.change.now.readings).toHaveLength(verdict.change.now.n);
    }
  });
});
