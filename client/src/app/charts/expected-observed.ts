import { Component, computed, input } from '@angular/core';
import type { CalendarDate } from '@stagewell/shared/dates';
import type { ExpectedWithout } from '@stagewell/shared/progress/attribution/without';
import type { TrendSegment } from '@stagewell/shared/progress/trend';
import { dayText } from '../ui/day';
import { againstExpected, againstTable, sayAgainst } from './against-expected';
import { ChartFigure } from './chart-figure';
import { ChartLegend, type LegendItem } from './chart-legend';
import type { ChartLine } from './chart-lines';
import type { Period } from './time-axis';
import { TimelineChart } from './timeline-chart';
import type { TimelineBand, TimelineEvent } from './timeline-parts';

/**
 * Readings of one measure against what would probably have come without any course. The route of the page provides
 * `CHART_PROVIDERS`.
 */
@Component({
  selector: 'app-expected-observed',
  imports: [ChartFigure, ChartLegend, TimelineChart],
  template: `
    <app-chart-figure [heading]="heading()" [caption]="caption()" [table]="table()">
      <app-chart-legend [items]="legend()" />
      <app-timeline-chart [lines]="lines()" [range]="range()" [period]="period()" [fan]="fan()" [bands]="bands()" [events]="events()" />
    </app-chart-figure>
  `,
  styles: `
    :host {
      display: block;
    }
  `,
})
export class ExpectedObserved {
  readonly label = input.required<string>();
  /** Of the measure: its lowest and its highest score. */
  readonly range = input.required<{ readonly min: number; readonly max: number }>();
  readonly segments = input.required<readonly TrendSegment[]>();
  /** `without` of an attribution; empty = it is not known. */
  readonly fan = input.required<readonly ExpectedWithout[]>();
  readonly period = input.required<Period>();
  /** `null` = no course has started. */
  readonly firstStart = input.required<CalendarDate | null>();
  readonly bands = input<readonly TimelineBand[]>([]);
  readonly events = input<readonly TimelineEvent[]>([]);

  protected readonly heading = computed(() => `${this.label()}: expected against observed`);
  protected readonly lines = computed<readonly ChartLine[]>(() => [
    { label: this.label(), colour: 'var(--mat-sys-primary)', shape: 'disc', segments: this.segments() },
  ]);
  private readonly against = computed(() => {
    const { from, to } = this.period();
    return againstExpected(
      this.segments()
        .flat()
        .filter(({ on }) => on >= from && on <= to),
      this.fan(),
    );
  });
  protected readonly caption = computed(() => sayAgainst(this.label(), this.against(), this.firstStart()));
  protected readonly table = computed(() => againstTable(this.label(), this.against(), dayText));
  protected readonly legend = computed<readonly LegendItem[]>(() => [
    { label: `${this.label()} observed`, sign: 'disc', colour: 'var(--mat-sys-primary)' },
    ...(this.fan().length === 0
      ? []
      : ([
          { label: 'without any course, 90 %', sign: 'area', colour: 'var(--mat-sys-on-surface-variant)' },
          { label: 'its middle', sign: 'dots', colour: 'var(--mat-sys-on-surface-variant)' },
        ] as const)),
  ]);
}
