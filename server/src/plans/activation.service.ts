import { Injectable } from '@nestjs/common';
import { ACTIVATABLE } from '@stagewell/shared/plans/lifecycle';
import type { Activation, PlanView, SignatureInput } from '@stagewell/shared/plans/plan';
import { signedBefore } from '@stagewell/shared/plans/signed-before';
import { activationVerdict } from '@stagewell/shared/sequencing/may-activate';
import type { Me } from '../platform/me.js';
import { unprocessable } from '../platform/problem.js';
import { Signing } from '../platform/signing.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { updateVersioned } from '../platform/versioned.js';
import { callForReviews } from './change-plan.js';
import { askToCoSign, coSignerFor, type CoSigner } from './co-sign.js';
import { judgePlan, keepVersion, loadPlan, type Judged } from './load-plan.js';
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

  /**
   * Signs a plan. By a supervised clinician it is proposed then, and becomes active when their supervisor signs as well; what was
   * signed before and still counts is not asked again.
   */
  async activate(id: string, { password, signatures }: Activation, me: Me): Promise<PlanView> {
    await this.signing.confirm(me.accountId, password);
    return this.uow.run(me, async (tx) => {
      const judged = await judgePlan(tx, id);
      if (!ACTIVATABLE.includes(judged.plan.state)) throw illegal(judged.plan, 'activated');
      const coSigner = await coSignerFor(tx, judged);
      await refuseForeignCategories(tx, this.signing, judged);
      const isPrescriber = await this.signing.prescribes(tx);
      refuseFaultySignatures(tx, signatures);
      refuseOpen(tx, judged, signatures, isPrescriber);
      await updateVersioned(tx, PLAN_TABLE, { id }, coSigner === null ? { state: 'active', activatedOn: tx.today } : { state: 'proposed' });
      await keepSignatures(tx, judged, signatures, isPrescriber);
      await noteFindings(tx, judged, coSigner === null ? tx.today : null);
      const signed = { ...judged, plan: await loadPlan(tx, id) };
      await (coSigner === null ? begin(tx, signed, judged.plan.coSignature) : propose(tx, signed, coSigner));
      return loadPlan(tx, id);
    });
  }
}

/** The rules stand against the plan until all they ask for is signed. Throws 422 with what is missing. */
const refuseOpen = (tx: Tx, { plan, evaluation }: Judged, signatures: readonly SignatureInput[], isPrescriber: boolean): void => {
  const verdict = activationVerdict(evaluation, [...signedBefore(plan), ...signatures], {
    isPrescriber,
    today: tx.today,
    urgent: plan.urgentReason.trim() !== '',
  });
  if (!verdict.allowed)
    throw unprocessable(
      'plan-refused',
      'The rules stand against this plan as it is. It was not activated; resolve or sign what is listed and activate again.',
      { evaluation, missing: verdict.missing },
    );
};

const begin = async (tx: Tx, active: Judged, coSigned: PlanView['coSignature']): Promise<void> => {
  const terms = await keepVersion(tx, active, coSigned === null ? 'Activated' : `Activated; co-signed for ${coSigned.askedByName}`);
  await callForReviews(tx, active, terms);
  const fields = ['state', 'signatures', 'reviews', 'check-ins', ...(coSigned === null ? [] : ['coSignature'])];
  tx.record({ object: 'plan', objectId: active.plan.id, patientId: active.plan.patientId, fields });
};

const propose = async (tx: Tx, signed: Judged, coSigner: CoSigner): Promise<void> => {
  await keepVersion(tx, signed, `Signed; waits for ${coSigner.name} to co-sign`);
  await askToCoSign(tx, signed, coSigner, 'plan');
  tx.record({ object: 'plan', objectId: signed.plan.id, patientId: signed.plan.patientId, fields: ['state', 'signatures'] });
};
