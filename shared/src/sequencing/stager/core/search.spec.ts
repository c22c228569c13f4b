import { describe, expect, it } from '@jest/globals';
import { diceOf, type Dice } from '../testing/random.js';
import type { Edge, Range } from './network.js';
import { compareCosts, costOf, WORST, type Constraint, type Cost, type Level, type Problem, type Queue, type Way } from './problem.js';
import { search } from './grave-first.js';
import type { Found, Limits } from './search.js';

/*
 * Scheduling with generalised precedence, as in RCPSP/max: least and greatest lags, either-or, and a resource that is
 * enough for only so much at a time; with weighted starts, and penalties in place of what need not hold.
 * More of them: `STAGER_CASES=5000`.
 */
const CASES = Number(process.env['STAGER_CASES'] ?? 400);
const UNLIMITED: Limits = { shouldStop: () => false, maxNodes: Infinity };
const solve = (problem: Problem, limits = UNLIMITED, hints: readonly Int32Array[] = []): Found => search(problem, limits, { hints, grave: 5 });

type Costly = Constraint & { readonly most: number };

interface Activity {
  readonly node: number;
  readonly lasts: number;
  readonly uses: number;
}

const dayIn = (days: ArrayLike<number>, node: number): number => days[node] ?? 0;
const follows = (first: number, second: number, lag: number): Edge => ({ from: first, to: second, lag });

interface Price {
  readonly level: Level;
  /** Infinity = it must hold. */
  readonly cost: number;
}

/** One of the two is over before the other begins. */
const eitherOr = (a: Activity, b: Activity, { level, cost }: Price): Costly => ({
  level,
  most: cost,
  scope: [a.node, b.node],
  costOn: (days) => (dayIn(days, a.node) + a.lasts > dayIn(days, b.node) && dayIn(days, b.node) + b.lasts > dayIn(days, a.node) ? cost : 0),
  waysOut: () => [[follows(a.node, b.node, a.lasts)], [follows(b.node, a.node, b.lasts)]],
});

const running = (all: readonly Activity[], days: ArrayLike<number>, day: number): readonly Activity[] =>
  all.filter(({ node, lasts }) => dayIn(days, node) <= day && dayIn(days, node) + lasts > day);

const used = (some: readonly Activity[]): number => some.reduce((sum, { uses }) => sum + uses, 0);

/** Never more than `limit` at a time. */
const cumulative = (all: readonly Activity[], limit: number, { level, cost }: Price): Costly => {
  const clash = (days: ArrayLike<number>): readonly Activity[] =>
    all.map(({ node }) => running(all, days, dayIn(days, node))).find((some) => used(some) > limit) ?? [];
  return {
    level,
    most: cost,
    scope: all.map(({ node }) => node),
    costOn: (days) => (clash(days).length > 0 ? cost : 0),
    waysOut: (days): readonly Way[] => {
      const some = clash(days);
      return some.flatMap((first) => some.filter((other) => other !== first).map((other) => [follows(first.node, other.node, first.lasts)]));
    },
  };
};

/** A lag that may be paid for. */
const wish = (edge: Edge, { level, cost }: Price): Costly => ({
  level,
  most: cost,
  scope: [edge.from, edge.to].filter((node) => node > 0),
  costOn: (days) => (dayIn(days, edge.to) >= dayIn(days, edge.from) + edge.lag ? 0 : cost),
  waysOut: () => [[edge]],
});

/** Two edges at once: that one follows another within some days. */
const near = (first: number, second: number, most: number, { level, cost }: Price): Costly => ({
  level,
  most: cost,
  scope: [first, second],
  costOn: (days) => {
    const lag = dayIn(days, second) - dayIn(days, first);
    return lag >= 0 && lag <= most ? 0 : cost;
  },
  waysOut: () => [[follows(first, second, 0), follows(second, first, -most)]],
});

/** Anything that some days cost; out of it leads a day more for any of them. */
const anything = (dice: Dice, { node }: Activity, other: Activity, { level, cost }: Price): Costly => {
  const [salt, share] = [dice.below(1000), dice.below(90)];
  return {
    level,
    most: cost,
    scope: [node, other.node],
    costOn: (days) => ((dayIn(days, node) * 31 + dayIn(days, other.node) * 57 + salt) % 97 < share ? cost : 0),
    waysOut: (days) => [node, other.node].map((one) => [follows(0, one, dayIn(days, one) + 1)]),
  };
};

/** Of starts on one day the first is that of the smaller node. */
const precedes = (days: ArrayLike<number>, a: number, b: number): boolean => dayIn(days, a) < dayIn(days, b) || (dayIn(days, a) === dayIn(days, b) && a < b);

/** A start that follows another within some days costs. */
const crowded = (node: number, others: readonly number[], days: number, cost: number): Costly => {
  const before = (at: ArrayLike<number>): readonly number[] =>
    others.filter((other) => precedes(at, other, node) && dayIn(at, node) - dayIn(at, other) < days).slice(0, 1);
  return {
    level: 0,
    most: cost,
    scope: [node, ...others],
    costOn: (at) => (before(at).length > 0 ? cost : 0),
    waysOut: (at) => before(at).flatMap((other) => [[follows(other, node, days)], [follows(node, other, other < node ? 1 : 0)]]),
  };
};

/** Starts in a row, said by constraints and once more for the bound. `first` = the place of the first of the constraints. */
const rowOf = (dice: Dice, all: readonly Activity[], first: number): { readonly said: readonly Constraint[]; readonly queue: Queue } => {
  const members = all.map(({ node }) => node);
  const windows = dice.of([[4], [5, 2], [3, 1]]).map((days) => ({ days, weight: 1 + dice.below(6) }));
  const said = windows.flatMap(({ days, weight }) =>
    members.map((node) =>
      crowded(
        node,
        members.filter((other) => other !== node),
        days,
        weight,
      ),
    ),
  );
  const constraintsOf = (window: number): readonly number[] => members.map((_, at) => first + window * members.length + at);
  return {
    said,
    queue: { members, windows: windows.map((window, at) => ({ ...window, constraints: constraintsOf(at) })), rides: [], waits: [], closed: new Set<number>() },
  };
};

const anyPrice = (dice: Dice): Price => (dice.chance(0.4) ? { level: 0, cost: Infinity } : { level: dice.of([0, 0, 1, 2] as const), cost: 1 + dice.below(9) });

const activitiesOf = (dice: Dice, count: number): readonly Activity[] =>
  Array.from({ length: count }, (_, at) => ({ node: at + 1, lasts: 1 + dice.below(5), uses: 1 + dice.below(3) }));

const twoOf = (dice: Dice, all: readonly Activity[]): readonly [Activity, Activity] => {
  const first = dice.of(all);
  return [first, dice.of(all.filter((other) => other !== first))];
};

const anyConstraint = (dice: Dice, all: readonly Activity[]): Costly => {
  const [a, b] = twoOf(dice, all);
  const kind = dice.below(5);
  if (kind === 0) return eitherOr(a, b, anyPrice(dice));
  if (kind === 4) return anything(dice, a, b, anyPrice(dice));
  if (kind === 1) return cumulative(all, 3 + dice.below(2), anyPrice(dice));
  return kind === 2 ? wish(follows(a.node, b.node, dice.below(9) - 4), anyPrice(dice)) : near(a.node, b.node, dice.below(4), anyPrice(dice));
};

/** Few days, so that all of them can be tried. */
const smallProblem = (dice: Dice): Problem => {
  const all = activitiesOf(dice, 2 + dice.below(3));
  const most = [0, 0, 18, 12, 8][all.length] ?? 5;
  const ranges = all.map((): Range => {
    const first = dice.below(4);
    return { first, last: first + dice.below(most) };
  });
  const edges = Array.from({ length: dice.below(3) }, () => {
    const [a, b] = twoOf(dice, all);
    return follows(a.node, b.node, dice.below(7) - 4);
  });
  const constraints = Array.from({ length: 2 + dice.below(6) }, () => anyConstraint(dice, all));
  const row = dice.chance(0.4) ? rowOf(dice, all, constraints.length) : null;
  return {
    ...{ ranges, edges },
    constraints: [...constraints, ...(row?.said ?? [])],
    queues: row === null ? [] : [row.queue],
    weights: [0, ...all.map(() => dice.below(4))],
    constant: [dice.below(3), 0, dice.below(5)],
  };
};

const fits = ({ edges }: Problem, days: ArrayLike<number>): boolean => edges.every(({ from, to, lag }) => dayIn(days, to) >= dayIn(days, from) + lag);

const exhaustive = (problem: Problem): Cost => {
  let best = WORST;
  const days = new Int32Array(problem.ranges.length + 1);
  const place = (node: number): void => {
    const range = problem.ranges[node - 1];
    if (range === undefined) {
      if (!fits(problem, days)) return;
      const cost = costOf(problem, days);
      if (cost[0] < Infinity && cost[1] < Infinity && cost[2] < Infinity && compareCosts(cost, best) < 0) best = cost;
      return;
    }
    for (let day = range.first; day <= range.last; day++) {
      days[node] = day;
      place(node + 1);
    }
  };
  place(1);
  return best;
};

/**
 * A schedule whose cost nothing can beat: the resource takes one at a time and is never idle, heaviest for its length
 * first (Smith's rule, 1956), and the lags are those that this schedule keeps.
 */
const knownProblem = (dice: Dice): { readonly problem: Problem; readonly aim: number } => {
  const all = activitiesOf(dice, 4 + dice.below(4));
  const weights = [0, ...all.map(() => 1 + dice.below(20))];
  const order = all.toSorted((a, b) => (weights[b.node] ?? 0) / b.lasts - (weights[a.node] ?? 0) / a.lasts);
  let [day, aim] = [0, 0];
  const days = new Int32Array(all.length + 1);
  for (const { node, lasts } of order) {
    days[node] = day;
    aim += (weights[node] ?? 0) * day;
    day += lasts;
  }
  const edges = Array.from({ length: dice.below(4) }, () => {
    const [a, b] = twoOf(dice, all);
    return follows(a.node, b.node, dayIn(days, b.node) - dayIn(days, a.node) - dice.below(6));
  });
  const one = { level: 0, cost: Infinity } as const;
  const alone = all.map((activity) => ({ ...activity, uses: 2 }));
  const constraints = dice.chance(0.5) ? [cumulative(alone, 3, one)] : all.flatMap((a, at) => all.slice(at + 1).map((b) => eitherOr(a, b, one)));
  return { problem: { ranges: all.map(() => ({ first: 0, last: 60 })), edges, constraints, queues: [], weights, constant: [0, 0, 0] }, aim };
};

describe('the search', () => {
  it('finds what trying all days finds', () => {
    let [feasible, hard] = [0, 0];
    for (let seed = 0; seed < CASES; seed++) {
      const problem = smallProblem(diceOf(seed));
      const { cost, bound, days, nodes } = solve(problem);
      const best = exhaustive(problem);
      expect({ seed, cost, bound }).toEqual({ seed, cost: best, bound: best });
      if (days !== null) {
        feasible++;
        expect({ seed, cost: costOf(problem, days), fits: fits(problem, days) }).toEqual({ seed, cost, fits: true });
      }
      if (nodes > 5) hard++;
    }
    expect(feasible).toBeGreaterThan(CASES / 2);
    expect(CASES - feasible).toBeGreaterThan(CASES / 20);
    expect(hard).toBeGreaterThan(CASES / 20);
  });

  it('finds what is known to be best', () => {
    for (let seed = 0; seed < CASES / 10; seed++) {
      const { problem, aim } = knownProblem(diceOf(seed + 10_000));
      const found = solve(problem);
      expect({ seed, aim: found.cost[2], bound: found.bound }).toEqual({ seed, aim, bound: found.cost });
    }
  });

  it('proves, when it is stopped, a bound that nothing beats', () => {
    let stopped = 0;
    for (let seed = 0; seed < CASES; seed++) {
      const problem = smallProblem(diceOf(seed));
      const dice = diceOf(seed + 20_000);
      const { cost, bound, days } = solve(problem, { shouldStop: () => false, maxNodes: 1 + dice.below(8) });
      const best = exhaustive(problem);
      expect({ seed, isBelow: compareCosts(bound, best) <= 0, isAbove: compareCosts(cost, best) >= 0 }).toEqual({ seed, isBelow: true, isAbove: true });
      if (compareCosts(bound, cost) < 0) stopped++;
      expect(days === null).toBe(cost === WORST);
    }
    expect(stopped).toBeGreaterThan(CASES / 20);
  });

  it('begins with a schedule that it is given, and keeps it if nothing is better', () => {
    const problem: Problem = {
      ranges: [{ first: 0, last: 9 }],
      edges: [],
      constraints: [wish(follows(0, 1, 4), { level: 0, cost: 1 })],
      queues: [],
      weights: [0, 1],
      constant: [0, 0, 0],
    };
    expect([...(solve(problem, { shouldStop: () => true, maxNodes: 0 }, [Int32Array.from([0, 7])]).days ?? [])]).toEqual([0, 7]);
    expect([...(solve(problem, UNLIMITED, [Int32Array.from([0, 7])]).days ?? [])]).toEqual([0, 4]);
  });
});
