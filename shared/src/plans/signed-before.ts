import type { PlanView, SignatureView } from './plan.js';

/**
 * What was signed already and counts when a plan is activated: the signatures of the very version that waits for a co-signature.
 * Nobody who was not asked to co-sign takes over what somebody else signed.
 */
export const signedBefore = ({ coSignature, signatures, version }: Pick<PlanView, 'coSignature' | 'signatures' | 'version'>): readonly SignatureView[] =>
  coSignature === null ? [] : signatures.filter(({ planVersion }) => planVersion === version);
