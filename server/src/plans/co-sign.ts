import { asksCoSignature, type PlanChange } from '@stagewell/shared/plans/co-sign';
import type { PlanState } from '@stagewell/shared/plans/plan';
import { Refusal } from '../platform/problem.js';
import { supervisorOf } from '../platform/signing.js';
import type { Tx } from '../platform/unit-of-work.js';
import { joinCareTeam } from '../patients/patients.service.js';
import type { Judged } from './load-plan.js';
import { CO_SIGNATURE_REQUEST } from './plan.entity.js';

/** Who has to co-sign before a plan becomes active; `null` = nobody, the caller's signature is enough. */
export interface CoSigner {
  readonly accountId: string;
  readonly name: string;
}

/**
 * Whom the caller needs: their supervisor, when they have one; whoever was asked to co-sign as well, unless their supervisor is
 * the one who asked, and has signed therefore. Throws 409 for anybody else while a co-signature is waited for: the plan becomes
 * active by that one, or goes back to draft.
 */
export const coSignerFor = async (tx: Tx, { plan: { coSignature } }: Judged): Promise<CoSigner | null> => {
  if (coSignature === null) return supervisorOf(tx);
  if (coSignature.askedOf === tx.me.accountId) {
    const own = await supervisorOf(tx);
    return own?.accountId === coSignature.askedBy ? null : own;
  }
  throw new Refusal(
    409,
    'waits-for-co-signature',
    `${coSignature.askedByName} signed this plan, and it waits for ${coSignature.askedOfName} to co-sign. Nothing was changed; to change who signs, put it back to draft.`,
  );
};

/** Who is asked to co-sign what the caller changed of a running plan; `null` = nobody. */
export const coSignerOfChange = async (tx: Tx, change: PlanChange, state: PlanState): Promise<CoSigner | null> => {
  const supervisor = await supervisorOf(tx);
  return asksCoSignature({ change, state, by: tx.me.accountId, supervisorId: supervisor?.accountId ?? null }) ? supervisor : null;
};

/** Asks for the co-signature of the version that was just kept, as a whole or of what it changed; whoever is asked can open the chart. */
export const askToCoSign = async (tx: Tx, { plan }: Judged, { accountId }: CoSigner, about: 'plan' | 'change'): Promise<void> => {
  await tx.manager.insert(CO_SIGNATURE_REQUEST.entity, {
    clinicId: tx.clinicId,
    planId: plan.id,
    version: plan.version,
    ofChange: about === 'change',
    askedOf: accountId,
    askedBy: tx.me.accountId,
    askedAt: tx.now,
  });
  await joinCareTeam(tx, plan.patientId, `Asked by ${tx.me.displayName} to co-sign the plan`, accountId);
  tx.record({ object: 'care-team', objectId: accountId, patientId: plan.patientId, fields: ['accountId'], reason: 'asked to co-sign' });
};
