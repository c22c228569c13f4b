import { Component, computed, type ElementRef, input, viewChild } from '@angular/core';
import { dayOfYearText, dayText, shortDayText } from '../ui/day';
import { type AdherenceCell, type AdherenceCourse, adherenceSentence, adherenceTable, cellsOf } from './adherence-cells';
import { ChartFigure } from './chart-figure';
import { ChartLegend, type LegendItem } from './chart-legend';
import { wrapped } from './chart-words';
import { frameWidth } from './frame-width';
import { needsYear, type Period } from './time-axis';

const CELL = { width: 31, height: 24, gap: 2 };
const HEAD = 24;
const BETWEEN = 10;
/** Room for the day that a line begins with. */
const DAY = 66;

const LEGEND: readonly LegendItem[] = [
  { label: 'percent taken or done, enough to judge by', sign: 'box', colour: 'var(--severity-passed-tint)' },
  { label: 'less than that', sign: 'underlined', colour: 'var(--severity-warns)' },
  { label: '– not answered', sign: 'outline', colour: 'var(--mat-sys-outline)' },
];

interface PlacedCell extends AdherenceCell {
  readonly x: number;
  readonly y: number;
}

/** How much of each course was taken or done: a cell with its number for each check-in, oldest first; what was not answered stays empty. */
@Component({
  selector: 'app-adherence-strip',
  imports: [ChartFigure, ChartLegend],
  templateUrl: './adherence-strip.html',
  styleUrl: './adherence-strip.scss',
})
export class AdherenceStrip {
  readonly courses = input.required<readonly AdherenceCourse[]>();
  readonly period = input.required<Period>();
  readonly heading = input('Adherence');

  private readonly frame = viewChild.required<ElementRef<HTMLElement>>('frame');
  protected readonly width = frameWidth(this.frame);
  protected readonly cell = CELL;
  protected readonly legend = LEGEND;
  protected readonly table = computed(() => adherenceTable(this.courses(), this.period(), dayText));
  protected readonly caption = computed(() => {
    const said = this.courses().map((course) => adherenceSentence(course, this.period()));
    return said.length === 0 ? 'No course has started.' : said.join(' ');
  });
  protected readonly strips = computed(() => {
    const perLine = Math.max(4, Math.floor((this.width() - DAY) / (CELL.width + CELL.gap)));
    const names = Math.max(20, Math.floor(this.width() / 7.4));
    const say = needsYear(this.period()) ? dayOfYearText : shortDayText;
    let top = 0;
    return this.courses().map((course) => {
      const cells = cellsOf(course, this.period());
      const lines = Math.max(1, Math.ceil(cells.length / perLine));
      const placed = cells.map((one, index): PlacedCell => ({
        ...one,
        x: DAY + (index % perLine) * (CELL.width + CELL.gap),
        y: top + HEAD + Math.floor(index / perLine) * (CELL.height + CELL.gap),
      }));
      const least = course.least === null ? '' : ` · judged from ${course.least} % on`;
      const strip = {
        id: course.courseId,
        name: wrapped(`${course.name}${least}`, names)[0] ?? '',
        top,
        cells: placed,
        days: placed.filter((_, index) => index % perLine === 0).map(({ on, y }) => ({ text: say(on), y: y + 16 })),
      };
      top += HEAD + lines * (CELL.height + CELL.gap) + BETWEEN;
      return strip;
    });
  });
  protected readonly height = computed(() => {
    const last = this.strips().at(-1);
    return last === undefined ? 0 : last.top + HEAD + CELL.height + BETWEEN + Math.max(0, (last.cells.at(-1)?.y ?? 0) - last.top - HEAD);
  });
}
