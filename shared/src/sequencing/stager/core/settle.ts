import { costAt } from './at.js';
import { add, admits, earliest, type Network } from './network.js';
import type { Constraint, Cost, Problem, Way } from './problem.js';
import { pay, plainBound, type State } from './state.js';

/** A constraint that costs on the earliest days, and may be left by several ways, or paid. */
export interface Choice {
  readonly index: number;
  readonly cost: number;
  readonly ways: readonly Way[];
  readonly isAffordable: boolean;
  /** The first day that its ways are about. */
  readonly day: number;
  /** All that it is about has its place in the order of starts. */
  readonly isRipe: boolean;
}

/** Whether something that costs no less may still be worth looking at. */
export type CanBeat = (bound: Cost) => boolean;

const dayOfWay = (way: Way, { paths }: Network): number =>
  way.reduce((first, { from, to }) => Math.min(first, from === 0 ? Infinity : (paths[from] ?? 0), to === 0 ? Infinity : (paths[to] ?? 0)), Infinity);

/** Whether all that a broken constraint and its ways are about has its place in the order of starts. */
export type IsRipe = (index: number, ways: readonly Way[]) => boolean;

/** What is ripe first; then must be decided before may be, dear before cheap, few ways before many, early before late. */
const isRather = (a: Choice, b: Choice): boolean => {
  if (a.isRipe !== b.isRipe) return a.isRipe;
  if (a.isAffordable !== b.isAffordable) return b.isAffordable;
  return isRatherOfAlike(a, b);
};

const isRatherOfAlike = (a: Choice, b: Choice): boolean => {
  if (a.isAffordable && a.cost !== b.cost) return a.cost > b.cost;
  const isPlain = a.ways.length <= 2 && b.ways.length <= 2;
  if (!isPlain && a.ways.length !== b.ways.length) return a.ways.length < b.ways.length;
  return a.day === b.day ? a.cost > b.cost : a.day < b.day;
};

const rather = (one: Choice, best: Choice | null): Choice => (best === null || isRather(one, best) ? one : best);

/** Where every way out has the same node start later, it does so by the least of them, whichever is taken. */
const pushed = (network: Network, ways: readonly Way[]): boolean => {
  const node = ways[0]?.[0]?.to ?? 0;
  if (node === 0 || ways.some((way) => way.length !== 1 || way[0]?.to !== node)) return false;
  const first = ways.reduce((least, [edge]) => Math.min(least, edge === undefined ? Infinity : earliest(network, edge.from) + edge.lag), Infinity);
  return first > earliest(network, node) && add(network, { from: 0, to: node, lag: first });
};

const isAffordable = (constraint: Constraint, cost: number, bound: Cost, canBeat: CanBeat): boolean => {
  if (cost === Infinity) return false;
  const more: [number, number, number, number] = [...bound];
  more[constraint.level] += cost;
  return canBeat(more);
};

/** What became of one constraint: it holds, something follows from it, it has to be decided, or nothing is left. */
type Outcome = 'holds' | 'moved' | 'nothing' | Choice;

interface Settling {
  readonly problem: Problem;
  readonly state: State;
  readonly canBeat: CanBeat;
  readonly isRipe: IsRipe;
}

const withoutWays = ({ problem, state, canBeat }: Settling, index: number, constraint: Constraint, cost: number): Outcome => {
  if (cost === Infinity) return 'nothing';
  pay(state, index, constraint.level, cost);
  return canBeat(plainBound(problem, state)) ? 'moved' : 'nothing';
};

const must = ({ network }: State, ways: readonly Way[]): Outcome | null => {
  const [only, ...more] = ways;
  if (only !== undefined && more.length === 0) return only.every((edge) => add(network, edge)) ? 'moved' : 'nothing';
  return pushed(network, ways) ? 'moved' : null;
};

const look = (settling: Settling, index: number, constraint: Constraint, bound: Cost): Outcome => {
  const { network, paid } = settling.state;
  const cost = constraint.costOn(network.paths) - costAt(paid, index);
  if (cost <= 0) return 'holds';
  const ways = constraint.waysOut(network.paths).filter((way) => way.every((edge) => admits(network, edge)));
  if (ways.length === 0) return withoutWays(settling, index, constraint, cost);
  const affordable = isAffordable(constraint, cost, bound, settling.canBeat);
  const follows = affordable ? null : must(settling.state, ways);
  return (
    follows ?? {
      index,
      cost,
      ways,
      isAffordable: affordable,
      isRipe: settling.isRipe(index, ways),
      day: ways.reduce((first, way) => Math.min(first, dayOfWay(way, network)), Infinity),
    }
  );
};

/** One look at all constraints. */
const lookAtAll = (settling: Settling): 'moved' | 'nothing' | Choice | null => {
  const bound = plainBound(settling.problem, settling.state);
  if (!settling.canBeat(bound)) return 'nothing';
  let choice: Choice | null = null;
  let hasMoved = false;
  for (const [index, constraint] of settling.problem.constraints.entries()) {
    const outcome = look(settling, index, constraint, bound);
    if (outcome === 'nothing') return outcome;
    hasMoved ||= outcome === 'moved';
    if (typeof outcome !== 'string') choice = rather(outcome, choice);
  }
  return hasMoved ? 'moved' : choice;
};

/**
 * What has only one way out takes it, and what has none is paid, until nothing follows any more. Answers what to decide
 * next, `settled` when all holds or is paid on the earliest days, `null` when nothing better is left. Changes the state.
 */
export const settle = (problem: Problem, state: State, canBeat: CanBeat, isRipe: IsRipe = () => false): Choice | 'settled' | null => {
  for (;;) {
    const seen = lookAtAll({ problem, state, canBeat, isRipe });
    if (seen === 'nothing') return null;
    if (seen !== 'moved') return seen ?? 'settled';
  }
};
