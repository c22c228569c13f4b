import { matters } from '../../checks/company.js';
import { EVER, matches } from '../../situation.js';
import { unitOf } from '../cost.js';
import type { Way } from '../core/problem.js';
import { after, causeOf, dayOf, notBefore, type Start } from './cause.js';
import type { NeedOf, RowOf } from './composition.js';
import { liveOf, partsOf, startOf, type Parts, type Workshop } from './workshop.js';

type Days = ArrayLike<number>;
type Company = NeedOf<'company'>;

/** A treatment of a category that runs for some days. */
interface Presence {
  readonly start: Start;
  readonly category: string;
  /** Days after the start on which it still runs; Infinity = for good. */
  readonly lasts: number;
  /** Part of the plan: the first of these begins the time that is looked at. */
  readonly begins: boolean;
}

interface Stretch {
  readonly from: number;
  /** The first day after it. */
  readonly to: number;
}

const presencesOf = (need: Company, workshop: Workshop): readonly Presence[] => [
  ...liveOf(workshop).map((piece) => ({
    start: startOf(workshop, piece),
    category: piece.exposure.modality.category,
    lasts: Math.max(piece.lasts, piece.exposure.modality.effectWindowDays?.from ?? 0),
    begins: true,
  })),
  ...workshop.situation.medicines
    // What was stopped before it began never ran, and is no company.
    .filter(({ words, from, until }) => until >= from && matches(words, need.medicines))
    .map(({ from, until }) => ({
      start: { node: 0, offset: from - workshop.today },
      category: 'medication',
      lasts: until >= EVER ? Infinity : until - from,
      begins: false,
    })),
];

const isLonely = (days: Days, presences: readonly Presence[], day: number, { only, categories }: Company): boolean => {
  const active = new Set<string>();
  for (const { start, lasts, category } of presences) if (dayOf(days, start) <= day && dayOf(days, start) + lasts >= day) active.add(category);
  return active.size > 0 && active.size < categories && (only === null || active.has(only));
};

/** The first lonely stretch that is too long; the last one of a plan without an end has none. */
const tooLong = (days: Days, presences: readonly Presence[], need: Company): Stretch | null => {
  const first = Math.min(...presences.filter(({ begins }) => begins).map(({ start }) => dayOf(days, start)));
  const edges = [...new Set(presences.flatMap(({ start, lasts }) => [dayOf(days, start), dayOf(days, start) + lasts + 1]))]
    .filter((day) => day >= first && day < EVER / 2)
    .sort((a, b) => a - b);
  let from: number | null = null;
  for (const [at, day] of edges.entries()) {
    if (!isLonely(days, presences, day, need)) {
      from = null;
      continue;
    }
    from ??= day;
    const to = edges[at + 1] ?? Infinity;
    if (to - from > need.longerThanDays) return { from, to };
  }
  return null;
};

/** Of its first days, one more than may be, somebody of another kind is there for at least one. */
const waysToJoin = (presences: readonly Presence[], alone: Presence, offset: number, length: number): readonly Way[] =>
  presences
    .filter(({ category }) => category !== alone.category)
    .map(({ start, lasts }) => [after(start, alone.start, -(offset + length)), ...(Number.isFinite(lasts) ? [after(alone.start, start, offset - lasts)] : [])]);

/** One day later, for each of those that can move: what is always a way out, if a slow one. */
const waysToWait = (days: Days, presences: readonly Presence[]): readonly Way[] =>
  presences.filter(({ start }) => start.node !== 0).map(({ start }) => [notBefore(start, dayOf(days, start) + 1)]);

const waysOut = (days: Days, presences: readonly Presence[], need: Company): readonly Way[] => {
  const stretch = tooLong(days, presences, need);
  if (stretch === null) return [];
  // One that is there through all of it is alone wherever it goes, as long as nobody joins it and the plan has begun.
  const alone = presences.find(
    ({ start, lasts, begins, category }) =>
      begins &&
      (need.only === null || category === need.only) &&
      dayOf(days, start) <= stretch.from &&
      dayOf(days, start) + lasts >= stretch.from + need.longerThanDays,
  );
  if (alone === undefined || need.categories !== 2) return waysToWait(days, presences);
  return waysToJoin(presences, alone, stretch.from - dayOf(days, alone.start), need.longerThanDays);
};

/** Once all else has ended, those that run for good are there alone: no day changes that. */
const endsLonely = (presences: readonly Presence[], { only, categories }: Company): boolean => {
  const endless = new Set(presences.filter(({ lasts }) => lasts === Infinity).map(({ category }) => category));
  return endless.size > 0 && endless.size < categories && (only === null || endless.has(only));
};

/** More than one kind of treatment, where one alone is too little. */
export const compileCompany = (rule: RowOf<'company'>, workshop: Workshop): Parts => {
  const need = rule.parameters;
  const presences = presencesOf(need, workshop);
  if (matters(need, workshop.situation) !== 'yes' || liveOf(workshop).length === 0) return partsOf({});
  if (need.only !== null && presences.every(({ category }) => category !== need.only)) return partsOf({});
  const weight = unitOf(rule.severity);
  if (endsLonely(presences, need)) return partsOf({ constant: weight });
  const pieces = liveOf(workshop).map(({ index }) => index);
  return partsOf({
    causes: [
      causeOf(
        { ruleId: rule.ruleId, pieces, weight },
        {
          starts: presences.map(({ start }) => start),
          costOn: (days) => (tooLong(days, presences, need) === null ? 0 : weight),
          waysOut: (days) => waysOut(days, presences, need),
        },
      ),
    ],
  });
};
