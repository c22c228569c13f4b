import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { MODALITY_BY_ID } from '@stagewell/shared/catalogue/catalogue';
import { addDays } from '@stagewell/shared/dates';
import { boardOf, courseOf } from '@stagewell/shared/plans/board';
import type { PlanVersionRow, PlanView } from '@stagewell/shared/plans/plan';
import type { CoSignatureWanted, TodayView } from '@stagewell/shared/reviews/today';
import type { Evaluation } from '@stagewell/shared/sequencing/finding';
import { signaturesNeeded } from '@stagewell/shared/sequencing/may-activate';
import { accepting } from '../testing/accepting.js';
import { newPatient, startApp, type Person, type TestApp } from '../testing/app.js';
import { asSuperuser } from '../testing/database.js';
import { PASSWORD } from '../testing/template.js';

let test: TestApp;
let clinician: Person;
let supervisor: Person;
let today: string;
beforeAll(async () => {
  test = await startApp();
  clinician = await test.as('clinician@a.test');
  supervisor = await test.as('colleague@a.test');
  today = (await clinician.get('/clinic')).body.today as string;
});
afterAll(() => test.close());

const supervise = (by: string | null, whom = 'clinician@a.test'): Promise<unknown> =>
  asSuperuser(test.database, (client) =>
    client.query(
      `update stagewell.membership m set supervisor_id = (select id from stagewell.account where email = $1) from stagewell.account a where a.id = m.account_id and a.email = $2`,
      [by, whom],
    ),
  );

/** A plan that somebody without a supervisor made active. */
const running = async (): Promise<PlanView> => {
  await supervise(null);
  const patientId = (await clinician.post('/patients', newPatient())).body.id as string;
  const draft = (await clinician.post(`/patients/${patientId}/plans`, { title: 'Plan' })).body as PlanView;
  const courses = ['cbt', 'pt_exercise'].map((id, n) => {
    const modality = MODALITY_BY_ID.get(id);
    if (!modality) throw new Error(`No ${id}`);
    return courseOf(modality, { id: randomUUID(), stageId: draft.stages[0]?.id ?? '', startsOn: addDays(today, 20 + 30 * n) });
  });
  const plan = (await clinician.put(`/plans/${draft.id}/board`, { ...boardOf(draft), courses }, draft.version)).body as PlanView;
  const activate = (signatures: readonly object[]) => clinician.change(`/plans/${plan.id}/activation`, { password: PASSWORD, signatures }, plan.version);
  const first = await activate([]);
  const { evaluation } = (first.body as { context?: { evaluation: Evaluation } }).context ?? { evaluation: null };
  const answers = evaluation === null ? [] : signaturesNeeded(evaluation).map(({ fingerprint, needs }) => ({ fingerprint, decision: needs }));
  const said = { reasonCode: 'benefit-outweighs-risk', reason: 'Discussed with the patient today', expiresOn: addDays(today, 10) };
  const active = (first.status === 200 ? first : await activate(answers.map((one) => ({ ...one, ...said })))).body as PlanView;
  await supervise('colleague@a.test');
  return active;
};
const retitled = async (plan: PlanView, person = clinician): Promise<PlanView> =>
  (await accepting((accepted) => person.put(`/plans/${plan.id}/board`, { ...boardOf(plan), title: `${plan.title} again`, ...accepted }, plan.version)))
    .body as PlanView;
const coSign = (plan: PlanView, person = supervisor, password = PASSWORD) => person.change(`/plans/${plan.id}/co-signature`, { password }, plan.version);
const waiting = async ({ id }: PlanView): Promise<readonly CoSignatureWanted[]> =>
  ((await supervisor.get('/today')).body as TodayView).coSignatures.filter(({ planId }) => planId === id);
const read = async ({ id }: PlanView, person = clinician): Promise<PlanView> => (await person.get(`/plans/${id}`)).body as PlanView;

describe('a change of a running plan by a supervised clinician', () => {
  beforeEach(() => supervise('colleague@a.test'));
  afterAll(() => supervise(null));

  it('is in force at once, asks the supervisor, who is told and can open it, and says so in its version', async () => {
    const plan = await running();
    const changed = await retitled(plan);
    expect(changed).toMatchObject({
      state: 'active',
      title: 'Plan again',
      coSignature: { askedOfName: 'colleague', askedByName: 'clinician', ofChange: true, version: plan.version + 1 },
    });
    expect(await waiting(plan)).toEqual([expect.objectContaining({ askedByName: 'clinician', ofChange: true })]);
    expect((await read(plan, supervisor)).title).toBe('Plan again');
    const [newest] = (await clinician.get(`/plans/${plan.id}/versions`)).body as readonly PlanVersionRow[];
    expect(newest?.what).toBe('Saved; colleague is asked to co-sign');
  });

  it('asks once, however often it goes on; one signature answers all of it', async () => {
    const plan = await running();
    const twice = await retitled(await retitled(plan));
    expect(twice.coSignature?.version).toBe(plan.version + 1);
    expect(await waiting(plan)).toHaveLength(1);
    const signed = await coSign(twice);
    expect(signed.body).toMatchObject({ version: twice.version, state: 'active', coSignature: null });
    expect(await waiting(plan)).toEqual([]);
    expect((await retitled(signed.body as PlanView)).coSignature?.version).toBe(twice.version + 1);
  });

  it('is co-signed by whoever was asked, with their password, on the version that they read', async () => {
    const plan = await running();
    const changed = await retitled(plan);
    expect((await coSign(changed, clinician)).body).toMatchObject({ status: 409, code: 'not-asked' });
    expect((await coSign(changed, supervisor, 'wrong')).body).toMatchObject({ status: 422, code: 'password-refused' });
    expect((await coSign(plan)).status).toBe(412);
    expect((await coSign(changed, await test.as('clinician@b.test'))).status).toBe(404);
    expect((await coSign(changed)).status).toBe(200);
    expect((await coSign(changed)).body).toMatchObject({ status: 409, code: 'not-asked' });
  });

  it('is not settled by an edit of the supervisor: it is a signature that is asked for', async () => {
    const changed = await retitled(await running());
    const edited = await retitled(changed, supervisor);
    expect(edited.coSignature).toMatchObject({ askedOfName: 'colleague', version: changed.version });
    expect((await coSign(edited)).body).toMatchObject({ coSignature: null });
  });

  it('asks each supervisor for what they were asked', async () => {
    const changed = await retitled(await running());
    await supervise('psychologist@a.test');
    const again = await retitled(changed);
    const psychologist = await test.as('psychologist@a.test');
    expect(again.coSignature).toMatchObject({ askedOfName: 'colleague', version: changed.version });
    const second = (await coSign(again, psychologist)).body as PlanView;
    expect(second.coSignature).toMatchObject({ askedOfName: 'colleague', version: changed.version });
    expect(((await coSign(second)).body as PlanView).coSignature).toBeNull();
  });

  it('is not asked for a start as planned, but for a stop', async () => {
    const plan = await running();
    const courseId = plan.courses[0]?.id ?? '';
    const started = (
      await accepting((accepted) => clinician.change(`/plans/${plan.id}/courses/${courseId}/start`, { startedOn: today, ...accepted }, plan.version))
    ).body as PlanView;
    expect([started.courses.some(({ state }) => state === 'active'), started.coSignature]).toEqual([true, null]);
    const stop = { endedOn: today, reason: 'patient-choice', learned: '', completed: false };
    const stopped = (await accepting((accepted) => clinician.change(`/plans/${plan.id}/courses/${courseId}/stop`, { ...stop, ...accepted }, started.version)))
      .body as PlanView;
    expect(stopped.coSignature).toMatchObject({ ofChange: true, version: stopped.version });
  });

  it('waits for nobody once the plan is over, and asks nobody where there is no supervisor', async () => {
    const plan = await running();
    const changed = await retitled(plan);
    await accepting((accepted) =>
      clinician.change(`/plans/${plan.id}/transition`, { to: 'completed', reason: 'All goals are reached', ...accepted }, changed.version),
    );
    expect(await read(plan)).toMatchObject({ state: 'completed', coSignature: null });
    expect(await waiting(plan)).toEqual([]);
    const other = await running();
    await supervise(null);
    expect((await retitled(other)).coSignature).toBeNull();
  });

  it('leaves a signature that nobody can change', async () => {
    await coSign(await retitled(await running()));
    await expect(
      asSuperuser(test.database, (client) => client.query(`set role stagewell_app; update stagewell.co_signature set version = 1`)),
    ).rejects.toMatchObject({
      code: '42501',
    });
  });
});
