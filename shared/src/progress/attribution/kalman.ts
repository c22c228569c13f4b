import { at, block, diagonal, dot, nth } from './matrix.js';
import { FIRST_LEVEL, type Design, type Noise, type Posterior } from './model.js';

/** Looked up once: inside a sandbox (as tests are) each look at a global name costs more than the arithmetic. */
const { log, PI } = Math;

/** Level, good and bad days, then the terms. */
const LEVEL = 0;
const WOBBLE = 1;
const TERMS = 2;

interface State {
  readonly size: number;
  readonly mean: Float64Array;
  readonly covariance: Float64Array;
  /** Scratch, filled anew for each reading: what it shows of the state, and covariance times that. */
  readonly shown: Float64Array;
  readonly gain: Float64Array;
}

const begin = ({ prior }: Design, { wobble }: Noise): State => ({
  size: prior.mean.length + TERMS,
  mean: Float64Array.from([FIRST_LEVEL.mean, 0, ...prior.mean]),
  covariance: diagonal([FIRST_LEVEL.sd ** 2, wobble ** 2, ...prior.sd.map((sd) => sd ** 2)]),
  shown: new Float64Array(prior.mean.length + TERMS).fill(1, LEVEL, TERMS),
  gain: new Float64Array(prior.mean.length + TERMS),
});

/** Days pass: the level drifts, good and bad days are forgotten, the terms stay. */
const pass = ({ size, mean, covariance }: State, days: number, { drift, wobble, kept }: Noise): void => {
  if (days === 0) return;
  const left = kept ** days;
  mean[WOBBLE] = at(mean, WOBBLE) * left;
  for (let i = 0; i < size; i++) {
    covariance[WOBBLE * size + i] = at(covariance, WOBBLE * size + i) * left;
    covariance[i * size + WOBBLE] = at(covariance, i * size + WOBBLE) * left;
  }
  covariance[LEVEL] = at(covariance, LEVEL) + (drift ** 2 / 7) * days;
  const own = WOBBLE * size + WOBBLE;
  covariance[own] = at(covariance, own) + wobble ** 2 * (1 - left ** 2);
};

/** Fills `shown` with how strongly each part of the state shows in the readings of a row: the level and the good or bad day in full. */
const show = ({ size, shown }: State, { acting }: Design, row: number): void => {
  const terms = size - TERMS;
  for (let term = 0; term < terms; term++) shown[TERMS + term] = at(acting, row * terms + term);
};

/** Fills `gain` with covariance times what is shown; returns the variance of the reading to come. */
const look = ({ size, covariance, shown, gain }: State, reading: number): number => {
  gain.fill(0);
  for (let k = 0; k < size; k++) {
    const strength = at(shown, k);
    if (strength === 0) continue;
    for (let i = 0; i < size; i++) gain[i] = at(gain, i) + at(covariance, k * size + i) * strength;
  }
  return dot(gain, shown) + reading ** 2;
};

/** What is known after the reading; the lower half mirrors the upper one, so that it stays symmetric. */
const learn = ({ size, covariance, gain }: State, variance: number): void => {
  for (let i = 0; i < size; i++) {
    const part = at(gain, i) / variance;
    // Of what has never acted yet nothing is learned: most of a plan, for most of its readings.
    if (part === 0) continue;
    for (let j = i; j < size; j++) {
      const value = at(covariance, i * size + j) - part * at(gain, j);
      covariance[i * size + j] = value;
      covariance[j * size + i] = value;
    }
  }
};

/** Moves the mean towards a reading; returns the logarithm of the density of the reading. */
const correct = ({ size, mean, shown, gain }: State, variance: number, value: number): number => {
  const surprise = value - dot(mean, shown);
  for (let i = 0; i < size; i++) mean[i] = at(mean, i) + (at(gain, i) / variance) * surprise;
  return -0.5 * (log(2 * PI * variance) + surprise ** 2 / variance);
};

const termsOf = ({ size, mean, covariance }: State, logLikelihood: number): Posterior => ({
  mean: mean.slice(TERMS),
  covariance: block(
    covariance,
    size,
    Array.from({ length: size - TERMS }, (_, term) => term + TERMS),
  ),
  logLikelihood,
});

/**
 * What the readings say of each term under one noise, by the Kalman filter: one pass, any distances between days.
 * Without values it says how much readings on these days would tell; that does not depend on what they turn out to be.
 */
export const kalman = (design: Design, noise: Noise, values: readonly number[] | null): Posterior => {
  const state = begin(design, noise);
  let logLikelihood = 0;
  for (let row = 0; row < design.days.length; row++) {
    pass(state, row === 0 ? 0 : nth(design.days, row) - nth(design.days, row - 1), noise);
    show(state, design, row);
    const variance = look(state, noise.reading);
    if (values !== null) logLikelihood += correct(state, variance, nth(values, row));
    learn(state, variance);
  }
  return termsOf(state, logLikelihood);
};
