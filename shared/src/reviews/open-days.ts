import { addDays, daysBetween, weekdayOf, type CalendarDate } from '../dates.js';
import { closureOn } from '../clinics/closure.js';
import type { PlannedReview, ReviewDays } from './review.js';

/** When somebody can be seen: weekdays (1 = Monday; none = nobody said, so all of them) without the closures. */
export interface OpenDays {
  readonly weekdays: readonly number[];
  /** Those that this patient meets. */
  readonly closures: readonly { readonly firstOn: CalendarDate; readonly lastOn: CalendarDate }[];
}

const isOpen = ({ weekdays, closures }: OpenDays, day: CalendarDate): boolean =>
  (weekdays.length === 0 || weekdays.includes(weekdayOf(day))) && closureOn(closures, day) === null;

/** The open day of a window that is nearest to its target, the earlier of two; `null` = there is none. */
export const openDayIn = ({ earliest, target, latest }: ReviewDays, open: OpenDays): CalendarDate | null => {
  const furthest = Math.max(daysBetween(earliest, target), daysBetween(target, latest));
  for (let away = 0; away <= furthest; away += 1)
    for (const day of [addDays(target, -away), addDays(target, away)]) if (earliest <= day && day <= latest && isOpen(open, day)) return day;
  return null;
};

const sameWindow = (a: ReviewDays, b: ReviewDays): boolean => a.earliest === b.earliest && a.latest === b.latest;

/**
 * Derived reviews with their targets on days on which somebody is there. The window stays, since it is clinical; so does
 * the target of a review whose window is what it was, since somebody accepted it (`kept`), and one without an open day.
 */
export const onOpenDays = (called: readonly PlannedReview[], kept: readonly PlannedReview[], open: OpenDays): readonly PlannedReview[] => {
  const known = new Map(kept.map((review) => [review.key, review]));
  return called.map((review) => {
    const before = known.get(review.key);
    const target = before !== undefined && sameWindow(before, review) ? before.target : (openDayIn(review, open) ?? review.target);
    return target === review.target ? review : { ...review, target };
  });
};

/** Those that can take place on no open day: somebody has to find another way. */
export const withoutOpenDay = (reviews: readonly PlannedReview[], open: OpenDays): readonly PlannedReview[] =>
  reviews.filter((review) => openDayIn(review, open) === null);
