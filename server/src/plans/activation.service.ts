import { Injectable } from '@nestjs/common';
import type { ModalityCategory } from '@stagewell/shared/catalogue/modality';
import { ACTIVATABLE } from '@stagewell/shared/plans/lifecycle';
import type { Activation, PlanView, SignatureInput } from '@stagewell/shared/plans/plan';
import { activationVerdict, signaturesNeeded } from '@stagewell/shared/sequencing/may-activate';
import { v7 } from 'uuid';
import type { Me } from '../platform/me.js';
import { forbidden, unprocessable } from '../platform/problem.js';
import { Signing } from '../platform/signing.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { updateVersioned } from '../platform/versioned.js';
import { judgePlan, keepVersion, loadPlan, type Judged } from './load-plan.js';
import { PLAN_TABLE, SIGNATURE } from './plan.entity.js';
import { illegal } from './plans.service.js';

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
      await this.refuseForeignCategories(tx, judged);
      const verdict = activationVerdict(judged.evaluation, signatures, {
        isPrescriber: await this.signing.prescribes(tx),
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
      await keepSignatures(tx, judged, signatures);
      const plan = await loadPlan(tx, id);
      await keepVersion(tx, { ...judged, plan }, 'Activated');
      tx.record({ object: 'plan', objectId: id, patientId: plan.patientId, fields: ['state', 'signatures'] });
      return plan;
    });
  }

  /** Nobody signs for a category outside their licence. */
  private async refuseForeignCategories(tx: Tx, { plan, catalogue }: Judged): Promise<void> {
    const allowed = await this.signing.maySign(tx);
    const wanted = [...new Set(plan.courses.map(({ modalityId }) => catalogue.get(modalityId)?.category))].filter(
      (category): category is ModalityCategory => category !== undefined,
    );
    const foreign = wanted.filter((category) => !allowed.includes(category));
    if (foreign.length > 0)
      throw forbidden(
        `Your licence does not cover ${foreign.join(', ')} treatments. The plan was not activated; ask someone whose licence does.`,
        'outside-your-licence',
      );
  }
}

/** Only signatures that answer a finding of this very evaluation are kept. */
const keepSignatures = async (tx: Tx, { plan, evaluation }: Judged, signatures: readonly SignatureInput[]): Promise<void> => {
  const known = signaturesNeeded(evaluation);
  const rows = signatures.flatMap(({ fingerprint, decision, reason }) => {
    const answered = known.find((one) => one.fingerprint === fingerprint);
    return answered
      ? [
          {
            clinicId: tx.clinicId,
            id: v7(),
            planId: plan.id,
            planVersion: plan.version + 1,
            fingerprint,
            ruleId: answered.ruleId,
            decision,
            reason,
            signedBy: tx.me.accountId,
            signedAt: tx.now,
          },
        ]
      : [];
  });
  if (rows.length > 0) await tx.manager.insert(SIGNATURE.entity, rows);
};
