import { addDays, daysBetween, laterOf, type CalendarDate } from '@stagewell/shared/dates';
import type { TrendSegment } from '@stagewell/shared/progress/trend';

/** One measure on a chart: its segments are drawn apart, so a gap stays a gap. */
export interface ChartLine {
  readonly label: string;
  /** A CSS colour. */
  readonly colour: string;
  readonly shape: 'disc' | 'diamond';
  readonly segments: readonly TrendSegment[];
}
/** A level across the whole chart. */
export interface ChartLevel {
  readonly label: string;
  readonly value: number;
  readonly kind: 'baseline' | 'target';
}
/** First and last day that a chart shows, both included. */
export interface Period {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** The shape that the chart library reads; it stays inside `pain-chart`. */
export interface LibrarySeries {
  readonly name: string;
  readonly series: readonly { readonly name: Date; readonly value: number }[];
}
export interface LibraryColour {
  readonly name: string;
  readonly value: string;
}

/** A day as the instant that stands for it on the axis: noon, so that no zone moves it to a neighbour. */
export const onAxis = (day: CalendarDate): Date => new Date(`${day}T12:00:00Z`);

const inPeriod = (segment: TrendSegment, { from, to }: Period): TrendSegment => segment.filter(({ on }) => on >= from && on <= to);

/** The lines with only what lies in the period; empty segments go. */
export const within = (lines: readonly ChartLine[], period: Period): readonly ChartLine[] =>
  lines.map((line) => ({ ...line, segments: line.segments.map((segment) => inPeriod(segment, period)).filter((segment) => segment.length > 0) }));

/**
 * One library series per segment, all under the name of the measure: the library joins the points of a series and draws
 * `null` as zero, so nothing unknown may reach it. Zero is a point like any other.
 */
export const librarySeries = (lines: readonly ChartLine[]): LibrarySeries[] =>
  lines.flatMap(({ label, segments }) => segments.map((segment) => ({ name: label, series: segment.map(({ on, value }) => ({ name: onAxis(on), value })) })));

/** The same colour for every segment of a measure. */
export const libraryColours = (lines: readonly ChartLine[]): LibraryColour[] => lines.map(({ label, colour }) => ({ name: label, value: colour }));

const nextMonth = (day: CalendarDate): CalendarDate => `${addDays(`${day.slice(0, 7)}-28`, 4).slice(0, 7)}-01`;

/** At most about eight ticks: firsts of months, or Mondays' distance when the period is short. */
export const ticksOf = ({ from, to }: Period): Date[] => {
  const days = daysBetween(from, to);
  const step = days <= 70 ? 7 : null;
  const months = Math.max(1, Math.round(days / 30 / 8));
  const ticks: CalendarDate[] = [];
  let day = step === null ? (from.endsWith('-01') ? from : nextMonth(from)) : from;
  while (day <= to) {
    ticks.push(day);
    day = step === null ? Array.from({ length: months }).reduce<CalendarDate>(nextMonth, day) : addDays(day, step);
  }
  return ticks.map(onAxis);
};

const DAY_MONTH = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', month: 'short', day: 'numeric' });
const MONTH_YEAR = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', month: 'short', year: '2-digit' });

/** "Nov 3" within a few months, "Nov 26" (the year) over longer. */
export const tickLabel =
  ({ from, to }: Period) =>
  (at: Date): string =>
    (daysBetween(from, to) > 400 ? MONTH_YEAR : DAY_MONTH).format(at);

export const RANGES = [
  ['all', 'Everything'],
  ['12-weeks', 'Last 12 weeks'],
  ['6-months', 'Last 6 months'],
  ['plan', 'Since the first course'],
] as const;
export type Range = (typeof RANGES)[number][0];
const RANGE_DAYS: Readonly<Partial<Record<Range, number>>> = { '12-weeks': 84, '6-months': 183 };
/** What the baseline looked like belongs to what came after it. */
const BEFORE_PLAN_DAYS = 28;
const LEAST_DAYS = 28;

/** The days that a range means for this patient; never shorter than four weeks. */
export const periodOf = (
  range: Range,
  known: { readonly first: CalendarDate | null; readonly firstStart: CalendarDate | null; readonly today: CalendarDate },
): Period => {
  const { first, firstStart, today } = known;
  const all = first ?? addDays(today, -LEAST_DAYS);
  const days = RANGE_DAYS[range];
  const wanted =
    days !== undefined ? laterOf(all, addDays(today, -days)) : range === 'plan' && firstStart !== null ? addDays(firstStart, -BEFORE_PLAN_DAYS) : all;
  const latest = addDays(today, -LEAST_DAYS);
  return { from: wanted < latest ? wanted : latest, to: today };
};
