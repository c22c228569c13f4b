import { MODALITY_BY_ID } from '@stagewell/shared/catalogue/catalogue';
import { boardProblems } from '@stagewell/shared/plans/board';
import type { Board, PlanView } from '@stagewell/shared/plans/plan';
import { Refusal } from '../platform/problem.js';
import type { Tx } from '../platform/unit-of-work.js';
import { updateVersioned } from '../platform/versioned.js';
import { PLAN_TABLE } from './plan.entity.js';
import { storeBoard } from './store-board.js';

/** Puts a board in place of the plan's, which becomes its next version; `null` = the board stays. Throws 422 when it cannot be stored, 412 on an old version. */
export const putBoard = async (tx: Tx, plan: PlanView, board: Board | null): Promise<void> => {
  const errors = board === null ? [] : [...boardProblems(plan, board), ...(await unknownModalities(tx, board))];
  if (errors.length > 0)
    throw new Refusal(422, 'board-refused', 'The board cannot be stored as it is. Nothing was stored; your edit is still on the screen.', { errors });
  await updateVersioned(tx, PLAN_TABLE, { id: plan.id }, board === null ? {} : { title: board.title, urgentReason: board.urgentReason });
  if (board !== null) await storeBoard(tx, plan, board);
};

const unknownModalities = async (tx: Tx, board: Board): Promise<readonly { path: string; message: string }[]> => {
  const foreign = board.courses
    .map(({ modalityId }, index) => ({ modalityId, path: `courses.${index}.modalityId` }))
    .filter(({ modalityId }) => !MODALITY_BY_ID.has(modalityId));
  if (foreign.length === 0) return [];
  const own = await tx.rows<{ id: string }>(`select modality_id as id from catalogue_copy where clinic_id = $1`, [tx.clinicId]);
  return foreign
    .filter(({ modalityId }) => !own.some(({ id }) => id === modalityId))
    .map(({ path }) => ({ path, message: 'This treatment is not in the catalogue' }));
};
