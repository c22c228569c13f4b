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

const fullest = (days: Days, loads: readonly Load[], windowDays: number): Fullest | null => {
  let most: Fullest | null = null;
  for (const anchor of loads) {
    const inside = inWindow(days, loads, anchor, windowDays);
    const sum = sumOf(inside);
    if (most === null || sum > most.sum) most = { anchor, loads: inside, sum };
  }
  return most;
};

/** The fullest window of all that begin with a start. */
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
        load: { limit, burdens: loads.filter(({ start }) => start.node !== 0).map(({ start, amount, lasts }) => ({ node: start.node, amount, lasts })) },
      },
    },
  );

/** Costs its weight for every step that the fullest window holds more than the largest load, which no days avoid. */
export const loadAbove = (about: Omit<About, 'pieces'>, loads: readonly Load[], windowDays: number, step: number): Cause => {
  const least = loads.reduce((most, { amount }) => Math.max(most, amount), 0);
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
