import { kalman } from './kalman.js';
import { at, nth } from './matrix.js';
import { NOISE_GRID, USUAL_NOISE, type Noise, type Posterior } from './model.js';
import { momentsOf, type Part } from './normal.js';
import { designOf, type Term } from './terms.js';

/** What is known under one noise and one pace of onset, and how well that explains the readings. Weights add up to 1. */
export interface Component {
  readonly weight: number;
  readonly noise: Noise;
  /** Onset times are these times those of the catalogue. */
  readonly slower: number;
  readonly posterior: Posterior;
}
/** The posterior over the whole grid. Never empty. */
export type Mixture = readonly Component[];

/** The grid around the usual noise of one reading: weekly recall 0.7 is tried as 0.5 and 0.9. */
export const noisesAround = (reading: number): readonly Noise[] =>
  NOISE_GRID.drift.flatMap((drift) =>
    NOISE_GRID.wobble.flatMap((wobble) => [5 / 7, 9 / 7].map((share) => ({ drift, wobble, kept: USUAL_NOISE.kept, reading: reading * share }))),
  );

/** Readings on the scale of the model. */
export interface Observed {
  /** In order. */
  readonly days: readonly number[];
  readonly values: readonly number[];
  /** Usual standard deviation of one reading. */
  readonly reading: number;
}

/** Each point of the grid weighed by how probable it makes the readings; all are equally likely beforehand. */
export const mixtureOf = (terms: readonly Term[], { days, values, reading }: Observed): Mixture => {
  const tried = NOISE_GRID.slower.flatMap((slower) => {
    const design = designOf(terms, days, slower);
    return noisesAround(reading).map((noise) => ({ noise, slower, posterior: kalman(design, noise, values) }));
  });
  const best = Math.max(...tried.map(({ posterior }) => posterior.logLikelihood));
  const raw = tried.map(({ posterior }) => Math.exp(posterior.logLikelihood - best));
  const sum = raw.reduce((total, weight) => total + weight, 0);
  return tried.map((one, index) => ({ ...one, weight: nth(raw, index) / sum }));
};

/** A sum of terms, each so many times: `[index, times]`. */
export type Sum = readonly (readonly [number, number])[];

/** The distribution of a sum of terms, as a mixture of normals. */
export const distributionOf = (mixture: Mixture, sum: Sum): readonly Part[] =>
  mixture.map(({ weight, posterior: { mean, covariance } }) => {
    const variance = sum.reduce((total, [i, a]) => total + sum.reduce((inner, [j, b]) => inner + a * b * at(covariance, i * mean.length + j), 0), 0);
    return { weight, mean: sum.reduce((total, [i, a]) => total + a * at(mean, i), 0), sd: Math.sqrt(Math.max(0, variance)) };
  });

/** Correlation of two terms over the whole mixture (law of total covariance). */
export const correlationOf = (mixture: Mixture, i: number, j: number): number => {
  const variance = (sum: Sum): number => momentsOf(distributionOf(mixture, sum)).sd ** 2;
  const [own, other, both] = [
    variance([[i, 1]]),
    variance([[j, 1]]),
    variance([
      [i, 1],
      [j, 1],
    ]),
  ];
  return (both - own - other) / (2 * Math.sqrt(own * other));
};
