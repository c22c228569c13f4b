import type { CalendarDate, Instant } from '../dates.js';
import type { ReviewView } from './review.js';

/** A review as it stands on the chart: whether it is booked, and how it was settled. */
export interface ReviewRow extends ReviewView {
  readonly version: number;
  /** When the visit begins that serves it; `null` = not booked. */
  readonly bookedFor: Instant | null;
  readonly doneOn: CalendarDate | null;
  /** What was found, or why it was waived. It is no decision about a course: those are recorded as such. */
  readonly outcome: string;
  readonly settledBy: string | null;
}

export interface ReviewDone {
  /** Not in the future. */
  readonly doneOn: CalendarDate;
  /** What was found; may be empty. */
  readonly outcome: string;
}

export interface ReviewWaiver {
  readonly reason: string;
}
