import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { MatButton } from '@angular/material/button';
import { addDays, isCalendarDate } from '@stagewell/shared/dates';
import { leastAdherence } from '@stagewell/shared/progress/adherence';
import { type Measure, MEASURES } from '@stagewell/shared/progress/measures';
import { progressOf } from '@stagewell/shared/progress/summary';
import { adherenceCourses } from '../charts/adherence-cells';
import { AdherenceStrip } from '../charts/adherence-strip';
import { SmallMultiples } from '../charts/small-multiples';
import { ChartStore } from '../chart/chart-store';
import { DayPipe } from '../ui/day';
import { EmptyState } from '../ui/empty-state';
import { Icon } from '../ui/icon';
import { inTurn } from '../ui/in-turn';
import { SectionHeading } from '../ui/section-heading';
import { SeverityChip } from '../ui/severity-chip';
import { MeasureFigure } from './measure-figure';
import { MeasureSections } from './measure-sections';
import { periodIn, periodOf, periodWords, type Range, RANGES } from './period';
import { PeriodComparison, type Which } from './period-comparison';
import { QUALITY_LOOKS, RESPONSE_LOOKS } from './progress-words';
import { ResponseList } from './response-list';
import { timelineEvents } from './timeline-events';

/** What is drawn together: PEG and pain ask about the same thing. */
const FIGURES: readonly { readonly heading: string; readonly measures: readonly Measure[] }[] = [
  { heading: 'Pain', measures: ['peg', 'pain'] },
  { heading: 'Sleep', measures: ['sleep'] },
  { heading: 'Trouble doing what matters', measures: ['function'] },
  { heading: 'Mood and worry', measures: ['phq4'] },
];
/** The period that is held against the baseline as long as nobody has chosen one. */
const RECENT_DAYS = 28;

const rangeOr = (word?: string): Range => RANGES.find(([range]) => range === word)?.[0] ?? 'all';
const measureOr = (word?: string): Measure => MEASURES.find((measure) => measure === word) ?? 'peg';
type Address = Readonly<Record<string, string | null>>;

/** What changed since the baseline and what coincides with it, per measure and per course; says "cannot tell" when it cannot. */
@Component({
  selector: 'app-progress-page',
  imports: [
    AdherenceStrip,
    DayPipe,
    EmptyState,
    Icon,
    MatButton,
    MeasureFigure,
    MeasureSections,
    PeriodComparison,
    ResponseList,
    RouterLink,
    SectionHeading,
    SeverityChip,
    SmallMultiples,
  ],
  templateUrl: './progress-page.html',
  styleUrl: './progress-page.scss',
  host: { class: 'stack' },
})
export class ProgressPage {
  protected readonly store = inject(ChartStore);
  private readonly router = inject(Router);

  readonly range = input<Range, string | undefined>('all', { transform: rangeOr });
  /** Days of somebody's choice win over a range. */
  readonly from = input<string>();
  readonly to = input<string>();
  readonly measure = input<Measure, string | undefined>('peg', { transform: measureOr });
  /** Periods to compare, "2026-09-01..2026-09-28". */
  readonly first = input<string>();
  readonly second = input<string>();

  /** Figures and sections appear one after the other, the four figures first. */
  protected readonly turn = inTurn(9);
  protected readonly ranges = RANGES;
  protected readonly progress = computed(() => {
    const chart = this.store.chart();
    return chart === undefined ? null : progressOf(chart, this.store.catalogue());
  });
  protected readonly figures = computed(() =>
    FIGURES.map(({ heading, measures }) => ({ heading, measures: (this.progress()?.measures ?? []).filter(({ measure }) => measures.includes(measure)) })),
  );
  protected readonly multiples = computed(() => (this.progress()?.measures ?? []).map((one) => ({ ...one, baseline: one.baseline?.mean ?? null })));
  protected readonly custom = computed(() => periodIn(`${this.from() ?? ''}..${this.to() ?? ''}`));
  protected readonly period = computed(() => {
    const [chart, progress, custom] = [this.store.chart(), this.progress(), this.custom()];
    if (custom !== null) return custom;
    if (chart === undefined || progress === null) return { from: '', to: '' };
    const [first] = chart.checkIns.map(({ takenOn }) => takenOn).sort();
    const [firstBand] = progress.bands;
    // A day of room, so that the first dot is not cut by the axis.
    return periodOf(this.range(), { first: first === undefined ? null : addDays(first, -1), firstStart: firstBand?.from ?? null, today: chart.today });
  });
  protected readonly compare = computed(() => ({ first: periodIn(this.first()) ?? this.baselineDays(), second: periodIn(this.second()) ?? this.recentDays() }));
  private readonly baselineDays = computed(() => {
    const baseline = this.progress()?.baseline;
    return { from: baseline?.from ?? '', to: baseline?.to ?? '' };
  });
  private readonly recentDays = computed(() => {
    const today = this.store.chart()?.today;
    return today === undefined ? { from: '', to: '' } : { from: addDays(today, 1 - RECENT_DAYS), to: today };
  });
  protected readonly overall = computed(() => RESPONSE_LOOKS[this.progress()?.overall.label ?? 'not-assessable']);
  protected readonly quality = computed(() => QUALITY_LOOKS[this.progress()?.baseline.quality ?? 'none']);
  protected readonly events = computed(() => {
    const chart = this.store.chart();
    return chart === undefined ? [] : timelineEvents(this.progress()?.events ?? [], chart.events, chart.today);
  });
  protected readonly adherence = computed(() => {
    const [chart, catalogue] = [this.store.chart(), this.store.catalogue()];
    const least = new Map(
      (chart?.plan?.courses ?? []).flatMap(({ id, modalityId }) => {
        const modality = catalogue.get(modalityId);
        return modality === undefined ? [] : [[id, leastAdherence(modality)] as const];
      }),
    );
    return adherenceCourses(this.progress()?.bands ?? [], chart?.checkIns ?? [], least);
  });

  protected showDays(from: string, to: string): void {
    if (isCalendarDate(from) && isCalendarDate(to) && from < to) this.show({ range: null, from, to });
  }

  protected showCompared({ which, period }: { readonly which: Which; readonly period: { readonly from: string; readonly to: string } }): void {
    this.show({ [which]: periodWords(period) });
  }

  protected show(queryParams: Address): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected print(): void {
    window.print();
  }
}
