import { MOST_FUTILE } from '@stagewell/shared/worklist/contact';
import { COUNTED, FOUND, TODAY_BEGINS, TOMORROW_BEGINS, MISSED, VISIT_AT } from './branches.sql.js';

/** Attempts to reach the patient about this item; whichever of the three it is not, matches none. */
const TRIED = `from contact_attempt x where x.clinic_id = $1 and (x.review_id = r.id or x.task_id = t.id or x.request_id = q.id)`;
const NAME = (account: string): string => `(select a.display_name from account a where a.id = ${account})`;
/** Whichever of the three an item is, whoever looks after it is said in the same words. */
const desk = (column: string): string => `coalesce(r.${column}, t.${column}, k.${column})`;

/** Everything a row is made from, over `f` (kind, id); what a reader may not see is left out by the service. */
const DETAIL = `jsonb_build_object('kind', f.kind, 'id', f.id, 'version', coalesce(r.version, t.version, k.version, 0), 'patientId', p.id, 'patientName', p.family_name || ', ' || p.given_name,
    'mrn', p.mrn, 'language', p.language, 'interpreter', p.interpreter, 'phone', encode(p.phone, 'base64'),
    'taskKind', t.kind, 'priority', t.priority, 'words', t.what, 'todo', t.action, 'triggerId', t.trigger_id, 'openedAt', t.opened_at, 'dueAt', t.due_at)
  || jsonb_build_object('key', r.key, 'moment', r.moment, 'courseIds', r.course_ids, 'opensOn', r.earliest, 'dueOn', coalesce(r.latest, q.latest_on), 'visitAt', case when f.kind = 'review' then ${VISIT_AT} end,
    'linkSent', q.sent_at is not null,
    'courses', (select coalesce(jsonb_object_agg(o.id, o.modality_id), '{}') from course o where o.clinic_id = $1 and r.id is not null and o.plan_id = r.plan_id and o.id::text = any (r.course_ids)))
  || jsonb_build_object('assignedTo', ${desk('assigned_to')}, 'assignedToName', ${NAME(desk('assigned_to'))}, 'assignedClinical', exists (select from membership h where h.clinic_id = $1 and h.account_id = ${desk('assigned_to')} and 'clinician' = any (h.roles)),
    'assignedRole', coalesce(${desk('assigned_role')}, ''),
    'snoozedUntil', ${desk('snoozed_until')}, 'snoozeReason', coalesce(${desk('snooze_reason')}, ''), 'snoozes', coalesce(${desk('snoozes')}, 0),
    'onCareTeam', coalesce((select true from care_team m where m.clinic_id = $1 and m.account_id = $2 and m.patient_id = p.id), false),
    'attempts', (select count(*)::int ${TRIED}), 'tried', (select coalesce(jsonb_agg(jsonb_build_object('at', n.at, 'channel', n.channel, 'outcome', n.outcome) order by n.at desc, n.id desc), '[]')
      from (select x.id, x.at, x.channel, x.outcome ${TRIED} order by x.at desc, x.id desc limit ${MOST_FUTILE}) n),
    'contact', (select jsonb_build_object('channel', c.channel, 'voicemailOk', c.voicemail_ok, 'proxy', c.proxy, 'doNotContact', c.do_not_contact, 'reason', c.reason, 'optedOut', c.opted_out_at is not null, 'zone', c.zone, 'version', c.version)
      from contact_preference c where c.clinic_id = $1 and c.patient_id = p.id))`;
/** One row looked up by its key for each item: never a table read as a whole and joined, however many rows are expected. */
const looked = (table: string, alias: string, where: string): string =>
  `left join lateral (select * from ${table} where ${table}.clinic_id = $1 and ${where} offset 0) ${alias} on true`;
const JOINED = [
  looked('review', 'r', `f.kind = 'review' and review.id = f.id`),
  looked('care_plan', 'l', 'care_plan.id = r.plan_id'),
  looked('task', 't', `f.kind = 'task' and task.id = f.id`),
  looked('check_in_request', 'q', `f.kind = 'check-in' and check_in_request.id = f.id`),
  looked('check_in_request_desk', 'k', 'check_in_request_desk.request_id = q.id'),
  // Not coalesce: to row-level security that may leak, and what may leak enters no index.
  looked('patient', 'p', `patient.id = case f.kind when 'review' then l.patient_id when 'task' then t.patient_id else q.patient_id end`),
].join('\n  ');

/** One page of the list, with where each row stands. */
export const PAGE = `with f as materialized (${FOUND})
  select ${DETAIL} as item, f.g, f.urgency, to_char(f.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at from f ${JOINED} order by f.g, f.urgency, f.at, f.id`;

/** Marks safety tasks that nobody closed in time; a second time changes nothing. `$1` clinic, `$2` now. */
export const ESCALATE = `update task set escalated_at = $2, assigned_role = case when assigned_to is null and assigned_role = '' then 'clinician' else assigned_role end
  where clinic_id = $1 and state = 'open' and kind = 'safety' and escalated_at is null and due_at < $2 returning id`;

/** The same by the database's own clock, for the worker. */
export const ESCALATE_NOW = ESCALATE.replaceAll('$2', 'now()');

/** How many there are by group, whichever is shown (`$7` and `$14` choose nothing here); what is too late by now is marked on the way. */
export const COUNTS = `with late as (${ESCALATE.replaceAll('$2', '$4::timestamptz')})
  select ${COUNTED} as totals, (select coalesce(array_agg(id), '{}') from late) as escalated
  where ($7::text, $14::boolean) is distinct from (null::text, null::boolean)`;

const CLOCK = `jsonb_build_object('today', $3::date, 'now', $4::timestamptz, 'todayBegins', ${TODAY_BEGINS}, 'tomorrowBegins', ${TOMORROW_BEGINS})`;
/** Items `$6` as they stand, in no order; what is closed, settled or answered by now is not there. */
export const ITEMS = `with f as (
    select 'review' as kind, r.id from review r where r.clinic_id = $1 and r.id = any ($6::uuid[]) and r.state = 'due'
    union all select 'task', r.id from task r where r.clinic_id = $1 and r.id = any ($6::uuid[]) and r.state = 'open'
    union all select 'check-in', r.id from check_in_request r where r.clinic_id = $1 and r.id = any ($6::uuid[]) and ${MISSED})
  select ${DETAIL} as item, ${CLOCK} as clock from f ${JOINED}`;

/** What was tried to reach patient `$2`, whatever about, the newest first. */
export const ATTEMPTS = `select jsonb_build_object('id', x.id, 'at', x.at, 'by', ${NAME('x.by')}, 'channel', x.channel, 'outcome', x.outcome, 'note', encode(x.note, 'base64')) as attempt
  from contact_attempt x where x.clinic_id = $1 and x.patient_id = $2 order by x.at desc, x.id desc limit 50`;
