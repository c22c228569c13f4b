import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialog, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { problemOf } from '../platform/api-problem';
import { newKey } from '../platform/idempotency';
import { ProblemCard } from '../ui/problem-card';
import { CoverageApi } from './coverage-api';
import { type Around, type Draft, missingIn, SPECS, type TermField, type TermKind, type TermRow } from './term-spec';

export interface TermRequest {
  readonly kind: TermKind;
  /** `null` = a new one. */
  readonly row: TermRow | null;
  readonly around: Around;
}

/** A payer, a benefit, a price or a discount: new and changed look the same. A refusal keeps every word. */
@Component({
  selector: 'app-term-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, ProblemCard],
  templateUrl: './term-dialog.html',
  styleUrls: ['./small-form.scss', './term-dialog.scss'],
})
export class TermDialog {
  protected readonly request = inject<TermRequest>(MAT_DIALOG_DATA);
  private readonly ref = inject<MatDialogRef<TermDialog, boolean>>(MatDialogRef);
  private readonly api = inject(CoverageApi);

  private readonly key = newKey();
  private readonly spec = SPECS[this.request.kind];
  protected readonly heading = `${this.request.row === null ? 'Add a' : 'Change the'} ${this.spec.heading}`;
  protected readonly draft = signal<Draft>(this.request.row === null ? this.spec.blank(this.request.around) : this.spec.draftOf(this.request.row as never));
  protected readonly fields = computed(() => this.spec.fields(this.request.around).filter(({ shown }) => shown?.(this.draft()) ?? true));
  protected readonly refusal = signal<unknown>(null);
  protected readonly saving = signal(false);
  private readonly tried = signal(false);
  private readonly wrong = computed<ReadonlyMap<string, string>>(() => {
    const told = (problemOf(this.refusal()).errors ?? []).map(({ path, message }) => [path, message] as const);
    return new Map([...(this.refusal() === null ? [] : told), ...(this.tried() ? missingIn(this.fields(), this.draft()) : [])]);
  });

  protected textOf({ key }: TermField): string {
    return String(this.draft()[key] ?? '');
  }

  protected has({ key }: TermField, value: string): boolean {
    const list = this.draft()[key];
    return Array.isArray(list) && list.includes(value);
  }

  protected isOn({ key }: TermField): boolean {
    return this.draft()[key] === true;
  }

  protected wrongIn({ key }: TermField): string {
    return this.wrong().get(key) ?? '';
  }

  protected set({ key }: TermField, value: string | boolean): void {
    this.draft.update((draft) => ({ ...draft, [key]: value }));
  }

  protected toggle({ key }: TermField, value: string, isOn: boolean): void {
    this.draft.update((draft) => {
      const list = Array.isArray(draft[key]) ? (draft[key] as readonly string[]) : [];
      return { ...draft, [key]: isOn ? [...list, value] : list.filter((one) => one !== value) };
    });
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    this.refusal.set(null);
    if (missingIn(this.fields(), this.draft()).size > 0) return;
    this.saving.set(true);
    try {
      const { kind, row } = this.request;
      await this.api.saveTerm(kind, row, this.spec.inputOf(this.draft()), this.key);
      this.ref.close(true);
    } catch (error) {
      this.refusal.set(error);
    } finally {
      this.saving.set(false);
    }
  }
}

/** Resolves to whether something was saved. */
export const askTerm = async (dialog: MatDialog, request: TermRequest): Promise<boolean> =>
  (await firstValueFrom(dialog.open<TermDialog, TermRequest, boolean>(TermDialog, { data: request, width: '640px', maxWidth: '96vw' }).afterClosed())) === true;
