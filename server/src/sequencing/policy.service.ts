import { Injectable } from '@nestjs/common';
import { RULE_SET } from '@stagewell/shared/sequencing/data/rule-set';
import { changesOf } from '@stagewell/shared/sequencing/policy/changes';
import { draftProblems, draftRules, groundOf, neededChanges, type DraftGround } from '@stagewell/shared/sequencing/policy/draft';
import type {
  RuleDraft,
  RuleDraftView,
  RulePolicyView,
  RulePublication,
  RuleSetVersionRow,
  RuleSetVersionView,
} from '@stagewell/shared/sequencing/policy/policy';
import type { Me } from '../platform/me.js';
import { notFound, Refusal, versionClash } from '../platform/problem.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { updateVersioned } from '../platform/versioned.js';
import { draftView, loadPolicy, policyView, type Policy } from './load-policy.js';
import { RULE_VERSION, RULE_VERSIONS, TAKE_DRAFT } from './policy.sql.js';
import { RULE_DRAFT, RULE_SET_VERSION } from './rule.entity.js';

/** The rules as the clinic's own policy: a draft, tried and published; every published version stays readable. */
@Injectable()
export class PolicyService {
  constructor(private readonly uow: UnitOfWork) {}

  read(me: Me): Promise<RulePolicyView> {
    return this.uow.run(me, async (tx) => {
      tx.record({ object: 'rule-policy', objectId: null, patientId: null });
      return policyView(await loadPolicy(tx));
    });
  }

  versions(me: Me): Promise<readonly RuleSetVersionRow[]> {
    return this.uow.run(me, async (tx) => {
      tx.record({ object: 'rule-versions', objectId: null, patientId: null });
      return tx.rows<RuleSetVersionRow & Record<string, unknown>>(RULE_VERSIONS, [tx.clinicId]);
    });
  }

  version(version: number, me: Me): Promise<RuleSetVersionView> {
    return this.uow.run(me, async (tx) => {
      const [row] = await tx.rows<RuleSetVersionView & Record<string, unknown>>(RULE_VERSION, [tx.clinicId, version]);
      if (!row) throw notFound();
      tx.record({ object: 'rule-version', objectId: null, patientId: null, fields: [String(version)] });
      return row;
    });
  }

  open(me: Me): Promise<RuleDraftView> {
    return this.uow.run(me, async (tx) => {
      const { draft, published } = await loadPolicy(tx);
      if (draft !== null)
        throw new Refusal(409, 'draft-exists', `${draft.openedBy} has opened a draft already. Nothing was stored; load it and change it there.`);
      const by = { openedAt: tx.now, openedBy: me.accountId, savedAt: tx.now, savedBy: me.accountId };
      await tx.manager.insert(RULE_DRAFT.entity, {
        clinicId: tx.clinicId,
        version: 1,
        basedOn: published.version,
        takesShipped: false,
        changes: [],
        ...by,
      });
      tx.record({ object: 'rule-draft', objectId: null, patientId: null, fields: [String(published.version)] });
      return storedDraft(tx);
    });
  }

  save({ takesShipped, changes }: RuleDraft, me: Me): Promise<RuleDraftView> {
    return this.uow.run(me, async (tx) => {
      const { published } = withDraft(await loadPolicy(tx));
      const ground = groundOf(published, RULE_SET, { takesShipped });
      refuseProblems(ground, changes);
      const needed = neededChanges(ground, changes);
      await updateVersioned(tx, RULE_DRAFT, {}, { basedOn: published.version, takesShipped, changes: needed, savedAt: tx.now, savedBy: me.accountId });
      tx.record({ object: 'rule-draft', objectId: null, patientId: null, fields: needed.map(({ id }) => id) });
      return storedDraft(tx);
    });
  }

  discard(me: Me): Promise<void> {
    return this.uow.run(me, async (tx) => {
      await takeDraft(tx, withDraft(await loadPolicy(tx)));
      tx.record({ object: 'rule-draft', objectId: null, patientId: null });
    });
  }

  publish({ note }: RulePublication, me: Me): Promise<RuleSetVersionRow> {
    return this.uow.run(me, async (tx) => {
      const policy = withDraft(await loadPolicy(tx));
      const { published, draft, ground } = policy;
      await takeDraft(tx, policy);
      if (draft.basedOn !== published.version)
        throw new Refusal(
          409,
          'draft-outdated',
          `Version ${published.version} was published after this draft was saved on version ${draft.basedOn}. Nothing was published and the draft is kept; save it again on the new version, look at the differences, then publish.`,
          { context: { basedOn: draft.basedOn, published: published.version } },
        );
      refuseProblems(ground, draft.changes);
      const rules = draftRules(ground, draft.changes);
      const differences = changesOf(published.rules, rules);
      if (differences.length === 0 && ground.shippedVersion === published.shippedVersion)
        throw new Refusal(409, 'nothing-to-publish', 'The draft has no change. Nothing was published and the draft is kept; change a rule, or discard it.');
      const row = {
        version: published.version + 1,
        shippedVersion: ground.shippedVersion,
        changed: differences.length,
        note: note.trim(),
        publishedAt: tx.now,
      };
      await tx.manager.insert(RULE_SET_VERSION.entity, { clinicId: tx.clinicId, ...row, rules, shipped: ground.shipped, publishedBy: me.accountId });
      tx.record({ object: 'rule-set', objectId: null, patientId: null, fields: [String(row.version), ...differences.map(({ id }) => id)] });
      return { ...row, publishedAt: tx.now.toISOString(), publishedBy: me.displayName };
    });
  }
}

type WithDraft = Policy & { readonly draft: NonNullable<Policy['draft']> };

/** A clinic without a draft has nothing there to change. */
export const withDraft = (policy: Policy): WithDraft => {
  if (policy.draft === null) throw notFound();
  return { ...policy, draft: policy.draft };
};

const storedDraft = async (tx: Tx): Promise<RuleDraftView> => {
  const policy = withDraft(await loadPolicy(tx));
  return draftView(policy, policy.draft);
};

/** The DELETE itself decides; whatever is refused afterwards brings the draft back. */
const takeDraft = async (tx: Tx, { draft }: WithDraft): Promise<void> => {
  const taken = draft.version === tx.me.ifMatch ? await tx.rows(TAKE_DRAFT, [tx.clinicId, tx.me.ifMatch]) : [];
  if (taken.length === 0) throw versionClash();
};

const refuseProblems = (ground: DraftGround, changes: RuleDraft['changes']): void => {
  const errors = draftProblems(ground, changes);
  if (errors.length > 0)
    throw new Refusal(422, 'policy-refused', 'The rules cannot be set like this. Nothing was stored; your edit is still on the screen.', { errors });
};
