import { HOLDING } from '@stagewell/shared/calendar/visit-steps';
import { listed, listOf, membersOf } from '../platform/table.js';
import { REVIEW_TABLE } from './review.entity.js';

/** What the front desk and the review itself add; a plan's own list does not carry it. */
export const OF_THE_DESK = ['assignedTo', 'assignedRole', 'snoozedUntil', 'snoozeReason', 'snoozes', 'version', 'doneOn', 'decidedBy', 'outcome', 'decidedAt'];

/** All reviews of plan `$2`, cancelled ones too, by target day: one list. */
export const REVIEWS_OF_PLAN = listOf(REVIEW_TABLE, 'r.plan_id = $2', 'r.target, r.key, r.id', ['planId', ...OF_THE_DESK]);
export const REVIEWS = `select ${REVIEWS_OF_PLAN} as reviews`;

/** Whether, and from when, a visit serves review `r`: that it is booked is written nowhere else. */
const BOOKED_FOR = `(select min(a.starts_at) from appointment_review x join appointment a on a.clinic_id = x.clinic_id and a.id = x.appointment_id
  where x.clinic_id = $1 and x.review_id = r.id and a.state in ('${HOLDING.join("','")}'))`;
const STANDS = `${membersOf(REVIEW_TABLE, ['planId', ...OF_THE_DESK])}, r.version, ${BOOKED_FOR} as "bookedFor", r.done_on as "doneOn", r.outcome,
  (select a.display_name from account a where a.id = r.decided_by) as "settledBy"`;

/** The reviews of plan `$2` as they stand, by target day. */
export const STANDING_REVIEWS = `select ${listed(`select ${STANDS} from ${REVIEW_TABLE.name} r where r.clinic_id = $1 and r.plan_id = $2 order by r.target, r.key, r.id`)} as reviews`;
/** Review `$2` as it stands, with the patient of its plan. */
export const ONE_REVIEW = `select c.patient_id as "patientId", (select to_json(x) from (select ${STANDS}) x) as review
  from ${REVIEW_TABLE.name} r join care_plan c on c.clinic_id = r.clinic_id and c.id = r.plan_id where r.clinic_id = $1 and r.id = $2`;

/** Puts rows of plan `$2` as they are to be; of a row that is there, only its days, its state and what the versions did may change. */
export const KEEP_REVIEWS = `insert into ${REVIEW_TABLE.name} (clinic_id, plan_id, id, key, moment, course_ids, earliest, target, latest, state, created_version, moved_version, cancelled_version)
  select $1, $2, r.id, r.key, r.moment, r."courseIds", r.earliest, r.target, r.latest, r.state, r."createdVersion", r."movedVersion", r."cancelledVersion"
  from jsonb_to_recordset($3::jsonb) as r(id uuid, key text, moment text, "courseIds" text[], earliest date, target date, latest date, state text, "createdVersion" int, "movedVersion" int, "cancelledVersion" int)
  on conflict (clinic_id, id) do update set earliest = excluded.earliest, target = excluded.target, latest = excluded.latest, state = excluded.state,
    moved_version = excluded.moved_version, cancelled_version = excluded.cancelled_version, version = ${REVIEW_TABLE.name}.version + 1`;
