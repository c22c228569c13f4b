import {
  afterEveryRender,
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  input,
  signal,
  viewChild,
  ViewEncapsulation,
} from '@angular/core';
import { LineChartComponent, LineChartModule } from '@swimlane/ngx-charts';
import type { CalendarDate } from '@stagewell/shared/dates';
import type { ExpectedWithout } from '@stagewell/shared/progress/attribution/without';
import type { ChartEvent, CourseBand } from '@stagewell/shared/progress/summary';
import { type ChartLevel, type ChartLine, libraryColours, librarySeries, onAxis, type Period, tickLabel, ticksOf, within } from './chart-lines';

/** Where the library has put its axes, in pixels of the figure. */
interface Plot {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const HEIGHT = 236;
const samePlot = (a: Plot, b: Plot): boolean => a.left === b.left && a.top === b.top && a.width === b.width && a.height === b.height;
const NOWHERE: Plot = { left: 0, top: 0, width: 0, height: 0 };

/**
 * Scores over time. The one place that knows the chart library: it draws the axes and the joined lines; dots, levels,
 * courses and today are drawn over it in the same scales, because a single reading and a level must be seen as well.
 */
@Component({
  selector: 'app-pain-chart',
  imports: [LineChartModule],
  encapsulation: ViewEncapsulation.None,
  templateUrl: './pain-chart.html',
  styleUrl: './pain-chart.scss',
  host: { class: 'pain-chart' },
})
export class PainChart {
  readonly lines = input.required<readonly ChartLine[]>();
  readonly range = input.required<{ readonly min: number; readonly max: number }>();
  readonly period = input.required<Period>();
  readonly levels = input<readonly ChartLevel[]>([]);
  readonly bands = input<readonly CourseBand[]>([]);
  readonly events = input<readonly ChartEvent[]>([]);
  /** What would have come without any course: a band with its middle, behind everything else. */
  readonly fan = input<readonly ExpectedWithout[]>([]);

  private readonly frame = viewChild.required<ElementRef<HTMLElement>>('frame');
  private readonly chart = viewChild(LineChartComponent);
  private readonly width = signal(640);

  protected readonly view = computed<[number, number]>(() => [this.width(), HEIGHT]);
  protected readonly shown = computed(() => within(this.lines(), this.period()));
  protected readonly series = computed(() => librarySeries(this.shown()));
  protected readonly colours = computed(() => libraryColours(this.shown()));
  protected readonly ticks = computed(() => ticksOf(this.period()));
  protected readonly label = computed(() => tickLabel(this.period()));
  protected readonly steps = computed(() => {
    const { min, max } = this.range();
    const step = max > 10 ? 3 : 2;
    return Array.from({ length: Math.floor((max - min) / step) + 1 }, (_, i) => min + i * step);
  });
  protected readonly first = computed(() => onAxis(this.period().from).getTime());
  protected readonly last = computed(() => onAxis(this.period().to).getTime());
  protected readonly plot = signal<Plot>(NOWHERE);

  protected readonly dots = computed(() =>
    this.shown().flatMap(({ label, colour, shape, segments }) =>
      segments.flat().map(({ on, value }) => ({ key: `${label} ${on}`, colour, shape, x: this.x(on), y: this.y(value) })),
    ),
  );
  protected readonly drawnLevels = computed(() => this.levels().map((level) => ({ ...level, y: this.y(level.value) })));
  protected readonly drawnBands = computed(() =>
    this.bands()
      .filter(({ from, to }) => to >= this.period().from && from <= this.period().to)
      .map((band) => {
        const from = band.from < this.period().from ? this.period().from : band.from;
        const x = this.x(from);
        const flareTo = band.flareTo === null || band.flareTo < from ? null : band.flareTo < band.to ? band.flareTo : band.to;
        return {
          ...band,
          x,
          width: Math.max(3, this.x(band.to) - x),
          flare: flareTo === null ? 0 : this.x(flareTo) - x,
          startsInside: band.from >= this.period().from,
        };
      }),
  );
  protected readonly drawnFan = computed(() => {
    const shown = this.fan().filter(({ on }) => on >= this.period().from && on <= this.period().to);
    if (shown.length < 2) return null;
    const path = (value: (one: ExpectedWithout) => number, days = shown): string =>
      days.map((one) => `${this.x(one.on)},${this.y(this.inRange(value(one)))}`).join('L');
    return { band: `M${path(({ high }) => high)}L${path(({ low }) => low, shown.toReversed())}Z`, middle: `M${path(({ expected }) => expected)}` };
  });
  protected readonly flags = computed(() =>
    this.events()
      .filter(({ kind, on }) => kind === 'red-flag' && on >= this.period().from && on <= this.period().to)
      .map((event) => ({ ...event, x: this.x(event.on) })),
  );

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      if (typeof ResizeObserver === 'undefined') return;
      const observer = new ResizeObserver(([entry]) => {
        const width = Math.floor(entry?.contentRect.width ?? 0);
        if (width > 0) this.width.set(width);
      });
      observer.observe(this.frame().nativeElement);
      destroyed.onDestroy(() => observer.disconnect());
    });
    // The library measures its axis labels only after drawing them, and then moves the plot.
    afterEveryRender({ read: () => this.follow() });
  }

  private follow(): void {
    const chart = this.chart();
    if (chart?.dims === undefined) return;
    const { dims, margin } = chart;
    const next: Plot = { left: dims.xOffset ?? 0, top: margin[0] ?? 0, width: dims.width, height: dims.height };
    if (!samePlot(next, this.plot())) this.plot.set(next);
  }

  private x(day: CalendarDate): number {
    const span = this.last() - this.first();
    return span <= 0 ? 0 : ((onAxis(day).getTime() - this.first()) / span) * this.plot().width;
  }

  private inRange(value: number): number {
    const { min, max } = this.range();
    return Math.min(max, Math.max(min, value));
  }

  private y(value: number): number {
    const { min, max } = this.range();
    return (1 - (value - min) / (max - min)) * this.plot().height;
  }
}
