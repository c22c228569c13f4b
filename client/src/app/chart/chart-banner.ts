import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Chart } from '@stagewell/shared/plans/chart';
import type { Rule } from '@stagewell/shared/sequencing/rules';
import { LANGUAGE_WORDS, SERVICE_WORDS, SEX_WORDS } from '../patients/patient-words';
import { DayPipe } from '../ui/day';
import { Icon } from '../ui/icon';
import { SeverityChip } from '../ui/severity-chip';
import { ageText, type Catalogue, flagsOf, lastCheckInOn, planText, reviewLine } from './banner-facts';

/** Who this is and what must not be overlooked; stays in sight while a section scrolls, and heads every printed page. */
@Component({
  selector: 'app-chart-banner',
  imports: [DayPipe, Icon, RouterLink, SeverityChip],
  templateUrl: './chart-banner.html',
  styleUrl: './chart-banner.scss',
})
export class ChartBanner {
  readonly chart = input.required<Chart>();
  readonly catalogue = input.required<Catalogue>();
  readonly rules = input.required<readonly Rule[]>();

  protected readonly patient = computed(() => this.chart().patient);
  protected readonly who = computed(() => {
    const { sex, language } = this.patient();
    return [ageText(this.chart()), SEX_WORDS[sex], `MRN ${this.patient().mrn}`, LANGUAGE_WORDS[language]].join(' · ');
  });
  protected readonly service = computed(() => SERVICE_WORDS[this.patient().serviceStatus]);
  protected readonly flags = computed(() => flagsOf(this.chart(), this.rules(), this.catalogue()));
  protected readonly plan = computed(() => planText(this.chart()));
  protected readonly lastCheckIn = computed(() => lastCheckInOn(this.chart()));
  protected readonly review = computed(() => reviewLine(this.chart(), this.catalogue()));
}
