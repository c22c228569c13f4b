import { at, costAt } from './at.js';
import { add, copyOf, earliest, networkOf, type Network } from './network.js';
import type { Cost, Level, Problem } from './problem.js';

/** A part of all schedules: those that the network admits. What is paid may cost so much in them, and no more. */
export interface State {
  readonly network: Network;
  /** By constraint. */
  readonly paid: Float64Array;
  /** By level. */
  readonly spent: Float64Array;
}

/** All schedules; `null` = there is none. */
export const rootOf = (problem: Problem): State | null => {
  const network = networkOf(problem.ranges);
  if (network === null || !problem.edges.every((edge) => add(network, edge))) return null;
  return { network, paid: new Float64Array(problem.constraints.length), spent: Float64Array.from(problem.constant) };
};

export const childOf = ({ network, paid, spent }: State): State => ({ network: copyOf(network), paid: paid.slice(), spent: spent.slice() });

/** Lets a constraint cost so much more. */
export const pay = ({ paid, spent }: State, index: number, level: Level, cost: number): void => {
  paid[index] = costAt(paid, index) + cost;
  spent[level] = costAt(spent, level) + cost;
};

/** What the earliest days cost, and what is paid: no schedule of the state costs less. */
export const plainBound = ({ weights }: Problem, { network, spent }: State): Cost => {
  let [aim, all] = [costAt(spent, 2), 0];
  for (let node = 1; node < network.size; node++) {
    const day = earliest(network, node);
    aim += at(weights, node) * day;
    all += day;
  }
  return [costAt(spent, 0), costAt(spent, 1), aim, all];
};
