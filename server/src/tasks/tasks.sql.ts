import { TASK_JSON } from './task.sql.js';

const MINE = `exists (select from care_team t where t.clinic_id = $1 and t.patient_id = r.patient_id and t.account_id = $2)`;
const MOST = 100;

export const OPEN = `select ${TASK_JSON} as task from task r where r.clinic_id = $1 and r.state = 'open' and ${MINE} order by r.due_at, r.id limit ${MOST}`;
export const READ = `select ${TASK_JSON} as task from task r where r.clinic_id = $1 and r.id = $2`;
const NAME = `p.family_name || ', ' || p.given_name`;

/** The home page of a clinician, for the patients on their care teams. */
export const TODAY = `select jsonb_build_object(
  'tasks', (select coalesce(jsonb_agg(x.task), '[]') from (${OPEN}) x),
  'toComplete', (select coalesce(jsonb_agg(jsonb_build_object('patientId', h.patient_id, 'patientName', h.name, 'count', h.n) order by h.n desc, h.name), '[]') from
    (select r.patient_id, ${NAME} as name, count(*) as n from past_treatment r join patient p on p.clinic_id = r.clinic_id and p.id = r.patient_id
     where r.clinic_id = $1 and p.clinic_id = $1 and r.to_be_completed and r.entered_in_error_at is null and ${MINE} group by r.patient_id, p.family_name, p.given_name limit ${MOST}) h),
  'drafts', (select coalesce(jsonb_agg(jsonb_build_object('planId', r.id, 'patientId', r.patient_id, 'patientName', ${NAME}, 'title', r.title) order by r.created_on desc, r.id), '[]')
    from care_plan r join patient p on p.clinic_id = r.clinic_id and p.id = r.patient_id where r.clinic_id = $1 and p.clinic_id = $1 and r.state in ('draft','proposed') and ${MINE})
) as today`;
