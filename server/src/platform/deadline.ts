import { deadlineFor, type ClinicHours } from '@stagewell/shared/check-ins/deadline';
import type { Trigger } from '@stagewell/shared/check-ins/check-in';
import { Temporal } from '@js-temporal/polyfill';

const MINUTES = 60;

/** The instant by which a task of this priority is due, in the clinic's zone. An hour that the clock skips is taken as the one after it, one that comes twice as the first. */
export const dueAt = (priority: Trigger['priority'], now: Date, zone: string, clinic: ClinicHours): Date => {
  const instant = Temporal.Instant.fromEpochMilliseconds(now.getTime());
  const local = instant.toZonedDateTimeISO(zone);
  const deadline = deadlineFor(priority, { day: local.toPlainDate().toString(), minute: local.hour * MINUTES + local.minute }, clinic);
  if ('afterHours' in deadline) return new Date(instant.add({ hours: deadline.afterHours }).epochMilliseconds);
  const midnight = deadline.minute === 24 * MINUTES;
  const day = Temporal.PlainDate.from(deadline.day).add({ days: midnight ? 1 : 0 });
  const time = Temporal.PlainTime.from({ hour: midnight ? 0 : Math.floor(deadline.minute / MINUTES), minute: deadline.minute % MINUTES });
  return new Date(day.toPlainDateTime(time).toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds);
};
