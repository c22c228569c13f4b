import { LIKELY, UNLIKELY } from '../effect.js';
import { nth } from '../matrix.js';
import { distributionOf, mixtureOf } from '../mixture.js';
import { USUAL_NOISE } from '../model.js';
import { mixtureCdf, mixtureQuantile, momentsOf, type Part } from '../normal.js';
import { patientOf, type Patient, type Scenario } from './patients.js';
import { randomFrom } from './random.js';
import { beforeAndAfter, leastSquares, type Estimate } from './rivals.js';

/** A minimal important difference of the 0–10 scale. */
export const IMPORTANT = 1;

/** The posterior of the effect of each course of a patient. */
export const effectsOf = ({ courses, terms, days, values }: Patient): readonly (readonly Part[])[] => {
  const mixture = mixtureOf(terms, { days, values, reading: USUAL_NOISE.reading });
  return courses.map((_, index) => distributionOf(mixture, [[index, 1]]));
};

/** One effect of one simulated patient: the truth, and what each method says. */
interface Judged {
  readonly truth: number;
  readonly points: number;
  readonly low: number;
  readonly high: number;
  /** Probability of an improvement that matters. */
  readonly helps: number;
  /** Share of the posterior that lies below the truth. */
  readonly rank: number;
  readonly regression: Estimate | null;
  readonly naive: number | null;
}

const judgedOf = (patient: Patient): readonly Judged[] => {
  const regression = leastSquares(patient);
  return effectsOf(patient).map((parts, index) => {
    const truth = nth(patient.truth, index);
    return {
      truth,
      points: momentsOf(parts).mean,
      low: mixtureQuantile(parts, 0.05),
      high: mixtureQuantile(parts, 0.95),
      helps: mixtureCdf(parts, -IMPORTANT),
      rank: mixtureCdf(parts, truth),
      regression: regression?.[index] ?? null,
      naive: beforeAndAfter(patient, patient.courses[index]?.start ?? 0),
    };
  });
};

/** A share of `n`. */
export interface Share {
  readonly share: number;
  readonly n: number;
}
const shareOf = <T>(list: readonly T[], holds: (one: T) => boolean): Share => ({ share: list.filter(holds).length / list.length, n: list.length });

const rootMeanSquare = (errors: readonly number[]): number => Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length);
const covers = ({ truth, low, high }: { readonly truth: number; readonly low: number; readonly high: number }): boolean => low <= truth && truth <= high;
const largest = (values: readonly number[]): number => values.indexOf(Math.min(...values));

/** What the methods get right over many patients of one scenario. */
export interface Measured {
  readonly scenario: string;
  readonly patients: number;
  /** Share of 90 % intervals that hold the truth. */
  readonly coverage: { readonly model: Share; readonly regression: Share };
  readonly rmse: { readonly model: number; readonly regression: number; readonly naive: number };
  /** Whether the effect reaches a point: the more probable answer of the model, and the sign of naive − 1. */
  readonly responder: { readonly model: Share; readonly naive: Share };
  /** Whether the course that helped most is named. */
  readonly best: { readonly model: Share; readonly naive: Share };
  /** How often "likely helping" and "unlikely to help" are said, and how often each is true. */
  readonly likely: { readonly said: Share; readonly right: Share };
  readonly unlikely: { readonly said: Share; readonly right: Share };
  /** Of effects below a point that are said to be "likely helping", and of those of 1.5 points or more. */
  readonly falselyHelping: Share;
  readonly power: Share;
  /** How many truths fall into each twentieth of their posterior; one effect per patient, in turn. */
  readonly ranks: readonly number[];
}

const comparable = (all: readonly Judged[]) =>
  all.flatMap((one) => (one.naive === null || one.regression === null ? [] : [{ ...one, naive: one.naive, regression: one.regression }]));

const ranksOf = (patients: readonly (readonly Judged[])[]): readonly number[] => {
  const ranks = patients.map((effects, index) => effects[index % effects.length]?.rank ?? NaN);
  return Array.from({ length: 20 }, (_, bin) => ranks.filter((rank) => Math.min(19, Math.floor(rank * 20)) === bin).length);
};

const responds = ({ truth }: Judged): boolean => truth <= -IMPORTANT;

/** Simulates so many patients from a seed and measures. */
export const measure = (scenario: Scenario, count: number, seed: number): Measured => {
  const random = randomFrom(seed);
  const patients = Array.from({ length: count }, () => judgedOf(patientOf(random, scenario)));
  const all = patients.flat();
  const compared = comparable(all);
  const whole = patients.filter((effects) => effects.every(({ naive }) => naive !== null));
  const likely = all.filter(({ helps }) => helps >= LIKELY);
  const unlikely = all.filter(({ helps }) => helps <= UNLIKELY);
  const top = (of: (one: Judged) => number) => shareOf(whole, (effects) => largest(effects.map(of)) === largest(effects.map(({ truth }) => truth)));
  return {
    scenario: scenario.name,
    patients: count,
    coverage: { model: shareOf(all, covers), regression: shareOf(compared, ({ truth, regression }) => covers({ truth, ...regression })) },
    rmse: {
      model: rootMeanSquare(compared.map(({ points, truth }) => points - truth)),
      regression: rootMeanSquare(compared.map(({ regression, truth }) => regression.points - truth)),
      naive: rootMeanSquare(compared.map(({ naive, truth }) => naive - truth)),
    },
    responder: {
      model: shareOf(compared, (one) => one.helps >= 0.5 === responds(one)),
      naive: shareOf(compared, (one) => one.naive <= -IMPORTANT === responds(one)),
    },
    best: { model: top(({ points }) => points), naive: top(({ naive }) => naive ?? NaN) },
    likely: { said: shareOf(all, ({ helps }) => helps >= LIKELY), right: shareOf(likely, responds) },
    unlikely: { said: shareOf(all, ({ helps }) => helps <= UNLIKELY), right: shareOf(unlikely, (one) => !responds(one)) },
    falselyHelping: shareOf(
      all.filter((one) => !responds(one)),
      ({ helps }) => helps >= LIKELY,
    ),
    power: shareOf(
      all.filter(({ truth }) => truth <= -1.5),
      ({ helps }) => helps >= LIKELY,
    ),
    ranks: ranksOf(patients),
  };
};

/** χ² of the ranks against all being equally likely; 19 degrees of freedom. */
export const unevenness = (ranks: readonly number[]): number => {
  const expected = ranks.reduce((sum, count) => sum + count, 0) / ranks.length;
  return ranks.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
};
