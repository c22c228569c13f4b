import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { addDays } from '@stagewell/shared/dates';
import type { SchedulingView } from '@stagewell/shared/calendar/set-up';
import { startApp, type Person, type TestApp } from '../testing/app.js';
import { BODIES } from '../testing/bodies.js';
import { bookedVisit, bookingOf, openForVisits, patientOf, type Scheduled } from '../testing/scheduling.js';

let test: TestApp;
let admin: Person;
let scheduler: Person;
let strangeAdmin: Person;
let at: Scheduled;
beforeAll(async () => {
  test = await startApp();
  [admin, scheduler, strangeAdmin] = await Promise.all([test.as('admin@a.test'), test.as('scheduler@a.test'), test.as('admin@b.test')]);
  at = await openForVisits(admin);
});
afterAll(() => test.close());

const read = async (person = scheduler): Promise<SchedulingView> => (await person.get('/scheduling')).body as SchedulingView;
const bodyOf = (schema: string, more: object = {}): object => {
  const body = { ...BODIES[schema]?.() } as Record<string, unknown>;
  if ('siteId' in body) body['siteId'] = at.siteId;
  if ('accountId' in body) body['accountId'] = at.accountId;
  return { ...body, ...more };
};

const KINDS = [
  ['opening-hours', 'NewOpeningHours', { closes: 900 }],
  ['availability', 'NewAvailability', { toMinute: 900 }],
  ['leave', 'NewLeave', { reason: 'Course' }],
  ['rooms', 'NewRoom', { seats: 3 }],
  ['visit-types', 'NewVisitType', { lengthMinutes: 45 }],
] as const;

describe('the set-up of scheduling', () => {
  it.each(KINDS)('%s: added, changed on the version seen, taken out of use and back, by an administrator of that clinic', async (kind, schema, change) => {
    const made = (await admin.post(`/scheduling/${kind}`, bodyOf(schema))).body as { id: string };
    expect(made).toMatchObject({ ...bodyOf(schema), version: 1, withdrawn: false });
    const edit = (version: number, person = admin, id = made.id) => person.put(`/scheduling/${kind}/${id}`, bodyOf(schema, change), version);
    expect((await edit(1)).body).toMatchObject({ ...change, version: 2 });
    expect((await edit(1)).status).toBe(412);
    expect((await edit(1, admin, randomUUID())).status).toBe(404);
    expect((await edit(2, strangeAdmin)).status).toBe(404);
    expect((await edit(2, scheduler)).status).toBe(403);
    const withdraw = (withdrawn: boolean, version: number) => admin.change(`/scheduling/${kind}/${made.id}/withdrawal`, { withdrawn }, version);
    expect((await withdraw(true, 2)).body).toMatchObject({ withdrawn: true, version: 3 });
    expect((await withdraw(false, 3)).body).toMatchObject({ withdrawn: false, version: 4 });
    await withdraw(true, 4);
    expect(Object.values(await read()).flat()).toContainEqual(expect.objectContaining({ id: made.id, withdrawn: true }));
    expect(Object.values(await read(strangeAdmin)).flat()).toEqual([]);
  });

  it.each<[kind: string, schema: string, more: object, status: number, code: string]>([
    ['opening-hours', 'NewOpeningHours', { closes: 480 }, 400, 'fields-refused'],
    ['opening-hours', 'NewOpeningHours', { weekday: 8 }, 400, 'fields-refused'],
    ['opening-hours', 'NewOpeningHours', { siteId: randomUUID() }, 422, 'no-such-site'],
    ['availability', 'NewAvailability', { toDay: '2026-05-03' }, 400, 'fields-refused'],
    ['availability', 'NewAvailability', { accountId: randomUUID() }, 422, 'not-a-clinician'],
    ['leave', 'NewLeave', { toDay: '2026-12-20' }, 400, 'fields-refused'],
    ['rooms', 'NewRoom', { seats: 0 }, 400, 'fields-refused'],
    ['rooms', 'NewRoom', { name: '  ' }, 400, 'fields-refused'],
    ['visit-types', 'NewVisitType', { lengthMinutes: 4 }, 400, 'fields-refused'],
    ['visit-types', 'NewVisitType', { moments: ['whenever'] }, 400, 'fields-refused'],
  ])('%s: %s with %j is refused', async (kind, schema, more, status, code) => {
    const answer = await admin.post(`/scheduling/${kind}`, bodyOf(schema, more));
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('decides what can be booked from then on: a leave says how many visits are in it', async () => {
    await bookedVisit(scheduler, at, '09:00');
    const leave = (await admin.post('/scheduling/leave', bodyOf('NewLeave', { fromDay: at.monday, toDay: addDays(at.monday, 4) }))).body as {
      id: string;
      visits: number;
    };
    expect(leave.visits).toBe(1);
    const ask = async () => scheduler.post('/appointments', bookingOf(at, await patientOf(scheduler), '10:00'));
    expect((await ask()).body).toMatchObject({ status: 409, code: 'on-leave' });
    await admin.change(`/scheduling/leave/${leave.id}/withdrawal`, { withdrawn: true }, 1);
    expect((await ask()).status).toBe(201);
  });
});
