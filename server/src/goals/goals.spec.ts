import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { addDays } from '@stagewell/shared/dates';
import type { GoalRatingView, NewGoalRating } from '@stagewell/shared/goals/goal-rating';
import { offerScale } from '@stagewell/shared/goals/offer-scale';
import type { GoalView, NewGoal } from '@stagewell/shared/patients/patient';
import type { Chart } from '@stagewell/shared/plans/chart';
import { newPatient, startApp, type Person, type TestApp } from '../testing/app.js';
import { asSuperuser } from '../testing/database.js';

let test: TestApp;
let clinician: Person;
let stranger: Person;
let today: string;
beforeAll(async () => {
  test = await startApp();
  [clinician, stranger] = await Promise.all([test.as('clinician@a.test'), test.as('clinician@b.test')]);
  today = (await clinician.get('/clinic')).body.today as string;
});
afterAll(() => test.close());

const SCALE = offerScale('Walk 10 minutes', 'Walk 30 minutes');
const GOAL: NewGoal = { text: 'Walk to the market again', value: 'Meeting people', targetOn: null, status: 'active', scale: SCALE };

const withGoal = async (more: Partial<NewGoal> = {}): Promise<{ patientId: string; goal: GoalView }> => {
  const patientId = (await clinician.post('/patients', newPatient())).body.id as string;
  const answer = await clinician.post(`/patients/${patientId}/goals`, { ...GOAL, ...more });
  expect(answer.status).toBe(201);
  return { patientId, goal: answer.body as GoalView };
};
const rating = (more: object = {}): NewGoalRating => ({ ratedOn: today, level: -1, ratedBy: 'patient', words: 'To the corner and back', ...more });
const rate = (patientId: string, goalId: string, more: object = {}, person = clinician) =>
  person.post(`/patients/${patientId}/goals/${goalId}/ratings`, rating(more));
const chart = async (patientId: string): Promise<Chart> => (await clinician.get(`/patients/${patientId}`)).body as Chart;

describe('a goal with its scale', () => {
  it('is kept as it was written, and stands on the chart', async () => {
    const { patientId, goal } = await withGoal();
    expect(goal.scale).toEqual(SCALE);
    expect((await chart(patientId)).goals).toEqual([expect.objectContaining({ text: GOAL.text, scale: SCALE })]);
  });

  it.each<[what: string, scale: object | undefined]>([
    ['four levels', { ...SCALE, levels: SCALE.levels.slice(1) }],
    ['a level that says nothing', { ...SCALE, levels: ['', ...SCALE.levels.slice(1)] }],
    ['an importance of 4', { ...SCALE, importance: 4 }],
    ['a baseline between levels', { ...SCALE, baseline: -1.5 }],
    ['no word on whether it is scaled', undefined],
  ])('%s: refused', async (_what, scale) => {
    const patientId = (await clinician.post('/patients', newPatient())).body.id as string;
    const answer = await clinician.post(`/patients/${patientId}/goals`, { ...GOAL, scale });
    expect([answer.status, answer.body.code]).toEqual([400, 'fields-refused']);
    expect((await chart(patientId)).goals).toEqual([]);
  });

  it('may get its scale later, and another one until it is rated', async () => {
    const { patientId, goal } = await withGoal({ scale: null });
    const edit = (version: number, more: object) => clinician.put(`/patients/${patientId}/goals/${goal.id}`, { ...GOAL, ...more }, version);
    expect((await edit(1, {})).status).toBe(200);
    expect((await edit(2, { scale: { ...SCALE, importance: 3 } })).status).toBe(200);
    expect((await rate(patientId, goal.id)).status).toBe(201);
    expect((await edit(3, {})).body).toMatchObject({ status: 409, code: 'scale-rated' });
    expect((await edit(3, { scale: null })).body).toMatchObject({ status: 409, code: 'scale-rated' });
    expect((await edit(3, { scale: { ...SCALE, importance: 3 }, status: 'achieved' })).status).toBe(200);
  });
});

describe('a rating', () => {
  it('stands on the chart by day; a later one does not replace an earlier one', async () => {
    const { patientId, goal } = await withGoal();
    const first = (await rate(patientId, goal.id, { ratedOn: addDays(today, -14) })).body as GoalRatingView;
    const second = (await rate(patientId, goal.id, { level: null, ratedBy: 'together', words: '' })).body as GoalRatingView;
    const { goalRatings } = await chart(patientId);
    expect(goalRatings.map(({ id, ratedOn, level, words }) => [id, ratedOn, level, words])).toEqual([
      [first.id, addDays(today, -14), -1, 'To the corner and back'],
      [second.id, today, null, ''],
    ]);
  });

  it('entered in error leaves the chart and stays in the table', async () => {
    const { patientId, goal } = await withGoal();
    const { id } = (await rate(patientId, goal.id)).body as GoalRatingView;
    const mark = (version: number) => clinician.change(`/patients/${patientId}/goal-ratings/${id}/entered-in-error`, { reason: 'Another patient' }, version);
    expect((await mark(9)).body).toMatchObject({ status: 412, code: 'version-clash' });
    expect((await mark(1)).status).toBe(204);
    expect((await mark(2)).status).toBe(404);
    expect((await chart(patientId)).goalRatings).toEqual([]);
    const { rows } = await asSuperuser(test.database, (client) =>
      client.query('select level, entered_in_error_reason as why from stagewell.goal_rating where id = $1', [id]),
    );
    expect(rows).toEqual([{ level: -1, why: 'Another patient' }]);
  });

  it.each<[what: string, more: () => object, status: number, code: string]>([
    ['a day to come', () => ({ ratedOn: addDays(today, 1) }), 400, 'fields-refused'],
    ['a level beyond the scale', () => ({ level: 3 }), 400, 'fields-refused'],
    ['nobody who rated', () => ({ ratedBy: 'somebody' }), 400, 'fields-refused'],
  ])('%s: refused, nothing stored', async (_what, more, status, code) => {
    const { patientId, goal } = await withGoal();
    const answer = await rate(patientId, goal.id, more());
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect((await chart(patientId)).goalRatings).toEqual([]);
  });

  it('needs a scale, and a goal of this patient', async () => {
    const { patientId, goal } = await withGoal({ scale: null });
    const other = await withGoal();
    expect((await rate(patientId, goal.id)).body).toMatchObject({ status: 422, code: 'goal-not-scaled' });
    expect((await rate(patientId, other.goal.id)).status).toBe(404);
    expect((await rate(patientId, randomUUID())).status).toBe(404);
  });

  it('is for the care team of that clinic only', async () => {
    const { patientId, goal } = await withGoal();
    expect((await rate(patientId, goal.id, {}, stranger)).status).toBe(404);
    expect((await rate(patientId, goal.id, {}, await test.as('scheduler@a.test'))).status).toBe(403);
    expect((await rate(patientId, goal.id, {}, await test.as('colleague@a.test'))).body).toMatchObject({ status: 403, code: 'not-on-care-team' });
  });

  it('cannot be changed even by the application, but for whose it is when charts are merged', async () => {
    const granted = await asSuperuser(test.database, (client) =>
      client.query(
        `select array_agg(column_name::text order by column_name) as columns from information_schema.column_privileges where table_schema = 'stagewell' and table_name = 'goal_rating' and grantee = 'stagewell_app' and privilege_type = 'UPDATE'`,
      ),
    );
    expect(granted.rows).toEqual([{ columns: ['entered_in_error_at', 'entered_in_error_by', 'entered_in_error_reason', 'patient_id', 'version'] }]);
  });
});
