import type { CalendarDate, Instant } from '../dates.js';
import type { GoalLevel } from './goal-scale.js';

export const RATED_BY = ['patient', 'together', 'clinician'] as const;
export type RatedBy = (typeof RATED_BY)[number];

/** Where the patient stands with a goal on a day. A rating is never changed; a wrong one is marked as entered in error. */
export interface NewGoalRating {
  readonly ratedOn: CalendarDate;
  /** `null` = it was asked, and nobody could tell. */
  readonly level: GoalLevel | null;
  readonly ratedBy: RatedBy;
  /** What the patient said to it; empty = nothing noted. */
  readonly words: string;
}
export interface GoalRatingView extends NewGoalRating {
  readonly id: string;
  readonly goalId: string;
  readonly version: number;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
}
export const GOAL_RATING = { words: { maxLength: 500 } } as const;
