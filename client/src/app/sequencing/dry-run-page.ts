import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { SaidOf } from '@stagewell/shared/sequencing/policy/finding-differences';
import type { DryRunRow } from '@stagewell/shared/sequencing/policy/policy';
import { problemOf } from '../platform/api-problem';
import { DayPipe } from '../ui/day';
import { EmptyState } from '../ui/empty-state';
import { Icon } from '../ui/icon';
import { Loading } from '../ui/loading';
import { PageHeader } from '../ui/page-header';
import { ProblemCard } from '../ui/problem-card';
import { SeverityChip } from '../ui/severity-chip';
import { SEVERITY_VERBS } from './difference-words';
import { PolicyApi } from './policy-api';

/** One thing that a patient's plan would say, or say no more. */
interface Said {
  readonly what: string;
  readonly said: SaidOf;
  readonly note: string;
}

const saidOf = ({ differences }: DryRunRow): readonly Said[] =>
  differences === null
    ? []
    : [
        ...differences.gained.map((said) => ({ what: 'gains', said, note: '' })),
        ...differences.lost.map((said) => ({ what: 'loses', said, note: '' })),
        ...differences.changed.map((said) => ({ what: 'changes', said, note: `${SEVERITY_VERBS[said.severity]} instead of ${SEVERITY_VERBS[said.was]}` })),
      ];

/** The draft tried on every open plan of the clinic: which patient would gain or lose which finding. Nothing is stored. */
@Component({
  selector: 'app-dry-run-page',
  imports: [DayPipe, EmptyState, Icon, Loading, MatButton, PageHeader, ProblemCard, RouterLink, SeverityChip],
  templateUrl: './dry-run-page.html',
  styleUrl: './dry-run-page.scss',
  host: { class: 'page' },
})
export class DryRunPage {
  protected readonly resource = inject(PolicyApi).dryRun();
  protected readonly view = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly rows = computed(() => (this.view()?.rows ?? []).map((row) => ({ row, said: saidOf(row) })));
  protected readonly noDraft = computed(() => this.resource.error() !== undefined && problemOf(this.resource.error()).status === 404);
  protected readonly hidden = computed(() => this.rows().filter(({ row }) => row.differences === null).length);
}
