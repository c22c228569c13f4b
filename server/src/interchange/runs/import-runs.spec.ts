import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import type { ImportRun, ImportRunStep, ImportRunView } from '@stagewell/shared/interchange/bulk/import-run';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { newPatient, startApp, type Person, type TestApp } from '../../testing/app.js';
import { BODIES } from '../../testing/bodies.js';
import { asSuperuser } from '../../testing/database.js';
import { madeBundle, type Made } from '../fhir/made-bundle.js';

let test: TestApp;
let clinician: Person;
let colleague: Person;
let today: string;
let seed = 5_000;

beforeAll(async () => {
  test = await startApp();
  clinician = await test.as('clinician@a.test');
  colleague = await test.as('colleague@a.test');
  today = (await clinician.get('/clinic')).body.today as string;
});
afterAll(() => test.close());

const body = (more: object = {}): object => ({ ...BODIES['StartImportRun']?.(), fingerprint: randomBytes(32).toString('hex'), ...more });
const start = async (more: object = {}, person = clinician): Promise<ImportRunView> => {
  const answer = await person.post('/imports/runs', body(more));
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body as ImportRunView;
};
const nextBundle = (): Made => madeBundle({ today, seed: ++seed });
const put = (id: string, number: number, source: string | Made, person = clinician) =>
  person
    .put(
      `/imports/runs/${id}/items/${number}?fileName=all.ndjson&line=${number * 10}`,
      (typeof source === 'string' ? source : JSON.stringify(source)) as unknown as object,
      null,
    )
    .set('content-type', 'application/fhir+json');
const took = async (id: string, number: number, source: string | Made): Promise<ImportRunStep> => {
  const answer = await put(id, number, source);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body as ImportRunStep;
};
const read = async (id: string): Promise<ImportRunView> => (await clinician.get(`/imports/runs/${id}`)).body as ImportRunView;
const countRows = (sql: string) => asSuperuser(test.database, async (client) => Number((await client.query<{ n: string }>(sql)).rows[0]?.n));
const charts = () => countRows('select count(*) as n from stagewell.patient');
const reports = () => countRows('select count(*) as n from stagewell.import_report');
/** The same person in the file, with one resource more. */
const withMore = (bundle: Made, resource: Made): Made => ({ ...bundle, entry: [...(bundle['entry'] as Made[]), { resource }] });
const NEW_WEIGHT = {
  resourceType: 'Observation',
  id: 'one-more',
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }] },
  effectiveDateTime: '2024-03-01T10:00:00Z',
  valueQuantity: { value: 71, code: 'kg' },
};

describe('an import of many charts', () => {
  it('moves by one item at a time, says what became of each, and ends with the last', async () => {
    const run = await start({ items: 4, name: 'Referrals', leftOutLines: 2 });
    expect(run).toMatchObject({ done: 0, items: 4, name: 'Referrals', leftOutLines: 2, finishedAt: null, told: [] });
    const first = nextBundle();
    const made = await took(run.id, 1, first);
    expect(made.item).toMatchObject({ number: 1, outcome: 'new', fileName: 'all.ndjson', line: 10, patientName: "Núñez O'Connor, María José", reason: '' });
    expect(made.item.toMap).toBeGreaterThan(0);
    expect((await took(run.id, 2, first)).item).toMatchObject({ outcome: 'unchanged' });
    expect((await took(run.id, 3, withMore(first, NEW_WEIGHT))).item).toMatchObject({ outcome: 'changed' });
    const last = await took(run.id, 4, '{"resourceType":');
    expect(last.item).toMatchObject({ outcome: 'refused', importId: null, patientName: '', reason: expect.stringContaining('line 1, column') });
    expect(last.run).toMatchObject({ done: 4, counts: { new: 1, changed: 1, unchanged: 1, refused: 1 }, finishedAt: expect.any(String) });
    const after = await read(run.id);
    expect(after).toEqual({ ...last.run, told: expect.any(Array) });
    expect(after.told.map(({ number, outcome }) => [number, outcome])).toEqual([
      [4, 'refused'],
      [1, 'new'],
      [2, 'unchanged'],
      [3, 'changed'],
    ]);
    const report = (await clinician.get(`/imports/${made.item.importId}`)).body as { fileName: string };
    expect(report.fileName).toBe('all.ndjson line 10');
  });

  it('tells thoughts of death before anything else, once it is known and when it is here already', async () => {
    const run = await start({ items: 4 });
    await took(run.id, 1, 'nonsense');
    const said = withMore(nextBundle(), {
      ...NEW_WEIGHT,
      id: 'item-9',
      code: { coding: [{ system: 'http://loinc.org', code: '44260-8' }] },
      valueQuantity: { value: 3 },
    });
    const reason = expect.stringContaining('PHQ-9 item 9 is above zero');
    expect((await took(run.id, 2, said)).item).toMatchObject({ outcome: 'new', reason });
    expect((await took(run.id, 3, said)).item).toMatchObject({ outcome: 'unchanged', reason });
    expect((await took(run.id, 4, nextBundle())).item).toMatchObject({ outcome: 'new', reason: '' });
    expect((await read(run.id)).told.map(({ number }) => number)).toEqual([2, 3, 1, 4]);
  });

  it.each<[string, () => string | Made, RegExp]>([
    ['text that is no JSON', () => 'nonsense', /cannot be read at line 1/],
    ['no bundle', () => ({ resourceType: 'Patient' }), /not a Bundle/],
    ['no patient', () => ({ resourceType: 'Bundle', type: 'collection', entry: [] }), /no Patient in the bundle/],
    ['nothing', () => '', /cannot be read/],
  ])('keeps why it refused %s, and goes on', async (_, source, reason) => {
    const run = await start({ items: 2 });
    const before = [await charts(), await reports()];
    expect((await took(run.id, 1, source())).item).toMatchObject({ outcome: 'refused', reason: expect.stringMatching(reason) });
    expect([await charts(), await reports()]).toEqual(before);
    expect((await took(run.id, 2, nextBundle())).run).toMatchObject({ done: 2, counts: { refused: 1, new: 1 } });
  });

  it('keeps a record number that somebody else has, as a refusal of that item', async () => {
    const run = await start({ items: 2 });
    const bundle = nextBundle();
    const { identifier } = (bundle['entry'] as { resource: { identifier: { value: string }[] } }[])[0]?.resource ?? { identifier: [] };
    await clinician.post('/patients', newPatient({ mrn: identifier[1]?.value }));
    expect((await took(run.id, 1, bundle)).item).toMatchObject({ outcome: 'refused', reason: expect.stringContaining('birth date is not the one') });
  });

  it('finds the chart that somebody enters at the same moment', async () => {
    const run = await start({ items: 1 });
    const bundle = nextBundle();
    type Named = { resource: { birthDate: string; identifier: { value: string }[] } };
    const [{ resource }] = bundle['entry'] as [Named];
    const number = resource.identifier[1]?.value;
    const entered = await clinician.post('/patients', newPatient({ birthDate: resource.birthDate }));
    const before = await charts();
    const { item } = await asSuperuser(test.database, async (client) => {
      // The number is taken by a transaction that has not ended: the import does not see it, and has to wait for it.
      await client.query('begin');
      await client.query('update stagewell.patient set mrn = $1 where id = $2', [number, entered.body.id]);
      const sent = took(run.id, 1, bundle);
      const waiting = `select pid from pg_stat_activity where wait_event_type = 'Lock' and wait_event = 'transactionid' and datname = current_database()`;
      do await client.query('select pg_stat_clear_snapshot()');
      while ((await client.query(waiting)).rows.length === 0);
      await client.query('commit');
      return sent;
    });
    expect(item).toMatchObject({ outcome: 'changed', reason: '' });
    expect(await charts()).toBe(before);
  });

  it('goes on behind an item that somebody leaves out, once, and never before its turn', async () => {
    const run = await start({ items: 3 });
    const left = (number: number) => clinician.put(`/imports/runs/${run.id}/items/${number}?leaveOut=yes&fileName=a.json`, {}, null);
    const before = await charts();
    expect((await left(2)).body.code).toBe('item-out-of-turn');
    const [one, again] = [await left(1), await left(1)];
    expect(one.body).toMatchObject({
      run: { done: 1, counts: { refused: 1 } },
      item: { outcome: 'refused', fileName: 'a.json', reason: expect.stringContaining('left out by hand') },
    });
    expect(again.body).toEqual(one.body);
    expect(await charts()).toEqual(before);
    expect((await took(run.id, 2, nextBundle())).run).toMatchObject({ done: 2, counts: { new: 1 } });
  });

  it('answers an item that is done as before, and imports nothing', async () => {
    const run = await start({ items: 2 });
    const bundle = nextBundle();
    const first = await took(run.id, 1, bundle);
    const before = [await charts(), await reports()];
    const again = await took(run.id, 1, nextBundle());
    expect(again).toEqual(first);
    expect([await charts(), await reports()]).toEqual(before);
  });

  it('takes one of two that come at once', async () => {
    const run = await start({ items: 2 });
    const bundle = nextBundle();
    const before = await reports();
    const [one, two] = await Promise.all([took(run.id, 1, bundle), took(run.id, 1, bundle)]);
    expect(one).toEqual(two);
    expect(await reports()).toBe(before + 1);
  });

  it('loses and doubles nothing when the database lets go in the middle', async () => {
    const run = await start({ items: 1 });
    const bundle = nextBundle();
    const before = [await charts(), await reports()];
    const refused = await asSuperuser(test.database, async (client) => {
      // The chart is written, and its report has to wait: the transaction is open at its last step.
      await client.query('begin; lock table stagewell.import_report in exclusive mode');
      const sent = put(run.id, 1, bundle).then((answer) => answer);
      const waiting = `select pid from pg_stat_activity where wait_event_type = 'Lock' and query like '%import_report%'`;
      let pids: readonly { pid: number }[] = [];
      while (pids.length === 0) {
        // Within a transaction the view would be looked at once only.
        await client.query('select pg_stat_clear_snapshot()');
        pids = (await client.query<{ pid: number }>(waiting)).rows;
      }
      for (const { pid } of pids) await client.query('select pg_terminate_backend($1)', [pid]);
      await client.query('rollback');
      return sent;
    });
    expect(refused.status).toBe(503);
    expect(await read(run.id)).toMatchObject({ done: 0, counts: { new: 0 } });
    expect([await charts(), await reports()]).toEqual(before);
    expect((await took(run.id, 1, bundle)).run).toMatchObject({ done: 1, counts: { new: 1 } });
    expect([await charts(), await reports()]).toEqual(before.map((many) => many + 1));
  });

  it.each<[string, number, string]>([
    ['the one after the next', 2, 'item-out-of-turn'],
    ['one that the files do not have', 4, 'import-ended'],
  ])('refuses %s', async (_, number, code) => {
    const run = await start({ items: 3 });
    const answer = await put(run.id, number, nextBundle());
    expect([answer.status, answer.body.code]).toEqual([409, code]);
    if (code === 'item-out-of-turn') expect(answer.body).toMatchObject({ context: { next: 1 }, detail: expect.stringContaining('send item 1') });
    expect(await read(run.id)).toMatchObject({ done: 0 });
  });

  it('refuses JSON of another type and does not move', async () => {
    const run = await start();
    const answer = await clinician.put(`/imports/runs/${run.id}/items/1`, { resourceType: 'Bundle' }, null);
    expect([answer.status, answer.body.code]).toEqual([415, 'unsupported-type']);
    expect(await read(run.id)).toMatchObject({ done: 0 });
  });

  it('finds the same files again where they stopped, for the one who started', async () => {
    const files = body({ items: 2 });
    const first = (await clinician.post('/imports/runs', files)).body as ImportRunView;
    await took(first.id, 1, nextBundle());
    const again = (await clinician.post('/imports/runs', files)).body as ImportRunView;
    expect(again).toMatchObject({ id: first.id, done: 1, told: [{ number: 1 }] });
    expect(((await colleague.post('/imports/runs', files)).body as ImportRun).id).not.toBe(first.id);
    expect(((await clinician.post('/imports/runs', { ...files, items: 3 })).body as ImportRun).id).not.toBe(first.id);
    expect(((await clinician.get('/imports/runs')).body as ImportRun[]).map(({ id }) => id)).toContain(first.id);
    await took(first.id, 2, nextBundle());
    const listed = async () => ((await clinician.get('/imports/runs')).body as ImportRun[]).map(({ id, finishedAt }) => [id, finishedAt === null]);
    expect(await listed()).toContainEqual([first.id, false]);
    expect((await listed()).findLastIndex(([, open]) => open === true)).toBeLessThan((await listed()).findIndex(([, open]) => open === false));
    await asSuperuser(test.database, (client) =>
      client.query(`update stagewell.import_run set finished_at = finished_at - interval '31 days' where id = $1`, [first.id]),
    );
    expect((await listed()).map(([id]) => id)).not.toContain(first.id);
    expect(((await clinician.post('/imports/runs', files)).body as ImportRun).id).not.toBe(first.id);
  });

  it('can be ended early; what is imported stays', async () => {
    const run = await start({ items: 3 });
    await took(run.id, 1, nextBundle());
    const ended = await clinician.post(`/imports/runs/${run.id}/end`, {});
    expect([ended.status, ended.body]).toEqual([200, expect.objectContaining({ done: 1, finishedAt: expect.any(String) })]);
    expect((await clinician.post(`/imports/runs/${run.id}/end`, {})).body).toEqual(ended.body);
    const answer = await put(run.id, 2, nextBundle());
    expect([answer.status, answer.body.code]).toEqual([409, 'import-ended']);
    expect((await took(run.id, 1, nextBundle())).run.done).toBe(1);
  });

  it.each<[string, object]>([
    ['no items', { items: 0 }],
    ['a fingerprint that is none', { fingerprint: 'x' }],
    ['a name that is too long', { name: 'x'.repeat(201) }],
    ['a field that nobody knows', { done: 5 }],
  ])('is not started with %s', async (_, more) => expect((await clinician.post('/imports/runs', body(more))).status).toBe(400));
});

describe('who', () => {
  it('goes on with it: whoever started it; a colleague is told so, another clinic finds nothing, the front desk may not', async () => {
    const run = await start();
    const asked = (person: Person) => [
      person.get(`/imports/runs/${run.id}`),
      put(run.id, 1, nextBundle(), person),
      person.post(`/imports/runs/${run.id}/end`, {}),
    ];
    const statuses = async (person: Person) => (await Promise.all(asked(person))).map(({ status }) => status);
    expect(await statuses(colleague)).toEqual([403, 403, 403]);
    expect(await statuses(await test.as('clinician@b.test'))).toEqual([404, 404, 404]);
    expect(await statuses(await test.as('scheduler@a.test'))).toEqual([403, 403, 403]);
    const nobodys = await clinician.get(`/imports/runs/${randomUUID()}`);
    expect([nobodys.status, nobodys.body.code]).toEqual([404, 'not-found']);
    expect(await read(run.id)).toMatchObject({ done: 0 });
  });

  it('leaves a trail of each chart and of each refusal', async () => {
    const run = await start({ items: 2 });
    await took(run.id, 1, nextBundle());
    await took(run.id, 2, 'nonsense');
    const rows = await asSuperuser(test.database, async (client) => {
      const found = await client.query<{ object: string; outcome: string; reason: string }>(
        `select object, outcome, reason from stagewell.audit_event where action = 'import-run.take' order by seq desc limit 2`,
      );
      return found.rows;
    });
    expect(rows).toMatchObject([
      { object: 'import-run', outcome: 'refused', reason: 'unreadable-file' },
      { object: 'import', outcome: 'done' },
    ]);
  });
});

describe('what is answered', () => {
  it('is what the description says', async () => {
    const ajv = new Ajv2020({ strict: false });
    (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
    const { components } = (await test.anyone().get('/api/openapi.json')).body as { components: object };
    ajv.addSchema({ $id: 'api', components });
    const run = await start({ items: 2 });
    const answers: readonly (readonly [string, unknown])[] = [
      ['ImportRunView', run],
      ['ImportRuns', (await clinician.get('/imports/runs')).body],
      ['ImportRunStep', await took(run.id, 1, nextBundle())],
      ['ImportRunStep', await took(run.id, 2, 'nonsense')],
      ['ImportRunView', await read(run.id)],
    ];
    for (const [schema, value] of answers) {
      const validate = ajv.compile({ $ref: `api#/components/schemas/${schema}` });
      expect([schema, validate(value), validate.errors]).toEqual([schema, true, null]);
    }
  });
});
