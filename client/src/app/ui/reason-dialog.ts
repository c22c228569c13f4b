import { Component, inject, signal } from '@angular/core';
import { form, maxLength, minLength, required } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialog, MatDialogRef } from '@angular/material/dialog';
import { MatHint } from '@angular/material/form-field';
import { firstValueFrom } from 'rxjs';
import { focusFirstError } from '../platform/field-problems';
import { FORM_DIALOG } from './form-dialog';

/** What the dialog says, and what it does with the reason; a refusal stays in the dialog with the words kept. */
export interface ReasonRequest {
  readonly heading: string;
  readonly explanation: string;
  readonly label: string;
  readonly confirm: string;
  readonly minLength: number;
  readonly maxLength: number;
  /** Resolves to `false` when the person thought better of it on the way: the dialog stays. */
  readonly act: (reason: string) => Promise<unknown>;
}

/** Asks for a reason before something that needs one. */
@Component({
  selector: 'app-reason-dialog',
  imports: [...FORM_DIALOG, MatHint],
  template: `
    <h2 mat-dialog-title>{{ request.heading }}</h2>
    <form [formRoot]="answer">
      <mat-dialog-content class="stack">
        <p>{{ request.explanation }}</p>
        <mat-form-field appearance="outline" subscriptSizing="dynamic">
          <mat-label>{{ request.label }}</mat-label>
          <textarea matInput rows="3" [formField]="answer.reason"></textarea>
          <mat-hint align="end">{{ answer.reason().value().length }} of {{ request.maxLength }}</mat-hint>
          <mat-error><app-field-errors [errors]="answer.reason().errors()" /></mat-error>
        </mat-form-field>
        @if (refusal(); as refused) {
          <app-problem-card [error]="refused" retryLabel="" />
        }
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton="text" type="button" mat-dialog-close>Cancel</button>
        <button matButton="filled" type="submit" [disabled]="answer().submitting()">{{ request.confirm }}</button>
      </mat-dialog-actions>
    </form>
  `,
})
export class ReasonDialog {
  protected readonly request = inject<ReasonRequest>(MAT_DIALOG_DATA);
  private readonly ref = inject<MatDialogRef<ReasonDialog, boolean>>(MatDialogRef);

  protected readonly refusal = signal<unknown>(null);
  private readonly model = signal({ reason: '' });
  protected readonly answer = form(
    this.model,
    (path) => {
      required(path.reason, { message: 'Say why in a few words.' });
      minLength(path.reason, this.request.minLength, { message: `Say it in at least ${this.request.minLength} characters.` });
      maxLength(path.reason, this.request.maxLength);
    },
    { submission: { action: async () => this.submit(), onInvalid: focusFirstError } },
  );

  private async submit(): Promise<undefined> {
    try {
      this.refusal.set(null);
      if ((await this.request.act(this.model().reason.trim())) !== false) this.ref.close(true);
    } catch (error) {
      this.refusal.set(error);
    }
    return undefined;
  }
}

/** Resolves to whether it was done; `false` = cancelled. */
export const askReason = async (dialog: MatDialog, request: ReasonRequest): Promise<boolean> =>
  (await firstValueFrom(dialog.open<ReasonDialog, ReasonRequest, boolean>(ReasonDialog, { data: request, width: '480px' }).afterClosed())) === true;
