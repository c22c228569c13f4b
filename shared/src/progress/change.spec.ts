import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../dates.js';
import { figureOf, type Figure } from './baseline.js';
import { changeOf, isReal, noiseFloor, reachesMcid, t95, windowEnding, windowStarting, type CurrentWindow } from './change.js';
import type { Measure } from './measures.js';

const DAY = '2026-01-01';
const weekly = (values: readonly number[], from = DAY) => values.map((value, at) => ({ on: addDays(from, at * 7), value }));
const figure = (values: readonly number[]): Figure => {
  const found = figureOf(weekly(values));
  if (found === null) throw new Error('a figure needs values');
  return found;
};
const now = (values: readonly number[]): CurrentWindow => ({ ...figure(values), from: DAY, to: addDays(DAY, 27), readings: weekly(values) });
const certain = <T>(found: T | null): T => {
  if (found === null) throw new Error('expected a change');
  return found;
};
const change = (before: readonly number[], after: readonly number[], measure: Measure = 'peg') => changeOf(measure, figure(before), now(after));

describe('the noise floor (reliable change)', () => {
  it.each<[string, Measure, number, number, number]>([
    ['one weekly recall against another: ±1.9', 'peg', 1, 1, 1.94],
    ['one single rating against another: ±3.4', 'pain', 1, 1, 3.44],
    ['four weekly recalls against four', 'peg', 4, 4, 0.97],
    ['five single ratings against five', 'pain', 5, 5, 1.54],
  ])('%s', (_case, measure, a, b, expected) => expect(noiseFloor(measure, a, b)).toBeCloseTo(expected, 2));
});

describe('Student’s t', () => {
  it.each([
    [1, 6.314],
    [4, 2.132],
    [10, 1.812],
    [30, 1.697],
    [31, 1.6955],
    [60, 1.6706],
    [120, 1.6577],
  ])('df %s → %s', (df, expected) => expect(t95(df)).toBeCloseTo(expected, 3));
  it.each([[0], [-1], [2.5], [Number.NaN]])('df %s is refused', (df) => expect(() => t95(df)).toThrow(RangeError));
});

describe('a change between two windows', () => {
  it('worked by hand: 7,8,7,8 before and 4,5,4,5 after, pooled SD 0.577 raised to the known noise 0.7', () => {
    const found = change([7, 8, 7, 8], [4, 5, 4, 5]);
    expect(found?.points).toBe(-3);
    expect(found?.percent).toBe(-40);
    // df 6: t = 1.943; half width = 1.943 · 0.7 · √(1/4 + 1/4) = 0.9617
    expect(found?.interval.low).toBeCloseTo(-3.9617, 3);
    expect(found?.interval.high).toBeCloseTo(-2.0383, 3);
    expect(found?.before.n).toBe(4);
    expect(found?.now.n).toBe(4);
  });
  it('a spread above the known noise is used as it is', () => {
    // SD 2 on both sides, df 2: t = 2.92; half width = 2.92 · 2 · √1
    const found = change([6 - Math.SQRT2, 6 + Math.SQRT2], [3 - Math.SQRT2, 3 + Math.SQRT2]);
    expect(found?.interval.low).toBeCloseTo(-3 - 5.84, 3);
  });
  it.each<[string, readonly number[], readonly number[]]>([
    ['one reading against one', [7], [4]],
    ['four against one', [7, 7, 7, 7], [4]],
    ['one against four', [7], [4, 4, 4, 4]],
  ])('%s is no change to judge', (_case, before, after) => expect(change(before, after)).toBeNull());
  it('nothing on one side is no change to judge', () => {
    expect(changeOf('peg', null, now([4, 4]))).toBeNull();
    expect(changeOf('peg', figure([4, 4]), null)).toBeNull();
  });
  it('from zero there is no percent', () => expect(change([0, 0], [2, 2])?.percent).toBeNull());
  it.each<[string, readonly number[], readonly number[], boolean, boolean]>([
    ['exactly one PEG point, many readings', [6, 6, 6, 6, 6, 6], [5, 5, 5, 5, 5, 5], true, true],
    ['one PEG point on two readings a side is within noise', [6, 6], [5, 5], true, false],
    ['0.9 PEG points is below the minimal important difference', [6, 6, 6, 6, 6, 6], [5.1, 5.1, 5.1, 5.1, 5.1, 5.1], false, true],
    ['30 % of a low level counts although it is under a point', [2, 2, 2, 2, 2, 2, 2, 2], [1.4, 1.4, 1.4, 1.4, 1.4, 1.4, 1.4, 1.4], true, false],
  ])('%s', (_case, before, after, important, real) => {
    const found = change(before, after);
    if (found === null) throw new Error('expected a change');
    expect([reachesMcid(found), isReal(found)]).toEqual([important, real]);
  });
});

describe('windows', () => {
  const readings = weekly([1, 2, 3, 4, 5, 6, 7, 8]);
  const last = addDays(DAY, 49);
  it('ends on the day asked and holds 28 days', () =>
    expect(windowEnding('peg', readings, '2025-01-01', last)?.readings.map(({ value }) => value)).toEqual([5, 6, 7, 8]));
  it('is lengthened once when it holds fewer than two', () => expect(windowEnding('peg', readings, '2025-01-01', addDays(last, 27))?.n).toBe(5));
  it('is never lengthened without end', () => expect(windowEnding('peg', readings, '2025-01-01', addDays(last, 56))).toBeNull());
  it('never reaches before the start of treatment', () => expect(windowEnding('peg', readings, addDays(last, -7), last)?.n).toBe(2));
  it('starts on the assessment day', () =>
    expect(windowStarting('peg', readings, addDays(DAY, 7), last)?.readings.map(({ value }) => value)).toEqual([2, 3, 4, 5]));
  it('stops at the last day it may use', () => expect(windowStarting('peg', readings, addDays(DAY, 7), addDays(DAY, 14))?.n).toBe(2));
});

describe('properties', () => {
  const values = fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 2, maxLength: 12 });
  it('the order of readings does not matter, and adding the same to all changes nothing but the percent', () => {
    fc.assert(
      fc.property(values, values, fc.integer({ min: 1, max: 5 }), (before, after, by) => {
        const numbers = (a: readonly number[], b: readonly number[]): readonly number[] => {
          const { points, interval } = certain(change(a, b));
          return [points, interval.low, interval.high].map((value) => Math.round(value * 1e6));
        };
        const found = numbers(before, after);
        expect(numbers([...before].reverse(), [...after].reverse())).toEqual(found);
        expect(
          numbers(
            before.map((v) => v + by),
            after.map((v) => v + by),
          ),
        ).toEqual(found);
      }),
    );
  });
  it('the interval holds the estimate, is never a point, and mirrors when before and after change places', () => {
    fc.assert(
      fc.property(values, values, (before, after) => {
        const found = change(before, after);
        const back = change(after, before);
        if (found === null || back === null) throw new Error('both sides have two readings');
        expect(found.interval.low).toBeLessThan(found.points);
        expect(found.interval.high).toBeGreaterThan(found.points);
        expect(back.interval.low).toBeCloseTo(-found.interval.high, 9);
      }),
    );
  });
  it('doubling every spread that exceeds the noise doubles the interval', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), (spread) => {
        const width = (by: number): number => {
          const found = change([5 - by, 5 + by], [5 - by, 5 + by]);
          return (found?.interval.high ?? Number.NaN) - (found?.interval.low ?? Number.NaN);
        };
        expect(width(2 * spread)).toBeCloseTo(2 * width(spread), 6);
      }),
    );
  });
});

/** A fixed stream of normal deviates (Lehmer generator, Box–Muller), so that the simulation is the same on every run. */
const normals = (seed: number): (() => number) => {
  let state = seed;
  const uniform = (): number => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
};

describe('does the interval keep its promise? 4,000 simulated patients, four weekly readings a side', () => {
  const run = (sd: number, effect: number) => {
    const next = normals(20260301);
    const draw = (level: number): readonly number[] => Array.from({ length: 4 }, () => level + sd * next());
    const changes = Array.from({ length: 4000 }, () => certain(change(draw(6), draw(6 + effect))));
    const share = (holds: (one: (typeof changes)[number]) => boolean): number => changes.filter(holds).length / changes.length;
    return {
      covered: share(({ interval }) => interval.low <= effect && effect <= interval.high),
      calledBetter: share((one) => isReal(one) && reachesMcid(one)),
      naive: share(({ now: { readings }, before }) => (readings.at(-1)?.value ?? 0) - before.mean <= -1),
    };
  };
  it('noisier than the known noise: the interval covers the truth nine times in ten', () => {
    expect(run(1.4, 0).covered).toBeGreaterThan(0.885);
    expect(run(1.4, 0).covered).toBeLessThan(0.915);
    expect(run(1.4, -2).covered).toBeGreaterThan(0.885);
  });
  it('as noisy as the known noise: it covers at least that', () => expect(run(0.7, -2).covered).toBeGreaterThan(0.9));
  it('nothing changed: fewer than 3 in 100 are called better, far fewer than one last reading would call', () => {
    const { calledBetter, naive } = run(0.7, 0);
    expect(calledBetter).toBeLessThan(0.03);
    expect(naive).toBeGreaterThan(3 * calledBetter);
  });
  it('two and a half points better: nine in ten are called better', () => expect(run(0.7, -2.5).calledBetter).toBeGreaterThan(0.9));
});
