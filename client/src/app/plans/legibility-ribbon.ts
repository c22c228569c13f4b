import { Component, computed, input } from '@angular/core';
import type { PlanInformation } from '@stagewell/shared/plans/plan-information';
import type { CourseLine } from './course-lines';
import { legibilityOf, levelWords, toldOf } from './legibility';
import { type TimeScale, xOf } from './time-scale';

/** Narrower stretches have no room for their word; their pattern says it. */
const WORD_PX = 46;

/** A strip that shows on which days effects are judged that will be told clearly, partly or hardly; the words beside the timeline say it whole. */
@Component({
  selector: 'app-legibility-ribbon',
  template: `
    @for (stretch of stretches(); track stretch.from) {
      <span class="stretch" [class]="stretch.level" [style.left.px]="stretch.left" [style.width.px]="stretch.width" [title]="stretch.title">{{
        stretch.width > word ? stretch.words : ''
      }}</span>
    }
  `,
  styleUrl: './legibility-ribbon.scss',
  host: { 'aria-hidden': 'true' },
})
export class LegibilityRibbon {
  readonly lines = input.required<readonly CourseLine[]>();
  readonly scale = input.required<TimeScale>();
  readonly information = input.required<PlanInformation>();

  protected readonly word = WORD_PX;
  private readonly names = computed(() => new Map(this.lines().map(({ course, name }) => [course.id, name])));
  protected readonly stretches = computed(() => {
    const [scale, names] = [this.scale(), this.names()];
    return legibilityOf(toldOf(this.lines(), this.information()), scale)
      .filter(({ level }) => level !== null)
      .map((stretch) => {
        const [left, words] = [xOf(scale, stretch.from), levelWords(stretch)];
        const judged = stretch.courseIds.map((id) => names.get(id) ?? id).join(', ');
        return { ...stretch, words, title: `Told ${words}: ${judged}`, left, width: xOf(scale, stretch.to) - left };
      });
  });
}
