import { describe, expect, it } from '@jest/globals';
import { diceOf, type Dice } from '../testing/random.js';
import { search } from './grave-first.js';
import { compareCosts, costOf, WORST, type Clash, type Constraint, type Cost, type Problem, type Telling, type Wait } from './problem.js';

/*
 * Starts in a row that also clash, ask too much together, wish for one another or wait for one another: what the bound on
 * orders is told of them. More of them: `STAGER_CASES=5000`.
 */
const CASES = Number(process.env['STAGER_CASES'] ?? 80);

type Days = ArrayLike<number>;
const dayIn = (days: Days, node: number): number => days[node] ?? 0;
const lagIn = (days: Days, first: number, second: number): number => dayIn(days, second) - dayIn(days, first);

/** It costs while `isBroken`; out of it leads a day more for any of its nodes. */
const costly = (scope: readonly number[], most: number, isBroken: (days: Days) => boolean, tells: Telling = {}): Constraint => ({
  ...{ level: 0, most, scope, tells },
  costOn: (days) => (isBroken(days) ? most : 0),
  waysOut: (days) => scope.map((node) => [{ from: 0, to: node, lag: dayIn(days, node) + 1 }]),
});

const inSpan = (value: number, { from, to }: { readonly from: number; readonly to: number }): boolean => value >= from && value <= to;

const priceOf = (dice: Dice): number => dice.of([1, 2, 8]);

const twoOf = (dice: Dice, nodes: readonly number[]): readonly [number, number] => {
  const first = dice.of(nodes);
  return [first, dice.of(nodes.filter((node) => node !== first))];
};

/** Some starts at some distances from each other: once for all. */
const clashing = (dice: Dice, nodes: readonly number[]): Constraint => {
  const clashes = Array.from({ length: 1 + dice.below(3) }, (): Clash => {
    const [first, second] = twoOf(dice, nodes);
    const from = dice.below(10) - 3;
    return { first, second, from, to: from + dice.below(6) };
  });
  return costly(nodes, priceOf(dice), (days) => clashes.some((clash) => inSpan(lagIn(days, clash.first, clash.second), clash)), { clashes });
};

/** What runs on the day of a start asks for too much. */
const loaded = (dice: Dice, nodes: readonly number[]): Constraint => {
  const burdens = nodes.map((node) => ({ node, amount: 1 + dice.below(2), lasts: 2 + dice.below(8) }));
  const limit = 2 + dice.below(3);
  const onDayOf = (days: Days, node: number): number =>
    burdens.reduce((sum, one) => (inSpan(lagIn(days, one.node, node), { from: 0, to: one.lasts }) ? sum + one.amount : sum), 0);
  return costly(nodes, priceOf(dice), (days) => nodes.some((node) => onDayOf(days, node) > limit), { load: { limit, burdens } });
};

const wishing = (dice: Dice, nodes: readonly number[]): Constraint => {
  const [node, other] = twoOf(dice, nodes);
  const third = dice.of(nodes.filter((one) => one !== node));
  const services = [other, third].map((one) => ({ node: one, from: -dice.below(8), to: dice.below(4) }));
  return costly(nodes, priceOf(dice), (days) => !services.some((one) => inSpan(lagIn(days, node, one.node), one)), { wish: { node, services } });
};

/** Of starts on one day the first is that of the smaller node. */
const isCrowded = (days: Days, node: number, other: number, window: number): boolean => {
  const lag = lagIn(days, other, node);
  return other !== node && lag < window && (lag > 0 || (lag === 0 && other < node));
};

const anyProblem = (dice: Dice): Problem => {
  const nodes = Array.from({ length: 3 + dice.below(2) }, (_, at) => at + 1);
  const makers = [clashing, clashing, loaded, wishing];
  const told = Array.from({ length: 1 + dice.below(4) }, () => dice.of(makers)(dice, nodes));
  const [waiting, provider] = twoOf(dice, nodes);
  const wait: Wait = { node: waiting, providers: [provider], constraint: told.length, weight: priceOf(dice) };
  const windows = dice.of([[4], [4, 2]]).map((days, at) => ({ days, weight: at === 0 ? dice.of([1, 6]) : 6 }));
  const crowds = windows.flatMap(({ days: window, weight }) =>
    nodes.map((node) => costly(nodes, weight, (days) => nodes.some((other) => isCrowded(days, node, other, window)))),
  );
  const constraintsOf = (window: number): readonly number[] => nodes.map((_, at) => told.length + 1 + window * nodes.length + at);
  const last = nodes.length === 3 ? 20 : 15;
  return {
    ranges: nodes.map(() => ({ first: dice.below(4), last: last - dice.below(4) })),
    edges: [],
    constraints: [...told, costly([waiting, provider], wait.weight, (days) => lagIn(days, provider, waiting) < 1), ...crowds],
    queues: [
      {
        members: nodes,
        windows: windows.map((window, at) => ({ ...window, constraints: constraintsOf(at) })),
        rides: [],
        waits: [wait],
        closed: new Set(dice.chance(0.3) ? [5, 6] : []),
      },
    ],
    weights: [0, ...nodes.map(() => dice.below(4))],
    constant: [0, 0, 0],
  };
};

const exhaustive = (problem: Problem): Cost => {
  let best = WORST;
  const days = new Int32Array(problem.ranges.length + 1);
  const closed = problem.queues[0]?.closed;
  const place = (node: number): void => {
    const range = problem.ranges[node - 1];
    if (range === undefined) {
      const cost = costOf(problem, days);
      if (compareCosts(cost, best) < 0) best = cost;
      return;
    }
    for (let day = range.first; day <= range.last; day++) {
      days[node] = day;
      if (closed?.has(day) !== true) place(node + 1);
    }
  };
  place(1);
  return best;
};

/** Closed days are days to be left, too. */
const withClosures = (problem: Problem): Problem => {
  const closed = problem.queues[0]?.closed ?? new Set();
  const leaves = problem.ranges.map((_, at): Constraint => ({
    ...costly([at + 1], Infinity, (days) => closed.has(dayIn(days, at + 1))),
    waysOut: () => [[{ from: 0, to: at + 1, lag: 7 }], [{ from: at + 1, to: 0, lag: -4 }]],
  }));
  return { ...problem, constraints: [...problem.constraints, ...leaves] };
};

describe('the bound on orders that knows what starts break together', () => {
  it('never rules out what trying all days finds', () => {
    let costs = 0;
    for (let seed = 0; seed < CASES; seed++) {
      const problem = withClosures(anyProblem(diceOf(seed)));
      const best = exhaustive(problem);
      const { cost, bound } = search(problem, { shouldStop: () => false, maxNodes: Infinity });
      expect({ seed, cost, bound }).toEqual({ seed, cost: best, bound: best });
      if (best[0] > 0) costs++;
    }
    expect(costs).toBeGreaterThan(CASES / 5);
    expect(CASES - costs).toBeGreaterThan(CASES / 20);
  });

  it('is told of clashes: an order that must wait them out is known to be no better before it is tried', () => {
    const nodes = [1, 2, 3, 4, 5, 6, 7];
    const about = nodes.flatMap((first) =>
      nodes.flatMap((second) => (first % 2 === second % 2 && first !== second ? [{ first, second, from: 4, to: 4 }] : [])),
    );
    const crowds = nodes.map((node) => costly(nodes, 5, (days) => nodes.some((other) => isCrowded(days, node, other, 4))));
    const clash = costly(nodes, 5, (days) => about.some((one) => inSpan(lagIn(days, one.first, one.second), one)));
    const solve = (tells: Telling) =>
      search(
        {
          ranges: nodes.map(() => ({ first: 0, last: 40 })),
          edges: [],
          constraints: [...crowds, { ...clash, tells }],
          queues: [{ members: nodes, windows: [{ days: 4, weight: 5, constraints: nodes.map((_, at) => at) }], rides: [], waits: [], closed: new Set() }],
          weights: [0, 6, 1, 5, 2, 4, 3, 3],
          constant: [0, 0, 0],
        },
        { shouldStop: () => false, maxNodes: 20_000 },
      );
    const [told, untold] = [solve({ clashes: about }), solve({})];
    expect(told.cost).toEqual(untold.cost);
    expect(told.bound).toEqual(told.cost);
    expect(told.nodes).toBeLessThan(untold.nodes * 0.8);
  });
});
