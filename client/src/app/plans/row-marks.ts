import { Component, computed, input } from '@angular/core';
import { addDays, type CalendarDate } from '@stagewell/shared/dates';
import { momentMeans, momentWords } from '@stagewell/shared/reviews/review-words';
import type { PlannedReview } from '@stagewell/shared/reviews/review';
import { dayText } from '../ui/day';
import type { Stretch } from './bar';
import type { Relief } from './relief';
import { type TimeScale, xOf } from './time-scale';

/** "Assessment on Jan 4, 2027 (Jan 4, 2027 to Jan 18, 2027)" */
export const reviewText = ({ moment, earliest, target, latest }: PlannedReview): string => {
  const around = earliest === latest ? '' : ` (${dayText(earliest)} to ${dayText(latest)})`;
  return `${momentWords(moment).en} on ${dayText(target)}${around}`;
};

/** "Rehabilitation should begin between … (after Epidural steroid injection)" */
export const reliefText = ({ kind, procedure, from, to }: Relief): string => {
  const days = `${dayText(from)} to ${dayText(addDays(to, -1))}`;
  return kind === 'begin' ? `Best begun ${days}, while ${procedure} relieves` : `Relief to be used for rehabilitation: ${days}`;
};

/** Whether two lists say the same by these keys. */
const alike =
  <T>(keys: readonly (keyof T)[]) =>
  (a: readonly T[], b: readonly T[]): boolean =>
    a.length === b.length && a.every((one, index) => keys.every((key) => one[key] === b[index]?.[key]));

/**
 * What lies behind and beneath the bar of a row: the days that a procedure opens, reviews as diamonds with whiskers from
 * their earliest to their latest day, and where the bar would be in another plan. All of it is told in the table as well.
 */
@Component({
  selector: 'app-row-marks',
  template: `
    @for (relief of places().reliefs; track $index) {
      <span class="relief" [class.begin]="relief.kind === 'begin'" [style.left.px]="relief.left" [style.width.px]="relief.width" [title]="relief.words"></span>
    }
    @if (places().ghost; as place) {
      <span class="ghost" [class.no-print]="proposed()" [style.left.px]="place.left" [style.width.px]="place.width"></span>
    }
    @for (review of places().reviews; track review.key) {
      <span class="review" [style.left.px]="review.left" [style.width.px]="review.width" [title]="review.words">
        <span class="whisker"></span>
        <span class="diamond" [style.left.px]="review.target"></span>
      </span>
    }
  `,
  styleUrl: './row-marks.scss',
  host: { 'aria-hidden': 'true' },
})
export class RowMarks {
  readonly scale = input.required<TimeScale>();
  readonly reviews = input<readonly PlannedReview[]>([]);
  readonly reliefs = input<readonly Relief[]>([]);
  readonly ghost = input<Stretch | null>(null);
  /** Whether the ghost is only proposed: on paper it would be read as the plan. */
  readonly proposed = input(false);

  // The same days come as new objects on every move of another bar.
  private readonly keptReviews = computed(() => this.reviews(), { equal: alike(['key', 'earliest', 'target', 'latest']) });
  private readonly keptReliefs = computed(() => this.reliefs(), { equal: alike(['kind', 'procedure', 'from', 'to']) });

  protected readonly places = computed(() => {
    const ghost = this.ghost();
    return {
      reliefs: this.keptReliefs().map((relief) => ({ kind: relief.kind, words: reliefText(relief), ...this.place(relief) })),
      ghost: ghost === null ? null : this.place(ghost),
      reviews: this.keptReviews().map((review) => {
        const place = this.place({ from: review.earliest, to: addDays(review.latest, 1) });
        return {
          key: review.key,
          words: `${reviewText(review)}: ${momentMeans(review.moment).en}`,
          target: this.middleOf(review.target) - place.left,
          ...place,
        };
      }),
    };
  });

  private middleOf(day: CalendarDate): number {
    return xOf(this.scale(), day) + this.scale().pxPerDay / 2;
  }

  private place({ from, to }: Stretch): { readonly left: number; readonly width: number } {
    const left = xOf(this.scale(), from);
    return { left, width: xOf(this.scale(), to) - left };
  }
}
