import { calendarDay } from '../situation.js';
import { fixedOn, type Bound } from './bounds.js';
import type { Cause } from './compile/cause.js';
import { BUDGET_UNIT, unitOf } from './cost.js';
import { costOf, type Problem } from './core/problem.js';
import { search } from './core/grave-first.js';
import type { Limits } from './core/search.js';
import { modelOf, problemOf, type Model } from './model.js';
import { BUDGET, type Reason } from './request.js';

/** One thing that a schedule has to respect: a bound of a course, or what a rule says of some courses. */
export interface Demand {
  readonly reason: Reason;
  readonly bounds: readonly Bound[];
  /** Hard: what the rule finds as a block on some days and not on others. */
  readonly causes: readonly Cause[];
}

/** Everything that a schedule has to respect. */
export interface Demands {
  readonly model: Model;
  readonly all: readonly Demand[];
  /** Blocks that no choice of days avoids. */
  readonly unavoidable: number;
  /** No choice of days keeps within the budget, whatever the rules. */
  readonly isBeyondBudget: boolean;
}

/** The blocks in a sum of findings; what is left of it may be less than nothing. */
export const blocksIn = (findings: number): number => Math.round(findings / unitOf('block'));

/** The same with the fixed courses movable and held by a bound: a conflict may be their fault. */
const loosened = (model: Model): Model => {
  const { request, rules, pieces, last } = model;
  const fixed = pieces.filter(({ planned, movable, day }) => planned && !movable && day >= 0 && day <= last);
  if (fixed.length === 0) return model;
  const freedom = { ...request.freedom, ...Object.fromEntries(fixed.map(({ id, freedom: own }) => [id, { ...own, fixed: false }])) };
  const loose = modelOf({ ...request, freedom }, rules);
  const others = loose.bounds.filter(({ piece }) => fixed.every(({ index }) => index !== piece));
  return { ...loose, bounds: [...others, ...fixed.map(({ index, day }) => fixedOn(index, day))] };
};

/** Steps spent on what one rule finds at least; where they are too few, the least that was found stands for it. */
const LEAST_NODES = 200;

/** How often a cause is broken so that it has to be respected: blocks, or the budget. */
const breachesOn = (cause: Cause, days: ArrayLike<number>): number =>
  cause.ruleId === BUDGET ? Math.round(cause.costOn(days) / BUDGET_UNIT) : blocksIn(cause.costOn(days));

/** The fewest breaches that days were found for: what no choice of days avoids is nobody's fault. */
const fewestBreaches = ({ movable, last }: Model, cause: Cause, limits: Limits): number => {
  const counted: Cause = { ...cause, most: Infinity, costOn: (days) => breachesOn(cause, days) };
  const problem: Problem = {
    ranges: movable.map(() => ({ first: 0, last })),
    edges: [],
    constraints: [counted],
    queues: [],
    weights: [],
    constant: [0, 0, 0],
  };
  const hints = [0, last].map((day) => new Int32Array(movable.length + 1).fill(day, 1));
  if (hints.some((days) => costOf(problem, days)[0] === 0)) return 0;
  return search(problem, { ...limits, maxNodes: Math.min(limits.maxNodes, LEAST_NODES) }, { hints }).cost[0];
};

const idOf = ({ pieces }: Model, piece: number): string => pieces[piece]?.id ?? '';

const ofBound = (model: Model, bound: Bound): Demand => ({
  reason: { kind: 'bound', bound: bound.kind, courseId: idOf(model, bound.piece), day: calendarDay(model.today + bound.day) },
  bounds: [bound],
  causes: [],
});

/** What a rule says of the same courses is one demand, in however many causes it says so. */
const ofRules = (model: Model, causes: readonly Cause[]): readonly Demand[] => {
  const groups = new Map<string, { ruleId: string; courseIds: readonly string[]; causes: Cause[] }>();
  for (const cause of causes) {
    const courseIds = [...new Set(cause.pieces)].sort((a, b) => a - b).map((piece) => idOf(model, piece));
    const key = [cause.ruleId, ...courseIds].join(' ');
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { ruleId: cause.ruleId, courseIds, causes: [cause] });
    else known.causes.push(cause);
  }
  return [...groups.values()].map(({ ruleId, courseIds, causes: same }) => ({ reason: { kind: 'rule', ruleId, courseIds }, bounds: [], causes: same }));
};

/** What a schedule has to respect, bounds first; the budget only when it is asked for. */
export const demandsOf = (staged: Model, limits: Limits, { budget }: { readonly budget: boolean } = { budget: false }): Demands => {
  const model = loosened(staged);
  let unavoidable = blocksIn(model.constant);
  // What does not move passes it by itself: then no cause of the days speaks of it.
  let isBeyondBudget = budget && !model.causes.some(({ ruleId }) => ruleId === BUDGET);
  const causes = model.causes
    .filter(({ level, most, ruleId }) => level === 0 && (most >= unitOf('block') || (budget && ruleId === BUDGET)))
    .map((cause): Cause => {
      const least = fewestBreaches(model, cause, limits);
      if (cause.ruleId === BUDGET) isBeyondBudget = least > 0;
      else unavoidable += least;
      return { ...cause, most: Infinity, costOn: (days) => (breachesOn(cause, days) > least ? Infinity : 0) };
    });
  return { model, all: [...model.bounds.map((bound) => ofBound(model, bound)), ...ofRules(model, causes)], unavoidable, isBeyondBudget };
};

/** The search for days on which only these demands count; `null` = a course has no day at all. */
export const trialOf = (model: Model, demands: readonly Demand[], wishes: readonly Cause[] = []): Problem | null =>
  problemOf(
    { ...model, rows: [], weights: [], constant: 0 },
    { bounds: demands.flatMap(({ bounds }) => bounds), causes: [...demands.flatMap(({ causes }) => causes), ...wishes] },
    model.last,
  );

/** Whether demands can hold together; `null` when the limits did not let it be known. */
export const canHold = (model: Model, demands: readonly Demand[], limits: Limits): boolean | null => {
  const problem = trialOf(model, demands);
  if (problem === null) return false;
  const { days, bound } = search(problem, limits);
  if (days !== null) return true;
  return bound[0] === Infinity ? false : null;
};
