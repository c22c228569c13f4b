import { ENDING_DAYS } from '@stagewell/shared/sequencing/signature-life';
import { WAITS } from '../plans/co-sign.sql.js';
import { stoodWhenSaved } from '../plans/signatures.sql.js';
import { TASK_JSON } from './task.sql.js';

const MINE = `exists (select from care_team t where t.clinic_id = $1 and t.patient_id = r.patient_id and t.account_id = $2)`;
const MOST = 100;
/** The most urgent first, as on the worklist. */
const URGENCY = `array_position(array['stat','same-day','within-24h','within-2d','within-3d'], r.priority)`;

export const OPEN = `select ${TASK_JSON} as task from task r where r.clinic_id = $1 and r.state = 'open' and r.kind = 'safety' and ${MINE} order by ${URGENCY}, r.due_at, r.id limit ${MOST}`;
export const READ = `select ${TASK_JSON} as task from task r where r.clinic_id = $1 and r.id = $2 and r.kind = 'safety'`;
const NAME = `p.family_name || ', ' || p.given_name`;

/** The newest signature of each finding of a plan `r` that counts no more, or ends within days; it matters while the finding stood when the plan was last saved. */
const ENDING = `select n.expires_on, n.gone, n.withdrawn from (
    select distinct on (s.fingerprint) s.fingerprint, s.expires_on, w.signature_id is not null as withdrawn, w.signature_id is not null or s.expires_on < $3::date as gone
    from plan_signature s left join signature_withdrawal w on w.clinic_id = $1 and w.signature_id = s.id where s.clinic_id = $1 and s.plan_id = r.id order by s.fingerprint, s.signed_at desc, s.id desc) n
  where (n.gone or n.expires_on <= $3::date + ${ENDING_DAYS})
    and ${stoodWhenSaved({ plan: 'r.id', version: 'r.version', fingerprint: 'n.fingerprint' })}`;
/** What asks for a signature in the evaluation of a plan: what warns or blocks, and what cannot be judged and would block. The scope is decided for the patient. */
const ASKING = [
  '$.findings[*] ? (@.ruleId != "SCOPE" && (@.severity == "warn" || @.severity == "block"))',
  '$.findings[*].unknowns[*] ? (@.severity == "block")',
  '$.notEvaluable[*] ? (@.severity == "block")',
];
/** What asks for a signature since plan `r` was last saved, and nobody ever signed; a warning that is snoozed does not wait. */
const UNSIGNED = `select distinct f ->> 'fingerprint' as fingerprint from plan_version v cross join lateral (${ASKING.map((path) => `select jsonb_path_query(v.evaluation, '${path}') as f`).join(' union all ')}) q
  where v.clinic_id = $1 and v.plan_id = r.id and v.version = r.version
    and not exists (select from plan_signature s where s.clinic_id = $1 and s.plan_id = r.id and s.fingerprint = f ->> 'fingerprint')
    and not exists (select from finding_snooze z where z.clinic_id = $1 and z.plan_id = r.id and z.fingerprint = f ->> 'fingerprint' and z.until_on >= $3::date)`;
const SIGNATURES = `select r.id, r.patient_id, ${NAME} as name, count(*) filter (where e.gone) as ended, count(*) filter (where not e.gone) as ending, count(*) filter (where e.gone is null) as unsigned,
    min(case when e.withdrawn then least($3::date, e.expires_on) else e.expires_on end) as first_on
  from care_plan r join patient p on p.clinic_id = r.clinic_id and p.id = r.patient_id
  cross join lateral (${ENDING} union all select null::date, null::boolean, false from (${UNSIGNED}) u) e
  where r.clinic_id = $1 and p.clinic_id = $1 and r.state in ('active','on-hold') and ${MINE}
  group by r.id, r.patient_id, p.family_name, p.given_name order by first_on nulls first, r.id limit ${MOST}`;

/** Plans that wait for `$2` to co-sign them or what was changed of them, each once, by its oldest request. */
const CO_SIGNATURES = `select distinct on (r.id) r.id, r.patient_id, ${NAME} as name, r.title, a.display_name as asked_by, q.of_change, q.asked_at
  from co_signature_request q join care_plan r on r.clinic_id = q.clinic_id and r.id = q.plan_id join patient p on p.clinic_id = r.clinic_id and p.id = r.patient_id
  join account a on a.id = q.asked_by where q.clinic_id = $1 and q.asked_of = $2 and ${WAITS} order by r.id, q.version`;

/** The home page of a clinician, for the patients on their care teams: `$3` is today. */
export const TODAY = `select jsonb_build_object(
  'tasks', (select coalesce(jsonb_agg(x.task), '[]') from (${OPEN}) x),
  'toComplete', (select coalesce(jsonb_agg(jsonb_build_object('patientId', h.patient_id, 'patientName', h.name, 'count', h.n) order by h.n desc, h.name), '[]') from
    (select r.patient_id, ${NAME} as name, count(*) as n from past_treatment r join patient p on p.clinic_id = r.clinic_id and p.id = r.patient_id
     where r.clinic_id = $1 and p.clinic_id = $1 and r.to_be_completed and r.entered_in_error_at is null and ${MINE} group by r.patient_id, p.family_name, p.given_name limit ${MOST}) h),
  'signatures', (select coalesce(jsonb_agg(jsonb_build_object('planId', x.id, 'patientId', x.patient_id, 'patientName', x.name, 'ended', x.ended, 'ending', x.ending, 'unsigned', x.unsigned, 'firstOn', x.first_on) order by x.first_on nulls first, x.id), '[]') from (${SIGNATURES}) x),
  'coSignatures', (select coalesce(jsonb_agg(jsonb_build_object('planId', x.id, 'patientId', x.patient_id, 'patientName', x.name, 'title', x.title, 'askedByName', x.asked_by, 'ofChange', x.of_change) order by x.asked_at, x.id), '[]')
    from (${CO_SIGNATURES}) x),
  'drafts', (select coalesce(jsonb_agg(jsonb_build_object('planId', r.id, 'patientId', r.patient_id, 'patientName', ${NAME}, 'title', r.title) order by r.created_on desc, r.id), '[]')
    from care_plan r join patient p on p.clinic_id = r.clinic_id and p.id = r.patient_id where r.clinic_id = $1 and p.clinic_id = $1 and r.state in ('draft','proposed') and ${MINE})
) as today`;

/** An errand; with a day, its deadline is the end of that day by the clinic's clock (`$7`). */
export const ERRAND = `insert into task (clinic_id, id, patient_id, kind, priority, what, state, opened_at, due_at)
  values ($1, $2, $3, 'errand', 'routine', $4, 'open', $5, ($6::date + 1)::timestamp at time zone $7::text - interval '1 minute')`;
