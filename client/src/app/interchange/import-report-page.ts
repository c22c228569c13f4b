import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { ImportDecision, ImportLine } from '@stagewell/shared/interchange/import-report';
import { DuplicatesNote } from '../duplicates/duplicates-note';
import { MomentPipe } from '../ui/day';
import { EmptyState } from '../ui/empty-state';
import { Icon } from '../ui/icon';
import { Loading } from '../ui/loading';
import { PageHeader } from '../ui/page-header';
import { ProblemCard } from '../ui/problem-card';
import { SeverityChip } from '../ui/severity-chip';
import { InterchangeApi } from './interchange-api';

type Show = ImportDecision | 'mapping' | 'all';

const DECISIONS: readonly { readonly decision: ImportDecision; readonly word: string; readonly means: string }[] = [
  { decision: 'taken', word: 'Taken', means: 'new in the chart' },
  { decision: 'merged', word: 'Merged', means: 'joined with what was there' },
  { decision: 'unchanged', word: 'Unchanged', means: 'imported before' },
  { decision: 'skipped', word: 'Skipped', means: 'not taken, with the reason' },
];
const SHOWS: readonly Show[] = ['all', 'mapping', 'taken', 'merged', 'unchanged', 'skipped'];
/** More lines than this are shown a part at a time: a bundle may hold thousands of resources. */
const LINES_AT_ONCE = 200;

/** What became of every resource of a bundle; what needs mapping comes first because rules wait for it. */
@Component({
  selector: 'app-import-report-page',
  imports: [DuplicatesNote, EmptyState, Icon, Loading, MatButton, MomentPipe, PageHeader, ProblemCard, RouterLink, SeverityChip],
  templateUrl: './import-report-page.html',
  styleUrl: './import-report-page.scss',
  host: { class: 'page' },
})
export class ImportReportPage {
  private readonly api = inject(InterchangeApi);

  readonly importId = input.required<string>();
  readonly show = input<Show, string | undefined>('all', { transform: (word) => SHOWS.find((known) => known === word) ?? 'all' });
  readonly part = input(1, { transform: (part?: string) => Math.max(1, Math.trunc(Number(part ?? 1)) || 1) });

  protected readonly decisions = DECISIONS;
  protected readonly report = this.api.report(() => this.importId());
  protected readonly view = computed(() => (this.report.hasValue() ? this.report.value() : null));
  protected readonly mapping = computed(() => (this.view()?.lines ?? []).filter((line) => line.needsMapping));
  protected readonly matching = computed(() => (this.view()?.lines ?? []).filter((line) => shows(this.show(), line)));
  protected readonly lines = computed(() => this.matching().slice((this.part() - 1) * LINES_AT_ONCE, this.part() * LINES_AT_ONCE));
  protected readonly parts = computed(() => Math.ceil(this.matching().length / LINES_AT_ONCE));
}

const shows = (show: Show, line: ImportLine): boolean => {
  if (show === 'all') return true;
  return show === 'mapping' ? line.needsMapping : line.decision === show;
};
