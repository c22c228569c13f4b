import type { Reading } from '@stagewell/shared/check-ins/readings';
import { daysBetween, type CalendarDate } from '@stagewell/shared/dates';
import type { ExpectedWithout } from '@stagewell/shared/progress/attribution/without';
import { type ChartTable, numberColumn, wordColumn } from './chart-table';
import { counted, number } from './chart-words';

/** A reading beside what would probably have come without any course; `null` = the fan does not reach its day. */
export interface Against {
  readonly on: CalendarDate;
  readonly value: number;
  readonly without: Omit<ExpectedWithout, 'on'> | null;
}

/** The fan on a day between two of its own. */
const fanOn = (fan: readonly ExpectedWithout[], day: CalendarDate): Against['without'] => {
  const after = fan.findIndex(({ on }) => on >= day);
  const [right, left] = [fan[after], fan[after - 1]];
  if (right === undefined) return null;
  if (right.on === day || left === undefined) return right.on === day ? right : null;
  const share = daysBetween(left.on, day) / daysBetween(left.on, right.on);
  const mix = (a: number, b: number): number => a + (b - a) * share;
  return { expected: mix(left.expected, right.expected), low: mix(left.low, right.low), high: mix(left.high, right.high) };
};

/** Every reading against the fan, oldest first. */
export const againstExpected = (readings: readonly Reading[], fan: readonly ExpectedWithout[]): readonly Against[] =>
  readings.map(({ on, value }) => ({ on, value, without: fanOn(fan, on) }));

const NO_FAN = 'With fewer than two readings before the first start nothing can be carried forward, so there is nothing to hold the readings against.';

/** How the readings since the first start lie to the fan, in numbers. No word of a cause: what lies outside of it has other reasons than drift alone. */
export const sayAgainst = (label: string, against: readonly Against[], firstStart: CalendarDate | null): string => {
  if (firstStart === null) return 'No course has started: there is nothing that would have come without one.';
  const since = against.filter(({ on }) => on > firstStart);
  const held = since.flatMap(({ value, without }) => (without === null ? [] : [{ value, ...without }]));
  if (held.length === 0) return against.some(({ without }) => without !== null) ? `No ${label} reading since the first start in this period.` : NO_FAN;
  const below = held.filter(({ value, low }) => value < low).length;
  const above = held.filter(({ value, high }) => value > high).length;
  return `${label}: of ${counted(held.length, 'reading')} since the first start ${below} lie below what would probably have come without any course (90 % band), ${held.length - below - above} inside it and ${above} above. The band is the level before the first start carried forward with its drift; it widens with time.`;
};

/** The same without a drawing, newest first. */
export const againstTable = (label: string, against: readonly Against[], day: (on: CalendarDate) => string): ChartTable => ({
  columns: [
    wordColumn('Day'),
    numberColumn(`${label} observed`),
    numberColumn('Expected without any course'),
    numberColumn('90 % band'),
    wordColumn('It lies'),
  ],
  rows: against
    .toReversed()
    .map(({ on, value, without }) => [
      day(on),
      number(value),
      without === null ? 'not known' : number(without.expected),
      without === null ? '' : `${number(without.low)} to ${number(without.high)}`,
      without === null ? '' : value < without.low ? 'below' : value > without.high ? 'above' : 'inside',
    ]),
  empty: 'No reading in this period.',
});
