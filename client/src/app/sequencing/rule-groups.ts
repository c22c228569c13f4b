import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { RowDifference } from '@stagewell/shared/sequencing/policy/changes';
import type { RowLimits } from '@stagewell/shared/sequencing/policy/limits';
import type { Rule, RuleKind } from '@stagewell/shared/sequencing/rules';
import { dayText } from '../ui/day';
import { EmptyState } from '../ui/empty-state';
import { SeverityChip } from '../ui/severity-chip';
import { SourceNote } from '../ui/source-note';
import { differenceWords } from './difference-words';
import { KIND_WORDS, ruleWords } from './rule-words';

const KINDS = Object.keys(KIND_WORDS) as readonly RuleKind[];

const inForce = ({ enabled, effectiveFrom, effectiveTo }: Rule): string => {
  if (!enabled) return 'switched off';
  const from = effectiveFrom === null ? '' : `from ${dayText(effectiveFrom)}`;
  const to = effectiveTo === null ? '' : `until ${dayText(effectiveTo)}`;
  return [from, to].filter((part) => part !== '').join(' ');
};

/** Rules by what they are about, each with its reason and source; with what a draft changes, and the way to change it. */
@Component({
  selector: 'app-rule-groups',
  imports: [EmptyState, MatButton, SeverityChip, SourceNote],
  templateUrl: './rule-groups.html',
  styleUrl: './rule-groups.scss',
  host: { class: 'stack' },
})
export class RuleGroups {
  readonly rules = input.required<readonly Rule[]>();
  readonly differences = input<readonly RowDifference[]>([]);
  readonly limits = input<ReadonlyMap<string, RowLimits>>(new Map());
  readonly editable = input(false);
  /** Rows that the draft itself sets: only those can be put back. */
  readonly set = input<ReadonlySet<string>>(new Set());
  /** What it means that there is nothing to show. */
  readonly empty = input('No rule like this');
  readonly edit = output<Rule>();
  readonly undo = output<string>();

  private readonly changed = computed(() => new Map(this.differences().map((one) => [one.id, one])));
  protected readonly groups = computed(() =>
    KINDS.map((kind) => ({
      kind,
      heading: KIND_WORDS[kind],
      rules: this.rules()
        .filter((rule) => rule.kind === kind)
        .map((rule) => this.lineOf(rule)),
    })).filter(({ rules }) => rules.length > 0),
  );

  private lineOf(rule: Rule) {
    const difference = this.changed().get(rule.id);
    const limits = this.limits().get(rule.id);
    return {
      rule,
      words: ruleWords(rule),
      force: inForce(rule),
      fixed: limits?.alwaysOn !== null && limits?.severities.length === 1 && limits.parameters.length === 0,
      mayUndo: this.set().has(rule.id),
      changes: difference === undefined ? [] : differenceWords(difference, limits),
    };
  }
}
