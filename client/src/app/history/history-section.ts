import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import type { TreatmentVerdict } from '@stagewell/shared/history/judge';
import type { PastTreatmentView } from '@stagewell/shared/history/past-treatment';
import { RECORD } from '@stagewell/shared/patients/patient';
import { ChartStore } from '../chart/chart-store';
import { RecordSource } from '../chart/record-source';
import { RecordsApi } from '../chart/records-api';
import { Announce } from '../platform/announce';
import { CategoryChip } from '../ui/category-chip';
import { EmptyState } from '../ui/empty-state';
import { Icon } from '../ui/icon';
import { askReason } from '../ui/reason-dialog';
import { SectionHeading } from '../ui/section-heading';
import { SeverityChip } from '../ui/severity-chip';
import { ADEQUACY_LOOKS, doseText, OUTCOME_LOOKS, periodText, treatmentLines } from './history-words';
import { PatternPanel } from './pattern-panel';
import { ResistancePanel } from './resistance-panel';
import { TreatmentForm } from './treatment-form';

/** What is being typed: a recorded treatment or a new one. The key makes each form a fresh one. */
interface Editing {
  readonly key: number;
  readonly row: PastTreatmentView | null;
}

/** Everything tried, how it is judged and why, and what is still to be completed. */
@Component({
  selector: 'app-history-section',
  imports: [CategoryChip, EmptyState, Icon, MatButton, PatternPanel, RecordSource, ResistancePanel, SectionHeading, SeverityChip, TreatmentForm],
  templateUrl: './history-section.html',
  styleUrl: './history-section.scss',
  host: { class: 'stack' },
})
export class HistorySection {
  private readonly api = inject(RecordsApi);
  private readonly dialog = inject(MatDialog);
  private readonly announce = inject(Announce);
  protected readonly store = inject(ChartStore);

  private readonly opened = signal<readonly Editing[]>([]);
  protected readonly editing = this.opened.asReadonly();
  /** Completed on this visit, before the chart has been read anew. */
  private readonly done = signal<ReadonlySet<string>>(new Set());
  private keys = 0;

  protected readonly entries = computed(() => [...this.store.catalogue().values()].sort((a, b) => a.name.en.localeCompare(b.name.en)));
  protected readonly waiting = computed(() => this.store.toComplete().filter(({ id }) => !this.done().has(id)));
  protected readonly rows = computed(() => {
    const history = [...(this.store.chart()?.history ?? [])];
    return history
      .sort(
        (a, b) => Number(b.toBeCompleted) - Number(a.toBeCompleted) || (b.startedOn ?? '').localeCompare(a.startedOn ?? '') || a.label.localeCompare(b.label),
      )
      .map((row) => this.lineOf(row));
  });
  /** What it all means, the verdict first. */
  protected readonly meaning = computed(() => [this.store.resistance().sentence, ...this.store.patterns().sentences]);

  protected edit(row: PastTreatmentView | null): void {
    this.opened.set([{ key: ++this.keys, row }]);
  }

  protected close(): void {
    this.opened.set([]);
  }

  /** Saved: the next one that waits opens, or another blank form after a new one. */
  protected saved(before: PastTreatmentView | null, row: PastTreatmentView): void {
    this.done.update((done) => new Set([...done, row.id]));
    this.store.reload();
    const next = before === null ? null : this.waiting()[0];
    const left = this.waiting().length;
    if (next === undefined || (before !== null && !before.toBeCompleted)) this.close();
    else this.edit(next);
    this.announce.politely(
      before?.toBeCompleted === true ? `${row.label} saved. ${left === 0 ? 'Nothing left to complete.' : `${left} to complete.`}` : `${row.label} saved`,
    );
  }

  /** Leaves this one as it is and opens the next that waits. */
  protected skip(row: PastTreatmentView): void {
    const waiting = this.waiting();
    const next = waiting[(waiting.findIndex(({ id }) => id === row.id) + 1) % waiting.length];
    if (next === undefined || next.id === row.id) this.close();
    else this.edit(next);
  }

  protected async enteredInError(row: PastTreatmentView): Promise<void> {
    const place = { patientId: this.store.patientId(), section: 'history' } as const;
    const done = await askReason(this.dialog, {
      heading: 'Entered in error?',
      explanation: `“${row.label}” disappears from the history; the trail keeps it, with your reason.`,
      label: 'What is wrong with it',
      confirm: 'Mark as entered in error',
      minLength: 3,
      maxLength: RECORD.reason.maxLength,
      act: (reason) => this.api.enteredInError(place, row, reason),
    });
    if (!done) return;
    this.announce.politely(`${row.label} marked as entered in error`);
    this.store.reload();
  }

  private lineOf(row: PastTreatmentView) {
    const modality = row.modalityId === null ? undefined : this.store.catalogue().get(row.modalityId);
    const verdict = this.store.verdicts().get(row.id) ?? NO_VERDICT;
    return {
      row,
      modality,
      category: modality?.category ?? row.category,
      period: periodText(row),
      dose: doseText(row),
      relief: row.reliefPercent === null ? '—' : `${row.reliefPercent} %`,
      ...looksOf(verdict),
      details: treatmentLines(row, (id) => this.store.catalogue().get(id)?.name.en ?? id),
    };
  }
}

/** A row that could not be judged is unknown, never normal. */
const NO_VERDICT: Pick<TreatmentVerdict, 'adequacy' | 'outcome' | 'reasons'> = { adequacy: 'unknown', outcome: 'unknown', reasons: [] };

const looksOf = ({ adequacy, outcome, reasons }: typeof NO_VERDICT) => ({ adequacy: ADEQUACY_LOOKS[adequacy], outcome: OUTCOME_LOOKS[outcome], reasons });
