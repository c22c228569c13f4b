import type { Reading } from '@stagewell/shared/check-ins/readings';
import { addDays, daysBetween, type CalendarDate, weekdayOf } from '@stagewell/shared/dates';
import { type ChartTable, numberColumn, wordColumn } from './chart-table';
import { counted, number } from './chart-words';
import type { Period } from './time-axis';

/** How a day looks: not answered, zero, or one of five steps up the measure's range. */
export type HeatStep = 'empty' | 'zero' | 1 | 2 | 3 | 4 | 5;
export interface HeatCell {
  readonly on: CalendarDate;
  readonly value: number | null;
  readonly step: HeatStep;
  /** 0 = the first week shown. */
  readonly week: number;
  /** 1 = Monday. */
  readonly weekday: number;
}
interface Range {
  readonly min: number;
  readonly max: number;
}

export const STEPS = 5;

/** The lowest score is a colour of its own; the rest is cut into five equal steps. */
export const stepOf = (value: number | null, { min, max }: Range): HeatStep => {
  if (value === null) return 'empty';
  if (value <= min) return 'zero';
  return Math.min(STEPS, Math.max(1, Math.ceil(((value - min) / (max - min)) * STEPS - 1e-9))) as HeatStep;
};

/** Every day of the period; a day without an answer is empty, not zero. */
export const heatCells = (readings: readonly Reading[], range: Range, { from, to }: Period): readonly HeatCell[] => {
  const known = new Map(readings.map(({ on, value }) => [on, value]));
  const monday = addDays(from, 1 - weekdayOf(from));
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => {
    const on = addDays(from, index);
    const value = known.get(on) ?? null;
    return { on, value, step: stepOf(value, range), week: Math.floor(daysBetween(monday, on) / 7), weekday: weekdayOf(on) };
  });
};

/** "PEG by day: 12 of 85 days answered, lowest 0.0 on …, highest 7.3 on …." */
export const heatSentence = (label: string, cells: readonly HeatCell[], day: (on: CalendarDate) => string): string => {
  const known = cells.flatMap(({ on, value }) => (value === null ? [] : [{ on, value }])).toSorted((a, b) => a.value - b.value);
  const [lowest, highest] = [known[0], known.at(-1)];
  if (lowest === undefined || highest === undefined) return `${label} by day: no reading in this period. An empty day was not answered.`;
  const ends =
    known.length === 1
      ? `${number(lowest.value)} on ${day(lowest.on)}`
      : `lowest ${number(lowest.value)} on ${day(lowest.on)}, highest ${number(highest.value)} on ${day(highest.on)}`;
  return `${label} by day: ${known.length} of ${counted(cells.length, 'day')} answered, ${ends}. An empty day was not answered.`;
};

/** Days with an answer, newest first. */
export const heatTable = (
  label: string,
  cells: readonly HeatCell[],
  say: { readonly day: (on: CalendarDate) => string; readonly weekdays: readonly string[] },
): ChartTable => ({
  columns: [wordColumn('Day'), wordColumn('Weekday'), numberColumn(label)],
  rows: cells.toReversed().flatMap(({ on, value, weekday }) => (value === null ? [] : [[say.day(on), say.weekdays[weekday - 1] ?? '', number(value)]])),
  empty: 'No reading in this period.',
});
