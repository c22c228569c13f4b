import type { Source } from '../catalogue/modality.js';
import type { CalendarDate } from '../dates.js';
import type { LocalText } from '../text.js';
import type { Severity } from './finding.js';
import type { Rule, RuleKind, RuleParameters } from './rules.js';

/** How the rules of a case differ from the shipped ones. */
export interface CaseRules {
  /** Shipped rows that are changed or switched off. */
  readonly change?: readonly CaseRuleChange[];
  /** Further rows. */
  readonly add?: readonly CaseRule[];
}

/** What is given replaces the row's own; parameters one by one. */
export interface CaseRuleChange {
  /** Id of the row, e.g. `SEQ-03/recommended`. */
  readonly id: string;
  readonly enabled?: boolean;
  readonly severity?: Severity;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/** A row of one kind. */
export interface CaseRuleOf<Kind extends RuleKind> {
  /** Of the row; not the id of a shipped one. @minLength 1 */
  readonly id: string;
  /** Of the rule; several rows may share one, and the most severe that fires is the finding. Left out: the row's id. */
  readonly ruleId?: string;
  readonly kind: Kind;
  readonly severity: Severity;
  readonly parameters: RuleParameters[Kind];
  /** Why it matters, in a sentence. */
  readonly rationale: LocalText;
  readonly source?: Source;
  /** First and last day on which it is in force. Left out: no limit. */
  readonly effectiveFrom?: CalendarDate;
  readonly effectiveTo?: CalendarDate;
}

export type CaseRule = { readonly [Kind in RuleKind]: CaseRuleOf<Kind> }[RuleKind];

/** Nobody has reviewed what a case file says. */
export const IN_CASE_FILE: Source = { citation: 'Written in the case file', verification: 'received' };

/** A row with what was left out. It is a `Rule` once `ruleProblems` finds nothing in it. */
export const addedRow = (row: CaseRule): Rule => ({
  ruleId: row.id,
  covers: [],
  enabled: true,
  source: IN_CASE_FILE,
  effectiveFrom: null,
  effectiveTo: null,
  ...row,
});

/** A shipped row as the case has it; the parameters that the change names are replaced, the others stay. */
export const changedRow = (row: Rule, { enabled = row.enabled, severity = row.severity, parameters = {} }: CaseRuleChange): Rule =>
  ({ ...row, enabled, severity, parameters: { ...row.parameters, ...parameters } }) as Rule;

/** The rules of a case: the shipped ones, changed, and its own. */
export const rulesOfCase = ({ change = [], add = [] }: CaseRules, shipped: readonly Rule[]): readonly Rule[] => {
  const changes = new Map(change.map((one) => [one.id, one]));
  const kept = shipped.map((row) => {
    const found = changes.get(row.id);
    return found === undefined ? row : changedRow(row, found);
  });
  return [...kept, ...add.map(addedRow)];
};
