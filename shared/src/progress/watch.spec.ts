import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CheckInView } from '../check-ins/check-in.js';
import { addDays } from '../dates.js';
import type { CourseView } from '../plans/plan.js';
import { bestLevel, deterioration, diminishingReturns, relapse, type Watched } from './watch.js';

const START = '2026-01-01';
const at = (day: number, peg: number | null, percent = 100): CheckInView =>
  ({
    takenOn: addDays(START, day),
    peg,
    painNow: peg,
    sleep: peg,
    phq4: peg,
    function: peg,
    redFlags: [],
    adherence: [{ courseId: 'a', percent }],
  }) as unknown as CheckInView;
const weekly = (fromDay: number, values: readonly (number | null)[]) => values.map((value, index) => at(fromDay + index * 7, value));
const watched = (checkIns: readonly CheckInView[], todayDay: number, change: Partial<Watched> = {}): Watched => ({
  checkIns,
  baseline: { mean: 8, sd: 0.7, n: 5 },
  firstStart: START,
  today: addDays(START, todayDay),
  flares: [],
  events: [],
  ...change,
});
const good = weekly(7, [4, 4, 4, 4]);

describe('deterioration (PEG 1.5 above the best 28-day level, twice)', () => {
  const exercise = [{ tags: ['exercise'], startedOn: addDays(START, 40) }];
  it.each<[string, readonly CheckInView[], Partial<Watched>, boolean]>([
    ['two weeks at +1.5', [...good, at(42, 5.5), at(49, 5.5), at(56, 5.5)], {}, true],
    ['two weeks at +1.4', [...good, at(42, 5.4), at(49, 5.4), at(56, 5.4)], {}, false],
    ['one bad week', [...good, at(35, 4), at(42, 4), at(49, 4), at(56, 9)], {}, false],
    ['two bad days in a row are not five days apart', [...good, at(35, 4), at(42, 4), at(55, 9), at(56, 9)], {}, false],
    ['no established level: three readings', [at(7, 4), at(14, 4), at(21, 4), at(42, 8), at(49, 8)], {}, false],
    ['inside an expected flare', [...good, at(42, 6), at(49, 6), at(56, 6)], { flares: exercise }, false],
    ['unanswered is not high', [...good, at(42, null), at(49, null), at(56, null)], {}, false],
    ['from zero', [...weekly(7, [0, 0, 0, 0]), at(42, 2), at(49, 2), at(56, 2)], {}, true],
  ])('%s: %s', (_case, checkIns, change, expected) => expect(deterioration('peg', watched(checkIns, 56, change)) !== null).toBe(expected));
  it('is not defined for sleep', () => expect(deterioration('sleep', watched([...good, ...weekly(42, [10, 10, 10])], 56))).toBeNull());
});

describe('relapse (a responder who lost half of the gain)', () => {
  it.each<[string, readonly CheckInView[], Partial<Watched>, boolean]>([
    ['half of the gain gone for 14 days', [...good, ...weekly(35, [6, 6, 6])], {}, true],
    ['only 7 days', [...good, ...weekly(35, [4, 6, 6])], {}, false],
    ['one good reading between', [...good, ...weekly(35, [6, 5.9, 6, 6])], {}, false],
    ['less than half', [...good, ...weekly(35, [5.9, 5.9, 5.9])], {}, false],
    ['never a responder', [...weekly(7, [6, 6, 6, 6]), ...weekly(35, [8, 8, 8])], {}, false],
    ['no baseline', [...good, ...weekly(35, [6, 6, 6])], { baseline: null }, false],
    ['before any treatment', [...good, ...weekly(35, [6, 6, 6])], { firstStart: null }, false],
    ['a small gain needs a whole point', [...weekly(7, [1, 1, 1, 1]), ...weekly(35, [1.5, 1.5, 1.5])], { baseline: { mean: 2, sd: 0, n: 4 } }, false],
  ])('%s: %s', (_case, checkIns, change, expected) => expect(relapse('peg', watched(checkIns, 60, change)) !== null).toBe(expected));
  it('says since when and on how many readings', () => {
    expect(relapse('peg', watched([...good, ...weekly(35, [6, 6.5, 7])], 60))).toMatchObject({
      since: addDays(START, 35),
      n: 3,
      sentence: expect.stringContaining('6.5 now, against 4.0 at best'),
    });
  });
});

describe('diminishing returns (unchanged dose, taken, fading)', () => {
  const pill = (change: Partial<CourseView> = {}): CourseView =>
    ({ id: 'a', startedOn: START, endedOn: null, steps: [{ day: 0 }, { day: 7 }], ...change }) as unknown as CourseView;
  const faded = [...weekly(7, [4, 4, 4, 4, 4, 4]), ...weekly(49, [6, 6.5, 6, 6.5])];
  const found = (course: CourseView, checkIns: readonly CheckInView[], today = 76) => diminishingReturns('peg', course, watched(checkIns, today)) !== null;
  it.each<[string, boolean]>([
    ['fading at an unchanged dose', found(pill(), faded)],
    ['not yet fading', !found(pill(), weekly(7, [4, 4, 4, 4, 4, 4, 4, 4, 4, 4]))],
    ['the dose changed 55 days ago', !found(pill({ steps: [{ day: 0 }, { day: 21 }] as unknown as CourseView['steps'] }), faded)],
    ['the dose changed 56 days ago', found(pill({ steps: [{ day: 0 }, { day: 20 }] as unknown as CourseView['steps'] }), faded)],
    ['a step planned for later is no change yet', found(pill({ steps: [{ day: 0 }, { day: 300 }] as unknown as CourseView['steps'] }), faded)],
    [
      'taken at 79 %',
      !found(
        pill(),
        faded.map((one) => ({ ...one, adherence: [{ courseId: 'a', percent: 79 }] })),
      ),
    ],
    [
      'adherence not asked',
      !found(
        pill(),
        faded.map((one) => ({ ...one, adherence: [] })),
      ),
    ],
    ['already stopped', !found(pill({ endedOn: addDays(START, 60) }), faded)],
    ['not started', !found(pill({ startedOn: null }), faded)],
    ['two of the last four agree', !found(pill(), [...weekly(7, [4, 4, 4, 4, 4, 4]), ...weekly(49, [9, 9, 5, 5])])],
  ])('%s', (_case, holds) => expect(holds).toBe(true));
});

describe('the best level', () => {
  it('needs four readings and may be zero', () => {
    const readings = [7, 14, 21, 28].map((day) => ({ on: addDays(START, day), value: 0 }));
    expect(bestLevel(readings, START, addDays(START, 60))).toEqual({ mean: 0, sd: 0, n: 4 });
    expect(bestLevel(readings.slice(1), START, addDays(START, 60))).toBeNull();
  });
});

it('notices do not depend on the order of check-ins nor on the calendar', () => {
  const list = fc.array(fc.option(fc.integer({ min: 0, max: 10 }), { nil: null }), { minLength: 6, maxLength: 16 });
  fc.assert(
    fc.property(list, fc.integer({ min: -300, max: 300 }), (values, by) => {
      const checkIns = weekly(7, values);
      const all = (about: Watched) => [deterioration('peg', about), relapse('peg', about)].map((notice) => (notice === null ? null : [notice.kind, notice.n]));
      const about = watched(checkIns, 120);
      expect(all({ ...about, checkIns: [...checkIns].reverse() })).toEqual(all(about));
      const moved = {
        ...about,
        firstStart: addDays(START, by),
        today: addDays(about.today, by),
        checkIns: checkIns.map((one) => ({ ...one, takenOn: addDays(one.takenOn, by) })),
      };
      expect(all(moved)).toEqual(all(about));
    }),
  );
});
