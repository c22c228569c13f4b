import { boundsOf, boundsText, lengthText, PERIODS, type Bounds } from './bounds.js';
import { conceptText, element, firstText, lookUp, number, text, texts, when, type Element } from './element.js';

/** What the timing of an instruction says. */
export interface Repeat {
  readonly words: string;
  /** Administrations a day; `null` unless everything that the timing says is understood. */
  readonly perDay: number | null;
  readonly bounds: Bounds;
}

/** Days of one UCUM period; months and years are left out because they have no fixed length. */
const DAYS: Readonly<Record<string, number>> = { h: 1 / 24, d: 1, wk: 7 };
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
