import { addDays, type CalendarDate } from '@stagewell/shared/dates';
import { element, fhirDay, field, firstText, lookUp, number, text, when, type Element } from './element.js';

/** How long the instruction holds, as far as it says so. `open` = it names no end. */
export type Bounds =
  | { readonly kind: 'open' }
  | { readonly kind: 'until'; readonly day: CalendarDate }
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'unknown' };

/** For an end, the longest that a month or year can be: an order must not end before its time. */
const LONGEST: Readonly<Record<string, number>> = { s: 1 / 86_400, min: 1 / 1440, h: 1 / 24, d: 1, wk: 7, mo: 31, a: 366 };
/** What a code or a written unit of time is in UCUM. */
const UNITS: Readonly<Record<string, string>> = {
  hour: 'h',
  hours: 'h',
  hr: 'h',
  day: 'd',
  days: 'd',
  week: 'wk',
  weeks: 'wk',
  month: 'mo',
  months: 'mo',
  year: 'a',
  years: 'a',
};

/** UCUM periods as they are said. */
export const PERIODS: Readonly<Record<string, { readonly one: string; readonly many: string }>> = {
  s: { one: 'a second', many: 'seconds' },
  min: { one: 'a minute', many: 'minutes' },
  h: { one: 'an hour', many: 'hours' },
  d: { one: 'a day', many: 'days' },
  wk: { one: 'a week', many: 'weeks' },
  mo: { one: 'a month', many: 'months' },
  a: { one: 'a year', many: 'years' },
};
/** "5 days", "5 to 7 days", "up to 7 days"; `''` where no number is given. */
export const lengthText = (least: number | null, most: number | null, unit: string): string => {
  if (least === null) return most === null ? '' : `up to ${lengthText(most, null, unit)}`;
  const { one, many } = lookUp(PERIODS, unit) ?? { one: unit, many: unit };
  if (most !== null && most !== least) return `${least} to ${most} ${many}`;
  return `${least} ${least === 1 ? one.replace(/^an? /u, '') : many}`;
};

const unitOf = (quantity: unknown): string => {
  const written = firstText(text(field(quantity, 'code')), text(field(quantity, 'unit')));
  return lookUp(UNITS, written.toLowerCase()) ?? written;
};

/** Days after which an end is none. */
const LIFETIME = 36_600;

const daysOf = (quantity: unknown): Bounds => {
  const value = number(field(quantity, 'value'));
  const each = lookUp(LONGEST, unitOf(quantity));
  if (value === null || each === undefined || value <= 0) return { kind: 'unknown' };
  const days = Math.ceil(value * each);
  return days > LIFETIME ? { kind: 'open' } : { kind: 'days', days };
};

/** Systems write the year 9999 for an end that nobody has set. */
const NO_END = /^(2[2-9]|[3-9]\d)\d\d/u;

const untilOf = (period: Element): Bounds => {
  const end = text(period['end']);
  if (end === '' || NO_END.test(end)) return { kind: 'open' };
  const { day } = fhirDay(end);
  return day === null ? { kind: 'unknown' } : { kind: 'until', day };
};

export const boundsOf = (repeat: Element): Bounds => {
  const period = element(repeat['boundsPeriod']);
  if (period !== null) return untilOf(period);
  if (repeat['boundsDuration'] !== undefined) return daysOf(repeat['boundsDuration']);
  return repeat['boundsRange'] === undefined ? { kind: 'open' } : daysOf(field(repeat['boundsRange'], 'high'));
};

/** How long, in words, where the days do not tell it: an end that is known is told by the days of the record. */
export const boundsText = (repeat: Element): string => {
  const range = [field(repeat['boundsRange'], 'low'), field(repeat['boundsRange'], 'high')];
  const given = repeat['boundsDuration'] === undefined ? range : [repeat['boundsDuration'], repeat['boundsDuration']];
  const [least, most] = given.map((quantity) => number(field(quantity, 'value')));
  const atLeast = when(typeof least === 'number' && most === null, 'at least ');
  const length = `${atLeast}${lengthText(least ?? null, most ?? null, firstText(...given.map(unitOf)))}`;
  const end = text(field(repeat['boundsPeriod'], 'end'));
  return [when(length !== '', `for ${length}`), when(untilOf({ end }).kind === 'unknown', `until ${end}`)].filter((part) => part !== '').join(' ');
};

/** The last day of an instruction that starts on `start`; `undefined` = it has an end that cannot be told. */
export const lastDayOf = (bounds: Bounds, start: CalendarDate | null): CalendarDate | null | undefined => {
  if (bounds.kind === 'open') return null;
  if (bounds.kind === 'until') return bounds.day;
  return bounds.kind === 'days' && start !== null ? addDays(start, bounds.days - 1) : undefined;
};
