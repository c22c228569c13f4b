import type { CalendarDate } from '../../dates.js';
import { dayOf, fitOf, observedOf, type Fit } from './attribution.js';
import { covarianceAlone } from './batch.js';
import { cholesky, dot, forward, nth } from './matrix.js';
import type { Mixture } from './mixture.js';
import { FIRST_LEVEL, type Noise } from './model.js';
import { mixtureQuantile, momentsOf, type Part } from './normal.js';
import { valueFromModel } from './outcome-scale.js';
import type { AttributionQuestion } from './question.js';
import type { Term } from './terms.js';

/** Where the level would probably be on a day if no course had started, in points of the measure. */
export interface ExpectedWithout {
  readonly on: CalendarDate;
  readonly expected: number;
  readonly low: number;
  readonly high: number;
}

interface Before {
  readonly days: readonly number[];
  readonly values: readonly number[];
}

/** The level and its good or bad days on any day, given the readings before the first start, under one noise. */
const levelUnder = (noise: Noise, { days, values }: Before): ((day: number) => { readonly mean: number; readonly variance: number }) => {
  const lower = cholesky(covarianceAlone(days, days, noise), days.length);
  const residual = forward(
    lower,
    Float64Array.from(values, (value) => value - FIRST_LEVEL.mean),
  );
  const still = { ...noise, reading: 0 };
  return (day) => {
    const towards = forward(lower, covarianceAlone(days, [day], still));
    const own = covarianceAlone([day], [day], still, days[0])[0] ?? NaN;
    return { mean: FIRST_LEVEL.mean + dot(towards, residual), variance: own - dot(towards, towards) };
  };
};

const sameNoise = (a: Noise, b: Noise): boolean => a.drift === b.drift && a.wobble === b.wobble && a.reading === b.reading;

/** Each noise once with its whole weight: how fast courses act says nothing of the time before them. */
const noisesOf = (mixture: Mixture): readonly { readonly weight: number; readonly noise: Noise }[] =>
  mixture
    .filter(({ noise }, index) => mixture.findIndex((other) => sameNoise(other.noise, noise)) === index)
    .map(({ noise }) => ({ noise, weight: mixture.filter((other) => sameNoise(other.noise, noise)).reduce((sum, { weight }) => sum + weight, 0) }));

/** What regression to the mean would do by itself is part of what would have come. */
const comingByItself = (terms: readonly Term[], day: number): { readonly mean: number; readonly variance: number } => {
  const own = terms.filter(({ kind }) => kind === 'regression').map(({ prior, on }) => ({ mean: prior.mean * on(day, 1), sd: prior.sd * on(day, 1) }));
  return { mean: own.reduce((sum, { mean }) => sum + mean, 0), variance: own.reduce((sum, { sd }) => sum + sd ** 2, 0) };
};

/**
 * The fan against which observed readings are held: the level before the first course carried forward, with drift, good and bad
 * days, and regression to the mean; 90 % intervals, as wide as the drift that all readings make probable. Empty with fewer than
 * two readings before the first start: there is nothing to carry forward.
 */
export const expectedWithout = (question: AttributionQuestion, on: readonly CalendarDate[]): readonly ExpectedWithout[] => withoutFrom(fitOf(question), on);

/** The same, read from a posterior that is there already. */
export const withoutFrom = ({ question, readings, mixture, terms }: Fit, on: readonly CalendarDate[]): readonly ExpectedWithout[] => {
  const [firstStart] = question.courses.map(({ startedOn }) => startedOn).toSorted();
  const before = observedOf(question, firstStart === undefined ? readings : readings.filter((reading) => reading.on <= firstStart));
  if (before.days.length < 2) return [];
  const noises = noisesOf(mixture).map(({ weight, noise }) => ({ weight, level: levelUnder(noise, before) }));
  return on
    .filter((day) => dayOf(day) >= nth(before.days, 0))
    .map((day) => {
      const byItself = comingByItself(terms, dayOf(day));
      const parts = noises.map(({ weight, level }): Part => {
        const { mean, variance } = level(dayOf(day));
        return { weight, mean: mean + byItself.mean, sd: Math.sqrt(Math.max(0, variance) + byItself.variance) };
      });
      const ends = [0.05, 0.95].map((share) => valueFromModel(question.scale, mixtureQuantile(parts, share)));
      return { on: day, expected: valueFromModel(question.scale, momentsOf(parts).mean), low: Math.min(...ends), high: Math.max(...ends) };
    });
};
