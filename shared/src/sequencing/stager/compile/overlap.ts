import type { Rule } from '../../rules.js';
import { EVER } from '../../situation.js';
import type { Way } from '../core/problem.js';
import { after, dayOf, type Start } from './cause.js';
import { startOf, type Workshop } from './workshop.js';

type Days = ArrayLike<number>;

/** Something named that runs for some days. */
interface Runner {
  readonly start: Start;
  readonly lasts: number;
}

const runnersOf = (ids: ReadonlySet<string>, workshop: Workshop): readonly Runner[] => [
  ...workshop.pieces.filter(({ id }) => ids.has(id)).map((piece) => ({ start: startOf(workshop, piece), lasts: piece.lasts })),
  ...workshop.situation.medicines
    .filter(({ id }) => ids.has(id))
    .map(({ from, until }) => ({ start: { node: 0, offset: from - workshop.today }, lasts: until >= EVER ? Infinity : until - from })),
];

/** Wash-outs of the parties, shortest first; what has none is over the day after its last. */
const washoutsOf = (rule: Rule): readonly number[] =>
  rule.kind !== 'exclusion' ? [1] : [...new Set([1, ...rule.parameters.parties.map(({ washoutDays = 0 }) => Math.max(washoutDays, 1))])].sort((a, b) => a - b);

/** The second starts after the first is over: by the shortest wash-out that is not kept yet. */
const wayAfter = (first: Runner, second: Runner, washouts: readonly number[], days: Days): readonly Way[] => {
  if (!Number.isFinite(first.lasts)) return [];
  const between = dayOf(days, second.start) - dayOf(days, first.start) - first.lasts;
  const washout = washouts.find((one) => between < one);
  return washout === undefined ? [] : [[after(first.start, second.start, first.lasts + washout)]];
};

/** Out of an exclusion of things that run together leads only that two of them do not. */
export const waysOutOfOverlap = (rule: Rule, ids: ReadonlySet<string>, days: Days, workshop: Workshop): readonly Way[] => {
  const [runners, washouts] = [runnersOf(ids, workshop), washoutsOf(rule)];
  return runners.flatMap((first) => runners.filter((second) => second !== first).flatMap((second) => wayAfter(first, second, washouts, days)));
};
