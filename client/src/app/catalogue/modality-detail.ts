import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { MatButton } from '@angular/material/button';
import { PageTitle } from '../platform/page-title';
import { CategoryChip } from '../ui/category-chip';
import { EmptyState } from '../ui/empty-state';
import { GradeChip } from '../ui/grade-chip';
import { Icon } from '../ui/icon';
import { SeverityChip } from '../ui/severity-chip';
import { SourceNote, VERIFICATION_WORDS } from '../ui/source-note';
import { CatalogueApi } from './catalogue-api';
import { conditionWords } from './condition-words';
import { effectFacts, timeFacts } from './modality-facts';

const SYSTEM_WORDS: Readonly<Record<string, string>> = {
  rxnorm: 'RxNorm',
  loinc: 'LOINC',
  'icd-10-cm': 'ICD-10-CM',
  hcpcs: 'HCPCS / CPT',
  snomed: 'SNOMED CT',
  local: 'Local',
};

/** One treatment with all its facts, each with its source; what is not known is said to be. */
@Component({
  selector: 'app-modality-detail',
  imports: [CategoryChip, EmptyState, GradeChip, Icon, MatButton, RouterLink, SeverityChip, SourceNote],
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
  protected readonly cautions = computed(() => (this.modality()?.cautions ?? []).map((caution) => ({ ...caution, when: conditionWords(caution.when) })));
  protected readonly partners = computed(() =>
    (this.modality()?.pairsWith ?? []).map((id) => ({ id, name: this.api.byId().get(id)?.name.en ?? id, known: this.api.byId().has(id) })),
  );
  protected readonly codes = computed(() =>
    (this.modality()?.codes ?? []).map((code) => ({
      ...code,
      system: SYSTEM_WORDS[code.system] ?? code.system,
      checked: VERIFICATION_WORDS[code.verification],
    })),
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
