import { dayAt } from './at.js';
import type { Edge } from './network.js';
import { compareCosts, costOf, type Problem } from './problem.js';
import { inOrder } from './queue.js';
import { Search, type Limits } from './search.js';

/** Courses that are free in one look around: from so many to so many; and steps that it may take. */
const FEWEST = 2;
const MOST = 11;
const STEPS = 60;
/** Looks for each course after which nothing better is expected any more. */
const IN_VAIN = 3;
/** Days by which the others may move in a look that keeps their days: not at all, by a fortnight, by a month. */
const LEEWAY = [0, 14, 28] as const;

/** A number from 0 to below another, the same ones every time. */
type Dice = (below: number) => number;

const diceOf = (): Dice => {
  let state = 1;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

/** A known schedule, and its nodes in the order of their days. */
interface Known {
  readonly problem: Problem;
  readonly days: Int32Array;
  readonly nodes: readonly number[];
}

const knownOf = (problem: Problem, days: Int32Array): Known => {
  const nodes = Array.from(days.keys())
    .slice(1)
    .sort((a, b) => dayAt(days, a) - dayAt(days, b) || a - b);
  return { problem, days, nodes };
};

/** The nodes that something which costs could be left by. */
const blamed = ({ problem, days }: Known, dice: Dice): readonly number[] => {
  const paid = problem.constraints.filter(({ level, costOn }) => level === 0 && costOn(days) > 0);
  const one = paid[dice(paid.length)];
  if (one === undefined) return [];
  const touched = one.waysOut(days).flatMap((way) => way.flatMap(({ from, to }) => [from, to]));
  const nodes = [...new Set(touched)].filter((node) => node !== 0);
  return nodes.length > 0 ? nodes : one.scope;
};

/** Neighbours in time, from some place on. */
const inARow = ({ nodes }: Known, count: number, dice: Dice): readonly number[] => {
  const first = dice(Math.max(1, nodes.length - count + 1));
  return nodes.slice(first, first + count);
};

/** So many of some nodes, filled up with any others. */
const someOf = ({ nodes }: Known, from: readonly number[], count: number, dice: Dice): ReadonlySet<number> => {
  const [some, left] = [new Set<number>(), [...from]];
  while (some.size < Math.min(count, nodes.length)) {
    const [near] = left.length > 0 && dice(10) < 7 ? left.splice(dice(left.length), 1) : [];
    some.add(near ?? nodes[dice(nodes.length)] ?? 0);
  }
  return some;
};

/** What is free: half of the time about something that costs, else neighbours in time, or any. */
const freeIn = (known: Known, dice: Dice): ReadonlySet<number> => {
  const count = FEWEST + dice(MOST - FEWEST + 1);
  const kind = dice(4);
  if (kind === 2) return new Set(inARow(known, count, dice));
  return someOf(known, kind < 2 ? blamed(known, dice) : [], count, dice);
};

/** The others keep the order that they have. */
const inTheirOrder = ({ problem, nodes }: Known, isFree: ReadonlySet<number>): Problem => {
  const kept = nodes.filter((node) => !isFree.has(node));
  const order = kept.slice(1).map((node, at): Edge => inOrder(kept[at] ?? 0, node));
  return { ...problem, edges: [...problem.edges, ...order] };
};

/** The others stay near the days that they have. */
const nearTheirDays = ({ problem, days }: Known, isFree: ReadonlySet<number>, leeway: number): Problem => ({
  ...problem,
  ranges: problem.ranges.map(({ first, last }, at) => {
    const day = dayAt(days, at + 1);
    return isFree.has(at + 1) ? { first, last } : { first: Math.max(first, day - leeway), last: Math.min(last, day + leeway) };
  }),
});

/**
 * Better days near those that are known: a few courses may go anywhere, while the others keep their order or about
 * their days; again and again from the best so far. A large neighbourhood search (Shaw 1998) with the search itself
 * inside; it proves nothing.
 */
export const improved = (problem: Problem, limits: Limits, days: Int32Array): Int32Array => {
  const dice = diceOf();
  let known = knownOf(problem, days);
  let [cost, steps] = [costOf(problem, days), 0];
  for (let vain = 0; vain < IN_VAIN * problem.ranges.length && steps < limits.maxNodes && !limits.shouldStop(); vain++) {
    const free = freeIn(known, dice);
    const near = dice(2) === 0 ? inTheirOrder(known, free) : nearTheirDays(known, free, LEEWAY[dice(LEEWAY.length)] ?? 0);
    const hunt = new Search(near, { ...limits, maxNodes: STEPS }, { isHasty: true });
    hunt.offer(known.days);
    hunt.refine();
    steps += hunt.nodes;
    if (hunt.days === null || compareCosts(hunt.best, cost) >= 0) continue;
    [known, cost, vain] = [knownOf(problem, hunt.days), hunt.best, 0];
  }
  return known.days;
};
