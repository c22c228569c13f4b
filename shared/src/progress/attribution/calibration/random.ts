/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** Evenly from 0 to 1, 1 not included. */
  readonly even: () => number;
  readonly normal: (mean: number, sd: number) => number;
  /** Student's t with 4 degrees of freedom, scaled to this standard deviation: now and then far out. */
  readonly heavy: (sd: number) => number;
  readonly oneOf: <T>(list: readonly T[]) => T;
}

/** Mulberry32: small, good enough for simulation, and reproducible everywhere. */
export const randomFrom = (seed: number): Random => {
  let state = seed >>> 0;
  const even = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const standard = (): number => Math.sqrt(-2 * Math.log(1 - even())) * Math.cos(2 * Math.PI * even());
  const heavy = (sd: number): number => {
    const spread = [0, 1, 2, 3].reduce((sum) => sum + standard() ** 2, 0) / 4;
    // The variance of t₄ is 2.
    return ((standard() / Math.sqrt(spread)) * sd) / Math.SQRT2;
  };
  const oneOf = <T>(list: readonly T[]): T => {
    const one = list[Math.floor(even() * list.length)];
    if (one === undefined) throw new RangeError('Nothing to choose from');
    return one;
  };
  return { even, normal: (mean, sd) => mean + sd * standard(), heavy, oneOf };
};
