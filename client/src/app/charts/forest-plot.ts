import { Component, computed, type ElementRef, input, viewChild } from '@angular/core';
import { ChartFigure } from './chart-figure';
import { ChartLegend, type LegendItem } from './chart-legend';
import { counted, signed } from './chart-words';
import { forestLayout } from './forest-layout';
import { type ForestRow, forestTable } from './forest-rows';
import { frameWidth } from './frame-width';

const LEGEND: readonly LegendItem[] = [
  { label: 'estimate and 90 % interval', sign: 'disc', colour: 'var(--mat-sys-on-surface)' },
  { label: 'judged together', sign: 'diamond', colour: 'var(--mat-sys-on-surface)' },
  { label: 'cannot be told, or uncertain', sign: 'hollow', colour: 'var(--severity-unknown)' },
  { label: 'less than matters', sign: 'area', colour: 'var(--mat-sys-on-surface-variant)' },
];

/**
 * Estimates below each other on one axis: point, 90 % interval, none, and what is less than the minimal important difference; with
 * the verdict in words, the readings it rests on, and how much of it they settled.
 */
@Component({
  selector: 'app-forest-plot',
  imports: [ChartFigure, ChartLegend],
  templateUrl: './forest-plot.html',
  styleUrl: './forest-plot.scss',
})
export class ForestPlot {
  readonly heading = input.required<string>();
  readonly rows = input.required<readonly ForestRow[]>();
  /** What a point is: "points of PEG". */
  readonly unit = input.required<string>();
  /** A sentence of whoever shows it; without one the plot says what it is itself. */
  readonly caption = input('');
  /** What a row is: heads the first column of the table. */
  readonly of = input('Course');

  private readonly frame = viewChild.required<ElementRef<HTMLElement>>('frame');
  protected readonly width = frameWidth(this.frame);
  protected readonly layout = computed(() => forestLayout(this.rows(), this.width()));
  protected readonly table = computed(() => forestTable(this.rows(), this.of()));
  protected readonly legend = computed(() => LEGEND.filter(({ sign }) => sign !== 'diamond' || this.rows().some(({ joint }) => joint)));
  protected readonly signed = signed;
  protected readonly said = computed(
    () =>
      this.caption() ||
      `${counted(this.rows().length, 'estimate')} in ${this.unit()}, given drift and noise; left of zero is better. What coincides with a start includes placebo, context and whatever else began then.`,
  );

  /** The interval as a diamond: judged together. */
  protected diamond({ low, point, high }: { readonly low: number; readonly point: number; readonly high: number }, y: number): string {
    return `M${low} ${y}L${point} ${y - 7}L${high} ${y}L${point} ${y + 7}z`;
  }
}
