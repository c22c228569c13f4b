import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SEVERITIES, type Severity } from '@stagewell/shared/sequencing/finding';
import { type Rule, type RuleKind } from '@stagewell/shared/sequencing/rules';
import { dayText } from '../ui/day';
import { EmptyState } from '../ui/empty-state';
import { Loading } from '../ui/loading';
import { PageHeader } from '../ui/page-header';
import { ProblemCard } from '../ui/problem-card';
import { SeverityChip } from '../ui/severity-chip';
import { SourceNote } from '../ui/source-note';
import { KIND_WORDS, ruleWords } from './rule-words';
import { SequencingApi } from './sequencing-api';

const KINDS = Object.keys(KIND_WORDS) as readonly RuleKind[];
const SEVERITY_WORDS: Readonly<Record<Severity, string>> = { block: 'Blocks', warn: 'Warns', inform: 'Informs' };

const inForce = ({ enabled, effectiveFrom, effectiveTo }: Rule): string => {
  if (!enabled) return 'switched off';
  const from = effectiveFrom === null ? '' : `from ${dayText(effectiveFrom)}`;
  const to = effectiveTo === null ? '' : `until ${dayText(effectiveTo)}`;
  return [from, to].filter((part) => part !== '').join(' ');
};

/** What every plan is judged by: read-only, with the reason and the source of each rule. */
@Component({
  selector: 'app-rules-page',
  imports: [EmptyState, Loading, PageHeader, ProblemCard, RouterLink, SeverityChip, SourceNote],
  templateUrl: './rules-page.html',
  styleUrl: './rules-page.scss',
  host: { class: 'page' },
})
export class RulesPage {
  readonly severity = input<Severity | null, string | undefined>(null, { transform: (word) => SEVERITIES.find((known) => known === word) ?? null });

  protected readonly resource = inject(SequencingApi).rules;
  protected readonly severities = SEVERITIES.map((severity) => ({ severity, word: SEVERITY_WORDS[severity] }));
  protected readonly view = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly shown = computed(() => (this.view()?.rules ?? []).filter((rule) => this.severity() === null || rule.severity === this.severity()));
  protected readonly groups = computed(() =>
    KINDS.map((kind) => ({
      kind,
      heading: KIND_WORDS[kind],
      rules: this.shown()
        .filter((rule) => rule.kind === kind)
        .map((rule) => ({ ...rule, words: ruleWords(rule), force: inForce(rule) })),
    })).filter((group) => group.rules.length > 0),
  );
}
