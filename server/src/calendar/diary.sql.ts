import { HOLDING } from '@stagewell/shared/calendar/visit-steps';
import { listed, listOf } from '../platform/table.js';
import { AVAILABILITY_TABLE, LEAVE_TABLE, OPENING_HOURS_TABLE, ROOM_TABLE, VISIT_TYPE_TABLE } from './calendar.entity.js';
import { CLOSED_DAYS } from './closed-days.sql.js';

/** Minutes of a wall time. */
const MINUTE = `(substr(a.wall_start, 12, 2)::int * 60 + substr(a.wall_start, 15, 2)::int)`;
const holds = `a.state not in ('cancelled','no-show')`;
/** A day either side of the instants, since a clinic's day may begin on another day of the database's. */
const TAKEN =
  listed(`select a.id as "appointmentId", left(a.wall_start, 10) as day, ${MINUTE} as "from", ${MINUTE} + (extract(epoch from a.ends_at - a.starts_at) / 60)::int as "to",
  a.site_id as "siteId", a.room_id as "roomId", a.seat, a.account_id as "accountId", a.patient_id as "patientId"
  from appointment a where a.clinic_id = $1 and a.starts_at >= $2::date - 1 and a.starts_at < $3::date + 2 and left(a.wall_start, 10) between $2::text and $3::text and ${holds} order by a.starts_at, a.id`);
const NAMES = `(select coalesce(json_object_agg(n.id, n.name), '{}'::json) from (select s.id, s.name from site s where s.clinic_id = $1
  union all select m.account_id, c.display_name from membership m join account c on c.id = m.account_id where m.clinic_id = $1) n)`;

/** Everything that decides what is free from day `$2` to day `$3`. */
export const DIARY = `select json_build_object('hours', ${listOf(OPENING_HOURS_TABLE, 'r.withdrawn_at is null', 'r.id')}, 'availability', ${listOf(AVAILABILITY_TABLE, 'r.withdrawn_at is null', 'r.id')},
  'leave', ${listOf(LEAVE_TABLE, 'r.withdrawn_at is null and r.from_day <= $3::date and r.to_day >= $2::date', 'r.id')}, 'rooms', ${listOf(ROOM_TABLE, 'r.retired_at is null', 'r.name, r.id')},
  'closedDays', ${CLOSED_DAYS}, 'taken', ${TAKEN}, 'names', ${NAMES}) as diary`;

/** Bookings of one clinic that touch one day wait for each other, so that each sees what the one before took. */
export const TAKE_TURN = `select pg_advisory_xact_lock(hashtextextended($1 || ' calendar ' || d, 0)) from unnest($2::text[]) d`;

const HELD = HOLDING.map((state) => `'${state}'`).join(',');
/** Whether a visit holds review `r`. */
export const BOOKED = `exists (select from appointment_review ar join appointment a on a.clinic_id = ar.clinic_id and a.id = ar.appointment_id where ar.clinic_id = $1 and ar.review_id = r.id and a.state in (${HELD}))`;

/** What bookings name: `$2` patients, `$3` visit types, `$4` reviews. */
export const NAMED = `select json_build_object('patients', (select coalesce(json_agg(p.id), '[]'::json) from patient p where p.clinic_id = $1 and p.id = any($2::uuid[])),
  'visitTypes', ${listOf(VISIT_TYPE_TABLE, 'r.id = any($3::uuid[]) and r.retired_at is null', 'r.id')},
  'reviews', ${listed(`select r.id, c.patient_id as "patientId", r.state, ${BOOKED} as booked from review r join care_plan c on c.clinic_id = r.clinic_id and c.id = r.plan_id where r.clinic_id = $1 and r.id = any($4::uuid[])`)}) as named`;

/** Who suits a patient: the preferred site and days, and the clinicians of the care team. */
export const SUITS = (patient: string): string => `'preferredSiteId', (select f.site_id from preference f where f.clinic_id = $1 and f.patient_id = ${patient}),
  'preferredDays', coalesce((select f.days from preference f where f.clinic_id = $1 and f.patient_id = ${patient}), '{}'),
  'careTeam', (select coalesce(json_agg(t.account_id), '[]'::json) from care_team t where t.clinic_id = $1 and t.patient_id = ${patient})`;
