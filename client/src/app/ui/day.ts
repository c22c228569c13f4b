import { Pipe, type PipeTransform } from '@angular/core';
import type { CalendarDate, Instant } from '@stagewell/shared/dates';

const DAY = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', year: 'numeric', month: 'short', day: 'numeric' });

/** "Nov 24, 2026"; a day has no zone, so it is formatted where it stands. `null` reads as `unknown`. */
export const dayText = (day: CalendarDate | null, unknown = 'not known'): string => (day === null ? unknown : DAY.format(new Date(`${day}T00:00:00Z`)));

const WEEKDAY = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', weekday: 'long', month: 'long', day: 'numeric' });

/** "Tuesday, November 24"; nothing while the day is not known. */
export const weekdayText = (day: CalendarDate | null): string => (day === null ? '' : WEEKDAY.format(new Date(`${day}T00:00:00Z`)));

/** "Nov 24, 2026, 2:05 PM" in the zone given (the clinic's), else in the reader's. */
export const momentText = (at: Instant, zone?: string): string =>
  new Intl.DateTimeFormat('en-US', { timeZone: zone, year: 'numeric', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' }).format(
    new Date(at),
  );

/** `{{ patient.birthDate | day }}` */
@Pipe({ name: 'day' })
export class DayPipe implements PipeTransform {
  transform(day: CalendarDate | null, unknown?: string): string {
    return dayText(day, unknown);
  }
}

/** `{{ task.dueAt | moment }}` */
@Pipe({ name: 'moment' })
export class MomentPipe implements PipeTransform {
  transform(at: Instant, zone?: string): string {
    return momentText(at, zone);
  }
}
