import { RULE_SET } from '@stagewell/shared/sequencing/data/rule-set';
import { changesOf } from '@stagewell/shared/sequencing/policy/changes';
import { draftRules, groundOf, limitsOfRows, type DraftGround, type PublishedRules } from '@stagewell/shared/sequencing/policy/draft';
import type { RuleDraft, RuleDraftView, RulePolicyView, RuleSetVersionRow, ShippedNews } from '@stagewell/shared/sequencing/policy/policy';
import type { Tx } from '../platform/unit-of-work.js';
import { DRAFT, PUBLISHED } from './policy.sql.js';
import { readRows } from './rules.service.js';

type StoredDraft = Pick<RuleDraftView, 'version' | 'basedOn' | 'openedAt' | 'openedBy' | 'savedAt' | 'savedBy'> & RuleDraft;

/** The published version, the draft, and what the draft's changes are put on. */
export interface Policy {
  readonly row: RuleSetVersionRow;
  readonly published: PublishedRules;
  readonly draft: StoredDraft | null;
  readonly ground: DraftGround;
}

/** Loads the policy inside a unit of work. Throws when a row cannot be read. */
export const loadPolicy = async (tx: Tx): Promise<Policy> => {
  const [found] = await tx.rows<RuleSetVersionRow & { rules: unknown[]; shipped: unknown[] }>(PUBLISHED, [tx.clinicId]);
  if (!found) throw new Error('This clinic has no rules');
  const { rules, shipped, ...row } = found;
  const [draft = null] = await tx.rows<StoredDraft & Record<string, unknown>>(DRAFT, [tx.clinicId]);
  const published = { version: row.version, shippedVersion: row.shippedVersion, rules: readRows(rules), shipped: readRows(shipped) };
  return { row, published, draft, ground: groundOf(published, RULE_SET, draft ?? { takesShipped: false }) };
};

/** The draft as the screen shows it. */
export const draftView = ({ published, ground }: Policy, draft: StoredDraft): RuleDraftView => {
  const rules = draftRules(ground, draft.changes);
  return { ...draft, outdated: draft.basedOn !== published.version, rules, differences: changesOf(published.rules, rules) };
};

const newsOf = (published: PublishedRules): ShippedNews | null =>
  published.shippedVersion === RULE_SET.version
    ? null
    : {
        version: RULE_SET.version,
        differences: changesOf(published.shipped, RULE_SET.rules),
        notKept: groundOf(published, RULE_SET, { takesShipped: true }).notKept,
      };

/** Everything about the policy besides the rows in use. */
export const policyView = (policy: Policy): RulePolicyView => ({
  published: policy.row,
  draft: policy.draft === null ? null : draftView(policy, policy.draft),
  shipped: newsOf(policy.published),
  limits: limitsOfRows(policy.ground),
});
