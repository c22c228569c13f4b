import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { batch } from './batch.js';
import { kalman } from './kalman.js';
import { at, backward, cholesky, forward, inverseOf, logDeterminant } from './matrix.js';
import type { Design, Noise } from './model.js';
import { mixtureCdf, mixtureQuantile, momentsOf, normalCdf } from './normal.js';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const noises: fc.Arbitrary<Noise> = fc.record({
  drift: fc.double({ min: 0.05, max: 1, noNaN: true }),
  wobble: fc.double({ min: 0, max: 1.5, noNaN: true }),
  kept: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
  reading: fc.double({ min: 0.3, max: 1.5, noNaN: true }),
});
interface Case {
  readonly design: Design;
  readonly noise: Noise;
  readonly values: readonly number[];
}
const cases: fc.Arbitrary<Case> = fc
  .record({ n: fc.integer({ min: 1, max: 40 }), terms: fc.integer({ min: 1, max: 5 }), noise: noises })
  .chain(({ n, terms, noise }) =>
    fc
      .record({
        gaps: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: n, maxLength: n }),
        acting: fc.array(fc.oneof(fc.constant(0), share), { minLength: n * terms, maxLength: n * terms }),
        mean: fc.array(fc.double({ min: -1.5, max: 0.5, noNaN: true }), { minLength: terms, maxLength: terms }),
        sd: fc.array(fc.double({ min: 0.3, max: 2, noNaN: true }), { minLength: terms, maxLength: terms }),
        values: fc.array(fc.double({ min: 0, max: 10, noNaN: true }), { minLength: n, maxLength: n }),
      })
      .map(({ gaps, acting, mean, sd, values }) => {
        const days = gaps.map((_, at_) => gaps.slice(0, at_ + 1).reduce((sum, gap) => sum + gap, 0));
        return { design: { days, acting: Float64Array.from(acting), prior: { mean, sd } }, noise, values };
      }),
  );

const furthest = (a: Float64Array, b: Float64Array): number => Math.max(...a.map((value, i) => Math.abs(value - at(b, i))));

describe('the two forms', () => {
  it('agree to 1e-8 on any days, also two readings on one day and long silences', () => {
    fc.assert(
      fc.property(cases, ({ design, noise, values }) => {
        const [one, other] = [kalman(design, noise, values), batch(design, noise, values)];
        expect(furthest(one.mean, other.mean)).toBeLessThan(1e-8);
        expect(furthest(one.covariance, other.covariance)).toBeLessThan(1e-8);
        expect(Math.abs(one.logLikelihood - other.logLikelihood)).toBeLessThan(1e-8 * Math.max(1, Math.abs(other.logLikelihood)));
      }),
      { seed: 20, numRuns: 150 },
    );
  });

  it('a reading split in two on its day, each half as exact, tells the same', () => {
    fc.assert(
      fc.property(cases, ({ design, noise, values }) => {
        const terms = design.prior.mean.length;
        const twice = <T>(list: readonly T[]): readonly T[] => list.flatMap((one) => [one, one]);
        const acting = Float64Array.from(twice(design.days.map((_, row) => row)).flatMap((row) => [...design.acting.subarray(row * terms, (row + 1) * terms)]));
        const split = kalman({ ...design, days: twice(design.days), acting }, { ...noise, reading: noise.reading * Math.SQRT2 }, twice(values));
        const whole = kalman(design, noise, values);
        expect(furthest(split.mean, whole.mean)).toBeLessThan(1e-8);
        expect(furthest(split.covariance, whole.covariance)).toBeLessThan(1e-8);
      }),
      { seed: 3, numRuns: 60 },
    );
  });

  it('what is known before the readings is what is known after them, under one noise', () => {
    fc.assert(
      fc.property(cases, ({ design, noise, values }) => {
        expect(furthest(kalman(design, noise, null).covariance, kalman(design, noise, values).covariance)).toBe(0);
      }),
      { seed: 6, numRuns: 60 },
    );
  });

  it('without a reading the prior is all that is known', () => {
    const design: Design = { days: [], acting: new Float64Array(0), prior: { mean: [-0.8], sd: [1.2] } };
    const noise: Noise = { drift: 0.3, wobble: 0.5, kept: 0.6, reading: 0.7 };
    for (const { mean, covariance } of [kalman(design, noise, []), batch(design, noise, [])]) {
      expect([...mean]).toEqual([-0.8]);
      expect(at(covariance, 0)).toBeCloseTo(1.44, 12);
    }
  });
});

describe('numbers', () => {
  it.each<[number, number]>([
    [0, 0.5],
    [1.6448536269514722, 0.95],
    [-1.959963984540054, 0.025],
    [3.090232306167813, 0.999],
    [-6, 9.865876450376946e-10],
  ])('a standard normal is at most %d with probability %d', (z, p) => expect(normalCdf(z)).toBeCloseTo(p, 12));

  it('a mixture of one part is that part, and its quantile undoes its probability', () => {
    const parts = [
      { weight: 0.3, mean: -1, sd: 0.5 },
      { weight: 0.7, mean: 1, sd: 1 },
    ];
    expect(mixtureQuantile([{ weight: 1, mean: 2, sd: 3 }], 0.95)).toBeCloseTo(2 + 3 * 1.6448536269514722, 7);
    expect(mixtureCdf(parts, mixtureQuantile(parts, 0.05))).toBeCloseTo(0.05, 7);
    expect(momentsOf(parts)).toEqual({ mean: expect.closeTo(0.4, 12), sd: expect.closeTo(Math.sqrt(0.3 * (0.25 + 1.96) + 0.7 * (1 + 0.36)), 12) });
    expect(() => mixtureQuantile(parts, 1)).toThrow(RangeError);
  });

  it('a matrix times its inverse is one, and what is not positive definite is refused', () => {
    const matrix = Float64Array.from([4, 2, 0.5, 2, 3, 1, 0.5, 1, 2]);
    const lower = cholesky(matrix, 3);
    const product = [0, 1, 2].flatMap((i) =>
      [0, 1, 2].map((j) => [0, 1, 2].reduce((sum, k) => sum + at(matrix, i * 3 + k) * at(inverseOf(lower, 3), k * 3 + j), 0)),
    );
    product.forEach((value, cell) => expect(value).toBeCloseTo(cell % 4 === 0 ? 1 : 0, 12));
    expect(logDeterminant(lower, 3)).toBeCloseTo(Math.log(4 * (6 - 1) - 2 * (4 - 0.5) + 0.5 * (2 - 1.5)), 12);
    expect([...backward(lower, forward(lower, Float64Array.from([1, 0, 0])))].map((value) => value.toFixed(9))).toEqual(
      [0, 1, 2].map((i) => at(inverseOf(lower, 3), i * 3).toFixed(9)),
    );
    expect(() => cholesky(Float64Array.from([1, 2, 2, 1]), 2)).toThrow(RangeError);
  });
});
