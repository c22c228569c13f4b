/** Looked up once: inside a sandbox (as tests are) each look at a global name costs more than the arithmetic. */
const { abs, exp, PI, sqrt } = Math;

/** Upper tail of the standard normal by the continued fraction of Lentz, for z ≥ 3: exact to the last digits of a double. */
const farTail = (z: number): number => {
  let fraction = z;
  for (let k = 60; k > 0; k--) fraction = z + k / fraction;
  return exp(-(z * z) / 2) / (sqrt(2 * PI) * fraction);
};

/** Half minus the upper tail, by the series that converges fast near the middle. */
const nearMiddle = (z: number): number => {
  let term = z;
  let sum = z;
  for (let k = 1; abs(term) > 1e-17 * abs(sum); k++) {
    term *= (z * z) / (2 * k + 1);
    sum += term;
  }
  return sum * exp(-(z * z) / 2) * (1 / sqrt(2 * PI));
};

/** Probability that a standard normal is at most z. */
export const normalCdf = (z: number): number => {
  if (z > 3) return 1 - farTail(z);
  if (z < -3) return farTail(-z);
  return z === 0 ? 0.5 : 0.5 + nearMiddle(z);
};

/** 95th and 80th percentile of the standard normal. */
export const Z95 = 1.6448536269514722;
export const Z80 = 0.8416212335729143;

/** One part of a mixture of normals. `sd` 0 is a certainty. */
export interface Part {
  readonly weight: number;
  readonly mean: number;
  readonly sd: number;
}

/** Probability that the mixture is at most x. */
export const mixtureCdf = (parts: readonly Part[], x: number): number =>
  parts.reduce((sum, { weight, mean, sd }) => sum + weight * (sd > 0 ? normalCdf((x - mean) / sd) : x >= mean ? 1 : 0), 0);

const density = (parts: readonly Part[], x: number): number =>
  parts.reduce((sum, { weight, mean, sd }) => (sd > 0 ? sum + (weight * exp(-(((x - mean) / sd) ** 2) / 2)) / (sd * sqrt(2 * PI)) : sum), 0);

/**
 * The value below which a share `p` of the mixture lies, to 1e-9 of its width: Newton's steps, and a halving wherever one would
 * leave the bracket. Throws RangeError for p outside 0…1.
 */
export const mixtureQuantile = (parts: readonly Part[], p: number): number => {
  if (!(p > 0 && p < 1)) throw new RangeError(`A share between 0 and 1 was expected: ${p}`);
  let low = Math.min(...parts.map(({ mean, sd }) => mean - 9 * sd));
  let high = Math.max(...parts.map(({ mean, sd }) => mean + 9 * sd));
  const enough = 1e-9 * (high - low);
  let x = momentsOf(parts).mean;
  while (high - low > enough) {
    const off = mixtureCdf(parts, x) - p;
    if (off < 0) low = x;
    else high = x;
    const step = off / density(parts, x);
    if (abs(step) < enough) return x - step;
    x = x - step > low && x - step < high ? x - step : (low + high) / 2;
  }
  return x;
};

/** Mean and standard deviation of a mixture: the law of total variance. */
export const momentsOf = (parts: readonly Part[]): { readonly mean: number; readonly sd: number } => {
  const mean = parts.reduce((sum, part) => sum + part.weight * part.mean, 0);
  const variance = parts.reduce((sum, part) => sum + part.weight * (part.sd ** 2 + (part.mean - mean) ** 2), 0);
  return { mean, sd: sqrt(variance) };
};
