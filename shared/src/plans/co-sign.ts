import { RUNNING } from './lifecycle.js';
import type { PlanState } from './plan.js';

/** What is done to a running plan. */
export type PlanChange = 'board' | 'course-start' | 'course-stop' | 'review' | 'state' | 'quote';

/** A recorded start carries out what was signed, and a review that changes nothing goes on with it; everything else decides something about the plan. */
const DECIDES: Readonly<Record<PlanChange, boolean>> = { board: true, 'course-start': false, 'course-stop': true, review: false, state: true, quote: false };

/** A change as it was made. */
export interface ChangeMade {
  readonly change: PlanChange;
  /** The state of the plan afterwards. */
  readonly state: PlanState;
  readonly by: string;
  /** Account of the supervisor of whoever made it; `null` = they have none. */
  readonly supervisorId: string | null;
}

/** Whether a supervisor is asked to co-sign a change of a running plan. It is in force meanwhile: care does not wait for a signature. */
export const asksCoSignature = ({ change, state, by, supervisorId }: ChangeMade): boolean =>
  DECIDES[change] && RUNNING.includes(state) && supervisorId !== null && supervisorId !== by;
