import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialog, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import type { AuthorisationStep, AuthorisationView } from '@stagewell/shared/coverage/authorisation';
import { firstValueFrom } from 'rxjs';
import { ProblemCard } from '../ui/problem-card';
import { CoverageApi } from './coverage-api';

export interface StepRequest {
  readonly authorisation: AuthorisationView;
  readonly step: AuthorisationStep;
  readonly today: string;
}

/** One step of an authorisation, with what is known by it. */
@Component({
  selector: 'app-authorisation-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, ProblemCard],
  template: `
    <h2 mat-dialog-title>{{ request.step.label }}</h2>
    <form (submit)="save($event)">
      <mat-dialog-content class="stack">
        <div class="field">
          <label for="on">Day</label><input id="on" #on type="date" required [max]="request.today" [value]="day()" (change)="day.set(on.value)" />
        </div>
        @if (request.step.to === 'granted') {
          <div class="field">
            <label for="number">The payer’s reference</label><input id="number" #nr required [value]="number()" (input)="number.set(nr.value)" />
          </div>
          <div class="field">
            <label for="from">Counts from</label><input id="from" #from type="date" [value]="startsOn()" (change)="startsOn.set(from.value)" />
          </div>
          <div class="field">
            <label for="until">Last day</label><input id="until" #until type="date" [value]="expiresOn()" (change)="expiresOn.set(until.value)" />
          </div>
          <div class="field">
            <label for="sessions">Sessions, if the payer said how many</label
            ><input id="sessions" #count type="number" min="1" max="365" [value]="sessions()" (input)="sessions.set(count.value)" />
          </div>
        }
        <div class="field">
          <label for="note">{{ needsNote ? 'Why' : 'Note' }}</label><input
            id="note"
            #words
            [required]="needsNote"
            [value]="note()"
            (input)="note.set(words.value)"
          />
        </div>
        @if (refusal(); as refused) {
          <app-problem-card [error]="refused" retryLabel="" />
        }
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton="text" type="button" mat-dialog-close>Cancel</button>
        <button matButton="filled" type="submit" [disabled]="saving()">{{ saving() ? 'Saving…' : 'Save' }}</button>
      </mat-dialog-actions>
    </form>
  `,
  styleUrl: './small-form.scss',
})
export class AuthorisationDialog {
  protected readonly request = inject<StepRequest>(MAT_DIALOG_DATA);
  private readonly ref = inject<MatDialogRef<AuthorisationDialog, boolean>>(MatDialogRef);
  private readonly api = inject(CoverageApi);

  protected readonly needsNote = this.request.step.to === 'denied' || this.request.step.to === 'withdrawn';
  protected readonly day = signal(this.request.today);
  protected readonly number = signal(this.request.authorisation.number);
  protected readonly startsOn = signal(this.request.authorisation.startsOn ?? '');
  protected readonly expiresOn = signal(this.request.authorisation.expiresOn ?? '');
  protected readonly sessions = signal(String(this.request.authorisation.sessions ?? ''));
  protected readonly note = signal('');
  protected readonly saving = signal(false);
  protected readonly refusal = signal<unknown>(null);

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.saving.set(true);
    this.refusal.set(null);
    try {
      await this.api.stepAuthorisation(this.request.authorisation, {
        ...{ to: this.request.step.to, on: this.day(), number: this.number().trim(), note: this.note().trim() },
        ...{ startsOn: this.startsOn() || null, expiresOn: this.expiresOn() || null },
        sessions: this.sessions() === '' ? null : Math.round(Number(this.sessions())),
      });
      this.ref.close(true);
    } catch (error) {
      this.refusal.set(error);
    } finally {
      this.saving.set(false);
    }
  }
}

/** Resolves to whether the step was taken. */
export const askAuthorisationStep = async (dialog: MatDialog, request: StepRequest): Promise<boolean> =>
  (await firstValueFrom(
    dialog.open<AuthorisationDialog, StepRequest, boolean>(AuthorisationDialog, { data: request, width: '480px', maxWidth: '96vw' }).afterClosed(),
  )) === true;
