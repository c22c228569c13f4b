import { t95 } from '../../change.js';
import { mean } from '../../../check-ins/readings.js';
import { at, backward, cholesky, dot, forward, inverseOf, nth } from '../matrix.js';
import { designOf } from '../terms.js';
import type { Patient } from './patients.js';

/** An estimate with its 90 % interval. */
export interface Estimate {
  readonly points: number;
  readonly low: number;
  readonly high: number;
}

const WINDOW = 28;

/** Mean of the 28 days from day 28 after the start, minus that of the 28 days up to it; `null` = no reading on one side. */
export const beforeAndAfter = ({ days, values }: Pick<Patient, 'days' | 'values'>, start: number): number | null => {
  const within = (from: number, to: number): readonly number[] => values.filter((_, row) => nth(days, row) > from && nth(days, row) <= to);
  const [before, after] = [within(start - WINDOW, start), within(start + WINDOW, start + 2 * WINDOW)];
  return before.length === 0 || after.length === 0 ? null : mean(after) - mean(before);
};

/** The reading of one visit against that of another: the first from day 56 on, minus the last one up to the start. */
export const visitAgainstVisit = ({ days, values }: Pick<Patient, 'days' | 'values'>, start: number): number | null => {
  const [before, after] = [days.findLastIndex((day) => day <= start), days.findIndex((day) => day >= start + 2 * WINDOW)];
  return before < 0 || after < 0 ? null : nth(values, after) - nth(values, before);
};

/** Keeps regressors that lie on each other from dividing by nothing; far below anything that matters. */
const RIDGE = 1e-9;

/** Ordinary least squares on the same regressors, readings taken as independent, no prior and no drift. `null` = too few readings. */
export const leastSquares = ({ terms, days, values }: Patient): readonly Estimate[] | null => {
  const [n, p] = [days.length, terms.length + 1];
  if (n <= p) return null;
  const { acting } = designOf(terms, days);
  const columns = [new Float64Array(n).fill(1), ...terms.map((_, j) => Float64Array.from(days, (__, row) => at(acting, row * terms.length + j)))];
  const y = Float64Array.from(values);
  const factor = cholesky(Float64Array.from(columns.flatMap((a, i) => columns.map((b, j) => dot(a, b) + (i === j ? RIDGE : 0)))), p);
  const found = backward(
    factor,
    forward(
      factor,
      Float64Array.from(columns, (column) => dot(column, y)),
    ),
  );
  const rest = values.reduce((sum, value, row) => sum + (value - columns.reduce((fit, column, j) => fit + at(found, j) * at(column, row), 0)) ** 2, 0);
  const inverse = inverseOf(factor, p);
  return terms.map((_, j) => {
    const points = at(found, j + 1);
    const half = t95(n - p) * Math.sqrt((rest / (n - p)) * at(inverse, (j + 1) * p + j + 1));
    return { points, low: points - half, high: points + half };
  });
};
