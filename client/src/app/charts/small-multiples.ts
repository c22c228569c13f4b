import { Component, computed, input } from '@angular/core';
import { dayText } from '../ui/day';
import { ChartFigure } from './chart-figure';
import type { ChartLevel, ChartLine } from './chart-lines';
import { counted } from './chart-words';
import type { Period } from './time-axis';
import { TimelineChart } from './timeline-chart';
import type { TimelineBand, TimelineEvent } from './timeline-parts';
import { type MeasureColumn, timelineTable } from './timeline-table';

/** One of several measures on the same time axis. */
export interface SmallMultiple extends MeasureColumn {
  readonly segments: ChartLine['segments'];
  /** `null` = there is none. */
  readonly baseline: number | null;
}

/** All measures low and below each other on one time axis: what moved together is seen at a glance. The last one carries the courses. */
@Component({
  selector: 'app-small-multiples',
  imports: [ChartFigure, TimelineChart],
  template: `
    <app-chart-figure [heading]="heading()" [caption]="caption()" [table]="table()">
      @for (one of drawn(); track one.label) {
        <p class="small name" aria-hidden="true">{{ one.label }}</p>
        <app-timeline-chart
          [compact]="true"
          [lines]="one.lines"
          [range]="one.range"
          [period]="period()"
          [levels]="one.levels"
          [bands]="bands()"
          [courses]="$last ? 'lanes' : 'starts'"
          [events]="events()"
        />
      }
    </app-chart-figure>
  `,
  styles: `
    :host {
      display: block;
    }
    .name {
      font-weight: 600;
    }
    .name:not(:first-child) {
      padding-block-start: 0.5rem;
    }
  `,
})
export class SmallMultiples {
  readonly measures = input.required<readonly SmallMultiple[]>();
  readonly period = input.required<Period>();
  readonly bands = input<readonly TimelineBand[]>([]);
  readonly events = input<readonly TimelineEvent[]>([]);
  readonly heading = input('All measures');

  protected readonly drawn = computed(() =>
    this.measures().map(({ label, range, segments, baseline }) => ({
      label: `${label}, ${range.min}–${range.max}`,
      range,
      lines: [{ label, segments, colour: 'var(--mat-sys-primary)', shape: 'disc' }] satisfies readonly ChartLine[],
      levels: (baseline === null ? [] : [{ label: '', value: baseline, kind: 'baseline' }]) satisfies readonly ChartLevel[],
    })),
  );
  protected readonly caption = computed(() => {
    const { from, to } = this.period();
    const counts = this.measures().map(({ label, readings }) => `${label} ${counted(readings.filter(({ on }) => on >= from && on <= to).length, 'reading')}`);
    return `${counts.join(', ')}, from ${dayText(from)} to ${dayText(to)}. Each has its own scale; higher is worse on all. The dashed line is the baseline; a break means that nothing is known there.`;
  });
  protected readonly table = computed(() => timelineTable({ measures: this.measures(), events: this.events(), period: this.period(), day: dayText }));
}
