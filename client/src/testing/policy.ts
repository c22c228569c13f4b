import { changesOf } from '@stagewell/shared/sequencing/policy/changes';
import { draftRules, groundOf, limitsOfRows } from '@stagewell/shared/sequencing/policy/draft';
import type { RuleChange, RuleDraftView, RulePolicyView, RuleSetVersionRow } from '@stagewell/shared/sequencing/policy/policy';
import { RULE_SET } from '@stagewell/shared/sequencing/data/rule-set';

const AT = '2026-11-24T15:00:00.000Z';
const PUBLISHED = { version: 1, shippedVersion: RULE_SET.version, rules: RULE_SET.rules, shipped: RULE_SET.rules };
const GROUND = groundOf(PUBLISHED, RULE_SET, { takesShipped: false });

/** The first version of a clinic's rules, as shipped. */
export const FIRST_VERSION: RuleSetVersionRow = {
  version: 1,
  publishedAt: AT,
  publishedBy: null,
  note: 'As shipped',
  shippedVersion: RULE_SET.version,
  changed: 0,
};

/** A draft with these changes, as the server would answer it. */
export const draftOf = (changes: readonly RuleChange[], more: Partial<RuleDraftView> = {}): RuleDraftView => {
  const rules = draftRules(GROUND, changes);
  const differences = changesOf(RULE_SET.rules, rules);
  const people = { openedBy: 'Hannah Osei', openedAt: AT, savedBy: 'Hannah Osei', savedAt: AT };
  return { version: 1, basedOn: 1, outdated: false, takesShipped: false, changes, rules, differences, ...people, ...more };
};

/** The policy of a clinic whose rules are as shipped. */
export const policyOf = (draft: RuleDraftView | null = null, more: Partial<RulePolicyView> = {}): RulePolicyView => ({
  published: FIRST_VERSION,
  draft,
  shipped: null,
  limits: limitsOfRows(GROUND),
  ...more,
});
