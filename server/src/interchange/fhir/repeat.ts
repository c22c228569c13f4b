import { addDays, type CalendarDate } from '@stagewell/shared/dates';
import { conceptText, element, fhirDay, field, firstText, lookUp, number, text, texts, when, type Element } from './element.js';

/** What the timing of an instruction says. */
export interface Repeat {
  readonly words: string;
  /** Administrations a day; `null` unless everything that the timing says is understood. */
  readonly perDay: number | null;
  readonly bounds: Bounds;
}

/** How long the instruction holds, as far as it says so. `open` = it names no end. */
export type Bounds =
  | { readonly kind: 'open' }
  | { readonly kind: 'until'; readonly day: CalendarDate }
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'unknown' };

/** Days of one UCUM period; months and years are left out because they have no fixed length. */
const DAYS: Readonly<Record<string, number>> = { h: 1 / 24, d: 1, wk: 7 };
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
const PERIODS: Readonly<Record<string, { readonly one: string; readonly many: string }>> = {
  s: { one: 'a second', many: 'seconds' },
  min: { one: 'a minute', many: 'minutes' },
  h: { one: 'an hour', many: 'hours' },
  d: { one: 'a day', many: 'days' },
  wk: { one: 'a week', many: 'weeks' },
  mo: { one: 'a month', many: 'months' },
  a: { one: 'a year', many: 'years' },
};
const TIMES: Readonly<Record<string, string>> = { 1: 'once', 2: 'twice', 3: 'three times', 4: 'four times' };
const WEEKDAYS: Readonly<Record<string, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};
/** HL7 events of a day that come once in it. */
const ONCE_A_DAY: Readonly<Record<string, string>> = {
  MORN: 'in the morning',
  'MORN.early': 'early in the morning',
  'MORN.late': 'late in the morning',
  NOON: 'at noon',
  AFT: 'in the afternoon',
  'AFT.early': 'early in the afternoon',
  'AFT.late': 'late in the afternoon',
  EVE: 'in the evening',
  'EVE.early': 'early in the evening',
  'EVE.late': 'late in the evening',
  NIGHT: 'at night',
  PHS: 'after falling asleep',
  HS: 'at bedtime',
  WAKE: 'on waking',
  CM: 'with breakfast',
  CD: 'with lunch',
  CV: 'with dinner',
  ACM: 'before breakfast',
  ACD: 'before lunch',
  ACV: 'before dinner',
  PCM: 'after breakfast',
  PCD: 'after lunch',
  PCV: 'after dinner',
};
/** Those that come with every meal: how often that is they do not say. */
const MEALS: Readonly<Record<string, string>> = { C: 'with meals', AC: 'before meals', PC: 'after meals' };

const KNOWN_PARTS = [
  ...['id', 'extension', 'frequency', 'frequencyMax', 'period', 'periodMax', 'periodUnit', 'timeOfDay', 'dayOfWeek', 'when', 'duration', 'durationMax'],
  ...['durationUnit', 'boundsPeriod', 'boundsDuration', 'boundsRange'],
];
const NUMBERS = ['frequency', 'frequencyMax', 'period', 'periodMax'];

/** "2" or "2 to 3". */
const span = (least: number, most: number | null): string => (most === null ? String(least) : `${least} to ${most}`);
const and = (all: readonly string[]): string => (all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`);
const joined = (parts: readonly string[], between: string): string => parts.filter((part) => part !== '').join(between);

/** `repeat` as it is given; `null` = absent. */
interface Given {
  readonly times: number | null;
  readonly timesMost: number | null;
  readonly period: number | null;
  readonly periodMost: number | null;
  readonly unit: string;
  readonly clock: readonly string[];
  readonly events: readonly string[];
  readonly weekdays: readonly string[];
  /** Every part is one of those that are read here, and of its type. */
  readonly clear: boolean;
}

const once = (raw: unknown): readonly string[] => [...new Set(texts(raw))];

const givenOf = (repeat: Element): Given => {
  const at = (name: string): number | null => number(repeat[name]);
  const weekdays = once(repeat['dayOfWeek']);
  const events = once(repeat['when']);
  const known = Object.keys(repeat).every((name) => KNOWN_PARTS.includes(name));
  const typed = NUMBERS.every((name) => repeat[name] === undefined || at(name) !== null);
  const named = weekdays.every((day) => Object.hasOwn(WEEKDAYS, day)) && events.every((event) => Object.hasOwn({ ...ONCE_A_DAY, ...MEALS }, event));
  return {
    times: at('frequency'),
    timesMost: at('frequencyMax'),
    period: at('period'),
    periodMost: at('periodMax'),
    unit: text(repeat['periodUnit']),
    clock: once(repeat['timeOfDay']),
    events,
    // All seven are no choice of days.
    weekdays: weekdays.length === 7 ? [] : weekdays,
    clear: known && typed && named,
  };
};

/**
 * How often in a period: as often as times or events of the day are named, where the frequency does not contradict them. A
 * frequency of one is what FHIR assumes, so it contradicts nothing. `null` = cannot be told.
 */
const timesOf = (given: Given): number | null => {
  const { times, clock, events } = given;
  const named = clock.length + events.length;
  if (named === 0) return times ?? 1;
  if (clock.length > 0 && events.length > 0) return null;
  if (events.some((event) => Object.hasOwn(MEALS, event))) return mealTimes(given);
  return isDaily(given) ? daysTimes(times, named) : rareTimes(times, named);
};

const daysTimes = (times: number | null, named: number): number | null => ([null, 1, named].includes(times) ? named : null);
/** In another period than a day, one named time says only at what time of those days. */
const rareTimes = (times: number | null, named: number): number | null => (named === 1 ? (times ?? 1) : null);

/** Only the frequency tells how many meals are meant. */
const mealTimes = ({ times, events }: Given): number | null => (events.length === 1 && times !== null && times > 1 ? times : null);

/** Once or more in every day: the period is a day, or times of day are all that is given. */
const isDaily = ({ period, unit, clock, events }: Given): boolean =>
  period === null ? unit === '' && clock.length + events.length > 0 : period === 1 && unit === 'd';

/** Of days of the week: those days of every week, or as often in a week as days are named. `null` = cannot be told. */
const weekly = (given: Given, times: number): number | null => {
  const days = given.weekdays.length;
  if (isDaily(given)) return (times * days) / 7;
  return given.unit === 'wk' && given.period !== null && times === days ? times / (given.period * 7) : null;
};

const perDayOf = (given: Given): number | null => {
  const times = timesOf(given);
  const ranges = given.timesMost !== null || given.periodMost !== null;
  if (!given.clear || times === null || ranges) return null;
  return given.weekdays.length > 0 ? weekly(given, times) : steady(given, times);
};

const steady = (given: Given, times: number): number | null => {
  if (isDaily(given)) return times;
  const days = lookUp(DAYS, given.unit);
  return days === undefined || given.period === null || given.period <= 0 ? null : times / (given.period * days);
};

const periodText = (period: number, periodMost: number | null, unit: string): string => {
  const { one, many } = lookUp(PERIODS, unit) ?? { one: `per ${firstText(unit, 'unknown time')}`, many: unit };
  return period === 1 && periodMost === null ? one : `every ${span(period, periodMost)} ${many}`;
};
const timesText = (times: number): string => lookUp(TIMES, String(times)) ?? `${times} times`;

/** "twice a day", "every 8 hours", "2 to 3 times a week"; `''` without a period. */
const cadenceText = (given: Given): string => {
  const period = given.period ?? (isDaily(given) ? 1 : null);
  return period === null ? '' : howOften(given, periodText(period, given.periodMost, firstText(given.unit, when(given.period === null, 'd'))));
};

const howOften = (given: Given, every: string): string => {
  if (given.timesMost !== null) return `${span(given.times ?? 1, given.timesMost)} times ${every}`;
  const times = timesOf(given) ?? given.times ?? 1;
  return times === 1 && every.startsWith('every') ? every : `${timesText(times)} ${every}`;
};

/** "once a week on Monday"; a day's times on chosen days are never called "a day" alone. */
const oftenText = (given: Given): string => {
  const days = and(given.weekdays.map((day) => lookUp(WEEKDAYS, day) ?? day));
  const cadence = cadenceText(given);
  if (days === '') return cadence;
  if (isDaily(given) && timesOf(given) === 1 && given.timesMost === null) return `${timesText(given.weekdays.length)} a week on ${days}`;
  return joined([cadence, `on ${days}${when(isDaily(given), ' only')}`], ' ');
};

const whenText = ({ clock, events }: Given): string => {
  const named = events.map((event) => lookUp(ONCE_A_DAY, event) ?? lookUp(MEALS, event) ?? event);
  return joined([when(clock.length > 0, `at ${and(clock.map((time) => time.replace(/^(\d\d:\d\d):00$/u, '$1')))}`), and(named)], ' ');
};

/** "5 days", "5 to 7 days", "up to 7 days"; `''` where no number is given. */
const lengthText = (least: number | null, most: number | null, unit: string): string => {
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

const boundsOf = (repeat: Element): Bounds => {
  const period = element(repeat['boundsPeriod']);
  if (period !== null) return untilOf(period);
  if (repeat['boundsDuration'] !== undefined) return daysOf(repeat['boundsDuration']);
  return repeat['boundsRange'] === undefined ? { kind: 'open' } : daysOf(field(repeat['boundsRange'], 'high'));
};

/** How long, in words, where the days do not tell it: an end that is known is told by the days of the record. */
const boundsText = (repeat: Element): string => {
  const range = [field(repeat['boundsRange'], 'low'), field(repeat['boundsRange'], 'high')];
  const given = repeat['boundsDuration'] === undefined ? range : [repeat['boundsDuration'], repeat['boundsDuration']];
  const [least, most] = given.map((quantity) => number(field(quantity, 'value')));
  const atLeast = when(typeof least === 'number' && most === null, 'at least ');
  const length = `${atLeast}${lengthText(least ?? null, most ?? null, firstText(...given.map(unitOf)))}`;
  const end = text(field(repeat['boundsPeriod'], 'end'));
  return joined([when(length !== '', `for ${length}`), when(untilOf({ end }).kind === 'unknown', `until ${end}`)], ' ');
};

/** Parts that change how much is taken, and that give no daily amount. */
const restText = (repeat: Element): string => {
  const at = (name: string): number | null => number(repeat[name]);
  const count = at('count');
  const offset = at('offset');
  const lasts = lengthText(at('duration'), at('durationMax'), text(repeat['durationUnit']));
  return joined(
    [
      when(lasts !== '', `over ${lasts} each`),
      count === null ? '' : `${span(count, at('countMax'))} ${count === 1 && at('countMax') === null ? 'dose' : 'doses'} in all`,
      offset === null ? '' : `${offset} minutes from it`,
    ],
    ', ',
  );
};

/** The timing of a dosage instruction, in words and as a number where all of it is understood; without one, the code's own words. */
export const repeatOf = (timing: Element | null): Repeat => {
  const repeat = element(timing?.['repeat']) ?? {};
  const events = texts(timing?.['event']);
  const given = givenOf(repeat);
  const often = firstText(joined([oftenText(given), whenText(given)], ' '), conceptText(timing?.['code']));
  return {
    words: joined([often, when(events.length > 0, `on ${and(events)}`), boundsText(repeat), restText(repeat)], ', '),
    perDay: events.length > 0 ? null : perDayOf(given),
    bounds: boundsOf(repeat),
  };
};

/** The last day of an instruction that starts on `start`; `undefined` = it has an end that cannot be told. */
export const lastDayOf = (bounds: Bounds, start: CalendarDate | null): CalendarDate | null | undefined => {
  if (bounds.kind === 'open') return null;
  if (bounds.kind === 'until') return bounds.day;
  return bounds.kind === 'days' && start !== null ? addDays(start, bounds.days - 1) : undefined;
};
