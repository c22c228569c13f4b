import { Temporal } from '@js-temporal/polyfill';
import type { CalendarDate } from '@stagewell/shared/dates';
import type { DayMinute, WallTime } from '@stagewell/shared/calendar/day-minutes';

/**
 * The instant at which the clocks of a zone show a wall time. A time that they skip is moved on by as much as they skip, one
 * that they show twice is the first (`compatible`, as RFC 5545 asks).
 */
export const instantOf = (wall: WallTime, zone: string): Date =>
  new Date(Temporal.PlainDateTime.from(wall).toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds);

/** What the clocks of a zone show at an instant, to the minute. */
export const wallAt = (at: Date, zone: string): { readonly day: CalendarDate; readonly minute: DayMinute } => {
  const wall = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
  return { day: wall.toPlainDate().toString(), minute: wall.hour * 60 + wall.minute };
};
