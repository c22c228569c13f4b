import { computed, inject, Injectable, signal } from '@angular/core';
import { sumText } from '@stagewell/shared/coverage/quote-words';
import type { Quote } from '@stagewell/shared/coverage/quote';
import { EDITABLE } from '@stagewell/shared/plans/lifecycle';
import { quoteDocument } from '@stagewell/shared/plans/plan-quote';
import { CoverageApi } from '../coverage/coverage-api';
import { problemOf } from '../platform/api-problem';
import { Session } from '../platform/session';
import { costRows } from './cost-rows';
import { PlanCosts } from './plan-costs';
import { PlanEditor } from './plan-editor';

/** Why the frozen quote is not what would be quoted today. */
export type StaleBecause = 'saved' | 'terms' | 'days';

/** What the saved plan was quoted at, whether that still holds, and quoting it again. Provided by every component that shows it. */
@Injectable()
export class Quoting {
  private readonly editor = inject(PlanEditor);
  private readonly costs = inject(PlanCosts);
  private readonly api = inject(CoverageApi);
  private readonly session = inject(Session);

  readonly frozen = this.api.quote(() => {
    const plan = this.editor.plan();
    return plan === null ? null : { id: plan.id, version: plan.version };
  });
  readonly refusal = signal<unknown>(null);
  readonly asking = signal(false);

  /** `null` = it holds, or that cannot be told: nothing was quoted, or something is not read yet. */
  readonly stale = computed(() => {
    const [plan, now] = [this.editor.plan(), this.now()];
    if (plan === null || now === null || !this.frozen.hasValue()) return null;
    const { quote, planVersion } = this.frozen.value();
    if (this.says(quote) === this.says(now)) return null;
    const because: StaleBecause = planVersion !== plan.version ? 'saved' : this.says(this.of(quote)) === this.says(quote) ? 'days' : 'terms';
    return { on: quote.from, then: sumText(quote.total).en, now: sumText(now.total).en, because };
  });
  /** Something was quoted, as far as is known, and whether it holds could not be worked out. */
  readonly unreadable = computed(() => {
    const error = this.frozen.error();
    if (error !== undefined) return problemOf(error).status !== 404;
    return this.frozen.hasValue() && this.costs.terms.error() !== undefined;
  });
  /** A plan that has ended is not quoted any more. */
  readonly isOver = computed(() => {
    const plan = this.editor.plan();
    return plan !== null && !EDITABLE.includes(plan.state);
  });
  /** What is on the board and not saved is quoted when it is saved. */
  readonly mayQuote = computed(() => this.editor.plan() !== null && !this.isOver() && this.session.may('plan.write') && !this.editor.dirty());

  /** The saved plan, quoted by the functions of the server from what is known now. */
  private readonly now = computed(() => this.of(null));

  /** Reads once more what could not be read. */
  reload(): void {
    if (this.frozen.error() !== undefined) this.frozen.reload();
    if (this.costs.terms.error() !== undefined) this.costs.terms.reload();
  }

  async again(): Promise<void> {
    const plan = this.editor.plan();
    if (plan === null) return;
    this.asking.set(true);
    this.refusal.set(null);
    try {
      this.editor.adopt(await this.api.quoteAgain(plan));
    } catch (error) {
      this.refusal.set(error);
    } finally {
      this.asking.set(false);
    }
  }

  /** For the days of another quote, so that what the days alone do to a sum is told apart; `null` = from today on. */
  private of(days: Pick<Quote, 'from' | 'until'> | null): Quote | null {
    const [plan, terms] = [this.editor.plan(), this.costs.quoteTerms()];
    const document = this.costs.documentOf(plan);
    if (document === null || terms === null) return null;
    return quoteDocument(document, days === null ? terms : { ...terms, from: days.from, until: days.until });
  }

  /** Sums, amounts and reasons as they are read. By which month they fall due moves with every day, and warns nobody. */
  private says(quote: Quote | null): string {
    return quote === null ? '' : JSON.stringify([sumText(quote.total).en, costRows(quote, (id) => id)]);
  }
}
