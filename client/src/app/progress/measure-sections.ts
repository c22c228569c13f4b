import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { MEASURE_FACTS, type Measure, MEASURES } from '@stagewell/shared/progress/measures';
import type { ProgressView } from '@stagewell/shared/progress/summary';
import { ChartStore } from '../chart/chart-store';
import { ExpectedObserved } from '../charts/expected-observed';
import { HeatCalendar } from '../charts/heat-calendar';
import type { Period } from '../charts/time-axis';
import type { TimelineEvent } from '../charts/timeline-parts';
import { EmptyState } from '../ui/empty-state';
import { Icon } from '../ui/icon';
import { Loading } from '../ui/loading';
import { attributing } from './attributions';
import { beyondScope } from '@stagewell/shared/plans/beyond-scope';
import { Coincidences } from './coincidences';

/** What is said of one measure at a time: what coincides with it, what would have come without any course, and its days. */
@Component({
  selector: 'app-measure-sections',
  imports: [Coincidences, EmptyState, ExpectedObserved, HeatCalendar, Icon, Loading, MatButton, RouterLink],
  templateUrl: './measure-sections.html',
  styles: `
    :host {
      display: grid;
      gap: 1rem;
    }
  `,
})
export class MeasureSections {
  private readonly store = inject(ChartStore);

  readonly chosen = input.required<Measure>();
  readonly progress = input.required<ProgressView>();
  readonly period = input.required<Period>();
  readonly events = input.required<readonly TimelineEvent[]>();
  readonly choose = output<Measure>();

  protected readonly measures = MEASURES.map((measure) => ({ measure, label: MEASURE_FACTS[measure].label }));
  protected readonly shown = computed(() => this.progress().measures.find(({ measure }) => measure === this.chosen()) ?? null);
  protected readonly lifeEvents = computed(() => this.store.chart()?.events ?? []);
  protected readonly beyond = computed(() => {
    const chart = this.store.chart();
    return chart === undefined ? [] : beyondScope(chart, this.store.catalogue(), this.store.rules());
  });
  protected readonly started = computed(() => this.progress().bands.length > 0);

  /** Worked out beside the page, after its first paint; one measure at a time. */
  protected readonly attributing = attributing(() => {
    const chart = this.store.chart();
    if (chart === undefined || !this.started() || this.beyond().length > 0) return undefined;
    return { chart, catalogue: this.store.catalogue(), measure: this.chosen() };
  });
  protected readonly answer = this.attributing.answer;
  /** The first start of what is asked for; a diagnostic test is no course of it. */
  protected readonly firstStart = computed(() => {
    const asked = this.answer()?.attribution.courses.map(({ courseId }) => courseId) ?? [];
    return this.progress().bands.find(({ courseId }) => asked.includes(courseId))?.from ?? null;
  });
}
