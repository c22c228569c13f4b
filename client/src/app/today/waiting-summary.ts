import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { ACTION_WORDS } from '@stagewell/shared/worklist/action';
import { countWords } from '@stagewell/shared/worklist/counts';
import { ITEM_GROUPS } from '@stagewell/shared/worklist/item';
import type { WorklistRow } from '@stagewell/shared/worklist/worklist';
import { ClinicsApi } from '../clinics/clinics-api';
import { EmptyState } from '../ui/empty-state';
import { Loading } from '../ui/loading';
import { ProblemCard } from '../ui/problem-card';
import { SeverityChip } from '../ui/severity-chip';
import { WorklistActs } from '../worklist/worklist-acts';
import { WorklistApi } from '../worklist/worklist-api';
import { deadlineText, GROUP_WORDS, lookOf } from '../worklist/worklist-words';

const FIRST = 5;

/** What waits, at a glance: how many by group, and the five that come first. */
@Component({
  selector: 'app-waiting-summary',
  imports: [EmptyState, Loading, MatButton, ProblemCard, RouterLink, SeverityChip],
  providers: [WorklistActs],
  host: { class: 'card card--flush' },
  templateUrl: './waiting-summary.html',
  styleUrl: './waiting-summary.scss',
})
export class WaitingSummary {
  private readonly clinics = inject(ClinicsApi);
  protected readonly acts = inject(WorklistActs);

  protected readonly page = inject(WorklistApi).page(() => ({ limit: FIRST }));
  private readonly shown = computed(() => (this.page.hasValue() ? this.page.value() : null));
  protected readonly escalated = computed(() => this.shown()?.escalated ?? 0);
  protected readonly countWords = countWords;
  protected readonly groups = computed(() => {
    const counts = this.shown()?.counts;
    return counts === undefined ? [] : ITEM_GROUPS.map((group) => ({ group, word: GROUP_WORDS[group], count: countWords(counts[group]) }));
  });
  /** Told once the clinic's day is known: what is late depends on it. */
  protected readonly lines = computed(() => {
    const today = this.clinics.today();
    return today === null ? [] : (this.shown()?.rows ?? []).map((row) => this.lineOf(row, today));
  });
  protected readonly changed = (): void => void this.page.reload();

  private lineOf(row: WorklistRow, today: string) {
    return { row, look: lookOf(row), deadline: deadlineText(row, today, this.clinics.zone()), word: ACTION_WORDS[row.action] };
  }
}
