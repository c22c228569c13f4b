import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { createLogger } from './platform/logger.js';
import { KEYS, newPatient, NOTHING_SENT, startApp, type TestApp } from './testing/app.js';
import { asSuperuser, urlFor } from './testing/database.js';
import { waitingTask } from './testing/waiting.js';
import { inHours, waitingClinic } from './testing/waiting-clinic.js';
import { WorkerModule, type WorkGround } from './worker.js';

const ground = (): WorkGround => ({
  databaseUrl: urlFor('stagewell_app', test.database),
  keys: KEYS,
  log: createLogger('silent'),
  sending: NOTHING_SENT,
  origin: '',
});

let test: TestApp;
beforeAll(async () => {
  test = await startApp({ jobs: false });
});
afterAll(() => test.close());

const keys = (): Promise<readonly string[]> =>
  asSuperuser(test.database, async (client) => {
    const { rows } = await client.query<{ idem_key: string }>('select idem_key from stagewell.idempotency');
    return rows.map((row) => row.idem_key);
  });

it('does as a process of its own, with the rights of the server, what the server leaves to it', async () => {
  const clinician = await test.as('clinician@a.test');
  const key = randomUUID();
  await clinician.post('/patients', newPatient(), key);
  await asSuperuser(test.database, (client) => client.query(`update stagewell.idempotency set created_at = now() - interval '73 hours'`));
  expect(await keys()).toEqual([key]);
  const worker = await NestFactory.createApplicationContext(WorkerModule.on(ground()), { logger: false });
  for (let turn = 0; turn < 100 && (await keys()).length > 0; turn++) await pause(50);
  expect(await keys()).toEqual([]);
  await worker.close();
});

it('escalates what nobody closed in time, with nobody looking, and leaves what is not late', async () => {
  const at = await waitingClinic(test);
  const [late, soon, errand] = [
    await waitingTask(at, inHours(-1), 'stat'),
    await waitingTask(at, inHours(1), 'stat'),
    await waitingTask(at, inHours(-1), null),
  ];
  const worker = await NestFactory.createApplicationContext(WorkerModule.on(ground()), { logger: false });
  const escalated = (): Promise<readonly string[]> =>
    asSuperuser(test.database, async (client) => {
      const { rows } = await client.query<{ id: string }>('select id from stagewell.task where escalated_at is not null');
      return rows.map(({ id }) => id);
    });
  for (let turn = 0; turn < 100 && (await escalated()).length === 0; turn++) await pause(50);
  expect(await escalated()).toEqual([late]);
  expect([soon, errand]).not.toContain(late);
  await worker.close();
});
