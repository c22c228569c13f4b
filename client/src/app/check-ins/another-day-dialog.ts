import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialog, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { changeProblems, type ChangeCheckIn, type ScheduledCheckIn } from '@stagewell/shared/check-ins/schedule';
import { addDays, daysBetween, isCalendarDate, type CalendarDate } from '@stagewell/shared/dates';
import { firstValueFrom } from 'rxjs';
import { DayPipe } from '../ui/day';
import { ProblemCard } from '../ui/problem-card';

export interface AnotherDay {
  readonly checkIn: ScheduledCheckIn;
  readonly today: CalendarDate;
  readonly act: (change: ChangeCheckIn) => Promise<unknown>;
}

/** Gives one check-in another day; as much time to answer as before. */
@Component({
  selector: 'app-another-day-dialog',
  imports: [DayPipe, MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, MatFormField, MatHint, MatInput, MatLabel, ProblemCard],
  template: `
    <h2 mat-dialog-title>Another day</h2>
    <form (submit)="$event.preventDefault(); save()" novalidate>
      <mat-dialog-content class="stack">
        <p>The check-in of {{ asked.checkIn.dueOn | day }}. All others keep their days, and the plan leaves this one alone from then on.</p>
        <mat-form-field appearance="outline" subscriptSizing="dynamic">
          <mat-label>Day</mat-label>
          <input matInput type="date" [value]="day()" [min]="asked.today" (input)="day.set($any($event.target).value)" />
          <mat-hint>{{ problem() || 'Answers are taken for ' + span + ' more days.' }}</mat-hint>
        </mat-form-field>
        @if (refusal(); as refused) {
          <app-problem-card [error]="refused" retryLabel="" />
        }
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton="text" type="button" mat-dialog-close>Cancel</button>
        <button matButton="filled" type="submit" [disabled]="busy() || problem() !== ''">Give it this day</button>
      </mat-dialog-actions>
    </form>
  `,
})
export class AnotherDayDialog {
  protected readonly asked = inject<AnotherDay>(MAT_DIALOG_DATA);
  private readonly ref = inject<MatDialogRef<AnotherDayDialog, boolean>>(MatDialogRef);

  protected readonly span = daysBetween(this.asked.checkIn.dueOn, this.asked.checkIn.latestOn);
  protected readonly day = signal<string>(this.asked.checkIn.dueOn);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<unknown>(null);
  private readonly change = computed<ChangeCheckIn | null>(() =>
    isCalendarDate(this.day()) ? { dueOn: this.day(), latestOn: addDays(this.day(), this.span), instruments: this.asked.checkIn.instruments } : null,
  );
  protected readonly problem = computed(() => {
    const change = this.change();
    return change === null ? 'Choose a day.' : (changeProblems(change, this.asked.today)[0]?.message ?? '');
  });

  protected async save(): Promise<void> {
    const change = this.change();
    if (change === null || this.problem() !== '') return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      await this.asked.act(change);
      this.ref.close(true);
    } catch (error) {
      this.refusal.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}

/** Resolves to whether it has another day; `false` = cancelled. */
export const askAnotherDay = async (dialog: MatDialog, asked: AnotherDay): Promise<boolean> =>
  (await firstValueFrom(
    dialog.open<AnotherDayDialog, AnotherDay, boolean>(AnotherDayDialog, { data: asked, width: '460px', maxWidth: '94vw' }).afterClosed(),
  )) === true;
