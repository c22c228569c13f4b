import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialog, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { ASKABLE, askProblems, ASKING, USUALLY_ASKED, type AskedCheckIn } from '@stagewell/shared/check-ins/asking';
import type { InstrumentId } from '@stagewell/shared/check-ins/instrument';
import { INSTRUMENTS } from '@stagewell/shared/check-ins/instruments';
import { addDays, isCalendarDate, type CalendarDate } from '@stagewell/shared/dates';
import { firstValueFrom } from 'rxjs';
import { newKey } from '../platform/idempotency';
import { ProblemCard } from '../ui/problem-card';
import { AskingApi } from './asking-api';

export interface AskRequest {
  readonly patientId: string;
  readonly today: CalendarDate;
}

/** Which day, and which questions: the short check-in is chosen beforehand, everything else is one tick away. */
@Component({
  selector: 'app-ask-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, MatFormField, MatInput, MatLabel, ProblemCard],
  template: `
    <h2 mat-dialog-title>Ask for a check-in</h2>
    <mat-dialog-content class="stack">
      <div class="form-grid">
        <mat-form-field appearance="outline" subscriptSizing="dynamic">
          <mat-label>For the day</mat-label>
          <input matInput type="date" [min]="request.today" [value]="dueOn()" (input)="dueOn.set($any($event.target).value)" />
        </mat-form-field>
        <mat-form-field appearance="outline" subscriptSizing="dynamic">
          <mat-label>At the latest</mat-label>
          <input matInput type="date" [min]="dueOn()" [value]="latestOn()" (input)="latestOn.set($any($event.target).value)" />
        </mat-form-field>
      </div>
      <fieldset>
        <legend>Questions</legend>
        <div class="boxes">
          @for (one of instruments; track one.id) {
            <label class="check"><input type="checkbox" [checked]="chosen().has(one.id)" (change)="toggle(one.id)" />{{ one.name }}</label>
          }
        </div>
      </fieldset>
      @if (chosen().has('adherence')) {
        <p class="muted small">A link asks “Did as planned” only where the clinic asks for the date of birth: it names the treatments.</p>
      }
      @for (problem of problems(); track problem.path) {
        <p class="note note--warn" role="status">{{ problem.message }}</p>
      }
      @if (refusal(); as refused) {
        <app-problem-card [error]="refused" retryLabel="" />
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="text" type="button" mat-dialog-close>Cancel</button>
      <button matButton="filled" type="button" [disabled]="problems().length > 0 || asking()" (click)="ask()">Ask</button>
    </mat-dialog-actions>
  `,
  styles: `
    mat-dialog-content {
      padding-block-start: 0.5rem;
    }
    fieldset {
      min-inline-size: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 0 0 0.5rem;
      font-weight: 550;
    }
    .boxes {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 13rem), 1fr));
    }
  `,
})
export class AskDialog {
  private readonly api = inject(AskingApi);
  private readonly ref = inject<MatDialogRef<AskDialog, AskedCheckIn>>(MatDialogRef);
  protected readonly request = inject<AskRequest>(MAT_DIALOG_DATA);
  private readonly key = newKey();

  protected readonly instruments = ASKABLE.map((id) => ({ id, name: INSTRUMENTS[id].name.en }));
  protected readonly dueOn = signal(this.request.today);
  protected readonly latestOn = linkedSignal(() => (isCalendarDate(this.dueOn()) ? addDays(this.dueOn(), ASKING.window.usual) : ''));
  protected readonly chosen = signal<ReadonlySet<InstrumentId>>(new Set(USUALLY_ASKED));
  protected readonly asking = signal(false);
  protected readonly refusal = signal<unknown>(null);
  private readonly asked = computed(() => ({ dueOn: this.dueOn(), latestOn: this.latestOn(), instruments: ASKABLE.filter((id) => this.chosen().has(id)) }));
  protected readonly problems = computed(() =>
    [this.dueOn(), this.latestOn()].every(isCalendarDate) ? askProblems(this.asked(), this.request.today) : [{ path: 'dueOn', message: 'Give both days.' }],
  );

  protected toggle(id: InstrumentId): void {
    this.chosen.update((now) => new Set(ASKABLE.filter((one) => now.has(one) !== (one === id))));
  }

  protected async ask(): Promise<void> {
    this.asking.set(true);
    this.refusal.set(null);
    try {
      this.ref.close(await this.api.ask(this.request.patientId, this.asked(), this.key));
    } catch (error) {
      this.refusal.set(error);
    } finally {
      this.asking.set(false);
    }
  }
}

/** Resolves to what is asked now, or `undefined` = thought better of it. */
export const askForCheckIn = (dialog: MatDialog, request: AskRequest): Promise<AskedCheckIn | undefined> =>
  firstValueFrom(dialog.open<AskDialog, AskRequest, AskedCheckIn>(AskDialog, { data: request, width: '620px' }).afterClosed());
