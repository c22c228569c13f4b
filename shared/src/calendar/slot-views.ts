import type { CalendarDate } from '../dates.js';
import type { ReviewMoment } from '../reviews/review.js';
import type { AppointmentView, VisitPlace } from './appointment.js';
import type { WallTime } from './day-minutes.js';
import type { Slot } from './slots.js';
import type { Unplaced } from './level-load.js';

/** What the slots are for. */
export interface SlotsView {
  readonly patientId: string;
  readonly patientName: string;
  readonly visitTypeId: string;
  readonly visitType: string;
  readonly lengthMinutes: number;
  /** `null` = asked for a kind of visit, not for a review. */
  readonly review: null | {
    readonly id: string;
    readonly moment: ReviewMoment;
    readonly earliest: CalendarDate;
    readonly target: CalendarDate;
    readonly latest: CalendarDate;
  };
  /** The best twenty at most; none = `why` says what is in the way. */
  readonly slots: readonly Slot[];
  readonly why: string;
}

/** A proposed booking of one review. */
export interface Proposal extends VisitPlace {
  readonly reviewId: string;
  readonly patientId: string;
  readonly patientName: string;
  readonly visitTypeId: string;
  readonly visitType: string;
  readonly moment: ReviewMoment;
  readonly earliest: CalendarDate;
  readonly target: CalendarDate;
  readonly latest: CalendarDate;
  readonly siteName: string;
  readonly clinicianName: string | null;
  readonly reasons: readonly string[];
}
export interface NotProposed extends Unplaced {
  readonly patientId: string;
  readonly patientName: string;
  readonly moment: ReviewMoment;
  readonly latest: CalendarDate;
}
/** What "level the load" would book; nothing is stored until it is applied. */
export interface LevelView {
  readonly proposals: readonly Proposal[];
  readonly notProposed: readonly NotProposed[];
  /** Reviews that were not looked at, since a hundred at a time is enough to read. */
  readonly left: number;
}
/** The proposals that somebody accepted. */
export interface ApplyProposals {
  readonly bookings: readonly ProposedBooking[];
}
export interface ProposedBooking extends VisitPlace {
  readonly reviewId: string;
  readonly patientId: string;
  readonly visitTypeId: string;
}
/** Who could take the time that a cancelled visit left, in the order in which to ask. */
export interface FreedSlotView {
  /** At most `MOST_OFFERS`. */
  readonly offers: readonly Proposal[];
  /** Why there is nobody; empty = there is. */
  readonly why: string;
}
export const MOST_OFFERS = 8;

/** Another time for a visit whose clinician is away. */
export interface ProposedMove extends VisitPlace {
  readonly appointmentId: string;
  readonly version: number;
  readonly patientId: string;
  readonly patientName: string;
  readonly visitType: string;
  /** Where it is now. */
  readonly was: WallTime;
  readonly siteName: string;
  readonly clinicianName: string | null;
  readonly reasons: readonly string[];
}
export interface NotMovable {
  readonly appointmentId: string;
  readonly patientId: string;
  readonly patientName: string;
  readonly was: WallTime;
  readonly why: string;
}
export interface AwayView {
  readonly proposals: readonly ProposedMove[];
  readonly notProposed: readonly NotMovable[];
}
export interface AcceptedMove extends VisitPlace {
  readonly appointmentId: string;
  readonly version: number;
}
/** The moves that somebody accepted. */
export interface MoveVisits {
  readonly moves: readonly AcceptedMove[];
}
export interface NotMoved {
  readonly appointmentId: string;
  readonly why: string;
}
export interface MovedTogether {
  readonly moved: readonly AppointmentView[];
  readonly notMoved: readonly NotMoved[];
}

/** The address of a calendar feed, shown once. */
export interface FeedAddress {
  readonly path: string;
}
