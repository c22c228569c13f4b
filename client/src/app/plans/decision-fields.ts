import { Component, computed, input, output } from '@angular/core';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { CalendarDate } from '@stagewell/shared/dates';
import { needsWords, REASON, reasonsFor, type Deciding, type ReasonCode } from '@stagewell/shared/sequencing/decision-reasons';
import { type Answer, answerProblems, latestDay } from './answer';

/** Why, until when, and in whose words: the same three fields wherever somebody decides about a finding. */
@Component({
  selector: 'app-decision-fields',
  imports: [MatFormField, MatInput, MatLabel],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic">
      <mat-label>Reason</mat-label>
      <select #code matNativeControl [attr.aria-label]="'Reason for: ' + about()" (change)="choose(code.value)">
        <option value="" [selected]="answer().reasonCode === null"></option>
        @for (one of reasons(); track one.code) {
          <option [value]="one.code" [selected]="answer().reasonCode === one.code">{{ one.text.en }}</option>
        }
      </select>
    </mat-form-field>
    <mat-form-field appearance="outline" subscriptSizing="dynamic">
      <mat-label>{{ deciding() === 'snooze' ? 'Out of sight until' : 'Counts until' }}</mat-label>
      <input
        #day
        matInput
        type="date"
        [attr.aria-label]="'Last day for: ' + about()"
        [min]="today()"
        [max]="latest()"
        [value]="answer().until"
        (change)="changed.emit({ reasonCode: answer().reasonCode, reason: answer().reason, until: day.value })"
      />
    </mat-form-field>
    <mat-form-field class="words" appearance="outline" subscriptSizing="dynamic">
      <mat-label>{{ worded() ? 'In your words' : 'In your words, if there is more to say' }}</mat-label>
      <textarea
        #words
        matInput
        rows="2"
        [attr.aria-label]="'In your words: ' + about()"
        [attr.maxlength]="limits.maxLength"
        [value]="answer().reason"
        (input)="changed.emit({ reasonCode: answer().reasonCode, until: answer().until, reason: words.value })"
      ></textarea>
    </mat-form-field>
    @if (tried()) {
      @for (problem of problems(); track problem) {
        <p class="error small" role="alert">{{ problem }}</p>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 3fr) minmax(9.5rem, 2fr);
      gap: 0.5rem;
      inline-size: 100%;
      margin-block-start: 0.25rem;
    }
    .words,
    .error {
      grid-column: 1 / -1;
    }
    .error {
      color: var(--mat-sys-error);
    }
    @media (max-width: 480px) {
      :host {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class DecisionFields {
  readonly deciding = input.required<Deciding>();
  /** The sentence of the finding, so that each field says what it is about. */
  readonly about = input.required<string>();
  readonly answer = input.required<Answer>();
  readonly today = input.required<CalendarDate>();
  /** Whether to say what is still wrong. */
  readonly tried = input(false);
  readonly changed = output<Answer>();

  protected readonly limits = REASON;
  protected readonly reasons = computed(() => reasonsFor(this.deciding()));
  protected readonly latest = computed(() => latestDay(this.deciding(), this.today()));
  protected readonly worded = computed(() => needsWords(this.deciding(), this.answer().reasonCode));
  protected readonly problems = computed(() => answerProblems(this.deciding(), this.answer(), this.today()));

  protected choose(code: string): void {
    const { reason, until } = this.answer();
    this.changed.emit({ reasonCode: code === '' ? null : (code as ReasonCode), reason, until });
  }
}
