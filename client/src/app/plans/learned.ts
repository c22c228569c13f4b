import { Component, computed, input } from '@angular/core';
import { learnedWord, LEGIBILITY_WORDS, percentOf } from '@stagewell/shared/plans/information-words';
import { type PlanInformation, toldLeast } from '@stagewell/shared/plans/plan-information';

/** How much the check-ins of a plan will tell, as a bar and in words, with the course that is told least. */
@Component({
  selector: 'app-learned',
  template: `
    @if (information(); as known) {
      <p>
        <span class="when">{{ when() }}</span>
        <span class="bar" aria-hidden="true"><span [style.inline-size.%]="known.settled * 100"></span></span>
        <span
          ><strong>{{ word() }}</strong> — {{ percentOf(known.settled) }} <span class="muted small">({{ known.gain.toFixed(2) }} nats)</span></span
        >
        @if (least(); as one) {
          <span class="small">told least: {{ nameOf()(one.courseId) }} ({{ words[one.legibility].en }})</span>
        }
      </p>
    }
  `,
  styles: `
    p {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 0.75rem;
      align-items: center;
      margin-block-start: 0.375rem;
    }
    .when {
      min-inline-size: 9rem;
    }
    .bar {
      inline-size: 10rem;
      block-size: 10px;
      overflow: hidden;
      background: var(--mat-sys-surface-container-high);
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: 5px;
    }
    .bar span {
      display: block;
      block-size: 100%;
      background: var(--mat-sys-primary);
    }
  `,
})
export class Learned {
  readonly when = input.required<string>();
  readonly information = input.required<PlanInformation | null>();
  readonly nameOf = input.required<(courseId: string) => string>();

  protected readonly percentOf = percentOf;
  protected readonly words = LEGIBILITY_WORDS;
  protected readonly word = computed(() => {
    const known = this.information();
    return known === null ? '' : learnedWord(known).en;
  });
  protected readonly least = computed(() => {
    const known = this.information();
    return known === null ? null : toldLeast(known);
  });
}
