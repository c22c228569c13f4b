import { Injectable } from '@nestjs/common';
import { LOCKABLE, takesAddenda, TERMINAL } from '@stagewell/shared/plans/lifecycle';
import type { NewAddendum, PlanLocking, PlanView } from '@stagewell/shared/plans/plan';
import { v7 } from 'uuid';
import type { Me } from '../platform/me.js';
import { Refusal, versionClash } from '../platform/problem.js';
import { Signing } from '../platform/signing.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { loadPlan, planInContext } from './load-plan.js';
import { ADDENDUM, PLAN_LOCK } from './plan.entity.js';
import { illegal } from './plans.service.js';
import { refuseForeignCategories } from './sign-findings.js';

/** Signing makes a plan active; locking makes one version of it final. After that the record grows by addenda only. */
@Injectable()
export class LockService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly signing: Signing,
  ) {}

  /** Locks the version the caller read. Edits go on, as later versions. Throws 409 when it is locked, 412 when it is not the newest. */
  async lock(id: string, { password }: PlanLocking, me: Me): Promise<PlanView> {
    await this.signing.confirm(me.accountId, password);
    return this.uow.run(me, async (tx) => {
      const context = await planInContext(tx, id);
      const { plan } = context;
      if (plan.version !== me.ifMatch) throw versionClash();
      if (!LOCKABLE.includes(plan.state)) throw illegal(plan, 'locked');
      if (plan.lock?.version === plan.version)
        throw new Refusal(409, 'locked-already', `${plan.lock.byName} locked version ${plan.version} already. Nothing was changed; write an addendum to it.`);
      await refuseForeignCategories(tx, this.signing, context);
      await tx.manager.insert(PLAN_LOCK.entity, { clinicId: tx.clinicId, planId: id, version: plan.version, lockedBy: me.accountId, lockedAt: tx.now });
      tx.record({ object: 'plan', objectId: id, patientId: plan.patientId, fields: ['lock'] });
      return loadPlan(tx, id);
    });
  }

  /** Adds to what is final: the newest locked version, or the last version of a plan that is over. Throws 409 while it may still be edited. */
  addendum(id: string, { words }: NewAddendum, me: Me): Promise<PlanView> {
    return this.uow.run(me, async (tx) => {
      const plan = await loadPlan(tx, id);
      if (!takesAddenda(plan))
        throw new Refusal(
          409,
          'not-locked',
          'No version of this plan is locked, so it takes no addendum. Nothing was stored; edit the plan itself, or lock it first.',
        );
      const version = TERMINAL.includes(plan.state) || plan.lock === null ? plan.version : plan.lock.version;
      const row = { id: v7(), planId: id, version, words: words.trim(), writtenBy: me.accountId, writtenOn: tx.today, writtenAt: tx.now };
      await tx.manager.insert(ADDENDUM.entity, { clinicId: tx.clinicId, ...row });
      tx.record({ object: 'plan-addendum', objectId: row.id, patientId: plan.patientId, fields: ['words'] });
      return loadPlan(tx, id);
    });
  }
}
