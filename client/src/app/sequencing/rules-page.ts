import { afterNextRender, Component, computed, inject, Injector, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Router, RouterLink } from '@angular/router';
import { SEVERITIES, type Severity } from '@stagewell/shared/sequencing/finding';
import type { Rule } from '@stagewell/shared/sequencing/rules';
import { MomentPipe } from '../ui/day';
import { Loading } from '../ui/loading';
import { PageHeader } from '../ui/page-header';
import { ProblemCard } from '../ui/problem-card';
import { changesWords } from './difference-words';
import { DraftBar } from './draft-bar';
import { PolicyStore } from './policy-store';
import { openRuleEditor } from './rule-editor';
import { RuleGroups } from './rule-groups';
import { SequencingApi } from './sequencing-api';
import { ShippedNote } from './shipped-note';

const SEVERITY_WORDS: Readonly<Record<Severity, string>> = { block: 'Blocks', warn: 'Warns', inform: 'Informs' };
const ONLY = ['changed', 'off'] as const;
type Only = (typeof ONLY)[number];

/** What every plan is judged by, with the reason and the source of each rule; and the draft in which the clinic changes it. */
@Component({
  selector: 'app-rules-page',
  imports: [DraftBar, Loading, MatButton, MomentPipe, PageHeader, ProblemCard, RouterLink, RuleGroups, ShippedNote],
  providers: [PolicyStore],
  templateUrl: './rules-page.html',
  host: { class: 'page' },
})
export class RulesPage {
  readonly severity = input<Severity | null, string | undefined>(null, { transform: (word) => SEVERITIES.find((known) => known === word) ?? null });
  readonly only = input<Only | null, string | undefined>(null, { transform: (word) => ONLY.find((known) => known === word) ?? null });
  /** One rule, by its name: where a code on another page leads to. */
  readonly of = input<string | undefined>();
  /** `draft` shows the draft; anything else what is in use. */
  readonly view = input<string | undefined>();

  protected readonly store = inject(PolicyStore);
  protected readonly resource = inject(SequencingApi).rules;
  private readonly dialog = inject(MatDialog);
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);

  protected readonly changesWords = changesWords;
  protected readonly severities = SEVERITIES.map((severity) => ({ severity, word: SEVERITY_WORDS[severity] }));
  protected readonly set = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  /** The draft when it is looked at. */
  protected readonly drafting = computed(() => (this.view() === 'draft' && this.store.mayDraft() ? this.store.draft() : null));
  protected readonly rules = computed<readonly Rule[]>(() => this.drafting()?.rules ?? this.set()?.rules ?? []);
  protected readonly differences = computed(() => this.drafting()?.differences ?? []);
  protected readonly own = computed(() => new Set((this.drafting()?.changes ?? []).map(({ id }) => id)));
  private readonly changed = computed(() => new Set(this.differences().map(({ id }) => id)));
  protected readonly shown = computed(() => this.rules().filter((rule) => this.fits(rule)));

  protected async change(): Promise<void> {
    await this.store.open();
    if (this.store.draft() !== null) await this.router.navigate([], { queryParams: { view: 'draft' }, queryParamsHandling: 'merge' });
  }

  protected async edit(rule: Rule): Promise<void> {
    const limits = this.store.limits().get(rule.id);
    if (limits !== undefined) await openRuleEditor(this.dialog, { rule, limits, act: (change) => this.store.change(change) });
  }

  /** The pressed button goes with the change, so the focus stays at the row, or at the filter when the row left the list. */
  protected async undo(id: string): Promise<void> {
    await this.store.undo(id);
    const place = (): HTMLElement | null =>
      document.getElementById(`rule-${id}`)?.querySelector('button') ?? document.querySelector('.segments [aria-current]');
    afterNextRender(() => place()?.focus(), { injector: this.injector });
  }

  private fits(rule: Rule): boolean {
    const of = this.of();
    if (of !== undefined && rule.ruleId !== of && !rule.covers.includes(of)) return false;
    if (this.severity() !== null && rule.severity !== this.severity()) return false;
    if (this.only() === 'off') return !rule.enabled;
    return this.only() !== 'changed' || this.changed().has(rule.id);
  }
}
