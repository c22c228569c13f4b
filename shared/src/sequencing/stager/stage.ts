import { calendarDay, situationOf } from '../situation.js';
import { inForce, type Rule } from '../rules.js';
import { budgetOutcome } from './budget.js';
import { MOVED_UNIT } from './compile/aims.js';
import { tally } from './compile/rows.js';
import { troubleOf } from './conflict.js';
import { unitOf, weighed } from './cost.js';
import type { Cost } from './core/problem.js';
import { search } from './core/grave-first.js';
import type { Found, Limits } from './core/search.js';
import { modelOf, wholeProblem, type Model } from './model.js';
import { documentOfRequest } from './pieces.js';
import type { Gap, StageCost, StageOptions, StageRequest, StageResult } from './request.js';
import { whyAll } from './why.js';
import { hintsOf } from './hints.js';

const limitsOf = ({ shouldStop = () => false, maxNodes = Infinity }: StageOptions): Limits => ({ shouldStop, maxNodes });

const stageCost = ([findings, stability, aim, days]: Cost): StageCost => {
  const moved = Math.floor(stability / MOVED_UNIT);
  return { ...weighed(findings), moved, movedDays: stability - moved * MOVED_UNIT, aim, earliest: days };
};

const LEVELS = ['blocks', 'overBudget', 'warnings', 'moved', 'movedDays', 'aim', 'earliest'] as const;

/** The first level on which cost and bound differ. */
const gapOf = ({ cost, bound }: Found): Gap | null => {
  const [reached, proven] = [stageCost(cost), stageCost(bound)];
  const level = LEVELS.find((one) => reached[one] !== proven[one]);
  if (level === undefined) return null;
  return { level, cost: reached[level], bound: proven[level], share: (reached[level] - proven[level]) / reached[level] };
};

const EMPTY: StageResult = {
  status: 'infeasible',
  starts: {},
  cost: null,
  optimal: false,
  gap: null,
  nodes: 0,
  why: [],
  conflict: null,
  relaxation: null,
  budget: null,
};

/** The rules were not written for this patient: nothing is staged. */
const outOfScope = (request: StageRequest, rules: readonly Rule[]): StageResult | null => {
  const document = documentOfRequest(request);
  const scope = rules.filter((rule) => rule.kind === 'scope' && inForce(rule, document.today));
  const found = scope.find((rule) => tally(rule, situationOf(document)) >= unitOf('block'));
  if (found === undefined) return null;
  const text = { en: `${found.rationale.en} (${found.ruleId})`, es: `${found.rationale.es} (${found.ruleId})` };
  return { ...EMPTY, conflict: { parts: [{ kind: 'rule', ruleId: found.ruleId, courseIds: [] }], text } };
};

const startsOf = ({ pieces, workshop, today }: Model, days: Int32Array): StageResult['starts'] =>
  Object.fromEntries(
    pieces.map(({ id, index }) => {
      const start = workshop.starts[index] ?? { node: 0, offset: 0 };
      return [id, calendarDay(today + (days[start.node] ?? 0) + start.offset)];
    }),
  );

/**
 * Start days for the courses of a plan that may still move. Lexicographic: blocks, the budget, the weight of warnings and hints, the
 * courses that leave the schedule they had, the aim, the earliest days. Exact: `optimal`, or the gap that is left when
 * the caller stops it. Pure: no clock, no input or output, and the order of courses and rows does not matter.
 * Throws RangeError when a day is not a calendar day.
 */
export const stage = (request: StageRequest, rules: readonly Rule[], options: StageOptions = {}): StageResult => {
  const refused = outOfScope(request, rules);
  if (refused !== null) return refused;
  const limits = limitsOf(options);
  const model = modelOf(request, rules);
  const problem = wholeProblem(model);
  const found = problem === null ? null : search(problem, limits, { hints: hintsOf(model), grave: unitOf('block') });
  const { isFeasible, ...trouble } = troubleOf(model, found, limits);
  if (found === null) return { ...EMPTY, ...trouble };
  if (found.days === null) return { ...EMPTY, ...trouble, nodes: found.nodes };
  const gap = gapOf(found);
  return {
    status: isFeasible ? 'staged' : 'infeasible',
    starts: startsOf(model, found.days),
    cost: stageCost(found.cost),
    optimal: gap === null,
    gap,
    nodes: found.nodes,
    why: whyAll(model, found.days),
    ...trouble,
    budget: budgetOutcome(model, found.days, limits),
  };
};
