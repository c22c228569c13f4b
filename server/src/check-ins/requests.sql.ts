import { OPEN_REQUEST } from '@stagewell/shared/check-ins/asking';
import { insertOf } from '../platform/table.js';
import { CHECK_IN_REQUEST_TABLE } from './check-in-request.entity.js';

const AROUND_DAYS = 90;
const MOST = 200;
const COLUMNS = `r.id, r.patient_id as "patientId", r.plan_id as "planId", r.key, r.phase, r.due_on::text as "dueOn", r.latest_on::text as "latestOn", r.instruments, r.state, r.reason,
  case when r.expires_at > now() and r.state in ('due','missed') then to_char(r.expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end as "linkExpiresAt",
  to_char(r.opened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "openedAt", to_char(r.answered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "answeredAt", r.version`;
/** Open = may be answered, sent or cancelled; the words are constants of the code. */
export const OPEN = `r.state in (${OPEN_REQUEST.map((state) => `'${state}'`).join(', ')})`;

/** What is asked of a patient around today (`$3`), earliest first. */
export const ASKED = `select ${COLUMNS} from check_in_request r where r.clinic_id = $1 and r.patient_id = $2 and r.due_on between $3::date - ${AROUND_DAYS} and $3::date + ${AROUND_DAYS}
  order by r.due_on, r.id limit ${MOST}`;
export const READ = `select ${COLUMNS} from check_in_request r where r.clinic_id = $1 and r.id = $2`;
export const ADD = insertOf(CHECK_IN_REQUEST_TABLE);

/** Whether the caller (`$3`) is on the care team of the patient. */
export const WHOSE = `select exists (select from care_team t where t.clinic_id = $1 and t.patient_id = p.id and t.account_id = $3) as team from patient p where p.clinic_id = $1 and p.id = $2`;

/** The request and its patient, held until the end of the transaction. */
export const HOLD = `select r.id, r.patient_id as "patientId", r.state, r.due_on::text as "dueOn", r.version from check_in_request r where r.clinic_id = $1 and r.id = $2 for update`;

/** A cancelled request has no link left; its hash stays, so that the link says "over" and not "unknown". */
export const CANCEL = `update check_in_request r set state = 'cancelled', reason = $3, changed_by_hand = true, version = version + 1 where r.clinic_id = $1 and r.id = $2 and ${OPEN} returning r.id`;

/** The same link made again is no new one: who guessed at it has no more tries than before. */
const ONLY_IF_NEW = (column: string, value: string): string => `${column} = case when r.token_hash = $3 then r.${column} else ${value} end`;
export const LINK = `update check_in_request r set token_hash = $3, link_for = $4, expires_at = $5, ${ONLY_IF_NEW('opened_at', 'null')}, ${ONLY_IF_NEW('birth_date_tries', '0')}, version = version + 1
  where r.clinic_id = $1 and r.id = $2 and ${OPEN} returning r.id`;

export const ANSWERED = `update check_in_request r set state = 'answered', answered_at = $3, version = version + 1 where r.clinic_id = $1 and r.id = $2 and ${OPEN} returning r.id`;
