import { Component, computed, inject, signal } from '@angular/core';
import { form, max, maxLength, min, type TreeValidationResult } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialog, MatDialogRef } from '@angular/material/dialog';
import { MatHint } from '@angular/material/form-field';
import { CATEGORIES, type CatalogueEntry } from '@stagewell/shared/catalogue/modality';
import { type Preferences, RECORD } from '@stagewell/shared/patients/patient';
import type { SiteView } from '@stagewell/shared/people/person';
import type { Chart } from '@stagewell/shared/plans/chart';
import { firstValueFrom } from 'rxjs';
import { problemOf } from '../platform/api-problem';
import { fieldProblems } from '../platform/field-problems';
import { Icon } from '../ui/icon';
import { ClashNote } from './clash-note';
import { preferenceLines, refusalText, WEEKDAYS } from './preferences-words';
import { RecordsApi } from './records-api';
import { FORM_DIALOG } from '../ui/form-dialog';

export interface PreferencesRequest {
  readonly patientId: string;
  readonly preferences: Chart['preferences'];
  readonly sites: readonly SiteView[];
  readonly catalogue: ReadonlyMap<string, CatalogueEntry>;
}
const draftOf = ({ siteId, days, visitsPerWeek, monthlyBudgetCents, refusals, note }: Preferences) => ({
  siteId: siteId ?? '',
  days,
  visitsPerWeek,
  budget: monthlyBudgetCents === null ? null : monthlyBudgetCents / 100,
  refusals,
  note,
});
const MOST = { visits: 14, dollars: 1_000_000 } as const;

/** What the patient agreed to and does not want. */
@Component({
  selector: 'app-preferences-dialog',
  imports: [...FORM_DIALOG, ClashNote, Icon, MatHint],
  templateUrl: './preferences-dialog.html',
})
export class PreferencesDialog {
  private readonly api = inject(RecordsApi);
  private readonly ref = inject<MatDialogRef<PreferencesDialog, boolean>>(MatDialogRef);
  protected readonly request = inject<PreferencesRequest>(MAT_DIALOG_DATA);

  protected readonly weekdays = WEEKDAYS;
  protected readonly refusable = [...CATEGORIES, ...[...this.request.catalogue.keys()].sort()].map((id) => ({
    id,
    label: refusalText(id, this.request.catalogue),
  }));
  protected readonly refusal = signal<unknown>(null);
  protected readonly theirs = signal<Chart['preferences'] | null>(null);
  private readonly base = signal(this.request.preferences);
  protected readonly model = signal(draftOf(this.request.preferences));
  protected readonly entry = form(
    this.model,
    (path) => {
      min(path.visitsPerWeek, 0, { message: 'Not below zero.' });
      max(path.visitsPerWeek, MOST.visits);
      min(path.budget, 0, { message: 'Not below zero.' });
      max(path.budget, MOST.dollars);
      maxLength(path.note, RECORD.text.maxLength);
    },
    { submission: { action: async (field): Promise<TreeValidationResult> => this.submit(() => fieldProblems(field, this.refusal())) } },
  );
  protected readonly differences = computed(() => {
    const theirs = this.theirs();
    if (theirs === null) return [];
    const say = (preferences: Preferences) =>
      preferenceLines(preferences, (id) => this.request.sites.find((site) => site.id === id)?.name ?? id, this.request.catalogue);
    const mine = say(this.asPreferences());
    return say(theirs).flatMap(([label, value], at) => (mine[at]?.[1] === value ? [] : [{ label, theirs: value, mine: mine[at]?.[1] ?? '' }]));
  });

  protected nameOf(id: string): string {
    return refusalText(id, this.request.catalogue);
  }

  protected toggleDay(day: number): void {
    this.model.update((draft) => ({
      ...draft,
      days: draft.days.includes(day) ? draft.days.filter((one) => one !== day) : [...draft.days, day].sort((a, b) => a - b),
    }));
  }

  protected refuse(select: HTMLSelectElement): void {
    const id = select.value;
    if (id !== '') this.model.update((draft) => ({ ...draft, refusals: [...draft.refusals.filter((one) => one !== id), id] }));
    select.value = '';
  }

  protected accept(id: string): void {
    this.model.update((draft) => ({ ...draft, refusals: draft.refusals.filter((one) => one !== id) }));
  }

  protected takeTheirs(theirs: Chart['preferences']): void {
    this.base.set(theirs);
    this.model.set(draftOf(theirs));
    this.theirs.set(null);
    this.refusal.set(null);
  }

  private asPreferences(): Preferences {
    const { siteId, budget, ...rest } = this.model();
    return { ...rest, note: rest.note.trim(), siteId: siteId === '' ? null : siteId, monthlyBudgetCents: budget === null ? null : Math.round(budget * 100) };
  }

  private async submit(placed: () => TreeValidationResult): Promise<TreeValidationResult> {
    this.refusal.set(null);
    const { patientId } = this.request;
    try {
      await this.api.savePreferences(patientId, (this.theirs() ?? this.base()).version, this.asPreferences());
      this.ref.close(true);
      return undefined;
    } catch (error) {
      this.refusal.set(error);
      if (problemOf(error).status === 412) this.theirs.set(await this.api.currentPreferences(patientId));
      return problemOf(error).errors === undefined ? undefined : placed();
    }
  }
}

/** Resolves to whether something was saved. */
export const openPreferences = async (dialog: MatDialog, request: PreferencesRequest): Promise<boolean> =>
  (await firstValueFrom(dialog.open<PreferencesDialog, PreferencesRequest, boolean>(PreferencesDialog, { data: request, width: '640px' }).afterClosed())) ===
  true;
