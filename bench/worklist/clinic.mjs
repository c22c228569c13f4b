import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { ROOT } from '../../scripts/paths.mjs';

const PASSWORD = 'a password for measuring';
const built = (path) => import(pathToFileURL(join(ROOT, 'server', 'dist', `${path}.js`)).href);

/** A plan for each five open items; four of five items are reviews, every tenth of those is booked, every fifth task is about safety. */
const FILL = [
  `insert into patient (clinic_id, id, mrn, family_name, given_name, birth_date, sex, language, service_status, source, recorded_on, created_by)
   select $1, gen_random_uuid(), 'W-' || n, (array['Okafor','Rivera','Tanaka','Brooks','Delgado','Whitfield'])[1 + n % 6], 'Given' || n, date '1950-01-01' + n % 20000, 'female', 'en', 'none', 'entered', current_date, $3
   from generate_series(1, $2::int / 5) n`,
  `insert into care_plan (clinic_id, id, patient_id, state, created_on, activated_on, created_by) select clinic_id, gen_random_uuid(), id, 'active', current_date - 100, current_date - 90, $3 from patient where clinic_id = $1 and $2::int > 0`,
  `insert into plan_version (clinic_id, plan_id, version, document, evaluation, rule_set_version, engine_version, what, saved_at, saved_by)
   select clinic_id, id, 1, '{}', '{}', (select max(version) from rule_set_version v where v.clinic_id = $1), '1', 'Saved', now(), $3 from care_plan where clinic_id = $1 and $2::int > 0`,
  `insert into review (clinic_id, id, plan_id, key, moment, course_ids, earliest, target, latest, state, created_version)
   select clinic_id, gen_random_uuid(), id, 'plan-review:plan:' || n, 'plan-review', '{}', d.day, d.day + 7, d.day + 21, 'due', 1
   from (select *, row_number() over (order by id)::int as r from care_plan where clinic_id = $1) c, generate_series(1, 4) n, lateral (select current_date - 60 + ((c.r * 7 + n * 83) % 330) as day) d where $2::int > 0 and $3::uuid is not null`,
  `insert into task (clinic_id, id, patient_id, kind, trigger_id, priority, what, action, state, opened_at, due_at)
   select clinic_id, gen_random_uuid(), id, case when r % 5 = 0 then 'safety' else 'errand' end, case when r % 5 = 0 then 'SAF-10' else '' end, case when r % 5 = 0 then (array['stat','same-day','within-24h','within-2d','within-3d'])[1 + r % 5] else 'routine' end,
     'Something to do', 'Do it', 'open', now() - interval '1 day', case when r % 5 > 0 and r % 7 = 0 then null else now() + make_interval(hours => (r % 400) - 100) end
   from (select *, row_number() over (order by id)::int as r from patient where clinic_id = $1) p where r % 5 < 4 and $2::int > 0 and $3::uuid is not null`,
  `insert into check_in_request (clinic_id, id, patient_id, plan_id, key, phase, due_on, latest_on, instruments, state)
   select clinic_id, gen_random_uuid(), patient_id, id, 'maintenance:1', 'maintenance', current_date - 3 - r % 10, current_date - 1 - r % 10, '{peg}', 'missed'
   from (select *, row_number() over (order by id)::int as r from care_plan where clinic_id = $1) c where r % 5 = 4 and $2::int > 0 and $3::uuid is not null`,
  `insert into room (clinic_id, id, site_id, name, kind, seats) select clinic_id, gen_random_uuid(), id, 'One', 'consulting', 1 from site where clinic_id = $1 and $2::int > 0 and $3::uuid is not null`,
  `insert into visit_type (clinic_id, id, name, length_minutes, room_kind, needs_clinician) select id, gen_random_uuid(), 'Review', 30, 'consulting', false from clinic where id = $1 and $2::int > 0 and $3::uuid is not null`,
  `insert into appointment (clinic_id, id, patient_id, visit_type_id, site_id, room_id, seat, starts_at, ends_at, wall_start, zone, state, booked_at, booked_by)
   select r.clinic_id, r.id, r.patient_id, v.id, o.site_id, o.id, 1, s.at, s.at + interval '30 minutes', '2026-05-04T10:00', 'America/New_York', 'scheduled', now(), $3
   from (select w.clinic_id, w.id, c.patient_id, row_number() over (order by w.id)::int as n from review w join care_plan c on c.clinic_id = w.clinic_id and c.id = w.plan_id where w.clinic_id = $1) r
   join room o on o.clinic_id = r.clinic_id join visit_type v on v.clinic_id = r.clinic_id, lateral (select date_trunc('hour', now()) + make_interval(mins => 30 * r.n) as at) s where r.n % 10 = 0 and $2::int > 0`,
  `insert into appointment_review (clinic_id, appointment_id, review_id) select clinic_id, id, id from appointment where clinic_id = $1 and $2::int > 0 and $3::uuid is not null`,
  `insert into care_team (clinic_id, patient_id, account_id, reason) select clinic_id, id, $3, 'Measured' from patient where clinic_id = $1 and $2::int > 0`,
];

const nodesOf = (node) => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** What the first page reads, as the application's role plans it for the clinic of that person: indexes, and tables read as a whole. */
export const planOf = async (url, email) => {
  const { PAGE, COUNTS } = await built('worklist/rows.sql');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(
      `select m.clinic_id as clinic, m.account_id as account from stagewell.membership m join stagewell.account a on a.id = m.account_id where a.email = $1`,
      [email],
    );
    const [{ clinic, account }] = rows;
    await client.query('begin');
    await client.query(
      `select set_config('role', 'stagewell_app', true), set_config('search_path', 'stagewell, public', true), set_config('app.clinic_id', $1, true)`,
      [clinic],
    );
    const today = new Date();
    const values = [
      clinic,
      account,
      today.toISOString().slice(0, 10),
      today,
      'America/New_York',
      true,
      null,
      null,
      null,
      null,
      ['scheduler'],
      null,
      null,
      false,
    ];
    const explain = async (sql, more) =>
      (await client.query({ text: `explain (analyze, format json) ${sql}`, values: [...values, ...more] })).rows[0]['QUERY PLAN'][0];
    const page = await explain(PAGE, [null, null, null, null]);
    const counts = await explain(COUNTS, []);
    await client.query('rollback');
    // What a condition of no interest would have read is planned and never run.
    const nodes = nodesOf(page.Plan).filter((node) => node['Actual Loops'] > 0);
    return {
      pageMs: page['Execution Time'],
      countsMs: counts['Execution Time'],
      indexes: [...new Set(nodes.flatMap((node) => node['Index Name'] ?? []))].sort(),
      whole: [...new Set(nodes.filter((node) => node['Node Type'] === 'Seq Scan').map((node) => node['Relation Name']))].sort(),
    };
  } finally {
    await client.end();
  }
};

/** One more clinic with so many open items. Answers the front desk's sign-in. */
export const fillWorklist = async (url, size, nth) => {
  const { createClinic } = await built('clinics/create-clinic');
  const email = `desk${nth}@clinic.test`;
  const desk = {
    email,
    displayName: 'D. Esk',
    password: PASSWORD,
    roles: ['scheduler'],
    credentials: '',
    mayPrescribe: false,
    schedules: [],
    licenceExpiresOn: null,
    maySign: [],
  };
  const clinicId = await createClinic(url, { name: `Measured ${nth}`, zone: 'America/New_York', demo: false, sites: ['North'], people: [desk] });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('set search_path = stagewell, public');
    const { rows } = await client.query('select id from account where email = $1', [email]);
    // Each statement reads what the ones before wrote, and is planned for as much as there is.
    for (const sql of FILL) {
      await client.query(sql, [clinicId, size, rows[0].id]);
      await client.query(`analyze ${/^insert into (\w+)/.exec(sql)[1]}`);
    }
    await client.query('analyze');
  } finally {
    await client.end();
  }
  return { email, password: PASSWORD };
};
