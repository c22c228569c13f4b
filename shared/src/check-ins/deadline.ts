import { addDays, weekdayOf, type CalendarDate } from '../dates.js';
import type { Trigger } from './check-in.js';
import { deadlineHours } from './trigger-texts.js';

/** When a clinic is open: one row for each stretch of a weekday (1 = Monday), in minutes of the day. No rows = nobody said. */
export interface OpenHours {
  readonly weekday: number;
  readonly opens: number;
  readonly closes: number;
}
export interface ClinicHours {
  readonly hours: readonly OpenHours[];
  readonly closedDays: readonly CalendarDate[];
}
/** A moment on the clinic's own clock. */
export interface LocalMoment {
  readonly day: CalendarDate;
  /** Minutes since midnight. */
  readonly minute: number;
}
/** So many hours from now whatever the clock does, or a moment on the clinic's clock. */
export type Deadline = { readonly afterHours: number } | LocalMoment;

const SEARCHED_DAYS = 60;
/** Less than this before closing is too little to act in on the same day. */
const ENOUGH_MINUTES = 60;
/** What "same day" means when the clinic is closed, or about to be. */
const SAME_DAY_WHEN_CLOSED_HOURS = 4;
const OPEN_DAYS: Readonly<Partial<Record<Trigger['priority'], number>>> = { 'within-2d': 2, 'within-3d': 3 };

/** The stretches of a day on which the clinic is open; none on a closed day. */
const openOn = (day: CalendarDate, { hours, closedDays }: ClinicHours): readonly OpenHours[] =>
  closedDays.includes(day) ? [] : hours.filter(({ weekday }) => weekday === weekdayOf(day));
const closingOn = (day: CalendarDate, clinic: ClinicHours): number | null => {
  const closes = openOn(day, clinic).map((one) => one.closes);
  return closes.length === 0 ? null : Math.max(...closes);
};

const openMinutesLeft = ({ day, minute }: LocalMoment, clinic: ClinicHours): number =>
  openOn(day, clinic).reduce((sum, { opens, closes }) => sum + Math.max(0, closes - Math.max(opens, minute)), 0);

const sameDay = (now: LocalMoment, clinic: ClinicHours): Deadline => {
  const closes = closingOn(now.day, clinic);
  return closes !== null && openMinutesLeft(now, clinic) >= ENOUGH_MINUTES ? { day: now.day, minute: closes } : { afterHours: SAME_DAY_WHEN_CLOSED_HOURS };
};

/** Closing time of the nth open day after today; `null` = there is none within sight. */
const nthOpenDay = ({ day }: LocalMoment, count: number, clinic: ClinicHours): Deadline | null => {
  const days = Array.from({ length: SEARCHED_DAYS }, (_, at) => addDays(day, at + 1)).filter((one) => closingOn(one, clinic) !== null);
  const found = days[count - 1];
  return found === undefined ? null : { day: found, minute: closingOn(found, clinic) ?? 0 };
};

/**
 * By when a task of this priority is due. STAT is due at once, and "within 24 hours" means hours on the wall clock. "Same day"
 * is today's closing while the clinic is open for another hour at least, else four hours; two and three days are days on which
 * the clinic is open. Where nobody said when it is open, plain hours count. Clinic defaults, need clinical review.
 */
export const deadlineFor = (priority: Trigger['priority'], now: LocalMoment, clinic: ClinicHours): Deadline => {
  const plain: Deadline = { afterHours: deadlineHours(priority) };
  if (clinic.hours.length === 0) return plain;
  if (priority === 'same-day') return sameDay(now, clinic);
  const openDays = OPEN_DAYS[priority];
  return openDays === undefined ? plain : (nthOpenDay(now, openDays, clinic) ?? plain);
};
