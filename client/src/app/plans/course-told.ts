import { Component, computed, input } from '@angular/core';
import { likeOf, likeWords, percentOf, seenWords } from '@stagewell/shared/plans/information-words';
import type { PlanInformation } from '@stagewell/shared/plans/plan-information';
import { LegibleChip } from './legible-chip';

const ASSUMED = {
  onset: 'How soon it acts is not known: within ten days is assumed.',
  effect: 'How large its effect usually is, is not known: none, give or take 1.2 points, is assumed.',
} as const;
const signed = (value: number): string => value.toFixed(2).replace('-', '−');

/** Before its start: how well the effect of one course will be told by the check-ins, and from which others it is hard to tell. */
@Component({
  selector: 'app-course-told',
  imports: [LegibleChip],
  template: `
    @if (told(); as one) {
      <section class="stack stack--tight" aria-labelledby="told">
        <h4 id="told">Telling its effect</h4>
        <p>Its effect will be told: <app-legible-chip [level]="one.legibility" /></p>
        <p>{{ words() }}</p>
        <details class="small">
          <summary>In figures</summary>
          <dl class="facts">
            <dt>Settled by check-ins</dt>
            <dd>{{ percentOf(one.information) }} of what is uncertain of it</dd>
            <dt>A difference that matters</dt>
            <dd>would be told from none with a probability of {{ percentOf(one.assurance) }}</dd>
            @for (other of like(); track other.courseId) {
              <dt>With {{ nameOf()(other.courseId) }}</dt>
              <dd>correlation {{ signed(other.correlation) }}</dd>
            }
            <dt>Check-ins</dt>
            <dd>{{ information()?.checkIns?.made }} made, {{ information()?.checkIns?.planned }} planned</dd>
          </dl>
          @for (one of assumed(); track one) {
            <p class="muted">{{ one }}</p>
          }
          <p class="muted">Change that coincides with a course, whatever else began on the same days. Points are those of 0–10 pain.</p>
        </details>
      </section>
    }
  `,
  styles: `
    summary {
      min-block-size: 24px;
      color: var(--mat-sys-on-surface-variant);
      cursor: pointer;
    }
    .facts {
      margin-block: 0.625rem;
    }
  `,
})
export class CourseTold {
  readonly courseId = input.required<string>();
  readonly information = input.required<PlanInformation | null>();
  readonly nameOf = input.required<(courseId: string) => string>();

  protected readonly percentOf = percentOf;
  protected readonly signed = signed;
  protected readonly told = computed(() => this.information()?.courses.find(({ courseId }) => courseId === this.courseId()) ?? null);
  protected readonly like = computed(() => {
    const [information, told] = [this.information(), this.told()];
    return information === null || told === null ? [] : likeOf(information, told);
  });
  protected readonly assumed = computed(() => this.told()?.assumed.map((one) => ASSUMED[one]) ?? []);
  protected readonly words = computed(() => {
    const told = this.told();
    if (told === null) return '';
    const like = likeWords(this.like(), (id) => ({ en: this.nameOf()(id), es: '' }))?.en ?? null;
    return `${seenWords(told).en}.${like === null ? '' : ` ${like.charAt(0).toUpperCase()}${like.slice(1)}.`}`;
  });
}
