import { isCalendarDate } from '@stagewell/shared/dates';

/** A moment written in UTC, as systems do that know no place: `2026-03-04T01:30:00Z`, `…+00:00`. */
const UTC = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?)(?:Z|[+-]00:00)$/u;

const daysIn = (zone: string): ((moment: string) => string) => {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return (moment) => {
    const parts = UTC.exec(moment);
    const at = parts === null ? Number.NaN : Date.parse(moment);
    if (Number.isNaN(at)) return moment;
    const day = format.format(at);
    // Only the day is put right; the rest keeps moments apart.
    return isCalendarDate(day) ? `${day}${moment.slice(10)}` : moment;
  };
};

/**
 * A copy of a resource in which every moment written in UTC carries the day that it was in `zone`: half past one in the night
 * in UTC is the evening before in New York. A moment with an offset already says the day of its place and stays.
 */
export const withLocalDays = (zone: string): ((value: unknown) => unknown) => {
  const local = daysIn(zone);
  const copy = (value: unknown): unknown => {
    if (typeof value === 'string') return local(value);
    if (Array.isArray(value)) return value.map(copy);
    if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, copy(inner)]));
    return value;
  };
  return copy;
};
