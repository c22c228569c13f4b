/** Everything inside the model is on one scale: 0 to 10, more is worse, days from any one day. */

/** Counted up whenever what the model says changes; whatever was measured of it says of which. */
export const MODEL_VERSION = 1;

/** How a level wanders and how exact a reading is, in points of 0–10. */
export interface Noise {
  /** Drift of the level: standard deviation after one week, √(7q). */
  readonly drift: number;
  /** Standard deviation of good and bad days around the level. */
  readonly wobble: number;
  /** Share of a good or bad day that is still there on the next day, φ. */
  readonly kept: number;
  /** Standard deviation of one reading, √R. */
  readonly reading: number;
}

/** Nine people with chronic back pain, 60 days each: placeholders that a clinic widens with its own data. */
export const USUAL_NOISE: Noise = { drift: 0.3, wobble: 0.5, kept: 0.6, reading: 0.7 };
/** What is tried of each and weighed by how well it explains the readings. */
export const NOISE_GRID = { drift: [0.1, 0.3, 0.6], wobble: [0.3, 0.7], slower: [0.5, 1, 2] } as const;
/** The level on the first day, before anything is known: anywhere on the scale. */
export const FIRST_LEVEL = { mean: 5, sd: 5 } as const;

/** Readings and what acted on each of their days. */
export interface Design {
  /** In order, not less than the one before. */
  readonly days: readonly number[];
  /** How strongly each term acts on each day: a row of `prior.mean.length` numbers per day. */
  readonly acting: Float64Array;
  /** Prior mean and standard deviation of each term, independent of each other. */
  readonly prior: { readonly mean: readonly number[]; readonly sd: readonly number[] };
}

/** What is known of the terms under one noise. */
export interface Posterior {
  readonly mean: Float64Array;
  readonly covariance: Float64Array;
  /** Logarithm of the probability density of all readings; 0 where none were given. */
  readonly logLikelihood: number;
}
