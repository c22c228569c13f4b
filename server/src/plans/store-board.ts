import { startedIn } from '@stagewell/shared/plans/board';
import type { Board, PlanView } from '@stagewell/shared/plans/plan';
import type { Tx } from '../platform/unit-of-work.js';
import { COURSE_TABLE, STAGE_TABLE } from './plan.entity.js';

const KEEP_STAGES = `update stage s set name = v.name, purpose = v.purpose, position = v.position from jsonb_to_recordset($3::jsonb) as v(id uuid, name text, purpose text, position int)
  where s.clinic_id = $1 and s.plan_id = $2 and s.id = v.id`;
const DROP_PLANNED = `delete from course c where c.clinic_id = $1 and c.plan_id = $2 and c.state = 'planned'`;
const DROP_STAGES = `delete from stage s where s.clinic_id = $1 and s.plan_id = $2 and not (s.id = any($3::uuid[]))`;
/** Of a course that has started, its first day and its treatment stay. */
const KEEP_STARTED = `update course c set stage_id = v."stageId", ends_on = v."endsOn", steps = v.steps, sessions_per_week = v."sessionsPerWeek", region = v.region, target = v.target, success_criterion = v."successCriterion",
  backup_modality_id = v."backupModalityId", stop_rule = v."stopRule", responsible_id = v."responsibleId", home_practice = v."homePractice", note = v.note
  from jsonb_to_recordset($3::jsonb) as v(id uuid, "stageId" uuid, "endsOn" date, steps jsonb, "sessionsPerWeek" numeric, region text, target text, "successCriterion" text, "backupModalityId" text, "stopRule" text, "responsibleId" uuid, "homePractice" text, note text)
  where c.clinic_id = $1 and c.plan_id = $2 and c.id = v.id and c.state <> 'planned'`;

/** Puts the whole board in place of the stored one; the caller has checked it. Ids survive; what has started stays. */
export const storeBoard = async (tx: Tx, plan: PlanView, board: Board): Promise<void> => {
  const key = [tx.clinicId, plan.id] as const;
  const started = startedIn(plan);
  const known = plan.stages.map(({ id }) => id);
  const fresh = board.stages.filter(({ id }) => !known.includes(id));
  const planned = board.courses.filter(({ id }) => !started.has(id));

  if (fresh.length > 0)
    await tx.manager.insert(
      STAGE_TABLE.entity,
      fresh.map((stage) => ({ ...stage, clinicId: tx.clinicId, planId: plan.id })),
    );
  await tx.rows(KEEP_STAGES, [...key, JSON.stringify(board.stages)]);
  await tx.rows(DROP_PLANNED, key);
  if (started.size > 0) await tx.rows(KEEP_STARTED, [...key, JSON.stringify(board.courses)]);
  if (planned.length > 0)
    await tx.manager.insert(
      COURSE_TABLE.entity,
      planned.map((course) => ({ ...course, clinicId: tx.clinicId, planId: plan.id, state: 'planned' })),
    );
  await tx.rows(DROP_STAGES, [...key, board.stages.map(({ id }) => id)]);
};
