import { Component, computed, input } from '@angular/core';
import type { CatalogueEntry } from '@stagewell/shared/catalogue/modality';
import { RouterLink } from '@angular/router';
import { rangeWords, timeFacts } from '../catalogue/modality-facts';
import { dayText } from '../ui/day';
import { SourceNote } from '../ui/source-note';
import type { Bar } from './bar';

/** What to expect and when, from the catalogue, as days of this course. Not known is said. */
@Component({
  selector: 'app-expected-timeline',
  imports: [RouterLink, SourceNote],
  template: `
    <section class="stack stack--tight" aria-labelledby="expected">
      <h4 id="expected">What to expect, and when</h4>
      <ul class="days">
        @for (line of days(); track line) {
          <li>{{ line }}</li>
        }
      </ul>
      <details>
        <summary>Time frames of the catalogue, with their sources</summary>
        <dl class="facts">
          @for (fact of facts(); track fact.label) {
            <dt>{{ fact.label }}</dt>
            <dd>
              {{ fact.value ?? 'not known' }}
              @if (fact.source; as source) {
                <app-source-note [source]="source" />
              }
            </dd>
          }
        </dl>
      </details>
      <a class="small" [routerLink]="['/catalogue', modality().id]">Everything about {{ modality().name.en }}</a>
    </section>
  `,
  styles: `
    .days {
      display: grid;
      gap: 0.25rem;
    }
    summary {
      min-block-size: 24px;
      font-size: 0.8125rem;
      color: var(--mat-sys-on-surface-variant);
      cursor: pointer;
    }
    .facts {
      margin-block-start: 0.625rem;
    }
    a {
      justify-self: start;
      min-block-size: 24px;
    }
  `,
})
export class ExpectedTimeline {
  readonly modality = input.required<CatalogueEntry>();
  readonly bar = input.required<Bar>();

  protected readonly facts = computed(() => timeFacts(this.modality()));
  protected readonly days = computed(() => {
    const { onsetDays, flareDays, effectWindowDays } = this.modality();
    const judged = this.bar().assessOn;
    return [
      onsetDays.value === null ? 'When it begins to work is not known.' : `Begins to work ${rangeWords(onsetDays.value)} after the start.`,
      ...(flareDays.value === null ? [] : [`May feel worse at first, ${rangeWords(flareDays.value)} after the start; that is not judged.`]),
      judged.length === 0 ? 'When it can be judged is not known.' : `Judged on ${judged.map((day) => dayText(day)).join(' and ')}.`,
      ...(effectWindowDays.value === null ? [] : [`Relief lasts ${rangeWords(effectWindowDays.value)}.`]),
    ];
  });
}
