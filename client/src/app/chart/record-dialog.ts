import { Component, computed, inject, signal } from '@angular/core';
import { type FieldTree, form, max, maxLength, min, required, type SchemaPath, type TreeValidationResult, validate } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialog, MatDialogRef } from '@angular/material/dialog';
import { MatHint, MatSuffix } from '@angular/material/form-field';
import type { CalendarDate } from '@stagewell/shared/dates';
import type { Section } from '@stagewell/shared/patients/patient';
import { firstValueFrom } from 'rxjs';
import { problemOf } from '../platform/api-problem';
import { fieldProblems } from '../platform/field-problems';
import { newKey } from '../platform/idempotency';
import { ClashNote } from './clash-note';
import type { Draft, FieldSpec, SectionSpec } from './record-spec';
import { RecordsApi, type ViewOf } from './records-api';
import { FORM_DIALOG } from '../ui/form-dialog';

export interface RecordRequest<S extends Section = Section> {
  readonly spec: SectionSpec<S>;
  readonly patientId: string;
  readonly today: CalendarDate;
  /** `null` = a new row. */
  readonly row: ViewOf<S> | null;
}
type Value = Draft[string];

/** New and edit of any row of the chart look the same. A refusal keeps every word; a clash shows both versions. */
@Component({
  selector: 'app-record-dialog',
  imports: [...FORM_DIALOG, ClashNote, MatHint, MatSuffix],
  templateUrl: './record-dialog.html',
  styles: `
    .unit {
      padding-inline-start: 0.375rem;
      white-space: nowrap;
    }
  `,
})
export class RecordDialog {
  private readonly api = inject(RecordsApi);
  private readonly ref = inject<MatDialogRef<RecordDialog, boolean>>(MatDialogRef);
  protected readonly request = inject<RecordRequest>(MAT_DIALOG_DATA);

  private readonly key = newKey();
  private readonly spec = this.request.spec;
  protected readonly heading = this.request.row === null ? this.spec.addHeading : this.spec.title(this.request.row);
  protected readonly refusal = signal<unknown>(null);
  protected readonly theirs = signal<ViewOf<Section> | null>(null);
  private readonly base = signal(this.request.row);
  private readonly model = signal<Draft>(this.request.row === null ? this.spec.blank(this.request.today) : this.spec.draftOf(this.request.row));
  protected readonly entry = form(this.model, (path) => this.spec.fields.forEach((field) => this.check(field, path)), {
    submission: { action: async (tree): Promise<TreeValidationResult> => this.submit(() => fieldProblems(tree, this.refusal())) },
  });
  protected readonly fields = computed(() => this.spec.fields.filter(({ shown }) => shown?.(this.model()) ?? true));
  protected readonly differences = computed(() => {
    const theirs = this.theirs();
    if (theirs === null) return [];
    const mine = this.spec.details({ ...theirs, ...this.spec.toInput(this.model(), theirs) });
    return this.spec.details(theirs).flatMap(([label, value], at) => (mine[at]?.[1] === value ? [] : [{ label, theirs: value, mine: mine[at]?.[1] ?? '' }]));
  });

  protected textAt(key: string): FieldTree<string> {
    return this.at<string>(key);
  }

  protected numberAt(key: string): FieldTree<number | null> {
    return this.at<number | null>(key);
  }

  protected flagAt(key: string): FieldTree<boolean> {
    return this.at<boolean>(key);
  }

  protected unitOf({ unit }: FieldSpec): string {
    return unit?.(this.model()) ?? '';
  }

  protected hintOf({ hint = '' }: FieldSpec): string {
    return typeof hint === 'string' ? hint : hint(this.model(), this.request.today);
  }

  protected takeTheirs(theirs: ViewOf<Section>): void {
    this.base.set(theirs);
    this.model.set(this.spec.draftOf(theirs));
    this.theirs.set(null);
    this.refusal.set(null);
  }

  /** The field of one key; its kind says what it holds. */
  private at<T extends Value>(key: string): FieldTree<T> {
    return (this.entry as unknown as Record<string, FieldTree<T>>)[key] as FieldTree<T>;
  }

  private check(field: FieldSpec, path: Readonly<Record<string, SchemaPath<Value>>>): void {
    const at = path[field.key];
    if (at === undefined) return;
    const { needed } = field;
    if (needed !== undefined) required(at, { message: needed, when: () => field.shown?.(this.model()) ?? true });
    if (field.maxLength !== undefined) maxLength(at as SchemaPath<string>, field.maxLength);
    if (field.min !== undefined) min(at as SchemaPath<number | null>, field.min);
    if (field.max !== undefined) max(at as SchemaPath<number | null>, field.max);
    const { wrong } = field;
    if (wrong !== undefined)
      validate(at, () => {
        const message = wrong(this.model());
        return message === null ? undefined : { kind: 'wrong', message };
      });
    if (field.notFuture === true)
      validate(at as SchemaPath<string>, ({ value }) => (value() > this.request.today ? { kind: 'future', message: 'Not in the future.' } : undefined));
  }

  private async submit(placed: () => TreeValidationResult): Promise<TreeValidationResult> {
    this.refusal.set(null);
    try {
      await this.send();
      this.ref.close(true);
      return undefined;
    } catch (error) {
      this.refusal.set(error);
      const row = this.request.row;
      if (problemOf(error).status === 412 && row !== null) this.theirs.set(await this.api.current(this.place(), row.id));
      return problemOf(error).errors === undefined ? undefined : placed();
    }
  }

  private place() {
    return { patientId: this.request.patientId, section: this.spec.section };
  }

  private send(): Promise<unknown> {
    // After a clash, saving again is a choice made in the open: it goes on top of the version that was shown.
    const base = this.theirs() ?? this.base();
    const input = this.spec.toInput(this.model(), base);
    return base === null ? this.api.add(this.place(), input, this.key) : this.api.save(this.place(), base, input);
  }
}

/** Resolves to whether something was saved. */
export const openRecord = async <S extends Section>(dialog: MatDialog, request: RecordRequest<S>): Promise<boolean> =>
  (await firstValueFrom(dialog.open<RecordDialog, RecordRequest<S>, boolean>(RecordDialog, { data: request, width: '640px' }).afterClosed())) === true;
