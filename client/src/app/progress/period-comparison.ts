import { Component, computed, input, output } from '@angular/core';
import { isCalendarDate } from '@stagewell/shared/dates';
import type { MeasureProgress } from '@stagewell/shared/progress/summary';
import { ForestPlot } from '../charts/forest-plot';
import type { Period } from '../charts/time-axis';
import { SeverityChip } from '../ui/severity-chip';
import { compared, comparedCaption, comparedRow } from './compared';
import { VERDICT_LOOKS } from './progress-words';

export type Which = 'first' | 'second';

/** Two periods of somebody's choice held against each other, measure by measure. */
@Component({
  selector: 'app-period-comparison',
  imports: [ForestPlot, SeverityChip],
  template: `
    <div class="row periods no-print">
      @for (one of periods(); track one.which) {
        <fieldset>
          <legend class="small">{{ one.words }}</legend>
          <label class="small"
            >From <input type="date" required [value]="one.period.from" [max]="one.period.to" (change)="from(one.which, one.period, $any($event.target).value)"
          /></label>
          <label class="small"
            >to <input type="date" required [value]="one.period.to" [min]="one.period.from" (change)="to(one.which, one.period, $any($event.target).value)"
          /></label>
        </fieldset>
      }
    </div>
    <app-forest-plot class="card card--flush" heading="Two periods compared" unit="points of each measure" of="Measure" [caption]="caption()" [rows]="rows()" />
    <ul class="said">
      @for (one of found(); track one.measure) {
        <li>
          <span class="row"
            ><strong>{{ one.label }}</strong
            ><app-severity-chip [severity]="one.look.severity" [label]="one.look.word"
          /></span>
          {{ one.verdict.sentence }}
        </li>
      }
    </ul>
  `,
  styleUrl: './period-comparison.scss',
  host: { class: 'stack' },
})
export class PeriodComparison {
  readonly measures = input.required<readonly MeasureProgress[]>();
  readonly first = input.required<Period>();
  readonly second = input.required<Period>();
  readonly chosen = output<{ readonly which: Which; readonly period: Period }>();

  protected readonly periods = computed(() => [
    { which: 'first' as const, words: 'First period', period: this.first() },
    { which: 'second' as const, words: 'Second period', period: this.second() },
  ]);
  protected readonly found = computed(() =>
    this.measures()
      .map((measure) => compared(measure, this.first(), this.second()))
      .map((one) => ({ ...one, look: VERDICT_LOOKS[one.verdict.kind] })),
  );
  protected readonly rows = computed(() => this.found().map(comparedRow));
  protected readonly caption = computed(() => comparedCaption(this.first(), this.second()));

  protected from(which: Which, { to }: Period, day: string): void {
    // A date that is being typed is no date yet.
    if (isCalendarDate(day)) this.chosen.emit({ which, period: { from: day, to: to < day ? day : to } });
  }

  protected to(which: Which, { from }: Period, day: string): void {
    if (isCalendarDate(day)) this.chosen.emit({ which, period: { from: from > day ? day : from, to: day } });
  }
}
