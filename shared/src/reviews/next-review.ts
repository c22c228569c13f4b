import type { CalendarDate } from '../dates.js';
import type { ReviewView } from './review.js';

/** What stands next of the reviews that are due. */
export interface NextReview {
  /** The earliest whose days are not over; `null` = there is none. */
  readonly next: ReviewView | null;
  /** How many are due whose last day has passed: nobody recorded that they took place. */
  readonly overdue: number;
}

const byDay = (a: ReviewView, b: ReviewView): number => a.target.localeCompare(b.target) || a.latest.localeCompare(b.latest) || (a.key < b.key ? -1 : 1);

/** The next of some kept reviews, in any order. Those that took place, were waived or are called for no more do not count. */
export const nextReview = (reviews: readonly ReviewView[], today: CalendarDate): NextReview => {
  const due = reviews.filter(({ state }) => state === 'due');
  const open = due.filter(({ latest }) => latest >= today).toSorted(byDay);
  return { next: open[0] ?? null, overdue: due.length - open.length };
};
