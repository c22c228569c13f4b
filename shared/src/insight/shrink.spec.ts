import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomFrom } from '../progress/attribution/calibration/random.js';
import { shrink, type GroupMean, type Shrunk, type Spread } from './shrink.js';

const SPREAD: Spread = { variance: 4, df: 200, between: 1 };
const groups = (...list: readonly (readonly [n: number, mean: number])[]): GroupMean[] => list.map(([n, mean]) => ({ n, mean }));

describe('means of groups', () => {
  it('one group has nothing to be drawn towards', () => {
    const { centre, groups: found } = shrink(groups([20, -1.5]), SPREAD);
    expect(found[0]?.mean).toBeCloseTo(-1.5, 9);
    expect(centre.mean).toBeCloseTo(-1.5, 9);
  });

  it('by hand: two groups of 20, variance 4, no other spread than τ = 0 would give the mean of both', () => {
    const { groups: found } = shrink(groups([20, -1], [20, -1]), { ...SPREAD, between: 1e-6 });
    expect(found.map(({ mean }) => mean)).toEqual([expect.closeTo(-1, 9), expect.closeTo(-1, 9)]);
    // √(4/40), 90 %, with Student's t of 200 degrees of freedom.
    expect((found[0]?.high ?? 0) + 1).toBeCloseTo(1.6525 * Math.sqrt(0.1), 3);
  });

  it('few patients are drawn further than many', () => {
    const [few, many] = shrink(groups([5, -3], [200, -3], [100, -1], [100, -1]), SPREAD).groups as [Shrunk, Shrunk];
    expect(few.mean).toBeGreaterThan(many.mean);
    expect(few.own).toBeLessThan(many.own);
    expect(few.high - few.low).toBeGreaterThan(many.high - many.low);
  });

  it.each([
    ['no group', [], 4],
    ['an empty group', groups([0, 1]), 4],
    ['no variance', groups([5, 1]), 0],
  ])('%s is refused', (_, list, variance) => expect(() => shrink(list, { ...SPREAD, variance })).toThrow(RangeError));

  const many = fc.array(fc.record({ n: fc.integer({ min: 5, max: 500 }), mean: fc.double({ min: -5, max: 5, noNaN: true }) }), { minLength: 1, maxLength: 12 });
  it('each lies between its own mean and the others, inside its interval, whatever the order', () => {
    fc.assert(
      fc.property(many, (list) => {
        const { centre, groups: found } = shrink(list, SPREAD);
        const [least, most] = [Math.min(...list.map(({ mean }) => mean)), Math.max(...list.map(({ mean }) => mean))];
        for (const { mean, low, high, own } of found) {
          expect(low).toBeLessThan(mean);
          expect(mean).toBeLessThan(high);
          expect(mean).toBeGreaterThanOrEqual(least - 1e-9);
          expect(mean).toBeLessThanOrEqual(most + 1e-9);
          expect(own).toBeGreaterThanOrEqual(0);
          expect(own).toBeLessThanOrEqual(1);
        }
        expect(centre.mean).toBeGreaterThanOrEqual(least - 1e-9);
        const back = shrink(list.toReversed(), SPREAD).groups.toReversed();
        found.forEach((one, at) => expect(back[at]?.mean).toBeCloseTo(one.mean, 9));
      }),
      { numRuns: 60 },
    );
  });

  it('moves with the scale: shifted and turned round, the answer is too', () => {
    fc.assert(
      fc.property(many, fc.double({ min: -3, max: 3, noNaN: true }), (list, by) => {
        const as = shrink(list, SPREAD).groups;
        const turned = shrink(
          list.map(({ n, mean }) => ({ n, mean: by - mean })),
          SPREAD,
        ).groups;
        as.forEach(({ mean, low }, at) => {
          expect(turned[at]?.mean).toBeCloseTo(by - mean, 6);
          expect(turned[at]?.high).toBeCloseTo(by - low, 6);
        });
      }),
      { numRuns: 40 },
    );
  });
});

/** Clinics whose truth is known: the 90 % intervals have to hold it, and the shrunk means have to err less than the plain ones. */
it.each([
  ['treatments that are all alike', 0],
  ['that differ somewhat', 0.5],
  ['that differ a lot', 1.2],
])('%s: intervals hold the truth in 86 to 97 %%, and shrunk means err no more', (_, tau) => {
  const random = randomFrom(20260101);
  const all = Array.from({ length: 400 }, () => {
    const truth = Array.from({ length: 6 }, () => random.normal(-1, tau));
    const list = truth.map((mean, at) => ({
      n: [5, 7, 10, 15, 40, 100][at] ?? 5,
      mean: mean + random.normal(0, 2 / Math.sqrt([5, 7, 10, 15, 40, 100][at] ?? 5)),
    }));
    return shrink(list, { ...SPREAD, df: 171 }).groups.map((one, at) => ({ ...one, truth: truth[at] ?? NaN, raw: list[at]?.mean ?? NaN }));
  }).flat();
  const held = all.filter(({ low, high, truth }) => low <= truth && truth <= high).length / all.length;
  const error = (of: (one: (typeof all)[number]) => number): number => Math.sqrt(all.reduce((sum, one) => sum + (of(one) - one.truth) ** 2, 0) / all.length);
  expect(held).toBeGreaterThan(0.86);
  expect(held).toBeLessThan(0.97);
  expect(error(({ mean }) => mean)).toBeLessThan(error(({ raw }) => raw));
});
