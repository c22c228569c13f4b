import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyAll } from '../audit-verify.js';
import { KEYS, newPatient, startApp, type Person, type TestApp } from '../testing/app.js';
import { asSuperuser, urlFor } from '../testing/database.js';

let test: TestApp;
let clinician: Person;
let patientId: string;
beforeAll(async () => {
  test = await startApp();
  clinician = await test.as('clinician@a.test');
  patientId = (await clinician.post('/patients', newPatient())).body.id as string;
  for (let reads = 0; reads < 5; reads++) await clinician.get(`/patients/${patientId}`);
});
afterAll(() => test.close());

const broken = async (): Promise<number> => (await verifyAll(urlFor('postgres', test.database), KEYS)).filter(({ brokenAt }) => brokenAt !== null).length;
const tamper = (sql: string): Promise<unknown> => asSuperuser(test.database, (client) => client.query(`set search_path = stagewell; ${sql}`));

describe('the trail', () => {
  it('names who read the chart, and fields but never values', async () => {
    const { rows } = (await (await test.as('auditor@a.test')).get(`/audit?patientId=${patientId}`)).body as {
      rows: { action: string; actorName: string; fields: string[] }[];
    };
    expect(rows.filter(({ action }) => action === 'chart.read')).toHaveLength(5);
    expect(rows.find(({ action }) => action === 'patient.create')).toMatchObject({
      actorName: 'clinician',
      fields: expect.arrayContaining(['mrn', 'familyName']),
    });
    expect(JSON.stringify(rows)).not.toContain('Okafor');
  });

  it('is whole, also after many at once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => clinician.get(`/patients/${patientId}`)));
    expect(await broken()).toBe(0);
  });

  it.each([['an edited value', `update audit_event set action = 'nothing' where seq = 3`]])('%s is found', async (_, change) => {
    const before = await asSuperuser(
      test.database,
      async (client) =>
        (await client.query<{ action: string }>(`select action from stagewell.audit_event where seq = 3 order by clinic_id limit 1`)).rows[0]?.action,
    );
    await tamper(change);
    expect(await broken()).toBeGreaterThan(0);
    await tamper(`update audit_event set action = '${before}' where seq = 3`);
    expect(await broken()).toBe(0);
  });

  it.each([
    ['another actor', `update audit_event set actor = gen_random_uuid() where seq = 2`],
    ['a row taken from the middle', `delete from audit_event where seq = 4`],
    [
      'the tail cut off',
      `delete from audit_event e using (select clinic_id, max(seq) as last from audit_event group by clinic_id) m where e.clinic_id = m.clinic_id and e.seq = m.last`,
    ],
    ['two rows exchanged', `update audit_event set seq = case seq when 5 then 6 else 5 end where seq in (5, 6)`],
    [
      'a forged row',
      `insert into audit_event (clinic_id, at, seq, role, ip, request_id, action, object, outcome, reason, fields, key_id, mac) select clinic_id, now(), seq + 1, '', '', '', 'x', 'x', 'done', '', '{}', 'test', decode(repeat('00', 32), 'hex') from audit_head; update audit_head set seq = seq + 1`,
    ],
  ])('%s is found', async (_, change) => {
    const copy = `drop table if exists public.kept_events, public.kept_head; create table public.kept_events as table audit_event; create table public.kept_head as table audit_head`;
    await tamper(copy);
    await tamper(change);
    expect(await broken()).toBeGreaterThan(0);
    await tamper(
      `delete from audit_event; insert into audit_event table public.kept_events; delete from audit_head; insert into audit_head table public.kept_head`,
    );
    expect(await broken()).toBe(0);
  });

  it('cannot be changed by the application', async () => {
    await expect(
      asSuperuser(test.database, async (client) => {
        await client.query('set role stagewell_app');
        await client.query(`update stagewell.audit_event set reason = 'x'`);
      }),
    ).rejects.toMatchObject({ code: '42501' });
  });
});
