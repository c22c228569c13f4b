import { inject, InjectionToken, Pipe, type PipeTransform, signal, type Signal } from '@angular/core';
import type { CalendarDate, Instant } from '@stagewell/shared/dates';

const DAY = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', year: 'numeric', month: 'short', day: 'numeric' });

/** "Nov 24, 2026"; a day has no zone, so it is formatted where it stands. `null` reads as `unknown`. */
export const dayText = (day: CalendarDate | null, unknown = 'not known'): string => (day === null ? unknown : DAY.format(new Date(`${day}T00:00:00Z`)));

const WEEKDAY = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', weekday: 'long', month: 'long', day: 'numeric' });

/** "Tuesday, November 24"; nothing while the day is not known. */
export const weekdayText = (day: CalendarDate | null): string => (day === null ? '' : WEEKDAY.format(new Date(`${day}T00:00:00Z`)));

const SHORT_DAY = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', month: 'short', day: 'numeric' });

/** "Nov 24", where the year stands elsewhere. */
export const shortDayText = (day: CalendarDate): string => SHORT_DAY.format(new Date(`${day}T00:00:00Z`));

/** "Nov 24 ’26", where a day could be of either year. */
export const dayOfYearText = (day: CalendarDate): string => `${shortDayText(day)} ’${day.slice(2, 4)}`;

const MONTH = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', year: 'numeric', month: 'short' });

/** "Nov 2026" */
export const monthText = (day: CalendarDate): string => MONTH.format(new Date(`${day}T00:00:00Z`));

const clocks = new Map<string | undefined, Intl.DateTimeFormat>();
const clockOf = (zone: string | undefined): Intl.DateTimeFormat => {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  const named = zone === undefined ? ({ timeZone: 'UTC', timeZoneName: 'short' } as const) : { timeZone: zone };
  const clock = new Intl.DateTimeFormat('en-US', { ...named, year: 'numeric', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' });
  clocks.set(zone, clock);
  return clock;
};

/** "Nov 24, 2026, 2:05 PM" by the clinic's clock; while its zone is not known, by universal time, which then says so. */
export const momentText = (at: Instant, zone: string | undefined): string => clockOf(zone).format(new Date(at));

const daysOf = new Map<string | undefined, Intl.DateTimeFormat>();

/** The calendar day of a moment by the clinic's clock; by universal time while its zone is not known. */
export const dayIn = (at: Instant, zone: string | undefined): CalendarDate => {
  const days = daysOf.get(zone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone ?? 'UTC', year: 'numeric', month: '2-digit', day: '2-digit' });
  daysOf.set(zone, days);
  return days.format(new Date(at));
};

/** The zone of the clinic; the application says where it comes from. */
export const CLINIC_ZONE = new InjectionToken<Signal<string | undefined>>('The zone of the clinic', { factory: () => signal(undefined) });

/** `{{ patient.birthDate | day }}` */
@Pipe({ name: 'day' })
export class DayPipe implements PipeTransform {
  transform(day: CalendarDate | null, unknown?: string): string {
    return dayText(day, unknown);
  }
}

/** `{{ task.dueAt | moment }}`; not pure, because the zone may become known after the moment. */
@Pipe({ name: 'moment', pure: false })
export class MomentPipe implements PipeTransform {
  private readonly zone = inject(CLINIC_ZONE);

  transform(at: Instant): string {
    return momentText(at, this.zone());
  }
}
