import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DisclosureView, ExportManifest } from '@stagewell/shared/interchange/disclosure';
import { unzipSync } from 'fflate';
import type { Response } from 'supertest';
import { checkIn, newPatient, startApp, type Person, type TestApp } from '../../testing/app.js';
import { BODIES } from '../../testing/bodies.js';
import { asSuperuser } from '../../testing/database.js';
import { PASSWORD } from '../../testing/template.js';
import { runningPlan } from '../../testing/running.js';
import { EXPORTED, LEFT_OUT } from './everything.js';

let test: TestApp;
let clinician: Person;
let today: string;
beforeAll(async () => {
  test = await startApp();
  clinician = await test.as('clinician@a.test');
  today = (await clinician.get('/clinic')).body.today as string;
});
afterAll(() => test.close());

const body = () => BODIES['NewDisclosure']?.() ?? {};
const give = (id: string, person = clinician): Promise<Response> =>
  person
    .post(`/patients/${id}/access-exports`, body())
    .buffer(true)
    .parse((answer, done) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => done(null, Buffer.concat(parts)));
    });

describe('the right of access', () => {
  /** The files of an archive, each as text. */
  const filesOf = async (id: string): Promise<ReadonlyMap<string, string>> => {
    const answer = await give(id);
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/zip']);
    return new Map(Object.entries(unzipSync(answer.body as Uint8Array)).map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')]));
  };
  const textIn = (files: ReadonlyMap<string, string>, name: string): string => files.get(name) ?? '';
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

  it('gives everything as JSON and tables', async () => {
    const plan = await runningPlan(clinician, today, [['cbt', 0]]);
    await clinician.post(`/patients/${plan.patientId}/check-ins`, checkIn(today, { painNow: 0, note: '=warm, "quoted"\nand long' }));
    const files = await filesOf(plan.patientId);
    const record = JSON.parse(textIn(files, 'record.json')) as Record<string, Record<string, unknown>[]>;
    expect(record['patient']).toMatchObject([{ familyName: 'Okafor', phone: expect.any(String) }]);
    expect(record['check_in']).toMatchObject([{ painNow: 0, note: '=warm, "quoted"\nand long' }]);
    expect(record['plan_version']?.length).toBeGreaterThan(1);
    expect(record['course']).toMatchObject([{ modalityId: 'cbt' }]);
    expect(textIn(files, 'csv/check_in.csv')).toContain("'=warm");
    expect(textIn(files, 'record.json')).not.toContain('tokenHash');
  });

  it('with a manifest that proves each file, and stands in the record as given out', async () => {
    const id = (await clinician.post('/patients', newPatient())).body.id as string;
    await clinician.post(`/patients/${id}/check-ins`, checkIn(today, { note: 'two\nlines' }));
    const files = await filesOf(id);
    const manifest = JSON.parse(textIn(files, 'manifest.json')) as ExportManifest;
    expect([...files.keys()].toSorted()).toEqual([...manifest.files.map(({ name }) => name), 'manifest.json'].toSorted());
    expect(manifest.files.map(({ name, sha256, bytes }) => [name, sha256, bytes])).toEqual(
      manifest.files.map(({ name }) => [name, hash(textIn(files, name)), Buffer.byteLength(textIn(files, name))]),
    );
    expect(manifest.files.find(({ name }) => name === 'csv/check_in.csv')?.rows).toBe(1);
    const [given] = (await clinician.get(`/patients/${id}/disclosures`)).body as DisclosureView[];
    expect(given).toMatchObject({ kind: 'right-of-access', recipient: 'The patient', files: manifest.files.length });
    expect(given?.manifestSha256).toBe(hash(textIn(files, 'manifest.json')));
  });

  it('tells who opened or changed the chart, when and what, and nothing of anybody else', async () => {
    const [id, other] = await Promise.all([1, 2].map(async () => (await clinician.post('/patients', newPatient())).body.id as string));
    await clinician.get(`/patients/${id}`);
    await clinician.post(`/patients/${id}/check-ins`, checkIn(today));
    await clinician.get('/patients');
    await clinician.get(`/patients/${other}`);
    const files = await filesOf(id ?? '');
    const [header, ...rows] = textIn(files, 'accesses.csv').trim().split('\r\n');
    expect(header?.replace('\uFEFF', '')).toBe('at,who,role,kind,action,what,fields,outcome');
    expect(rows.map((row) => row.split(',').slice(1, 6).join(' '))).toEqual([
      'clinician clinician changed check-in.record check-in',
      'clinician clinician read chart.read chart',
      'clinician clinician changed patient.create patient',
    ]);
    expect(rows[0]).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z,/);
    expect(textIn(files, 'accesses.csv')).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}|127\.0\.0\.1|::1/);
    const manifest = JSON.parse(textIn(files, 'manifest.json')) as ExportManifest;
    expect(manifest.files.find(({ name }) => name === 'accesses.csv')?.rows).toBe(3);
    const again = textIn(await filesOf(id ?? ''), 'accesses.csv');
    expect(again).toContain(',given out,disclosure.right-of-access,disclosure,right-of-access,done');
  });

  it('tells also who was in a chart that was merged into this one', async () => {
    const [kept, merged] = await Promise.all([1, 2].map(async () => (await clinician.post('/patients', newPatient())).body.id as string));
    await clinician.post(`/patients/${merged}/check-ins`, checkIn(today));
    const decision = { mergedId: merged, keptVersion: 1, mergedVersion: 1, reason: 'The same person', password: PASSWORD };
    expect((await clinician.post(`/patients/${kept}/merges`, decision)).status).toBe(201);
    const told = textIn(await filesOf(kept ?? ''), 'accesses.csv');
    expect(told.match(/check-in\.record|patient\.create|patient-merge/g)?.toSorted()).toEqual([
      'check-in.record',
      'patient-merge',
      'patient-merge',
      'patient.create',
      'patient.create',
    ]);
    expect(told).not.toContain(merged);
  });

  it('holds what is left of a chart that was merged into this one, and nothing that was said of another person', async () => {
    const one = { familyName: 'Archivist', givenName: 'Idalia', birthDate: '1950-06-07' };
    const make = async (over: object): Promise<string> => (await clinician.post('/patients', newPatient({ ...one, ...over }))).body.id as string;
    const [kept, merged, sister] = [await make({}), await make({ address: '77 Elsewhere Lane' }), await make({ givenName: 'Idalie' })];
    expect((await clinician.post(`/patients/${kept}/two-people`, { otherId: sister, reason: 'Her sister, who is ill' })).status).toBe(204);
    const decision = { mergedId: merged, keptVersion: 1, mergedVersion: 1, reason: 'The same person', password: PASSWORD };
    expect((await clinician.post(`/patients/${kept}/merges`, decision)).status).toBe(201);
    const record = textIn(await filesOf(kept), 'record.json');
    expect(record).toContain('77 Elsewhere Lane');
    expect([record.includes('who is ill'), record.includes(sister)]).toEqual([false, false]);
  });

  it('of a chart that was opened very often is read some rows at a time, each once', async () => {
    const id = (await clinician.post('/patients', newPatient())).body.id as string;
    await asSuperuser(test.database, (client) =>
      client.query(
        `insert into stagewell.audit_event (clinic_id, at, seq, actor, role, ip, request_id, action, object, patient_id, outcome, reason, fields, key_id, mac)
         select e.clinic_id, e.at - (n / 2) * interval '1 second', 1000000 + n, null, '', '', '', 'check-in-link.open', 'check-in-request', e.patient_id, 'done', '', array['n' || n], e.key_id, e.mac
         from stagewell.audit_event e, generate_series(1, 2500) n where e.patient_id = $1`,
        [id],
      ),
    );
    const files = await filesOf(id);
    const rows = textIn(files, 'accesses.csv').trim().split('\r\n').slice(1);
    expect(rows).toHaveLength(2501);
    expect(new Set(rows.map((row) => row.split(',')[6])).size).toBe(2501);
    expect(rows.filter((row) => row.includes(',the patient by a link,,read,'))).toHaveLength(2500);
    const manifest = JSON.parse(textIn(files, 'manifest.json')) as ExportManifest;
    const listed = manifest.files.find(({ name }) => name === 'accesses.csv');
    expect([listed?.rows, listed?.sha256]).toEqual([2501, hash(textIn(files, 'accesses.csv'))]);
  });

  it('is of the care team or an administrator, of this clinic, and says to whom', async () => {
    const id = (await clinician.post('/patients', newPatient())).body.id as string;
    expect((await give(id, await test.as('admin@a.test'))).status).toBe(200);
    expect((await give(id, await test.as('scheduler@a.test'))).status).toBe(403);
    expect((await give(id, await test.as('clinician@b.test'))).status).toBe(404);
    expect((await clinician.post(`/patients/${id}/access-exports`, { recipient: ' ', reason: '' })).status).toBe(400);
    const { body: rows } = await clinician.get(`/patients/${id}/disclosures`);
    expect(rows).toHaveLength(1);
    expect((await (await test.as('admin@a.test')).get(`/patients/${id}/disclosures`)).body).toHaveLength(1);
    expect((await (await test.as('scheduler@a.test')).get(`/patients/${id}/disclosures`)).status).toBe(403);
  });

  it('leaves nothing out that the database holds of a patient, but for what is said with its reason', async () => {
    const tables = await asSuperuser(test.database, async (client) =>
      (
        await client.query<{ t: string }>(
          // Tables that name a patient or a plan, and those that hang on such a table by a foreign key.
          `with about as (select distinct c.oid, c.relname as t from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
             where n.nspname = 'stagewell' and c.relkind in ('r','p') and not c.relispartition and a.attname in ('patient_id','plan_id') and a.attnum > 0)
           select t from about union select c.relname from pg_constraint f join about on about.oid = f.confrelid join pg_class c on c.oid = f.conrelid
             where f.contype = 'f' and not c.relispartition order by 1`,
        )
      ).rows.map(({ t }) => t),
    );
    const known = new Set([...EXPORTED.map(({ name }) => name), ...Object.keys(LEFT_OUT)]);
    expect(tables.filter((name) => !known.has(name))).toEqual([]);
    expect(tables.length).toBeGreaterThan(25);
  });
});
