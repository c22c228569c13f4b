import type { LocalText } from './text.js';

/** A whole calendar day in the clinic's time zone, `YYYY-MM-DD`. A day is not a moment. */
export type CalendarDate = string;

/** An instant, ISO 8601 with zone. */
export type Instant = string;

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MS_PER_DAY = 86_400_000;

const epochDay = (day: CalendarDate): number => {
  const at = Date.parse(`${day}T00:00:00Z`);
  if (!SHAPE.test(day) || Number.isNaN(at)) throw new RangeError(`Not a calendar day: ${day}`);
  return at / MS_PER_DAY;
};

/** Whether `text` names a day that exists: `2026-02-30` does not. */
export const isCalendarDate = (text: unknown): text is CalendarDate =>
  typeof text === 'string' &&
  SHAPE.test(text) &&
  !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) &&
  new Date(`${text}T00:00:00Z`).toISOString().slice(0, 10) === text;

/** A day that a record may hold: no year 0198 or 9999, which are slips of a hand. */
export const isRecordDay = (value: unknown): value is CalendarDate => isCalendarDate(value) && value >= '1900-01-01' && value <= '2200-01-01';

/** Whole days from `from` to `to`; negative when `to` comes first. Throws RangeError on nonsense. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number => epochDay(to) - epochDay(from);

/** The day `days` after `day` (before it, when negative). */
export const addDays = (day: CalendarDate, days: number): CalendarDate => new Date((epochDay(day) + days) * MS_PER_DAY).toISOString().slice(0, 10);

const MONTHS = {
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  es: ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre', 'noviembre', 'diciembre'],
} as const;

/** A day as it is said: "March 3, 2027", "3 de marzo de 2027". */
export const dayInWords = (day: CalendarDate): LocalText => {
  const [year = '', month = '', date = ''] = day.split('-');
  const at = Number(month) - 1;
  return { en: `${MONTHS.en[at]} ${Number(date)}, ${year}`, es: `${Number(date)} de ${MONTHS.es[at]} de ${year}` };
};

/** A month `YYYY-MM` as it is said: "March 2027", "marzo de 2027". */
export const monthInWords = (month: string): LocalText => {
  const [year = '', number = ''] = month.split('-');
  const at = Number(number) - 1;
  return { en: `${MONTHS.en[at]} ${year}`, es: `${MONTHS.es[at]} de ${year}` };
};

/** Completed years on `on` for a person born on `birthDate`. */
export const ageOn = (birthDate: CalendarDate, on: CalendarDate): number => {
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return on.slice(5) < birthDate.slice(5) ? years - 1 : years;
};

/** The later of two days. */
export const laterOf = (a: CalendarDate, b: CalendarDate): CalendarDate => (a > b ? a : b);

/** Any Monday. */
const MONDAY = '1970-01-05';
/** The day of the week, 1 = Monday. Throws RangeError on what is no calendar day. */
export const weekdayOf = (day: CalendarDate): number => (((daysBetween(MONDAY, day) % 7) + 7) % 7) + 1;
