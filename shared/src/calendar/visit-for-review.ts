import { addDays, dayInWords, laterOf, type CalendarDate } from '../dates.js';
import type { ReviewDays, ReviewMoment } from '../reviews/review.js';
import type { VisitTypeView } from './set-up.js';

export interface ReviewAsked extends ReviewDays {
  readonly id: string;
  readonly moment: ReviewMoment;
}

/** The shortest kind of visit that serves such a review; `null` = none does. */
export const visitTypeFor = (types: readonly VisitTypeView[], moment: ReviewMoment): VisitTypeView | null =>
  types.filter(({ moments }) => moments.includes(moment)).toSorted((a, b) => a.lengthMinutes - b.lengthMinutes || (a.name < b.name ? -1 : 1))[0] ?? null;

/** How far ahead one looks for a visit without a window. */
const AHEAD_DAYS = 28;
/** How far ahead one looks for a review that is late already. */
const LATE_DAYS = 14;

/** The days in which to look, and what has to be said about them. A window that has passed is said to have passed, not moved. */
export const windowFor = (review: ReviewDays | null, today: CalendarDate): ReviewDays & { readonly why: string; readonly soonest: boolean } => {
  if (review === null) return { earliest: today, target: today, latest: addDays(today, AHEAD_DAYS), soonest: true, why: '' };
  const { earliest, target, latest } = review;
  if (latest >= today) return { earliest: laterOf(earliest, today), target, latest, soonest: false, why: '' };
  return {
    earliest: today,
    target: today,
    latest: addDays(today, LATE_DAYS),
    soonest: true,
    why: `The last day of its window was ${dayInWords(latest).en}: these are the soonest times.`,
  };
};
