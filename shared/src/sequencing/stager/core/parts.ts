import { add, negated } from './network.js';
import { compareCosts, type Cost, type Problem } from './problem.js';
import type { Choice } from './settle.js';
import { childOf, pay, type State } from './state.js';

/** A part that waits to be looked at: nothing in it costs less than its bound. */
export interface Part {
  readonly state: State;
  readonly bound: Cost;
  /** Findings that are certain in this part; `bound` holds what is known of all. */
  readonly findings: number;
  readonly depth: number;
}

/** The lesser bound first; of equal ones the one in which more is decided. */
export const byBound = (a: Part, b: Part): number => compareCosts(a.bound, b.bound) || b.depth - a.depth;

/** While there is no schedule within the budget: what has spent the least of it. */
export const bySpent = (a: Part, b: Part): number => a.findings - b.findings || byBound(a, b);

/** One part for each way, without what the parts before it hold, and one in which the cost is paid. */
export const waysFrom = ({ constraints }: Problem, state: State, { index, cost, ways, isAffordable }: Choice): readonly State[] => {
  const states: State[] = [];
  const rest = childOf(state);
  for (const way of ways) {
    const child = childOf(rest);
    if (way.every((edge) => add(child.network, edge))) states.push(child);
    const [only] = way;
    if (only !== undefined && way.length === 1 && !add(rest.network, negated(only))) return states;
  }
  const constraint = constraints[index];
  if (!isAffordable || constraint === undefined) return states;
  pay(rest, index, constraint.level, cost);
  return [...states, rest];
};
