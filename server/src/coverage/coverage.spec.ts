import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { addCourse, boardOf, courseOf } from '@stagewell/shared/plans/board';
import { MODALITY_BY_ID } from '@stagewell/shared/catalogue/catalogue';
import type { AuthorisationView } from '@stagewell/shared/coverage/authorisation';
import type { BenefitView, CoverageTerms, PayerView, PriceView } from '@stagewell/shared/coverage/terms';
import { addDays } from '@stagewell/shared/dates';
import type { Chart } from '@stagewell/shared/plans/chart';
import type { FrozenQuote, PlanView } from '@stagewell/shared/plans/plan';
import { runningPlan } from '../testing/running.js';
import { newPatient, startApp, type Person, type TestApp } from '../testing/app.js';
import { BODIES } from '../testing/bodies.js';

const bodyOf = (name: string): object => BODIES[name]?.() ?? {};
let test: TestApp;
let admin: Person;
let clinician: Person;
let scheduler: Person;
let stranger: Person;
let today: string;
beforeAll(async () => {
  test = await startApp();
  [admin, clinician, scheduler, stranger] = await Promise.all(
    ['admin@a.test', 'clinician@a.test', 'scheduler@a.test', 'admin@b.test'].map((who) => test.as(who)) as [
      Promise<Person>,
      Promise<Person>,
      Promise<Person>,
      Promise<Person>,
    ],
  );
  today = (await clinician.get('/clinic')).body.today as string;
});
afterAll(() => test.close());

const terms = async (person = clinician): Promise<CoverageTerms> => (await person.get('/coverage-terms')).body as CoverageTerms;
const payer = async (name: string): Promise<PayerView> =>
  (await terms()).payers.find((one) => one.name === name) ?? ((await admin.post('/coverage-terms/payers', { ...bodyOf('NewPayer'), name })).body as PayerView);
const benefit = async (more: object): Promise<BenefitView> =>
  (await admin.post('/coverage-terms/benefits', { ...bodyOf('NewBenefit'), payerId: (await payer('Aetna')).id, ...more })).body as BenefitView;
const patient = async (more: object = {}): Promise<string> => (await clinician.post('/patients', { ...newPatient(), ...more })).body.id as string;
const chartOf = async (id: string): Promise<Chart> => (await clinician.get(`/patients/${id}`)).body as Chart;
const planFor = async (patientId: string, ...modalities: readonly string[]): Promise<PlanView> => {
  const plan = (await clinician.post(`/patients/${patientId}/plans`, { title: 'Plan' })).body as PlanView;
  const board = modalities.reduce((so, id) => {
    const modality = MODALITY_BY_ID.get(id);
    if (!modality) throw new Error(id);
    return addCourse(so, courseOf(modality, { id: randomUUID(), stageId: plan.stages[0]?.id ?? '', startsOn: addDays(today, 20) }));
  }, boardOf(plan));
  return (await clinician.put(`/plans/${plan.id}/board`, board, plan.version)).body as PlanView;
};
const quoted = async ({ id }: PlanView): Promise<FrozenQuote> => (await clinician.get(`/plans/${id}/quote`)).body as FrozenQuote;

describe('the terms of a clinic', () => {
  it('begin with the payers and the discount of its guide, and with no benefit or price', async () => {
    const { payers, benefits, prices, discounts } = await terms(await test.as('admin@b.test'));
    expect(payers.map(({ name }) => name)).toEqual(['Aetna', 'Anthem Blue Cross Blue Shield', 'Medicare']);
    expect([benefits, prices]).toEqual([[], []]);
    expect(discounts).toMatchObject([{ percent: 25, needsProof: true, treatments: ['ketamine_iv', 'nad_iv', 'vitamin_iv'] }]);
  });

  it.each(['clinician', 'scheduler', 'auditor'])('are read and not changed by a %s', async (role) => {
    const person = await test.as(`${role}@a.test`);
    expect((await person.get('/coverage-terms')).status).toBe(200);
    expect((await person.post('/coverage-terms/payers', bodyOf('NewPayer'))).status).toBe(403);
  });

  it('are added, changed with a version, and entered in error', async () => {
    const added = await admin.post('/coverage-terms/prices', bodyOf('NewPrice'));
    expect(added.status).toBe(201);
    const { id, version } = added.body as PriceView;
    const changed = await admin.put(`/coverage-terms/prices/${id}`, { ...bodyOf('NewPrice'), cents: 40_000 }, version);
    expect(changed.body).toEqual({ ...added.body, cents: 40_000, version: 2 });
    expect((await admin.put(`/coverage-terms/prices/${id}`, bodyOf('NewPrice'), version)).status).toBe(412);
    expect((await admin.change(`/coverage-terms/prices/${id}/entered-in-error`, { reason: 'Another site' }, 2)).status).toBe(204);
    expect((await terms()).prices.map((one) => one.id)).not.toContain(id);
    expect((await admin.put(`/coverage-terms/prices/${id}`, bodyOf('NewPrice'), 3)).status).toBe(404);
  });

  it.each<[string, string, object, number]>([
    ['a last day before the first', 'prices', { endsOn: '2025-12-31' }, 400],
    ['a treatment that nobody knows', 'prices', { modalityId: 'moonlight' }, 400],
    ['a site of nobody', 'prices', { siteId: randomUUID() }, 422],
    ['a price below nothing', 'prices', { cents: -1 }, 400],
    ['half a cent', 'prices', { cents: 0.5 }, 400],
    ['a payer of nobody', 'benefits', {}, 422],
    ['lead days of what is simply covered', 'benefits', { leadDays: 3 }, 400],
    ['a copay and a share', 'benefits', { coinsurancePercent: 20 }, 400],
    ['a copay of what is not covered', 'benefits', { covers: 'not-covered' }, 400],
    ['a discount of 101 percent', 'discounts', { percent: 101 }, 400],
    ['a discount on a category', 'discounts', { treatments: ['interventional'] }, 400],
    ['a payer without a name', 'payers', { name: ' ' }, 400],
  ])('refuse %s', async (_, kind, more, status) => {
    const name = { prices: 'NewPrice', benefits: 'NewBenefit', discounts: 'NewDiscount', payers: 'NewPayer' }[kind] ?? '';
    expect((await admin.post(`/coverage-terms/${kind}`, { ...bodyOf(name), ...more })).status).toBe(status);
  });

  it('take one of two that contradict each other and come at once', async () => {
    const price = { ...bodyOf('NewPrice'), modalityId: 'tai_chi' };
    const both = await Promise.all([1, 2].map((cents) => admin.post('/coverage-terms/prices', { ...price, cents })));
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  });

  it('refuse what contradicts a row that is there, and let a later one replace it', async () => {
    const price = { ...bodyOf('NewPrice'), modalityId: 'yoga' };
    const { id, version } = (await admin.post('/coverage-terms/prices', price)).body as PriceView;
    const twice = await admin.post('/coverage-terms/prices', { ...price, cents: 1 });
    expect(twice.body).toMatchObject({ status: 409, code: 'said-already', errors: [{ path: 'startsOn' }] });
    expect((await admin.put(`/coverage-terms/prices/${id}`, { ...price, cents: 2_000 }, version)).status).toBe(200);
    const later = (await admin.post('/coverage-terms/prices', { ...price, startsOn: '2026-02-01' })).body as PriceView;
    expect((await admin.put(`/coverage-terms/prices/${later.id}`, price, later.version)).status).toBe(409);
    expect((await admin.post('/coverage-terms/payers', { ...bodyOf('NewPayer'), name: 'bcbs', aliases: [] })).body).toMatchObject({ code: 'said-already' });
    expect((await terms()).prices.filter(({ modalityId }) => modalityId === 'yoga').map(({ cents }) => cents)).toEqual([45_000, 2_000]);
  });

  it('are of one clinic', async () => {
    const { id } = await payer('Harbor Health');
    expect((await stranger.put(`/coverage-terms/payers/${id}`, bodyOf('NewPayer'), 1)).status).toBe(404);
    expect((await stranger.post('/coverage-terms/benefits', { ...bodyOf('NewBenefit'), payerId: id })).body).toMatchObject({ code: 'no-such-payer' });
  });
});

describe('what a plan costs', () => {
  it("a veteran's ketamine is a quarter off once proof is seen, the duloxetine is not, and a saved version keeps its quote", async () => {
    await admin.post('/coverage-terms/prices', bodyOf('NewPrice'));
    await admin.post('/coverage-terms/prices', { ...bodyOf('NewPrice'), modalityId: 'duloxetine', cents: 2_000, per: 'month' });
    const id = await patient({ serviceStatus: 'veteran' });
    const plan = await planFor(id, 'ketamine_iv', 'duloxetine');
    const centsOf = ({ quote }: FrozenQuote, modalityId: string) =>
      quote.lines.find(({ courseId }) => courseId === plan.courses.find((course) => course.modalityId === modalityId)?.id)?.patientCents;
    const before = await quoted(plan);
    expect([centsOf(before, 'ketamine_iv'), centsOf(before, 'duloxetine')]).toEqual([45_000, 2_000]);
    const proof = await scheduler.post(`/patients/${id}/service-proofs`, { ...bodyOf('NewServiceProof'), seenOn: today });
    expect(proof.status).toBe(201);
    expect((await chartOf(id)).serviceProofs).toEqual([proof.body]);
    // What was quoted stays what it was; another version has a quote of its own.
    expect(await quoted(plan)).toEqual(before);
    const again = await clinician.change(`/plans/${plan.id}/quote`, {}, plan.version);
    expect(again.body).toMatchObject({ version: plan.version + 1 });
    const after = await quoted(plan);
    expect(after.planVersion).toBe(plan.version + 1);
    expect([centsOf(after, 'ketamine_iv'), centsOf(after, 'duloxetine')]).toEqual([33_750, 2_000]);
    expect((await clinician.get(`/plans/${plan.id}/versions/${plan.version}`)).body.quote).toEqual(before.quote);
    expect((await clinician.change(`/plans/${plan.id}/quote`, {}, plan.version)).status).toBe(412);
    expect((await stranger.get(`/plans/${plan.id}/quote`)).status).toBe(403);
    expect((await (await test.as('clinician@b.test')).get(`/plans/${plan.id}/quote`)).status).toBe(404);
  });

  it('proof that was entered in error gives nothing', async () => {
    const id = await patient({ serviceStatus: 'veteran' });
    const { id: proofId, version } = (await clinician.post(`/patients/${id}/service-proofs`, { ...bodyOf('NewServiceProof'), seenOn: today })).body;
    expect((await clinician.post(`/patients/${id}/service-proofs`, { ...bodyOf('NewServiceProof'), seenOn: addDays(today, 1) })).status).toBe(400);
    expect((await clinician.change(`/patients/${id}/service-proofs/${proofId}/entered-in-error`, { reason: 'Not his card' }, version)).status).toBe(204);
    expect((await chartOf(id)).serviceProofs).toEqual([]);
  });

  it('staging keeps to the budget, waits for the payer, and comparing says what each alternative costs', async () => {
    await admin.post('/coverage-terms/prices', { ...bodyOf('NewPrice'), modalityId: 'cbt', cents: 4_000 });
    await admin.post('/coverage-terms/prices', { ...bodyOf('NewPrice'), modalityId: 'pt_exercise', cents: 4_000 });
    const id = await patient();
    const plan = await planFor(id, 'cbt', 'pt_exercise');
    const wishes = { ...bodyOf('StagingWishes'), courses: [], monthlyBudgetCents: 45_000 };
    const { result } = (await clinician.change(`/plans/${plan.id}/stage`, wishes, plan.version)).body;
    expect(result.budget).toMatchObject({ within: true, limitCents: 45_000 });
    expect(result.budget.peakCents).toBeGreaterThan(0);
    const tight = (await clinician.change(`/plans/${plan.id}/stage`, { ...wishes, monthlyBudgetCents: 1_000 }, plan.version)).body;
    expect(tight.result.budget).toMatchObject({ within: false });
    expect(tight.result.budget.why.en).toContain('alone cost');
    const { alternatives } = (await clinician.change(`/plans/${plan.id}/compare`, bodyOf('ComparisonWishes'), plan.version)).body;
    expect(alternatives[0].cost.total.cents).toBeGreaterThan(0);
  });
});

describe('authorisations', () => {
  const coverage = async (id: string): Promise<string> => (await clinician.post(`/patients/${id}/coverages`, bodyOf('NewCoverage'))).body.id as string;
  const step = (one: AuthorisationView, more: object, person = scheduler) =>
    person.change(`/authorisations/${one.id}/steps`, { ...bodyOf('AuthorisationChange'), on: today, ...more }, one.version);

  it('go from needed to granted, and the lead time of the payer with them', async () => {
    await benefit({ treatments: ['esi'], covers: 'prior-authorisation', leadDays: 14, copayCents: null });
    const id = await patient();
    const coverageId = await coverage(id);
    const added = await scheduler.post(`/patients/${id}/authorisations`, { ...bodyOf('NewAuthorisation'), coverageId });
    expect(added.status).toBe(201);
    const one = added.body as AuthorisationView;
    expect(one).toMatchObject({ state: 'needed', neededOn: today, version: 1 });
    const plan = await planFor(id, 'esi');
    const earliest = async (): Promise<string> => {
      const { result } = (await clinician.change(`/plans/${plan.id}/stage`, { ...bodyOf('StagingWishes'), courses: [] }, plan.version)).body;
      return Object.values(result.starts as Record<string, string>)[0] ?? '';
    };
    expect((await earliest()) >= addDays(today, 14)).toBe(true);
    expect((await step(one, { to: 'denied', note: 'Not shown' })).body).toMatchObject({
      status: 409,
      context: { open: ['requested', 'granted', 'withdrawn'] },
    });
    const requested = (await step(one, {})).body as AuthorisationView;
    expect(requested).toMatchObject({ state: 'requested', requestedOn: today, version: 2 });
    expect((await step(one, {})).status).toBe(409);
    expect((await step(requested, { to: 'granted' })).status).toBe(400);
    const granted = (await step(requested, { to: 'granted', number: ' A-77 ', startsOn: today, expiresOn: addDays(today, 90), sessions: 2 }))
      .body as AuthorisationView;
    expect(granted).toMatchObject({ state: 'granted', number: 'A-77', decidedOn: today, sessions: 2 });
    expect((await chartOf(id)).authorisations).toEqual([granted]);
    // One errand at a time: to ask, then to ask again, then before it ends.
    const { rows } = (await scheduler.get('/worklist?limit=100')).body as { rows: { patientId: string; detail: string; dueAt: string | null }[] };
    expect(rows.filter(({ patientId }) => patientId === id).map(({ detail }) => detail)).toEqual([expect.stringContaining('Authorisation by Aetna ends')]);
    expect((await scheduler.get(`/patients/${id}/authorisations`)).body).toEqual([granted]);
  });

  it.each<[string, object, number]>([
    ['a coverage of somebody else', { coverageId: randomUUID() }, 422],
    ['a course of no plan', { courseId: randomUUID() }, 422],
    ['a treatment that nobody knows', { modalityId: 'moonlight' }, 422],
  ])('refuse %s', async (_, more, status) => {
    const id = await patient();
    const input = { ...bodyOf('NewAuthorisation'), coverageId: await coverage(id), ...more };
    expect((await scheduler.post(`/patients/${id}/authorisations`, input)).status).toBe(status);
  });

  it('are asked for once for a course, and stay in their clinic', async () => {
    const id = await patient();
    const coverageId = await coverage(id);
    const plan = await planFor(id, 'esi');
    const input = { ...bodyOf('NewAuthorisation'), coverageId, courseId: plan.courses[0]?.id ?? null };
    const one = (await scheduler.post(`/patients/${id}/authorisations`, input)).body as AuthorisationView;
    expect((await scheduler.post(`/patients/${id}/authorisations`, input)).body).toMatchObject({ code: 'asked-already' });
    expect((await step(one, {}, stranger)).status).toBe(404);
    expect((await stranger.get(`/patients/${id}/authorisations`)).status).toBe(404);
    expect((await (await test.as('auditor@a.test')).get(`/patients/${id}/authorisations`)).status).toBe(403);
  });
});

describe('a running plan', () => {
  it('notes the authorisations that it calls for, and the errand to ask for each, once', async () => {
    await benefit({ treatments: ['cbt'], covers: 'prior-authorisation', leadDays: 10, copayCents: 2_000 });
    const running = await runningPlan(clinician, today, [['cbt', 30]]);
    await clinician.post(`/patients/${running.patientId}/coverages`, bodyOf('NewCoverage'));
    const again = await clinician.change(`/plans/${running.id}/quote`, {}, running.version);
    expect(again.body).toMatchObject({ version: running.version + 1 });
    const { authorisations } = await chartOf(running.patientId);
    expect(authorisations).toMatchObject([{ state: 'needed', modalityId: 'cbt', courseId: running.courses[0]?.id }]);
    await clinician.change(`/plans/${running.id}/quote`, {}, running.version + 1);
    expect((await chartOf(running.patientId)).authorisations).toHaveLength(1);
    const { rows } = (await scheduler.get('/worklist?limit=100')).body as { rows: { patientId: string; detail: string }[] };
    expect(rows.filter(({ patientId, detail }) => patientId === running.patientId && detail.startsWith('Ask Aetna'))).toHaveLength(1);
  });

  it('asks earlier when the course starts earlier', async () => {
    await benefit({ treatments: ['yoga'], covers: 'prior-authorisation', leadDays: 10, copayCents: 2_000 });
    const running = await runningPlan(clinician, today, [['yoga', 60]]);
    await clinician.post(`/patients/${running.patientId}/coverages`, bodyOf('NewCoverage'));
    const quoted = (await clinician.change(`/plans/${running.id}/quote`, {}, running.version)).body as PlanView;
    const dueOn = async (): Promise<readonly string[]> => {
      const { rows } = (await scheduler.get('/worklist?limit=100')).body as { rows: { patientId: string; detail: string; dueAt: string }[] };
      return rows.filter(({ patientId, detail }) => patientId === running.patientId && detail.startsWith('Ask Aetna')).map(({ dueAt }) => dueAt.slice(0, 10));
    };
    const [before] = await dueOn();
    const board = boardOf(quoted);
    const earlier = { ...board, courses: board.courses.map((one) => ({ ...one, startsOn: addDays(one.startsOn, -20) })) };
    const unseen = await clinician.put(`/plans/${running.id}/board`, earlier, quoted.version);
    const accepted = unseen.status === 409 ? { ...earlier, accepted: unseen.body.context.fingerprint as string } : earlier;
    if (unseen.status === 409) expect((await clinician.put(`/plans/${running.id}/board`, accepted, quoted.version)).status).toBe(200);
    expect(await dueOn()).toEqual([addDays(before ?? '', -20)]);
  });
});
