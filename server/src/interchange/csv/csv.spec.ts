import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CsvReport } from '@stagewell/shared/interchange/csv-columns';
import { CHART_CHECK_INS, type Chart } from '@stagewell/shared/plans/chart';
import { checkIn, newPatient, startApp, type Person, type TestApp } from '../../testing/app.js';
import { BODIES } from '../../testing/bodies.js';
import { asSuperuser } from '../../testing/database.js';

let test: TestApp;
let clinician: Person;
beforeAll(async () => {
  test = await startApp();
  clinician = await test.as('clinician@a.test');
});
afterAll(() => test.close());

const PATIENTS = 'mrn,family_name,given_name,birth_date,sex,language,interpreter,phone,email,address,service_status';
const row = (mrn: string, name = 'Doe', birth = '1980-05-04') => `${mrn},${name},Jo,${birth},female,en,no,,,,none`;
const take = (kind: string, text: string, dryRun = false, person = clinician) =>
  person.post(`/imports/csv/${kind}${dryRun ? '?dryRun=true' : ''}`, text as never).set('content-type', 'text/csv');
const reportOf = async (kind: string, text: string, dryRun = false): Promise<CsvReport> => (await take(kind, text, dryRun)).body as CsvReport;

describe('patients', () => {
  it('come in row by row: what is good is taken, once, and every other cell is told', async () => {
    const text = [PATIENTS, row('C-1'), row('C-2', 'Roe', '05/04/1980'), row('C-3', ''), row('C-1')].join('\n');
    const dry = await reportOf('patients', text, true);
    expect(dry).toMatchObject({ dryRun: true, rows: 4, taken: 1, unchanged: 1 });
    expect(dry.refused.map(({ row: at, column }) => [at, column])).toEqual([
      [2, 'birth_date'],
      [3, 'family_name'],
    ]);
    expect((await clinician.get('/exports/patients.csv')).text).not.toContain('C-1,');
    expect(await reportOf('patients', text)).toMatchObject({ dryRun: false, taken: 1 });
    expect(await reportOf('patients', text)).toMatchObject({ taken: 0, unchanged: 2 });
  });

  it('who differ under a number that is taken are told, not counted as there', async () => {
    await reportOf('patients', [PATIENTS, row('C-20')].join('\n'));
    const report = await reportOf('patients', [PATIENTS, row('c-20', 'Other'), row('C-20'), row('C-21'), row('C-21', 'Another')].join('\n'));
    expect(report).toMatchObject({ taken: 1, unchanged: 1 });
    expect(report.refused.map(({ row: at, column }) => [at, column])).toEqual([
      [1, 'mrn'],
      [4, 'mrn'],
    ]);
  });

  it('born after today are told', async () => {
    const { taken, refused } = await reportOf('patients', [PATIENTS, row('C-30', 'Doe', '2090-01-01')].join('\n'), true);
    expect([taken, refused.map(({ column }) => column)]).toEqual([0, ['birth_date']]);
  });

  it('go out as they came in, and no name runs as a formula', async () => {
    await reportOf('patients', [PATIENTS, row('C-9', '=HYPERLINK(1)')].join('\n'));
    const { text, headers } = await clinician.get('/exports/patients.csv');
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(text).toContain("C-9,'=HYPERLINK(1),Jo,1980-05-04");
    expect(await reportOf('patients', text, true)).toMatchObject({ taken: 0, refused: [] });
  });

  it.each<[string, string, number]>([
    ['another header', 'mrn,name\nC-1,Doe', 422],
    ['no table', 'a,"b\nc', 422],
    ['nothing', '', 422],
  ])('of %s are refused as a whole', async (_, text, status) => {
    expect((await take('patients', text)).status).toBe(status);
  });

  it('are a clinician’s to bring, and JSON is not a table', async () => {
    expect((await take('patients', [PATIENTS, row('C-8')].join('\n'), false, await test.as('auditor@a.test'))).status).toBe(403);
    expect((await clinician.post('/imports/csv/patients', {})).status).toBe(415);
    expect((await take('moon', PATIENTS)).status).toBe(404);
  });
});

describe('history and check-ins', () => {
  const chart = async (): Promise<{ readonly id: string; readonly mrn: string }> => {
    const patient = newPatient();
    return { id: (await clinician.post('/patients', patient)).body.id as string, mrn: (patient as { mrn: string }).mrn };
  };

  it('come into charts of the care team, and go out the same', async () => {
    const from = await chart();
    await clinician.post(`/patients/${from.id}/history`, {
      ...BODIES['NewPastTreatment']?.(),
      note: '-not a formula',
      ingredients: ['gabapentin', 'lidocaine'],
    });
    const today = (await clinician.get('/clinic')).body.today as string;
    await clinician.post(`/patients/${from.id}/check-ins`, checkIn(today, { painNow: 0, sleep: null, note: '=1+1' }));
    const to = await chart();
    for (const kind of ['history', 'check-ins']) {
      const { text } = await clinician.get(`/patients/${from.id}/exports/${kind}.csv`);
      expect(await reportOf(kind, text.replaceAll(from.mrn, from.mrn.toLowerCase()))).toMatchObject({ taken: 0, unchanged: 1, refused: [] });
      expect(await reportOf(kind, text.replaceAll(from.mrn, to.mrn))).toMatchObject({ taken: 1, refused: [] });
      expect(await reportOf(kind, text.replaceAll(from.mrn, to.mrn))).toMatchObject({ taken: 0, unchanged: 1 });
    }
    const [a, b] = (await Promise.all([from, to].map(({ id }) => clinician.get(`/patients/${id}`)))).map(({ body }) => body as Chart);
    const plain = ({ id: _, version: __, source: ___, sourceId: ____, sourceSystem: _____, recordedOn: ______, ...rest }: Chart['history'][number]) => rest;
    expect(b?.history.map(plain)).toEqual(a?.history.map(plain));
    expect(b?.checkIns[0]).toMatchObject({ painNow: 0, sleep: null, note: '=1+1', takenOn: today });
    expect((await (await test.as('clinician@b.test')).get(`/patients/${from.id}/exports/history.csv`)).status).toBe(404);
  });

  it('go out whole, also check-ins that the chart shows no more, and add nothing when they come back', async () => {
    const { id } = await chart();
    const today = (await clinician.get('/clinic')).body.today as string;
    await clinician.post(`/patients/${id}/check-ins`, checkIn(today, { painNow: 4, note: '' }));
    const copies = `insert into stagewell.check_in select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'taken_on', c.taken_on - g, 'note', null))).*
      from stagewell.check_in c, generate_series(1, $2) g where c.patient_id = $1`;
    await asSuperuser(test.database, (client) => client.query(copies, [id, CHART_CHECK_INS + 10]));
    const { text } = await clinician.get(`/patients/${id}/exports/check-ins.csv`);
    expect(text.trimEnd().split('\r\n')).toHaveLength(CHART_CHECK_INS + 12);
    expect(await reportOf('check-ins', text, true)).toMatchObject({ taken: 0, unchanged: CHART_CHECK_INS + 11, refused: [] });
  });

  it('of nobody’s chart, of another clinic’s and beyond the scale are told by row', async () => {
    const { mrn } = await chart();
    const text = ['mrn,taken_on,pain_now', 'nobody,2026-05-04,3', `${mrn},2026-05-04,11`, `${mrn},2026-05-04,3`, `${mrn},2090-01-01,3`].join('\n');
    const { taken, refused } = await reportOf('check-ins', text, true);
    expect(taken).toBe(1);
    expect(refused.map(({ row: at, column }) => [at, column])).toEqual([
      [1, 'mrn'],
      [2, 'pain_now'],
      [4, 'taken_on'],
    ]);
  });
});
