import type { CalendarDate } from '../dates.js';

/** One day's value of one measure. Two answers on one day are one reading, their mean: n counts days. */
export interface Reading {
  readonly on: CalendarDate;
  readonly value: number;
}
/** An answer as given; `null` = not answered. */
export interface Answer {
  readonly on: CalendarDate;
  readonly value: number | null;
}

/** Arithmetic mean; throws RangeError on an empty list, because a mean of nothing is not zero. */
export const mean = (values: readonly number[]): number => {
  if (values.length === 0) throw new RangeError('A mean needs at least one value');
  return values.reduce((sum, value) => sum + value, 0) / values.length;
};

/** Sample standard deviation (n − 1); `null` with fewer than two values. */
export const standardDeviation = (values: readonly number[]): number | null => {
  if (values.length < 2) return null;
  const centre = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1));
};

/** The answered days, oldest first, whatever the order they came in; unanswered ones are left out, never zero. */
export const readingsOf = (answers: readonly Answer[]): readonly Reading[] => {
  const byDay = new Map<CalendarDate, readonly number[]>();
  for (const { on, value } of answers) if (value !== null) byDay.set(on, [...(byDay.get(on) ?? []), value]);
  return [...byDay].map(([on, values]) => ({ on, value: mean([...values].sort((a, b) => a - b)) })).sort((a, b) => a.on.localeCompare(b.on));
};

/** The readings of a period, both days included. */
export const between = (readings: readonly Reading[], from: CalendarDate, to: CalendarDate): readonly Reading[] =>
  readings.filter(({ on }) => on >= from && on <= to);
