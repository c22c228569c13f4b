import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { PastTreatmentView } from '@stagewell/shared/history/past-treatment';
import { RecordSource } from '../chart/record-source';
import { CategoryChip } from '../ui/category-chip';
import { Icon } from '../ui/icon';
import { SeverityChip } from '../ui/severity-chip';
import { type TreatmentLine, waitingGroups } from './treatment-lines';

/** An import may bring forty treatments to complete; with more lines than these they fold away behind their count. */
const LINES_IN_SIGHT = 8;
const WAITING = 'waiting';

/** Everything tried: what waits to be completed first, equal treatments in one line, then what can be judged. */
@Component({
  selector: 'app-history-table',
  imports: [CategoryChip, Icon, MatButton, NgTemplateOutlet, RecordSource, SeverityChip],
  host: { class: 'table-scroll', tabindex: '0', role: 'region', 'aria-label': 'Everything tried' },
  templateUrl: './history-table.html',
  styleUrl: './history-table.scss',
})
export class HistoryTable {
  readonly lines = input.required<readonly TreatmentLine[]>();
  readonly edit = output<PastTreatmentView>();
  readonly enteredInError = output<PastTreatmentView>();

  /** Folds that the reader opened or closed, by key. */
  private readonly turned = signal<ReadonlySet<string>>(new Set());
  protected readonly waitingKey = WAITING;
  protected readonly waiting = computed(() => waitingGroups(this.lines()));
  /** "27 to complete, 7 different". */
  protected readonly waitingText = computed(() => {
    const count = this.lines().length - this.judged().length;
    return `${count} to complete${this.waiting().length < count ? `, ${this.waiting().length} different` : ''}`;
  });
  protected readonly waitingShown = computed(() => this.waiting().length <= LINES_IN_SIGHT !== this.turned().has(WAITING));
  protected readonly judged = computed(() => this.lines().filter(({ row }) => !row.toBeCompleted));

  protected isOpen(key: string): boolean {
    return this.turned().has(key);
  }

  protected turn(key: string): void {
    this.turned.update((turned) => new Set(turned.has(key) ? [...turned].filter((one) => one !== key) : [...turned, key]));
  }
}
