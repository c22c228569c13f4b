import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { MODALITY_BY_ID } from '@stagewell/shared/catalogue/catalogue';
import { addDays } from '@stagewell/shared/dates';
import { boardOf, courseOf } from '@stagewell/shared/plans/board';
import type { PlanSource, PlanVersionRow, PlanView } from '@stagewell/shared/plans/plan';
import { newPatient, startApp, type Person, type TestApp } from '../testing/app.js';
import { asSuperuser } from '../testing/database.js';

let test: TestApp;
let clinician: Person;
let today: string;
beforeAll(async () => {
  test = await startApp();
  clinician = await test.as('clinician@a.test');
  today = (await clinician.get('/clinic')).body.today as string;
});
afterAll(() => test.close());

const courseFor = (plan: PlanView, modalityId: string, startsOn: string) => {
  const modality = MODALITY_BY_ID.get(modalityId);
  if (!modality) throw new Error(`No modality ${modalityId}`);
  return { ...courseOf(modality, { id: randomUUID(), stageId: plan.stages[0]?.id ?? '', startsOn }), note: `Of ${modalityId}` };
};
const patient = async (person = clinician): Promise<string> => (await person.post('/patients', newPatient())).body.id as string;
/** A plan of two courses, 40 and 61 days from today, that was discarded; its board is version 2. */
const ended = async (): Promise<PlanView> => {
  const plan = (await clinician.post(`/patients/${await patient()}/plans`, { title: 'Back on the stairs' })).body as PlanView;
  const courses = [courseFor(plan, 'pne', addDays(today, 40)), courseFor(plan, 'pt_exercise', addDays(today, 61))];
  await clinician.put(`/plans/${plan.id}/board`, { ...boardOf(plan), courses, urgentReason: 'Cannot walk' }, 1);
  const done = await clinician.change(`/plans/${plan.id}/transition`, { to: 'revoked', reason: 'Moved to another town' }, 2);
  expect(done.status).toBe(200);
  return done.body as PlanView;
};
const copy = (patientId: string, from: object | null, person = clinician) => person.post(`/patients/${patientId}/plans`, { title: 'Once more', from });
const source = ({ id }: PlanView, version = 2): PlanSource => ({ planId: id, version });

describe('a new plan from an earlier one', () => {
  it('has its courses from today on, all planned, with ids of their own', async () => {
    const old = await ended();
    const answer = await copy(old.patientId, source(old));
    expect(answer.status).toBe(201);
    const made = answer.body as PlanView;
    expect(made).toMatchObject({ title: 'Once more', state: 'draft', version: 1, urgentReason: '' });
    expect(made.courses.map(({ modalityId, startsOn, state, note }) => [modalityId, startsOn, state, note])).toEqual([
      ['pne', today, 'planned', 'Of pne'],
      ['pt_exercise', addDays(today, 21), 'planned', 'Of pt_exercise'],
    ]);
    expect(made.courses.some(({ id }) => old.courses.some((course) => course.id === id))).toBe(false);
    const rows = (await clinician.get(`/plans/${made.id}/versions`)).body as readonly PlanVersionRow[];
    expect(rows[0]).toMatchObject({ what: 'Copied from version 2 of “Back on the stairs”', lockedBy: null });
    expect((await clinician.get(`/plans/${old.id}`)).body).toEqual(old);
  });

  it('may be of its first, empty version; without a source it begins empty', async () => {
    const old = await ended();
    const made = (await copy(old.patientId, source(old, 1))).body as PlanView;
    expect([made.courses, made.stages.map(({ name }) => name)]).toEqual([[], ['Foundations', 'Build', 'Maintain']]);
    expect((await copy(await patient(), null)).status).toBe(201);
  });

  it('leaves out what the catalogue no longer has, and says so', async () => {
    const old = await ended();
    await asSuperuser(test.database, (client) =>
      client.query(`update stagewell.plan_version set document = replace(document::text, '"pne"', '"magnets"')::jsonb where plan_id = $1`, [old.id]),
    );
    const made = (await copy(old.patientId, source(old))).body as PlanView;
    expect(made.courses.map(({ modalityId }) => modalityId)).toEqual(['pt_exercise']);
    const [row] = (await clinician.get(`/plans/${made.id}/versions`)).body as readonly PlanVersionRow[];
    expect(row?.what).toContain('left out, no longer in the catalogue: magnets');
  });

  it('is refused while there is an open plan', async () => {
    const old = await ended();
    await copy(old.patientId, source(old));
    expect((await copy(old.patientId, source(old))).body).toMatchObject({ status: 409, code: 'plan-exists' });
  });

  it.each<[what: string, from: (old: PlanView) => object, status: number]>([
    ['a version that is not there', (old) => source(old, 9), 404],
    ['a plan that is not there', () => ({ planId: randomUUID(), version: 1 }), 404],
    ['no version', ({ id }) => ({ planId: id }), 400],
    ['a word', () => 'copy' as unknown as object, 400],
  ])('%s: refused, nothing drafted', async (_what, from, status) => {
    const old = await ended();
    expect((await copy(old.patientId, from(old))).status).toBe(status);
    expect((await clinician.get(`/patients/${old.patientId}`)).body.plan).toMatchObject({ id: old.id });
  });

  it('is of the same patient, and of this clinic', async () => {
    const old = await ended();
    expect((await copy(await patient(), source(old))).status).toBe(404);
    const stranger = await test.as('clinician@b.test');
    expect((await copy(await patient(stranger), source(old), stranger)).status).toBe(404);
    expect((await copy(old.patientId, source(old), await test.as('colleague@a.test'))).status).toBe(403);
  });
});
