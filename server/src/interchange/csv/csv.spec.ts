import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays } from '@stagewell/shared/dates';
import { csvOf } from '@stagewell/shared/insight/csv';
import type { CsvReport } from '@stagewell/shared/interchange/csv-columns';
import { mendTable } from '@stagewell/shared/interchange/csv-rows';
import { CHART_CHECK_INS, type Chart } from '@stagewell/shared/plans/chart';
import { checkIn, newPatient, startApp, type Person, type TestApp } from '../../testing/app.js';
import { BODIES } from '../../testing/bodies.js';
import { asSuperuser } from '../../testing/database.js';
import { PASSWORD } from '../../testing/template.js';

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
      [3, 'birth_date'],
      [4, 'family_name'],
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
      [2, 'mrn'],
      [5, 'mrn'],
    ]);
    expect(report.refused.map(({ message }) => message)).toEqual([
      expect.stringContaining('has a patient already'),
      'Row 4 has this number already, and says something else. Correct the number in one of them',
    ]);
  });

  it('are told everything that is wrong with them at once, with what each cell may hold', async () => {
    const { refused, toMend, header } = await reportOf('patients', [PATIENTS, `C-40,,Jo,2090-01-01,F,en,no,${'5'.repeat(41)},,,none`].join('\n'), true);
    expect(refused.map(({ column, message }) => [column, message])).toEqual([
      ['family_name', 'Needed. Write at most 100 characters'],
      ['sex', 'Write one of: female, male, other, unknown'],
      ['phone', 'Write at most 40 characters'],
      ['birth_date', expect.stringContaining('This day is after today')],
    ]);
    expect([header.join(','), toMend]).toEqual([PATIENTS, [{ row: 2, cells: expect.arrayContaining(['C-40', '2090-01-01']) }]]);
  });

  it('that were refused are mended in a file of their own and sent again', async () => {
    const report = await reportOf('patients', [PATIENTS, row('C-50'), row('C-51', '"=Doe, X"', '1980')].join('\n'));
    expect(report).toMatchObject({ taken: 1, toMend: [{ row: 3 }] });
    const mended = csvOf(mendTable(report)).replace(',1980,', ',1980-01-01,');
    expect(mended).toContain('problem,mrn,');
    expect(await reportOf('patients', mended)).toMatchObject({ taken: 1, refused: [], toMend: [] });
    expect((await clinician.get('/exports/patients.csv')).text).toContain(`C-51,"'=Doe, X",Jo,1980-01-01`);
  });

  it('come in by several files at once: each is taken whole, and nobody twice', async () => {
    const files = [1, 2, 3, 4].map((first) => [PATIENTS, ...[0, 1, 2].map((more) => row(`C-6${first + more}`))].join('\n'));
    const answers = await Promise.all(files.map((text) => take('patients', text)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    const reports = answers.map(({ body }) => body as CsvReport);
    expect(reports.reduce((sum, { taken }) => sum + taken, 0)).toBe(6);
    expect(reports.flatMap(({ refused }) => refused)).toEqual([]);
    const { text } = await clinician.get('/exports/patients.csv');
    for (const number of [1, 2, 3, 4, 5, 6]) expect(text.split(`\r\nC-6${number},`)).toHaveLength(2);
  });

  it('whom somebody enters by hand while the file is stored cost the file nothing', async () => {
    const text = [PATIENTS, ...Array.from({ length: 150 }, (_, at) => row(`C-7${at}`))].join('\n');
    const byHand = Array.from({ length: 5 }, (_, at) => clinician.post('/patients', newPatient({ mrn: `C-7${149 - at}`, familyName: 'Hand' })));
    const [answer, ...entered] = await Promise.all([take('patients', text), ...byHand]);
    const { taken, refused } = answer.body as CsvReport;
    const made = entered.filter(({ status }) => status === 201).length;
    expect([answer.status, taken + made, refused.length]).toEqual([201, 150, made]);
  });

  it('of a file that was not saved as UTF-8 are not stored with letters lost', async () => {
    const answer = await take('patients', [PATIENTS, row('C-60', 'Pe\uFFFDa')].join('\n'));
    expect([answer.status, answer.body.detail]).toEqual([422, expect.stringContaining('CSV UTF-8')]);
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

  it('with a warning sign come in when it is history; one of this week is for the chart', async () => {
    const { id, mrn } = await chart();
    const today = (await clinician.get('/clinic')).body.today as string;
    const line = (days: number, flags: string) => `${mrn},${addDays(today, -days)},${flags}`;
    const text = ['mrn,taken_on,red_flags', line(30, 'fever; night-pain'), line(31, 'none'), line(32, ''), line(6, 'fever'), line(0, 'none')].join('\n');
    const report = await reportOf('check-ins', text);
    expect(report).toMatchObject({
      taken: 4,
      refused: [{ row: 5, column: 'red_flags', message: expect.stringContaining('record this check-in on the chart') }],
    });
    const { checkIns, tasks } = (await clinician.get(`/patients/${id}`)).body as Chart;
    expect(checkIns.map(({ redFlags }) => redFlags)).toEqual([null, [], ['fever', 'night-pain'], []]);
    expect(tasks).toEqual([]);
    const { text: out } = await clinician.get(`/patients/${id}/exports/check-ins.csv`);
    expect(out).toContain('"fever; night-pain"');
    expect(await reportOf('check-ins', out)).toMatchObject({ taken: 0, unchanged: 4, refused: [] });
  });

  it('go out and come back as they are, whatever words they hold', async () => {
    const { id } = await chart();
    const words = { note: "'=x", label: ' two  blanks ', sideEffects: "''-1", doseText: '"a"; b\n=c', ingredients: ['a;b', ' c ', "'=d", '"'] };
    await clinician.post(`/patients/${id}/history`, { ...BODIES['NewPastTreatment']?.(), ...words });
    const { text } = await clinician.get(`/patients/${id}/exports/history.csv`);
    expect(await reportOf('history', text)).toMatchObject({ taken: 0, unchanged: 1, refused: [] });
    const to = await chart();
    const mrn = ((await clinician.get(`/patients/${id}`)).body as Chart).patient.mrn;
    expect(await reportOf('history', text.replace(mrn, to.mrn))).toMatchObject({ taken: 1, refused: [] });
    expect(((await clinician.get(`/patients/${to.id}`)).body as Chart).history).toMatchObject([words]);
  });

  it('under the number of a chart that was merged come into the one that was kept, and the patient goes out once', async () => {
    const [kept, merged] = await Promise.all([chart(), chart()]);
    const decision = { mergedId: merged.id, keptVersion: 1, mergedVersion: 1, reason: 'The same person', password: PASSWORD };
    expect((await clinician.post(`/patients/${kept.id}/merges`, decision)).status).toBe(201);
    const text = ['mrn,taken_on,pain_now', `${merged.mrn},2026-05-04,3`].join('\n');
    expect(await reportOf('check-ins', text)).toMatchObject({ taken: 1, refused: [] });
    expect(await reportOf('check-ins', text.replace(merged.mrn, kept.mrn))).toMatchObject({ taken: 0, unchanged: 1 });
    expect(((await clinician.get(`/patients/${kept.id}`)).body as Chart).checkIns).toMatchObject([{ painNow: 3, takenOn: '2026-05-04' }]);
    const out = (await (await test.as('admin@a.test')).get('/exports/patients.csv')).text;
    expect([out.includes(kept.mrn), out.includes(merged.mrn)]).toEqual([true, false]);
  });

  it('stand in the trail of each chart, and never on one that was merged meanwhile', async () => {
    const [one, two, kept] = await Promise.all([chart(), chart(), chart()]);
    const decision = { mergedId: two.id, keptVersion: 1, mergedVersion: 1, reason: 'The same person', password: PASSWORD };
    const text = [
      'mrn,taken_on,pain_now',
      `${one.mrn},2026-05-04,3`,
      ...Array.from({ length: 40 }, (_, n) => `${two.mrn},2026-04-${String((n % 28) + 1).padStart(2, '0')},${n % 10}`),
    ].join('\n');
    const [merge, report] = await Promise.all([clinician.post(`/patients/${kept.id}/merges`, decision), reportOf('check-ins', text)]);
    expect(merge.status).toBe(201);
    const stored = await asSuperuser(test.database, async (client) => ({
      rows: (await client.query<{ n: number }>(`select count(*)::int as n from stagewell.check_in where patient_id in ($1, $2)`, [one.id, kept.id])).rows,
      left: (await client.query(`select 1 from stagewell.check_in where patient_id = $1`, [two.id])).rows,
      trail: (await client.query(`select 1 from stagewell.audit_event where object = 'csv-import' and patient_id = $1`, [one.id])).rows,
    }));
    expect([stored.rows[0]?.n, stored.left.length, stored.trail.length]).toEqual([report.taken, 0, 1]);
  });

  it('of many charts in one file are compared with what each of them says', async () => {
    const charts: { readonly mrn: string }[] = [];
    while (charts.length < 60) charts.push(await chart());
    const text = ['mrn,taken_on,pain_now', ...charts.map(({ mrn }, at) => `${mrn},2026-05-04,${at % 11}`)].join('\n');
    expect(await reportOf('check-ins', text)).toMatchObject({ taken: 60, unchanged: 0 });
    expect(await reportOf('check-ins', `${text}\n${charts[59]?.mrn},2026-05-05,3`)).toMatchObject({ taken: 1, unchanged: 60 });
  });

  it('of nobody’s chart, of another clinic’s and beyond the scale are told by row', async () => {
    const { mrn } = await chart();
    const text = ['mrn,taken_on,pain_now', 'nobody,2026-05-04,3', `${mrn},2026-05-04,11`, `${mrn},2026-05-04,3`, `${mrn},2090-01-01,3`].join('\n');
    const { taken, refused } = await reportOf('check-ins', text, true);
    expect(taken).toBe(1);
    expect(refused.map(({ row: at, column }) => [at, column])).toEqual([
      [2, 'mrn'],
      [3, 'pain_now'],
      [5, 'taken_on'],
    ]);
  });
});
