import { addDays, daysBetween, type CalendarDate } from '@stagewell/shared/dates';

/** First and last day that a chart shows, both included. */
export interface Period {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** A day as the instant that stands for it on the axis: noon, so that no zone moves it to a neighbour. */
export const onAxis = (day: CalendarDate): Date => new Date(`${day}T12:00:00Z`);

const nextMonth = (day: CalendarDate): CalendarDate => `${addDays(`${day.slice(0, 7)}-28`, 4).slice(0, 7)}-01`;

/** Room for one word of the axis, pixels. */
const TICK = 62;

/** At most about eight ticks, fewer where there is no room: firsts of months, or whole weeks apart when the period is short. */
export const ticksOf = ({ from, to }: Period, width = 640): Date[] => {
  const days = daysBetween(from, to);
  const most = Math.max(2, Math.min(10, Math.floor(width / TICK)));
  const step = days <= 70 ? 7 * Math.ceil((days + 1) / 7 / most) : null;
  const months = Math.max(1, Math.round(days / 30 / 8), Math.ceil(days / 30 / most));
  const ticks: CalendarDate[] = [];
  let day = step === null ? (from.endsWith('-01') ? from : nextMonth(from)) : from;
  while (day <= to) {
    ticks.push(day);
    day = step === null ? Array.from({ length: months }).reduce<CalendarDate>(nextMonth, day) : addDays(day, step);
  }
  return ticks.map(onAxis);
};

const DAY_MONTH = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', month: 'short', day: 'numeric' });
const MONTH_YEAR = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', month: 'short', year: '2-digit' });

/** "Nov 3" within a few months, "Nov 26" (the year) over longer. */
export const tickLabel =
  ({ from, to }: Period) =>
  (at: Date): string =>
    (daysBetween(from, to) > 400 ? MONTH_YEAR : DAY_MONTH).format(at);

/** Nearly a year and longer: there a day without its year could be mistaken. */
export const needsYear = ({ from, to }: Period): boolean => daysBetween(from, to) > 330;
