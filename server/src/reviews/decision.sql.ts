import { REVIEW_DECISION_TABLE } from './decision.entity.js';

/** More than anybody decides of one patient in years. */
const LAST_DECISIONS = 200;

/** Decisions about a patient, oldest first; `patient` is a parameter or a column of the statement around it. */
export const decisionsOf = (
  patient: string,
): string => `(select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'planId', d.plan_id, 'on', d.decided_on, 'at', d.decided_at,
  'byName', a.display_name, 'versions', jsonb_build_object('before', d.version_before, 'after', d.version_after), 'reviewIds', d.review_ids, 'decisions', d.decisions,
  'nextOn', d.next_on, 'words', jsonb_build_object('en', d.words_en, 'es', d.words_es)) order by d.decided_at, d.id), '[]')
  from (select * from ${REVIEW_DECISION_TABLE.name} x where x.clinic_id = $1 and x.patient_id = ${patient} order by x.decided_on desc, x.id desc limit ${LAST_DECISIONS}) d
  join account a on a.id = d.decided_by)`;

/** Marks reviews of plan `$2` as done; answers those that were due. */
export const REVIEWS_DONE = `update review r set state = 'done', done_on = $4, decided_by = $5, decided_at = $6, outcome = $7, version = r.version + 1
  where r.clinic_id = $1 and r.plan_id = $2 and r.id = any($3::uuid[]) and r.state = 'due' returning r.id`;

/** Ends courses that run, on day `$4`. */
export const COURSES_END = `update course c set state = 'stopped', ended_on = $4, stop_reason = e.reason, learned = e.learned
  from jsonb_to_recordset($3::jsonb) as e(id uuid, reason text, learned text)
  where c.clinic_id = $1 and c.plan_id = $2 and c.id = e.id and c.state = 'active'`;
