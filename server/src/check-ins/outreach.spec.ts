import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ScheduledCheckIn } from '@stagewell/shared/check-ins/schedule';
import type { TaskView } from '@stagewell/shared/check-ins/check-in';
import type { PlanView } from '@stagewell/shared/plans/plan';
import { Rounds } from '../platform/rounds.js';
import { accepting } from '../testing/accepting.js';
import { checkIn, startApp, type Person, type TestApp } from '../testing/app.js';
import { asSuperuser } from '../testing/database.js';
import { runningPlan } from '../testing/running-plan.js';
import { Outreach } from './outreach.service.js';

const DAY_MS = 86_400_000;
let test: TestApp;
let clinician: Person;
let today: string;
beforeAll(async () => {
  test = await startApp();
  clinician = await test.as('clinician@a.test');
  today = (await clinician.get('/clinic')).body.today as string;
});
afterAll(() => test.close());

/** The worker looks, so many days from now. */
const look = async (days: number): Promise<void> => {
  const rounds = test.app.get(Rounds, { strict: false });
  rounds.clock = (now) => new Date(now.getTime() + days * DAY_MS);
  await rounds.once((round) => test.app.get(Outreach, { strict: false }).sweep(round));
  rounds.clock = null;
};
const tasksOf = async ({ patientId }: PlanView): Promise<readonly TaskView[]> =>
  ((await clinician.get('/tasks')).body as readonly TaskView[]).filter((task) => task.patientId === patientId && task.triggerId === 'SAF-18');
const states = async ({ patientId }: PlanView): Promise<readonly string[]> =>
  ((await clinician.get(`/patients/${patientId}/schedule`)).body.checkIns as readonly ScheduledCheckIn[]).slice(0, 3).map(({ state }) => state);

/** What the trail says of tasks about the patient that nobody asked for. */
const trailOf = ({ patientId }: PlanView): Promise<readonly object[]> =>
  asSuperuser(
    test.database,
    async (client) =>
      (
        await client.query<object>(
          `select action, actor, object, object_id as "objectId", fields from stagewell.audit_event where patient_id = $1 and object = 'task' and actor is null order by seq`,
          [patientId],
        )
      ).rows,
  );

describe('whoever misses check-ins is called', () => {
  it('after two, once, and not before their last days are over', async () => {
    const plan = await runningPlan(clinician, today, ['cbt', 0]);
    await look(3);
    expect(await states(plan)).toEqual(['due', 'due', 'due']);
    await look(4);
    expect([await states(plan), await tasksOf(plan)]).toEqual([['missed', 'due', 'due'], []]);
    await look(11);
    const [task, ...more] = await tasksOf(plan);
    expect([task?.priority, task?.what, more.length]).toEqual(['within-3d', '2 check-ins were missed.', 0]);
    expect(await trailOf(plan)).toEqual([{ action: 'round.do', actor: null, object: 'task', objectId: task?.id, fields: ['SAF-18'] }]);
    await Promise.all([look(11), look(18)]);
    expect(await tasksOf(plan)).toHaveLength(1);
    expect(await trailOf(plan)).toHaveLength(1);
  });

  it('what was talked about is not counted again', async () => {
    const plan = await runningPlan(clinician, today, ['cbt', 0]);
    await look(11);
    const [task] = await tasksOf(plan);
    await clinician.change(`/tasks/${task?.id}/close`, { outcome: 'Spoke on the phone: was away, will answer' }, task?.version ?? 1);
    await look(12);
    expect(await tasksOf(plan)).toEqual([]);
  });

  it('an answer in between starts the count anew', async () => {
    const plan = await runningPlan(clinician, today, ['cbt', 0]);
    await clinician.post(`/patients/${plan.patientId}/check-ins`, checkIn(today, { pegPain: 3, pegEnjoyment: 3, pegActivity: 3 }));
    await look(11);
    expect([await states(plan), await tasksOf(plan)]).toEqual([['answered', 'missed', 'due'], []]);
  });

  it('after the start of an antidepressant one is enough', async () => {
    const plan = await runningPlan(clinician, today, ['duloxetine', 0]);
    const [course] = plan.courses;
    await accepting((accepted) => clinician.change(`/plans/${plan.id}/courses/${course?.id}/start`, { startedOn: today, ...accepted }, plan.version));
    await look(4);
    expect((await tasksOf(plan)).map(({ what }) => what)).toEqual([
      'One check-in was missed, within 14 days of the start of an opioid, ketamine or an antidepressant.',
    ]);
  });
});

describe('a value that crosses a line', () => {
  it('opens a task in the same transaction, once', async () => {
    const { patientId } = await runningPlan(clinician, today, ['cbt', 0]);
    const record = (value: number) =>
      clinician.post(`/patients/${patientId}/facts`, { code: 'egfr', value, answer: null, unit: 'mL/min/1.73m2', takenOn: today });
    const opened = async (): Promise<readonly string[]> =>
      ((await clinician.get('/tasks')).body as readonly TaskView[])
        .filter((task) => task.patientId === patientId)
        .map(({ triggerId, what }) => `${triggerId} ${what}`);
    expect((await record(70)).status).toBe(201);
    expect(await opened()).toEqual([]);
    await record(28);
    await record(27);
    expect(await opened()).toEqual(['SAF-17 A value crossed the border of a rule: eGFR 28, below 30.']);
  });
});
