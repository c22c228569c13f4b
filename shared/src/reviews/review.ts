import type { CalendarDate } from '../dates.js';

/**
 * Clinical moments that call for a review: a course may be judged; the relief after a procedure is there to be used; an
 * effect wears off; a booster is due; the whole plan is looked at (every 90 days, and at its horizon).
 */
export const REVIEW_MOMENTS = ['assessment', 'relief-window', 'wear-off', 'booster', 'plan-review', 'horizon'] as const;
export type ReviewMoment = (typeof REVIEW_MOMENTS)[number];

/** A follow-up monitoring appointment that a plan calls for: derived, never typed in. */
export interface PlannedReview {
  /** The moment, its course and which of several it is: the same moment keeps its key when its days move. */
  readonly key: string;
  readonly moment: ReviewMoment;
  /** None = it looks at the plan as a whole. */
  readonly courseIds: readonly string[];
  readonly earliest: CalendarDate;
  readonly target: CalendarDate;
  /** Not before `target`, which is not before `earliest`. */
  readonly latest: CalendarDate;
}
