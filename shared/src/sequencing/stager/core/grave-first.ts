import type { Constraint, Problem } from './problem.js';
import { improved } from './improve.js';
import { MOST_ORDERED } from './order.js';
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

/** How few grave findings there can be, by themselves; what was found so far may do already. */
const graveFloor = (problem: Problem, limits: Limits, grave: number, found: Int32Array | null): Pick<Found, 'nodes'> & { readonly floor: number } => {
  const first = new Search(onlyGrave(problem, grave), { ...limits, maxNodes: Math.min(limits.maxNodes, GRAVE_STEPS) });
  if (found !== null) first.offer(found);
  const { bound, nodes } = first.run();
  return { floor: bound[0] < Infinity ? bound[0] + (problem.constant[0] % grave) : 0, nodes };
};

/** Steps for each course in a hasty look. */
const HASTY_STEPS = 4;

/** Some schedule to compare with; where there are many courses, the one that is found by keeping all gaps. */
const begin = (hunt: Search, problem: Problem, limits: Limits, isLong: boolean): void => {
  if (isLong) {
    const hasty = new Search(problem, { ...limits, maxNodes: Math.min(limits.maxNodes, HASTY_STEPS * problem.ranges.length) }, { isHasty: true });
    hasty.glance();
    if (hasty.days !== null) hunt.offer(hasty.days);
  }
  // Straight down may take long where days are short, and is not needed then.
  if (hunt.days === null || !isLong) hunt.glance();
};

/** The best schedule of a problem, with proof as far as the limits allow. */
export const search = (problem: Problem, limits: Limits, { hints = [], grave }: Asked = {}): Found => {
  const hunt = new Search(problem, limits);
  for (const days of hints) hunt.offer(days);
  const isLong = problem.ranges.length > MOST_ORDERED;
  begin(hunt, problem, limits, isLong);
  const { floor, nodes } = grave === undefined ? { floor: 0, nodes: 0 } : graveFloor(problem, limits, grave, hunt.days);
  hunt.raise(floor);
  // A long plan is seldom proven in time, so that a good one matters more.
  if (isLong && hunt.days !== null) hunt.offer(improved(problem, limits, hunt.days));
  else hunt.probe();
  const found = hunt.run();
  return { ...found, nodes: found.nodes + nodes };
};
