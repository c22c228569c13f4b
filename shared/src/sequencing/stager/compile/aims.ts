import { dayNumber, matches } from '../../situation.js';
import type { Piece } from '../pieces.js';
import type { Aim, StageRequest } from '../request.js';
import { causeOf, dayOf, notBefore, outside, waysApart, wayWithin, type Cause, type Span } from './cause.js';
import { loadAbove, visitsOf, WEEK, type Load } from './load.js';
import { liveOf, startOf, type Workshop } from './workshop.js';

/** Spending is looked at in windows of so many days. */
export const MONTH = 30;
/** In the lightest burden one visit in the busiest week outweighs all spending. */
const VISIT_UNIT = 1000;
/** Spending is weighed in so many steps from nothing to all of it at once. */
const SPENDING_STEPS = 20;

/** Day, counted from its start, on which a course may first be judged. */
const firstJudgedAfter = ({ exposure }: Piece): number => {
  const { course, modality } = exposure;
  const trial = modality.trialDays === null ? null : dayNumber(course.adequateOn) - exposure.from + modality.trialDays.from;
  return trial ?? modality.assessmentDays[0] ?? 0;
};

const leaderSpan = (leader: Piece, follower: Piece): Span | null => {
  const { pairing } = leader.exposure.modality;
  return pairing !== null && matches(follower.exposure.words, { any: pairing.partnerTags }) ? [pairing.startFrom, pairing.startTo] : null;
};

/** On one day each disturbs the other; counted once, for the one that is judged later, whatever their ids. */
const countsOneDay = (first: Piece, second: Piece): boolean => {
  const [own, other] = [firstJudgedAfter(first), firstJudgedAfter(second)];
  return own > other || (own === other && first.index < second.index);
};

/** Days by which the second follows the first on which they are read together. */
const bundlesOf = (first: Piece, second: Piece): readonly Span[] => {
  const [own, turned] = [leaderSpan(first, second), leaderSpan(second, first)];
  const onOneDay: readonly Span[] = turned !== null && turned[0] <= 0 && turned[1] >= 0 ? [[0, 0]] : [];
  return [...(own === null ? [] : [own]), ...onOneDay];
};

/** Of the first course, before it is judged: what starts beside it within a fortnight, a month, or at all. */
const CLOSENESS: readonly { readonly days: number; readonly weight: number }[] = [
  { days: 14, weight: 2 },
  { days: 28, weight: 1 },
];

/**
 * A stated surrogate for the information that check-ins will give, which is reported beside it (`plans/plan-information.ts`):
 * a course whose judgement another start comes before cannot be told apart so well, the less the closer that start is. A procedure and the rehabilitation in its
 * window are read together and cost nothing.
 */
const confounding = (first: Piece, second: Piece, workshop: Workshop): readonly Cause[] => {
  const judged = firstJudgedAfter(first);
  const [a, b] = [startOf(workshop, first), startOf(workshop, second)];
  const together = bundlesOf(first, second);
  const windows = [...CLOSENESS.map(({ days, weight }) => ({ days: Math.min(days, judged), weight })), { days: judged, weight: 1 }];
  return windows
    .filter(({ days }) => days > 0)
    .map(({ days, weight }) => {
      const about = { ruleId: 'clearest-attribution', pieces: [first.index, second.index], level: 2 as const, weight };
      const span: Span = [countsOneDay(first, second) ? 0 : 1, days - 1];
      const isIn = (difference: number, [from, to]: Span): boolean => difference >= from && difference <= to;
      return causeOf(about, {
        starts: [a, b],
        costOn: (at) => {
          const difference = dayOf(at, b) - dayOf(at, a);
          return isIn(difference, span) && !together.some((bundle) => isIn(difference, bundle)) ? weight : 0;
        },
        waysOut: () => [...waysApart(a, b, span), ...together.map((bundle) => wayWithin(a, b, bundle))],
      });
    });
};

const clearest = (workshop: Workshop): readonly Cause[] => {
  const live = liveOf(workshop).filter(({ exposure }) => !exposure.words.has('diagnostic') && !exposure.words.has('rescue'));
  return live.flatMap((first) =>
    live.filter((second) => second !== first && (first.movable || second.movable)).flatMap((second) => confounding(first, second, workshop)),
  );
};

/** What courses cost the patient, each payment on its day. */
export const spendingOf = (pieces: readonly Piece[], workshop: Workshop): readonly Load[] =>
  pieces.flatMap((piece) => {
    const { costCents = 0, charges = [] } = piece.freedom;
    const { node, offset } = startOf(workshop, piece);
    return [{ day: 0, cents: costCents }, ...charges]
      .filter(({ cents }) => cents > 0)
      .map(({ day, cents }) => ({ piece: piece.index, start: { node, offset: offset + day }, amount: cents, lasts: 0 }));
  });

const lightest = (workshop: Workshop): readonly Cause[] => {
  const live = liveOf(workshop);
  const [visits, spending] = [visitsOf(live, workshop), spendingOf(live, workshop)];
  const spent = spending.reduce((sum, { amount }) => sum + amount, 0);
  const about = { ruleId: 'lightest-burden', level: 2 as const };
  return [
    loadAbove({ ...about, weight: VISIT_UNIT }, visits, WEEK, 1),
    ...(spent > 0 ? [loadAbove({ ...about, weight: 1 }, spending, MONTH, spent / SPENDING_STEPS)] : []),
  ];
};

/** An aim as causes, beside the weights of days that "soonest relief" has. */
export const aimCauses = (aim: Aim, workshop: Workshop): readonly Cause[] => {
  if (aim === 'soonest-relief') return [];
  return aim === 'clearest-attribution' ? clearest(workshop) : lightest(workshop);
};

/** One course that has moved outweighs all days that courses move. */
export const MOVED_UNIT = 100_000;

/** Staying where it was: being moved at all first, then by how many days. */
export const stabilityCauses = ({ baseline }: StageRequest, workshop: Workshop): readonly Cause[] =>
  workshop.pieces.flatMap((piece): readonly Cause[] => {
    const before = baseline?.[piece.id];
    if (!piece.movable || before === undefined) return [];
    const [start, day] = [startOf(workshop, piece), dayNumber(before) - workshop.today];
    const about = { ruleId: 'stability', pieces: [piece.index], level: 1 as const };
    const distance = causeOf(
      { ...about, weight: Infinity },
      {
        starts: [start],
        costOn: (days) => Math.abs(dayOf(days, start) - day),
        // Later only gets further away, unless it is still too early: then a day later is a day closer.
        waysOut: (days) => (dayOf(days, start) < day ? [[notBefore(start, dayOf(days, start) + 1)]] : []),
      },
    );
    return [
      outside({ ...about, weight: MOVED_UNIT }, start, [-Infinity, day - 1]),
      outside({ ...about, weight: MOVED_UNIT }, start, [day + 1, Infinity]),
      distance,
    ];
  });
