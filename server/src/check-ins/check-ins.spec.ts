import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { checkIn, newPatient, startApp, type Person, type TestApp } from '../testing/app.js';

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
    const answer = await clinician.post(`/patients/${patientId}/check-ins`, checkIn(today, { pegPain: 6, pegEnjoyment: 5, pegActivity: 4, painNow: 0, phq4Items: [1, 0, 2, 1], note: 'Slept badly' }));
    expect(answer.status).toBe(201);
    expect(answer.body.checkIn).toMatchObject({ peg: 5, painNow: 0, phq2: 1, gad2: 3, phq4: 4, note: 'Slept badly' });
    const chart = (await clinician.get(`/patients/${patientId}`)).body;
    expect(chart.checkIns).toHaveLength(1);
    expect(chart.checkIns[0]).toMatchObject({ takenOn: today, painNow: 0, note: 'Slept badly', phq4Items: [1, 0, 2, 1] });
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
    const tasks = (await clinician.get('/tasks')).body as { triggerId: string; patientName: string }[];
    expect(tasks).toMatchObject([{ triggerId: 'SAF-02', patientName: 'Okafor, Ngozi' }]);
  });
});
