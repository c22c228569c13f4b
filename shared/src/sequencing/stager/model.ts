import type { Rule } from '../rules.js';
import { dayNumber, situationOf } from '../situation.js';
import { boundsOf, domainsOf, type Bound } from './bounds.js';
import { aimCauses, MONTH, spendingOf, stabilityCauses } from './compile/aims.js';
import { notAfter, notBefore, causeOf, dayOf, type Cause, type Start } from './compile/cause.js';
import { compileRules } from './compile/compile.js';
import { loadLimit } from './compile/load.js';
import { joinParts, liveOf, partsOf, type Parts, type Row, type Waiting, type Workshop } from './compile/workshop.js';
import { BUDGET_UNIT } from './cost.js';
import type { Range } from './core/network.js';
import type { Problem, Queue, Ride, Wait } from './core/problem.js';
import { documentOfRequest, piecesOf, situationsOf, type Piece } from './pieces.js';
import { BUDGET, type StageRequest } from './request.js';

/** When bounds may move, this many days after the horizon are looked at: the longest window of a repeat limit fits in. */
const ROOM_DAYS = 400;

/** A request and the rules as costs on whole days from today. */
export interface Model {
  readonly request: StageRequest;
  readonly rules: readonly Rule[];
  readonly today: number;
  readonly pieces: readonly Piece[];
  /** Pieces that move, by node − 1. */
  readonly movable: readonly Piece[];
  readonly bounds: readonly Bound[];
  /** The last day that is looked at when bounds may move. */
  readonly last: number;
  readonly workshop: Workshop;
  /** What the rules find whatever the days. */
  readonly constant: number;
  /** What the rules, the budget, the aim and the wish to stay say of days. */
  readonly causes: readonly Cause[];
  readonly rows: readonly Row[];
  readonly waits: readonly Waiting[];
  /** Weight of a day in the aim, by node. */
  readonly weights: readonly number[];
}

const budgetParts = ({ monthlyBudgetCents }: StageRequest, workshop: Workshop): Parts => {
  const loads = spendingOf(liveOf(workshop), workshop);
  if (monthlyBudgetCents === undefined || monthlyBudgetCents === null || loads.length === 0) return partsOf({});
  return partsOf({ causes: [loadLimit({ ruleId: BUDGET, weight: BUDGET_UNIT }, loads, MONTH, monthlyBudgetCents)] });
};

/** What only courses look at that do not move is there whatever the days. */
const withoutStill = ({ constant, causes, ...rest }: Parts): Parts => {
  const still = causes.filter(({ scope }) => scope.length === 0);
  return { constant: still.reduce((sum, { costOn }) => sum + costOn([0]), constant), causes: causes.filter(({ scope }) => scope.length > 0), ...rest };
};

/** A request and the rules as costs on days. Throws RangeError when a day is not a calendar day. */
export const modelOf = (request: StageRequest, rules: readonly Rule[]): Model => {
  const document = documentOfRequest(request);
  const situation = situationOf(document);
  const { today } = situation;
  const pieces = piecesOf(request, situation);
  const movable = pieces.filter((piece) => piece.movable);
  const nodes = new Map(movable.map(({ index }, at) => [index, at + 1]));
  const starts = pieces.map(({ index, day }): Start => ({ node: nodes.get(index) ?? 0, offset: nodes.has(index) ? 0 : day }));
  const last = Math.max(0, dayNumber(request.horizon) - today) + ROOM_DAYS;
  const workshop: Workshop = { situation, pieces, starts, with: situationsOf(document, pieces, today), today, last };
  const parts = withoutStill(joinParts([compileRules(rules, workshop), budgetParts(request, workshop)]));
  const wishes = [...stabilityCauses(request, workshop), ...aimCauses(request.aim, workshop)].filter(({ scope }) => scope.length > 0);
  return {
    ...{ request, rules, today, pieces, movable, last, workshop },
    bounds: movable.flatMap((piece) => boundsOf(request, piece, today)),
    constant: parts.constant,
    causes: [...parts.causes, ...wishes],
    rows: parts.rows,
    waits: parts.waits,
    weights: [0, ...movable.map(({ freedom }) => (request.aim === 'soonest-relief' ? (freedom.priority ?? 1) : 0))],
  };
};

/** Closed days inside a range, as something that has to be left. */
const closures = (start: Start, days: Int32Array): readonly Cause[] => {
  const gaps: Cause[] = [];
  for (let at = 1; at < days.length; at++) {
    const [before, next] = [days[at - 1] ?? 0, days[at] ?? 0];
    if (next === before + 1) continue;
    gaps.push(
      causeOf(
        { ruleId: 'closure', pieces: [], weight: Infinity },
        {
          starts: [start],
          costOn: (on) => (dayOf(on, start) > before && dayOf(on, start) < next ? Infinity : 0),
          waysOut: () => [[notBefore(start, next)], [notAfter(start, before)]],
        },
      ),
    );
  }
  return gaps;
};

/** What following a leader by so many days breaks by itself, for each stretch of days on which that is the same. */
const ridesOf = (rides: Row['rides'], causes: readonly Cause[]): readonly Ride[] =>
  rides.flatMap(({ node, leader, span }) => {
    const both = causes.flatMap((cause, constraint) =>
      cause.level === 0 && leader.node !== 0 && cause.scope.includes(node) && cause.scope.includes(leader.node) ? [{ cause, constraint }] : [],
    );
    const days = new Int32Array(Math.max(node, leader.node) + 1);
    const found: { from: number; to: number; breaks: Ride['breaks'] }[] = [];
    for (let day = span[0]; day <= span[1]; day++) {
      days[node] = day;
      const breaks = both
        .filter(({ cause }) => cause.isBrokenBy(days, node, leader.node))
        .map(({ cause, constraint }) => ({ constraint, weight: cause.costOn(days) }));
      const last = found.at(-1);
      if (last?.breaks.map(({ constraint }) => constraint).join() === breaks.map(({ constraint }) => constraint).join()) last.to = day;
      else found.push({ from: day, to: day, breaks });
    }
    return found.map((one) => ({ node, leader: leader.node, offset: leader.offset, ...one }));
  });

const closedFor = (members: readonly number[], days: readonly Int32Array[], until: number): ReadonlySet<number> => {
  const open = new Set(members.flatMap((node) => [...(days[node - 1] ?? [])]));
  return new Set(Array.from({ length: until + 1 }, (_, day) => day).filter((day) => !open.has(day)));
};

const queuesOf = ({ rows, waits }: Model, causes: readonly Cause[], days: readonly Int32Array[], until: number): readonly Queue[] => {
  const indexOf = new Map(causes.map((cause, at) => [cause, at]));
  const said = rows.filter((row) => row.causes.every((cause) => indexOf.has(cause)));
  const keyOf = ({ members }: Row): string => members.join(' ');
  const keys = [...new Set(said.map(keyOf))];
  const waiting = waits.flatMap(({ cause, ...wait }): readonly Wait[] => {
    const constraint = indexOf.get(cause);
    return constraint === undefined ? [] : [{ ...wait, constraint }];
  });
  return keys
    .map((key) => said.filter((row) => keyOf(row) === key))
    .map((same) => ({
      members: same[0]?.members ?? [],
      windows: same
        .toSorted((a, b) => b.days - a.days)
        .map(({ days, weight, causes: about }) => ({ days, weight, constraints: about.flatMap((cause) => indexOf.get(cause) ?? []) })),
      rides: ridesOf(same[0]?.rides ?? [], causes),
      waits: waiting,
      closed: closedFor(same[0]?.members ?? [], days, until),
    }));
};

/** What a search is asked: these bounds, these causes. `null` = a course has no day at all. */
export const problemOf = (
  model: Model,
  { bounds, causes }: { readonly bounds: readonly Bound[]; readonly causes: readonly Cause[] },
  until: number,
): Problem | null => {
  const { movable, weights, constant } = model;
  const days = domainsOf(movable, bounds, until);
  if (days.some(({ length }) => length === 0)) return null;
  const all = [...movable.flatMap((_, at) => closures({ node: at + 1, offset: 0 }, days[at] ?? new Int32Array())), ...causes];
  return {
    ranges: days.map((some): Range => ({ first: some[0] ?? 0, last: some.at(-1) ?? 0 })),
    edges: [],
    constraints: all,
    queues: queuesOf(model, all, days, until),
    weights,
    constant: [constant, 0, 0],
  };
};

/** The days that a request leaves, and everything that counts. */
export const wholeProblem = (model: Model): Problem | null => problemOf(model, model, Math.max(0, dayNumber(model.request.horizon) - model.today));
