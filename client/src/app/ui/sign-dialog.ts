import { Component, inject, signal } from '@angular/core';
import { form, maxLength, required } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialog, MatDialogRef } from '@angular/material/dialog';
import { SIGN_IN } from '@stagewell/shared/people/person';
import { firstValueFrom } from 'rxjs';
import { Session } from '../platform/session';
import { focusFirstError } from '../platform/field-problems';
import { DemoPassword } from './demo-password';
import { FORM_DIALOG } from './form-dialog';

/** What is signed, and what happens with the password; a refusal stays in the dialog. */
export interface SignRequest {
  readonly heading: string;
  /** What the signature says, in full sentences. */
  readonly statements: readonly string[];
  readonly confirm: string;
  readonly act: (password: string) => Promise<void>;
}

/** A signature: the signed-in person enters the password again. Pasting is allowed. */
@Component({
  selector: 'app-sign-dialog',
  imports: [...FORM_DIALOG, DemoPassword],
  template: `
    <h2 mat-dialog-title>{{ request.heading }}</h2>
    <form [formRoot]="answer">
      <mat-dialog-content class="stack">
        @for (statement of request.statements; track statement) {
          <p>{{ statement }}</p>
        }
        <p class="muted">You sign as {{ session.me()?.displayName }}. Your name, the time and the version are kept with it.</p>
        <input class="visually-hidden" tabindex="-1" aria-hidden="true" autocomplete="username" [value]="session.me()?.displayName" readonly />
        <mat-form-field appearance="outline" subscriptSizing="dynamic">
          <mat-label>Your password</mat-label>
          <input matInput type="password" autocomplete="current-password" [formField]="answer.password" />
          <mat-error><app-field-errors [errors]="answer.password().errors()" /></mat-error>
        </mat-form-field>
        <app-demo-password />
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
export class SignDialog {
  protected readonly session = inject(Session);
  protected readonly request = inject<SignRequest>(MAT_DIALOG_DATA);
  private readonly ref = inject<MatDialogRef<SignDialog, boolean>>(MatDialogRef);

  protected readonly refusal = signal<unknown>(null);
  private readonly model = signal({ password: '' });
  protected readonly answer = form(
    this.model,
    (path) => {
      required(path.password, { message: 'Enter your password to sign.' });
      maxLength(path.password, SIGN_IN.password.maxLength);
    },
    { submission: { action: async () => this.submit(), onInvalid: focusFirstError } },
  );

  private async submit(): Promise<undefined> {
    try {
      await this.request.act(this.model().password);
      this.ref.close(true);
    } catch (error) {
      this.refusal.set(error);
      this.model.set({ password: '' });
    }
    return undefined;
  }
}

/** Resolves to whether it was signed; `false` = cancelled. */
export const askSignature = async (dialog: MatDialog, request: SignRequest): Promise<boolean> =>
  (await firstValueFrom(dialog.open<SignDialog, SignRequest, boolean>(SignDialog, { data: request, width: '480px' }).afterClosed())) === true;
