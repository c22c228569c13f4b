import { listOf } from '../platform/table.js';
import { REVIEW_TABLE } from './review.entity.js';

/** What the front desk and the review itself add; a plan's own list does not carry it. */
const OF_THE_DESK = ['assignedTo', 'assignedRole', 'snoozedUntil', 'snoozeReason', 'snoozes', 'version', 'doneOn', 'decidedBy', 'outcome', 'decidedAt'];

/** All reviews of plan `$2`, cancelled ones too, by target day: one list. */
export const REVIEWS_OF_PLAN = listOf(REVIEW_TABLE, 'r.plan_id = $2', 'r.target, r.key, r.id', ['planId', ...OF_THE_DESK]);
export const REVIEWS = `select ${REVIEWS_OF_PLAN} as reviews`;

/** Puts rows of plan `$2` as they are to be; of a row that is there, only its days, its state and what the versions did may change. */
export const KEEP_REVIEWS = `insert into ${REVIEW_TABLE.name} (clinic_id, plan_id, id, key, moment, course_ids, earliest, target, latest, state, created_version, moved_version, cancelled_version)
  select $1, $2, r.id, r.key, r.moment, r."courseIds", r.earliest, r.target, r.latest, r.state, r."createdVersion", r."movedVersion", r."cancelledVersion"
  from jsonb_to_recordset($3::jsonb) as r(id uuid, key text, moment text, "courseIds" text[], earliest date, target date, latest date, state text, "createdVersion" int, "movedVersion" int, "cancelledVersion" int)
  on conflict (clinic_id, id) do update set earliest = excluded.earliest, target = excluded.target, latest = excluded.latest, state = excluded.state,
    moved_version = excluded.moved_version, cancelled_version = excluded.cancelled_version`;
