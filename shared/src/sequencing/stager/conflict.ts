import { calendarDay } from '../situation.js';
import type { Bound } from './bounds.js';
import { causeOf, dayOf, notBefore, type Cause } from './compile/cause.js';
import { search } from './core/grave-first.js';
import type { Found, Limits } from './core/search.js';
import { blocksIn, canHold, demandsOf, trialOf, type Demand, type Demands } from './demands.js';
import type { Model } from './model.js';
import type { Conflict, Reason, Relaxation } from './request.js';
import { conflictText } from './sentences.js';

/** What keeps a schedule from being free of avoidable blocks. */
export interface Trouble {
  readonly isFeasible: boolean;
  readonly conflict: Conflict | null;
  readonly relaxation: Relaxation | null;
}

const NO_TROUBLE: Trouble = { isFeasible: true, conflict: null, relaxation: null };

/**
 * QuickXplain (Junker 2004): a set of demands that cannot hold together, minimal by construction: each half is asked
 * for only beside what of the other half is needed.
 */
export const minimalConflict = <T>(background: readonly T[], demands: readonly T[], holds: (all: readonly T[]) => boolean): readonly T[] => {
  const explain = (base: readonly T[], isNew: boolean, rest: readonly T[]): readonly T[] => {
    if (isNew && !holds(base)) return [];
    if (rest.length <= 1) return rest;
    const half = Math.floor(rest.length / 2);
    const [first, second] = [rest.slice(0, half), rest.slice(half)];
    const inSecond = explain([...base, ...first], first.length > 0, second);
    const inFirst = explain([...base, ...inSecond], inSecond.length > 0, first);
    return [...inFirst, ...inSecond];
  };
  return holds([...background, ...demands]) ? [] : explain(background, false, demands);
};

/** Steps that an explanation is worth in all, and those of one question; beyond that the answer is "not known". */
const PATIENCE = 2_000;
const ONE_QUESTION = 300;

const patient = ({ shouldStop, maxNodes }: Limits, most: number): Limits => {
  let asked = 0;
  return { maxNodes: Math.min(maxNodes, most), shouldStop: () => ++asked > PATIENCE || shouldStop() };
};

const isKind = ({ reason }: Demand, kinds: readonly string[]): boolean => reason.kind === 'bound' && kinds.includes(reason.bound);

/** Bounds and rules of which none can be left out. `null` when the limits were too tight to tell. */
export const conflictOf = ({ model, all }: Demands, limits: Limits): Conflict | null => {
  const isToday = (demand: Demand): boolean => isKind(demand, ['today']);
  const patience = patient(limits, ONE_QUESTION);
  let isKnown = true;
  const holds = (some: readonly Demand[]): boolean => {
    const answer = canHold(model, some, patience);
    isKnown &&= answer !== null;
    return answer ?? true;
  };
  const found = minimalConflict(
    all.filter(isToday),
    all.filter((demand) => !isToday(demand)),
    holds,
  );
  if (!isKnown || found.length === 0) return null;
  const parts: readonly Reason[] = found.map(({ reason }) => reason);
  return { parts, text: conflictText(model.pieces, model.rules, parts) };
};

/** A bound that may be passed, at a cost of one for every day. */
const passing = ({ workshop }: Model, bound: Bound): Cause => {
  const start = workshop.starts[bound.piece] ?? { node: 0, offset: 0 };
  return causeOf(
    { ruleId: bound.kind, pieces: [bound.piece], weight: Infinity },
    {
      starts: [start],
      costOn: (days) => (bound.allows(dayOf(days, start)) ? 0 : Math.abs(dayOf(days, start) - bound.day)),
      // What is too late only gets later; what is too early is a day less so a day later.
      waysOut: (days) => (dayOf(days, start) < bound.day ? [[notBefore(start, dayOf(days, start) + 1)]] : []),
    },
  );
};

/** The bounds to move, fewest days in all; `null` when moving bounds does not help, or the limits were too tight to tell. */
export const relaxationOf = ({ model, all }: Demands, limits: Limits): Relaxation | null => {
  // Nobody can move today, nor the days on which the clinic is closed.
  const isHard = (demand: Demand): boolean => demand.reason.kind === 'rule' || isKind(demand, ['today', 'closure']);
  const soft = all.filter((demand) => !isHard(demand)).flatMap(({ bounds }) => bounds);
  const problem = trialOf(
    model,
    all.filter(isHard),
    soft.map((bound) => passing(model, bound)),
  );
  if (problem === null) return null;
  const { days, cost, bound } = search(problem, patient(limits, PATIENCE));
  if (days === null || bound[0] < cost[0]) return null;
  const moves = soft.flatMap((one) => {
    const day = dayOf(days, model.workshop.starts[one.piece] ?? { node: 0, offset: 0 });
    return one.allows(day) ? [] : [{ courseId: model.pieces[one.piece]?.id ?? '', bound: one.kind, to: calendarDay(model.today + day) }];
  });
  return { days: cost[0], moves };
};

const hasFixed = ({ pieces }: Model): boolean => pieces.some(({ movable, planned }) => planned && !movable);

/**
 * Why the bounds leave no days on which no rule finds an avoidable block, if so; `found` is the best within them, `null`
 * when some course has no day at all. Looked at on more days than the horizon has, so that what only a later day could
 * avoid is the horizon's fault. What the limits do not let be known is not claimed.
 */
export const troubleOf = (model: Model, found: Found | null, limits: Limits): Trouble => {
  // Blocks of what cannot move are there whatever the days; a fixed course could have been left free.
  const given = hasFixed(model) ? 0 : blocksIn(model.constant);
  if (found !== null && found.days !== null && blocksIn(found.cost[0]) <= given) return NO_TROUBLE;
  const demands = demandsOf(model, limits);
  // With as many blocks as rules cannot avoid, each rule is at its best; with more, one of them is not.
  if (found !== null && blocksIn(found.bound[0]) <= demands.unavoidable) return NO_TROUBLE;
  return { isFeasible: false, conflict: conflictOf(demands, limits), relaxation: relaxationOf(demands, limits) };
};
