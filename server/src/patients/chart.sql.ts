import { CHART_CHECK_INS } from '@stagewell/shared/plans/chart';
import { CHECK_IN_TABLE } from '../check-ins/check-in.entity.js';
import { authorisationsOf, proofsOf } from '../coverage/terms.sql.js';
import { GOAL_RATING_TABLE } from '../goals/goal-rating.entity.js';
import { PLAN_JSON } from '../plans/plan.sql.js';
import { listed, listOf, membersOf } from '../platform/table.js';
import { decisionsOf } from '../reviews/decision.sql.js';
import { REVIEW_TABLE } from '../reviews/review.entity.js';
import { OF_THE_DESK } from '../reviews/review.sql.js';
import { TASK_JSON } from '../tasks/task.sql.js';
import { PATIENT_TABLE, PREFERENCE } from './patient.entity.js';
import { SECTION_TABLES } from './sections.entity.js';

const ALIVE = 'r.entered_in_error_at is null';
const LAST_RATINGS = 500;
/** What no view shows: read here it would only be thrown away. */
const HIDDEN = ['patientId', 'createdBy', 'enteredInErrorAt', 'enteredInErrorBy', 'enteredInErrorReason'];
const HIDDEN_OF_CHECK_INS = [...HIDDEN, 'sourceSystem', 'sourceId'];

const sections = (patient: string): string =>
  Object.entries(SECTION_TABLES)
    .map(([section, of]) => `'${section}', ${listOf(of, `r.patient_id = ${patient} and ${ALIVE}`, 'r.id', HIDDEN)}`)
    .join(', ');

const careTeam = (
  patient: string,
): string => `(select coalesce(jsonb_agg(jsonb_build_object('accountId', t.account_id, 'displayName', a.display_name, 'since', t.since, 'reason', t.reason) order by t.since, t.account_id), '[]')
  from care_team t join account a on a.id = t.account_id where t.clinic_id = $1 and t.patient_id = ${patient})`;
const scopeLift = (
  patient: string,
): string => `(select jsonb_build_object('reason', s.reason, 'byName', a.display_name, 'on', s.signed_on) from scope_lift s join account a on a.id = s.signed_by
  where s.clinic_id = $1 and s.patient_id = ${patient} order by s.id desc limit 1)`;
const checkIns = (patient: string): string =>
  listed(`select ${membersOf(CHECK_IN_TABLE, HIDDEN_OF_CHECK_INS)} from
  (select * from check_in c where c.clinic_id = $1 and c.patient_id = ${patient} and c.entered_in_error_at is null order by c.taken_on desc, c.id desc limit ${CHART_CHECK_INS}) r order by r.taken_on, r.id`);
const goalRatings = (patient: string): string =>
  listed(`select ${membersOf(GOAL_RATING_TABLE, HIDDEN)} from
  (select * from goal_rating g where g.clinic_id = $1 and g.patient_id = ${patient} and g.entered_in_error_at is null order by g.rated_on desc, g.id desc limit ${LAST_RATINGS}) r order by r.rated_on, r.id`);
const baseline = (
  patient: string,
): string => `(select jsonb_build_object('planId', b.plan_id, 'from', b.first_on, 'to', b.last_on, 'lockedOn', b.locked_on, 'figures', b.figures, 'quality', b.quality, 'qualityReasons', b.quality_reasons)
  from baseline b where b.clinic_id = $1 and b.patient_id = ${patient} order by b.locked_on desc, b.plan_id desc limit 1)`;
/** The one open plan, else the last one. */
const plan = (patient: string): string =>
  `(select ${PLAN_JSON} from care_plan r where r.clinic_id = $1 and r.patient_id = ${patient} order by (r.state in ('draft','proposed','active','on-hold')) desc, r.created_on desc, r.id desc limit 1)`;
/** A patient has one open plan; while it runs it keeps reviews. */
const dueReviews = (patient: string): string =>
  listOf(
    REVIEW_TABLE,
    `r.state = 'due' and r.plan_id in (select c.id from care_plan c where c.clinic_id = $1 and c.patient_id = ${patient} and c.state in ('active','on-hold'))`,
    'r.target, r.key, r.id',
    ['planId', ...OF_THE_DESK],
  );
const tasks = (patient: string): string =>
  `(select coalesce(jsonb_agg(${TASK_JSON} order by r.opened_at desc), '[]') from task r where r.clinic_id = $1 and r.patient_id = ${patient} and r.kind = 'safety')`;

/** Everything on the chart of one patient; `patient` is a parameter or a column of the statement around it. */
const chartOf = (patient: string): string => `json_build_object(
  'patient', (select ${PATIENT_TABLE.json} from patient r where r.clinic_id = $1 and r.id = ${patient}),
  'careTeam', ${careTeam(patient)}, 'scopeLift', ${scopeLift(patient)}, ${sections(patient)},
  'preferences', (select (${PREFERENCE.json}) - 'patientId' from preference r where r.clinic_id = $1 and r.patient_id = ${patient}),
  'plan', ${plan(patient)}, 'reviewDecisions', ${decisionsOf(patient)}, 'dueReviews', ${dueReviews(patient)}, 'baseline', ${baseline(patient)}, 'serviceProofs', ${proofsOf(patient)}, 'authorisations', ${authorisationsOf(patient)}, 'checkIns', ${checkIns(patient)}, 'goalRatings', ${goalRatings(patient)}, 'tasks', ${tasks(patient)}
)`;

/** `$1` clinic, `$2` patient, `$3` account: one row or none; the chart is built for the care team only. */
export const CHART = `
select who.team, case when who.team then ${chartOf('$2')} end as chart
from (select exists (select from care_team t where t.clinic_id = $1 and t.patient_id = $2 and t.account_id = $3) as team from patient p where p.clinic_id = $1 and p.id = $2) who`;

/** How many charts are in memory at a time. */
export const CHARTS_AT_ONCE = 25;

/** `$1` clinic, `$2` the patient after whom to go on, `$3` account: the next charts with an open plan, whether the caller is on the care team or not. */
export const OPEN_PLAN_CHARTS = `
select o.patient_id as "patientId", exists (select from care_team t where t.clinic_id = $1 and t.patient_id = o.patient_id and t.account_id = $3) as team, ${chartOf('o.patient_id')} as chart
from (select p.patient_id from care_plan p where p.clinic_id = $1 and p.state in ('draft','proposed','active','on-hold') and p.patient_id > $2 order by p.patient_id limit ${CHARTS_AT_ONCE}) o
order by o.patient_id`;
