import { Component, computed, input } from '@angular/core';
import { dayInWords } from '@stagewell/shared/dates';
import type { MeasureAttribution } from '@stagewell/shared/progress/attribution/chart-attribution';
import type { ChartEvent, CourseBand, MeasureProgress } from '@stagewell/shared/progress/summary';
import type { ChartLine, Period } from '../progress/chart-lines';
import { PainChart } from '../progress/pain-chart';
import { number } from '../progress/progress-words';
import { DayPipe } from '../ui/day';

/** Observed readings against what would have come without any course: drawn, said in a sentence, and as a table. */
@Component({
  selector: 'app-expected-observed',
  imports: [DayPipe, PainChart],
  template: `
    <p>{{ caption() }}</p>
    @if (attributed().without.length > 0) {
      <app-pain-chart [lines]="lines()" [range]="measure().range" [period]="period()" [bands]="bands()" [events]="events()" [fan]="attributed().without" />
      <details>
        <summary>The same as a table</summary>
        <div class="table-scroll" tabindex="0" role="region" aria-label="Observed and expected, by day">
          <table class="data-table">
            <caption class="visually-hidden">
              Expected without any course, and observed
            </caption>
            <thead>
              <tr>
                <th scope="col">Day</th>
                <th scope="col">Expected without it</th>
                <th scope="col">90 % interval</th>
                <th scope="col">Last observed by then</th>
              </tr>
            </thead>
            <tbody>
              @for (row of table(); track row.on) {
                <tr>
                  <th scope="row">{{ row.on | day }}</th>
                  <td>{{ words(row.expected) }}</td>
                  <td>{{ words(row.low) }} to {{ words(row.high) }}</td>
                  <td>{{ row.observed }}</td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      </details>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 0.5rem;
    }
  `,
})
export class ExpectedObserved {
  readonly attributed = input.required<MeasureAttribution>();
  readonly measure = input.required<MeasureProgress>();
  readonly period = input.required<Period>();
  readonly bands = input<readonly CourseBand[]>([]);
  readonly events = input<readonly ChartEvent[]>([]);

  protected readonly words = number;
  protected readonly lines = computed<readonly ChartLine[]>(() => [
    { label: `${this.measure().label}, observed`, segments: this.measure().segments, colour: 'var(--mat-sys-primary)', shape: 'disc' },
  ]);
  protected readonly table = computed(() =>
    this.attributed()
      .without.toReversed()
      .map((expected) => {
        const seen = this.measure().readings.findLast(({ on }) => on <= expected.on);
        return { ...expected, observed: seen === undefined ? 'not known' : `${number(seen.value)} (${dayInWords(seen.on).en})` };
      }),
  );
  protected readonly caption = computed(() => {
    const last = this.attributed().without.at(-1);
    const seen = this.measure().readings.at(-1);
    if (last === undefined || seen === undefined) return 'What would have come without treatment cannot be told: it needs two readings before the first start.';
    const at = this.attributed().without.findLast(({ on }) => on <= seen.on) ?? last;
    const where = seen.value < at.low ? 'better than' : seen.value > at.high ? 'worse than' : 'inside';
    return `Last observed: ${number(seen.value)}. Expected by then without any course: ${number(at.expected)}, 90 % interval ${number(at.low)} to ${number(at.high)}; what was observed is ${where} it. The level before the first start is carried forward; the further, the less is known.`;
  });
}
