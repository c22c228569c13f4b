import { Component, computed, input } from '@angular/core';
import type { ChartEvent, CourseBand, MeasureProgress } from '@stagewell/shared/progress/summary';
import { DayPipe } from '../ui/day';
import { SeverityChip } from '../ui/severity-chip';
import type { ChartLevel, ChartLine, Period } from './chart-lines';
import { PainChart } from './pain-chart';
import { changeFacts, number, VERDICT_LOOKS } from './progress-words';

/** Colours of the measures: told apart by shape and word as well. */
const COLOURS = ['var(--mat-sys-primary)', 'var(--mat-sys-tertiary)'] as const;
const SHAPES = ['disc', 'diamond'] as const;

/** One chart with the measures it shows: drawn, said in a sentence, told in numbers, and listed in a table. */
@Component({
  selector: 'app-measure-figure',
  imports: [DayPipe, PainChart, SeverityChip],
  templateUrl: './measure-figure.html',
  styleUrl: './measure-figure.scss',
})
export class MeasureFigure {
  readonly heading = input.required<string>();
  /** The first one speaks: its baseline and targets are drawn. */
  readonly measures = input.required<readonly MeasureProgress[]>();
  readonly period = input.required<Period>();
  readonly bands = input.required<readonly CourseBand[]>();
  readonly events = input.required<readonly ChartEvent[]>();

  protected readonly words = number;
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
  protected readonly parts = computed(() =>
    this.measures().map((one) => ({ ...one, look: VERDICT_LOOKS[one.verdict.kind], facts: changeFacts(one.measure, one.verdict.change) })),
  );
  protected readonly readings = computed(() => this.measures().reduce((sum, { readings }) => sum + readings.length, 0));
  protected readonly caption = computed(() => {
    const { from, to } = this.period();
    const counts = this.measures().map(
      ({ label, readings }) => `${label}: ${count(readings.filter(({ on }) => on >= from && on <= to).map(({ value }) => value))}`,
    );
    return `${counts.join('; ')}. Higher is worse; a break in a line means that nothing is known there.`;
  });
  /** Newest day first; a day without an answer says so. */
  protected readonly rows = computed(() => {
    const { from, to } = this.period();
    const days = [...new Set(this.measures().flatMap(({ readings }) => readings.map(({ on }) => on)))]
      .filter((on) => on >= from && on <= to)
      .sort()
      .reverse();
    return days.map((on) => ({ on, values: this.measures().map(({ readings }) => readings.find((reading) => reading.on === on)?.value ?? null) }));
  });
}

const count = (values: readonly number[]): string => {
  const [first] = values;
  if (first === undefined) return 'no reading in this period';
  return values.length === 1
    ? `1 reading, ${number(first)}`
    : `${values.length} readings from ${number(Math.min(...values))} to ${number(Math.max(...values))}`;
};
