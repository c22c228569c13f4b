import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { newPatient, startApp, type TestApp } from '../testing/app.js';
import { SAFETY } from '../testing/bodies.js';
import { asSuperuser, urlFor } from '../testing/database.js';
import { startMailSink, type MailSink } from '../testing/mail-sink.js';

const MESSAGES = 5000;
const WORKERS = 2;
const KILLS = 8;
const WORKER = join(import.meta.dirname, '..', '..', 'dist', 'worker.js');

let sink: MailSink;
let test: TestApp;
let folder: string;
let patientId: string;
const running = new Set<ChildProcess>();
beforeAll(async () => {
  [sink, test] = await Promise.all([startMailSink(), startApp({ jobs: false })]);
  folder = mkdtempSync(join(tmpdir(), 'stagewell-reminders-'));
  // The keys of the application under test: addresses are sealed with them.
  writeFileSync(join(folder, 'keys.json'), JSON.stringify({ keyId: 'test', master: Buffer.alloc(32, 7).toString('base64') }));
  const [clinician, admin] = await Promise.all([test.as('clinician@a.test'), test.as('admin@a.test')]);
  await admin.put('/clinic/safety-contact', SAFETY, 0);
  patientId = (await clinician.post('/patients', newPatient({ email: 'many@example.org' }))).body.id as string;
});
afterAll(async () => {
  for (const worker of running) worker.kill('SIGKILL');
  await test.close();
  await sink.close();
  rmSync(folder, { recursive: true });
});

/** As many visits as messages, told at once since each is within two days, to a patient who lives where it is the middle of the day. */
const plant = (): Promise<unknown> =>
  asSuperuser(test.database, async (client) => {
    const { rows } = await client.query<{ zone: string }>(
      `select name as zone from pg_timezone_names where name ~ '^(America|Europe|Asia|Pacific)/' and extract(hour from now() at time zone name) between 10 and 17 order by abs(extract(hour from now() at time zone name) - 13) limit 1`,
    );
    const [clinic] = (await client.query<{ id: string }>(`select clinic_id as id from stagewell.patient where id = $1`, [patientId])).rows;
    await client.query(`insert into stagewell.contact_preference (clinic_id, patient_id, channel, zone, proxy, reason) values ($1, $2, 'email', $3, '', '')`, [
      clinic?.id,
      patientId,
      rows[0]?.zone,
    ]);
    await client.query(`set session_replication_role = replica`);
    await client.query(
      `insert into stagewell.appointment (clinic_id, id, patient_id, visit_type_id, site_id, room_id, seat, starts_at, ends_at, wall_start, zone, state, booked_by)
       select $1, gen_random_uuid(), $2, gen_random_uuid(), (select id from stagewell.site where clinic_id = $1 limit 1), gen_random_uuid(), 1, s, s + interval '30 seconds', '', 'America/New_York', 'scheduled', gen_random_uuid()
       from generate_series(date_trunc('minute', now()) + interval '5 hours', date_trunc('minute', now()) + interval '5 hours' + interval '${MESSAGES - 1} minutes' / 2, interval '30 seconds') s`,
      [clinic?.id, patientId],
    );
  });
const states = (): Promise<Readonly<Record<string, number>>> =>
  asSuperuser(test.database, async (client) => {
    const { rows } = await client.query<{ state: string; count: number }>('select state, count(*)::int as count from stagewell.message group by state');
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  });

/** A worker as production runs it. */
const startWorker = (): ChildProcess => {
  const worker = spawn(process.execPath, [WORKER], {
    stdio: 'ignore',
    env: {
      DATABASE_URL: urlFor('stagewell_app', test.database),
      KEY_FILE: join(folder, 'keys.json'),
      SMTP_URL: sink.url,
      MAIL_FROM: 'post@clinic.example',
      PUBLIC_ORIGIN: 'https://clinic.example',
      LOG_LEVEL: 'silent',
    },
  });
  running.add(worker);
  worker.once('exit', () => running.delete(worker));
  return worker;
};

it(`${MESSAGES} reminders, ${WORKERS} workers, ${KILLS} of them killed and every connection cut once: each is delivered, once for whoever honours its key`, async () => {
  await plant();
  const workers = Array.from({ length: WORKERS }, startWorker);
  for (let kill = 0; kill < KILLS; kill++) {
    const before = sink.received.length;
    // Each kill meets a worker in the middle of its work.
    for (let turn = 0; turn < 600 && sink.received.length < before + 150; turn++) await pause(50);
    const at = kill % WORKERS;
    workers[at]?.kill('SIGKILL');
    workers[at] = startWorker();
    if (kill === KILLS / 2)
      await asSuperuser(test.database, (client) =>
        client.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'stagewell_app'`),
      );
  }
  for (let turn = 0; turn < 900 && (await states())['sent'] !== MESSAGES; turn++) await pause(200);
  const unique = new Set(sink.received.map(({ messageId }) => messageId));
  const repeats = sink.received.length - unique.size;
  expect(await states()).toEqual({ sent: MESSAGES });
  expect(unique.size).toBe(MESSAGES);
  // What was under way when a worker died is asked of the provider again, with the same key: at most 1 %.
  expect(repeats).toBeLessThanOrEqual(MESSAGES / 100);
}, 600_000);
