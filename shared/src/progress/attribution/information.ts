import { kalman } from './kalman.js';
import { legibilityOf, type Legibility } from './legible.js';
import { at, block, cholesky, logDeterminant, nth } from './matrix.js';
import { USUAL_NOISE, type Noise } from './model.js';
import { normalCdf, Z80, Z95 } from './normal.js';
import { designOf, termsOf, type Influences } from './terms.js';

/** What is planned: days count from any one day, points are those of 0–10. */
export interface PlannedReadings extends Influences {
  /** Days of check-ins, in order. */
  readonly days: readonly number[];
  readonly noise: Noise;
  /** Minimal important difference, points of 0–10. */
  readonly mcid: number;
}

/** What the planned check-ins will tell of one course, whatever they turn out to be. */
export interface CourseInformation {
  readonly courseId: string;
  /** Share of what is uncertain of its effect that they will settle, 0–1. */
  readonly information: number;
  /** Standard deviation of its effect afterwards, points of 0–10. */
  readonly sd: number;
  /** The strongest correlation with another course, with its sign, and which; 0 and `null` when it is alone. */
  readonly correlation: number;
  readonly mostLike: string | null;
  /** Probability that the 90 % interval will exclude "no effect", if the effect is the minimal important difference. */
  readonly assurance: number;
  /** The smallest improvement that will be told from none with a probability of 80 %, points of 0–10, above 0. */
  readonly detectable: number;
  readonly legibility: Legibility;
}
export interface PlannedInformation {
  /** In the order of the courses. */
  readonly courses: readonly CourseInformation[];
  /** Every pair. */
  readonly pairs: readonly { readonly courseIds: readonly [string, string]; readonly correlation: number }[];
  /** Expected information gain about all effects together, nats: ½(ln|V₀| − ln|V|). */
  readonly gain: number;
}

/** The posterior mean has mean m₀ + I(β − m₀) and variance I(1 − I)V₀ when the true effect is β. */
const assuranceOf = (prior: { readonly mean: number; readonly sd: number }, information: number, effect: number): number => {
  const sd = prior.sd * Math.sqrt(1 - information);
  const expected = prior.mean + information * (effect - prior.mean);
  const spread = sd * Math.sqrt(information);
  if (spread === 0) return Number(Math.abs(expected) > Z95 * sd);
  return normalCdf((-Z95 * sd - expected) / spread) + normalCdf((expected - Z95 * sd) / spread);
};

/** The same turned round: which β gives 80 % on the side of improvement. */
const detectableOf = (prior: { readonly mean: number; readonly sd: number }, information: number): number => {
  if (information === 0) return Infinity;
  const sd = prior.sd * Math.sqrt(1 - information);
  const needed = -Z95 * sd - Z80 * sd * Math.sqrt(information);
  return Math.max(0, -(prior.mean + (needed - prior.mean) / information));
};

/**
 * What check-ins on the planned days will tell of each course, before any of them is made: the posterior variance of the model
 * does not depend on the answers. One noise and the catalogue's onset times; one pass of the filter.
 */
export const plannedInformation = (plan: PlannedReadings): PlannedInformation => {
  const { courses, days, noise, mcid } = plan;
  const terms = termsOf(plan);
  const { covariance } = kalman(designOf(terms, days), noise, null);
  const n = courses.length;
  const effects = block(
    covariance,
    terms.length,
    courses.map((_, index) => index),
  );
  const variance = (i: number): number => at(effects, i * n + i);
  const correlation = (i: number, j: number): number => at(effects, i * n + j) / Math.sqrt(variance(i) * variance(j));
  const about = courses.map(({ id, prior }, i): CourseInformation => {
    const information = Math.min(1, Math.max(0, 1 - variance(i) / prior.sd ** 2));
    const others = courses.map((_, j) => (i === j ? 0 : correlation(i, j)));
    const most = others.reduce((best, one, j) => (Math.abs(one) > Math.abs(nth(others, best)) ? j : best), i);
    return {
      courseId: id,
      information,
      sd: Math.sqrt(variance(i)),
      correlation: nth(others, most),
      mostLike: most === i ? null : (courses[most]?.id ?? null),
      assurance: assuranceOf(prior, information, -mcid),
      detectable: detectableOf(prior, information),
      legibility: legibilityOf(information, Math.abs(nth(others, most))),
    };
  });
  const pairs = courses.flatMap((a, i) => courses.slice(i + 1).map((b, k) => ({ courseIds: [a.id, b.id] as const, correlation: correlation(i, i + 1 + k) })));
  const gain = courses.reduce((sum, { prior }) => sum + Math.log(prior.sd), 0) - (n === 0 ? 0 : logDeterminant(cholesky(effects, n), n) / 2);
  return { courses: about, pairs, gain };
};

/** Days of check-ins from `from` to `to`, both included, every so many days. */
export const everyDays = (from: number, to: number, every: number): readonly number[] =>
  Array.from({ length: Math.max(0, Math.floor((to - from) / every) + 1) }, (_, index) => from + index * every);

/** Noise of planned readings: one weekly recall unless it is said otherwise. */
export const noiseOf = (reading: number = USUAL_NOISE.reading): Noise => ({ ...USUAL_NOISE, reading });
