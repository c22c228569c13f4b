import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TaskView } from '@stagewell/shared/check-ins/check-in';
import type { WorklistPage } from '@stagewell/shared/worklist/worklist';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { checkIn, startApp, type Person, type TestApp } from '../testing/app.js';
import { asSuperuser } from '../testing/database.js';
import { waitingTask, type WaitingAt } from '../testing/waiting.js';
import { inHours, nothingWaits, waitingClinic } from '../testing/waiting-clinic.js';

let test: TestApp;
let clinician: Person;
let at: WaitingAt;
beforeAll(async () => {
  test = await startApp({ jobs: false });
  clinician = await test.as('clinician@a.test');
  at = await waitingClinic(test);
});
afterAll(() => test.close());
beforeEach(() => nothingWaits(at));

/** The clinic's clock so many hours later; the database's own is not touched. */
const later = (hours: number): void => {
  test.app.get(UnitOfWork).clock = ({ now, today }) => ({ now: new Date(now.getTime() + hours * 3_600_000), today });
};
const stored = (): Promise<readonly { id: string; at: Date | null; role: string }[]> =>
  asSuperuser(
    test.database,
    async (client) =>
      (await client.query<{ id: string; at: Date | null; role: string }>('select id, escalated_at as at, assigned_role as role from stagewell.task')).rows,
  );
const list = async (person: Person): Promise<WorklistPage> => (await person.get('/worklist')).body as WorklistPage;

describe('a safety task past its deadline', () => {
  beforeEach(() => later(0));
  afterAll(() => later(0));

  it('is escalated when somebody looks, once, and is loud for the desk and an administrator too', async () => {
    const id = await waitingTask(at, inHours(2), 'stat');
    expect(await list(clinician)).toMatchObject({ escalated: 0, rows: [{ group: expect.not.stringMatching('overdue'), escalated: false }] });
    expect(await stored()).toMatchObject([{ at: null }]);
    later(3);
    for (const email of ['admin@a.test', 'scheduler@a.test'])
      expect(await list(await test.as(email))).toMatchObject({ escalated: 1, rows: [{ id, group: 'overdue', escalated: true }] });
    const [first] = await stored();
    expect(first).toMatchObject({ id, role: 'clinician' });
    expect(first?.at).not.toBeNull();
    later(4);
    await list(clinician);
    expect(await stored()).toEqual([first]);
    const [task] = (await clinician.get('/tasks')).body as readonly TaskView[];
    expect(task?.escalatedAt).not.toBeNull();
    expect((await clinician.change(`/tasks/${id}/close`, { outcome: 'Called; all is well' }, task?.version ?? 0)).status).toBe(200);
    expect(await list(clinician)).toMatchObject({ escalated: 0, rows: [] });
  });

  it('keeps whoever had it, and the other clinic’s is not touched', async () => {
    const id = await waitingTask(at, inHours(-1), 'same-day');
    await asSuperuser(test.database, (client) => client.query(`update stagewell.task set assigned_role = 'admin' where id = $1`, [id]));
    await list(await test.as('clinician@b.test'));
    expect(await stored()).toMatchObject([{ at: null }]);
    await Promise.all([1, 2, 3, 4].map(() => list(clinician)));
    expect(await stored()).toMatchObject([{ role: 'admin', at: expect.any(Date) }]);
  });
});

describe('the suicidal item', () => {
  const CRISIS = { spokenTo: 'phone-or-video', risk: 'low', steps: ['safety-plan', 'next-contact-agreed'] };

  it('never closes by itself, nor with words alone', async () => {
    const flagged = checkIn(at.today, { questionnaires: [{ instrument: 'phq9', answers: [0, 0, 0, 0, 0, 0, 0, 0, 1, null], total: null }] });
    expect((await clinician.post(`/patients/${at.patientId}/check-ins`, flagged)).status).toBe(201);
    const own = async (): Promise<TaskView> => {
      const found = ((await clinician.get('/tasks')).body as readonly TaskView[]).find(({ triggerId }) => triggerId === 'SAF-01');
      if (!found) throw new Error('No suicidal item is open');
      return found;
    };
    await clinician.post(
      `/patients/${at.patientId}/check-ins`,
      checkIn(at.today, { questionnaires: [{ instrument: 'phq9', answers: [0, 0, 0, 0, 0, 0, 0, 0, 0, null], total: null }] }),
    );
    later(24 * 300);
    await list(clinician);
    later(0);
    const { id, version } = await own();
    const close = (body: object) => clinician.change(`/tasks/${id}/close`, { outcome: 'Spoke at length today', ...body }, version);
    for (const body of [{}, { crisis: null }, { crisis: { ...CRISIS, steps: [] } }, { crisis: { ...CRISIS, risk: 'high' } }])
      expect([body, (await close(body)).body]).toMatchObject([body, { status: 422, code: 'crisis-outcome-missing' }]);
    expect((await close({ crisis: { ...CRISIS, risk: 'middling' } })).status).toBe(400);
    const closed = await close({ crisis: CRISIS });
    expect(closed.body).toMatchObject({
      state: 'done',
      outcome: 'Spoken: with the patient, by phone or video. Risk: low. Done: safety plan written or gone through; next contact agreed. Spoke at length today',
    });
  });
});
