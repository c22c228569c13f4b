import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { STATEMENT_TOPICS, type StatementTopic, type StatementView } from '@stagewell/shared/patients/patient';
import type { Chart } from '@stagewell/shared/plans/chart';
import { dayText } from '../ui/day';
import { type ChipSeverity, SeverityChip } from '../ui/severity-chip';
import { RecordSource } from './record-source';

export const TOPIC_WORDS: Readonly<Record<StatementTopic, string>> = {
  allergies: 'Allergies',
  medicines: 'Medicines, bought ones included',
  conditions: 'Other conditions',
  anticoagulants: 'Blood thinners',
  devices: 'Implanted devices',
  pregnancy: 'Pregnancy',
};
const ANSWERS: Readonly<Record<StatementView['answer'], { readonly severity: ChipSeverity; readonly word: string }>> = {
  none: { severity: 'passed', word: 'Asked: none' },
  listed: { severity: 'inform', word: 'Asked: listed' },
  'not-asked': { severity: 'unknown', word: 'Not asked' },
};

/** Topics of which the chart holds a list. */
const enteredFor = (chart: Chart): Readonly<Partial<Record<StatementTopic, number>>> => ({
  allergies: chart.allergies.length,
  medicines: chart.medicines.length,
  conditions: chart.conditions.length,
});

const lookOf = (chart: Chart, topic: StatementTopic, answer: StatementView['answer']): (typeof ANSWERS)[typeof answer] =>
  answer === 'listed' && enteredFor(chart)[topic] === 0 ? { severity: 'unknown', word: 'Asked: listed, none entered yet' } : ANSWERS[answer];

const listedIn = (chart: Chart, topic: StatementTopic): number => {
  if (topic === 'allergies') return chart.allergies.length;
  if (topic === 'medicines') return chart.medicines.filter(({ status }) => status === 'current').length;
  return 0;
};

/** What was asked and when. "None" and "not asked" are different, and each is dated. */
@Component({
  selector: 'app-statements-card',
  imports: [MatButton, RecordSource, SeverityChip],
  host: { class: 'card card--flush' },
  template: `
    <div class="card__head"><h3 id="statements">Asked and answered</h3></div>
    <ul class="topics" aria-labelledby="statements">
      @for (one of topics(); track one.topic) {
        <li>
          <div class="row row--apart">
            <span class="row"
              ><strong>{{ one.word }}</strong
              ><app-severity-chip [severity]="one.look.severity" [label]="one.look.word" /> <span class="muted small">{{ one.on }}</span></span
            >
            <span class="row no-print">
              @for (answer of answers; track answer) {
                <button
                  matButton="text"
                  type="button"
                  [disabled]="busy()"
                  [attr.aria-label]="'Asked today: ' + answer + ', ' + one.word"
                  (click)="asked.emit({ topic: one.topic, answer })"
                >
                  Asked today: {{ answer }}
                </button>
              }
            </span>
          </div>
          @if (one.contradicts) {
            <p class="note note--warn small">“None” was said, yet {{ one.listed }} {{ one.listed === 1 ? 'is' : 'are' }} listed. Ask again.</p>
          }
          @if (one.all.length > 0) {
            <details>
              <summary>
                {{ one.all.length === 1 ? '1 answer' : one.all.length + ' answers' }}<span class="visually-hidden"> about {{ one.word }}</span>
              </summary>
              @for (statement of one.all; track statement.id) {
                <div class="answer small">
                  <span class="row row--apart"
                    ><span>{{ words[statement.answer].word }} · {{ day(statement.askedOn) }}</span>
                    <button
                      class="no-print"
                      matButton="text"
                      type="button"
                      [attr.aria-label]="'In error: ' + one.word + ', ' + day(statement.askedOn)"
                      (click)="enteredInError.emit(statement)"
                    >
                      In error
                    </button></span
                  >
                  <app-record-source [row]="statement" />
                </div>
              }
            </details>
          }
        </li>
      }
    </ul>
  `,
  styles: `
    li {
      display: grid;
      gap: 0.25rem;
      padding: 0.5rem 1.25rem;
      border-block-end: 1px solid var(--mat-sys-outline-variant);
    }
    li:last-child {
      border-block-end: 0;
    }
    strong {
      font-weight: 550;
    }
    summary {
      inline-size: fit-content;
      min-block-size: 24px;
      font-size: 0.8125rem;
      color: var(--mat-sys-primary);
      cursor: pointer;
    }
    .answer {
      padding-block: 0.25rem;
    }
  `,
})
export class StatementsCard {
  readonly chart = input.required<Chart>();
  readonly busy = input(false);
  readonly asked = output<{ readonly topic: StatementTopic; readonly answer: 'none' | 'listed' }>();
  readonly enteredInError = output<StatementView>();

  protected readonly words = ANSWERS;
  protected readonly answers = ['none', 'listed'] as const;
  protected readonly topics = computed(() =>
    STATEMENT_TOPICS.map((topic) => {
      const all = this.chart()
        .statements.filter((one) => one.topic === topic)
        .sort((a, b) => b.askedOn.localeCompare(a.askedOn) || b.id.localeCompare(a.id));
      const newest = all[0];
      const listed = listedIn(this.chart(), topic);
      return {
        topic,
        word: TOPIC_WORDS[topic],
        all,
        listed,
        look: lookOf(this.chart(), topic, newest?.answer ?? 'not-asked'),
        on: newest === undefined ? '' : dayText(newest.askedOn),
        contradicts: newest?.answer === 'none' && listed > 0,
      };
    }),
  );

  protected day(on: string): string {
    return dayText(on);
  }
}
