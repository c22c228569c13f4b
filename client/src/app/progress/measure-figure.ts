import { Component, computed, input } from '@angular/core';
import type { MeasureProgress } from '@stagewell/shared/progress/summary';
import { ChartFigure } from '../charts/chart-figure';
import { ChartLegend, type LegendItem } from '../charts/chart-legend';
import type { ChartLevel, ChartLine } from '../charts/chart-lines';
import { counted, number } from '../charts/chart-words';
import type { Period } from '../charts/time-axis';
import { TimelineChart } from '../charts/timeline-chart';
import { EVENT_KINDS, EVENT_WORDS, type TimelineBand, type TimelineEvent } from '../charts/timeline-parts';
import { timelineTable } from '../charts/timeline-table';
import { dayText } from '../ui/day';
import { SeverityChip } from '../ui/severity-chip';
import { changeFacts, VERDICT_LOOKS } from './progress-words';

/** Colours of the measures: told apart by shape and word as well. */
const COLOURS = ['var(--mat-sys-primary)', 'var(--mat-sys-tertiary)'] as const;
const SHAPES = ['disc', 'diamond'] as const;

/** One chart with the measures it shows: drawn, said in a sentence, told in numbers, and listed in a table. */
@Component({
  selector: 'app-measure-figure',
  imports: [ChartFigure, ChartLegend, SeverityChip, TimelineChart],
  templateUrl: './measure-figure.html',
  styleUrl: './measure-figure.scss',
})
export class MeasureFigure {
  readonly heading = input.required<string>();
  /** The first one speaks: its baseline and targets are drawn. */
  readonly measures = input.required<readonly MeasureProgress[]>();
  readonly period = input.required<Period>();
  readonly bands = input.required<readonly TimelineBand[]>();
  readonly events = input.required<readonly TimelineEvent[]>();

  /** The one whose levels are drawn: the first with a baseline. */
  private readonly primary = computed(() => this.measures().find(({ baseline }) => baseline !== null) ?? this.measures()[0]);
  protected readonly range = computed(() => this.measures()[0]?.range ?? { min: 0, max: 10 });
  protected readonly lines = computed<readonly ChartLine[]>(() =>
    this.measures().map(({ label, segments }, index) => ({ label, segments, colour: COLOURS[index] ?? COLOURS[0], shape: SHAPES[index] ?? SHAPES[0] })),
  );
  protected readonly levels = computed<readonly ChartLevel[]>(() => {
    const primary = this.primary();
    if (primary === undefined || primary.baseline === null || primary.lines === null) return [];
    return [
      { label: `baseline ${number(primary.baseline.mean)}`, value: primary.baseline.mean, kind: 'baseline' },
      { label: '30 % less', value: primary.lines.at30, kind: 'target' },
      { label: '50 % less', value: primary.lines.at50, kind: 'target' },
    ];
  });
  protected readonly legend = computed<readonly LegendItem[]>(() => [
    ...this.lines().map(({ label, colour, shape }) => ({ label, colour, sign: shape })),
    ...(this.levels().length === 0
      ? []
      : ([
          { label: 'baseline', sign: 'dash', colour: 'var(--mat-sys-on-surface)' },
          { label: '30 % and 50 % less', sign: 'dots', colour: 'var(--severity-passed)' },
        ] as const)),
  ]);
  /** The kinds of events that lie in the period. */
  protected readonly signs = computed(() => {
    const { from, to } = this.period();
    const kinds = new Set(
      this.events()
        .filter((event) => event.to >= from && event.on <= to)
        .map(({ kind }) => kind),
    );
    return EVENT_KINDS.filter((kind) => kinds.has(kind)).map((kind) => ({ kind, word: EVENT_WORDS[kind] }));
  });
  protected readonly parts = computed(() =>
    this.measures().map((one) => ({ ...one, look: VERDICT_LOOKS[one.verdict.kind], facts: changeFacts(one.measure, one.verdict.change) })),
  );
  protected readonly caption = computed(() => {
    const { from, to } = this.period();
    const counts = this.measures().map(
      ({ label, readings }) => `${label}: ${count(readings.filter(({ on }) => on >= from && on <= to).map(({ value }) => value))}`,
    );
    return `${counts.join('; ')}. Higher is worse; a break in a line means that nothing is known there.`;
  });
  /** Newest day first; a day without an answer says so. */
  protected readonly table = computed(() => timelineTable({ measures: this.measures(), events: this.events(), period: this.period(), day: dayText }));
}

const count = (values: readonly number[]): string => {
  const [first] = values;
  if (first === undefined) return 'no reading in this period';
  return values.length === 1
    ? `1 reading, ${number(first)}`
    : `${counted(values.length, 'reading')} from ${number(Math.min(...values))} to ${number(Math.max(...values))}`;
};
