import { Injectable } from '@nestjs/common';
import { RUNNING } from '@stagewell/shared/plans/lifecycle';
import type { PlanView, SignatureInput, SignFindings, Withdrawal } from '@stagewell/shared/plans/plan';
import { answers, signaturesNeeded } from '@stagewell/shared/sequencing/may-activate';
import type { Me } from '../platform/me.js';
import { forbidden, notFound, Refusal, unprocessable } from '../platform/problem.js';
import { Signing } from '../platform/signing.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { updateVersioned } from '../platform/versioned.js';
import { judgePlan, keepVersion, loadPlan, type Judged } from './load-plan.js';
import { PLAN_TABLE, WITHDRAWAL } from './plan.entity.js';
import { illegal } from './plans.service.js';
import { keepSignatures, refuseFaultySignatures, refuseForeignCategories } from './sign-findings.js';

/** Signatures on a plan that runs: given, given again before they end, and withdrawn. The plan itself goes on. */
@Injectable()
export class SignaturesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly signing: Signing,
  ) {}

  async sign(id: string, { password, signatures }: SignFindings, me: Me): Promise<PlanView> {
    await this.signing.confirm(me.accountId, password);
    return this.uow.run(me, async (tx) => {
      const judged = await judgePlan(tx, id);
      if (!RUNNING.includes(judged.plan.state)) throw illegal(judged.plan, 'signed for one by one');
      await refuseForeignCategories(tx, this.signing, judged);
      const byPrescriber = await this.signing.prescribes(tx);
      refuseFaultySignatures(tx, signatures);
      refuseIdle(judged, signatures, byPrescriber);
      await updateVersioned(tx, PLAN_TABLE, { id }, {});
      await keepSignatures(tx, judged, signatures, byPrescriber);
      return keep(tx, judged, 'Findings signed');
    });
  }

  withdraw(id: string, signatureId: string, { reason }: Withdrawal, me: Me): Promise<PlanView> {
    return this.uow.run(me, async (tx) => {
      const judged = await judgePlan(tx, id);
      const signature = judged.plan.signatures.find((one) => one.id === signatureId);
      if (!signature) throw notFound();
      if (!RUNNING.includes(judged.plan.state)) throw illegal(judged.plan, 'relieved of a signature');
      if (signature.withdrawn)
        throw new Refusal(409, 'already-withdrawn', `${signature.withdrawn.byName} withdrew this signature already. Nothing was changed; load the plan again.`);
      await updateVersioned(tx, PLAN_TABLE, { id }, {});
      await tx.manager.insert(WITHDRAWAL.entity, {
        clinicId: tx.clinicId,
        signatureId,
        reason: reason.trim(),
        withdrawnBy: me.accountId,
        withdrawnAt: tx.now,
      });
      return keep(tx, judged, 'Signature withdrawn');
    });
  }
}

/** Each signature must answer something that the rules ask for now, given by somebody who may give it. */
const refuseIdle = ({ evaluation }: Judged, signatures: readonly SignatureInput[], isPrescriber: boolean): void => {
  const needed = signaturesNeeded(evaluation);
  const idle = signatures.filter((one) => !needed.some((asked) => answers(asked, one, true)));
  if (idle.length > 0)
    throw unprocessable(
      'nothing-to-sign',
      'The rules do not ask for all of these signatures: a finding has changed or is gone, or needs another decision. Nothing was signed; load the plan again.',
      { fingerprints: idle.map(({ fingerprint }) => fingerprint), evaluation },
    );
  if (signatures.some((one) => !needed.some((asked) => answers(asked, one, isPrescriber))))
    throw forbidden('Only a prescriber with a valid licence may sign this. Nothing was stored; ask one to sign.', 'not-a-prescriber');
};

const keep = async (tx: Tx, judged: Judged, what: string): Promise<PlanView> => {
  const plan = await loadPlan(tx, judged.plan.id);
  await keepVersion(tx, { ...judged, plan }, what);
  tx.record({ object: 'plan', objectId: plan.id, patientId: plan.patientId, fields: ['signatures'] });
  return plan;
};
