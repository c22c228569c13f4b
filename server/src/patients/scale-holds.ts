import type { NewGoal } from '@stagewell/shared/patients/patient';
import { Refusal } from '../platform/problem.js';
import type { Tx } from '../platform/unit-of-work.js';

/** Whoever rates at this moment waits, or is waited for. */
const HOLD = `select 1 from goal g where g.clinic_id = $1 and g.id = $2 for update`;
const RESCALED = `select 1 from goal g where g.clinic_id = $1 and g.id = $2 and g.scale is distinct from $3::jsonb
  and exists (select from goal_rating r where r.clinic_id = g.clinic_id and r.goal_id = g.id and r.entered_in_error_at is null)`;

/** What was rated keeps its meaning: the levels and weights of a goal stay once somebody has rated on them. Throws 409. */
export const refuseOtherScale = async (tx: Tx, id: string, { scale }: NewGoal): Promise<void> => {
  await tx.rows(HOLD, [tx.clinicId, id]);
  const [rescaled] = await tx.rows(RESCALED, [tx.clinicId, id, scale === null ? null : JSON.stringify(scale)]);
  if (rescaled)
    throw new Refusal(
      409,
      'scale-rated',
      'This goal has been rated on its scale, so the levels and weights stay as they are. Nothing was stored; drop this goal and add a new one with the other scale.',
    );
};
