import { addDays, weekdayOf, type CalendarDate } from '../dates.js';

/** Minutes since midnight by the clinic's clock. */
export type DayMinute = number;

/** The Monday of a day's week. */
export const mondayOf = (day: CalendarDate): CalendarDate => addDays(day, 1 - weekdayOf(day));

const two = (n: number): string => String(n).padStart(2, '0');

/** "09:05"; 1440 is "24:00". */
export const clockText = (minute: DayMinute): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

/** Minutes of "09:05"; `null` when it is no time of a day. */
export const minuteOf = (clock: string): DayMinute | null => {
  const [, hours, minutes] = /^(\d{2}):(\d{2})$/.exec(clock) ?? [];
  if (hours === undefined || minutes === undefined || Number(minutes) > 59) return null;
  const minute = Number(hours) * 60 + Number(minutes);
  return minute <= 1440 ? minute : null;
};

/** A wall time `YYYY-MM-DDTHH:MM`: what a clock in the clinic shows. It is no instant until a zone is added. */
export type WallTime = string;

export const wallOf = (day: CalendarDate, minute: DayMinute): WallTime => `${day}T${clockText(minute)}`;
export const dayOfWall = (wall: WallTime): CalendarDate => wall.slice(0, 10);
export const minuteOfWall = (wall: WallTime): DayMinute => minuteOf(wall.slice(11, 16)) ?? 0;

export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
export const weekdayWord = (weekday: number): string => WEEKDAYS[weekday - 1] ?? '';
