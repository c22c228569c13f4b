import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { verifyAll } from '../audit-verify.js';
import { KEYS, newPatient, startApp, type Person, type TestApp } from '../testing/app.js';
import { asSuperuser, urlFor } from '../testing/database.js';

let test: TestApp;
let clinician: Person;
beforeAll(async () => {
  test = await startApp();
  clinician = await test.as('clinician@a.test');
});
afterAll(() => test.close());

const asOwner = (sql: string): Promise<unknown> => asSuperuser(test.database, (client) => client.query(`set search_path = stagewell, public; ${sql}`));
const stored = (): Promise<{ patients: string; keys: string; events: string; head: string }> =>
  asSuperuser(test.database, async (client) => {
    const { rows } = await client.query<{ patients: string; keys: string; events: string; head: string }>(
      `select (select count(*) from stagewell.patient) as patients, (select count(*) from stagewell.idempotency) as keys,
         (select count(*) from stagewell.audit_event) as events, (select sum(seq) from stagewell.audit_head) as head`,
    );
    return rows[0] ?? { patients: '', keys: '', events: '', head: '' };
  });

/** Statements of one transaction travel together; each row makes one of them fail. */
const FAILURES: readonly (readonly [string, string, string])[] = [
  [
    'BEGIN, while the claim of the key is under way',
    `update clinic set zone = 'Nowhere/Land' where name = 'Clinic A'`,
    `update clinic set zone = 'America/New_York' where name = 'Clinic A'`,
  ],
  ['the claim of the key', 'revoke insert on idempotency from stagewell_app', 'grant insert on idempotency to stagewell_app'],
  ['the trail, while COMMIT is under way', 'revoke insert on audit_event from stagewell_app', 'grant insert on audit_event to stagewell_app'],
  [
    'COMMIT itself',
    `create function public.refuse() returns trigger language plpgsql as 'begin raise exception ''late''; end';
     create constraint trigger late after insert on patient deferrable initially deferred for each row execute function public.refuse()`,
    'drop function public.refuse() cascade',
  ],
];

describe('a unit of work', () => {
  it.each(FAILURES)('stores nothing when %s fails, and the same key is free for the next try', async (_, damage, repair) => {
    const [key, body] = [randomUUID(), newPatient()];
    await clinician.post('/patients', newPatient());
    const before = await stored();
    await asOwner(damage);
    expect((await clinician.post('/patients', body, key)).status).toBeGreaterThanOrEqual(400);
    expect(await stored()).toEqual(before);
    await asOwner(repair);
    const answer = await clinician.post('/patients', body, key);
    expect(answer.status).toBe(201);
    expect((await clinician.post('/patients', body, key)).body).toEqual(answer.body);
    expect(Number((await stored()).patients)).toBe(Number(before.patients) + 1);
    expect((await verifyAll(urlFor('postgres', test.database), KEYS)).filter(({ brokenAt }) => brokenAt !== null)).toEqual([]);
  });

  it('never hands one request the answer of another, also where some fail', async () => {
    const bodies = Array.from({ length: 40 }, (_, n) => newPatient({ familyName: `Person ${n}`, mrn: n % 4 === 0 ? 'ONE-FOR-ALL' : `P-${n}` }));
    const made = await Promise.all(bodies.map((body) => clinician.post('/patients', body)));
    expect(made.filter(({ status }) => status === 409)).toHaveLength(9);
    const kept = made.filter(({ status }) => status === 201).map(({ body }) => body as { id: string; familyName: string });
    expect(kept).toHaveLength(31);
    const charts = await Promise.all(kept.map(({ id }) => clinician.get(`/patients/${id}`)));
    expect(charts.map(({ body }) => (body as { patient: { id: string; familyName: string } }).patient.familyName)).toEqual(
      kept.map(({ familyName }) => familyName),
    );
  });
});
