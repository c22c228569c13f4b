import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { MatButton } from '@angular/material/button';
import { addDays } from '@stagewell/shared/dates';
import type { Measure } from '@stagewell/shared/progress/measures';
import { progressOf } from '@stagewell/shared/progress/summary';
import { number } from '../charts/chart-words';
import { ChartStore } from '../chart/chart-store';
import { CategoryChip } from '../ui/category-chip';
import { DayPipe } from '../ui/day';
import { EmptyState } from '../ui/empty-state';
import { Icon } from '../ui/icon';
import { SectionHeading } from '../ui/section-heading';
import { SeverityChip } from '../ui/severity-chip';
import { MeasureFigure } from './measure-figure';
import { periodOf, type Range, RANGES } from './period';
import { changeFacts, QUALITY_LOOKS, RESPONSE_LOOKS } from './progress-words';
import { timelineEvents } from './timeline-events';

/** What is drawn together: PEG and pain ask about the same thing. */
const FIGURES: readonly { readonly heading: string; readonly measures: readonly Measure[] }[] = [
  { heading: 'Pain', measures: ['peg', 'pain'] },
  { heading: 'Sleep', measures: ['sleep'] },
  { heading: 'Trouble doing what matters', measures: ['function'] },
  { heading: 'Mood and worry', measures: ['phq4'] },
];

/** What changed since the baseline, per measure and per course; says "cannot tell" when it cannot. */
@Component({
  selector: 'app-progress-page',
  imports: [CategoryChip, DayPipe, EmptyState, Icon, MatButton, MeasureFigure, RouterLink, SectionHeading, SeverityChip],
  templateUrl: './progress-page.html',
  styleUrl: './progress-page.scss',
  host: { class: 'stack' },
})
export class ProgressPage {
  protected readonly store = inject(ChartStore);

  protected readonly ranges = RANGES;
  protected readonly words = number;
  protected readonly range = signal<Range>('all');
  protected readonly progress = computed(() => {
    const chart = this.store.chart();
    return chart === undefined ? null : progressOf(chart, this.store.catalogue());
  });
  protected readonly figures = computed(() =>
    FIGURES.map(({ heading, measures }) => ({ heading, measures: (this.progress()?.measures ?? []).filter(({ measure }) => measures.includes(measure)) })),
  );
  protected readonly period = computed(() => {
    const [chart, progress] = [this.store.chart(), this.progress()];
    if (chart === undefined || progress === null) return { from: '', to: '' };
    const [first] = chart.checkIns.map(({ takenOn }) => takenOn).sort();
    const [firstBand] = progress.bands;
    // A day of room, so that the first dot is not cut by the axis.
    return periodOf(this.range(), { first: first === undefined ? null : addDays(first, -1), firstStart: firstBand?.from ?? null, today: chart.today });
  });
  protected readonly events = computed(() => {
    const chart = this.store.chart();
    return chart === undefined ? [] : timelineEvents(this.progress()?.events ?? [], chart.events, chart.today);
  });
  protected readonly overall = computed(() => RESPONSE_LOOKS[this.progress()?.overall.label ?? 'not-assessable']);
  protected readonly quality = computed(() => QUALITY_LOOKS[this.progress()?.baseline.quality ?? 'none']);
  protected readonly courses = computed(() =>
    (this.progress()?.courses ?? []).map((course) => ({
      ...course,
      look: RESPONSE_LOOKS[course.response.label],
      category: this.progress()?.bands.find(({ courseId }) => courseId === course.courseId)?.category ?? null,
      facts: course.response.change === null ? [] : changeFacts(course.response.change.measure, course.response.change),
    })),
  );

  protected choose(value: string): void {
    this.range.set(RANGES.find(([range]) => range === value)?.[0] ?? 'all');
  }

  protected print(): void {
    window.print();
  }
}
