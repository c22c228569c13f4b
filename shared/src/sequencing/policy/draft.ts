import type { FieldProblem } from '../../problem.js';
import type { Rule, RuleSetView } from '../rules.js';
import { applyChange, applyChanges, byId, changeBetween } from './changes.js';
import { limitsOf, type RowLimits } from './limits.js';
import { changeProblems } from './policy-problems.js';
import type { RuleChange, RuleDraft } from './policy.js';
import { takeOver, type NotKept } from './take-over.js';

/** A published version with the shipped rows that it was made from. */
export interface PublishedRules extends RuleSetView {
  readonly shippedVersion: number;
  readonly shipped: readonly Rule[];
}

/** What the changes of a draft are put on. */
export interface DraftGround {
  readonly rules: readonly Rule[];
  readonly shipped: readonly Rule[];
  readonly shippedVersion: number;
  readonly notKept: readonly NotKept[];
}

/** The published rows, or the newly shipped ones with what the clinic had set. */
export const groundOf = (published: PublishedRules, newest: RuleSetView, { takesShipped }: Pick<RuleDraft, 'takesShipped'>): DraftGround =>
  takesShipped
    ? { ...takeOver(published.shipped, published.rules, newest.rules), shipped: newest.rules, shippedVersion: newest.version }
    : { rules: published.rules, shipped: published.shipped, shippedVersion: published.shippedVersion, notKept: [] };

/** Everything that stands against the changes of a draft, each with its path in the draft. */
export const draftProblems = ({ rules, shipped }: DraftGround, changes: readonly RuleChange[]): readonly FieldProblem[] =>
  changeProblems(rules, shipped, changes).map(({ path, message }) => ({ path: `changes.${path}`, message }));

/** The changes without what is so already; call when nothing stands against them. */
export const neededChanges = ({ rules }: DraftGround, changes: readonly RuleChange[]): readonly RuleChange[] => {
  const rows = byId(rules);
  return changes.flatMap((change) => {
    const row = rows.get(change.id);
    const needed = row === undefined ? null : changeBetween(row, applyChange(row, change));
    return needed === null ? [] : [needed];
  });
};

/** Every row as it would be published. */
export const draftRules = ({ rules }: DraftGround, changes: readonly RuleChange[]): readonly Rule[] => applyChanges(rules, changes);

/** What may be set on each row; a clinic's own row is its own measure. */
export const limitsOfRows = ({ rules, shipped }: DraftGround): readonly RowLimits[] => {
  const grounds = byId(shipped);
  return rules.map((row) => limitsOf(grounds.get(row.id) ?? row));
};
