import { MERGED_THINGS } from '@stagewell/shared/patients/merge';
import { TABLES } from '../../tables.js';
import type { Table } from '../../platform/table.js';
import { PATIENT_TABLE } from '../patient.entity.js';

/** Rows about a patient that a merge leaves where they are, each with its reason. A spec holds this and what moves to the database. */
export const LEFT_BEHIND: Readonly<Record<string, string>> = {
  two_people: 'what was said of two charts; it is over once they are one',
  audit_event: 'the trail is never changed; the trail of the merge says where to look',
};

/** What names a row of one patient within its table; the one row of a patient needs no name. */
const KEYS: Readonly<Record<string, string>> = { care_team: 'account_id', baseline: 'plan_id', preference: '', contact_preference: '' };
const keyOf = ({ name }: Table): string => KEYS[name] ?? 'id';

/** A row that the kept chart `$2` has already, so that a second one cannot stand beside it. */
const clashOf = (of: Table): string => {
  const key = keyOf(of);
  const here = `exists (select from ${of.name} k where k.clinic_id = $1 and k.patient_id = $2`;
  if (key === '') return `${here})`;
  // A merge the other way round that was undone says nothing of the chart itself.
  if (of.name === 'patient_merge') return 'r.merged_id = $2';
  if (key === 'account_id') return `${here} and k.account_id = r.account_id)`;
  return 'sourceId' in of.fields ? `${here} and k.source_system = r.source_system and k.source_id = r.source_id)` : 'false';
};

/** Every table whose rows go along. */
export const MOVED: readonly Table[] = TABLES.filter(({ name, fields }) => 'patientId' in fields && !(name in LEFT_BEHIND));

const keyText = (of: Table): string => (keyOf(of) === '' ? `''` : `r.${keyOf(of)}::text`);
const parts = (sql: (of: Table) => string): string => MOVED.map((of) => `m_${of.name} as (${sql(of)})`).join(',\n');

/** Moves every row of chart `$3` to chart `$2`; answers the keys of those that moved, table by table. */
export const MOVE = `with ${parts(
  (of) => `update ${of.name} r set patient_id = $2 where r.clinic_id = $1 and r.patient_id = $3 and not ${clashOf(of)} returning ${keyText(of)} as key`,
)}
select json_build_object(${MOVED.map(({ name }) => `'${name}', (select coalesce(json_agg(key), '[]'::json) from m_${name})`).join(', ')}) as moved`;

/** Moves the rows that merge `$4` brought back from `$2` to `$3`, as far as they are there; what came later stays. */
export const MOVE_BACK = `with kept as (select g.moved from patient_merge g where g.clinic_id = $1 and g.id = $4), ${parts(
  (of) => `update ${of.name} r set patient_id = $3 where r.clinic_id = $1 and r.patient_id = $2
    and ${keyText(of)} in (select jsonb_array_elements_text(kept.moved->'${of.name}') from kept) returning 1`,
)}
select ${MOVED.map(({ name }) => `(select count(*)::int from m_${name})`).join(' + ')} as rows`;

/** What merge `$2` takes back is no longer of the later merges that carried it on: they would take it from whom it belongs to next. */
export const NOT_THEIRS = `update patient_merge o set moved = (select jsonb_object_agg(t.key, (select coalesce(jsonb_agg(v.x), '[]'::jsonb) from jsonb_array_elements(t.value) v(x)
    where not coalesce(g.moved->t.key, '[]'::jsonb) @> v.x)) from jsonb_each(o.moved) t)
  from patient_merge g where g.clinic_id = $1 and g.id = $2 and o.clinic_id = $1 and o.patient_id = g.patient_id and o.undone_at is null and o.merged_at > g.merged_at`;

const following = (child: string, key: string, parent: string): string =>
  `update ${child} c set patient_id = p.patient_id from ${parent} p where c.clinic_id = $1 and p.clinic_id = $1 and p.id = c.${key} and c.patient_id = $2 and p.patient_id = $3`;
/**
 * What hangs on a row of chart `$3` and is on chart `$2` follows it: a rating its goal, an answer its request, a visit the plan
 * of its review. Parents come before children.
 */
export const FOLLOW: readonly string[] = [
  following('goal_rating', 'goal_id', 'goal'),
  following('baseline', 'plan_id', 'care_plan'),
  following('review_decision', 'plan_id', 'care_plan'),
  following('patient_plan_link', 'plan_id', 'care_plan'),
  following('check_in_request', 'plan_id', 'care_plan'),
  following('authorisation', 'coverage_id', 'coverage'),
  following('check_in', 'request_id', 'check_in_request'),
  `update appointment c set patient_id = $3 where c.clinic_id = $1 and c.patient_id = $2 and exists (select from appointment_review ar join review r on r.clinic_id = $1 and r.id = ar.review_id
    join care_plan p on p.clinic_id = $1 and p.id = r.plan_id where ar.clinic_id = $1 and ar.appointment_id = c.id and p.patient_id = $3)`,
  following('task', 'check_in_id', 'check_in'),
  following('task', 'request_id', 'check_in_request'),
  following('task', 'authorisation_id', 'authorisation'),
  following('message', 'appointment_id', 'appointment'),
  following('message', 'check_in_request_id', 'check_in_request'),
  following('contact_attempt', 'task_id', 'task'),
  following('contact_attempt', 'request_id', 'check_in_request'),
];
/** A rating stays with the goal that stays; an authorisation that is open asks the coverage that the kept chart has from the same source. */
export const STAY_TOGETHER: readonly string[] = [
  following('goal_rating', 'goal_id', 'goal'),
  `update authorisation a set coverage_id = k.id from coverage o join coverage k on k.clinic_id = $1 and k.patient_id = $2 and k.source_system = o.source_system and k.source_id = o.source_id
    where a.clinic_id = $1 and a.patient_id = $2 and o.clinic_id = $1 and o.patient_id = $3 and o.id = a.coverage_id`,
];
/** Pages by link of plans that went back were made for the other person's eyes. */
export const REVOKE_LINKS = `update patient_plan_link l set revoked_at = $4 where l.clinic_id = $1 and l.patient_id = $2 and l.revoked_at is null and l.made_at >= $3`;

/** Who asked not to be written to on either chart is not: the stricter of both holds, and it stays when the merge is undone. */
export const STRICTER_CONTACT = `update contact_preference k set opted_out_at = coalesce(k.opted_out_at, o.opted_out_at), do_not_contact = k.do_not_contact or o.do_not_contact,
    reason = case when k.do_not_contact then k.reason when o.do_not_contact then o.reason else k.reason end, version = k.version + 1
  from contact_preference o where k.clinic_id = $1 and k.patient_id = $2 and o.clinic_id = $1 and o.patient_id = $3
    and ((k.opted_out_at is null and o.opted_out_at is not null) or (o.do_not_contact and not k.do_not_contact))`;

/** Both charts, held until the end; ids in their order, so that two merges of the same pair wait for each other. */
export const HOLD = `select ${PATIENT_TABLE.json} as patient from patient r where r.clinic_id = $1 and r.id = any($2::uuid[]) order by r.id for update`;

/** Whether one of the charts `$2` went into another one. */
export const MERGED_NOW = `select g.patient_id as into from patient_merge g where g.clinic_id = $1 and g.merged_id = any($2::uuid[]) and g.undone_at is null`;

/** Calls for one missed answer wait once for a patient: the one of chart `$3` is closed when `$2` has one. */
export const CLOSE_OUTREACH = `update task set state = 'done', done_at = $4, done_by = $5, outcome = $6, version = version + 1
  where clinic_id = $1 and patient_id = $3 and trigger_id = 'SAF-18' and state = 'open'
    and exists (select from task k where k.clinic_id = $1 and k.patient_id = $2 and k.trigger_id = 'SAF-18' and k.state = 'open') returning id`;
/** The call that a merge closed waits again. */
export const REOPEN_OUTREACH = `update task t set state = 'open', done_at = null, done_by = null, outcome = '', version = version + 1
  where t.clinic_id = $1 and t.patient_id = $2 and t.state = 'done' and t.id::text in (select jsonb_array_elements_text(g.moved->'outreachClosed') from patient_merge g where g.clinic_id = $1 and g.id = $3)`;

/** The newest day with a check-in, of both charts. */
export const SEEN_AGAIN = `update patient p set last_check_in_on = (select max(e.taken_on) from check_in e where e.clinic_id = $1 and e.patient_id = p.id and e.entered_in_error_at is null)
  where p.clinic_id = $1 and p.id = any($2::uuid[])`;

const counted = Object.keys(MERGED_THINGS).flatMap((name) => TABLES.find((of) => of.name === name) ?? []);
const alive = ({ fields }: Table): string => ('enteredInErrorAt' in fields ? 'and r.entered_in_error_at is null' : '');
/** How many rows of each kind chart `$2` has, and how many of chart `$3` would move or stay. */
export const COUNTS = `select json_build_array(${counted
  .map(
    (of) => `json_build_object('what', '${of.name}', 'kept', (select count(*) from ${of.name} r where r.clinic_id = $1 and r.patient_id = $2 ${alive(of)}),
    'moves', (select count(*) from ${of.name} r where r.clinic_id = $1 and r.patient_id = $3 ${alive(of)} and not ${clashOf(of)}),
    'stays', (select count(*) from ${of.name} r where r.clinic_id = $1 and r.patient_id = $3 ${alive(of)} and ${clashOf(of)}))`,
  )
  .join(',\n')}) as counts`;

/** What a row says, where leaving it behind would leave a rule without it. */
const SAYS: Readonly<Record<string, readonly string[]>> = {
  condition: ['label'],
  allergy: ['label'],
  medicine: ['label'],
  past_treatment: ['label'],
  fact: ['code', 'value', 'answer', 'taken_on'],
};
const folded = (x: string, columns: readonly string[]): string => `row(${columns.map((column) => `lower(btrim(${x}.${column}::text))`).join(', ')})`;
/** Rows of chart `$3` that would stay behind for a row of `$2` with the same number at its source, which says something else or was a mistake. */
const lostBehind = Object.entries(SAYS)
  .map(
    ([
      name,
      columns,
    ]) => `(select count(*)::int from ${name} r join ${name} k on k.clinic_id = $1 and k.patient_id = $2 and k.source_system = r.source_system and k.source_id = r.source_id
    where r.clinic_id = $1 and r.patient_id = $3 and r.entered_in_error_at is null and (k.entered_in_error_at is not null or ${folded('k', columns)} is distinct from ${folded('r', columns)}))`,
  )
  .join(' + ');

const holding = (x: string): string => `${x}.state not in ('cancelled','no-show')`;
/** What one patient has once, counted over both charts. */
export const IN_THE_WAY = `select (select count(*)::int from care_plan c where c.clinic_id = $1 and c.patient_id in ($2, $3) and c.state in ('draft','proposed','active','on-hold')) as "openPlans",
  (select count(*)::int from appointment a join appointment b on b.clinic_id = $1 and b.patient_id = $3 and tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at)
   where a.clinic_id = $1 and a.patient_id = $2 and ${holding('a')} and ${holding('b')}) as "overlappingVisits",
  ${lostBehind} as "lostBehind"`;

const VIEW = `select json_build_object('id', g.id, 'keptId', g.patient_id, 'mergedId', g.merged_id, 'mrn', p.mrn, 'familyName', p.family_name, 'givenName', p.given_name, 'birthDate', p.birth_date,
  'reason', g.reason, 'mergedAt', g.merged_at, 'mergedByName', a.display_name, 'undoneAt', g.undone_at, 'undoneByName', u.display_name, 'undoneReason', g.undone_reason,
  'moved', (select coalesce(json_agg(json_build_object('what', e.key, 'count', jsonb_array_length(e.value)) order by e.key), '[]'::json) from jsonb_each(g.moved) e where jsonb_array_length(e.value) > 0)) as merge
  from patient_merge g join patient p on p.clinic_id = g.clinic_id and p.id = g.merged_id join account a on a.id = g.merged_by left join account u on u.id = g.undone_by where g.clinic_id = $1 and`;
/** What was merged into chart `$2`, the newest first, those undone too. */
export const MERGES = `${VIEW} g.patient_id = $2 order by g.merged_at desc, g.id desc`;
export const MERGE_BY_ID = `${VIEW} g.id = $2`;
/** What somebody said last of the pair, with the reason. */
export const SAID_TWO = `select json_build_object('reason', t.reason, 'at', t.decided_at, 'byName', a.display_name) as said from two_people t join account a on a.id = t.decided_by
  where t.clinic_id = $1 and t.patient_id = least($2::uuid, $3::uuid) and t.other_id = greatest($2::uuid, $3::uuid) order by t.id desc limit 1`;
