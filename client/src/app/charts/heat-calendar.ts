import { Component, computed, type ElementRef, input, viewChild } from '@angular/core';
import type { Reading } from '@stagewell/shared/check-ins/readings';
import { dayOfYearText, dayText, shortDayText } from '../ui/day';
import { heatCells, heatSentence, heatTable, STEPS } from './calendar-cells';
import { ChartFigure } from './chart-figure';
import { ChartLegend, type LegendItem } from './chart-legend';
import { number } from './chart-words';
import { frameWidth } from './frame-width';
import { needsYear, type Period } from './time-axis';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const CELL = { width: 30, height: 22, gap: 2 };
/** Room for the names of the weekdays, and above each block for its days. */
const SIDE = 34;
const TOP = 18;
const BETWEEN = 12;

/** A measure by day: weeks beside each other, weekdays below each other, as many blocks of weeks as fit. The number stands in its day. */
@Component({
  selector: 'app-heat-calendar',
  imports: [ChartFigure, ChartLegend],
  templateUrl: './heat-calendar.html',
  styleUrl: './heat-calendar.scss',
})
export class HeatCalendar {
  readonly label = input.required<string>();
  readonly range = input.required<{ readonly min: number; readonly max: number }>();
  readonly readings = input.required<readonly Reading[]>();
  readonly period = input.required<Period>();

  private readonly frame = viewChild.required<ElementRef<HTMLElement>>('frame');
  protected readonly width = frameWidth(this.frame);
  protected readonly cell = CELL;
  protected readonly heading = computed(() => `${this.label()} by day`);
  protected readonly cells = computed(() => heatCells(this.readings(), this.range(), this.period()));
  protected readonly caption = computed(() => heatSentence(this.label(), this.cells(), dayText));
  protected readonly table = computed(() => heatTable(this.label(), this.cells(), { day: dayText, weekdays: WEEKDAYS }));
  protected readonly legend = computed<readonly LegendItem[]>(() => {
    const { min, max } = this.range();
    const steps = Array.from({ length: STEPS }, (_, index): LegendItem => ({
      label: `up to ${number(min + ((max - min) * (index + 1)) / STEPS)}`,
      sign: 'box',
      colour: `var(--heat-${index + 1})`,
    }));
    return [
      { label: 'not answered', sign: 'outline', colour: 'var(--mat-sys-outline)' },
      { label: String(min), sign: 'box', colour: 'var(--heat-zero)' },
      ...steps,
    ];
  });

  private readonly perBlock = computed(() => Math.max(4, Math.floor((this.width() - SIDE) / (CELL.width + CELL.gap))));
  private readonly blocks = computed(() => Math.ceil(((this.cells().at(-1)?.week ?? -1) + 1) / this.perBlock()));
  private readonly blockHeight = TOP + 7 * (CELL.height + CELL.gap) + BETWEEN;
  protected readonly height = computed(() => this.blocks() * this.blockHeight);
  protected readonly placed = computed(() =>
    this.cells().map((one) => ({
      ...one,
      text: one.value === null ? '' : number(one.value).replace('.0', ''),
      look: `step-${one.step}`,
      x: SIDE + (one.week % this.perBlock()) * (CELL.width + CELL.gap),
      y: Math.floor(one.week / this.perBlock()) * this.blockHeight + TOP + (one.weekday - 1) * (CELL.height + CELL.gap),
    })),
  );
  protected readonly sides = computed(() =>
    Array.from({ length: this.blocks() }, (_, block) =>
      WEEKDAYS.map((name, index) => ({
        key: `${block} ${name}`,
        text: name.slice(0, 3),
        y: block * this.blockHeight + TOP + index * (CELL.height + CELL.gap) + 15,
      })),
    ).flat(),
  );
  /** The first day of every second week; the names would touch otherwise. */
  protected readonly heads = computed(() => {
    const say = needsYear(this.period()) ? dayOfYearText : shortDayText;
    return this.placed()
      .filter(({ week, weekday, on }) => (week % this.perBlock()) % 2 === 0 && (weekday === 1 || on === this.period().from))
      .map(({ on, x, week }) => ({ key: on, text: say(on), x, y: Math.floor(week / this.perBlock()) * this.blockHeight + 12 }));
  });
}
