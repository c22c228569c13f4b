import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialog, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import type { CalendarDate } from '@stagewell/shared/dates';
import type { ReasonCode } from '@stagewell/shared/sequencing/decision-reasons';
import { SNOOZE } from '@stagewell/shared/sequencing/snooze';
import { firstValueFrom } from 'rxjs';
import { ProblemCard } from '../ui/problem-card';
import { type Answer, answerProblems, usualAnswer } from './answer';
import { DecisionFields } from './decision-fields';

export interface SnoozeRequest {
  readonly text: string;
  readonly today: CalendarDate;
  readonly act: (answer: Answer & { readonly reasonCode: ReasonCode }) => Promise<void>;
}

/** Puts a finding out of sight until a day; it says what that is not. */
@Component({
  selector: 'app-snooze-dialog',
  imports: [DecisionFields, MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, ProblemCard],
  template: `
    <h2 mat-dialog-title>Snooze the finding</h2>
    <form (submit)="$event.preventDefault(); submit()" novalidate>
      <mat-dialog-content>
        <p>{{ request.text }}</p>
        <p class="muted small">
          It moves to the snoozed ones, with your name, until that day or until its facts change; at most {{ limits.mostDays }} days and {{ limits.times }}
          times on a plan. It is no signature: activation asks about it all the same.
        </p>
        <app-decision-fields
          deciding="snooze"
          [about]="request.text"
          [answer]="answer()"
          [today]="request.today"
          [tried]="tried()"
          (changed)="answer.set($event)"
        />
        @if (refusal(); as refused) {
          <app-problem-card [error]="refused" retryLabel="" />
        }
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton="text" type="button" mat-dialog-close>Cancel</button>
        <button matButton="filled" type="submit" [disabled]="busy()">Snooze</button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    mat-dialog-content {
      display: grid;
      gap: 1rem;
    }
  `,
})
export class SnoozeDialog {
  protected readonly request = inject<SnoozeRequest>(MAT_DIALOG_DATA);
  private readonly ref = inject<MatDialogRef<SnoozeDialog, boolean>>(MatDialogRef);

  protected readonly limits = SNOOZE;
  protected readonly answer = signal<Answer>(usualAnswer('snooze', this.request.today));
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<unknown>(null);

  protected async submit(): Promise<void> {
    this.tried.set(true);
    const { reasonCode, ...rest } = this.answer();
    if (reasonCode === null || answerProblems('snooze', this.answer(), this.request.today).length > 0) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      await this.request.act({ ...rest, reasonCode });
      this.ref.close(true);
    } catch (error) {
      this.refusal.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}

/** Resolves to whether it was snoozed; `false` = cancelled. */
export const askSnooze = async (dialog: MatDialog, request: SnoozeRequest): Promise<boolean> =>
  (await firstValueFrom(dialog.open<SnoozeDialog, SnoozeRequest, boolean>(SnoozeDialog, { data: request, width: '600px', maxWidth: '94vw' }).afterClosed())) ===
  true;
