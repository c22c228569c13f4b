import { dayInWords, weekdayOf, type CalendarDate } from '../dates.js';
import { clockText, weekdayWord, type DayMinute } from './day-minutes.js';
import { ROOM_KIND_WORDS, type NewAvailability, type NewLeave, type NewOpeningHours, type NewRoom, type RoomKind } from './set-up.js';

/** A time that is taken, by the clinic's clock. */
export interface Taken {
  readonly appointmentId: string;
  readonly day: CalendarDate;
  readonly from: DayMinute;
  readonly to: DayMinute;
  readonly siteId: string;
  readonly roomId: string;
  readonly seat: number;
  readonly accountId: string | null;
  readonly patientId: string;
}
/** A day on which nothing is booked, at one site or (`siteId` `null`) at all of them. */
export interface ClosedDay {
  readonly day: CalendarDate;
  readonly siteId: string | null;
}

/** All that decides whether a time is free. Withdrawn rows are left out by whoever loads it. */
export interface Diary {
  readonly hours: readonly NewOpeningHours[];
  readonly availability: readonly NewAvailability[];
  readonly leave: readonly Omit<NewLeave, 'reason'>[];
  readonly rooms: readonly (NewRoom & { readonly id: string })[];
  readonly closedDays: readonly ClosedDay[];
  readonly taken: readonly Taken[];
  /** What people and sites are called, by id. */
  readonly names: ReadonlyMap<string, string>;
}

/** One visit at one time. */
export interface Ask {
  readonly patientId: string;
  readonly siteId: string;
  readonly day: CalendarDate;
  readonly from: DayMinute;
  readonly length: number;
  readonly roomKind: RoomKind;
  readonly needsClinician: boolean;
  readonly accountId: string | null;
}
export interface Seat {
  readonly roomId: string;
  readonly seat: number;
}
export type Conflict = 'closed' | 'outside-hours' | 'no-clinician' | 'not-there' | 'on-leave' | 'clinician-busy' | 'patient-busy' | 'no-room';
export type Answer = { readonly free: true; readonly seat: Seat } | { readonly free: false; readonly conflict: Conflict; readonly sentence: string };

/** Whether two times of a day touch each other for at least a minute. */
export const overlap = (a: { from: DayMinute; to: DayMinute }, b: { from: DayMinute; to: DayMinute }): boolean => a.from < b.to && b.from < a.to;

const nameIn = (diary: Diary, id: string, unknown: string): string => diary.names.get(id) ?? unknown;
const no = (conflict: Conflict, sentence: string): Answer => ({ free: false, conflict, sentence });
const until = ({ from, to }: { from: DayMinute; to: DayMinute }): string => `from ${clockText(from)} to ${clockText(to)}`;

/** Whether the clinician is away on the day. */
export const onLeave = (diary: Diary, accountId: string, day: CalendarDate): boolean =>
  diary.leave.some((leave) => leave.accountId === accountId && leave.fromDay <= day && day <= leave.toDay);

const works = (diary: Diary, { accountId, siteId, day, from, length }: Ask): boolean =>
  diary.availability.some(
    (one) =>
      one.accountId === accountId &&
      one.siteId === siteId &&
      one.weekday === weekdayOf(day) &&
      one.fromDay <= day &&
      (one.toDay === null || day <= one.toDay) &&
      one.fromMinute <= from &&
      from + length <= one.toMinute,
  );

/** The first free seat of the rooms of a kind at a site, smaller rooms first. */
const seatFor = (diary: Diary, ask: Ask, busy: readonly Taken[]): Seat | null => {
  const rooms = diary.rooms
    .filter(({ siteId, kind }) => siteId === ask.siteId && kind === ask.roomKind)
    .toSorted((a, b) => a.seats - b.seats || (a.name < b.name ? -1 : 1));
  for (const room of rooms)
    for (let seat = 1; seat <= room.seats; seat++) if (!busy.some((one) => one.roomId === room.id && one.seat === seat)) return { roomId: room.id, seat };
  return null;
};

const closedOrOutside = (diary: Diary, ask: Ask): Answer | null => {
  const site = nameIn(diary, ask.siteId, 'The site');
  if (diary.closedDays.some(({ day, siteId }) => day === ask.day && (siteId === null || siteId === ask.siteId)))
    return no('closed', `${site} is closed on ${dayInWords(ask.day).en}.`);
  const open = diary.hours.filter(({ siteId, weekday }) => siteId === ask.siteId && weekday === weekdayOf(ask.day));
  if (open.some(({ opens, closes }) => opens <= ask.from && ask.from + ask.length <= closes)) return null;
  const day = weekdayWord(weekdayOf(ask.day));
  const times = open.map(({ opens, closes }) => until({ from: opens, to: closes })).join(' and ');
  return no('outside-hours', times === '' ? `${site} is not open on ${day}s.` : `${site} is open ${times} on ${day}s.`);
};

const noClinician = (diary: Diary, ask: Ask, busy: readonly Taken[]): Answer | null => {
  const { accountId } = ask;
  if (accountId === null) return ask.needsClinician ? no('no-clinician', 'This kind of visit needs a clinician.') : null;
  const name = nameIn(diary, accountId, 'The clinician');
  if (onLeave(diary, accountId, ask.day)) return no('on-leave', `${name} is on leave on ${dayInWords(ask.day).en}.`);
  if (!works(diary, ask)) return no('not-there', `${name} does not see patients at ${nameIn(diary, ask.siteId, 'this site')} at that time.`);
  const other = busy.find((one) => one.accountId === accountId);
  return other === undefined ? null : no('clinician-busy', `${name} has another visit ${until(other)}.`);
};

/** The times of a diary by day, so that asking often does not mean looking through all of them. */
export type TakenByDay = ReadonlyMap<CalendarDate, readonly Taken[]>;
export const takenByDay = (taken: readonly Taken[]): Map<CalendarDate, readonly Taken[]> => {
  const days = new Map<CalendarDate, Taken[]>();
  for (const one of taken) days.set(one.day, [...(days.get(one.day) ?? []), one]);
  return days;
};

/** Whether the visit can take place then, with its seat; or the first thing in the way, named in one sentence. */
export const answerTo = (diary: Diary, ask: Ask, byDay: TakenByDay = takenByDay(diary.taken)): Answer => {
  const span = { from: ask.from, to: ask.from + ask.length };
  const busy = (byDay.get(ask.day) ?? []).filter((one) => overlap(one, span));
  const shut = closedOrOutside(diary, ask) ?? noClinician(diary, ask, busy);
  if (shut !== null) return shut;
  const same = busy.find(({ patientId }) => patientId === ask.patientId);
  if (same !== undefined) return no('patient-busy', `The patient has another visit ${until(same)}.`);
  const seat = seatFor(diary, ask, busy);
  if (seat !== null) return { free: true, seat };
  return no('no-room', `No ${ROOM_KIND_WORDS[ask.roomKind].toLowerCase()} is free at ${nameIn(diary, ask.siteId, 'the site')} ${until(span)}.`);
};
