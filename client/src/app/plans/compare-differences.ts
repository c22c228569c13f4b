import { Component, computed, input, signal } from '@angular/core';
import type { CalendarDate } from '@stagewell/shared/dates';
import { DifferenceTimeline } from './difference-timeline';
import type { DifferenceRow } from './difference-rows';

const VIEWS = [
  ['timeline', 'Timeline'],
  ['table', 'Table'],
] as const;

/** On which days the alternatives differ: as bars, and the same in words. */
@Component({
  selector: 'app-compare-differences',
  imports: [DifferenceTimeline],
  templateUrl: './compare-differences.html',
  styleUrl: './compare-differences.scss',
})
export class CompareDifferences {
  readonly rows = input.required<readonly DifferenceRow[]>();
  readonly names = input.required<readonly string[]>();
  readonly today = input.required<CalendarDate>();

  protected readonly views = VIEWS;
  protected readonly view = signal<'timeline' | 'table'>('timeline');
  protected readonly onlyDifferent = signal(true);
  protected readonly different = computed(() => this.rows().filter(({ differs }) => differs));
  protected readonly shown = computed(() => (this.onlyDifferent() ? this.different() : this.rows()));
}
