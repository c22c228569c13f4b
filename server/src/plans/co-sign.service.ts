import { Injectable } from '@nestjs/common';
import type { CoSigning, PlanView } from '@stagewell/shared/plans/plan';
import type { Me } from '../platform/me.js';
import { Refusal, versionClash } from '../platform/problem.js';
import { Signing } from '../platform/signing.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { WAITS_FOR } from './co-sign.sql.js';
import { loadPlan, planInContext } from './load-plan.js';
import { CO_SIGNATURE } from './plan.entity.js';
import { refuseForeignCategories } from './sign-findings.js';

/** The supervisor's signature under what a supervised clinician changed of a running plan. */
@Injectable()
export class CoSignService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly signing: Signing,
  ) {}

  /** Signs the version the caller read, and all changes before it. Throws 412 when it is not the newest, 409 when nothing waits for the caller. */
  async sign(id: string, { password }: CoSigning, me: Me): Promise<PlanView> {
    await this.signing.confirm(me.accountId, password);
    return this.uow.run(me, async (tx) => {
      const context = await planInContext(tx, id);
      const { plan } = context;
      if (plan.version !== me.ifMatch) throw versionClash();
      const [waits] = await tx.rows(WAITS_FOR, [tx.clinicId, id, me.accountId]);
      if (!waits) throw new Refusal(409, 'not-asked', 'No change of this plan waits for your co-signature. Nothing was changed; load the plan again.');
      await refuseForeignCategories(tx, this.signing, context);
      await tx.manager.insert(CO_SIGNATURE.entity, { clinicId: tx.clinicId, planId: id, version: plan.version, signedBy: me.accountId, signedAt: tx.now });
      tx.record({ object: 'plan', objectId: id, patientId: plan.patientId, fields: ['coSignature'] });
      return loadPlan(tx, id);
    });
  }
}
