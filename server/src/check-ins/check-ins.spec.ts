import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { addDays } from '@stagewell/shared/dates';
import { CHART_CHECK_INS } from '@stagewell/shared/plans/chart';
import { checkIn, newPatient, startApp, type Person, type TestApp } from '../testing/app.js';
import { asSuperuser } from '../testing/database.js';

let test: TestApp;
let clinician: Person;
let today: string;
let patientId: string;

beforeAll(async () => {
  test = await startApp();
  clinician = await test.as('clinician@a.test');
  today = (await clinician.get('/clinic')).body.today as string;
  patientId = (await clinician.post('/patients', newPatient())).body.id as string;
});
afterAll(() => test.close());

describe('recording a check-in', () => {
  it('scores, stores and shows it on the chart', async () => {
    const answer = await clinician.post(
      `/patients/${patientId}/check-ins`,
      checkIn(today, { pegPain: 6, pegEnjoyment: 5, pegActivity: 4, painNow: 0, phq4Items: [1, 0, 2, 1], note: 'Slept badly' }),
    );
    expect(answer.status).toBe(201);
    expect(answer.body.checkIn).toMatchObject({ peg: 5, painNow: 0, phq2: 1, gad2: 3, phq4: 4, note: 'Slept badly' });
    const chart = (await clinician.get(`/patients/${patientId}`)).body;
    expect(chart.checkIns).toHaveLength(1);
    expect(chart.checkIns[0]).toMatchObject({ takenOn: today, painNow: 0, note: 'Slept badly', phq4Items: [1, 0, 2, 1] });
  });

  it('keeps fuller questionnaires with the version and the score of each', async () => {
    const { id } = (await clinician.post('/patients', newPatient())).body as { id: string };
    const phq9 = { instrument: 'phq9', answers: [1, 1, 1, 1, 1, 1, 1, 1, 0, null], total: null };
    const isi = { instrument: 'isi', answers: [], total: 15.5 };
    const answer = await clinician.post(`/patients/${id}/check-ins`, checkIn(today, { questionnaires: [phq9, isi] }));
    expect(answer.status).toBe(201);
    const stored = [
      { ...phq9, version: '1', score: 8 },
      { ...isi, version: '1', score: 15.5 },
    ];
    expect(answer.body.checkIn.questionnaires).toEqual(stored);
    expect((await clinician.get(`/patients/${id}`)).body.checkIns[0].questionnaires).toEqual(stored);
  });

  it('the list shows the newest day, in whatever order they were entered', async () => {
    const { id, mrn } = (await clinician.post('/patients', newPatient())).body as { id: string; mrn: string };
    const shown: unknown[] = [];
    for (const days of [3, 5, 0]) {
      await clinician.post(`/patients/${id}/check-ins`, checkIn(addDays(today, -days), { painNow: 4 }));
      shown.push((await clinician.get(`/patients?search=${mrn}`)).body.rows[0].lastCheckInOn);
    }
    expect(shown).toEqual([addDays(today, -3), addDays(today, -3), today]);
  });

  it('the same submission twice is one check-in', async () => {
    const key = randomUUID();
    const body = checkIn(today, { painNow: 3 });
    const answers = await Promise.all(Array.from({ length: 5 }, () => clinician.post(`/patients/${patientId}/check-ins`, body, key)));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers.every(({ status }) => status === 201)).toBe(true);
    const { checkIns } = (await clinician.get(`/patients/${patientId}`)).body as { checkIns: { painNow: number }[] };
    expect(checkIns.filter(({ painNow }) => painNow === 3)).toHaveLength(1);
  });

  it('a red flag opens a task in the same transaction', async () => {
    const answer = await clinician.post(`/patients/${patientId}/check-ins`, checkIn(today, { redFlags: ['saddle-numbness'] }));
    expect(answer.body.triggers).toMatchObject([{ id: 'SAF-02', priority: 'stat' }]);
    const tasks = (await clinician.get('/tasks')).body as { id: string; version: number; triggerId: string; patientName: string }[];
    const task = tasks.find(({ triggerId }) => triggerId === 'SAF-02');
    expect(task).toMatchObject({ patientName: 'Okafor, Ngozi', version: 1 });
    const closed = await clinician.change(`/tasks/${task?.id}/close`, { outcome: 'Reached by phone, on the way to the emergency department' }, 1);
    expect(closed.body).toMatchObject({ state: 'done', doneBy: 'clinician', version: 2 });
    expect((await clinician.change(`/tasks/${task?.id}/close`, { outcome: 'Reached by phone once more' }, 1)).status).toBe(412);
  });

  it('the front desk learns from what it writes down neither earlier answers nor treatments', async () => {
    const { id } = (await clinician.post('/patients', newPatient())).body as { id: string };
    for (const [days, painNow] of [
      [20, 2],
      [15, 2],
      [8, 7],
    ] as const)
      await clinician.post(`/patients/${id}/check-ins`, checkIn(addDays(today, -days), { painNow }));
    const scheduler = await test.as('scheduler@a.test');
    const { checkIn: shown, triggers } = (await scheduler.post(`/patients/${id}/check-ins`, checkIn(today, { painNow: 8, enteredBy: 'phone' }))).body;
    expect([shown, triggers]).toEqual([null, [{ id: 'SAF-10', priority: 'within-2d', what: 'Sustained rise of pain.', action: expect.any(String) }]]);
    const tasks = (await clinician.get('/tasks')).body as { patientId: string; what: string }[];
    expect(tasks.find(({ patientId: whose }) => whose === id)?.what).toContain('against a mean of 2.0');
  });

  it.each([
    ['a score of eleven', { painNow: 11 }, 'painNow'],
    ['half a score', { painNow: 2.5 }, 'painNow'],
    ['a day to come', { takenOn: '2199-01-01' }, 'takenOn'],
    ['no answer at all', { redFlags: null }, ''],
    ['seven of ten PHQ-9 answers', { questionnaires: [{ instrument: 'phq9', answers: [1, 1, 1, 1, 1, 1, 1], total: null }] }, 'questionnaires.0.answers'],
    ['a questionnaire nobody knows', { questionnaires: [{ instrument: 'hamd', answers: [1], total: null }] }, 'questionnaires.0.instrument'],
    ['three PHQ answers', { phq4Items: [1, 1, 1] }, 'phq4Items'],
    ['adherence to a course that is not on the plan', { painNow: 3, adherence: [{ courseId: randomUUID(), percent: 50 }] }, 'adherence.0.courseId'],
  ])('%s is refused and nothing is stored', async (_, over, path) => {
    const before = ((await clinician.get(`/patients/${patientId}`)).body as { checkIns: unknown[] }).checkIns.length;
    const answer = await clinician.post(`/patients/${patientId}/check-ins`, checkIn(today, over));
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map((error: { path: string }) => error.path)).toContain(path);
    expect(((await clinician.get(`/patients/${patientId}`)).body as { checkIns: unknown[] }).checkIns).toHaveLength(before);
  });

  it('the front desk may enter one but is not shown it', async () => {
    const scheduler = await test.as('scheduler@a.test');
    const answer = await scheduler.post(`/patients/${patientId}/check-ins`, checkIn(today, { painNow: 7, enteredBy: 'phone' }));
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ checkIn: null });
    expect((await scheduler.get(`/patients/${patientId}/check-ins?before=${answer.body.id as string}`)).status).toBe(403);
  });

  it('a clinician off the care team may not, and an absent patient is a 404', async () => {
    const colleague = await test.as('colleague@a.test');
    expect((await colleague.post(`/patients/${patientId}/check-ins`, checkIn(today, { painNow: 1 }))).status).toBe(403);
    expect((await clinician.post(`/patients/${randomUUID()}/check-ins`, checkIn(today, { painNow: 1 }))).status).toBe(404);
  });

  it('entered in error, it leaves the chart but not the table', async () => {
    const { id } = (await clinician.post(`/patients/${patientId}/check-ins`, checkIn(today, { painNow: 9 }))).body as { id: string };
    expect((await clinician.change(`/patients/${patientId}/check-ins/${id}/entered-in-error`, { reason: 'Another patient’s answers' }, null)).status).toBe(204);
    const { checkIns } = (await clinician.get(`/patients/${patientId}`)).body as { checkIns: { id: string }[] };
    expect(checkIns.map((one) => one.id)).not.toContain(id);
    expect((await clinician.change(`/patients/${patientId}/check-ins/${id}/entered-in-error`, { reason: 'Again' }, null)).status).toBe(404);
  });

  it('the chart holds two years of daily answers, and older ones follow page by page', async () => {
    const { id: patient } = (await clinician.post('/patients', newPatient())).body as { id: string };
    const one = (await clinician.post(`/patients/${patient}/check-ins`, checkIn(today, { painNow: 4 }))).body as { id: string };
    const copies = `insert into stagewell.check_in select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid()))).* from stagewell.check_in r, generate_series(1, $2) where r.id = $1`;
    await asSuperuser(test.database, (client) => client.query(copies, [one.id, CHART_CHECK_INS + 2]));
    const { checkIns } = (await clinician.get(`/patients/${patient}`)).body as { checkIns: { id: string }[] };
    expect(checkIns).toHaveLength(CHART_CHECK_INS);
    const older = (await clinician.get(`/patients/${patient}/check-ins?before=${checkIns[0]?.id}`)).body as { id: string }[];
    expect(older).toHaveLength(3);
    expect(checkIns.map(({ id }) => id)).not.toEqual(expect.arrayContaining(older.map(({ id }) => id)));
  });
});
