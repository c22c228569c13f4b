import { Component, computed, input } from '@angular/core';
import { daysBetween, type CalendarDate } from '@stagewell/shared/dates';
import type { MeasureProgress } from '@stagewell/shared/progress/summary';

const [WIDTH, HEIGHT, EDGE] = [112, 28, 3] as const;

/** A measure from its first reading to today in a few strokes, on its whole range, its baseline dashed; the row beside it says the numbers. */
@Component({
  selector: 'app-spark-line',
  template: `
    <svg [attr.viewBox]="box" aria-hidden="true" focusable="false">
      @if (baseline(); as y) {
        <line class="baseline" x1="0" [attr.x2]="width" [attr.y1]="y" [attr.y2]="y" />
      }
      @for (line of lines(); track $index) {
        <polyline [attr.points]="line" />
      }
      @if (last(); as point) {
        <circle [attr.cx]="point.x" [attr.cy]="point.y" r="2.5" />
      }
    </svg>
  `,
  styles: `
    svg {
      display: block;
      inline-size: 7rem;
      block-size: 1.75rem;
    }
    polyline {
      fill: none;
      stroke: var(--mat-sys-primary);
      stroke-width: 1.5;
      stroke-linejoin: round;
    }
    circle {
      fill: var(--mat-sys-primary);
    }
    .baseline {
      stroke: var(--mat-sys-on-surface-variant);
      stroke-dasharray: 3 3;
    }
  `,
})
export class SparkLine {
  readonly measure = input.required<MeasureProgress>();
  readonly today = input.required<CalendarDate>();

  protected readonly width = WIDTH;
  protected readonly box = `0 0 ${WIDTH} ${HEIGHT}`;
  private readonly first = computed(() => this.measure().readings[0]?.on ?? this.today());
  protected readonly baseline = computed(() => {
    const { baseline } = this.measure();
    return baseline === null ? null : this.y(baseline.mean);
  });
  /** No line over a gap. */
  protected readonly lines = computed(() =>
    this.measure().segments.map((segment) => segment.map(({ on, value }) => `${this.x(on)},${this.y(value)}`).join(' ')),
  );
  protected readonly last = computed(() => {
    const reading = this.measure().readings.at(-1);
    return reading === undefined ? null : { x: this.x(reading.on), y: this.y(reading.value) };
  });

  private x(on: CalendarDate): number {
    return EDGE + ((WIDTH - 2 * EDGE) * daysBetween(this.first(), on)) / Math.max(1, daysBetween(this.first(), this.today()));
  }

  private y(value: number): number {
    const { min, max } = this.measure().range;
    return EDGE + ((HEIGHT - 2 * EDGE) * (max - value)) / (max - min);
  }
}
