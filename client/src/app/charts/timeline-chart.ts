import { afterEveryRender, Component, computed, type ElementRef, input, signal, viewChild, ViewEncapsulation } from '@angular/core';
import { LineChartComponent, LineChartModule } from '@swimlane/ngx-charts';
import type { ExpectedWithout } from '@stagewell/shared/progress/attribution/without';
import { type ChartLevel, type ChartLine, libraryColours, librarySeries, within } from './chart-lines';
import { frameWidth } from './frame-width';
import { onAxis, type Period, tickLabel, ticksOf } from './time-axis';
import { EVENT_SIGNS, fanPaths, placedBands, placedEvents, scalesOf, type TimelineBand, type TimelineEvent } from './timeline-parts';

/** Where the library has put its axes, in pixels of the figure. */
interface Plot {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const HEIGHT = { usual: 236, compact: 116 } as const;
/** A course below the plot: its band and its name. */
const BAND = 24;
const EVENT_LANE = 14;
const samePlot = (a: Plot, b: Plot): boolean => a.left === b.left && a.top === b.top && a.width === b.width && a.height === b.height;
const NOWHERE: Plot = { left: 0, top: 0, width: 0, height: 0 };

/**
 * Scores over time. The one place that knows the chart library: it draws the axes and the joined lines; dots, levels, the fan of
 * what would have come, courses and events are drawn around it in the same scales, because a single reading and a level must be
 * seen as well.
 */
@Component({
  selector: 'app-timeline-chart',
  imports: [LineChartModule],
  encapsulation: ViewEncapsulation.None,
  templateUrl: './timeline-chart.html',
  styleUrl: './timeline-chart.scss',
  host: { class: 'timeline-chart', '[class.compact]': 'compact()' },
})
export class TimelineChart {
  readonly lines = input.required<readonly ChartLine[]>();
  readonly range = input.required<{ readonly min: number; readonly max: number }>();
  readonly period = input.required<Period>();
  readonly levels = input<readonly ChartLevel[]>([]);
  readonly bands = input<readonly TimelineBand[]>([]);
  readonly events = input<readonly TimelineEvent[]>([]);
  /** What would probably have come without any course. */
  readonly fan = input<readonly ExpectedWithout[]>([]);
  /** Low, to stand among others on the same time axis. */
  readonly compact = input(false);
  /** Whether courses and events have their lanes here, or only lines and shades in the plot because another chart has the lanes. */
  readonly courses = input<'lanes' | 'starts'>('lanes');

  private readonly frame = viewChild.required<ElementRef<HTMLElement>>('frame');
  private readonly chart = viewChild(LineChartComponent);
  private readonly width = frameWidth(this.frame);

  protected readonly signs = EVENT_SIGNS;
  protected readonly view = computed<[number, number]>(() => [this.width(), this.compact() ? HEIGHT.compact : HEIGHT.usual]);
  protected readonly dotSize = computed(() => (this.compact() ? 2.25 : 3.25));
  protected readonly shown = computed(() => within(this.lines(), this.period()));
  protected readonly series = computed(() => librarySeries(this.shown()));
  protected readonly colours = computed(() => libraryColours(this.shown()));
  protected readonly ticks = computed(() => ticksOf(this.period(), this.width()));
  protected readonly label = computed(() => tickLabel(this.period()));
  protected readonly steps = computed(() => {
    const { min, max } = this.range();
    if (this.compact()) return [min, (min + max) / 2, max];
    const step = max > 10 ? 3 : 2;
    return Array.from({ length: Math.floor((max - min) / step) + 1 }, (_, i) => min + i * step);
  });
  protected readonly first = computed(() => onAxis(this.period().from).getTime());
  protected readonly last = computed(() => onAxis(this.period().to).getTime());
  protected readonly plot = signal<Plot>(NOWHERE);

  private readonly scales = computed(() => scalesOf(this.period(), this.range(), this.plot()));
  protected readonly dots = computed(() => {
    const { x, y } = this.scales();
    return this.shown().flatMap(({ label, colour, shape, segments }) =>
      segments.flat().map(({ on, value }) => ({ key: `${label} ${on}`, colour, shape, x: x(on), y: y(value) })),
    );
  });
  protected readonly drawnLevels = computed(() => this.levels().map((level) => ({ ...level, y: this.scales().y(level.value) })));
  protected readonly drawnBands = computed(() => placedBands(this.bands(), this.period(), this.scales()));
  protected readonly lanes = computed(() => (this.courses() === 'lanes' ? this.drawnBands() : []));
  private readonly eventsInside = computed(() => placedEvents(this.events(), this.period(), this.scales()));
  protected readonly drawnEvents = computed(() => (this.courses() === 'lanes' ? this.eventsInside() : []));
  /** Life events take their time: they lie behind the lines. */
  protected readonly spans = computed(() => {
    const { x } = this.scales();
    const { from, to } = this.period();
    return this.eventsInside()
      .filter(({ kind }) => kind === 'life-event')
      .map((event) => ({
        x: x(event.on < from ? from : event.on),
        width: Math.max(2, x(event.to > to ? to : event.to) - x(event.on < from ? from : event.on)),
      }));
  });
  protected readonly fanPath = computed(() => fanPaths(this.fan(), this.period(), this.scales(), this.range()));
  protected readonly eventsHeight = computed(() =>
    this.drawnEvents().length === 0 ? 0 : (Math.max(...this.drawnEvents().map(({ lane }) => lane)) + 1) * EVENT_LANE + 6,
  );
  protected readonly below = computed(() => this.eventsHeight() + this.lanes().length * BAND);

  constructor() {
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
}
