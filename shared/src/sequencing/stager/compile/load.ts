import { groupBy } from '../../../group-by.js';
import { matches } from '../../situation.js';
import type { RuleOf } from '../../rules.js';
import { unitOf } from '../cost.js';
import type { Way } from '../core/problem.js';
import type { Piece } from '../pieces.js';
import { after, causeOf, dayOf, type About, type Cause, type Start } from './cause.js';
import { liveOf, partsOf, startOf, type Parts, type Workshop } from './workshop.js';

export const WEEK = 7;

/** What a piece asks while it runs. */
export interface Load {
  readonly piece: number;
  readonly start: Start;
  readonly amount: number;
  /** Days after its start on which it still counts; Infinity = for good. */
  readonly lasts: number;
}

type Days = ArrayLike<number>;

/** Loads that count in the window of so many days that begins with one of them. */
const inWindow = (days: Days, loads: readonly Load[], anchor: Load, windowDays: number): readonly Load[] => {
  const first = dayOf(days, anchor.start);
  return loads.filter(({ start, lasts }) => dayOf(days, start) < first + windowDays && dayOf(days, start) + lasts >= first);
};

const sumOf = (loads: readonly Load[]): number => loads.reduce((sum, { amount }) => sum + amount, 0);

interface Fullest {
  readonly anchor: Load;
  readonly loads: readonly Load[];
  readonly sum: number;
}

const fullestOfFew = (days: Days, loads: readonly Load[], windowDays: number): Fullest | null => {
  let most: Fullest | null = null;
  for (const anchor of loads) {
    const inside = inWindow(days, loads, anchor, windowDays);
    const sum = sumOf(inside);
    if (most === null || sum > most.sum) most = { anchor, loads: inside, sum };
  }
  return most;
};

/** So many loads are looked at one by one; of more, in the order of days. */
const FEW = 12;

interface Placed {
  readonly load: Load;
  readonly day: number;
}

/** First and last of a row of loads in the order of days, and their sum. */
interface Stretch {
  readonly from: number;
  readonly until: number;
  readonly sum: number;
}

const fullestStretch = (inOrder: readonly Placed[], windowDays: number): Stretch => {
  let [until, sum] = [0, 0];
  let most: Stretch = { from: 0, until: 0, sum: -Infinity };
  inOrder.forEach(({ day, load }, from) => {
    for (let next = inOrder[until]; next !== undefined && next.day < day + windowDays; next = inOrder[++until]) sum += next.load.amount;
    if (sum > most.sum) most = { from, until, sum };
    sum -= load.amount;
  });
  return most;
};

/** The same for loads that count on one day each, many of them: in the order of days, with one window moving over them. */
const fullestOfPoints = (days: Days, loads: readonly Load[], windowDays: number): Fullest | null => {
  const inOrder = loads.map((load) => ({ load, day: dayOf(days, load.start) })).sort((a, b) => a.day - b.day);
  const { from, until, sum } = fullestStretch(inOrder, windowDays);
  const anchor = inOrder[from]?.load;
  return anchor === undefined ? null : { anchor, loads: inOrder.slice(from, until).map(({ load }) => load), sum };
};

const fullest = (days: Days, loads: readonly Load[], windowDays: number): Fullest | null =>
  loads.length > FEW && loads.every(({ lasts }) => lasts === 0) ? fullestOfPoints(days, loads, windowDays) : fullestOfFew(days, loads, windowDays);

/** The fullest window of all that begin with a load: its sum, its first day, and the pieces in it. `null` = there is no load. */
export const peakWindow = (
  days: Days,
  loads: readonly Load[],
  windowDays: number,
): { readonly sum: number; readonly from: number; readonly pieces: readonly number[] } | null => {
  const most = fullest(days, loads, windowDays);
  return most === null ? null : { sum: most.sum, from: dayOf(days, most.anchor.start), pieces: [...new Set(most.loads.map(({ piece }) => piece))] };
};

const peakOf = (days: Days, loads: readonly Load[], windowDays: number): number => fullest(days, loads, windowDays)?.sum ?? 0;

/** The anchor, and so many of the others, largest first, that the limit is passed: one of these has to leave. */
const culprits = ({ anchor, loads }: Fullest, limit: number): readonly Load[] => {
  const kept = [anchor];
  for (const load of loads.filter((one) => one !== anchor).sort((a, b) => b.amount - a.amount)) {
    if (sumOf(kept) > limit) break;
    kept.push(load);
  }
  return kept;
};

const waysToLeave = (anchor: Load, load: Load, windowDays: number): readonly Way[] => [
  [after(anchor.start, load.start, windowDays)],
  ...(Number.isFinite(load.lasts) ? [[after(load.start, anchor.start, load.lasts + 1)]] : []),
];

/** Out of the fullest window, one of those that fill it beyond the limit. */
const waysBelow = (days: Days, loads: readonly Load[], windowDays: number, limit: number): readonly Way[] => {
  const most = fullest(days, loads, windowDays);
  if (most === null) return [];
  return culprits(most, limit)
    .filter((load) => load !== most.anchor)
    .flatMap((load) => waysToLeave(most.anchor, load, windowDays));
};

/** No window of so many days, from any start on, holds more than the limit. */
export const loadLimit = (about: Omit<About, 'pieces'>, loads: readonly Load[], windowDays: number, limit: number): Cause =>
  causeOf(
    { ...about, pieces: loads.map(({ piece }) => piece) },
    {
      starts: loads.map(({ start }) => start),
      costOn: (days) => (peakOf(days, loads, windowDays) > limit ? about.weight : 0),
      waysOut: (days) => waysBelow(days, loads, windowDays, limit),
      tells: {
        // A load that comes later than its course's start is left out: the bound knows starts only.
        load: {
          limit,
          burdens: loads.filter(({ start }) => start.node !== 0 && start.offset === 0).map(({ start, amount, lasts }) => ({ node: start.node, amount, lasts })),
        },
      },
    },
  );

/** The most that one piece asks of a window by itself, wherever it starts. */
export const largestAlone = (loads: readonly Load[], windowDays: number): number =>
  Math.max(0, ...[...groupBy(loads, ({ piece }) => piece).values()].map((own) => peakOf([], own, windowDays)));

/** Costs its weight for every step that the fullest window holds more than the largest piece alone, which no days avoid. */
export const loadAbove = (about: Omit<About, 'pieces'>, loads: readonly Load[], windowDays: number, step: number): Cause => {
  const least = largestAlone(loads, windowDays);
  const stepsOn = (days: Days): number => Math.max(0, Math.ceil((peakOf(days, loads, windowDays) - least) / step));
  return causeOf(
    { ...about, weight: about.weight * Math.ceil(Math.max(0, sumOf(loads) - least) / step), pieces: loads.map(({ piece }) => piece) },
    {
      starts: loads.map(({ start }) => start),
      costOn: (days) => about.weight * stepsOn(days),
      waysOut: (days) => waysBelow(days, loads, windowDays, least + (stepsOn(days) - 1) * step),
    },
  );
};

/** What each course asks of the week: its cadence, or one visit on the day of a procedure. */
export const visitsOf = (pieces: readonly Piece[], workshop: Workshop): readonly Load[] =>
  pieces.flatMap((piece): readonly Load[] => {
    const { exposure, index, lasts } = piece;
    const { sessionsPerWeek } = exposure.course;
    const start = startOf(workshop, piece);
    if (sessionsPerWeek !== null) return [{ piece: index, start, amount: sessionsPerWeek, lasts }];
    return exposure.modality.category === 'interventional' ? [{ piece: index, start, amount: 1, lasts: 0 }] : [];
  });

/** Visits that the patient agreed to. */
export const compileCapacity = (rule: RuleOf<'capacity'>, workshop: Workshop): Parts => {
  const subjects = liveOf(workshop).filter(({ exposure }) => matches(exposure.words, rule.parameters.subject));
  const loads = visitsOf(subjects, workshop);
  const agreed = rule.parameters.perWeek === 'agreed' ? workshop.situation.patient.visitsPerWeek : rule.parameters.perWeek;
  const isPlanned = loads.some(({ piece }) => workshop.pieces[piece]?.planned === true);
  if (agreed === null || !isPlanned || sumOf(loads) <= agreed) return partsOf({});
  return partsOf({ causes: [loadLimit({ ruleId: rule.ruleId, weight: unitOf(rule.severity) }, loads, WEEK, agreed)] });
};
