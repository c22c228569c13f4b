import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { MODALITY_BY_ID } from '@stagewell/shared/catalogue/catalogue';
import { addDays } from '@stagewell/shared/dates';
import { boardOf, courseOf } from '@stagewell/shared/plans/board';
import type { PlanVersionRow, PlanView, SignatureInput } from '@stagewell/shared/plans/plan';
import type { TodayView } from '@stagewell/shared/reviews/today';
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

const drafted = async (...modalities: readonly string[]): Promise<PlanView> => {
  const patientId = (await clinician.post('/patients', newPatient())).body.id as string;
  const plan = (await clinician.post(`/patients/${patientId}/plans`, { title: 'Plan' })).body as PlanView;
  const courses = modalities.map((id, n) => {
    const modality = MODALITY_BY_ID.get(id);
    if (!modality) throw new Error(`No ${id}`);
    return courseOf(modality, { id: randomUUID(), stageId: plan.stages[0]?.id ?? '', startsOn: addDays(today, 20 + 30 * n) });
  });
  return (await clinician.put(`/plans/${plan.id}/board`, { ...boardOf(plan), courses }, plan.version)).body as PlanView;
};
const sign = (plan: PlanView, signatures: readonly SignatureInput[] = [], person = clinician) =>
  person.change(`/plans/${plan.id}/activation`, { password: PASSWORD, signatures }, plan.version);
const answering = (answer: { readonly body: unknown }): readonly SignatureInput[] =>
  signaturesNeeded((answer.body as { context: { evaluation: Evaluation } }).context.evaluation).map(({ fingerprint, needs }) => ({
    fingerprint,
    decision: needs === 'scope-decision' ? 'override' : needs,
    reasonCode: 'benefit-outweighs-risk',
    reason: 'Discussed with the patient today',
    expiresOn: addDays(today, 10),
  }));
const signed = async (plan: PlanView): Promise<PlanView> => {
  const first = await sign(plan);
  return (first.status === 200 ? first.body : (await sign(plan, answering(first))).body) as PlanView;
};
const read = async (plan: PlanView, person = clinician): Promise<PlanView> => (await person.get(`/plans/${plan.id}`)).body as PlanView;
const versions = async (plan: PlanView): Promise<readonly PlanVersionRow[]> =>
  (await clinician.get(`/plans/${plan.id}/versions`)).body as readonly PlanVersionRow[];
const lock = (plan: PlanView, person = clinician, password = PASSWORD) => person.change(`/plans/${plan.id}/lock`, { password }, plan.version);
const add = (plan: PlanView, words = 'The patient asked for morning visits', person = clinician) => person.post(`/plans/${plan.id}/addenda`, { words });

describe('locking a version', () => {
  let plan: PlanView;
  beforeEach(async () => void (plan = await signed(await drafted('cbt'))));

  it('is a signature of its own; the version stays, and edits go on as later ones', async () => {
    expect(plan).toMatchObject({ state: 'active', lock: null, addenda: [] });
    const locked = (await lock(plan)).body as PlanView;
    expect(locked).toMatchObject({ version: plan.version, state: 'active', lock: { version: plan.version, byName: 'clinician' } });
    const edited = await clinician.put(`/plans/${plan.id}/board`, { ...boardOf(plan), title: 'Later' }, plan.version);
    expect(edited.body).toMatchObject({ title: 'Later', version: plan.version + 1, lock: { version: plan.version } });
    expect((await clinician.get(`/plans/${plan.id}/versions/${plan.version}`)).body).toMatchObject({ plan: { title: 'Plan' } });
    const later = (await lock(edited.body as PlanView)).body as PlanView;
    expect(later.lock?.version).toBe(plan.version + 1);
  });

  it.each<[string, () => PromiseLike<{ readonly status: number; readonly body: { readonly code?: string } }>, number, string]>([
    ['with a wrong password', () => lock(plan, clinician, 'not my password'), 422, 'password-refused'],
    ['by somebody who saw an older version', () => lock({ ...plan, version: 1 }), 412, 'version-clash'],
    ['of a plan that is not there', () => lock({ ...plan, id: randomUUID() }), 404, 'not-found'],
    ['of another clinic', async () => lock(plan, await test.as('clinician@b.test')), 404, 'not-found'],
    ['by a scheduler', async () => lock(plan, await test.as('scheduler@a.test')), 403, 'forbidden'],
    ['of a draft', async () => lock(await drafted('cbt')), 409, 'illegal-transition'],
  ])('%s is refused', async (_, act, status, code) => {
    const answer = await act();
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect((await read(plan)).lock).toBeNull();
  });

  it('a second time says who did', async () => {
    await lock(plan);
    expect((await lock(plan)).body).toMatchObject({ status: 409, code: 'locked-already' });
  });

  it('outside the licence is refused', async () => {
    const medicine = await signed(await drafted('duloxetine'));
    const psychologist = await test.as('psychologist@a.test');
    await psychologist.post(`/patients/${medicine.patientId}/care-team`, { reason: 'Shared care' });
    expect((await lock(medicine, psychologist)).body).toMatchObject({ status: 403, code: 'outside-your-licence' });
  });
});

describe('addenda', () => {
  it('are refused while nothing is locked, then name the locked version, their author and their day', async () => {
    const plan = await signed(await drafted('cbt'));
    expect((await add(plan)).body).toMatchObject({ status: 409, code: 'not-locked' });
    await lock(plan);
    await add(plan);
    await clinician.put(`/plans/${plan.id}/board`, { ...boardOf(plan), title: 'Later' }, plan.version);
    const second = await add(plan, 'The sleep diary was handed out');
    expect(second.status).toBe(201);
    expect((second.body as PlanView).addenda).toMatchObject([
      { version: plan.version, words: 'The patient asked for morning visits', byName: 'clinician', on: today },
      { version: plan.version, words: 'The sleep diary was handed out' },
    ]);
    expect((await read(plan)).version).toBe(plan.version + 1);
  });

  it('are all that a plan takes that is over', async () => {
    const plan = await signed(await drafted('cbt'));
    const end = { to: 'completed', reason: 'All goals are reached' };
    const ended = (await accepting((accepted) => clinician.change(`/plans/${plan.id}/transition`, { ...end, ...accepted }, plan.version))).body as PlanView;
    expect((await clinician.put(`/plans/${plan.id}/board`, boardOf(ended), ended.version)).status).toBe(409);
    expect((await lock(ended)).status).toBe(409);
    expect((await add(plan)).body).toMatchObject({ state: 'completed', addenda: [{ version: ended.version }] });
  });

  it.each(['', '          ', 'Too short'])('of "%s" are refused', async (words) => {
    const plan = await signed(await drafted('cbt'));
    await lock(plan);
    expect((await add(plan, words)).status).toBe(400);
  });

  it('of a plan that is not there, or of another clinic, are refused, and nobody can change one', async () => {
    const plan = await signed(await drafted('cbt'));
    await lock(plan);
    await add(plan);
    expect((await add({ ...plan, id: randomUUID() })).status).toBe(404);
    expect((await add(plan, undefined, await test.as('clinician@b.test'))).status).toBe(404);
    await expect(
      asSuperuser(test.database, (client) => client.query(`set role stagewell_app; update stagewell.plan_addendum set words = 'Something else entirely'`)),
    ).rejects.toMatchObject({ code: '42501' });
  });
});

describe('co-signing', () => {
  beforeEach(() => supervise('colleague@a.test'));
  afterAll(() => supervise(null));

  const proposed = async (): Promise<PlanView> => signed(await drafted('cbt', 'pt_exercise'));
  const waiting = async (): Promise<readonly string[]> => ((await supervisor.get('/today')).body as TodayView).coSignatures.map(({ planId }) => planId);

  it('a supervised clinician’s signature proposes the plan; it waits for the supervisor, who is told and can open it', async () => {
    const plan = await proposed();
    expect(plan).toMatchObject({ state: 'proposed', activatedOn: null, coSignature: { askedOfName: 'colleague', askedByName: 'clinician' } });
    expect((await clinician.get(`/plans/${plan.id}/reviews`)).body).toEqual([]);
    expect(await waiting()).toContain(plan.id);
    expect((await read(plan, supervisor)).id).toBe(plan.id);
    expect((await versions(plan))[0]?.what).toBe('Signed; waits for colleague to co-sign');
  });

  it('the supervisor’s signature makes it active; what was signed is not asked again', async () => {
    const plan = await proposed();
    const done = await sign(plan, [], supervisor);
    expect(done.body).toMatchObject({ state: 'active', activatedOn: today, coSignature: null });
    expect((done.body as PlanView).signatures).toEqual(plan.signatures);
    expect((await versions(plan))[0]?.what).toBe('Activated; co-signed for clinician');
    expect(((await clinician.get(`/plans/${plan.id}/reviews`)).body as readonly unknown[]).length).toBeGreaterThan(3);
    expect(await waiting()).not.toContain(plan.id);
  });

  it('nobody else can activate it meanwhile, whoever asked least of all', async () => {
    const plan = await proposed();
    expect((await sign(plan)).body).toMatchObject({ status: 409, code: 'waits-for-co-signature' });
    const psychologist = await test.as('psychologist@a.test');
    await psychologist.post(`/patients/${plan.patientId}/care-team`, { reason: 'Shared care' });
    expect((await sign(plan, [], psychologist)).body).toMatchObject({ status: 409, code: 'waits-for-co-signature' });
    expect((await read(plan)).state).toBe('proposed');
  });

  it('an edit takes the signature back: it has to be signed anew', async () => {
    const plan = await proposed();
    const edited = (await clinician.put(`/plans/${plan.id}/board`, { ...boardOf(plan), title: 'Another title' }, plan.version)).body as PlanView;
    expect(edited).toMatchObject({ state: 'proposed', coSignature: null });
    expect(await waiting()).not.toContain(plan.id);
    expect(await signed(edited)).toMatchObject({ state: 'proposed', coSignature: { askedOfName: 'colleague' } });
  });

  it('what the rules ask for stands for both: unsigned, nobody is asked to co-sign', async () => {
    const plan = await drafted('ibuprofen', 'naproxen');
    expect((await sign(plan)).body).toMatchObject({ status: 422, code: 'plan-refused' });
    expect(await read(plan)).toMatchObject({ state: 'draft', coSignature: null });
  });

  it('what was signed for a plan that is sent back does not count: its block is signed anew', async () => {
    const plan = await signed(await drafted('ibuprofen', 'naproxen'));
    expect(plan.signatures.some(({ decision }) => decision === 'override')).toBe(true);
    const back = (await supervisor.change(`/plans/${plan.id}/transition`, { to: 'draft', reason: 'Two of one kind' }, plan.version)).body as PlanView;
    expect(back).toMatchObject({ state: 'draft', coSignature: null });
    for (const person of [clinician, supervisor]) expect((await sign(back, [], person)).body).toMatchObject({ status: 422, code: 'plan-refused' });
    expect((await read(plan)).state).toBe('draft');
  });

  it('whoever is asked and has a supervisor asks them too; not the one who asked', async () => {
    try {
      await supervise('psychologist@a.test', 'colleague@a.test');
      const plan = await proposed();
      const second = (await sign(plan, [], supervisor)).body as PlanView;
      expect(second).toMatchObject({ state: 'proposed', activatedOn: null, coSignature: { askedOfName: 'psychologist', askedByName: 'colleague' } });
      expect((await sign(second, [], supervisor)).body).toMatchObject({ status: 409, code: 'waits-for-co-signature' });
      await supervise('clinician@a.test', 'colleague@a.test');
      expect((await sign(await proposed(), [], supervisor)).body).toMatchObject({ state: 'active', coSignature: null });
    } finally {
      await supervise(null, 'colleague@a.test');
    }
  });

  it('who has no supervisor signs alone', async () => {
    await supervise(null);
    expect(await proposed()).toMatchObject({ state: 'active', coSignature: null });
  });
});
