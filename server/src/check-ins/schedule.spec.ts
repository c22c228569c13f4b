import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { PatientSchedule, ScheduledCheckIn } from '@stagewell/shared/check-ins/schedule';
import { addDays } from '@stagewell/shared/dates';
import { checkIn, startApp, type Person, type TestApp } from '../testing/app.js';
import { asSuperuser } from '../testing/database.js';
import { runningPlan } from '../testing/running-plan.js';

let test: TestApp;
let clinician: Person;
let scheduler: Person;
let today: string;
let patientId: string;
beforeAll(async () => {
  test = await startApp();
  [clinician, scheduler] = [await test.as('clinician@a.test'), await test.as('scheduler@a.test')];
  today = (await clinician.get('/clinic')).body.today as string;
});
beforeEach(async () => {
  patientId = (await runningPlan(clinician, today, ['cbt', 0])).patientId;
});
afterAll(() => test.close());

const schedule = async (): Promise<PatientSchedule> => (await clinician.get(`/patients/${patientId}/schedule`)).body as PatientSchedule;
const nth = async (at: number): Promise<ScheduledCheckIn> => {
  const one = (await schedule()).checkIns[at];
  if (!one) throw new Error(`No check-in ${at}`);
  return one;
};
const on = (days: number): string => addDays(today, days);
const PEG = { pegPain: 4, pegEnjoyment: 4, pegActivity: 4 };
/** The days of all open check-ins go by so many days, as if it had been asked for then. */
const shift = (days: number): Promise<unknown> =>
  asSuperuser(test.database, (client) =>
    client.query('update stagewell.check_in_request set due_on = due_on + $2::int, latest_on = latest_on + $2::int where patient_id = $1', [patientId, days]),
  );

describe('what a plan has in store', () => {
  it('is told with check-ins and reviews, each with its days and its state', async () => {
    const { checkIns, reviews } = await schedule();
    expect(checkIns[0]).toMatchObject({ phase: 'initiation', dueOn: today, latestOn: on(3), state: 'due', changedByHand: false, answeredOn: null, version: 1 });
    expect(checkIns.map(({ dueOn }) => dueOn)).toEqual(checkIns.map(({ dueOn }) => dueOn).toSorted());
    expect(reviews.map(({ moment }) => moment)).toContain('assessment');
  });

  it('is closed to others, and absent where there is no such patient', async () => {
    expect((await scheduler.get(`/patients/${patientId}/schedule`)).status).toBe(403);
    expect((await (await test.as('clinician@b.test')).get(`/patients/${patientId}/schedule`)).status).toBe(404);
    expect((await clinician.get(`/patients/${randomUUID()}/schedule`)).status).toBe(404);
  });
});

describe('a check-in that somebody records', () => {
  it.each<[string, shifted: number, answers: object, answered: boolean]>([
    ['on its day', 0, PEG, true],
    ['three days early', 3, PEG, true],
    ['four days early it is another one', 4, PEG, false],
    ['on its last day', -3, PEG, true],
    ['a day later it is late, and nobody’s guess', -4, PEG, false],
    ['one number is no answer to a whole check-in', 0, { painNow: 3 }, false],
  ])('answers what was asked: %s', async (_, shifted, answers, answered) => {
    const { id } = await nth(0);
    // The others are out of the way.
    await asSuperuser(test.database, (client) =>
      client.query(
        `update stagewell.check_in_request set state = 'missed' , due_on = due_on + 50, latest_on = latest_on + 50 where patient_id = $1 and id <> $2`,
        [patientId, id],
      ),
    );
    await shift(shifted);
    const recorded = (await clinician.post(`/patients/${patientId}/check-ins`, checkIn(today, answers))).body.checkIn;
    const now = (await schedule()).checkIns.find((one) => one.id === id);
    expect([recorded.requestId, recorded.dueOn]).toEqual(answered ? [id, on(shifted)] : [null, null]);
    expect([now?.state, now?.answeredOn]).toEqual(answered ? ['answered', today] : ['due', null]);
  });

  it('answers the nearest one, and each only once', async () => {
    const [first, second] = [await nth(0), await nth(1)];
    await shift(-3);
    const record = async (): Promise<unknown> => (await clinician.post(`/patients/${patientId}/check-ins`, checkIn(today, PEG))).body.checkIn.requestId;
    expect(await record()).toBe(first.id);
    expect(await record()).toBe(null);
    await shift(-1);
    expect(await record()).toBe(second.id);
  });
});

describe('one check-in of many', () => {
  const change = { dueOn: '', latestOn: '', instruments: ['peg', 'phq9'] as const };

  it('gets another day and other questions; the others keep theirs', async () => {
    const before = (await schedule()).checkIns;
    const one = await nth(2);
    const answer = await scheduler.put(`/check-in-requests/${one.id}`, { ...change, dueOn: on(16), latestOn: on(20) }, one.version);
    expect(answer.body).toMatchObject({ id: one.id, dueOn: on(16), latestOn: on(20), instruments: ['peg', 'phq9'], changedByHand: true, version: 2 });
    expect((await schedule()).checkIns.filter(({ id }) => id !== one.id)).toEqual(before.filter(({ id }) => id !== one.id));
  });

  it('is refused where it cannot be, with what to do; nothing is stored', async () => {
    const one = await nth(2);
    const put = (person: Person, id: string, body: object, version: number) => person.put(`/check-in-requests/${id}`, { ...change, ...body }, version);
    const good = { dueOn: on(16), latestOn: on(20) };
    expect((await put(clinician, one.id, { dueOn: on(-1), latestOn: on(1) }, 1)).body).toMatchObject({ code: 'fields-refused', errors: [{ path: 'dueOn' }] });
    expect((await put(clinician, one.id, { dueOn: on(16), latestOn: on(15) }, 1)).body).toMatchObject({ errors: [{ path: 'latestOn' }] });
    expect((await put(clinician, one.id, good, 7)).status).toBe(412);
    expect((await put(clinician, randomUUID(), good, 1)).status).toBe(404);
    expect((await put(await test.as('clinician@b.test'), one.id, good, 1)).status).toBe(404);
    expect((await put(await test.as('auditor@a.test'), one.id, good, 1)).status).toBe(403);
    expect(await nth(2)).toEqual(one);
    await clinician.post(`/patients/${patientId}/check-ins`, checkIn(today, PEG));
    expect((await put(clinician, (await nth(0)).id, good, 2)).body).toMatchObject({ status: 409, code: 'request-settled' });
  });
});
