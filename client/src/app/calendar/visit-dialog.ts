import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialog, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { APPOINTMENT, type AppointmentView } from '@stagewell/shared/calendar/appointment';
import { MOVABLE, VISIT_STATE_WORDS, visitStepsFrom, type VisitState, type VisitStepRule } from '@stagewell/shared/calendar/visit-steps';
import { firstValueFrom } from 'rxjs';
import { Announce } from '../platform/announce';
import { Session } from '../platform/session';
import { ProblemCard } from '../ui/problem-card';
import { askReason } from '../ui/reason-dialog';
import { CalendarApi } from './calendar-api';
import { askMove } from './move-dialog';
import { wallText } from './slot-list';

/** One visit: where and with whom, what may become of it, and the way to another time. */
@Component({
  selector: 'app-visit-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, ProblemCard, RouterLink],
  template: `
    <h2 mat-dialog-title>{{ visit.patientName }}</h2>
    <mat-dialog-content class="stack">
      <dl class="facts">
        <dt>Visit</dt>
        <dd>{{ visit.visitType }}, {{ visit.lengthMinutes }} minutes{{ visit.seriesId ? ', one of a series' : '' }}</dd>
        <dt>When</dt>
        <dd>{{ when }}</dd>
        <dt>Where</dt>
        <dd>{{ visit.siteName }}, {{ visit.roomName }}</dd>
        @if (visit.clinicianName) {
          <dt>With</dt>
          <dd>{{ visit.clinicianName }}</dd>
        }
        <dt>State</dt>
        <dd>{{ state }}{{ visit.lateMinutes ? ', ' + visit.lateMinutes + ' minutes late' : '' }}{{ visit.reason ? ': ' + visit.reason : '' }}</dd>
        <dt>MRN</dt>
        <dd>{{ visit.patientMrn }}</dd>
      </dl>
      @if (refusal(); as refused) {
        <app-problem-card [error]="refused" retryLabel="" />
      }
      @if (mayWrite) {
        @if (mayArrive) {
          <label class="late">
            Minutes late, if so
            <input type="number" inputmode="numeric" min="0" [max]="mostLate" [value]="late() ?? ''" (input)="type($any($event.target).value)" />
          </label>
        }
        <div class="row">
          @for (step of steps; track step.to) {
            <button matButton="outlined" type="button" [disabled]="busy()" (click)="take(step)">{{ step.label }}</button>
          }
          @if (movable) {
            <button matButton="outlined" type="button" [disabled]="busy()" (click)="move()">Move</button>
          }
        </div>
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <a matButton="text" download [href]="'/api/appointments/' + visit.id + '/calendar-file'">Calendar file for the patient</a>
      @if (mayOpenChart) {
        <a matButton="text" mat-dialog-close [routerLink]="['/patients', visit.patientId]">Open the chart</a>
      }
      <button matButton="filled" type="button" mat-dialog-close>Close</button>
    </mat-dialog-actions>
  `,
  styles: `
    .late {
      display: flex;
      gap: 0.75rem;
      align-items: center;
    }
    input {
      inline-size: 5.5rem;
    }
  `,
})
export class VisitDialog {
  protected readonly visit = inject<AppointmentView>(MAT_DIALOG_DATA);
  private readonly ref = inject<MatDialogRef<VisitDialog, VisitState>>(MatDialogRef);
  private readonly dialog = inject(MatDialog);
  private readonly api = inject(CalendarApi);
  private readonly announce = inject(Announce);
  private readonly session = inject(Session);

  protected readonly when = wallText(this.visit.wallStart);
  protected readonly state = VISIT_STATE_WORDS[this.visit.state];
  protected readonly steps = visitStepsFrom(this.visit.state);
  protected readonly mayArrive = this.visit.state === 'scheduled';
  protected readonly mostLate = APPOINTMENT.late.max;
  /** `null` = on time, or not said. */
  protected readonly late = signal<number | null>(null);
  protected readonly movable = MOVABLE.includes(this.visit.state);
  protected readonly mayWrite = this.session.may('calendar.write');
  protected readonly mayOpenChart = this.session.may('chart.read');
  protected readonly busy = signal(false);
  protected readonly refusal = signal<unknown>(null);

  protected type(words: string): void {
    const minutes = Math.round(Number(words));
    this.late.set(words.trim() === '' || !Number.isFinite(minutes) || minutes <= 0 ? null : Math.min(minutes, APPOINTMENT.late.max));
  }

  protected async take(step: VisitStepRule): Promise<void> {
    const act = (reason: string) => this.api.step(this.visit, { to: step.to, reason, lateMinutes: step.to === 'arrived' ? this.late() : null });
    if (step.needsReason) {
      const done = await askReason(this.dialog, {
        heading: step.label,
        explanation: 'The time becomes free. The reviews of this visit go back to the list with their window as it was.',
        label: 'Why',
        confirm: step.label,
        minLength: 3,
        maxLength: APPOINTMENT.reason.maxLength,
        act,
      });
      if (done) this.done(step);
      return;
    }
    this.busy.set(true);
    this.refusal.set(null);
    try {
      await act('');
      this.done(step);
    } catch (error) {
      this.refusal.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  protected async move(): Promise<void> {
    if (await askMove(this.dialog, this.visit)) this.ref.close(this.visit.state);
  }

  private done({ to, label }: VisitStepRule): void {
    this.announce.politely(`${this.visit.patientName}: ${label}.`);
    this.ref.close(to);
  }
}

/** Resolves to what the visit became, or its state when it moved; `undefined` = nothing changed. */
export const openVisit = (dialog: MatDialog, visit: AppointmentView): Promise<VisitState | undefined> =>
  firstValueFrom(dialog.open<VisitDialog, AppointmentView, VisitState>(VisitDialog, { data: visit, width: '520px', autoFocus: 'first-heading' }).afterClosed());
