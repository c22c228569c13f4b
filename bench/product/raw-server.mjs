import { createServer } from 'node:http';
import { randomBytes } from 'node:crypto';
import pg from 'pg';

/**
 * The least that can do the same work: node:http and one prepared statement per request, as the superuser. It writes the same
 * rows as the product (the audit row included) and nothing else: no session, roles, row-level security, validation, sealing,
 * idempotency, scoring, triggers, hash chain or log. It is a measuring stick, never a server.
 */
const { PORT, DATABASE_URL, CLINIC, ACCOUNT } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10, options: '-c search_path=stagewell,public' });

const audit = (action, object, patient, fields = `'{}'`) => `insert into audit_event
  (clinic_id, at, seq, actor, role, ip, request_id, action, object, object_id, patient_id, outcome, reason, fields, key_id, mac)
  select $1, clock_timestamp(), nextval('bench_seq'), $2, 'clinician', '127.0.0.1', '', '${action}', '${object}', ${patient}, ${patient}, 'done', '', ${fields}, 'raw', decode(repeat('00', 32), 'hex')`;

const cols = (names) =>
  names
    .split(' ')
    .map((name) => `${name.replace(/(?<=[a-z0-9])([A-Z])/g, '_$1').toLowerCase()} as "${name}"`)
    .join(', ');
const one = (sql) => `(select to_json(x) from (${sql}) x)`;
/** json, not jsonb: nobody looks into it here, and it costs a third. */
const many = (sql) => `(select coalesce(json_agg(x), '[]'::json) from (${sql}) x)`;
const OF_PATIENT = 'where clinic_id = $1 and patient_id = $3';
const secret = (name) => `encode(${name}, 'base64') as ${name}`;

const PATIENT = cols('id mrn familyName givenName birthDate sex language interpreter serviceStatus version source sourceSystem sourceId recordedOn');
const COURSES = cols(
  'id stageId modalityId startsOn endsOn steps sessionsPerWeek region target successCriterion backupModalityId stopRule responsibleId rotatesFromId homePractice changedParameter note state startedOn endedOn stopReason learned',
);
const CHECK_IN = cols(
  'id takenOn pegPain pegEnjoyment pegActivity painNow painWorst sleep function phq4Items peg phq2 gad2 phq4 adherence sideEffects redFlags source recordedAt recordedBy',
);
const SECTIONS = {
  conditions: 'condition',
  allergies: 'allergy',
  medicines: 'medicine',
  facts: 'fact',
  coverages: 'coverage',
  goals: 'goal',
  history: 'past_treatment',
  statements: 'statement',
  events: 'life_event',
  questions: 'patient_question',
};
/** The measured chart has no rows of these; they are looked for as the product does. */
const sections = Object.entries(SECTIONS).map(
  ([name, table]) => `'${name}', ${many(`select * from ${table} ${OF_PATIENT} and entered_in_error_at is null order by id`)}`,
);

const CHART = `with trail as (${audit('chart.read', 'chart', '$3::uuid')}) select json_build_object(
  'patient', ${one(`select ${PATIENT}, ${['phone', 'email', 'address'].map(secret).join(', ')} from patient where clinic_id = $1 and id = $3`)},
  'careTeam', ${many(`select account_id as "accountId", display_name as "displayName", since, reason from care_team t join account a on a.id = t.account_id ${OF_PATIENT} order by since`)},
  'scopeLift', ${one(`select reason, display_name as "byName", signed_on as "on" from scope_lift s join account a on a.id = s.signed_by ${OF_PATIENT} order by s.id desc limit 1`)},
  ${sections.join(', ')},
  'preferences', ${one(`select * from preference ${OF_PATIENT}`)},
  'plan', ${one(`select ${cols('id patientId version state title urgentReason createdOn activatedOn')},
      ${many(`select ${cols('id name purpose position')} from stage where clinic_id = $1 and plan_id = p.id order by position, id`)} as stages,
      ${many(`select ${COURSES} from course where clinic_id = $1 and plan_id = p.id order by starts_on, id`)} as courses,
      ${many(`select ${cols('id fingerprint ruleId decision reasonCode reason expiresOn byPrescriber signedBy signedAt planVersion')} from plan_signature where clinic_id = $1 and plan_id = p.id order by id`)} as signatures,
      ${many(`select ${cols('id fingerprint ruleId severity untilOn reasonCode reason snoozedBy snoozedAt')} from finding_snooze where clinic_id = $1 and plan_id = p.id order by id`)} as snoozes
    from care_plan p ${OF_PATIENT} order by (state in ('draft','proposed','active','on-hold')) desc, created_on desc, id desc limit 1`)},
  'baseline', ${one(`select ${cols('planId firstOn lastOn lockedOn figures quality qualityReasons')} from baseline ${OF_PATIENT} order by locked_on desc, plan_id desc limit 1`)},
  'checkIns', ${many(`select * from (select ${CHECK_IN}, ${secret('note')} from check_in ${OF_PATIENT} and entered_in_error_at is null order by taken_on desc, id desc limit 100) c order by "takenOn", id`)},
  'tasks', ${many(`select ${cols('id patientId kind triggerId priority what action state openedAt dueAt doneBy outcome version')} from task ${OF_PATIENT} order by opened_at desc`)}
)::text as json`;

const page = (where) => `with page as (
  select p.id, p.mrn, p.family_name as "familyName", p.given_name as "givenName", p.birth_date as "birthDate", p.last_check_in_on as "lastCheckInOn",
    exists (select from care_team t where t.clinic_id = $1 and t.patient_id = p.id and t.account_id = $2) as "onCareTeam",
    (select c.state from care_plan c where c.clinic_id = $1 and c.patient_id = p.id order by c.created_on desc, c.id desc limit 1) as "planStatus"
  from patient p where p.clinic_id = $1${where} order by lower(p.family_name) using ~<~, lower(p.given_name), p.id limit 51
), trail as (${audit('patients.list', 'patients', 'null::uuid', 'array(select id::text from page limit 50)')}) select coalesce(json_agg(page), '[]')::text as json from page`;

/** `more`: what else is written with it, over `given` and `made`; `$3` patient, `$5` its own id. */
const record = (
  more = '',
) => `with given as (select * from jsonb_to_record($4::jsonb) as r("takenOn" date, "pegPain" numeric, "pegEnjoyment" numeric, "pegActivity" numeric, "painNow" numeric, "painWorst" numeric,
    sleep numeric, function numeric, "phq4Items" jsonb, adherence jsonb, "sideEffects" jsonb, "redFlags" jsonb)
), made as (insert into check_in (clinic_id, id, patient_id, taken_on, peg_pain, peg_enjoyment, peg_activity, pain_now, pain_worst, sleep, function, phq4_items, adherence, side_effects, red_flags, source, recorded_at, recorded_by)
  select $1, $5, $3, "takenOn", "pegPain", "pegEnjoyment", "pegActivity", "painNow", "painWorst", sleep, function, array(select jsonb_array_elements_text("phq4Items")::int), adherence, "sideEffects",
    array(select jsonb_array_elements_text("redFlags")), 'clinician', now(), $2 from given returning *
), seen as (update patient set last_check_in_on = (select "takenOn" from given) where clinic_id = $1 and id = $3 and (last_check_in_on is null or last_check_in_on < (select "takenOn" from given))
)${more}, trail as (${audit('check-in.record', 'check-in', '$3::uuid')}) select json_build_object('id', $5::uuid, 'checkIn', ${one(`select ${CHECK_IN}, '' as note from made`)}, 'triggers', '[]'::json)::text as json`;

/** The two tasks that the product opens for the measured alarming check-in. */
const TASKS = `, tasks as (insert into task (clinic_id, id, patient_id, kind, trigger_id, priority, what, action, state, opened_at, due_at, check_in_id)
  select $1, gen_random_uuid(), $3, 'safety', t, 'stat', 'What was answered', 'What to do', 'open', now(), now() + interval '1 hour', $5 from unnest(array['SAF-02', 'SAF-04']) t)`;
const REQUEST = `, answered as (update check_in_request set state = 'answered', answered_at = now(), version = version + 1 where clinic_id = $1 and id = $6 and state = 'due')`;

const CREATE = `with made as (insert into patient (clinic_id, id, mrn, family_name, given_name, birth_date, sex, language, interpreter, service_status, source, recorded_on, created_by)
  select $1, $3, mrn, "familyName", "givenName", "birthDate", sex, language, interpreter, "serviceStatus", 'entered', current_date, $2
  from jsonb_to_record($4::jsonb) as r(mrn text, "familyName" text, "givenName" text, "birthDate" date, sex text, language text, interpreter boolean, "serviceStatus" text)
  returning *
), team as (insert into care_team (clinic_id, patient_id, account_id, reason) values ($1, $3, $2, 'Created the chart')
), trail as (${audit('patient.create', 'patient', '$3::uuid')}) select ${one(`select ${PATIENT}, '' as phone, '' as email, '' as address from made`)}::text as json`;

/** Ids that grow with time, as the product's do: random ones would fill the indexes differently. */
const newId = () => {
  const hex = Date.now().toString(16).padStart(12, '0') + '7' + randomBytes(2).toString('hex').slice(1) + '8' + randomBytes(8).toString('hex').slice(1);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};

const ROUTES = {
  'GET chart': (id) => ['chart', CHART, [CLINIC, ACCOUNT, id]],
  'GET patients': () => ['list', page(''), [CLINIC, ACCOUNT]],
  'GET search': (word) =>
    word.length < 3
      ? ['prefix', page(` and (lower(p.family_name) like $3 or lower(p.given_name) like $3 or lower(p.mrn) like $3)`), [CLINIC, ACCOUNT, `${word}%`]]
      : ['search', page(' and p.search like $3'), [CLINIC, ACCOUNT, `%${word}%`]],
  'POST check-ins': (id, body) => ['record', record(), [CLINIC, ACCOUNT, id, body, newId()]],
  'POST alarms': (id, body) => ['alarm', record(TASKS), [CLINIC, ACCOUNT, id, body, newId()]],
  'POST answers': (ids, body) => ['answer', record(REQUEST), [CLINIC, ACCOUNT, ids.split(',')[0], body, newId(), ids.split(',')[1]]],
  'POST patients': (_, body) => ['create', CREATE, [CLINIC, ACCOUNT, newId(), body]],
};

const bodyOf = async (request) => {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
};

createServer(async (request, response) => {
  try {
    const [, path, id] = request.url.split('/');
    const [name, text, values] = ROUTES[`${request.method} ${path}`](id, request.method === 'POST' ? await bodyOf(request) : '');
    const { rows } = await pool.query({ name, text, values });
    const json = rows[0].json;
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(json) }).end(json);
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
}).listen(Number(PORT), '127.0.0.1');
