import type { Reading } from '@stagewell/shared/check-ins/readings';
import type { CalendarDate } from '@stagewell/shared/dates';
import { type ChartTable, numberColumn, wordColumn } from './chart-table';
import { number } from './chart-words';
import type { Period } from './time-axis';
import { EVENT_WORDS, type TimelineEvent } from './timeline-parts';

/** A measure as a column of the table. */
export interface MeasureColumn {
  readonly label: string;
  readonly range: { readonly min: number; readonly max: number };
  readonly readings: readonly Reading[];
}
interface Listed {
  readonly measures: readonly MeasureColumn[];
  readonly events: readonly TimelineEvent[];
  readonly period: Period;
  readonly day: (on: CalendarDate) => string;
}

const happened = (event: TimelineEvent, day: Listed['day']): string =>
  `${EVENT_WORDS[event.kind]}: ${event.label}${event.to > event.on ? ` (until ${day(event.to)})` : ''}`;

/** Newest day first: what was answered, what was not, and what happened. */
export const timelineTable = ({ measures, events, period, day }: Listed): ChartTable => {
  const inside = (on: CalendarDate): boolean => on >= period.from && on <= period.to;
  const shown = events.filter(({ on }) => inside(on));
  const read = new Set(measures.flatMap(({ readings }) => readings.map(({ on }) => on)).filter(inside));
  const days = [...new Set([...read, ...shown.map(({ on }) => on)])].sort().reverse();
  return {
    columns: [
      wordColumn('Day'),
      ...measures.map(({ label, range }) => numberColumn(`${label} (${range.min}–${range.max})`)),
      ...(shown.length === 0 ? [] : [wordColumn('What happened')]),
    ],
    rows: days.map((on) => [
      day(on),
      ...measures.map(({ readings }) => {
        const value = readings.find((reading) => reading.on === on)?.value;
        return value !== undefined ? number(value) : read.has(on) ? 'not answered' : '';
      }),
      ...(shown.length === 0
        ? []
        : [
            shown
              .filter((event) => event.on === on)
              .map((event) => happened(event, day))
              .join('; '),
          ]),
    ]),
    empty: 'No reading in this period.',
  };
};
