import { boardProblems } from '@stagewell/shared/plans/board';
import { OPEN_STATES } from '@stagewell/shared/plans/lifecycle';
import type { Board, CourseDraft } from '@stagewell/shared/plans/plan';
import { catalogueById } from '../catalogue/catalogue.service.js';
import { wrongIn } from '../platform/body.js';
import type { Tx } from '../platform/unit-of-work.js';
import { judgePlan, keepVersion, loadPlan } from './load-plan.js';
import { noteFindings } from './note-findings.js';
import { BoardDto } from './plan.dto.js';
import { PLAN_TABLE } from './plan.entity.js';
import { storeBoard } from './store-board.js';

/** What became of a plan that came in a file. */
export type Drafted =
  { readonly kind: 'drafted'; readonly leftOut: readonly string[] } | { readonly kind: 'here' } | { readonly kind: 'kept-out'; readonly why: string };

const THERE = `select c.id = $3 as same from care_plan c where c.clinic_id = $1 and (c.id = $3 or (c.patient_id = $2 and c.state = any($4))) order by 1 desc limit 1`;
const PEOPLE = 'select m.account_id as id from membership m where m.clinic_id = $1 and m.account_id = any($2::uuid[])';

/** Without treatments that this catalogue lacks, and without people that this clinic lacks. */
const ofThisClinic = async (tx: Tx, board: Board): Promise<{ readonly board: Board; readonly leftOut: readonly string[] }> => {
  const catalogue = await catalogueById(tx);
  const kept = board.courses.filter(({ modalityId }) => catalogue.has(modalityId));
  const named = kept.flatMap(({ responsibleId }) => responsibleId ?? []);
  const people = new Set((await tx.rows<{ id: string }>(PEOPLE, [tx.clinicId, named])).map(({ id }) => id));
  const ids = new Set(kept.map(({ id }) => id));
  const courses = kept.map((course): CourseDraft => ({
    ...course,
    responsibleId: course.responsibleId !== null && people.has(course.responsibleId) ? course.responsibleId : null,
    rotatesFromId: course.rotatesFromId !== null && ids.has(course.rotatesFromId) ? course.rotatesFromId : null,
  }));
  return { board: { ...board, courses }, leftOut: board.courses.filter(({ modalityId }) => !catalogue.has(modalityId)).map(({ modalityId }) => modalityId) };
};

/**
 * A plan from another clinic of this product, as a draft: its board, and nothing of what was signed or started there. A chart
 * with an open plan keeps that one. Ids of stages and courses are the caller's, and new to this clinic.
 */
export const draftImported = async (tx: Tx, patientId: string, id: string, given: Board): Promise<Drafted> => {
  const [there] = await tx.rows<{ same: boolean }>(THERE, [tx.clinicId, patientId, id, OPEN_STATES]);
  if (there) return there.same ? { kind: 'here' } : { kind: 'kept-out', why: 'the chart has an open plan, which stays' };
  const wrong = wrongIn(BoardDto, given);
  if (wrong.length > 0) return { kind: 'kept-out', why: `its board cannot be stored: ${wrong.slice(0, 3).join(', ')}` };
  const { board, leftOut } = await ofThisClinic(tx, given);
  await tx.manager.insert(PLAN_TABLE.entity, {
    clinicId: tx.clinicId,
    id,
    patientId,
    version: 1,
    state: 'draft',
    title: board.title,
    urgentReason: board.urgentReason,
    createdOn: tx.today,
    createdBy: tx.me.accountId,
  });
  const plan = await loadPlan(tx, id);
  const [problem] = boardProblems(plan, board);
  await storeBoard(tx, plan, problem === undefined ? board : { ...board, courses: [] });
  const judged = await judgePlan(tx, id);
  await keepVersion(tx, judged, 'Imported as a draft');
  await noteFindings(tx, judged, null);
  return { kind: 'drafted', leftOut: problem === undefined ? leftOut : [...leftOut, `all courses (${problem.message})`] };
};
