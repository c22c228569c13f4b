import { CHECK_IN_TABLE } from '../check-ins/check-in.entity.js';
import { PLAN_JSON } from '../plans/plan.sql.js';
import { listed, listOf, membersOf } from '../platform/table.js';
import { TASK_JSON } from '../tasks/task.sql.js';
import { PATIENT_TABLE, PREFERENCE } from './patient.entity.js';
import { SECTION_TABLES } from './sections.entity.js';

const ALIVE = 'r.entered_in_error_at is null';
const LAST_CHECK_INS = 100;
/** What no view shows: read here it would only be thrown away. */
const HIDDEN = ['patientId', 'createdBy', 'enteredInErrorAt', 'enteredInErrorBy', 'enteredInErrorReason'];
const HIDDEN_OF_CHECK_INS = [...HIDDEN, 'sourceSystem', 'sourceId'];

const sections = Object.entries(SECTION_TABLES)
  .map(([section, of]) => `'${section}', ${listOf(of, `r.patient_id = $2 and ${ALIVE}`, 'r.id', HIDDEN)}`)
  .join(', ');

const CARE_TEAM = `(select coalesce(jsonb_agg(jsonb_build_object('accountId', t.account_id, 'displayName', a.display_name, 'since', t.since, 'reason', t.reason) order by t.since), '[]')
  from care_team t join account a on a.id = t.account_id where t.clinic_id = $1 and t.patient_id = $2)`;
const SCOPE = `(select jsonb_build_object('reason', s.reason, 'byName', a.display_name, 'on', s.signed_on) from scope_lift s join account a on a.id = s.signed_by
  where s.clinic_id = $1 and s.patient_id = $2 order by s.id desc limit 1)`;
const CHECK_INS = listed(`select ${membersOf(CHECK_IN_TABLE, HIDDEN_OF_CHECK_INS)} from
  (select * from check_in c where c.clinic_id = $1 and c.patient_id = $2 and c.entered_in_error_at is null order by c.taken_on desc, c.id desc limit ${LAST_CHECK_INS}) r order by r.taken_on, r.id`);
const BASELINE = `(select jsonb_build_object('planId', b.plan_id, 'from', b.first_on, 'to', b.last_on, 'lockedOn', b.locked_on, 'figures', b.figures, 'quality', b.quality, 'qualityReasons', b.quality_reasons)
  from baseline b where b.clinic_id = $1 and b.patient_id = $2 order by b.locked_on desc, b.plan_id desc limit 1)`;
/** The one open plan, else the last one. */
const PLAN = `(select ${PLAN_JSON} from care_plan r where r.clinic_id = $1 and r.patient_id = $2 order by (r.state in ('draft','proposed','active','on-hold')) desc, r.created_on desc, r.id desc limit 1)`;
const TASKS = `(select coalesce(jsonb_agg(${TASK_JSON} order by r.opened_at desc), '[]') from task r where r.clinic_id = $1 and r.patient_id = $2)`;

/** `$1` clinic, `$2` patient, `$3` account: one row or none; the chart is built for the care team only. */
export const CHART = `
select who.team, case when who.team then json_build_object(
  'patient', (select ${PATIENT_TABLE.json} from patient r where r.clinic_id = $1 and r.id = $2),
  'careTeam', ${CARE_TEAM}, 'scopeLift', ${SCOPE}, ${sections},
  'preferences', (select (${PREFERENCE.json}) - 'patientId' from preference r where r.clinic_id = $1 and r.patient_id = $2),
  'plan', ${PLAN}, 'baseline', ${BASELINE}, 'checkIns', ${CHECK_INS}, 'tasks', ${TASKS}
) end as chart
from (select exists (select from care_team t where t.clinic_id = $1 and t.patient_id = $2 and t.account_id = $3) as team from patient p where p.clinic_id = $1 and p.id = $2) who`;
