import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ClinicsApi } from '../clinics/clinics-api';
import { MomentPipe } from '../ui/day';
import { Icon } from '../ui/icon';
import { ProblemCard } from '../ui/problem-card';
import { SectionHeading } from '../ui/section-heading';
import { flagsOf } from './banner-facts';
import { ChartActs } from './chart-acts';
import { ChartStore } from './chart-store';
import { preferenceLines } from './preferences-words';
import { RecordCard } from './record-card';
import type { SectionSpec } from './record-spec';
import { ALLERGIES } from './sections/allergies';
import { CONDITIONS } from './sections/conditions';
import { COVERAGES } from './sections/coverages';
import { EVENTS } from './sections/events';
import { FACTS_SPEC } from './sections/facts';
import { GOALS } from './sections/goals';
import { MEDICINES } from './sections/medicines';
import { QUESTIONS } from './sections/questions';
import { StatementsCard, TOPIC_WORDS } from './statements-card';

/** Everything recorded about the patient that is not a treatment, a check-in or a plan. */
@Component({
  selector: 'app-summary-section',
  imports: [Icon, MatButton, MomentPipe, ProblemCard, RecordCard, SectionHeading, StatementsCard],
  providers: [ChartActs],
  templateUrl: './summary-section.html',
  styleUrl: './summary-section.scss',
  host: { class: 'stack' },
})
export class SummarySection {
  private readonly clinics = inject(ClinicsApi);
  protected readonly store = inject(ChartStore);
  protected readonly acts = inject(ChartActs);

  protected readonly topics = TOPIC_WORDS;
  protected readonly left = computed(() => this.cardsOf(CONDITIONS, MEDICINES, ALLERGIES, EVENTS));
  protected readonly right = computed(() => this.cardsOf(GOALS, QUESTIONS, FACTS_SPEC, COVERAGES));
  protected readonly outOfScope = computed(() => {
    const chart = this.store.chart();
    return chart === undefined || chart.scopeLift !== null
      ? null
      : (flagsOf(chart, this.store.rules(), this.store.catalogue()).find(({ label }) => label.startsWith('Outside')) ?? null);
  });
  protected readonly preferences = computed(() => {
    const chart = this.store.chart();
    if (chart === undefined) return [];
    const sites = this.clinics.clinic.hasValue() ? this.clinics.clinic.value().sites : [];
    return preferenceLines(chart.preferences, (id) => sites.find((site) => site.id === id)?.name ?? id, this.store.catalogue());
  });

  private cardsOf(...specs: readonly SectionSpec[]) {
    const chart = this.store.chart();
    return chart === undefined ? [] : specs.map((spec) => ({ spec, rows: chart[spec.section] }));
  }
}
