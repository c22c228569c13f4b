import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { dollars, ROUNDING } from '@stagewell/shared/coverage/money';
import { sumText } from '@stagewell/shared/coverage/quote-words';
import { problemOf } from '../platform/api-problem';
import { DayPipe, dayText, monthText, MomentPipe } from '../ui/day';
import { Loading } from '../ui/loading';
import { ProblemCard } from '../ui/problem-card';
import { costRows } from './cost-rows';
import { PlanCosts } from './plan-costs';
import { PlanEditor } from './plan-editor';
import { Quoting } from './quoting';
import { unpricedWords } from './stage-words';
import { StaleQuote } from './stale-quote';

/** What the plan on the board costs the patient and why, against the agreed budget and against what the saved plan was quoted at. */
@Component({
  selector: 'app-cost-card',
  imports: [DayPipe, Loading, MatButton, MomentPipe, ProblemCard, RouterLink, StaleQuote],
  providers: [Quoting],
  templateUrl: './cost-card.html',
  styleUrl: './cost-card.scss',
})
export class CostCard {
  protected readonly editor = inject(PlanEditor);
  protected readonly costs = inject(PlanCosts);
  protected readonly frozen = inject(Quoting).frozen;

  protected readonly rounding = ROUNDING.en;
  protected readonly rows = computed(() => {
    const quote = this.costs.quote();
    return quote === null ? [] : costRows(quote, (id) => this.editor.nameOf(id));
  });
  protected readonly total = computed(() => {
    const quote = this.costs.quote();
    return quote === null ? '' : sumText(quote.total).en;
  });
  protected readonly months = computed(() => {
    const months = this.costs.quote()?.months ?? [];
    const most = Math.max(1, ...months.map(({ knownCents }) => knownCents));
    return months.map(({ month, ...sum }) => ({ month: monthText(`${month}-01`), words: sumText(sum).en, share: Math.round((100 * sum.knownCents) / most) }));
  });
  private readonly least = computed(() => (this.costs.unpriced().length > 0 ? 'at least ' : ''));
  /** "$320.00 of the agreed $400.00", or what is over. */
  protected readonly budget = computed(() => {
    const [limit, dearest] = [this.editor.chart()?.preferences.monthlyBudgetCents ?? null, this.costs.dearest()];
    if (dearest === null) return null;
    const names = dearest.courseIds.map((id) => this.editor.nameOf(id)).join(', ');
    const over = limit !== null && dearest.cents > limit ? dearest.cents - limit : 0;
    const agreed = limit === null ? 'no budget is recorded in the preferences' : `of ${dollars(limit)} agreed`;
    return {
      cents: `${this.least()}${dollars(dearest.cents)}`,
      against: `from ${dayText(dearest.from)}, ${agreed}.`,
      over: over === 0 ? null : dollars(over),
      names,
    };
  });
  /** Said where a budget was agreed: what is not known may be beyond it. */
  protected readonly unpriced = computed(() => {
    const [names, limit] = [this.costs.unpriced(), this.editor.chart()?.preferences.monthlyBudgetCents ?? null];
    return limit === null || names.length === 0 ? null : unpricedWords(names);
  });
  /** The saved plan's own quote; `null` = nothing was quoted yet, or it is not read. */
  protected readonly quoted = computed(() => {
    if (!this.frozen.hasValue()) return null;
    const { quote, ...when } = this.frozen.value();
    return { ...when, total: sumText(quote.total).en, known: quote.total.cents !== null };
  });
  protected readonly failed = computed(() => {
    const error = this.frozen.error();
    return error !== undefined && problemOf(error).status !== 404 ? error : null;
  });
}
