import type { ModalityCategory } from '@stagewell/shared/catalogue/modality';
import type { SignatureInput } from '@stagewell/shared/plans/plan';
import type { FieldProblem } from '@stagewell/shared/problem';
import { reasonProblems } from '@stagewell/shared/sequencing/decision-reasons';
import { signaturesNeeded } from '@stagewell/shared/sequencing/may-activate';
import { expiryProblem } from '@stagewell/shared/sequencing/signature-life';
import { v7 } from 'uuid';
import { forbidden, Refusal } from '../platform/problem.js';
import type { Signing } from '../platform/signing.js';
import type { Tx } from '../platform/unit-of-work.js';
import type { Judged, PlanInContext } from './load-plan.js';
import { SIGNATURE } from './plan.entity.js';

/** Nobody signs for a category outside their licence. Throws 403. */
export const refuseForeignCategories = async (tx: Tx, signing: Signing, { plan, catalogue }: PlanInContext): Promise<void> => {
  const allowed = await signing.maySign(tx);
  const wanted = [...new Set(plan.courses.map(({ modalityId }) => catalogue.get(modalityId)?.category))].filter(
    (category): category is ModalityCategory => category !== undefined,
  );
  const foreign = wanted.filter((category) => !allowed.includes(category));
  if (foreign.length > 0)
    throw forbidden(
      `Your licence does not cover ${foreign.join(', ')} treatments. Nothing was signed and the plan is as it was; ask someone whose licence does.`,
      'outside-your-licence',
    );
};

const problemsOf = ({ decision, expiresOn, ...why }: SignatureInput, today: string): readonly FieldProblem[] => {
  const life = expiryProblem(decision, expiresOn, today);
  return [...reasonProblems(decision, why), ...(life === null ? [] : [{ path: 'expiresOn', message: life }])];
};

/** A signature says why, and ends within its limit. Throws 422 naming each field. */
export const refuseFaultySignatures = (tx: Tx, signatures: readonly SignatureInput[]): void => {
  const errors = signatures.flatMap((one, index) => problemsOf(one, tx.today).map(({ path, message }) => ({ path: `signatures.${index}.${path}`, message })));
  if (errors.length > 0)
    throw new Refusal(
      422,
      'signature-refused',
      'A signature needs a reason and a last day within its limit. Nothing was signed; your decisions are still on the screen.',
      { errors },
    );
};

/** Only signatures that answer a finding of this very evaluation are kept, each with whether the signer could prescribe. */
export const keepSignatures = async (tx: Tx, { plan, evaluation }: Judged, signatures: readonly SignatureInput[], byPrescriber: boolean): Promise<void> => {
  const known = signaturesNeeded(evaluation);
  const rows = signatures.flatMap(({ fingerprint, decision, reasonCode, reason, expiresOn }) => {
    const answered = known.find((one) => one.fingerprint === fingerprint);
    const given = { fingerprint, decision, reasonCode, reason: reason.trim(), expiresOn, byPrescriber };
    return answered
      ? [
          {
            ...given,
            clinicId: tx.clinicId,
            id: v7(),
            planId: plan.id,
            planVersion: plan.version + 1,
            ruleId: answered.ruleId,
            signedBy: tx.me.accountId,
            signedAt: tx.now,
          },
        ]
      : [];
  });
  if (rows.length > 0) await tx.manager.insert(SIGNATURE.entity, rows);
};
