import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { actingOn, eventOn, flareOn, regressionOn, type Exposure } from './kernel.js';

const SNRI = { lag: 3, onset: 10, plateau: null, offset: 14 };
const INJECTION = { lag: 2, onset: 4, plateau: 90, offset: 30 };
const exposure = (change: Partial<Exposure> = {}): Exposure => ({ start: 0, stop: null, sessions: [], adherence: [], kernel: SNRI, ...change });
const risen = (days: number, onset = 10): number => 1 - Math.exp(-days / onset);

describe('how much of its full effect a course has', () => {
  it.each<[string, Exposure, number, number]>([
    ['the day before its start', exposure(), -1, 0],
    ['until its lag is over', exposure(), 3, 0],
    ['one onset time later', exposure(), 13, risen(10)],
    ['after a year, while taken', exposure(), 365, 1],
    ['twice as slow', exposure(), 23, risen(20)],
    ['two weeks after a stop: down to 37 %', exposure({ stop: 100 }), 114, risen(97) * Math.exp(-1)],
    ['on the day of the stop: as before', exposure({ stop: 100 }), 100, risen(97)],
    ['an injection within its window', exposure({ kernel: INJECTION }), 90, risen(88, 4)],
    ['an injection a month after its window', exposure({ kernel: INJECTION }), 120, risen(118, 4) * Math.exp(-1)],
    ['taken at half', exposure({ adherence: [{ from: 0, share: 0.5 }] }), 365, 0.5],
    [
      'first as planned, then not at all',
      exposure({
        adherence: [
          { from: 0, share: 1 },
          { from: 50, share: 0 },
        ],
      }),
      60,
      0,
    ],
    ['not at all when it was stopped: nothing to lose', exposure({ stop: 100, adherence: [{ from: 50, share: 0 }] }), 110, 0],
    ['nothing was recorded: as planned', exposure(), 1000, 1],
    ['two injections do not add up to more than one', exposure({ kernel: INJECTION, sessions: [0, 10] }), 60, 1],
    [
      'the second injection renews it',
      exposure({ kernel: INJECTION, sessions: [0, 120] }),
      200,
      Math.min(1, risen(198, 4) * Math.exp(-110 / 30) + risen(78, 4)),
    ],
  ])('%s', (_case, about, day, expected) => expect(actingOn(about, day)).toBeCloseTo(expected, 6));

  it('the pace of onset stretches the rise only', () => expect(actingOn(exposure(), 23, 2)).toBeCloseTo(risen(10), 12));

  it('is never below none nor above all', () => {
    const day = fc.integer({ min: -50, max: 400 });
    fc.assert(
      fc.property(day, fc.option(day), fc.array(day, { maxLength: 4 }), fc.constantFrom(0.5, 1, 2), (on, stop, sessions, slower) => {
        const acting = actingOn(exposure({ stop, sessions, kernel: INJECTION }), on, slower);
        expect(acting).toBeGreaterThanOrEqual(0);
        expect(acting).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('what else moves readings', () => {
  it.each<[string, number, number]>([
    ['a flare before its first day', flareOn(1, 7, 0), 0],
    ['in its middle', flareOn(1, 7, 4), 1],
    ['half-way up', flareOn(1, 7, 2.5), 0.5],
    ['after its last day', flareOn(1, 7, 8), 0],
    ['a flare of a single day', flareOn(2, 2, 2), 1],
    ['regression before enrolment', regressionOn(10, 9), 0],
    ['regression four weeks later', regressionOn(10, 38), Math.exp(-1) - 1],
    ['an event before it', eventOn(5, 9, 4), 0],
    ['an event while it lasts', eventOn(5, 9, 9), 1],
    ['an event two weeks later', eventOn(5, 9, 23), Math.exp(-1)],
  ])('%s', (_case, found, expected) => expect(found).toBeCloseTo(expected, 12));
});
