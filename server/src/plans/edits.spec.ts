import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { MODALITY_BY_ID } from '@stagewell/shared/catalogue/catalogue';
import { boardOf, courseOf } from '@stagewell/shared/plans/board';
import type { EditToKeep, KeptEditView } from '@stagewell/shared/plans/kept-edit';
import type { Board, PlanView } from '@stagewell/shared/plans/plan';
import { newPatient, startApp, type Person, type TestApp } from '../testing/app.js';

let test: TestApp;
let clinician: Person;
let colleague: Person;
let stranger: Person;
beforeAll(async () => {
  test = await startApp();
  [clinician, colleague, stranger] = await Promise.all([test.as('clinician@a.test'), test.as('colleague@a.test'), test.as('clinician@b.test')]);
});
afterAll(() => test.close());

const draft = async (): Promise<PlanView> => {
  const patientId = (await clinician.post('/patients', newPatient())).body.id as string;
  return (await clinician.post(`/patients/${patientId}/plans`, { title: 'Plan' })).body as PlanView;
};
const withCourse = (plan: PlanView, startsOn = '2027-02-01'): Board => {
  const modality = MODALITY_BY_ID.get('duloxetine');
  if (!modality) throw new Error('The catalogue has changed');
  return { ...boardOf(plan), courses: [courseOf(modality, { id: randomUUID(), stageId: plan.stages[0]?.id ?? '', startsOn })] };
};
const keep = (plan: PlanView, more: Partial<EditToKeep> = {}, person = clinician) =>
  person.put(`/plans/${plan.id}/edit`, { baseVersion: plan.version, board: boardOf(plan), after: null, ...more }, null);
const read = async (plan: PlanView, person = clinician): Promise<KeptEditView> => (await person.get(`/plans/${plan.id}/edit`)).body as KeptEditView;
const drop = (plan: PlanView, keptAt = '', person = clinician) => person.delete(`/plans/${plan.id}/edit?keptAt=${encodeURIComponent(keptAt)}`);

describe('an edit that is not saved', () => {
  it('is kept, found again, and changes nothing of the plan', async () => {
    const plan = await draft();
    expect(await read(plan)).toEqual({ kept: null, base: null });
    const board = withCourse(plan);
    const first = await keep(plan, { board });
    expect(first.status).toBe(200);
    expect(await read(plan)).toEqual({ kept: { baseVersion: 1, board, keptAt: (first.body as KeptEditView).kept?.keptAt }, base: null });
    expect((await clinician.get(`/plans/${plan.id}`)).body).toEqual(plan);
  });

  it('is written over by the same window, and not by another one', async () => {
    const plan = await draft();
    const first = (await keep(plan, { board: withCourse(plan) })).body as KeptEditView;
    const board = withCourse(plan, '2027-03-01');
    expect((await keep(plan, { board, after: first.kept?.keptAt ?? '' })).status).toBe(200);
    expect((await keep(plan, { after: first.kept?.keptAt ?? '' })).body).toMatchObject({ status: 409, code: 'edited-elsewhere' });
    expect((await keep(plan)).body).toMatchObject({ status: 409, code: 'edited-elsewhere' });
    expect((await read(plan)).kept?.board).toEqual(board);
  });

  it('is gone when it is saved or dropped, and only for whoever did that', async () => {
    const plan = await draft();
    expect((await colleague.post(`/patients/${plan.patientId}/care-team`, { reason: 'I take part in this plan' })).status).toBeLessThan(300);
    const board = withCourse(plan);
    await keep(plan, { board });
    await keep(plan, {}, colleague);
    expect((await clinician.put(`/plans/${plan.id}/board`, board, plan.version)).status).toBe(200);
    // What another window keeps meanwhile is not lost by this one's save; the window that saved drops its own.
    await drop(plan, (await read(plan)).kept?.keptAt);
    expect((await read(plan)).kept).toBeNull();
    const theirs = await read(plan, colleague);
    expect([theirs.kept?.baseVersion, theirs.base?.version]).toEqual([1, 1]);
    expect(theirs.base?.courses).toEqual([]);
    expect((await drop(plan, '2027-01-01T00:00:00.000Z', colleague)).status).toBe(204);
    expect((await read(plan, colleague)).kept).not.toBeNull();
    expect((await drop(plan, theirs.kept?.keptAt, colleague)).status).toBe(204);
    expect((await read(plan, colleague)).kept).toBeNull();
  });

  it('may be on an older version: it is settled when it is saved', async () => {
    const plan = await draft();
    await clinician.put(`/plans/${plan.id}/board`, withCourse(plan), plan.version);
    expect((await keep(plan)).status).toBe(200);
    expect((await read(plan)).base?.version).toBe(1);
  });

  it.each<[what: string, more: object, status: number, code: string]>([
    ['a version that is still to come', { baseVersion: 9 }, 422, 'version-unknown'],
    ['no board', { board: null }, 400, 'fields-refused'],
    ['a missing board', { board: undefined }, 400, 'fields-refused'],
    ['a list for a board', { board: [] }, 400, 'fields-refused'],
    ['no version', { baseVersion: 0 }, 400, 'fields-refused'],
  ])('%s: refused, nothing kept', async (_what, more, status, code) => {
    const plan = await draft();
    const answer = await keep(plan, more);
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([status, code]);
    expect((await read(plan)).kept).toBeNull();
  });

  it('cannot be kept of a plan that has ended', async () => {
    const plan = await draft();
    const ended = await clinician.change(`/plans/${plan.id}/transition`, { to: 'revoked', reason: 'Drafted for another patient' }, plan.version);
    expect(ended.status).toBe(200);
    expect((await keep(plan)).body).toMatchObject({ status: 409, code: 'plan-ended' });
  });

  it('is nobody else’s, and of no plan that is not there', async () => {
    const plan = await draft();
    await keep(plan);
    expect((await keep(plan, {}, stranger)).status).toBe(404);
    expect((await stranger.get(`/plans/${plan.id}/edit`)).status).toBe(404);
    expect((await drop(plan, '2027-01-01T00:00:00.000Z', stranger)).status).toBe(404);
    expect((await clinician.delete(`/plans/${plan.id}/edit`)).status).toBe(204);
    expect((await read(plan)).kept).toBeNull();
    expect((await keep({ ...plan, id: randomUUID() })).status).toBe(404);
    expect((await (await test.as('scheduler@a.test')).get(`/plans/${plan.id}/edit`)).status).toBe(403);
  });
});
