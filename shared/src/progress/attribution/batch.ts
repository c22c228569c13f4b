import { at, backward, cholesky, diagonal, dot, forward, inverseOf, logDeterminant, type Matrix, nth } from './matrix.js';
import { FIRST_LEVEL, type Design, type Noise, type Posterior } from './model.js';

const EMPTY = new Float64Array(0);

/**
 * Covariance of readings on some days with readings on others when nothing acts: the drifting level, good and bad days, and the
 * readings themselves. Row by row. `first` = the day on which the level begins to drift.
 */
export const covarianceAlone = (
  rows: readonly number[],
  columns: readonly number[],
  { drift, wobble, kept, reading }: Noise,
  first: number = nth(rows, 0),
): Matrix => {
  const between = (a: number, b: number, same: boolean): number => {
    const level = FIRST_LEVEL.sd ** 2 + (drift ** 2 / 7) * (Math.min(a, b) - first);
    return level + wobble ** 2 * kept ** Math.abs(a - b) + (same ? reading ** 2 : 0);
  };
  return Float64Array.from(rows.flatMap((a, i) => columns.map((b, j) => between(a, b, i === j))));
};

const columnsOf = ({ days, acting, prior }: Design): readonly Float64Array[] =>
  prior.mean.map((_, term) => Float64Array.from(days, (__, row) => at(acting, row * prior.mean.length + term)));

const logDensity = (covariance: Matrix, residual: Float64Array): number => {
  const lower = cholesky(covariance, residual.length);
  const white = forward(lower, residual);
  return -0.5 * (residual.length * Math.log(2 * Math.PI) + logDeterminant(lower, residual.length) + dot(white, white));
};

/**
 * The same answer as `kalman`, by one Cholesky factorisation of the covariance of all readings: written down independently, so
 * that each proves the other. O(n³) in the readings.
 */
export const batch = (design: Design, noise: Noise, values: readonly number[]): Posterior => {
  const { days, prior } = design;
  const [n, terms] = [days.length, prior.mean.length];
  const base = covarianceAlone(days, days, noise);
  const columns = columnsOf(design);
  const residual = Float64Array.from(
    values,
    (value, row) => value - FIRST_LEVEL.mean - prior.mean.reduce((sum, m, j) => sum + m * at(columns[j] ?? EMPTY, row), 0),
  );
  if (n === 0) return { mean: Float64Array.from(prior.mean), covariance: diagonal(prior.sd.map((sd) => sd ** 2)), logLikelihood: 0 };
  const lower = cholesky(base, n);
  const white = columns.map((column) => forward(lower, column));
  const precision = diagonal(prior.sd.map((sd) => sd ** -2));
  white.forEach((a, i) => white.forEach((b, j) => (precision[i * terms + j] = at(precision, i * terms + j) + dot(a, b))));
  const factor = cholesky(precision, terms);
  const shift = backward(
    factor,
    forward(
      factor,
      Float64Array.from(white, (column) => dot(column, forward(lower, residual))),
    ),
  );
  const whole = base.map((value, cell) => {
    const [i, j] = [Math.floor(cell / n), cell % n];
    return columns.reduce((sum, column, term) => sum + at(column, i) * at(column, j) * nth(prior.sd, term) ** 2, value);
  });
  return { mean: shift.map((value, j) => value + nth(prior.mean, j)), covariance: inverseOf(factor, terms), logLikelihood: logDensity(whole, residual) };
};
