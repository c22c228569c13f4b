import { Component, inject, signal } from '@angular/core';
import { form, maxLength, required, validate } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialog, MatDialogRef } from '@angular/material/dialog';
import { MatHint } from '@angular/material/form-field';
import type { CalendarDate } from '@stagewell/shared/dates';
import { doneOnProblem, REVIEW } from '@stagewell/shared/reviews/lifecycle';
import type { ReviewDone } from '@stagewell/shared/reviews/review-row';
import { firstValueFrom } from 'rxjs';
import { focusFirstError } from '../platform/field-problems';
import { FORM_DIALOG } from '../ui/form-dialog';

export interface DoneRequest {
  readonly words: string;
  readonly today: CalendarDate;
  readonly act: (done: ReviewDone) => Promise<unknown>;
}

/** A review took place: on which day, and what was found. */
@Component({
  selector: 'app-review-done-dialog',
  imports: [...FORM_DIALOG, MatHint],
  template: `
    <h2 mat-dialog-title>The review took place</h2>
    <form [formRoot]="answer">
      <mat-dialog-content class="stack">
        <p>{{ request.words }}</p>
        <p class="muted small">
          It leaves the list and the plan does not call for it again. It is no decision about a treatment: a rule that asks for one goes on asking until the
          decision is recorded.
        </p>
        <mat-form-field appearance="outline" subscriptSizing="dynamic">
          <mat-label>On</mat-label>
          <input matInput type="date" [formField]="answer.doneOn" />
          <mat-error><app-field-errors [errors]="answer.doneOn().errors()" /></mat-error>
        </mat-form-field>
        <mat-form-field appearance="outline" subscriptSizing="dynamic">
          <mat-label>What was found</mat-label>
          <textarea matInput rows="3" [formField]="answer.outcome"></textarea>
          <mat-hint>May stay empty</mat-hint>
          <mat-error><app-field-errors [errors]="answer.outcome().errors()" /></mat-error>
        </mat-form-field>
        @if (refusal(); as refused) {
          <app-problem-card [error]="refused" retryLabel="" />
        }
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton="text" type="button" mat-dialog-close>Cancel</button>
        <button matButton="filled" type="submit" [disabled]="answer().submitting()">Mark as done</button>
      </mat-dialog-actions>
    </form>
  `,
})
export class ReviewDoneDialog {
  protected readonly request = inject<DoneRequest>(MAT_DIALOG_DATA);
  private readonly ref = inject<MatDialogRef<ReviewDoneDialog, boolean>>(MatDialogRef);
  protected readonly refusal = signal<unknown>(null);
  private readonly model = signal({ doneOn: this.request.today, outcome: '' });
  protected readonly answer = form(
    this.model,
    (path) => {
      required(path.doneOn, { message: 'Say on which day.' });
      validate(path.doneOn, ({ value }) => {
        const message = doneOnProblem(value(), this.request.today);
        return message === null ? undefined : { kind: 'day', message };
      });
      maxLength(path.outcome, REVIEW.outcome.maxLength);
    },
    { submission: { action: async () => this.submit(), onInvalid: focusFirstError } },
  );

  private async submit(): Promise<undefined> {
    const { doneOn, outcome } = this.model();
    this.refusal.set(null);
    try {
      await this.request.act({ doneOn, outcome: outcome.trim() });
      this.ref.close(true);
    } catch (error) {
      this.refusal.set(error);
    }
    return undefined;
  }
}

/** Resolves to whether it was marked. */
export const askDone = async (dialog: MatDialog, request: DoneRequest): Promise<boolean> =>
  (await firstValueFrom(
    dialog.open<ReviewDoneDialog, DoneRequest, boolean>(ReviewDoneDialog, { data: request, width: '520px', maxWidth: '94vw' }).afterClosed(),
  )) === true;
