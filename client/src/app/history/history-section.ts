import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import type { PastTreatmentView } from '@stagewell/shared/history/past-treatment';
import { RECORD } from '@stagewell/shared/patients/patient';
import { ChartStore } from '../chart/chart-store';
import { RecordsApi } from '../chart/records-api';
import { Announce } from '../platform/announce';
import { EmptyState } from '../ui/empty-state';
import { Icon } from '../ui/icon';
import { Unsaved } from '../ui/leave-guard';
import { askReason } from '../ui/reason-dialog';
import { SectionHeading } from '../ui/section-heading';
import { HistoryTable } from './history-table';
import { PatternPanel } from './pattern-panel';
import { ResistancePanel } from './resistance-panel';
import { TreatmentForm } from './treatment-form';
import { lineOf, waitingGroups } from './treatment-lines';

/** What is being typed: a recorded treatment or a new one. The key makes each form a fresh one. */
interface Editing {
  readonly key: number;
  readonly row: PastTreatmentView | null;
}

/** Everything tried, how it is judged and why, and what is still to be completed. */
@Component({
  selector: 'app-history-section',
  imports: [EmptyState, HistoryTable, Icon, MatButton, PatternPanel, ResistancePanel, SectionHeading, TreatmentForm],
  templateUrl: './history-section.html',
  styleUrl: './history-section.scss',
  host: { class: 'stack' },
})
export class HistorySection {
  private readonly api = inject(RecordsApi);
  private readonly dialog = inject(MatDialog);
  private readonly announce = inject(Announce);
  private readonly unsaved = inject(Unsaved);
  protected readonly store = inject(ChartStore);

  private readonly opened = signal<readonly Editing[]>([]);
  protected readonly editing = this.opened.asReadonly();
  /** Completed on this visit, before the chart has been read anew. */
  private readonly done = signal<ReadonlySet<string>>(new Set());
  private keys = 0;

  protected readonly entries = computed(() => [...this.store.catalogue().values()].sort((a, b) => a.name.en.localeCompare(b.name.en)));
  protected readonly rows = computed(() =>
    [...(this.store.chart()?.history ?? [])]
      .sort((a, b) => (b.startedOn ?? '').localeCompare(a.startedOn ?? '') || a.label.localeCompare(b.label))
      .map((row) => lineOf(row, this.store.catalogue(), this.store.verdicts().get(row.id))),
  );
  /** Those to be completed in the order of the table, so that equal ones follow each other. */
  protected readonly waiting = computed(() =>
    waitingGroups(this.rows())
      .flatMap(({ lines }) => lines.map(({ row }) => row))
      .filter(({ id }) => !this.done().has(id)),
  );
  /** What it all means, the verdict first. */
  protected readonly meaning = computed(() => [this.store.resistance().sentence, ...this.store.patterns().sentences]);

  /** Opens one, or a blank one; what is typed in another is not lost without a question. */
  protected async edit(row: PastTreatmentView | null): Promise<void> {
    if (await this.unsaved.mayLose()) this.open(row);
  }

  protected async close(): Promise<void> {
    if (await this.unsaved.mayLose()) this.opened.set([]);
  }

  /** Leaves this one as it is and opens the next that waits. */
  protected async skip(row: PastTreatmentView): Promise<void> {
    if (await this.unsaved.mayLose()) this.openAfter(row);
  }

  /** Saved: the next one that waits opens, or another blank form after a new one. */
  protected saved(before: PastTreatmentView | null, row: PastTreatmentView): void {
    if (before === null) this.open(null);
    else if (before.toBeCompleted) this.openAfter(before);
    else this.opened.set([]);
    this.done.update((done) => new Set([...done, row.id]));
    this.store.reload();
    const left = this.waiting().length;
    this.announce.politely(
      before?.toBeCompleted === true ? `${row.label} saved. ${left === 0 ? 'Nothing left to complete.' : `${left} to complete.`}` : `${row.label} saved`,
    );
  }

  /** "13 to complete, 9 of this name". */
  protected leftText({ label }: PastTreatmentView): string {
    const equal = this.waiting().filter((one) => one.label === label).length;
    return `${this.waiting().length} to complete${equal > 1 ? `, ${equal} of this name` : ''}`;
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

  private open(row: PastTreatmentView | null): void {
    this.opened.set([{ key: ++this.keys, row }]);
  }

  private openAfter(row: PastTreatmentView): void {
    const waiting = this.waiting();
    const next = waiting[(waiting.findIndex(({ id }) => id === row.id) + 1) % waiting.length];
    if (next === undefined || next.id === row.id) this.opened.set([]);
    else this.open(next);
  }
}
