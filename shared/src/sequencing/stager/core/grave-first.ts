import type { Constraint, Problem } from './problem.js';
import { Search, type Found, type Limits } from './search.js';

/** Steps that go into counting grave findings by themselves, before everything is looked at together. */
const GRAVE_STEPS = 1500;

/** The same with nothing but what weighs at least so much. */
const onlyGrave = (problem: Problem, unit: number): Problem => {
  const grave = (cost: number): number => (cost === Infinity ? cost : Math.floor(cost / unit) * unit);
  return {
    ...problem,
    constraints: problem.constraints
      .filter(({ level, most }) => level === 0 && most >= unit)
      .map((constraint): Constraint => ({ ...constraint, costOn: (days) => grave(constraint.costOn(days)) })),
    queues: [],
    weights: problem.weights.map(() => 0),
    constant: [grave(problem.constant[0]), 0, 0],
  };
};

interface Asked {
  /** Schedules to begin with. */
  readonly hints?: readonly Int32Array[];
  /** Findings of at least this weight are counted first, by themselves; left out: none are. */
  readonly grave?: number;
}

/** The best schedule of a problem, with proof as far as the limits allow. */
export const search = (problem: Problem, limits: Limits, { hints = [], grave }: Asked = {}): Found => {
  const hunt = new Search(problem, limits);
  for (const days of hints) hunt.offer(days);
  hunt.glance();
  if (grave === undefined) return hunt.run();
  const first = new Search(onlyGrave(problem, grave), { ...limits, maxNodes: Math.min(limits.maxNodes, GRAVE_STEPS) });
  if (hunt.days !== null) first.offer(hunt.days);
  const { bound, nodes } = first.run();
  if (bound[0] < Infinity) hunt.raise(bound[0] + (problem.constant[0] % grave));
  const found = hunt.run();
  return { ...found, nodes: found.nodes + nodes };
};
