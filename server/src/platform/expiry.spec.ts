import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { newPatient, startApp, type Person, type TestApp } from '../testing/app.js';
import { asSuperuser } from '../testing/database.js';

const HOUR = 3_600_000;

let test: TestApp;
let clinics: readonly Person[];
beforeAll(async () => {
  // Only the hourly clock is ours to move; the database and the connections keep theirs.
  jest.useFakeTimers({
    now: Date.now(),
    doNotFake: ['Date', 'setTimeout', 'clearTimeout', 'setImmediate', 'clearImmediate', 'nextTick', 'queueMicrotask', 'performance', 'hrtime'],
  });
  test = await startApp();
  clinics = await Promise.all(['clinician@a.test', 'clinician@b.test'].map((email) => test.as(email)));
});
afterAll(async () => {
  await test.close();
  jest.useRealTimers();
});

const database = <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
  asSuperuser(test.database, async (client) => (await client.query<T>(sql, values)).rows);
const keys = async (): Promise<readonly string[]> =>
  (await database<{ idem_key: string }>('select idem_key from stagewell.idempotency')).map((row) => row.idem_key);

/** A patient made with a key, which then becomes as old as asked. */
const ask = async (person: Person | undefined, hours: number): Promise<{ readonly key: string; readonly body: object; readonly id: string }> => {
  const [key, body] = [randomUUID(), newPatient()];
  const answer = await person?.post('/patients', body, key);
  await database(`update stagewell.idempotency set created_at = now() - make_interval(mins => $2) where idem_key = $1`, [key, Math.round(hours * 60)]);
  return { key, body, id: String(answer?.body.id) };
};

const anHourLater = async (gone: readonly string[]): Promise<void> => {
  jest.advanceTimersByTime(HOUR);
  for (let turn = 0; turn < 100 && (await keys()).some((key) => gone.includes(key)); turn++) await pause(50);
};

describe('the key of an answered request', () => {
  beforeEach(() => database('delete from stagewell.idempotency'));

  it('is forgotten after 72 hours in every clinic, and not before', async () => {
    const [old, older, young] = [await ask(clinics[0], 72.1), await ask(clinics[1], 400), await ask(clinics[1], 71.9)];
    await anHourLater([old.key, older.key]);
    expect(await keys()).toEqual([young.key]);
    expect((await clinics[1]?.post('/patients', young.body, young.key))?.body.id).toBe(young.id);
  });

  it('is forgotten however many there are', async () => {
    await database(`insert into stagewell.idempotency (clinic_id, actor, idem_key, req_hash, created_at)
      select c.id, gen_random_uuid(), gen_random_uuid(), decode(repeat('00', 32), 'hex'), now() - interval '4 days' from stagewell.clinic c, generate_series(1, 2500)`);
    await anHourLater(await keys());
    expect(await keys()).toEqual([]);
  });

  it('leaves what was stored and its trail', async () => {
    const { key, id } = await ask(clinics[0], 100);
    const trail = `select seq, mac from stagewell.audit_event order by clinic_id, seq`;
    const before = await database(trail);
    await anHourLater([key]);
    expect(await keys()).not.toContain(key);
    expect(await database(trail)).toEqual(before);
    expect((await clinics[0]?.get(`/patients/${id}`))?.status).toBe(200);
  });

  it('that somebody is holding does not keep the others', async () => {
    const [held, free] = [await ask(clinics[0], 100), await ask(clinics[0], 100)];
    await asSuperuser(test.database, async (client) => {
      await client.query('begin');
      await client.query('select 1 from stagewell.idempotency where idem_key = $1 for update', [held.key]);
      await anHourLater([free.key]);
      await client.query('rollback');
    });
    expect(await keys()).toEqual([held.key]);
  });
});
