import { Injectable } from '@nestjs/common';
import { ACTIVATABLE } from '@stagewell/shared/plans/lifecycle';
import type { Activation, PlanView } from '@stagewell/shared/plans/plan';
import { activationVerdict } from '@stagewell/shared/sequencing/may-activate';
import type { Me } from '../platform/me.js';
import { unprocessable } from '../platform/problem.js';
import { Signing } from '../platform/signing.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { updateVersioned } from '../platform/versioned.js';
import { callForReviews } from './change-plan.js';
import { judgePlan, keepVersion, loadPlan } from './load-plan.js';
import { noteFindings } from './note-findings.js';
import { PLAN_TABLE } from './plan.entity.js';
import { illegal } from './plans.service.js';
import { keepSignatures, refuseFaultySignatures, refuseForeignCategories } from './sign-findings.js';

/** Makes a plan active: signed with the password, judged by the rules, in the transaction that does it. */
@Injectable()
export class ActivationService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly signing: Signing,
  ) {}

  async activate(id: string, { password, signatures }: Activation, me: Me): Promise<PlanView> {
    await this.signing.confirm(me.accountId, password);
    return this.uow.run(me, async (tx) => {
      const judged = await judgePlan(tx, id);
      if (!ACTIVATABLE.includes(judged.plan.state)) throw illegal(judged.plan, 'activated');
      await refuseForeignCategories(tx, this.signing, judged);
      const isPrescriber = await this.signing.prescribes(tx);
      refuseFaultySignatures(tx, signatures);
      const verdict = activationVerdict(judged.evaluation, signatures, {
        isPrescriber,
        today: tx.today,
        urgent: judged.plan.urgentReason.trim() !== '',
      });
      if (!verdict.allowed) {
        throw unprocessable(
          'plan-refused',
          'The rules stand against this plan as it is. It was not activated; resolve or sign what is listed and activate again.',
          {
            evaluation: judged.evaluation,
            missing: verdict.missing,
          },
        );
      }
      await updateVersioned(tx, PLAN_TABLE, { id }, { state: 'active', activatedOn: tx.today });
      await keepSignatures(tx, judged, signatures, isPrescriber);
      await noteFindings(tx, judged, tx.today);
      const plan = await loadPlan(tx, id);
      const active = { ...judged, plan };
      await keepVersion(tx, active, 'Activated');
      await callForReviews(tx, active);
      tx.record({ object: 'plan', objectId: id, patientId: plan.patientId, fields: ['state', 'signatures', 'reviews'] });
      return plan;
    });
  }
}
