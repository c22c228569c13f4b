import { CADENCE } from '@stagewell/shared/check-ins/cadence.data';
import { listed } from '../platform/table.js';
import { REVIEWS_OF_PLAN } from '../reviews/review.sql.js';

const BACK_DAYS = 56;
const MOST = 300;

const CHECK_INS =
  listed(`select r.id, r.plan_id as "planId", r.phase, r.due_on as "dueOn", r.latest_on as "latestOn", r.instruments, r.state, r.changed_by_hand as "changedByHand", r.reason,
    c.taken_on as "answeredOn", r.version
  from check_in_request r left join check_in c on c.clinic_id = r.clinic_id and c.request_id = r.id and c.entered_in_error_at is null
  where r.clinic_id = $1 and r.patient_id = $2 and r.due_on >= $3::date - ${BACK_DAYS} and not (r.state = 'cancelled' and not r.changed_by_hand) order by r.due_on, r.id limit ${MOST}`);

/** What is asked of patient `$2` from some weeks before `$3` on, and the reviews of the plan that runs. What a plan took back itself is left out. */
export const SCHEDULE = `select ${CHECK_INS} as "checkIns", (${REVIEWS_OF_PLAN.replaceAll(
  '$2',
  `(select a.id from care_plan a where a.clinic_id = $1 and a.patient_id = $2 and a.state in ('active','on-hold'))`,
)}) as reviews`;

/** The open request of patient `$2` that the answers `$4` of day `$3` are an answer to, the nearest of several; it is answered then. A full check-in is not answered by one number. */
export const ANSWER_NEAREST = `update check_in_request q set state = 'answered', answered_at = $5, version = q.version + 1
  where q.clinic_id = $1 and q.id = (
    select r.id from check_in_request r where r.clinic_id = $1 and r.patient_id = $2 and r.state in ('due','missed') and $3::date between r.due_on - ${CADENCE.early.days} and r.latest_on
      and case when 'peg' = any(r.instruments) then 'peg' = any($4::text[]) else r.instruments && $4::text[] end
    order by abs(r.due_on - $3::date), r.due_on, r.id limit 1 for update skip locked)
  returning q.id, q.due_on::text as "dueOn"`;

export const WHOSE = `select r.patient_id as "patientId", r.state from check_in_request r where r.clinic_id = $1 and r.id = $2`;
export const ONE = `select r.id, r.plan_id as "planId", r.phase, r.due_on::text as "dueOn", r.latest_on::text as "latestOn", r.instruments, r.state, r.changed_by_hand as "changedByHand", r.reason, null as "answeredOn", r.version
  from check_in_request r where r.clinic_id = $1 and r.id = $2`;
