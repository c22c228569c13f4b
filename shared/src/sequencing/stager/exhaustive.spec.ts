import { describe, expect, it } from '@jest/globals';
import { addDays, daysBetween } from '../../dates.js';
import { RULES } from '../data/rule-set.js';
import type { RuleKind } from '../rules.js';
import { situationOf } from '../situation.js';
import { TODAY } from '../testing.js';
import { allowedDays, type Bound } from './bounds.js';
import { MOVED_UNIT } from './compile/aims.js';
import { blocksIn } from './demands.js';
import { compareCosts, costOf, WORST, type Cost, type Problem } from './core/problem.js';
import { BUDGET_UNIT, unitOf, weighed } from './cost.js';
import { search } from './core/grave-first.js';
import { hintsOf } from './hints.js';
import { modelOf, wholeProblem, type Model } from './model.js';
import { documentOfRequest, withStarts } from './pieces.js';
import { counted } from './testing/count.js';
import type { StageRequest } from './request.js';
import { anyRequest, CATALOGUE, diceOf, usualCourse, type Dice } from './testing/random.js';

/** More of them, and larger: `STAGER_MODELS=5000 STAGER_SLOW=2000 STAGER_MOST=5 STAGER_GRID=2`. */
const MODELS = Number(process.env['STAGER_MODELS'] ?? 700);
const SLOW = Number(process.env['STAGER_SLOW'] ?? 320);
const MOST = Number(process.env['STAGER_MOST'] ?? 5);
const FINER = Number(process.env['STAGER_GRID'] ?? 1);
const VARIANTS = 3;
const LAST = 119;
/** Days of each course, by number of courses: what can be tried, and what can be counted row by row. */
const GRID: readonly number[] = [40, 40, 14, 7, 4, 3];
const COARSE: readonly number[] = [20, 20, 6, 3, 2, 2];

const kinds = new Map<string, RuleKind>(RULES.map(({ ruleId, kind }) => [ruleId, kind]));

/** Now and then the same treatment twice, or the limits of repeating would hardly ever bind. */
const someRequest = (dice: Dice): StageRequest => {
  const request = anyRequest(dice, 1 + dice.below(MOST), LAST);
  const { document } = request;
  const { courses } = document.plan;
  if (dice.chance(0.75)) return request;
  const modality = dice.of(CATALOGUE.filter(({ repeat }) => repeat !== null));
  const again = courses.map((course, at) =>
    (at === 0 || at === courses.length - 1) && !course.started ? usualCourse(course.id, modality, daysBetween(TODAY, course.startsOn)) : course,
  );
  return { ...request, document: { ...document, plan: { ...document.plan, courses: again } } };
};

/** The same model on a few days of each course only: what bounds, closures and a coarse grid leave. */
const onFewDays = (model: Model, grid: readonly number[], dice: Dice): Model => {
  const most = FINER * (grid[model.movable.length] ?? 2);
  const step = dice.of([1, 7, 14]);
  const coarse = model.movable.map(({ index }): Bound => {
    const allowed = allowedDays(
      model.bounds.filter(({ piece }) => piece === index),
      LAST,
    );
    const first = dice.below(allowed.length);
    const days = allowed.filter((_, at) => (at - first) % step === 0 && at >= (dice.chance(0.5) ? 0 : first)).slice(0, 1 + dice.below(most));
    return { kind: 'closure', piece: index, day: days[0] ?? 0, allows: (day) => days.includes(day) };
  });
  return { ...model, bounds: [...model.bounds, ...coarse] };
};

const daysOf = ({ movable, bounds }: Model): readonly Int32Array[] =>
  movable.map(({ index }) =>
    allowedDays(
      bounds.filter(({ piece }) => piece === index),
      LAST,
    ),
  );

type Count = (days: Int32Array) => Cost;

const exhaustive = (allowed: readonly Int32Array[], count: Count): { readonly cost: Cost; readonly days: Int32Array } => {
  let best = { cost: WORST, days: new Int32Array(allowed.length + 1) };
  const days = new Int32Array(allowed.length + 1);
  const place = (at: number): void => {
    if (at === allowed.length) {
      const cost = count(days);
      if (compareCosts(cost, best.cost) < 0) best = { cost, days: days.slice() };
      return;
    }
    for (const day of allowed[at] ?? []) {
      days[at + 1] = day;
      place(at + 1);
    }
  };
  place(0);
  return best;
};

/** Counted from the document itself: rows by the rules' own checks, moves and days by hand; of the aim only "soonest relief". */
const byTheRules = (model: Model, problem: Problem): Count => {
  const { request, movable, causes } = model;
  const budget = causes.filter(({ ruleId }) => ruleId === 'BUDGET');
  // What does not move may pass the budget by itself: then there is no cause, and it is in the constant.
  const still = budget.length === 0 ? weighed(model.constant).overBudget * BUDGET_UNIT : 0;
  return (days) => {
    const starts = Object.fromEntries(movable.map(({ id }, at) => [id, addDays(TODAY, days[at + 1] ?? 0)]));
    const situation = situationOf(withStarts(documentOfRequest(request), starts));
    const findings = still + RULES.reduce((sum, rule) => sum + counted(rule, situation), 0) + budget.reduce((sum, { costOn }) => sum + costOn(days), 0);
    const stability = movable.reduce((sum, { id }, at) => {
      const before = request.baseline?.[id];
      const by = before === undefined ? 0 : Math.abs((days[at + 1] ?? 0) - daysBetween(TODAY, before));
      return sum + by + (by > 0 ? MOVED_UNIT : 0);
    }, 0);
    const soonest = movable.reduce((sum, { freedom }, at) => sum + (freedom.priority ?? 1) * (days[at + 1] ?? 0), 0);
    const [, , aim, all] = costOf(problem, days);
    return [findings, stability, request.aim === 'soonest-relief' ? soonest : aim, all];
  };
};

/** Kinds that cost something, or would on another day of some course. */
const bindingKinds = ({ causes }: Model, days: Int32Array, allowed: readonly Int32Array[]): ReadonlySet<RuleKind> => {
  const around = [days, ...allowed.flatMap((some, at) => [...some].map((day) => days.with(at + 1, day)))];
  const felt = causes.filter(({ level, costOn }) => level === 0 && around.some((some) => costOn(some) > 0));
  return new Set(felt.flatMap(({ ruleId }) => kinds.get(ruleId) ?? []));
};

interface Tally {
  instances: number;
  schedules: number;
  blocked: number;
  withoutSearch: number;
  readonly binding: Map<RuleKind, number>;
}

const compare = (model: Model, count: (problem: Problem) => Count, tally: Tally, where: object): void => {
  const problem = wholeProblem(model);
  if (problem === null) return;
  const allowed = daysOf(model);
  const found = search(problem, { shouldStop: () => false, maxNodes: Infinity }, { hints: hintsOf(model), grave: unitOf('block') });
  const best = exhaustive(allowed, count(problem));
  expect({ ...where, cost: found.cost, bound: found.bound }).toEqual({ ...where, cost: best.cost, bound: best.cost });
  tally.instances++;
  tally.schedules += allowed.reduce((product, { length }) => product * length, 1);
  if (blocksIn(best.cost[0]) > blocksIn(model.constant)) tally.blocked++;
  if (found.nodes <= 1) tally.withoutSearch++;
  for (const kind of bindingKinds(model, best.days, allowed)) tally.binding.set(kind, (tally.binding.get(kind) ?? 0) + 1);
};

const report = ({ instances, schedules, blocked, withoutSearch, binding }: Tally): string => {
  const share = (some: number): string => `${((100 * some) / instances).toFixed(0)} %`;
  const said = [...binding].map(([kind, some]) => `${kind} ${share(some)}`).join(', ');
  return `${instances} instances (${schedules} schedules), ${share(blocked)} with blocks that days could avoid, ${share(withoutSearch)} without search; binding: ${said}\n`;
};

const emptyTally = (): Tally => ({ instances: 0, schedules: 0, blocked: 0, withoutSearch: 0, binding: new Map() });

/** Kinds that days can bind; the others are constants. */
const MAY_BIND: readonly RuleKind[] = [
  'caution',
  'requires',
  'spacing',
  'trial',
  'taper',
  'pairing',
  'exclusion',
  'repeat',
  'history',
  'composition',
  'capacity',
];

describe('the stager', () => {
  it('finds what trying everything finds', () => {
    const tally = emptyTally();
    for (let seed = 0; seed < MODELS; seed++) {
      const dice = diceOf(seed + 50_000);
      const whole = modelOf(someRequest(dice), RULES);
      for (let variant = 0; variant < VARIANTS; variant++)
        compare(onFewDays(whole, GRID, dice), (problem) => (days) => costOf(problem, days), tally, { seed, variant });
    }
    process.stdout.write(report(tally));
    expect(tally.instances).toBeGreaterThanOrEqual(Math.min(2000, MODELS * 2));
    expect(MAY_BIND.filter((kind) => (tally.binding.get(kind) ?? 0) < 0.05 * tally.instances)).toEqual([]);
  });

  it('finds what counting the findings of every schedule finds', () => {
    const tally = emptyTally();
    for (let seed = 0; seed < SLOW; seed++) {
      const dice = diceOf(seed + 90_000);
      const model = onFewDays(modelOf(someRequest(dice), RULES), COARSE, dice);
      compare(model, (problem) => byTheRules(model, problem), tally, { seed });
    }
    process.stdout.write(report(tally));
    expect(tally.instances).toBeGreaterThanOrEqual(Math.min(300, 0.9 * SLOW));
  });
});
