import type { PlanState, PlanView } from './plan.js';

/** One step that a plan may take. Server and client read the same table. */
export interface PlanStep {
  readonly from: PlanState;
  readonly to: PlanState;
  /** What the button says. */
  readonly label: string;
  readonly needsReason: boolean;
}

/** Activation (draft or proposed → active) has a route of its own, since it is signed and judged by the rules. */
export const PLAN_STEPS: readonly PlanStep[] = [
  { from: 'draft', to: 'proposed', label: 'Propose', needsReason: false },
  { from: 'proposed', to: 'draft', label: 'Back to draft', needsReason: false },
  { from: 'draft', to: 'revoked', label: 'Discard', needsReason: true },
  { from: 'proposed', to: 'revoked', label: 'Discard', needsReason: true },
  { from: 'active', to: 'on-hold', label: 'Put on hold', needsReason: true },
  { from: 'on-hold', to: 'active', label: 'Resume', needsReason: true },
  { from: 'active', to: 'completed', label: 'Complete', needsReason: true },
  { from: 'active', to: 'revoked', label: 'Revoke', needsReason: true },
  { from: 'on-hold', to: 'revoked', label: 'Revoke', needsReason: true },
];

/** The steps open from a state. */
export const stepsFrom = (state: PlanState): readonly PlanStep[] => PLAN_STEPS.filter((step) => step.from === state);

/** States in which the board may be edited. */
export const EDITABLE: readonly PlanState[] = ['draft', 'proposed', 'active', 'on-hold'];
/** States from which a plan may be activated. */
export const ACTIVATABLE: readonly PlanState[] = ['draft', 'proposed'];
/** States in which findings are signed one by one, signed again, and signatures withdrawn: the plan runs, or will run on. */
export const RUNNING: readonly PlanState[] = ['active', 'on-hold'];
/** States in which a version may be locked. Signing and locking are two things: a signed plan may still be edited. */
export const LOCKABLE: readonly PlanState[] = RUNNING;
/** States after which a new plan may be drafted; the plan itself is locked and takes addenda only. */
export const TERMINAL: readonly PlanState[] = ['completed', 'revoked'];

/** States of a plan that has not ended; a patient has at most one such plan. */
export const OPEN_STATES: readonly PlanState[] = ['draft', 'proposed', 'active', 'on-hold'];

/** Whether there is something final to add to. */
export const takesAddenda = ({ state, lock }: Pick<PlanView, 'state' | 'lock'>): boolean => TERMINAL.includes(state) || lock !== null;
