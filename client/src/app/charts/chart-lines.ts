import type { TrendSegment } from '@stagewell/shared/progress/trend';
import { onAxis, type Period } from './time-axis';

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
/** The shape that the chart library reads; it stays inside `timeline-chart`. */
export interface LibrarySeries {
  readonly name: string;
  readonly series: readonly { readonly name: Date; readonly value: number }[];
}
export interface LibraryColour {
  readonly name: string;
  readonly value: string;
}

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
