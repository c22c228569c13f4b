/** A square matrix, row by row. */
export type Matrix = Float64Array;

/**
 * One cell; outside of the matrix it is not a number, so that a wrong index cannot pass for a zero. Of typed arrays alone:
 * a function that is handed several kinds of lists is many times slower, and this one is in every inner loop.
 */
export const at = (cells: Float64Array, index: number): number => cells[index] ?? NaN;
/** The same of an ordinary list. */
export const nth = (list: readonly number[], index: number): number => list[index] ?? NaN;

/** Zeros with these values on the diagonal. */
export const diagonal = (values: readonly number[]): Matrix => {
  const matrix = new Float64Array(values.length ** 2);
  values.forEach((value, i) => (matrix[i * values.length + i] = value));
  return matrix;
};

/** Rows and columns of `matrix` (n × n) with these indices, in this order. */
export const block = (matrix: Matrix, n: number, indices: readonly number[]): Matrix =>
  Float64Array.from(indices.flatMap((row) => indices.map((column) => at(matrix, row * n + column))));

/** The lower triangle L with L·Lᵀ = `matrix` (n × n, symmetric). Throws RangeError when it is not positive definite. */
export const cholesky = (matrix: Matrix, n: number): Matrix => {
  const lower = new Float64Array(n * n);
  for (let row = 0; row < n; row++)
    for (let column = 0; column <= row; column++) {
      let rest = at(matrix, row * n + column);
      for (let k = 0; k < column; k++) rest -= at(lower, row * n + k) * at(lower, column * n + k);
      if (row === column && !(rest > 0)) throw new RangeError('The matrix is not positive definite');
      lower[row * n + column] = row === column ? Math.sqrt(rest) : rest / at(lower, column * n + column);
    }
  return lower;
};

/** Solves L·x = b for a lower triangle. */
export const forward = (lower: Matrix, b: Float64Array): Float64Array => {
  const n = b.length;
  const x = Float64Array.from(b);
  for (let row = 0; row < n; row++) {
    for (let k = 0; k < row; k++) x[row] = at(x, row) - at(lower, row * n + k) * at(x, k);
    x[row] = at(x, row) / at(lower, row * n + row);
  }
  return x;
};

/** Solves Lᵀ·x = b for a lower triangle. */
export const backward = (lower: Matrix, b: Float64Array): Float64Array => {
  const n = b.length;
  const x = Float64Array.from(b);
  for (let row = n - 1; row >= 0; row--) {
    for (let k = row + 1; k < n; k++) x[row] = at(x, row) - at(lower, k * n + row) * at(x, k);
    x[row] = at(x, row) / at(lower, row * n + row);
  }
  return x;
};

/** The inverse of L·Lᵀ. */
export const inverseOf = (lower: Matrix, n: number): Matrix => {
  const inverse = new Float64Array(n * n);
  for (let column = 0; column < n; column++) {
    const unit = new Float64Array(n);
    unit[column] = 1;
    backward(lower, forward(lower, unit)).forEach((value, row) => (inverse[row * n + column] = value));
  }
  return inverse;
};

/** The logarithm of the determinant of L·Lᵀ. */
export const logDeterminant = (lower: Matrix, n: number): number => {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += 2 * Math.log(at(lower, i * n + i));
  return sum;
};

export const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += at(a, i) * at(b, i);
  return sum;
};
