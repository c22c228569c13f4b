import { describe, expect, it } from '@jest/globals';
import { diceOf, type Dice } from '../testing/random.js';
import { search } from './grave-first.js';
import { improved } from './improve.js';
import { compareCosts, costOf, type Constraint, type Problem } from './problem.js';
import type { Limits } from './search.js';

const COUNT = 20;
const GAP = 7;
const LAST = 400;
const UNLIMITED: Limits = { shouldStop: () => false, maxNodes: Infinity };

const dayIn = (days: ArrayLike<number>, node: number): number => days[node] ?? 0;

/** Two starts that should be a week apart. */
const apart = (a: number, b: number): Constraint => ({
  level: 0,
  most: 10,
  scope: [a, b],
  costOn: (days) => (Math.abs(dayIn(days, a) - dayIn(days, b)) < GAP ? 10 : 0),
  waysOut: () => [[{ from: a, to: b, lag: GAP }], [{ from: b, to: a, lag: GAP }]],
});

const nodes = Array.from({ length: COUNT }, (_, at) => at + 1);

/** So many starts, each a week from every other; some are worth more on early days. */
const problemOf = (dice: Dice): Problem => ({
  ranges: nodes.map(() => ({ first: 0, last: LAST })),
  edges: [],
  constraints: nodes.flatMap((a) => nodes.filter((b) => b > a).map((b) => apart(a, b))),
  queues: [],
  weights: [0, ...nodes.map(() => 1 + dice.below(5))],
  constant: [0, 0, 0],
});

/** The heaviest first, week after week. */
const bestAim = ({ weights }: Problem): number =>
  weights
    .slice(1)
    .sort((a, b) => b - a)
    .reduce((sum, weight, at) => sum + weight * at * GAP, 0);

/** All on some of the first days. */
const crowded = (dice: Dice): Int32Array => Int32Array.from([0, ...nodes.map(() => dice.below(30))]);

describe('a known schedule, improved', () => {
  const cases = Array.from({ length: 5 }, (_, seed) => {
    const dice = diceOf(seed + 500);
    const problem = problemOf(dice);
    const days = crowded(dice);
    return { problem, days, better: improved(problem, UNLIMITED, days) };
  });

  it('pays for nothing that it need not pay for, and is near the best', () => {
    for (const { problem, better } of cases) {
      const [findings, , aim] = costOf(problem, better);
      expect(findings).toBe(0);
      expect(aim).toBeGreaterThanOrEqual(bestAim(problem));
      expect(aim).toBeLessThan(1.1 * bestAim(problem));
    }
  });

  it('keeps to the days that there are, and is the same every time', () => {
    for (const { problem, days, better } of cases.slice(0, 3)) {
      expect([...better].every((day) => day >= 0 && day <= LAST)).toBe(true);
      expect(improved(problem, UNLIMITED, days)).toEqual(better);
    }
  });

  it('is never worse, however few steps there are, and stops when it is told to', () => {
    for (const { problem, days } of cases) {
      for (const limits of [
        { ...UNLIMITED, maxNodes: 100 },
        { ...UNLIMITED, shouldStop: () => true },
      ]) {
        expect(compareCosts(costOf(problem, improved(problem, limits, days)), costOf(problem, days))).toBeLessThanOrEqual(0);
      }
      expect(improved(problem, { ...UNLIMITED, shouldStop: () => true }, days)).toEqual(days);
    }
  });

  it('is what a long problem begins with, while the bound stays below it', () => {
    for (const { problem } of cases.slice(0, 3)) {
      const { cost, bound } = search(problem, { ...UNLIMITED, maxNodes: 300 });
      expect(cost[0]).toBe(0);
      expect(bound[2]).toBeLessThanOrEqual(bestAim(problem));
      expect(cost[2]).toBeGreaterThanOrEqual(bestAim(problem));
    }
  });
});
