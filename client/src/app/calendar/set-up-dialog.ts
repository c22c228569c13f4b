import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, type MatDialog, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import type { SetUpKind, SetUpRow } from '@stagewell/shared/calendar/set-up';
import type { ClinicView } from '@stagewell/shared/people/person';
import { firstValueFrom } from 'rxjs';
import { newKey } from '../platform/idempotency';
import { ProblemCard } from '../ui/problem-card';
import { CalendarApi } from './calendar-api';
import { type Field, fieldsOf, readFrom, shownIn, type Value } from './set-up-fields';
import { KIND_WORDS } from './set-up-words';

export interface SetUpAsked {
  readonly kind: SetUpKind;
  /** `null` = a new one. */
  readonly row: SetUpRow | null;
  readonly clinic: ClinicView;
}

/** New and change look the same: the fields of one kind of set-up. A refusal stays here with what was typed. */
@Component({
  selector: 'app-set-up-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, ProblemCard],
  templateUrl: './set-up-dialog.html',
  styleUrl: './book-panel.scss',
})
export class SetUpDialog {
  private readonly asked = inject<SetUpAsked>(MAT_DIALOG_DATA);
  private readonly ref = inject<MatDialogRef<SetUpDialog, boolean>>(MatDialogRef);
  private readonly api = inject(CalendarApi);
  private readonly key = newKey();

  protected readonly heading = `${this.asked.row === null ? 'Add' : 'Change'} ${KIND_WORDS[this.asked.kind].one}`;
  protected readonly fields = fieldsOf(this.asked.kind, this.asked.clinic);
  protected readonly values = signal<Readonly<Record<string, Value>>>(
    Object.fromEntries(this.fields.map(({ name, begins }) => [name, ((this.asked.row ?? {}) as Readonly<Record<string, Value>>)[name] ?? begins])),
  );
  protected readonly busy = signal(false);
  protected readonly refusal = signal<unknown>(null);

  protected shown(field: Field): string {
    return shownIn(field, this.values()[field.name] ?? null);
  }
  protected holds({ name }: Field, value: string): boolean {
    const list = this.values()[name];
    return Array.isArray(list) && list.includes(value);
  }
  protected set({ name }: Field, value: Value): void {
    this.values.update((values) => ({ ...values, [name]: value }));
  }
  protected type(field: Field, typed: string): void {
    this.set(field, readFrom(field, typed));
  }
  protected tick(field: Field, value: string): void {
    const list = (this.values()[field.name] ?? []) as readonly string[];
    this.set(field, list.includes(value) ? list.filter((one) => one !== value) : [...list, value]);
  }

  protected async save(): Promise<void> {
    const { kind, row } = this.asked;
    const body = Object.fromEntries(this.fields.map(({ name }) => [name, name === 'weekday' ? Number(this.values()[name]) : this.values()[name]]));
    this.busy.set(true);
    this.refusal.set(null);
    try {
      await (row === null ? this.api.add(kind, body, this.key) : this.api.change(kind, row, body));
      this.ref.close(true);
    } catch (error) {
      this.refusal.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}

/** Resolves to whether it was saved. */
export const askSetUp = async (dialog: MatDialog, asked: SetUpAsked): Promise<boolean> =>
  (await firstValueFrom(dialog.open<SetUpDialog, SetUpAsked, boolean>(SetUpDialog, { data: asked, width: '520px' }).afterClosed())) === true;
