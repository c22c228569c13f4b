import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { ImportReport } from '@stagewell/shared/interchange/import-report';
import type { Chart } from '@stagewell/shared/plans/chart';
import { newPatient, startApp, type Person, type TestApp } from '../testing/app.js';
import { asSuperuser } from '../testing/database.js';
import { madeBundle, type Made } from './fhir/made-bundle.js';

let test: TestApp;
let clinician: Person;
let colleague: Person;
let today: string;
let seed = 0;

beforeAll(async () => {
  test = await startApp();
  clinician = await test.as('clinician@a.test');
  colleague = await test.as('colleague@a.test');
  today = (await clinician.get('/clinic')).body.today as string;
});
afterAll(() => test.close());

const send = (person: Person, file: string | Made, key = randomUUID()) => {
  const source = typeof file === 'string' ? file : JSON.stringify(file);
  return person.post('/imports/fhir?fileName=referral.json', source as unknown as object, key).set('content-type', 'application/fhir+json');
};
const nextBundle = (): Made => madeBundle({ today, seed: ++seed });
const take = async (file: Made, person = clinician): Promise<ImportReport> => {
  const answer = await send(person, file);
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body as ImportReport;
};
const chartOf = async (id: string): Promise<Chart> => (await clinician.get(`/patients/${id}`)).body as Chart;
const sizes = (chart: Chart) =>
  Object.fromEntries(
    (['conditions', 'allergies', 'medicines', 'facts', 'coverages', 'history', 'checkIns'] as const).map((section) => [section, chart[section].length]),
  );
const SIZES = { conditions: 4, allergies: 2, medicines: 5, facts: 24, coverages: 2, history: 4, checkIns: 23 };

const countRows = (sql: string) => asSuperuser(test.database, async (client) => Number((await client.query<{ n: string }>(sql)).rows[0]?.n));
const everything = () =>
  countRows(
    'select (select count(*) from stagewell.patient) + (select count(*) from stagewell.condition) + (select count(*) from stagewell.import_report) + (select count(*) from stagewell.check_in) as n',
  );
/** Changes the resources of one type. */
const changed = (bundle: Made, type: string, change: (resource: Made) => Made): Made => ({
  ...bundle,
  entry: (bundle['entry'] as { resource: Made }[]).map((entry) =>
    entry.resource['resourceType'] === type ? { ...entry, resource: change(entry.resource) } : entry,
  ),
});

describe('importing a bundle', () => {
  it('puts every listed field on the chart, and the importer on the care team', async () => {
    const report = await take(nextBundle());
    expect(report).toMatchObject({
      fileName: 'referral.json',
      patientName: "Núñez O'Connor, María José",
      counts: { taken: expect.any(Number), merged: 15, unchanged: 0, skipped: expect.any(Number) },
    });
    const chart = await chartOf(report.patientId);
    expect(chart.careTeam).toMatchObject([{ displayName: 'clinician', reason: 'Imported the chart' }]);
    expect(sizes(chart)).toEqual(SIZES);
    expect(chart.patient).toMatchObject({
      familyName: "Núñez O'Connor",
      language: 'es',
      interpreter: true,
      phone: '+1 555 0142',
      email: 'maria.nunez@example.org',
      address: '12 Álamo Street, Apt 3, Santa Fe, NM 87501, US',
      source: 'import',
    });
    expect(chart.conditions.find(({ label }) => label.startsWith('Radiculopathy'))).toMatchObject({
      flags: ['radicular-pain'],
      isPain: true,
      region: 'lumbar',
      status: 'active',
      codings: [{ code: 'M54.16', system: 'icd-10-cm' }],
    });
    expect(chart.conditions.find(({ label }) => label === 'Chronic pain')?.flags).toBeNull();
    expect(chart.allergies.find(({ label }) => label === 'Tramadol')).toMatchObject({
      substance: 'tramadol',
      kind: 'intolerance',
      reaction: 'Nausea',
      severity: 'mild',
    });
    expect(chart.medicines.find(({ label }) => label === 'Gabapentin')).toMatchObject({
      ingredients: ['gabapentin'],
      dailyMg: 600,
      status: 'stopped',
      doseText: '600 mg once a day',
    });
    expect(chart.history.find(({ label }) => label.startsWith('Epidural'))).toMatchObject({
      region: 'lumbar',
      sideEffects: 'Facial flushing',
      toBeCompleted: true,
      note: expect.stringContaining('Half of the pain gone'),
    });
    expect(chart.coverages[0]).toMatchObject({ payer: 'Sangre de Cristo Health Plan', plan: 'Gold PPO', memberId: 'SDC-4410-77', order: 1 });
    expect(chart.facts.find(({ code }) => code === 'weight')).toMatchObject({ value: 69.8532, unit: 'kg' });
    expect(chart.facts.find(({ code }) => code === 'pregnancy')).toMatchObject({ answer: 'no', value: null });
  });

  it('keeps scores as received, decimals and all, and computes what follows from items', async () => {
    const chart = await chartOf((await take(nextBundle())).patientId);
    expect(chart.checkIns.find(({ pegPain }) => pegPain !== null)).toMatchObject({
      pegPain: 7,
      pegEnjoyment: 6,
      pegActivity: 8,
      peg: 7,
      phq4Items: [1, 0, 2, 1],
      phq2: 1,
      gad2: 3,
      phq4: 4,
      source: 'import',
      redFlags: null,
    });
    expect(chart.checkIns.some(({ painNow }) => painNow !== null && !Number.isInteger(painNow))).toBe(true);
  });

  it('has a report with a line for every resource, readable later', async () => {
    const bundle = nextBundle();
    const report = await take(bundle);
    expect(report.lines).toHaveLength((bundle['entry'] as unknown[]).length);
    expect((await clinician.get(`/imports/${report.id}`)).body).toEqual({ ...report, importedAt: expect.any(String) });
    const list = (await clinician.get(`/patients/${report.patientId}/imports`)).body as ImportReport[];
    expect(list).toMatchObject([{ id: report.id, counts: report.counts }]);
    expect(list[0]).not.toHaveProperty('lines');
  });

  it('every row of the report is on the chart under its source', async () => {
    const report = await take(nextBundle());
    const chart = await chartOf(report.patientId);
    const known = new Set(
      ['conditions', 'allergies', 'medicines', 'facts', 'coverages', 'history', 'statements'].flatMap((section) =>
        chart[section as 'facts'].map(({ sourceId }) => `${section} ${sourceId}`),
      ),
    );
    const named = report.lines.flatMap(({ rows }) => rows).filter(({ section }) => section !== 'checkIns');
    expect(named.filter(({ section, sourceId }) => !known.has(`${section} ${sourceId}`))).toEqual([]);
    expect(named.length).toBeGreaterThan(30);
  });
});

describe('importing again', () => {
  it('says what the source took back and is still on the chart', async () => {
    const bundle = nextBundle();
    const first = await take(bundle);
    const error = { coding: [{ code: 'entered-in-error' }] };
    const again = await take(
      changed(
        changed(bundle, 'Condition', (one) => ({ ...one, verificationStatus: error })),
        'Observation',
        (one) => ({ ...one, status: 'entered-in-error' }),
      ),
    );
    const still = again.lines.filter(({ decision, reason }) => decision === 'skipped' && reason.startsWith('still on the chart from an earlier import'));
    const taken = (type: string) => first.lines.filter(({ resourceType, decision }) => resourceType === type && decision === 'taken').length;
    expect(still.filter(({ resourceType }) => resourceType === 'Condition')).toHaveLength(taken('Condition'));
    expect(still.filter(({ resourceType }) => resourceType === 'Observation')).toHaveLength(taken('Observation'));
    expect(sizes(await chartOf(first.patientId))).toEqual(SIZES);
  });

  it('changes nothing and says so', async () => {
    const bundle = nextBundle();
    const first = await take(bundle);
    const before = await chartOf(first.patientId);
    const second = await take(bundle);
    expect(second.patientId).toBe(first.patientId);
    expect(second.counts).toEqual({ taken: 0, merged: 0, unchanged: first.counts.taken + first.counts.merged, skipped: first.counts.skipped });
    expect(second.lines.find(({ resourceType }) => resourceType === 'Condition')?.reason).toContain('already here');
    expect(await chartOf(first.patientId)).toEqual(before);
  });

  it('the same submission twice is one import', async () => {
    const [bundle, key] = [nextBundle(), randomUUID()];
    const answers = [await send(clinician, bundle, key), await send(clinician, bundle, key)];
    expect(answers[1]?.text).toBe(answers[0]?.text);
    const { patientId } = answers[0]?.body as ImportReport;
    expect((await clinician.get(`/patients/${patientId}/imports`)).body).toHaveLength(1);
  });

  it('two people at the same moment make one chart', async () => {
    const bundle = nextBundle();
    const reports = await Promise.all([take(bundle), take(bundle, colleague), take(bundle)]);
    expect(new Set(reports.map(({ patientId }) => patientId)).size).toBe(1);
    expect(reports.filter(({ counts }) => counts.taken > 0)).toHaveLength(1);
    const chart = await chartOf(reports[0]?.patientId ?? '');
    expect(sizes(chart)).toEqual(SIZES);
    expect(chart.careTeam).toHaveLength(2);
  });

  it('never overwrites what was edited here, and says so', async () => {
    const bundle = nextBundle();
    const { patientId } = await take(bundle);
    const row = (await chartOf(patientId)).conditions.find(({ label }) => label === 'Chronic pain');
    const { id, version, source, sourceSystem, sourceId, recordedOn, ...fields } = row as NonNullable<typeof row>;
    await clinician.put(`/patients/${patientId}/conditions/${id}`, { ...fields, flags: ['chronic-primary-pain'] }, version);
    const again = await take(bundle);
    expect(again.lines.find(({ label }) => label === 'Chronic pain')).toMatchObject({
      decision: 'unchanged',
      reason: expect.stringContaining('kept: edited here'),
      needsMapping: false,
    });
    expect((await chartOf(patientId)).conditions.find((one) => one.id === id)).toMatchObject({
      flags: ['chronic-primary-pain'],
      source,
      sourceSystem,
      sourceId,
      recordedOn,
    });
  });

  it('keeps out what was entered in error here', async () => {
    const bundle = nextBundle();
    const { patientId } = await take(bundle);
    const row = (await chartOf(patientId)).allergies.find(({ label }) => label === 'Shellfish');
    await clinician.change(`/patients/${patientId}/allergies/${row?.id}/entered-in-error`, { reason: 'Never had it' }, row?.version ?? 0);
    expect((await chartOf(patientId)).allergies.map(({ label }) => label)).toEqual(['Tramadol']);
    const again = await take(bundle);
    expect(again.lines.find(({ label }) => label === 'Shellfish')).toMatchObject({
      decision: 'unchanged',
      reason: expect.stringContaining('entered in error here'),
    });
    expect((await chartOf(patientId)).allergies).toHaveLength(1);
  });

  it('names what the source has changed since, and adds what is new', async () => {
    const bundle = nextBundle();
    const { patientId } = await take(bundle);
    const later = changed(bundle, 'Condition', (resource) => ({ ...resource, clinicalStatus: { coding: [{ code: 'resolved' }] } }));
    const extra = { fullUrl: 'urn:uuid:new', resource: { resourceType: 'Condition', id: 'brand-new', code: { text: 'Gout' } } };
    const again = await take({ ...later, entry: [...(later['entry'] as Made[]), extra] });
    expect(again.lines.find(({ label }) => label === 'Essential hypertension')).toMatchObject({
      decision: 'unchanged',
      reason: expect.stringContaining('the source now differs in status'),
    });
    expect(again.counts.taken).toBe(1);
    const chart = await chartOf(patientId);
    expect(chart.conditions.find(({ label }) => label === 'Essential hypertension')?.status).toBe('active');
    expect(chart.conditions.map(({ label }) => label)).toContain('Gout');
  });

  it('keeps demographics as they are here and names the difference', async () => {
    const bundle = nextBundle();
    await take(bundle);
    const moved = changed(bundle, 'Patient', (resource) => ({ ...resource, gender: 'other' }));
    expect((await take(moved)).lines.find(({ resourceType }) => resourceType === 'Patient')).toMatchObject({
      decision: 'unchanged',
      reason: expect.stringContaining('the file differs in sex'),
    });
  });
});

describe('a chart that was entered here', () => {
  const mrnOf = (bundle: Made) =>
    (bundle['entry'] as { resource: { identifier: { value: string }[]; birthDate: string } }[])[0]?.resource ?? { identifier: [], birthDate: '' };

  it('receives the import when record number and birth date agree', async () => {
    const bundle = nextBundle();
    const { identifier, birthDate } = mrnOf(bundle);
    const mine = (await clinician.post('/patients', newPatient({ mrn: identifier[1]?.value, birthDate }))).body as { id: string };
    const report = await take(bundle);
    expect(report.patientId).toBe(mine.id);
    expect((await chartOf(mine.id)).patient).toMatchObject({ familyName: 'Okafor', source: 'entered' });
    expect((await take(bundle)).counts.taken).toBe(0);
  });

  it('of another birth date refuses it, and nothing is stored', async () => {
    const bundle = nextBundle();
    await clinician.post('/patients', newPatient({ mrn: mrnOf(bundle).identifier[1]?.value }));
    const before = await everything();
    const answer = await send(clinician, bundle);
    expect([answer.status, answer.body.code]).toEqual([409, 'record-number-in-use']);
    expect(await everything()).toBe(before);
  });
});

describe('a number that another person came under', () => {
  const MR = { coding: [{ code: 'MR' }] };
  type Who = readonly [family: string, given: string, birthDate?: string];
  /** A file of one person, with a condition of their own. */
  const fileOf = (identity: Made, [family, given, birthDate]: Who): Made => ({
    resourceType: 'Bundle',
    type: 'collection',
    entry: [
      { resource: { resourceType: 'Patient', ...identity, name: [{ family, given: [given] }], birthDate } },
      { resource: { resourceType: 'Condition', id: 'c', code: { text: `Pain of ${given}` } } },
    ],
  });
  const withoutSystem = (n: string): Made => ({ id: 'p', identifier: [{ type: MR, value: n }] });
  const ofSystem = (n: string): Made => ({ id: 'p', identifier: [{ type: MR, system: 'urn:one', value: n }] });
  const onlyId = (n: string): Made => ({ id: n });

  it.each<[string, (n: string) => Made, Who, Who, RegExp]>([
    ['a record number without a system', withoutSystem, ['Able', 'Ann', '1970-01-01'], ['Zed', 'Zoe', '1988-02-02'], /not the birth date of that chart/],
    ['the id alone', onlyId, ['Able', 'Ann', '1970-01-01'], ['Zed', 'Zoe', '1988-02-02'], /not the birth date of that chart/],
    ['one number of one system, as a family has', ofSystem, ['Able', 'Ann', '1970-01-01'], ['Able', 'Al', '1968-02-02'], /not the birth date of that chart/],
    ['the id alone, one birth date missing', onlyId, ['Able', 'Ann', '1970-01-01'], ['Zed', 'Zoe'], /a birth date is missing and the names differ/],
    ['the id alone, both birth dates missing', onlyId, ['Able', 'Ann'], ['Able', 'Al'], /a birth date is missing and the names differ/],
  ])('%s: refused, and nothing is stored', async (_what, identity, first, second, words) => {
    const n = randomUUID();
    const { patientId } = await take(fileOf(identity(n), first));
    const before = await everything();
    const answer = await send(clinician, fileOf(identity(n), second));
    expect([answer.status, answer.body.code, answer.body.detail]).toEqual([409, 'record-number-in-use', expect.stringMatching(words)]);
    expect(answer.body.detail).toContain('Nothing was stored');
    expect(await everything()).toBe(before);
    expect((await chartOf(patientId)).conditions.map(({ label }) => label)).toEqual([`Pain of ${first[1]}`]);
  });

  it('two without a name and a birth date are not one by their id', async () => {
    const nameless = { resourceType: 'Bundle', type: 'collection', entry: [{ resource: { resourceType: 'Patient', id: randomUUID() } }] };
    await take(nameless);
    expect((await send(clinician, nameless)).status).toBe(409);
  });

  it.each<[string, (n: string) => Made, Who, Who]>([
    ['the id alone, with the birth date', onlyId, ['Able', 'Ann', '1970-01-01'], ['Able-Zed', 'Ann', '1970-01-01']],
    ['the id alone, without a birth date, by the name', onlyId, ['Núñez', 'Ana', '1970-01-01'], ['NUNEZ', 'Ana']],
    ['a number of a system, without a birth date', ofSystem, ['Able', 'Ann', '1970-01-01'], ['Zed', 'Ann']],
  ])('the same person is found again by %s', async (_what, identity, first, second) => {
    const n = randomUUID();
    const { patientId } = await take(fileOf(identity(n), first));
    const again = await take(fileOf(identity(n), second));
    expect([again.patientId, again.lines.at(-1)?.decision]).toEqual([patientId, 'unchanged']);
  });
});

describe('what is refused', () => {
  it.each([
    ['a truncated file, with its position', () => JSON.stringify(nextBundle(), null, 1).slice(0, 5000), 422, 'unreadable-file'],
    ['a file that is no bundle', () => JSON.stringify({ resourceType: 'Patient' }), 422, 'bundle-refused'],
    [
      'two patients',
      () => JSON.stringify({ ...nextBundle(), entry: [...(nextBundle()['entry'] as Made[]), ...(nextBundle()['entry'] as Made[])] }),
      422,
      'bundle-refused',
    ],
    ['more than ten megabytes', () => ' '.repeat(10 * 1024 * 1024 + 1), 413, 'too-large'],
  ])('%s: nothing is stored', async (_name, file, status, code) => {
    const before = await everything();
    const answer = await send(clinician, file());
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await everything()).toBe(before);
  });

  it('says line and column in words and as numbers', async () => {
    const answer = await send(clinician, '{\n  "resourceType": "Bundle",\n  "type": ');
    expect(answer.body).toMatchObject({ detail: expect.stringContaining('line 3, column 10: end of file'), context: { line: 3, column: 10, problems: [] } });
  });

  it('names the path of a refused bundle', async () => {
    expect((await send(clinician, JSON.stringify({ resourceType: 'Bundle', type: 'batch', entry: [] }))).body.context).toMatchObject({
      line: null,
      problems: [{ path: '$.type' }],
    });
  });

  it('a row that the database refuses leaves nothing half imported', async () => {
    const before = await everything();
    await asSuperuser(test.database, (client) =>
      client.query(`alter table stagewell.check_in add constraint never_seven check (peg_pain is distinct from 7) not valid`),
    );
    const answer = await send(clinician, nextBundle());
    await asSuperuser(test.database, (client) => client.query('alter table stagewell.check_in drop constraint never_seven'));
    expect(answer.status).toBe(422);
    expect(await everything()).toBe(before);
  });

  it.each(['scheduler@a.test', 'admin@a.test', 'auditor@a.test'])('%s may not import', async (email) => {
    expect((await send(await test.as(email), nextBundle())).status).toBe(403);
  });

  it('another clinic’s clinician sees no report and makes a chart of their own', async () => {
    const bundle = nextBundle();
    const report = await take(bundle);
    const other = await test.as('clinician@b.test');
    expect((await other.get(`/imports/${report.id}`)).status).toBe(404);
    expect((await other.get(`/patients/${report.patientId}/imports`)).status).toBe(404);
    expect((await take(bundle, other)).patientId).not.toBe(report.patientId);
  });

  it('a colleague off the care team reads no report', async () => {
    const report = await take(nextBundle());
    expect((await colleague.get(`/imports/${report.id}`)).status).toBe(403);
  });

  it('JSON of another type is refused with a sentence', async () => {
    const answer = await clinician.post('/imports/fhir', { resourceType: 'Bundle' });
    expect([answer.status, answer.body.code]).toEqual([415, 'unsupported-type']);
  });
});

describe('size', () => {
  it('thousands of observations at once, beyond the parameters that one statement takes', async () => {
    const bundle = nextBundle();
    const patient = (bundle['entry'] as { resource: Made }[])[0]?.resource;
    const many = Array.from({ length: 3000 }, (_unused, index) => ({
      resource: {
        resourceType: 'Observation',
        id: `w${index}`,
        status: 'final',
        code: { coding: [{ system: 'http://loinc.org', code: index % 2 === 0 ? '29463-7' : '72514-3' }] },
        effectiveDateTime: `2024-01-0${1 + (index % 9)}T10:00:00.${index}Z`,
        valueQuantity: index % 2 === 0 ? { value: 70, code: 'kg' } : { value: 5, code: '{score}' },
      },
    }));
    const report = await take({ resourceType: 'Bundle', type: 'collection', entry: [{ resource: patient }, ...many] });
    expect(report.counts).toEqual({ taken: 3001, merged: 0, unchanged: 0, skipped: 0 });
    expect(await countRows(`select count(*) as n from stagewell.fact where patient_id = '${report.patientId}'`)).toBe(1500);
  });
});
