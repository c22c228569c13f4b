import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, type MatDialog, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import type { AppointmentView } from '@stagewell/shared/calendar/appointment';
import type { Slot } from '@stagewell/shared/calendar/slots';
import { firstValueFrom } from 'rxjs';
import { Announce } from '../platform/announce';
import { Loading } from '../ui/loading';
import { ProblemCard } from '../ui/problem-card';
import { CalendarApi } from './calendar-api';
import { SlotList, slotWords, wallText } from './slot-list';

/** What dragging does, without dragging: one of the free times, or any other by its day and clock. */
@Component({
  selector: 'app-move-dialog',
  imports: [Loading, MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, ProblemCard, SlotList],
  template: `
    <h2 mat-dialog-title>Move {{ visit.patientName }}, {{ visit.visitType }}</h2>
    <mat-dialog-content class="stack">
      <p>Now {{ now }}{{ visit.clinicianName ? ' with ' + visit.clinicianName : '' }} at {{ visit.siteName }}.</p>
      @if (refusal() ?? slots.error(); as error) {
        <app-problem-card [error]="error" retryLabel="" />
      }
      @if (view(); as shown) {
        @if (shown.why) {
          <p class="note note--warn">{{ shown.why }}</p>
        }
        <app-slot-list [slots]="shown.slots" [(chosen)]="chosen" />
      } @else if (!slots.error()) {
        <app-loading what="Looking for free times" />
      }
      <label>
        Another day and time, same place and person
        <input type="datetime-local" step="300" [value]="typed()" (input)="typed.set($any($event.target).value)" />
      </label>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="text" type="button" mat-dialog-close>Cancel</button>
      <button matButton="filled" type="button" [disabled]="busy() || target() === null" (click)="move()">Move the visit</button>
    </mat-dialog-actions>
  `,
  styles: `
    label {
      display: grid;
      gap: 0.25rem;
      max-inline-size: 20rem;
    }
    input {
      min-block-size: 40px;
      padding: 0.375rem 0.625rem;
      color: var(--mat-sys-on-surface);
      background: var(--mat-sys-surface);
      border: 1px solid var(--mat-sys-outline);
      border-radius: var(--corner);
    }
  `,
})
export class MoveDialog {
  protected readonly visit = inject<AppointmentView>(MAT_DIALOG_DATA);
  private readonly ref = inject<MatDialogRef<MoveDialog, boolean>>(MatDialogRef);
  private readonly api = inject(CalendarApi);
  private readonly announce = inject(Announce);

  protected readonly now = wallText(this.visit.wallStart);
  protected readonly slots = this.api.slots(() => ({ appointmentId: this.visit.id, accountId: this.visit.accountId ?? '' }));
  protected readonly view = computed(() => (this.slots.hasValue() ? this.slots.value() : null));
  protected readonly typed = signal('');
  protected readonly chosen = linkedSignal<Slot | null>(() => (this.typed() === '' ? (this.view()?.slots[0] ?? null) : null));
  protected readonly busy = signal(false);
  protected readonly refusal = signal<unknown>(null);
  protected readonly target = computed(() => {
    const [slot, typed] = [this.chosen(), this.typed()];
    if (slot !== null) return { siteId: slot.siteId, accountId: slot.accountId, wallStart: slot.wallStart, words: slotWords(slot) };
    const { siteId, accountId } = this.visit;
    return typed === '' ? null : { siteId, accountId, wallStart: typed.slice(0, 16), words: wallText(typed) };
  });

  protected async move(): Promise<void> {
    const target = this.target();
    if (target === null) return;
    const { words, ...to } = target;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      await this.api.move(this.visit, to);
      this.announce.politely(`Moved to ${words}.`);
      this.ref.close(true);
    } catch (error) {
      this.refusal.set(error);
      this.slots.reload();
    } finally {
      this.busy.set(false);
    }
  }
}

/** Resolves to whether the visit was moved. */
export const askMove = async (dialog: MatDialog, visit: AppointmentView): Promise<boolean> =>
  (await firstValueFrom(
    dialog.open<MoveDialog, AppointmentView, boolean>(MoveDialog, { data: visit, width: '720px', maxWidth: '94vw', autoFocus: 'first-heading' }).afterClosed(),
  )) === true;
