import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Icon } from '../ui/icon';
import { Picks } from './picks';
import { PlanEditor } from './plan-editor';
import { plural } from './plan-words';

/** Further than any plan reaches. */
const MOST_DAYS = 730;

/** What can be done with the courses that are selected together, and the way to select a whole stage. */
@Component({
  selector: 'app-picks-bar',
  imports: [Icon, MatButton],
  templateUrl: './picks-bar.html',
  styleUrl: './picks-bar.scss',
})
export class PicksBar {
  protected readonly picks = inject(Picks);
  private readonly editor = inject(PlanEditor);

  protected readonly mostDays = MOST_DAYS;
  protected readonly days = signal(7);
  protected readonly stages = computed(() => {
    const { stages, courses } = this.editor.board() ?? { stages: [], courses: [] };
    return stages
      .map(({ id, name }) => ({ id, name, count: courses.filter(({ stageId }) => stageId === id).length }))
      .filter(({ count }) => count > 0)
      .map(({ id, name, count }) => ({ id, words: `${name}: ${plural(count, 'course')}` }));
  });
  /** "3 selected", and how many of them cannot be moved. */
  protected readonly words = computed(() => {
    const [all, movable] = [this.picks.lines().length, this.picks.movable().length];
    if (all === movable) return `${all} selected`;
    return movable === 0 ? `${all} selected; what has started stays where it is` : `${all} selected, ${all - movable} of them started: that stays where it is`;
  });

  protected pickStage(select: HTMLSelectElement): void {
    if (select.value !== '') this.picks.pickStage(select.value);
    // It names no state: what is selected may change by other ways.
    select.value = '';
  }

  protected type(text: string): void {
    const days = Number(text);
    this.days.set(Number.isInteger(days) && Math.abs(days) <= MOST_DAYS ? days : 0);
  }
}
