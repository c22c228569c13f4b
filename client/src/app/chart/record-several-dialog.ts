import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialog, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { MatFormField, MatHint, MatLabel, MatSuffix } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { CalendarDate } from '@stagewell/shared/dates';
import { firstValueFrom } from 'rxjs';
import { newKey } from '../platform/idempotency';
import { ProblemCard } from '../ui/problem-card';
import { sayProblem, storedFor, type SayLine, type Stored } from './record-several';

export interface SeveralRequest {
  readonly lines: readonly SayLine[];
  readonly today: CalendarDate;
  /** Stores one; tried again with the same key until it is stored. */
  readonly store: (stored: Stored, key: string) => Promise<void>;
}

/** What is missing on one page, from field to field by Tab: one day for all, and what is left empty is not recorded. */
@Component({
  selector: 'app-record-several-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, MatFormField, MatHint, MatInput, MatLabel, MatSuffix, ProblemCard],
  template: `
    <h2 mat-dialog-title>Record what is missing</h2>
    <form (submit)="$event.preventDefault(); submit()" novalidate>
      <mat-dialog-content class="stack">
        <p class="muted small">What you leave empty stays not known.</p>
        @for (line of lines(); track line.datum) {
          @if (line.kind === 'number') {
            <mat-form-field appearance="outline" subscriptSizing="dynamic">
              <mat-label>{{ line.label }}</mat-label>
              <input #said matInput inputmode="decimal" autocomplete="off" [value]="saidOf(line)" (input)="say(line, said.value)" />
              <span matTextSuffix>&nbsp;{{ line.unit }}</span>
              <mat-hint>Can be {{ line.hint }}</mat-hint>
            </mat-form-field>
          } @else {
            <mat-form-field appearance="outline" subscriptSizing="dynamic">
              <mat-label>{{ line.label }}</mat-label>
              <select #chosen matNativeControl (change)="say(line, chosen.value)">
                <option value="" [selected]="saidOf(line) === ''"></option>
                @if (line.kind === 'yes-no') {
                  <option value="yes" [selected]="saidOf(line) === 'yes'">Yes</option>
                  <option value="no" [selected]="saidOf(line) === 'no'">No</option>
                } @else {
                  <option value="none" [selected]="saidOf(line) === 'none'">Asked: none</option>
                }
              </select>
            </mat-form-field>
          }
        }
        <mat-form-field appearance="outline" subscriptSizing="dynamic">
          <mat-label>Taken or asked on</mat-label>
          <input #day matInput type="date" [max]="request.today" [value]="on()" (change)="setDay(day.value)" />
        </mat-form-field>
        @if (tried()) {
          @for (problem of problems(); track problem) {
            <p class="error small" role="alert">{{ problem }}</p>
          }
        }
        @if (refusal(); as refused) {
          @if (done() > 0) {
            <p class="note" role="status">{{ kept() }}</p>
          }
          <app-problem-card [error]="refused" retryLabel="" />
        }
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton="text" type="button" [mat-dialog-close]="done()">{{ done() > 0 ? 'Close' : 'Cancel' }}</button>
        <button matButton="filled" type="submit" [disabled]="busy()">Record</button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    .error {
      color: var(--mat-sys-error);
    }
  `,
})
export class RecordSeveralDialog {
  protected readonly request = inject<SeveralRequest>(MAT_DIALOG_DATA);
  private readonly ref = inject<MatDialogRef<RecordSeveralDialog, number>>(MatDialogRef);

  /** What was stored leaves the form. */
  protected readonly lines = signal(this.request.lines);
  private readonly said = signal<ReadonlyMap<string, string>>(new Map());
  private readonly keys = new Map<string, string>();
  protected readonly on = signal(this.request.today);
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly done = signal(0);
  protected readonly refusal = signal<unknown>(null);
  protected readonly kept = computed(() => `Stored so far: ${this.done()}. What is still here was not; what you typed is kept.`);
  protected readonly problems = computed(() => {
    const day = this.on() === '' || this.on() > this.request.today ? ['Give a day that is not in the future.'] : [];
    const empty = this.lines().every((line) => this.saidOf(line).trim() === '') ? ['Nothing is typed yet.'] : [];
    return [...this.lines().flatMap((line) => sayProblem(line, this.saidOf(line)) ?? []), ...day, ...empty];
  });

  protected saidOf({ datum }: SayLine): string {
    return this.said().get(datum) ?? '';
  }

  protected say({ datum }: SayLine, words: string): void {
    this.said.update((all) => new Map(all).set(datum, words));
    // Another answer is another row: it must not be taken for the one that was tried before.
    this.keys.delete(datum);
  }

  protected setDay(day: CalendarDate): void {
    this.on.set(day);
    this.keys.clear();
  }

  protected async submit(): Promise<void> {
    this.tried.set(true);
    if (this.problems().length > 0) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      for (const line of this.lines()) await this.keep(line);
      this.ref.close(this.done());
    } catch (error) {
      this.refusal.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  private async keep(line: SayLine): Promise<void> {
    const stored = storedFor(line, this.saidOf(line), this.on());
    if (stored === null) return;
    const key = this.keys.get(line.datum) ?? newKey();
    this.keys.set(line.datum, key);
    await this.request.store(stored, key);
    this.lines.update((lines) => lines.filter((one) => one !== line));
    this.done.update((count) => count + 1);
  }
}

/** Resolves to how many were stored. */
export const recordSeveral = async (dialog: MatDialog, request: SeveralRequest): Promise<number> =>
  (await firstValueFrom(
    dialog
      .open<RecordSeveralDialog, SeveralRequest, number>(RecordSeveralDialog, {
        data: request,
        width: '520px',
        maxWidth: '94vw',
        autoFocus: 'input, select',
      })
      .afterClosed(),
  )) ?? 0;
