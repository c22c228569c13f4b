import type { CalendarDate } from '../dates.js';
import type { FieldProblem } from '../problem.js';
import type { ReviewMoment } from '../reviews/review.js';

/** What kind of place a visit needs. A phone line is a place too: it is busy while somebody talks. */
export const ROOM_KINDS = ['consulting', 'procedure', 'infusion', 'group', 'phone'] as const;
export type RoomKind = (typeof ROOM_KINDS)[number];

export const ROOM_KIND_WORDS: Readonly<Record<RoomKind, string>> = {
  consulting: 'Consulting room',
  procedure: 'Procedure room',
  infusion: 'Infusion chair',
  group: 'Group room',
  phone: 'Phone line',
};

/** Minutes of the day, 0 to 1440; `from` comes before `to`. */
export interface NewOpeningHours {
  readonly siteId: string;
  /** ISO weekday, 1 = Monday. */
  readonly weekday: number;
  readonly opens: number;
  readonly closes: number;
}
/** When a clinician works where, week after week, from a day on; `toDay` `null` = until further notice. */
export interface NewAvailability {
  readonly accountId: string;
  readonly siteId: string;
  readonly weekday: number;
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly fromDay: CalendarDate;
  readonly toDay: CalendarDate | null;
}
/** Whole days on which a clinician is away, the first and the last included. */
export interface NewLeave {
  readonly accountId: string;
  readonly fromDay: CalendarDate;
  readonly toDay: CalendarDate;
  readonly reason: string;
}
export interface NewRoom {
  readonly siteId: string;
  readonly name: string;
  readonly kind: RoomKind;
  /** How many patients at once. */
  readonly seats: number;
}
export interface NewVisitType {
  readonly name: string;
  readonly lengthMinutes: number;
  readonly roomKind: RoomKind;
  readonly needsClinician: boolean;
  /** The reviews that such a visit is for; none = it serves no review. */
  readonly moments: readonly ReviewMoment[];
  /** What the patient has to know beforehand, in both languages. */
  readonly preparation: string;
  readonly preparationEs: string;
}

/** What every row of the set-up carries besides. Withdrawn rows count for nothing any more and stay readable. */
export interface SetUpRow {
  readonly id: string;
  readonly version: number;
  readonly withdrawn: boolean;
}
export interface OpeningHoursView extends NewOpeningHours, SetUpRow {}
export interface AvailabilityView extends NewAvailability, SetUpRow {}
export interface LeaveView extends NewLeave, SetUpRow {
  /** Booked visits that fall into it. */
  readonly visits: number;
}
export interface RoomView extends NewRoom, SetUpRow {}
export interface VisitTypeView extends NewVisitType, SetUpRow {}

/** Everything that decides what can be booked when, of one clinic. */
export interface SchedulingView {
  readonly openingHours: readonly OpeningHoursView[];
  readonly availability: readonly AvailabilityView[];
  readonly leave: readonly LeaveView[];
  readonly rooms: readonly RoomView[];
  readonly visitTypes: readonly VisitTypeView[];
}

export const SET_UP_KINDS = ['opening-hours', 'availability', 'leave', 'rooms', 'visit-types'] as const;
export type SetUpKind = (typeof SET_UP_KINDS)[number];

/** Takes a row out of use, or back into it. */
export interface Withdrawn {
  readonly withdrawn: boolean;
}

export const SET_UP = {
  name: { maxLength: 80 },
  preparation: { maxLength: 500 },
  leaveReason: { maxLength: 200 },
  seats: { min: 1, max: 40 },
  length: { min: 5, max: 480 },
  minute: { min: 0, max: 1440 },
} as const;

/** Pairs of fields of which the second may not come before the first; `later`: nor be the same. */
const SPANS = [
  { from: 'opens', to: 'closes', later: true, message: 'Later than the opening' },
  { from: 'fromMinute', to: 'toMinute', later: true, message: 'Later than the beginning' },
  { from: 'fromDay', to: 'toDay', later: false, message: 'Not before the first day' },
] as const;

/** The end that comes before its beginning, or `null`. Hours and shifts need at least a minute, days may be one and the same. */
export const spansProblem = (input: object): FieldProblem | null => {
  const values = input as Readonly<Record<string, string | number | null | undefined>>;
  const wrong = SPANS.find(({ from, to, later }) => {
    const [a, b] = [values[from] ?? null, values[to] ?? null];
    return a !== null && b !== null && (b < a || (later && a === b));
  });
  return wrong === undefined ? null : { path: wrong.to, message: wrong.message };
};
