import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { MODALITIES, MODALITY_BY_ID } from '@stagewell/shared/catalogue/catalogue';
import { addDays } from '@stagewell/shared/dates';
import { boardOf, courseOf } from '@stagewell/shared/plans/board';
import type { ComparisonView } from '@stagewell/shared/plans/comparison';
import type { PlanView, SignatureInput } from '@stagewell/shared/plans/plan';
import { freeWish, NO_WISHES } from '@stagewell/shared/plans/stage-request';
import { STAGING, type StagingView, type StagingWishes } from '@stagewell/shared/plans/staging';
import { ENGINE_VERSION } from '@stagewell/shared/sequencing/engine-version';
import type { Evaluation } from '@stagewell/shared/sequencing/finding';
import { signaturesNeeded } from '@stagewell/shared/sequencing/may-activate';
import type { Response } from 'supertest';
import { accepting } from '../testing/accepting.js';
import { newPatient, startApp, type Person, type TestApp } from '../testing/app.js';
import { PASSWORD } from '../testing/template.js';
import { POOL_LIMITS } from './stager-pool.js';

let test: TestApp;
let clinician: Person;
let today: string;
let ruleSetVersion: number;
beforeAll(async () => {
  test = await startApp();
  clinician = await test.as('clinician@a.test');
  today = (await clinician.get('/clinic')).body.today as string;
  ruleSetVersion = (await clinician.get('/rules')).body.version as number;
});
afterAll(() => test.close());

/** A draft with these treatments, so many days apart. */
const planApart = async (days: number, modalityIds: readonly string[]): Promise<PlanView> => {
  const patientId = (await clinician.post('/patients', newPatient())).body.id as string;
  const plan = (await clinician.post(`/patients/${patientId}/plans`, { title: 'Plan' })).body as PlanView;
  const courses = modalityIds.map((id, at) => {
    const modality = MODALITY_BY_ID.get(id);
    if (!modality) throw new Error(`No modality ${id}`);
    return courseOf(modality, { id: randomUUID(), stageId: plan.stages[0]?.id ?? '', startsOn: addDays(today, at * days) });
  });
  return (await clinician.put(`/plans/${plan.id}/board`, { ...boardOf(plan), courses }, plan.version)).body as PlanView;
};
/** All of them planned for today. */
const planWith = (...modalityIds: string[]): Promise<PlanView> => planApart(0, modalityIds);
/** More than any stager proves in seconds. */
const hugePlan = (): Promise<PlanView> =>
  planApart(
    14,
    MODALITIES.slice(0, 40).map(({ id }) => id),
  );
const idOf = (plan: PlanView, modalityId: string): string => plan.courses.find((course) => course.modalityId === modalityId)?.id ?? '';
const wishes = (more: Partial<StagingWishes> = {}): StagingWishes => ({ ...NO_WISHES, aim: 'soonest-relief', ...more });
const ask = (plan: PlanView, wish: object = wishes(), person = clinician, version = plan.version) => person.change(`/plans/${plan.id}/stage`, wish, version);
const staged = async (plan: PlanView, wish: Partial<StagingWishes> = {}): Promise<StagingView> => {
  const answer = await ask(plan, wishes(wish));
  expect([answer.status, answer.body]).toEqual([200, expect.objectContaining({ planId: plan.id })]);
  return answer.body as StagingView;
};
const compared = (plan: PlanView, body: object, person = clinician, version = plan.version) => person.change(`/plans/${plan.id}/compare`, body, version);
const pathsOf = ({ body }: Response): readonly string[] => (body as { errors: { path: string }[] }).errors.map(({ path }) => path);

const signAll = (evaluation: Evaluation): SignatureInput[] =>
  signaturesNeeded(evaluation).map(({ fingerprint, needs }) => ({
    fingerprint,
    decision: needs === 'scope-decision' ? 'override' : needs,
    reasonCode: 'benefit-outweighs-risk',
    reason: 'Discussed with the patient today',
    expiresOn: today,
  }));
const activated = async (plan: PlanView): Promise<PlanView> => {
  const activate = (signatures: readonly SignatureInput[]) =>
    clinician.change(`/plans/${plan.id}/activation`, { password: PASSWORD, signatures }, plan.version);
  const { evaluation } = ((await activate([])).body as { context: { evaluation: Evaluation } }).context;
  return (await activate(signAll(evaluation))).body as PlanView;
};

describe('staging a plan', () => {
  it('answers new days, what they change and what they were worked out for; the plan stays as it is', async () => {
    const plan = await planWith('duloxetine', 'pt_exercise', 'cbt');
    const answer = await staged(plan);
    expect(answer).toMatchObject({ planVersion: plan.version, ruleSetVersion, engineVersion: ENGINE_VERSION, today });
    expect(answer.result).toMatchObject({ status: 'staged', optimal: true, gap: null });
    expect(answer.difference.map(({ courseId, from, to }) => [courseId, from, to])).toEqual(
      plan.courses.map(({ id }) => [id, today, answer.result.starts[id]]).toSorted((a, b) => (`${a[2]}${a[0]}` < `${b[2]}${b[0]}` ? -1 : 1)),
    );
    expect((await clinician.get(`/plans/${plan.id}`)).body).toEqual(plan);
  });

  it('keeps what is fixed, and the bounds of the others', async () => {
    const plan = await planWith('duloxetine', 'cbt');
    const [duloxetine, cbt] = [idOf(plan, 'duloxetine'), idOf(plan, 'cbt')];
    const courses = [
      { ...freeWish(duloxetine), fixed: true },
      { ...freeWish(cbt), notBefore: addDays(today, 50) },
    ];
    const { starts } = (await staged(plan, { courses })).result;
    expect(starts[duloxetine]).toBe(today);
    expect(String(starts[cbt]) >= addDays(today, 50)).toBe(true);
  });

  it('starts nothing while the clinic is closed, until the closure is taken back', async () => {
    const plan = await planWith('duloxetine');
    const duloxetine = idOf(plan, 'duloxetine');
    const horizon = addDays(today, 25);
    const startOf = async (): Promise<string> => String((await staged(plan, { horizon })).result.starts[duloxetine]);
    const open = await startOf();
    const admin = await test.as('admin@a.test');
    const closure = { siteId: null, firstOn: open, lastOn: addDays(open, 1), reason: 'Staff training' };
    const { id } = (await admin.post('/clinic/closures', closure)).body as { id: string };
    const closed = await staged(plan, { horizon });
    expect(closed.result.starts[duloxetine]).toBe(addDays(open, 2));
    expect((await admin.change(`/clinic/closures/${id}/entered-in-error`, { reason: 'The wrong year' }, 1)).status).toBe(204);
    expect(await startOf()).toBe(open);
  });

  it('names what cannot hold together, no more than that, and the fewest days that would help', async () => {
    const plan = await planWith('duloxetine', 'cbt');
    const cbt = idOf(plan, 'cbt');
    const closures = [{ from: today, to: addDays(today, 60), what: 'everything' as const }];
    const { result } = await staged(plan, { closures, courses: [{ ...freeWish(cbt), notAfter: addDays(today, 30) }] });
    expect(result).toMatchObject({
      status: 'infeasible',
      starts: {},
      relaxation: { days: 31, moves: [{ courseId: cbt, bound: 'not-after', to: addDays(today, 61) }] },
    });
    expect(result.conflict?.parts).toEqual([
      { kind: 'bound', bound: 'not-after', courseId: cbt, day: addDays(today, 30) },
      { kind: 'bound', bound: 'closure', courseId: cbt, day: today },
    ]);
  });

  it('of a running plan nothing moves that need not, and what has started never does', async () => {
    const plan = await activated(await planWith('pne', 'cbt'));
    const first = idOf(plan, 'pne');
    const start = `/plans/${plan.id}/courses/${first}/start`;
    const running = (await accepting((accepted) => clinician.change(start, { startedOn: today, ...accepted }, plan.version))).body as PlanView;
    const board = {
      ...boardOf(running),
      courses: boardOf(running).courses.map((course) => (course.id === first ? course : { ...course, startsOn: addDays(today, 70), endsOn: null })),
    };
    const saved = (await accepting((accepted) => clinician.put(`/plans/${plan.id}/board`, { ...board, ...accepted }, running.version))).body as PlanView;
    const answer = await staged(saved);
    expect(answer.difference).toEqual([{ courseId: idOf(plan, 'cbt'), from: addDays(today, 70), to: addDays(today, 70), days: 0 }]);
    expect(answer.result.starts[first]).toBe(today);
  });

  it('is as its description says', async () => {
    const { components } = (await test.anyone().get('/api/openapi.json')).body as { components: object };
    const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
    ajv.addSchema({ $id: 'api', components });
    const problemsWith = (schema: string, value: unknown) => {
      const validate = ajv.compile({ $ref: `api#/components/schemas/${schema}` });
      return validate(value) ? [] : validate.errors;
    };
    const plan = await planWith('duloxetine', 'cbt');
    const body = { alternatives: [{ name: 'Now', starts: [] }] };
    expect(problemsWith('StagingView', await staged(plan))).toEqual([]);
    expect(problemsWith('StagingWishes', wishes({ courses: [freeWish(plan.courses[0]?.id ?? '')] }))).toEqual([]);
    expect(problemsWith('ComparisonView', (await compared(plan, body)).body)).toEqual([]);
    expect(problemsWith('ComparisonWishes', body)).toEqual([]);
  });
});

describe('what is refused', () => {
  it('every wrong field at once', async () => {
    const plan = await planWith('cbt');
    const wrong = {
      ...wishes({ horizon: '2027-02-30', visitsPerWeek: -1, monthlyBudgetCents: 1.5, timeLimitMs: STAGING.timeLimitMs.max + 1 }),
      aim: 'cheapest',
      courses: [{ ...freeWish('one'), priority: 0, payerLeadDays: -1, costCents: '3', notBefore: 'soon', notAfter: 4, fixed: null }],
      closures: [{ from: '', to: '', what: 'holidays' }],
      hurry: true,
    };
    const answer = await ask(plan, wrong);
    expect(answer.body).toMatchObject({ status: 400, code: 'fields-refused' });
    const paths = ['aim', 'horizon', 'visitsPerWeek', 'monthlyBudgetCents', 'timeLimitMs', 'hurry', 'closures.0.from', 'closures.0.to', 'closures.0.what'];
    const ofCourse = ['courseId', 'fixed', 'notBefore', 'notAfter', 'priority', 'payerLeadDays', 'costCents'].map((field) => `courses.0.${field}`);
    expect(new Set(pathsOf(answer))).toEqual(new Set([...paths, ...ofCourse]));
  });

  it('every wish that does not fit the plan at once', async () => {
    const plan = await planWith('cbt');
    const wish = { ...freeWish(idOf(plan, 'cbt')), notBefore: addDays(today, 9), notAfter: addDays(today, 8) };
    const answer = await ask(plan, wishes({ horizon: addDays(today, -1), courses: [wish, freeWish(randomUUID())] }));
    expect(answer.body).toMatchObject({ status: 422, code: 'wishes-refused' });
    expect(pathsOf(answer)).toEqual(['horizon', 'courses.0.notAfter', 'courses.1.courseId']);
  });

  it.each<[string, (plan: PlanView) => PromiseLike<Response>, number]>([
    ['without a version', (plan) => clinician.change(`/plans/${plan.id}/stage`, wishes(), null), 428],
    ['another version', (plan) => ask(plan, wishes(), clinician, plan.version - 1), 412],
    ['a comparison for another version', (plan) => compared(plan, { alternatives: [{ name: 'Now', starts: [] }] }, clinician, 1), 412],
    ['a plan that is not there', (plan) => ask({ ...plan, id: randomUUID() }), 404],
    ['a comparison of a plan that is not there', (plan) => compared({ ...plan, id: randomUUID() }, { alternatives: [{ name: 'Now', starts: [] }] }), 404],
    ['four alternatives', (plan) => compared(plan, { alternatives: Array(4).fill({ name: 'Now', starts: [] }) }), 400],
    ['no alternative', (plan) => compared(plan, { alternatives: [] }), 400],
  ])('%s', async (_, act, status) => {
    expect((await act(await planWith('cbt'))).status).toBe(status);
  });

  it('a plan that has ended', async () => {
    const plan = await planWith('cbt');
    const ended = (await clinician.change(`/plans/${plan.id}/transition`, { to: 'revoked', reason: 'The patient moved away' }, plan.version)).body as PlanView;
    expect((await ask(ended)).body).toMatchObject({ status: 409, code: 'illegal-transition' });
  });

  it.each([
    ['scheduler@a.test', 403],
    ['auditor@a.test', 403],
    ['clinician@b.test', 404],
  ])('%s may not stage: %d', async (email, status) => {
    const plan = await planWith('cbt');
    const stranger = await test.as(email);
    const [theirs, nobodys] = [await ask(plan, wishes(), stranger), await ask({ ...plan, id: randomUUID() }, wishes(), stranger)];
    expect(theirs.status).toBe(status);
    expect({ ...theirs.body, requestId: '' }).toEqual({ ...nobodys.body, requestId: '' });
  });
});

describe('the trail', () => {
  it('tells who had which plan staged, and that nothing was changed', async () => {
    const plan = await planWith('cbt');
    await staged(plan);
    const { rows } = (await (await test.as('auditor@a.test')).get(`/audit?patientId=${plan.patientId}`)).body as { rows: Record<string, unknown>[] };
    expect(rows[0]).toMatchObject({ action: 'plan.stage', objectId: plan.id });
  });
});

describe('while a plan is staged for long', () => {
  it('others are answered', async () => {
    const plan = await hugePlan();
    const long = ask(plan, wishes({ timeLimitMs: 1500 })).then(({ body }) => body as StagingView);
    let [answered, done] = [0, false];
    const over = long.finally(() => (done = true));
    while (!done) {
      expect((await test.anyone().get('/healthz')).status).toBe(200);
      answered++;
    }
    expect((await over).result.optimal).toBe(false);
    expect(answered).toBeGreaterThan(10);
  });

  it('one that nobody waits for any more makes room', async () => {
    const plan = await hugePlan();
    const gone = Array.from({ length: POOL_LIMITS.threads + POOL_LIMITS.queue }, () => ask(plan, wishes({ timeLimitMs: STAGING.timeLimitMs.max })));
    for (const request of gone) void request.then(null, () => undefined);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect((await ask(plan)).body).toMatchObject({ status: 503, code: 'busy' });
    for (const request of gone) request.abort();
    const small = await planWith('cbt');
    expect((await staged(small)).result.optimal).toBe(true);
  });
});

describe('comparing', () => {
  it('puts alternatives side by side', async () => {
    const plan = await planWith('duloxetine', 'pt_exercise');
    const { result } = await staged(plan);
    const starts = Object.entries(result.starts).map(([courseId, startsOn]) => ({ courseId, startsOn }));
    const answer = (
      await compared(plan, {
        alternatives: [
          { name: 'Now', starts: [] },
          { name: 'Staged', starts },
        ],
      })
    ).body as ComparisonView;
    expect(answer).toMatchObject({ planId: plan.id, planVersion: plan.version, ruleSetVersion });
    const [now, after] = answer.alternatives;
    expect(now).toMatchObject({
      name: 'Now',
      fullPlanOn: today,
      cost: { from: today, total: { cents: null, knownCents: 0 } },
    });
    expect((after?.findings.block ?? 1) <= (now?.findings.block ?? 0)).toBe(true);
    expect(answer.differences.map(({ startsOn }) => startsOn)).toEqual(
      starts.filter(({ startsOn }) => startsOn !== today).map(({ startsOn }) => [today, startsOn]),
    );
  });

  it('says of each what its check-ins will tell, the same as staging does', async () => {
    const plan = await planWith('duloxetine', 'pt_exercise');
    const { result, information } = await staged(plan);
    const starts = Object.entries(result.starts).map(([courseId, startsOn]) => ({ courseId, startsOn }));
    const alternatives = [
      { name: 'Now', starts: [] },
      { name: 'Staged', starts },
    ];
    const { alternatives: answered } = (await compared(plan, { alternatives })).body as ComparisonView;
    expect(answered.map((one) => one.information)).toEqual([information.now, information.then]);
    const ids = plan.courses.map(({ id }) => id).toSorted();
    expect(information.now.courses.map(({ courseId }) => courseId)).toEqual(ids);
    expect(information.now.pairs).toMatchObject([{ courseIds: ids }]);
    expect(information.then?.gain ?? 0).toBeGreaterThan(information.now.gain);
  });

  it('every day that does not fit the plan is told at once', async () => {
    const plan = await planWith('cbt');
    const starts = [{ courseId: randomUUID(), startsOn: today }];
    const answer = await compared(plan, { alternatives: [{ name: 'Now', starts }] });
    expect(answer.body).toMatchObject({ status: 422, code: 'wishes-refused' });
    expect(pathsOf(answer)).toEqual(['alternatives.0.starts.0.courseId']);
  });
});
