import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { DayPipe } from '../ui/day';
import { ProblemCard } from '../ui/problem-card';
import { PlanEditor } from './plan-editor';
import { Quoting, type StaleBecause } from './quoting';

const BECAUSE: Readonly<Record<StaleBecause, string>> = {
  saved: 'The plan has been saved since.',
  terms: 'Prices, coverage, a proof of service or the answer of a payer are others now.',
  days: 'Only days have passed since: prices, coverage, proofs of service and the answers of payers are what they were.',
};

/** Says before anything is printed or given out that the frozen figures are not those of today. The figures themselves stay what they were. */
@Component({
  selector: 'app-stale-quote',
  imports: [DayPipe, MatButton, ProblemCard],
  template: `
    @if (quoting.stale(); as stale) {
      <section class="note note--warn no-print" aria-label="Figures of an earlier day">
        <p>
          The quoted figures are as worked out on {{ stale.on | day }}: <strong>{{ stale.then }}</strong> in all.
          @if (stale.then === stale.now) {
            Today the sum would be the same, but not how it comes about.
          } @else {
            Today it would be: <strong>{{ stale.now }}</strong>.
          }
          {{ because[stale.because] }}
        </p>
        @if (quoting.mayQuote()) {
          <button matButton="outlined" type="button" [disabled]="quoting.asking()" (click)="quoting.again()">
            {{ quoting.asking() ? 'Quoting…' : 'Quote again' }}
          </button>
        } @else {
          <p>{{ whatElse() }}</p>
        }
      </section>
    } @else if (quoting.unreadable()) {
      <p class="note note--warn no-print">
        Whether the quoted figures still hold cannot be told: what they are held against could not be read.
        <button matButton="text" type="button" (click)="quoting.reload()">Try again</button>
      </p>
    }
    @if (quoting.refusal(); as refused) {
      <app-problem-card [error]="refused" retryLabel="" />
    }
  `,
  styles: `
    :host {
      display: block;
    }
    :host:not(:has(> *)) {
      display: none;
    }
    p {
      margin: 0;
      max-inline-size: 60rem;
    }
    button {
      margin-block-start: 0.5rem;
    }
  `,
})
export class StaleQuote {
  protected readonly quoting = inject(Quoting);
  private readonly editor = inject(PlanEditor);

  protected readonly because = BECAUSE;
  /** What is to be done where it cannot be quoted from here. */
  protected readonly whatElse = computed(() => {
    if (this.quoting.isOver()) return 'The plan has ended; it is not quoted any more.';
    if (this.editor.dirty()) return 'The board has changes that are not saved: with the next save the plan is quoted again.';
    return 'You may not change the plan: ask a clinician who cares for the patient to quote it again first.';
  });
}
