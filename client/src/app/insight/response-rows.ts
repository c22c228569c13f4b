import { Component, computed, input } from '@angular/core';
import type { Estimate, ResponseTable } from '@stagewell/shared/insight/insight';
import { FEWEST } from '@stagewell/shared/insight/small-numbers';
import { signed } from '../charts/chart-words';
import { EmptyState } from '../ui/empty-state';
import { pointsWords, rawWords, shareWords } from './insight-words';

const WIDTH = 160;

/** Groups of patients beside each other: the change of each with its interval, in numbers and drawn on one scale, and what is not shown. */
@Component({
  selector: 'app-response-rows',
  imports: [EmptyState],
  templateUrl: './response-rows.html',
  styleUrl: './response-rows.scss',
})
export class ResponseRows {
  readonly table = input.required<ResponseTable>();
  /** What a row is of, e.g. "Treatment". */
  readonly of = input.required<string>();

  protected readonly fewest = FEWEST;
  protected readonly width = WIDTH;
  protected readonly points = pointsWords;
  protected readonly share = shareWords;
  protected readonly raw = rawWords;
  protected readonly signed = signed;
  /** Points to either side, whole, so that the widest interval fits. */
  private readonly reach = computed(() => Math.ceil(Math.max(2, ...this.table().rows.flatMap(({ change }) => [-change.low, change.high]))));
  protected readonly caption = computed(() => {
    const { centre } = this.table();
    const towards = centre === null ? '' : ` Each row is drawn towards ${signed(centre.change)}, the mean of the rows shown, by as much as it is uncertain.`;
    return `Change of PEG (of pain where PEG was not asked), 0–10, negative is better; share who improved by 30 % or more; 90 % intervals in brackets.${towards}`;
  });
  protected readonly few = computed(() => this.hidden('few'));
  protected readonly beside = computed(() => this.hidden('few-beside'));

  protected x(points: number): number {
    return ((points + this.reach()) / (2 * this.reach())) * WIDTH;
  }

  protected marks({ mean, low, high }: Estimate) {
    return { low: this.x(low), high: this.x(high), mean: this.x(mean) };
  }

  private hidden(why: 'few' | 'few-beside'): string {
    return this.table()
      .hidden.filter((one) => one.why === why)
      .map(({ name }) => name)
      .join(', ');
  }
}
