import { boardOf } from '@stagewell/shared/plans/board';
import { cloneBoard } from '@stagewell/shared/plans/clone-board';
import type { Board, PlanSource, PlanVersionView } from '@stagewell/shared/plans/plan';
import { v7 } from 'uuid';
import { catalogueById } from '../catalogue/catalogue.service.js';
import { notFound } from '../platform/problem.js';
import type { Tx } from '../platform/unit-of-work.js';
import { loadPlan } from './load-plan.js';
import { VERSION } from './versions.sql.js';

/** What a new plan begins with, and what its first version says of it. */
export interface Copy {
  readonly board: Board;
  readonly what: string;
}

/** A saved version of a plan of the same patient, its days moved to today. What the catalogue no longer has stays behind and is named. */
export const copyOf = async (tx: Tx, patientId: string, { planId, version }: PlanSource): Promise<Copy> => {
  const plan = await loadPlan(tx, planId);
  const [found] = await tx.rows<PlanVersionView & Record<string, unknown>>(VERSION, [tx.clinicId, planId, version]);
  if (plan.patientId !== patientId || !found) throw notFound();
  const catalogue = await catalogueById(tx);
  const board = boardOf(found.plan);
  const gone = board.courses.filter(({ modalityId }) => !catalogue.has(modalityId)).map(({ modalityId }) => modalityId);
  const without = gone.length === 0 ? '' : `; left out, no longer in the catalogue: ${gone.join(', ')}`;
  return {
    board: cloneBoard({ ...board, courses: board.courses.filter(({ modalityId }) => catalogue.has(modalityId)) }, tx.today, v7),
    what: `Copied from version ${version} of “${found.plan.title}”${without}`.slice(0, 200),
  };
};
