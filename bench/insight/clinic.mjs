import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { ROOT } from '../../scripts/paths.mjs';

const PASSWORD = 'a password for measuring';
const built = (path) => import(pathToFileURL(join(ROOT, 'server', 'dist', `${path}.js`)).href);

const TREATMENTS = ['duloxetine', 'pt_exercise', 'cbt', 'pne', 'tens', 'esi', 'gabapentin', 'acupuncture', 'nortriptyline', 'mbsr', 'celecoxib', 'yoga'];
const PAINS = ['low-back-pain', 'radicular-pain', 'fibromyalgia', 'osteoarthritis', 'neuropathic-pain', 'crps'];
/** Everything that a statement reads of how much there is. */
const SIZE = '$2::int > 0 and $3::uuid is not null';

/** A plan of four courses in two stages for each patient, and check-ins once a week up to today, newest last, as a clinic writes them. */
const FILL = [
  `insert into patient (clinic_id, id, mrn, family_name, given_name, birth_date, sex, language, service_status, last_check_in_on, source, recorded_on, created_by)
   select $1, gen_random_uuid(), 'I-' || n, 'Okafor', 'Given' || n, date '1950-01-01' + n % 20000, 'female', 'en', 'none', current_date - case when n % 9 = 0 then 60 else n % 7 end, 'entered', current_date, $3
   from generate_series(1, $2::int) n`,
  `insert into preference (clinic_id, patient_id, site_id)
   select p.clinic_id, p.id, (select array_agg(s.id order by s.name) from site s where s.clinic_id = $1) [1 + substr(p.mrn, 3)::int % 3] from patient p where p.clinic_id = $1 and ${SIZE}`,
  `insert into condition (clinic_id, id, patient_id, label, flags, status, is_pain, source, recorded_on, created_by)
   select clinic_id, gen_random_uuid(), id, 'Pain', array[('{${PAINS.join(',')}}'::text[])[1 + (substr(mrn, 3)::int / 3 + k * k) % 6]], 'active', true, 'entered', current_date, $3
   from patient, generate_series(1, 2) k where clinic_id = $1 and $2::int > 0 and (k = 1 or substr(mrn, 3)::int % 3 = 0)`,
  `insert into care_plan (clinic_id, id, patient_id, state, created_on, activated_on, created_by)
   select clinic_id, gen_random_uuid(), id, case when n % 8 = 0 then 'completed' else 'active' end, d.first - 30, d.first - 1, $3
   from (select *, substr(mrn, 3)::int as n from patient where clinic_id = $1) p, lateral (select current_date - 300 - (n * 7) % 400 as first) d where $2::int > 0`,
  `insert into plan_version (clinic_id, plan_id, version, document, evaluation, rule_set_version, engine_version, what, saved_at, saved_by)
   select clinic_id, id, 1, '{}', '{}', 1, '1', 'Saved', activated_on + 200, $3 from care_plan where clinic_id = $1 and $2::int > 0`,
  `insert into plan_finding (clinic_id, plan_id, rule_id, severity, found_on, stood_on)
   select clinic_id, id, 'SEQ-0' || k, 'warn', activated_on, case when (get_byte(uuid_send(id), 15) + k) % 3 = 0 then activated_on end from care_plan, generate_series(1, 4) k where clinic_id = $1 and ${SIZE}`,
  `insert into stage (clinic_id, id, plan_id, name, purpose, position) select clinic_id, gen_random_uuid(), id, 'Stage ' || s, '', s from care_plan, generate_series(0, 1) s where clinic_id = $1 and ${SIZE}`,
  `insert into course (clinic_id, id, plan_id, stage_id, modality_id, starts_on, ends_on, steps, target, responsible_id, state, started_on, ended_on)
   select l.clinic_id, gen_random_uuid(), l.id, g.id, ('{${TREATMENTS.join(',')}}'::text[])[1 + (substr(p.mrn, 3)::int * 5 + k * k) % 12], d.day, null,
     '[{"day":0,"text":"Begin","dailyMg":null,"perWeek":2,"holdRule":null,"adequate":false},{"day":14,"text":"Full","dailyMg":null,"perWeek":2,"holdRule":null,"adequate":true}]', 'peg', $3, 'active', d.day, null
   from care_plan l join patient p on p.clinic_id = $1 and p.id = l.patient_id cross join generate_series(0, 3) k join stage g on g.clinic_id = $1 and g.plan_id = l.id and g.position = k / 2,
     lateral (select l.activated_on + 1 + k * 28 as day) d where l.clinic_id = $1 and $2::int > 0`,
  `insert into review (clinic_id, id, plan_id, key, moment, course_ids, earliest, target, latest, state, created_version)
   select c.clinic_id, gen_random_uuid(), c.plan_id, 'assessment:' || c.id, 'assessment', array[c.id::text], d.day, d.day + 7, d.day + 21, 'due', 1
   from course c, lateral (select current_date - 60 + get_byte(uuid_send(c.id), 14) as day) d where c.clinic_id = $1 and ${SIZE}`,
  `insert into check_in (clinic_id, id, patient_id, taken_on, peg_pain, peg_enjoyment, peg_activity, pain_now, sleep, phq4_items, peg, red_flags, source, recorded_at, recorded_by)
   select p.clinic_id, gen_random_uuid(), p.id, d.day, 5, 5, 5, case when w % 3 = 0 then 5 end, 6, array[1,0,2,1],
     case when get_byte(uuid_send(p.id), 15) % 20 = 0 then null else round((greatest(0, 7 - least(w, 60) * 0.03 - 1.5 * (p.n % 4) * w / 100 + 2 * random()))::numeric, 2) end, '{}', 'clinician', d.day + time '09:00', $3
   from generate_series(1, 100) w cross join (select *, substr(mrn, 3)::int as n from patient where clinic_id = $1) p, lateral (select current_date - (101 - w) * 7 + p.n % 7 as day) d where $2::int > 0`,
];

/** One more clinic with so many patients and 100 times as many check-ins. Answers its administrator's sign-in. */
export const fillInsight = async (url, patients, nth) => {
  const { createClinic } = await built('clinics/create-clinic');
  const email = `head${nth}@clinic.test`;
  const head = {
    email,
    displayName: 'H. Ead',
    password: PASSWORD,
    roles: ['admin', 'clinician'],
    credentials: '',
    mayPrescribe: false,
    schedules: [],
    licenceExpiresOn: null,
    maySign: [],
  };
  const clinicId = await createClinic(url, {
    name: `Measured ${nth}`,
    zone: 'America/New_York',
    demo: false,
    sites: ['East', 'North', 'South'],
    people: [head],
  });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('set search_path = stagewell, public');
    const { rows } = await client.query('select id from account where email = $1', [email]);
    for (const sql of FILL) {
      await client.query(sql, [clinicId, patients, rows[0].id]);
      await client.query(`analyze ${/^insert into (\w+)/.exec(sql)[1]}`);
    }
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
  return { email, password: PASSWORD };
};

/** What that person's clinic holds, the second clinic's patients, and the bytes of the sums that are kept. */
export const sizesOf = async (url, email) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(
      `select (select count(*)::int from stagewell.patient where clinic_id = m.clinic_id) as patients, (select count(*)::int from stagewell.course where clinic_id = m.clinic_id and started_on is not null) as courses,
         (select count(*)::int from stagewell.check_in where clinic_id = m.clinic_id) as "checkIns", 
         (select count(*)::int from stagewell.patient where clinic_id <> m.clinic_id) as besides, (select octet_length(sums::text) from stagewell.insight_count i where i.clinic_id = m.clinic_id) as bytes
       from stagewell.membership m join stagewell.account a on a.id = m.account_id where a.email = $1`,
      [email],
    );
    const [{ bytes, ...sizes }] = rows;
    return { sizes, bytes };
  } finally {
    await client.end();
  }
};

const nodesOf = (node) => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** How the two statements are run under the application's role: milliseconds, and the way to the scores. */
export const planOf = async (url, email) => {
  const [{ COUNT }, { WORK }, { MODALITIES }, { windowRules }] = await Promise.all([
    built('insight/response.sql'),
    built('insight/work.sql'),
    import(pathToFileURL(join(ROOT, 'shared', 'dist', 'catalogue', 'catalogue.js')).href),
    import(pathToFileURL(join(ROOT, 'shared', 'dist', 'insight', 'windows.js')).href),
  ]);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(
      `select m.clinic_id as clinic from stagewell.membership m join stagewell.account a on a.id = m.account_id where a.email = $1`,
      [email],
    );
    const [{ clinic }] = rows;
    await client.query('begin');
    await client.query(
      `select set_config('role', 'stagewell_app', true), set_config('search_path', 'stagewell, public', true), set_config('app.clinic_id', $1, true)`,
      [clinic],
    );
    const today = new Date().toISOString().slice(0, 10);
    const explain = async (sql, values) => (await client.query({ text: `explain (analyze, buffers, format json) ${sql}`, values })).rows[0]['QUERY PLAN'][0];
    const response = await explain(COUNT, [clinic, today, JSON.stringify(windowRules(MODALITIES)), new Date()]);
    const work = await explain(WORK, [clinic, today, null, today]);
    await client.query('rollback');
    const scores = nodesOf(response.Plan).find((node) => node['Relation Name'] === 'check_in');
    return {
      countMs: response['Execution Time'],
      workMs: work['Execution Time'],
      scores: `${scores['Node Type'].toLowerCase()} (${scores['Index Name'] ?? 'no index'}), once for each of ${scores['Actual Loops'].toLocaleString('en-US')} courses`,
    };
  } finally {
    await client.end();
  }
};
