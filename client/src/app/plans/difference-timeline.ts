import { Component, computed, input } from '@angular/core';
import type { CalendarDate } from '@stagewell/shared/dates';
import { type Bar, spanOfBars, type Stretch } from './bar';
import type { DifferenceRow } from './difference-rows';
import { monthsOf, scaleOf, xOf } from './time-scale';

/** Any width: everything is placed by its share of it, so that it fits the screen and the paper. */
const WIDTH = 1000;
/** Narrower months have no room for their name, or for a year beside it. */
const LEAST_MONTH = 38;
const LEAST_WITH_YEAR = 90;

/** A year says more than the month that it begins with. */
const labelOf = (label: string, width: number): string => {
  const [month = '', year] = label.split(' ');
  if (width < LEAST_MONTH) return month.charAt(0);
  return width < LEAST_WITH_YEAR && year !== undefined ? year : label;
};

/** Courses by the alternatives: the bars of one course under each other, all on the same time scale. A table says the same. */
@Component({
  selector: 'app-difference-timeline',
  templateUrl: './difference-timeline.html',
  styleUrl: './difference-timeline.scss',
  host: { 'aria-hidden': 'true' },
})
export class DifferenceTimeline {
  readonly rows = input.required<readonly DifferenceRow[]>();
  /** Names of the alternatives, in the order of the rows' cells. */
  readonly names = input.required<readonly string[]>();
  readonly today = input.required<CalendarDate>();

  private readonly scale = computed(() => scaleOf(spanOfBars(this.bars(), this.today()), 'fit', WIDTH));
  private readonly bars = computed(() => this.rows().flatMap(({ cells }) => cells.flatMap((cell) => (cell === null ? [] : [cell.bar]))));
  protected readonly months = computed(() =>
    monthsOf(this.scale()).map(({ on, label, left, width }) => ({
      on,
      left: this.share(left),
      width: this.share(width),
      label: labelOf(label, width),
    })),
  );
  protected readonly todayAt = computed(() => this.share(xOf(this.scale(), this.today())));
  protected readonly lines = computed(() =>
    this.rows().map(({ courseId, name, category, cells }) => ({
      courseId,
      name,
      category,
      bars: cells.map((cell, index) => ({ name: this.names()[index] ?? '', ...(cell === null ? { parts: null, assessments: [] } : this.drawn(cell.bar)) })),
    })),
  );

  private drawn(bar: Bar) {
    const part = (kind: string, stretch: Stretch | null) => (stretch === null ? [] : [{ kind, ...this.place(stretch) }]);
    return {
      parts: [...part('onset', bar.onset), ...part('window', bar.window), ...part('effect', bar.effect), ...part('fading', bar.fading)],
      assessments: bar.assessOn.map((day) => this.share(xOf(this.scale(), day))),
    };
  }

  private place({ from, to }: Stretch): { readonly left: number; readonly width: number } {
    const left = xOf(this.scale(), from);
    return { left: this.share(left), width: this.share(xOf(this.scale(), to) - left) };
  }

  /** Percent of the whole width. */
  private share(x: number): number {
    return (x / (this.scale().days * this.scale().pxPerDay)) * 100;
  }
}
