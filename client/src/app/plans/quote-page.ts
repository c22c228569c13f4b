import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { ROUNDING } from '@stagewell/shared/coverage/money';
import { sumText } from '@stagewell/shared/coverage/quote-words';
import { ClinicsApi } from '../clinics/clinics-api';
import { problemOf } from '../platform/api-problem';
import { DayPipe, MomentPipe, monthText } from '../ui/day';
import { EmptyState } from '../ui/empty-state';
import { Loading } from '../ui/loading';
import { ProblemCard } from '../ui/problem-card';
import { SectionHeading } from '../ui/section-heading';
import { costRows } from './cost-rows';
import { PlanEditor } from './plan-editor';
import { PrintHead } from './print-head';
import { Quoting } from './quoting';
import { StaleQuote } from './stale-quote';

/** The frozen quote of the saved plan on paper: what is paid for what, why, and what it is not. */
@Component({
  selector: 'app-quote-page',
  imports: [DayPipe, EmptyState, Loading, MatButton, MomentPipe, PrintHead, ProblemCard, RouterLink, SectionHeading, StaleQuote],
  providers: [Quoting],
  templateUrl: './quote-page.html',
  styleUrl: './quote-page.scss',
  host: { class: 'stack' },
})
export class QuotePage {
  protected readonly editor = inject(PlanEditor);
  private readonly clinics = inject(ClinicsApi);
  protected readonly frozen = inject(Quoting).frozen;
  protected readonly rounding = ROUNDING.en;
  protected readonly clinic = computed(() => (this.clinics.clinic.hasValue() ? this.clinics.clinic.value().name : 'the clinic'));
  protected readonly none = computed(() => this.frozen.error() !== undefined && problemOf(this.frozen.error()).status === 404);
  protected readonly shown = computed(() => {
    if (!this.frozen.hasValue()) return null;
    const { quote, ...when } = this.frozen.value();
    return {
      ...when,
      from: quote.from,
      until: quote.until,
      rows: costRows(quote, (id) => this.editor.nameOf(id)),
      months: quote.months.map(({ month, ...sum }) => ({ month: monthText(`${month}-01`), words: sumText(sum).en })),
      total: sumText(quote.total).en,
      current: when.planVersion === this.editor.plan()?.version,
    };
  });

  protected print(): void {
    window.print();
  }
}
