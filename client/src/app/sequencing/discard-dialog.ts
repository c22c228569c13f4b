import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialog, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { ProblemCard } from '../ui/problem-card';
import { changesWords } from './difference-words';

export interface DiscardRequest {
  readonly changes: number;
  readonly act: () => Promise<void>;
}

/** Asks before the draft of the whole clinic is thrown away. */
@Component({
  selector: 'app-discard-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, ProblemCard],
  template: `
    <h2 mat-dialog-title>Discard the draft?</h2>
    <mat-dialog-content class="stack">
      <p>{{ changesWords(request.changes) }}: lost for everybody in the clinic. What is published stays as it is.</p>
      @if (refusal(); as refused) {
        <app-problem-card [error]="refused" retryLabel="" />
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="text" type="button" mat-dialog-close>Keep it</button>
      <button matButton="filled" type="button" [disabled]="busy()" (click)="discard()">Discard the draft</button>
    </mat-dialog-actions>
  `,
})
export class DiscardDialog {
  protected readonly request = inject<DiscardRequest>(MAT_DIALOG_DATA);
  private readonly ref = inject<MatDialogRef<DiscardDialog, boolean>>(MatDialogRef);
  protected readonly changesWords = changesWords;
  protected readonly refusal = signal<unknown>(null);
  protected readonly busy = signal(false);

  protected async discard(): Promise<void> {
    this.busy.set(true);
    try {
      await this.request.act();
      this.ref.close(true);
    } catch (error) {
      this.refusal.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}

/** Resolves to whether it was discarded. */
export const askDiscard = async (dialog: MatDialog, request: DiscardRequest): Promise<boolean> =>
  (await firstValueFrom(dialog.open<DiscardDialog, DiscardRequest, boolean>(DiscardDialog, { data: request, width: '440px' }).afterClosed())) === true;
