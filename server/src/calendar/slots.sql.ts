import { listOf } from '../platform/table.js';
import { VISIT_TYPE_TABLE } from './calendar.entity.js';
import { BOOKED, SUITS } from './diary.sql.js';

const PERSON = (patient: string): string =>
  `'patientId', ${patient}, 'patientName', (select n.family_name || ', ' || n.given_name from patient n where n.clinic_id = $1 and n.id = ${patient}), ${SUITS(patient)}`;
const REVIEW = `json_build_object('id', r.id, 'moment', r.moment, 'earliest', r.earliest, 'target', r.target, 'latest', r.latest)`;

/** What a slot is asked for: review `$2`, or visit `$3`, or patient `$4`; none of them there = no row. */
export const ASKED = `select json_build_object('review', ${REVIEW}, 'appointment', null, ${PERSON('c.patient_id')}) as asked
    from review r join care_plan c on c.clinic_id = r.clinic_id and c.id = r.plan_id where r.clinic_id = $1 and r.id = $2
  union all select json_build_object('review', (select ${REVIEW} from appointment_review ar join review r on r.clinic_id = ar.clinic_id and r.id = ar.review_id where ar.clinic_id = $1 and ar.appointment_id = a.id order by r.latest, r.id limit 1),
    'appointment', json_build_object('id', a.id, 'visitTypeId', a.visit_type_id, 'wallStart', a.wall_start, 'accountId', a.account_id), ${PERSON('a.patient_id')}) from appointment a where a.clinic_id = $1 and a.id = $3 and $2::uuid is null
  union all select json_build_object('review', null, 'appointment', null, ${PERSON('p.id')}) from patient p where p.clinic_id = $1 and p.id = $4 and $2::uuid is null and $3::uuid is null`;

export const VISIT_TYPES = `select ${listOf(VISIT_TYPE_TABLE, 'r.retired_at is null', 'lower(r.name), r.id')} as types`;

/** Reviews of running plans that are due, that no visit holds, and whose window begins before day `$2`: the tightest first, `$3` at most. */
export const UNSCHEDULED = `select count(*) over ()::int as total, json_build_object('review', ${REVIEW}, 'appointment', null, ${PERSON('c.patient_id')}) as asked
  from review r join care_plan c on c.clinic_id = r.clinic_id and c.id = r.plan_id where r.clinic_id = $1 and r.state = 'due' and c.state in ('active','on-hold') and r.earliest <= $2::date and not ${BOOKED}
  order by r.latest, r.id limit $3`;

/** Visits of clinician `$2` from day `$3` to `$4` that may still be moved, with the review whose window they keep. */
export const OF_AWAY = `select json_build_object('review', (select ${REVIEW} from appointment_review ar join review r on r.clinic_id = ar.clinic_id and r.id = ar.review_id where ar.clinic_id = $1 and ar.appointment_id = a.id order by r.latest, r.id limit 1),
    'appointment', json_build_object('id', a.id, 'visitTypeId', a.visit_type_id, 'wallStart', a.wall_start, 'accountId', a.account_id, 'version', a.version), ${PERSON('a.patient_id')}) as asked
  from appointment a where a.clinic_id = $1 and a.account_id = $2 and a.state = 'scheduled' and a.starts_at >= $3::date - 1 and a.starts_at < $4::date + 2
    and left(a.wall_start, 10) between $3::text and $4::text order by a.starts_at, a.id limit $5`;
