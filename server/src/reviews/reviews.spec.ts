import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { addDays } from '@stagewell/shared/dates';
import { boardOf, removeCourse } from '@stagewell/shared/plans/board';
import type { PlanView } from '@stagewell/shared/plans/plan';
import type { ReviewRow } from '@stagewell/shared/reviews/review-row';
import { accepting } from '../testing/accepting.js';
import { startApp, type Person, type TestApp } from '../testing/app.js';
import { asSuperuser } from '../testing/database.js';
import { runningPlan } from '../testing/running.js';

let test: TestApp;
let clinician: Person;
let today: string;
let plan: PlanView;
beforeAll(async () => {
  test = await startApp();
  clinician = await test.as('clinician@a.test');
  today = (await clinician.get('/clinic')).body.today as string;
  plan = await runningPlan(clinician, today, [
    ['cbt', 0],
    ['pne', 0],
  ]);
});
afterAll(() => test.close());

const reviews = async (): Promise<readonly ReviewRow[]> => (await clinician.get(`/plans/${plan.id}/reviews`)).body as readonly ReviewRow[];
const due = async (moment: string): Promise<ReviewRow> => {
  const found = (await reviews()).find((one) => one.state === 'due' && one.moment === moment);
  if (!found) throw new Error(`No ${moment} is due`);
  return found;
};
const DONE = (): object => ({ doneOn: today, outcome: 'Walks twenty minutes' });

describe('a review', () => {
  it('is done on a day, with what was found and by whom; what was done stays done', async () => {
    const { id, version } = await due('plan-review');
    const answer = await clinician.change(`/reviews/${id}/done`, DONE(), version);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      id,
      state: 'done',
      doneOn: today,
      outcome: 'Walks twenty minutes',
      settledBy: 'clinician',
      version: version + 1,
      bookedFor: null,
    });
    const again = await clinician.change(`/reviews/${id}/waive`, { reason: 'Seen in the ward' }, version + 1);
    expect([again.status, again.body.code, again.body.context]).toEqual([409, 'illegal-transition', { state: 'done', allowed: [] }]);
  });

  it('is waived with a reason, and the plan does not call for it again', async () => {
    const { id, key, version } = await due('assessment');
    expect((await clinician.change(`/reviews/${id}/waive`, { reason: 'short' }, version)).status).toBe(400);
    expect((await clinician.change(`/reviews/${id}/waive`, { reason: 'Seen in the ward last week' }, version)).body).toMatchObject({
      state: 'waived',
      doneOn: null,
    });
    const board = removeCourse(boardOf(plan), plan.courses.find(({ modalityId }) => modalityId === 'pne')?.id ?? '');
    plan = (await accepting((accepted) => clinician.put(`/plans/${plan.id}/board`, { ...board, ...accepted }, plan.version))).body as PlanView;
    expect((await reviews()).filter((one) => one.key === key).map(({ state }) => state)).toEqual(['waived']);
  });

  it('nobody does one on a day that is still to come, nor over somebody else’s change', async () => {
    const { id, version } = await due('horizon');
    const early = await clinician.change(`/reviews/${id}/done`, { doneOn: addDays(today, 1), outcome: '' }, version);
    expect([early.status, (early.body as { errors: unknown }).errors]).toEqual([400, [{ path: 'doneOn', message: 'This day has not come yet.' }]]);
    expect((await clinician.change(`/reviews/${id}/done`, DONE(), version + 1)).status).toBe(412);
    expect((await clinician.change(`/reviews/${id}/done`, DONE(), null)).status).toBe(428);
    expect(await due('horizon')).toMatchObject({ id, version });
  });

  it('of two who settle it at once, one does', async () => {
    const { id, version } = await due('horizon');
    const answers = await Promise.all([
      clinician.change(`/reviews/${id}/done`, DONE(), version),
      clinician.change(`/reviews/${id}/waive`, { reason: 'Not needed any more' }, version),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect([409, 412]).toContain(answers.find(({ status }) => status !== 200)?.status);
  });

  it('is settled by the care team only: not by the front desk, a colleague, another clinic, nor where there is none', async () => {
    const { id, version } = await due('plan-review');
    for (const [email, status] of [
      ['scheduler@a.test', 403],
      ['colleague@a.test', 403],
      ['clinician@b.test', 404],
    ] as const)
      expect([email, (await (await test.as(email)).change(`/reviews/${id}/done`, DONE(), version)).status]).toEqual([email, status]);
    expect((await clinician.change(`/reviews/${randomUUID()}/done`, DONE(), 1)).status).toBe(404);
  });

  it('the database keeps to it too', async () => {
    const { id } = await due('plan-review');
    for (const change of [`state = 'done'`, `state = 'waived', decided_at = now()`])
      await expect(asSuperuser(test.database, (client) => client.query(`update stagewell.review set ${change} where id = '${id}'`))).rejects.toMatchObject({
        code: '23514',
      });
  });
});
