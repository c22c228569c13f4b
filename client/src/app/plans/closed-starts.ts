import { Component, computed, inject, input, output } from '@angular/core';
import { withoutOpenDay } from '@stagewell/shared/reviews/open-days';
import type { PlannedReview } from '@stagewell/shared/reviews/review';
import { reviewWords } from '@stagewell/shared/reviews/review-words';
import { closedDaysText } from '../clinics/closure-words';
import { ClosuresUnread } from './closures-unread';
import { PlanClosures } from './plan-closures';
import { PlanEditor } from './plan-editor';

/** What the closures mean for the starts and reviews on the board; no rule speaks of them. */
@Component({
  selector: 'app-closed-starts',
  imports: [ClosuresUnread],
  template: `
    <app-closures-unread [closures]="closures" />
    @if (closures.starts().length > 0) {
      <div class="note">
        <strong>Planned to start while the clinic is closed:</strong>
        <ul>
          @for (start of closures.starts(); track start.courseId) {
            <li>
              <button class="link" type="button" (click)="chosen.emit(start.courseId)">{{ start.name }}</button>: {{ start.words }}
            </li>
          }
        </ul>
        <span class="muted small">Move what needs somebody of the clinic on its first day; what begins at home may stay.</span>
      </div>
    }
    @if (shut().length > 0) {
      <div class="note">
        <strong>No open day between the first and the last on which it may take place:</strong>
        <ul>
          @for (review of shut(); track review.key) {
            <li>{{ review.words }}: {{ review.days }}</li>
          }
        </ul>
        <span class="muted small">Open the clinic on one of these days, or move the course.</span>
      </div>
    }
  `,
  styles: `
    .link {
      min-block-size: 26px;
      padding: 0;
      font: inherit;
      text-decoration: underline;
      color: var(--mat-sys-primary);
      background: none;
      border: 0;
      cursor: pointer;
    }
    ul {
      margin: 0.25rem 0;
      padding-inline-start: 1.125rem;
    }
    .note,
    app-closures-unread:not(:empty) {
      margin: 0 1.25rem 0.75rem;
    }
  `,
})
export class ClosedStarts {
  protected readonly closures = inject(PlanClosures);
  private readonly editor = inject(PlanEditor);
  readonly reviews = input<readonly PlannedReview[]>([]);
  readonly chosen = output<string>();

  /** Reviews still to come for which nobody is there on any of their days. */
  protected readonly shut = computed(() => {
    const today = this.editor.chart()?.today ?? '';
    const names = new Map(this.editor.lines().map(({ course, name }) => [course.id, { en: name, es: name }]));
    return withoutOpenDay(
      this.reviews().filter(({ latest }) => latest >= today),
      this.closures.open(),
    ).map((review) => ({ key: review.key, words: reviewWords(review, names).en, days: closedDaysText({ firstOn: review.earliest, lastOn: review.latest }) }));
  });
}
