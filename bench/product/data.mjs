import { join } from 'node:path';
import pg from 'pg';
import { ROOT } from '../../scripts/paths.mjs';

export const PATIENTS = 10_000;
export const CHECK_INS = 50_000;
const CHART_CHECK_INS = 100;
/** Patients on the clinician's care team, each with a plan of five courses; the first one is the chart that is read. */
const USUAL_TEAM = 200;
const EMAIL = 'bench@clinic.test';
const PASSWORD = 'a password for measuring';

const FAMILY = [
  'Okafor',
  'Rivera',
  'Lindqvist',
  'Tanaka',
  'Brooks',
  'Nguyen',
  'Garcia',
  'Whitfield',
  'Adeyemi',
  'Larsen',
  'Mehta',
  'Cole',
  'Ferrari',
  'Jansen',
  'Hughes',
  'Silva',
  'Kowalski',
  'Moreau',
  'Haddad',
  'Petrov',
  'Sullivan',
  'Abdi',
  'Castillo',
  'Yamamoto',
  'Fischer',
  'Oyelaran',
  'Bianchi',
  'Novak',
  'Delgado',
  'Thompson',
];
const GIVEN = [
  'Ngozi',
  'Elena',
  'Maja',
  'Ken',
  'Tamika',
  'Linh',
  'Rosa',
  'Jon',
  'Grace',
  'Nils',
  'Priya',
  'Dana',
  'Paolo',
  'Iris',
  'Owen',
  'Beatriz',
  'Tomasz',
  'Claire',
  'Omar',
  'Irina',
  'Sean',
  'Amina',
  'Luis',
  'Yuki',
  'Anna',
  'Tunde',
  'Marco',
  'Jana',
  'Carmen',
  'Ruth',
];

/** What a person types while looking for somebody, key press by key press. */
export const TYPED = [
  'ok',
  'oka',
  'okaf',
  'okafo',
  'ri',
  'riv',
  'rive',
  'tanaka ken',
  'b-00123',
  'you',
  'yuki',
  'delg',
  'sul',
  'sulliv',
  'an',
  'anna',
  'nov',
  'novak',
];

/** Ids that begin with a time, as the product's do, one a millisecond; `kind` keeps tables apart. */
const id = (kind, n) => `(lpad(to_hex(1735689600000 + (${n})), 12, '0') || '7' || '${kind}' || '80008' || substr(md5('${kind}' || (${n})), 1, 11))::uuid`;

const COURSES = ['duloxetine', 'pt_exercise', 'pne', 'cbt', 'tens'];

/** One set-based statement per table; `$1` clinic, `$2` account. */
const statementsOf = (team) => [
  [
    `insert into patient (clinic_id, id, mrn, family_name, given_name, birth_date, sex, language, interpreter, service_status, last_check_in_on, source, recorded_on, created_by)
     select $1, ${id('a0a', 'n')}, 'B-' || lpad(n::text, 5, '0'), ($3::text[])[1 + n % 30], ($4::text[])[1 + (n / 30) % 30], date '1940-01-01' + (n * 7) % 22000, (array['female','male'])[1 + n % 2],
       'en', false, 'none', current_date - n % 90, 'entered', current_date - 400, $2 from generate_series(1, ${PATIENTS}) n`,
    [FAMILY, GIVEN],
  ],
  [
    `insert into care_team (clinic_id, patient_id, account_id, reason) select $1, ${id('a0a', 'n')}, $2, 'Created the chart' from generate_series(1, ${team}) n`,
  ],
  [
    `insert into care_plan (clinic_id, id, patient_id, state, title, created_on, activated_on, created_by)
     select $1, ${id('b0b', 'n')}, ${id('a0a', 'n')}, 'active', 'Back on the stairs', current_date - 300, current_date - 290, $2 from generate_series(1, ${team}) n`,
  ],
  [
    `insert into stage (clinic_id, id, plan_id, name, purpose, position)
     select $1, ${id('c0c', 'n * 10 + s')}, ${id('b0b', 'n')}, 'Stage ' || s, 'Understand and move', s from generate_series(1, ${team}) n, generate_series(0, 1) s where $2::uuid is not null`,
  ],
  [
    `insert into course (clinic_id, id, plan_id, stage_id, modality_id, starts_on, steps, sessions_per_week, target, success_criterion, stop_rule, state, started_on)
     select $1, ${id('d0d', 'n * 10 + k')}, ${id('b0b', 'n')}, ${id('c0c', 'n * 10 + k % 2')}, ($3::text[])[k], current_date - 300 + k * 14,
       '[{"day": 0, "text": "Begin", "dailyMg": null, "perWeek": 2, "holdRule": null, "adequate": true}]', 2, 'peg', 'PEG down 30 % by day 56', 'No change by day 56', 'active', current_date - 300 + k * 14
     from generate_series(1, ${team}) n, generate_series(1, 5) k where $2::uuid is not null`,
    [COURSES],
  ],
  [
    `insert into check_in (clinic_id, id, patient_id, taken_on, peg_pain, peg_enjoyment, peg_activity, pain_now, pain_worst, sleep, function, phq4_items, peg, phq2, gad2, phq4, adherence, red_flags, source, recorded_at, recorded_by)
     select $1, ${id('e0e', 'c')}, ${id('a0a', 'p')}, day, a, b, d, a, 9, 6, 5, array[1, 0, 2, 1], round((a + b + d) / 3.0, 2), 1, 3, 4,
       case when p > ${team} then '[]' else jsonb_build_array(jsonb_build_object('courseId', ${id('d0d', 'p * 10 + 1')}, 'percent', 80), jsonb_build_object('courseId', ${id('d0d', 'p * 10 + 2')}, 'percent', 60)) end,
       '{}', 'clinician', day + time '09:00', $2
     from generate_series(1, ${CHECK_INS}) c,
       lateral (select case when c <= ${CHART_CHECK_INS} then 1 else 2 + (c - ${CHART_CHECK_INS}) % (${PATIENTS} - 1) end as p, current_date - (${CHECK_INS} - c) % 350 - 1 as day, 3 + c % 5 as a, 2 + c % 6 as b, 4 + c % 3 as d)`,
  ],
  [`create sequence bench_seq start 1000000000`, null],
];

const seed = async (client, clinicId, accountId, team) => {
  await client.query(`set role stagewell_owner`);
  await client.query(`select set_config('search_path', 'stagewell, public', false), set_config('app.clinic_id', $1, false)`, [clinicId]);
  for (const [sql, more = []] of statementsOf(team)) await client.query(sql, more === null ? [] : [clinicId, accountId, ...more]);
  await client.query('reset role');
  await client.query('vacuum analyze');
};

/** Patients' notes are sealed; every fourth check-in of the chart that is read has one. */
const sealNotes = async (client, { clinicId, patientId, seal }) => {
  const { rows } = await client.query('select id from check_in where clinic_id = $1 and patient_id = $2 order by taken_on', [clinicId, patientId]);
  const noted = rows
    .filter((_, index) => index % 4 === 0)
    .map(({ id: checkIn }) => [checkIn, seal.seal('Slept badly after the long walk, better since Tuesday.', `check_in|note|${checkIn}`)]);
  await client.query('update check_in c set note = x.note from unnest($2::uuid[], $3::bytea[]) as x(id, note) where c.clinic_id = $1 and c.id = x.id', [
    clinicId,
    noted.map(([checkIn]) => checkIn),
    noted.map(([, note]) => note),
  ]);
};

const server = (name) => import(join(ROOT, 'server', 'dist', `${name}.js`));

/**
 * One clinic with one clinician, 10,000 patients and 50,000 check-ins, made in seconds by set-based statements as the owner.
 * @param plans how many of the patients are on the clinician's team with a running plan
 * @returns {Promise<{ clinicId: string, accountId: string, salt: Buffer, patientId: string, team: { id: string, courses: string[] }[], person: { email: string, password: string }, bytes: number }>}
 */
export const makeClinic = async ({ url, keyFile, plans = USUAL_TEAM }) => {
  const [{ createClinic }, { Seal, readKeys }] = await Promise.all([server('clinics/create-clinic'), server('platform/keys')]);
  const person = {
    email: EMAIL,
    displayName: 'B. Ench',
    password: PASSWORD,
    roles: ['clinician'],
    credentials: 'MD',
    mayPrescribe: true,
    schedules: ['II'],
    licenceExpiresOn: '2199-12-31',
    maySign: ['medication'],
  };
  const clinicId = await createClinic(url, { name: 'Measured clinic', zone: 'America/New_York', demo: false, sites: ['North'], people: [person] });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`set search_path = stagewell, public`);
    const {
      rows: [{ id: accountId, seal_salt: salt }],
    } = await client.query('select a.id, c.seal_salt from account a, clinic c where a.email = $1 and c.id = $2', [EMAIL, clinicId]);
    await seed(client, clinicId, accountId, plans);
    const { rows: team } = await client.query(
      `select p.patient_id as id, array_agg(k.id::text order by k.starts_on) as courses from care_plan p join course k on k.clinic_id = p.clinic_id and k.plan_id = p.id where p.clinic_id = $1 group by p.patient_id order by p.patient_id`,
      [clinicId],
    );
    await sealNotes(client, { clinicId, patientId: team[0].id, seal: new Seal(readKeys(keyFile), clinicId, salt) });
    const {
      rows: [{ bytes }],
    } = await client.query(`select pg_database_size(current_database())::float8 as bytes`);
    return { clinicId, accountId, salt, patientId: team[0].id, team: team.slice(1), person: { email: EMAIL, password: PASSWORD }, bytes };
  } finally {
    await client.end();
  }
};
