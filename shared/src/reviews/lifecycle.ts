import type { CalendarDate } from '../dates.js';
import type { Permission } from '../people/roles.js';
import type { ReviewState } from './review.js';

/** One step that a review may take. Server and client read the same table. */
export interface ReviewStep {
  readonly from: ReviewState;
  readonly to: ReviewState;
  /** What the button says. */
  readonly label: string;
  readonly needsReason: boolean;
  /** Who may; `null` = nobody takes it by hand: the plan does. */
  readonly may: Permission | null;
}

/** What was done or waived stays so: the plan does not call for it again. A booked review is a due one with an appointment. */
export const REVIEW_STEPS: readonly ReviewStep[] = [
  { from: 'due', to: 'done', label: 'Mark as done', needsReason: false, may: 'reviews.settle' },
  { from: 'due', to: 'waived', label: 'Waive', needsReason: true, may: 'reviews.settle' },
  { from: 'due', to: 'cancelled', label: 'Cancel', needsReason: false, may: null },
];

/** The steps that a person may take from a state. */
export const reviewStepsFrom = (state: ReviewState): readonly ReviewStep[] => REVIEW_STEPS.filter((step) => step.from === state && step.may !== null);

/** How a review stands; that it is booked is derived from the appointment, never stored. */
export type ReviewStanding = ReviewState | 'booked';
export const reviewStanding = (state: ReviewState, hasAppointment: boolean): ReviewStanding => (state === 'due' && hasAppointment ? 'booked' : state);

export const REVIEW = { outcome: { maxLength: 2000 }, reason: { minLength: 10, maxLength: 500 } } as const;

/** What is wrong with the day on which a review is said to have been done; `null` = nothing. */
export const doneOnProblem = (doneOn: CalendarDate, today: CalendarDate): string | null => (doneOn > today ? 'This day has not come yet.' : null);
