import { listOf } from '../platform/table.js';
import { CHECK_IN_REQUEST_TABLE } from './check-in-request.entity.js';

const KEPT = ['id', 'key', 'phase', 'dueOn', 'latestOn', 'instruments', 'state', 'changedByHand', 'createdVersion', 'cancelledVersion'];
const OTHERS = Object.keys(CHECK_IN_REQUEST_TABLE.fields).filter((field) => !KEPT.includes(field));

/** All check-ins that plan `$2` asks for or asked for, by day; those asked by hand beside it are no part of it. */
export const PLANNED = listOf(CHECK_IN_REQUEST_TABLE, 'r.plan_id = $2', 'r.due_on, r.id', OTHERS);

/** Puts rows of plan `$2` of patient `$3` as they are to be; of a row that is there only its questions, its last day and its state may change, and only while it is open. */
export const KEEP_PLANNED = `insert into ${CHECK_IN_REQUEST_TABLE.name} (clinic_id, plan_id, patient_id, id, key, phase, due_on, latest_on, instruments, state, created_version, cancelled_version, created_by)
  select $1, $2, $3, r.id, r.key, r.phase, r."dueOn", r."latestOn", r.instruments, r.state, r."createdVersion", r."cancelledVersion", $5
  from jsonb_to_recordset($4::jsonb) as r(id uuid, key text, phase text, "dueOn" date, "latestOn" date, instruments text[], state text, "createdVersion" int, "cancelledVersion" int)
  on conflict (clinic_id, id) do update set latest_on = excluded.latest_on, instruments = excluded.instruments, state = excluded.state, cancelled_version = excluded.cancelled_version,
    version = check_in_request.version + 1 where check_in_request.state = 'due'`;
