import { mondayOf } from '@stagewell/shared/calendar/day-minutes';
import { addDays, dayInWords, isCalendarDate, weekdayOf, type CalendarDate } from '@stagewell/shared/dates';

export const VIEWS = ['day', 'week', 'month', 'agenda'] as const;
export type CalendarViewName = (typeof VIEWS)[number];
export const VIEW_WORDS: Readonly<Record<CalendarViewName, string>> = { day: 'Day', week: 'Week', month: 'Month', agenda: 'Agenda' };

/** What stands in the address; `null` = nothing, or nonsense. */
export const viewOr = (word?: string | null): CalendarViewName | null => VIEWS.find((view) => view === word) ?? null;
export const dayOr = (word?: string): CalendarDate | '' => (isCalendarDate(word) ? word : '');

const firstOfMonth = (day: CalendarDate): CalendarDate => `${day.slice(0, 8)}01`;
const monthOn = (day: CalendarDate, months: number): CalendarDate => firstOfMonth(addDays(firstOfMonth(day), months > 0 ? 31 : -1));

/** The first and the last day that a view shows around a day. */
export const daysShown = (view: CalendarViewName, day: CalendarDate): { readonly from: CalendarDate; readonly to: CalendarDate } => {
  if (view === 'day') return { from: day, to: day };
  if (view === 'month') {
    const from = mondayOf(firstOfMonth(day));
    return { from, to: addDays(from, 41) };
  }
  return { from: mondayOf(day), to: addDays(mondayOf(day), 6) };
};

/** The day to show next (`by` = 1) or before (`by` = -1). */
export const stepDay = (view: CalendarViewName, day: CalendarDate, by: 1 | -1): CalendarDate => {
  if (view === 'month') return monthOn(day, by);
  return addDays(day, by * (view === 'day' ? 1 : 7));
};

/** "Monday, November 23, 2026", "November 23, 2026 to November 29, 2026", "November 2026". */
export const shownInWords = (view: CalendarViewName, day: CalendarDate): string => {
  const { from, to } = daysShown(view, day);
  const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
  if (view === 'day') return `${names[weekdayOf(day) - 1]}, ${dayInWords(day).en}`;
  if (view === 'month') return dayInWords(day).en.replace(/ \d+,/, '');
  return `${dayInWords(from).en} to ${dayInWords(to).en}`;
};
