import { Temporal } from '@js-temporal/polyfill';
import type { CalendarDate } from '@stagewell/shared/dates';
import { REMINDERS } from '@stagewell/shared/reminders/reminder';

const zoned = (at: Date, zone: string): Temporal.ZonedDateTime => Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
const instant = (day: Temporal.PlainDate, minute: number, zone: string): Date =>
  new Date(
    day
      .toPlainDateTime({ hour: Math.floor(minute / 60), minute: minute % 60 })
      // A time that the clocks skip is moved on, one that they show twice is the first.
      .toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds,
  );

/** The instant at which the patient's clocks show that minute of the day on that day. */
export const momentOn = (day: CalendarDate, minute: number, zone: string): Date => instant(Temporal.PlainDate.from(day), minute, zone);

/** The reminder of a visit: so many days before its day where it takes place, at the same hour of the patient's clocks whatever the clocks do meanwhile. */
export const momentBefore = (startsAt: Date, siteZone: string, patientZone: string): Date =>
  instant(zoned(startsAt, siteZone).toPlainDate().subtract({ days: REMINDERS.appointment.daysBefore }), REMINDERS.appointment.at, patientZone);

const minuteOf = ({ hour, minute }: Temporal.ZonedDateTime): number => hour * 60 + minute;
const isQuiet = (minute: number): boolean => minute >= REMINDERS.quiet.from || minute < REMINDERS.quiet.until;

/** The first instant from `at` on at which the patient's clocks are not in the quiet hours. */
export const afterQuiet = (at: Date, zone: string): Date => {
  const wall = zoned(at, zone);
  if (!isQuiet(minuteOf(wall))) return at;
  const today = wall.toPlainDate();
  return instant(minuteOf(wall) < REMINDERS.quiet.until ? today : today.add({ days: 1 }), REMINDERS.quiet.until, zone);
};

/** Day and time as a patient reads them, by the clocks of the site. */
export const whenWords = (startsAt: Date, siteZone: string, language: 'en' | 'es'): string =>
  new Intl.DateTimeFormat(language === 'es' ? 'es-US' : 'en-US', {
    timeZone: siteZone,
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  })
    .format(startsAt)
    // Narrow spaces would turn a text message into one of half the length.
    .replace(/[\u00A0\u202F]/g, ' ');
