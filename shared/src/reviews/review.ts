import type { CalendarDate } from '../dates.js';

/**
 * Clinical moments that call for a review: a course may be judged; the relief after a procedure is there to be used; an
 * effect wears off; a booster is due; the whole plan is looked at (every 90 days, and at its horizon); a treatment needs a check
 * that the clinic does, such as a blood test.
 */
export const REVIEW_MOMENTS = ['assessment', 'relief-window', 'wear-off', 'booster', 'plan-review', 'horizon', 'check'] as const;
export type ReviewMoment = (typeof REVIEW_MOMENTS)[number];

/** `cancelled`: the plan no longer calls for it. It stays in the record. */
export const REVIEW_STATES = ['due', 'done', 'waived', 'cancelled'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** When a review may take place. */
export interface ReviewDays {
  readonly earliest: CalendarDate;
  readonly target: CalendarDate;
  /** Not before `target`, which is not before `earliest`. */
  readonly latest: CalendarDate;
}

/** A follow-up monitoring appointment that a plan calls for: derived, never typed in. */
export interface PlannedReview extends ReviewDays {
  /** The moment, its course with its treatment, and which of several it is: the same moment keeps its key when its days move. */
  readonly key: string;
  readonly moment: ReviewMoment;
  /** None = it looks at the plan as a whole. */
  readonly courseIds: readonly string[];
}

/** The same as a running plan keeps it: its days are those that somebody accepted. */
export interface ReviewView extends PlannedReview {
  readonly id: string;
  readonly state: ReviewState;
  /** The plan version that called for it, that last moved it, and that cancelled it; `null` = none did. */
  readonly createdVersion: number;
  readonly movedVersion: number | null;
  readonly cancelledVersion: number | null;
}
