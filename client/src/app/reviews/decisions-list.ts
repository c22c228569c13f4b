import { Component, input } from '@angular/core';
import type { DecidedCourse, ReviewDecision } from '@stagewell/shared/reviews/decision';
import { signed } from '../charts/chart-words';
import { EFFECT_LOOKS } from '../charts/forest-rows';
import { RESPONSE_LOOKS } from '../progress/progress-words';
import { DayPipe } from '../ui/day';
import { STEP_WORDS } from './step-words';

/** What was decided at earlier reviews, newest first, with what was known then. On paper only the newest, with what the patient was told. */
@Component({
  selector: 'app-decisions-list',
  imports: [DayPipe],
  template: `
    <ul class="stack">
      @for (one of decisions(); track one.id; let newest = $first) {
        <li class="stack stack--tight" [class.no-print]="!newest">
          <p>
            <strong>{{ one.on | day }}</strong> <span class="muted small"> {{ one.byName }} · plan version {{ one.versions.after }}</span>
          </p>
          <ul class="inner">
            @for (made of one.decisions; track made.courseId) {
              <li>
                <strong>{{ words[made.kind] }}</strong>{{ made.name ? ': ' + made.name : '' }}{{ made.rationale ? ' – ' + made.rationale : '' }}
                <span class="muted small">{{ known(made) }}</span>
              </li>
            }
          </ul>
          @if (one.words.en || one.words.es) {
            <details>
              <summary>What the patient was told</summary>
              <p lang="en">{{ one.words.en }}</p>
              <p lang="es">{{ one.words.es }}</p>
            </details>
            <div class="print-only">
              <p lang="en">{{ one.words.en }}</p>
              <p lang="es">{{ one.words.es }}</p>
            </div>
          }
        </li>
      } @empty {
        <li class="muted">No review has been decided yet.</li>
      }
    </ul>
  `,
  styles: `
    .inner {
      display: grid;
      gap: 0.25rem;
      padding-inline-start: 1rem;
    }
  `,
})
export class DecisionsList {
  readonly decisions = input.required<readonly ReviewDecision[]>();
  protected readonly words = STEP_WORDS;

  protected known({ evidence }: DecidedCourse): string {
    if (evidence === null) return '';
    const { response, effect, adherencePercent } = evidence;
    const parts = [
      RESPONSE_LOOKS[response].word,
      effect === null
        ? ''
        : `${EFFECT_LOOKS[effect.verdict].word} (${signed(effect.points)}, ${signed(effect.low)} to ${signed(effect.high)}, n ${effect.before} + ${effect.since})`,
      adherencePercent === null ? 'adherence not recorded' : `adherence ${Math.round(adherencePercent)} %`,
    ];
    return `Known then: ${parts.filter((part) => part !== '').join('; ')}`;
  }
}
