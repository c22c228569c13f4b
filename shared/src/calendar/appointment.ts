import type { CalendarDate, Instant } from '../dates.js';
import type { RoomKind } from './set-up.js';
import type { WallTime } from './day-minutes.js';
import type { VisitState } from './visit-steps.js';

export const APPOINTMENT = { reason: { maxLength: 300 }, note: { maxLength: 500 }, late: { max: 480 }, perRequest: { max: 60 } } as const;

/** Where and when, and with whom; `accountId` `null` = a visit that needs no clinician. */
export interface VisitPlace {
  readonly siteId: string;
  readonly wallStart: WallTime;
  readonly accountId: string | null;
}

/** A visit to be booked. The server finds the seat, and the zone's instants. */
export interface NewAppointment extends VisitPlace {
  readonly patientId: string;
  readonly visitTypeId: string;
  /** The due reviews that the visit is for, of this patient. */
  readonly reviewIds: readonly string[];
  /** For the front desk; nothing clinical. */
  readonly note: string;
}

/** Moves one visit; the others of its series stay. */
export type MoveAppointment = VisitPlace;

export interface VisitStep {
  readonly to: VisitState;
  /** Asked for when a visit is cancelled or was missed. */
  readonly reason: string;
  /** Minutes; `null` = on time, or not said. */
  readonly lateMinutes: number | null;
}

/** The least that the front desk needs: nothing of why, beyond the kind of visit. */
export interface AppointmentView {
  readonly id: string;
  readonly patientId: string;
  readonly patientName: string;
  readonly patientMrn: string;
  readonly visitTypeId: string;
  readonly visitType: string;
  readonly roomKind: RoomKind;
  readonly siteId: string;
  readonly siteName: string;
  readonly roomName: string;
  readonly seat: number;
  readonly accountId: string | null;
  readonly clinicianName: string | null;
  readonly wallStart: WallTime;
  readonly lengthMinutes: number;
  readonly zone: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly seriesId: string | null;
  readonly state: VisitState;
  readonly lateMinutes: number | null;
  readonly reason: string;
  readonly note: string;
  readonly reviewIds: readonly string[];
  readonly version: number;
}

/** A day sheet needs what a person at the door asks: who, language, how to prepare. */
export interface DaySheetRow extends AppointmentView {
  readonly birthDate: CalendarDate | null;
  readonly language: string;
  readonly interpreter: boolean;
  readonly preparation: string;
}

/** The same visit again and again: `count` times, every `everyWeeks` weeks, at the same wall time. */
export interface NewSeries extends NewAppointment {
  readonly everyWeeks: number;
  readonly count: number;
}
export const SERIES = { everyWeeks: { min: 1, max: 12 }, count: { min: 2, max: 52 } } as const;

/** A visit that could not be booked, and why in a sentence. */
export interface NotBooked {
  readonly wallStart: WallTime;
  readonly patientId: string;
  readonly why: string;
}
export interface BookedTogether {
  readonly booked: readonly AppointmentView[];
  readonly notBooked: readonly NotBooked[];
}
