import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialog, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { CloseTask } from '@stagewell/shared/check-ins/check-in';
import {
  CRISIS_RISKS,
  CRISIS_STEPS,
  CRISIS_TRIGGER,
  crisisProblem,
  type CrisisRisk,
  type CrisisStep,
  RISK_WORDS,
  SPOKEN_TO,
  SPOKEN_WORDS,
  type SpokenTo,
  STEP_WORDS,
} from '@stagewell/shared/check-ins/crisis-outcome';
import { firstValueFrom } from 'rxjs';
import { Choice } from '../ui/choice';
import { ProblemCard } from '../ui/problem-card';
import type { ClosableTask } from './today-api';

export interface CrisisRequest {
  readonly task: ClosableTask;
  readonly act: (body: CloseTask) => Promise<unknown>;
}
const LEAST = 10;

/** Closing the suicidal item: whom somebody spoke to, how great the risk is, what was done, in this order. */
@Component({
  selector: 'app-crisis-dialog',
  imports: [Choice, MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, MatFormField, MatHint, MatInput, MatLabel, ProblemCard],
  template: `
    <h2 mat-dialog-title>Close the suicidal item</h2>
    <form (submit)="$event.preventDefault(); submit()" novalidate>
      <mat-dialog-content class="stack">
        <p>{{ request.task.patientName }}: {{ request.task.what }}</p>
        <app-choice label="Whom did you speak to?" [options]="spoken" [required]="true" [(value)]="spokenTo" />
        <app-choice label="How great is the risk?" [options]="risks" [required]="true" [(value)]="risk" />
        <fieldset>
          <legend>What was done?</legend>
          @for (step of steps; track step.value) {
            <label class="check"
              ><input type="checkbox" [checked]="done().includes(step.value)" (change)="toggle(step.value)" /><span>{{ step.label }}</span></label
            >
          }
        </fieldset>
        <mat-form-field appearance="outline" subscriptSizing="dynamic">
          <mat-label>What was found, and what was agreed</mat-label>
          <textarea #words matInput rows="3" maxlength="1500" [value]="text()" (input)="text.set(words.value)"></textarea>
          <mat-hint>At least ten characters</mat-hint>
        </mat-form-field>
        @if (tried() && missing(); as problem) {
          <p class="note note--warn" role="alert">{{ problem }}</p>
        }
        @if (refusal(); as refused) {
          <app-problem-card [error]="refused" retryLabel="" />
        }
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton="text" type="button" mat-dialog-close>Cancel</button>
        <button matButton="filled" type="submit" [disabled]="busy()">Close the task</button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    fieldset {
      min-inline-size: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 0 0 0.375rem;
      font-weight: 550;
    }
  `,
})
export class CrisisDialog {
  protected readonly request = inject<CrisisRequest>(MAT_DIALOG_DATA);
  private readonly ref = inject<MatDialogRef<CrisisDialog, boolean>>(MatDialogRef);

  protected readonly spoken = SPOKEN_TO.map((value) => ({ value, label: SPOKEN_WORDS[value] }));
  protected readonly risks = CRISIS_RISKS.map((value) => ({ value, label: RISK_WORDS[value] }));
  protected readonly steps = CRISIS_STEPS.map((value) => ({ value, label: STEP_WORDS[value] }));
  protected readonly spokenTo = signal<SpokenTo | null>(null);
  protected readonly risk = signal<CrisisRisk | null>(null);
  protected readonly done = signal<readonly CrisisStep[]>([]);
  protected readonly text = signal('');
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<unknown>(null);

  private readonly crisis = computed(() => {
    const [spokenTo, risk] = [this.spokenTo(), this.risk()];
    return spokenTo === null || risk === null ? null : { spokenTo, risk, steps: this.done() };
  });
  protected readonly missing = computed(
    () => crisisProblem(CRISIS_TRIGGER, this.crisis()) ?? (this.text().trim().length < LEAST ? 'Say in a few words what was found and agreed.' : null),
  );

  protected toggle(step: CrisisStep): void {
    this.done.update((done) => (done.includes(step) ? done.filter((one) => one !== step) : [...done, step]));
  }

  protected async submit(): Promise<void> {
    this.tried.set(true);
    if (this.missing() !== null) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      await this.request.act({ outcome: this.text().trim(), crisis: this.crisis() });
      this.ref.close(true);
    } catch (error) {
      this.refusal.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}

/** Resolves to whether it was closed. */
export const askCrisisOutcome = async (dialog: MatDialog, request: CrisisRequest): Promise<boolean> =>
  (await firstValueFrom(dialog.open<CrisisDialog, CrisisRequest, boolean>(CrisisDialog, { data: request, width: '620px', maxWidth: '94vw' }).afterClosed())) ===
  true;
