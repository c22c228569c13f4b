/** A source of chance that gives the same numbers every time it is started with the same words. */
export interface Chance {
  /** Uniform, from 0 up to but not including 1. */
  uniform(): number;
  /** Normal with mean 0 and the given standard deviation. */
  normal(sd: number): number;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  /** `true` with that probability. */
  happens(probability: number): boolean;
  /** One of the values. Throws RangeError when there is none. */
  oneOf<T>(values: readonly T[]): T;
}

/** FNV-1a, 32 bit: spreads words over seeds. */
const seedOf = (words: string): number => [...words].reduce((hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619) >>> 0, 2_166_136_261);

/** mulberry32: small, fast, and good enough to make up scores with. */
const mulberry32 = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** Each story is started with its own words, so that a change in one leaves the others as they were. */
export const chanceOf = (words: string): Chance => {
  const uniform = mulberry32(seedOf(words));
  const whole = (low: number, high: number): number => low + Math.floor(uniform() * (high - low + 1));
  return {
    uniform,
    whole,
    normal: (sd) => sd * Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    happens: (probability) => uniform() < probability,
    oneOf: (values) => {
      const chosen = values[whole(0, values.length - 1)];
      if (chosen === undefined) throw new RangeError('Nothing to choose from');
      return chosen;
    },
  };
};
