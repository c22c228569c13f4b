import { Component, computed, input } from '@angular/core';
import type { CourseLine } from './course-lines';
import { legibilityOf, levelWords, trialsOf } from './legibility';
import { type TimeScale, xOf } from './time-scale';

/** Narrower stretches have no room for their words, or for their number alone. */
const WORDS_PX = 92;
const COUNT_PX = 16;

/** A strip that shows from the first course on how well effects can be told apart; the words beside the timeline say it whole. */
@Component({
  selector: 'app-legibility-ribbon',
  template: `
    @for (stretch of stretches(); track stretch.from) {
      <span class="stretch" [class]="stretch.level" [style.left.px]="stretch.left" [style.width.px]="stretch.width" [title]="stretch.words">{{
        stretch.width > words ? stretch.words : stretch.width > count && stretch.level !== 'none' ? stretch.count : ''
      }}</span>
    }
  `,
  styleUrl: './legibility-ribbon.scss',
  host: { 'aria-hidden': 'true' },
})
export class LegibilityRibbon {
  readonly lines = input.required<readonly CourseLine[]>();
  readonly scale = input.required<TimeScale>();

  protected readonly words = WORDS_PX;
  protected readonly count = COUNT_PX;
  protected readonly stretches = computed(() => {
    const scale = this.scale();
    return legibilityOf(trialsOf(this.lines()), scale).map((stretch) => {
      const left = xOf(scale, stretch.from);
      return { ...stretch, words: levelWords(stretch), left, width: xOf(scale, stretch.to) - left };
    });
  });
}
