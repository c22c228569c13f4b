import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { MatButton } from '@angular/material/button';
import { PageTitle } from '../platform/page-title';
import { CategoryChip } from '../ui/category-chip';
import { EmptyState } from '../ui/empty-state';
import { GradeChip } from '../ui/grade-chip';
import { Icon } from '../ui/icon';
import { SeverityChip } from '../ui/severity-chip';
import { SourceNote } from '../ui/source-note';
import { CatalogueApi } from './catalogue-api';
import { CautionList } from './caution-list';
import { CodeTable } from './code-table';
import { FactTable } from './fact-table';
import { effectFacts, timeFacts } from './modality-facts';
import { StepTable } from './step-table';

/** One treatment with all its facts, each with its source; what is not known is said to be. */
@Component({
  selector: 'app-modality-detail',
  imports: [CategoryChip, CautionList, CodeTable, EmptyState, FactTable, GradeChip, Icon, MatButton, RouterLink, SeverityChip, SourceNote, StepTable],
  templateUrl: './modality-detail.html',
  styleUrl: './modality-detail.scss',
})
export class ModalityDetail {
  private readonly api = inject(CatalogueApi);

  readonly modalityId = input.required<string>();

  /** What patients read, in their language; facts and cautions follow it where they exist in both. */
  protected readonly language = signal<'en' | 'es'>('en');
  protected readonly modality = computed(() => this.api.byId().get(this.modalityId()));
  protected readonly groups = computed(() => {
    const modality = this.modality();
    if (modality === undefined) return [];
    return [
      { heading: 'Effect', lines: effectFacts(modality) },
      { heading: 'Time frames and limits', lines: timeFacts(modality) },
    ];
  });
  protected readonly partners = computed(() =>
    (this.modality()?.pairsWith ?? []).map((id) => ({ id, name: this.api.byId().get(id)?.name.en ?? id, known: this.api.byId().has(id) })),
  );

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const modality = this.modality();
      if (modality !== undefined) title.name(modality.name.en);
    });
  }

  protected print(): void {
    window.print();
  }
}
