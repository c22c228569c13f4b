import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { MODALITY_BY_ID } from '@stagewell/shared/catalogue/catalogue';
import { addDays } from '@stagewell/shared/dates';
import type { OverrideReport } from '@stagewell/shared/overrides/override-report';
import { boardOf, courseOf } from '@stagewell/shared/plans/board';
import type { NewSnooze, PlanView, SignatureInput } from '@stagewell/shared/plans/plan';
import type { TodayView } from '@stagewell/shared/reviews/today';
import type { Evaluation, Finding } from '@stagewell/shared/sequencing/finding';
import { signaturesNeeded } from '@stagewell/shared/sequencing/may-activate';
import type { RuleChange, RuleDraftView } from '@stagewell/shared/sequencing/policy/policy';
import { latestExpiry } from '@stagewell/shared/sequencing/signature-life';
import type { AuditPage } from '@stagewell/shared/audit/audit-row';
import { newPatient, startApp, type Person, type TestApp } from '../testing/app.js';
import { PASSWORD } from '../testing/template.js';
import { UnitOfWork } from '../platform/unit-of-work.js';

let test: TestApp;
let clinician: Person;
let psychologist: Person;
let stranger: Person;
let today: string;
beforeAll(async () => {
  test = await startApp();
  clinician = await test.as('clinician@a.test');
  psychologist = await test.as('psychologist@a.test');
  stranger = await test.as('clinician@b.test');
  today = (await clinician.get('/clinic')).body.today as string;
});
afterAll(() => test.close());

/** Two starts a day apart, of what a psychologist may sign too: a warning. */
const CALM = ['cbt', 'pt_exercise'];
/** Two anti-inflammatory medicines at once: a block. */
const GRAVE = ['ibuprofen', 'naproxen'];

const coursesOf = (modalities: readonly string[], stageId: string) =>
  modalities.map((id, n) => {
    const modality = MODALITY_BY_ID.get(id);
    if (!modality) throw new Error(`No ${id}`);
    return courseOf(modality, { id: randomUUID(), stageId, startsOn: addDays(today, 20 + n) });
  });
const drafted = async (modalities: readonly string[]): Promise<PlanView> => {
  const patientId = (await clinician.post('/patients', newPatient())).body.id as string;
  await psychologist.post(`/patients/${patientId}/care-team`, { reason: 'Shared care' });
  const plan = (await clinician.post(`/patients/${patientId}/plans`, { title: 'Plan' })).body as PlanView;
  const courses = coursesOf(modalities, plan.stages[0]?.id ?? '');
  return (await clinician.put(`/plans/${plan.id}/board`, { ...boardOf(plan), courses }, plan.version)).body as PlanView;
};
const judged = async ({ id, version }: PlanView): Promise<Evaluation> =>
  (await clinician.get(`/plans/${id}/versions/${version}`)).body.evaluation as Evaluation;
const answering = (evaluation: Evaluation, more: Partial<SignatureInput> = {}): readonly SignatureInput[] =>
  signaturesNeeded(evaluation).map(({ fingerprint, needs }) => ({
    fingerprint,
    decision: needs === 'scope-decision' ? 'override' : needs,
    reasonCode: 'benefit-outweighs-risk',
    reason: 'Discussed with the patient today',
    expiresOn: addDays(today, 10),
    ...more,
  }));
const activate = (plan: PlanView, signatures: readonly SignatureInput[]) =>
  clinician.change(`/plans/${plan.id}/activation`, { password: PASSWORD, signatures }, plan.version);
const running = async (modalities: readonly string[]): Promise<PlanView> => {
  const plan = await drafted(modalities);
  return (await activate(plan, answering(await judged(plan)))).body as PlanView;
};
const sign = (plan: PlanView, signatures: readonly SignatureInput[], person = clinician, version = plan.version) =>
  person.change(`/plans/${plan.id}/signatures`, { password: PASSWORD, signatures }, version);
const withdraw = (plan: PlanView, id: string, person = clinician, version = plan.version) =>
  person.change(`/plans/${plan.id}/signatures/${id}/withdrawal`, { reason: 'The dose was doubled elsewhere' }, version);
const last = (plan: PlanView) => {
  const signature = plan.signatures.at(-1);
  if (!signature) throw new Error('Nothing is signed');
  return signature;
};
/** What of a signature is sent again. */
const again = ({ fingerprint, decision, reasonCode, reason }: PlanView['signatures'][number], expiresOn: string): SignatureInput => ({
  fingerprint,
  decision,
  reasonCode,
  reason,
  expiresOn,
});
const asOf = async <T>(day: string, work: () => Promise<T>): Promise<T> => {
  const uow = test.app.get(UnitOfWork, { strict: false });
  uow.clock = (real) => ({ ...real, today: day });
  try {
    return await work();
  } finally {
    uow.clock = null;
  }
};

describe('a signature at activation', () => {
  it.each<[what: string, more: (one: SignatureInput) => Partial<SignatureInput>, path: string]>([
    ['without words for an override', () => ({ reason: '' }), 'reason'],
    ['with a reason that is for something else', () => ({ reasonCode: 'next-visit' }), 'reasonCode'],
    ['that ended yesterday', () => ({ expiresOn: addDays(today, -1) }), 'expiresOn'],
    ['that lasts a day too long', ({ decision }) => ({ expiresOn: addDays(latestExpiry(decision, today), 1) }), 'expiresOn'],
  ])('%s is refused by its field, and the plan stays a draft', async (_, more, path) => {
    const plan = await drafted(GRAVE);
    const signatures = answering(await judged(plan)).map((one) => (one.decision === 'override' ? { ...one, ...more(one) } : one));
    const { body } = await activate(plan, signatures);
    expect(body).toMatchObject({ status: 422, code: 'signature-refused' });
    expect(body.errors.map((one: { path: string }) => one.path.split('.').at(-1))).toContain(path);
    expect((await clinician.get(`/plans/${plan.id}`)).body).toMatchObject({ state: 'draft', signatures: [] });
  });

  it('may last until the last day of its limit, and is enough by its code where that says it all', async () => {
    const plan = await drafted(CALM);
    const signatures = answering(await judged(plan)).map((one) => ({ ...one, reason: '', expiresOn: latestExpiry(one.decision, today) }));
    const { body } = await activate(plan, signatures);
    expect(body).toMatchObject({ state: 'active' });
    expect((body as PlanView).signatures.map(({ expiresOn }) => expiresOn)).toEqual(signatures.map(({ expiresOn }) => expiresOn));
  });
});

describe('signing on a running plan', () => {
  let plan: PlanView;
  beforeEach(async () => void (plan = await running(GRAVE)));
  const override = (of: PlanView) => {
    const found = of.signatures.find(({ decision }) => decision === 'override');
    if (!found) throw new Error('Nothing was overridden');
    return found;
  };

  it('gives a signature again: both are kept, the plan goes on, the trail says who', async () => {
    const answer = await sign(plan, [again(override(plan), addDays(today, 60))]);
    expect(answer.body).toMatchObject({ state: 'active', version: plan.version + 1 });
    const kept = (answer.body as PlanView).signatures.filter(({ fingerprint }) => fingerprint === override(plan).fingerprint);
    expect(kept.map(({ expiresOn }) => expiresOn)).toEqual([addDays(today, 10), addDays(today, 60)]);
    const trail = (await (await test.as('auditor@a.test')).get('/audit')).body as AuditPage;
    expect(trail.rows.find(({ action }) => action === 'finding.sign')).toMatchObject({ actorName: 'clinician', objectId: plan.id, fields: ['signatures'] });
    expect((await clinician.get(`/plans/${plan.id}/versions`)).body[0]).toMatchObject({ what: 'Findings signed' });
  });

  it.each<[what: string, act: () => PromiseLike<{ body: object }>, status: number, code: string]>([
    [
      'the password is wrong',
      () => clinician.change(`/plans/${plan.id}/signatures`, { password: 'wrong', signatures: [again(override(plan), today)] }, plan.version),
      422,
      'password-refused',
    ],
    ['it lasts too long', () => sign(plan, [again(override(plan), addDays(today, 91))]), 422, 'signature-refused'],
    ['nothing asks for it', () => sign(plan, [{ ...again(override(plan), today), fingerprint: 'DDI-18.gone' }]), 422, 'nothing-to-sign'],
    ['it is only acknowledged', () => sign(plan, [{ ...again(override(plan), today), decision: 'acknowledge' }]), 422, 'nothing-to-sign'],
    ['the plan was saved in between', () => sign(plan, [again(override(plan), today)], clinician, plan.version - 1), 412, 'version-clash'],
    ['the licence does not cover it', () => sign(plan, [again(override(plan), today)], psychologist), 403, 'outside-your-licence'],
    ['there is nothing to sign', () => sign(plan, []), 400, 'fields-refused'],
  ])('when %s it is refused and nothing is kept', async (_, act, status, code) => {
    expect((await act()).body).toMatchObject({ status, code });
    expect((await clinician.get(`/plans/${plan.id}`)).body).toEqual(plan);
  });

  it('a draft is signed by activation only', async () => {
    const draft = await drafted(CALM);
    expect((await sign(draft, answering(await judged(draft)))).body).toMatchObject({ status: 409, code: 'illegal-transition' });
  });

  it('somebody who may not prescribe acknowledges a warning, but accepts no unknown behind a block', async () => {
    const calm = await running(CALM);
    const of = (decision: SignatureInput['decision']) => calm.signatures.filter((one) => one.decision === decision).map((one) => again(one, today));
    expect((await sign(calm, of('accept-unknown'), psychologist)).body).toMatchObject({ status: 403, code: 'not-a-prescriber' });
    const { body } = await sign(calm, of('acknowledge'), psychologist);
    expect(last(body as PlanView)).toMatchObject({ byName: 'psychologist', byPrescriber: false, expiresOn: today });
  });

  it('not by the front desk, not for another clinic: absent', async () => {
    const scheduler = await test.as('scheduler@a.test');
    expect((await sign(plan, [again(override(plan), today)], scheduler)).status).toBe(403);
    const theirs = await sign(plan, [again(override(plan), today)], stranger);
    const nobodys = await sign({ ...plan, id: randomUUID() }, [again(override(plan), today)], stranger);
    expect([theirs.status, { ...theirs.body, requestId: '' }]).toEqual([404, { ...nobodys.body, requestId: '' }]);
  });
});

describe('withdrawing a signature', () => {
  let plan: PlanView;
  beforeEach(async () => void (plan = await running(CALM)));

  it('says who and why; the plan goes on and the finding counts as unsigned', async () => {
    const { body } = await withdraw(plan, last(plan).id, psychologist);
    expect(body).toMatchObject({ state: 'active', version: plan.version + 1 });
    expect(last(body as PlanView).withdrawn).toMatchObject({ byName: 'psychologist', reason: 'The dose was doubled elsewhere' });
    expect((await withdraw(body as PlanView, last(plan).id)).body).toMatchObject({ status: 409, code: 'already-withdrawn' });
  });

  it.each<[what: string, act: () => PromiseLike<{ body: object }>, status: number]>([
    ['a signature that is not there', () => withdraw(plan, randomUUID()), 404],
    ['a plan of another clinic', () => withdraw(plan, last(plan).id, stranger), 404],
    ['a version that is not the newest', () => withdraw(plan, last(plan).id, clinician, 1), 412],
    ['no reason', () => clinician.change(`/plans/${plan.id}/signatures/${last(plan).id}/withdrawal`, { reason: 'No' }, plan.version), 400],
  ])('%s: refused', async (_, act, status) => {
    expect((await act()).body).toMatchObject({ status });
    expect((await clinician.get(`/plans/${plan.id}`)).body).toEqual(plan);
  });

  it('by the front desk: refused', async () => {
    expect((await withdraw(plan, last(plan).id, await test.as('scheduler@a.test'))).status).toBe(403);
  });
});

describe('snoozing a finding', () => {
  let plan: PlanView;
  let warning: Finding;
  beforeEach(async () => {
    plan = await drafted(CALM);
    const found = (await judged(plan)).findings.find(({ severity }) => severity === 'warn');
    if (!found) throw new Error('No warning');
    warning = found;
  });
  const snooze = (input: Partial<NewSnooze> = {}, person = clinician, key = randomUUID()) =>
    person.post(
      `/plans/${plan.id}/snoozes`,
      { fingerprints: [warning.fingerprint], untilOn: addDays(today, 7), reasonCode: 'next-visit', reason: '', ...input },
      key,
    );

  it('hides it until a day, by a name and with a reason, on the same version of the plan; activation asks all the same', async () => {
    const answer = await snooze();
    expect([answer.status, answer.body.version]).toEqual([201, plan.version]);
    expect((answer.body as PlanView).snoozes).toMatchObject([
      { fingerprint: warning.fingerprint, ruleId: warning.ruleId, severity: 'warn', byName: 'clinician', untilOn: addDays(today, 7) },
    ]);
    expect((await activate(plan, [])).body).toMatchObject({ status: 422, code: 'plan-refused' });
  });

  it('asked twice with the same key is one snooze; the key for something else is refused', async () => {
    const key = randomUUID();
    const [first, second] = [await snooze({}, clinician, key), await snooze({}, clinician, key)];
    expect(second.body).toEqual(first.body);
    expect((await snooze({ untilOn: today }, clinician, key)).body).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
    expect(((await clinician.get(`/plans/${plan.id}`)).body as PlanView).snoozes).toHaveLength(1);
  });

  it('twice at most, also when two ask at the same moment', async () => {
    expect((await snooze()).status).toBe(201);
    const answers = await Promise.all([snooze(), snooze({}, psychologist), snooze()]);
    expect(answers.map(({ status }) => status).toSorted()[0]).toBe(201);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect((await snooze()).body).toMatchObject({ status: 422, code: 'snooze-refused' });
  });

  it.each<[what: string, input: () => Partial<NewSnooze>, status: number, code: string]>([
    ['for a day too long', () => ({ untilOn: addDays(today, 15) }), 422, 'snooze-refused'],
    ['until yesterday', () => ({ untilOn: addDays(today, -1) }), 422, 'snooze-refused'],
    ['for another reason without words', () => ({ reasonCode: 'other' }), 422, 'snooze-refused'],
    ['what is not found', () => ({ fingerprints: ['SEQ-30.gone'] }), 422, 'finding-gone'],
    ['nothing', () => ({ fingerprints: [] }), 400, 'fields-refused'],
  ])('%s: refused', async (_, input, status, code) => {
    expect((await snooze(input())).body).toMatchObject({ status, code });
    expect(((await clinician.get(`/plans/${plan.id}`)).body as PlanView).snoozes).toEqual([]);
  });

  it('never a block, also one that cannot be judged', async () => {
    plan = await drafted(GRAVE);
    const { findings, notEvaluable } = await judged(plan);
    for (const blocking of [findings, notEvaluable].map((list) => list.find(({ severity }) => severity === 'block')?.fingerprint ?? '')) {
      expect(blocking).not.toBe('');
      expect((await snooze({ fingerprints: [blocking] })).body).toMatchObject({ status: 422, code: 'snooze-refused' });
    }
  });

  it('not by the front desk, not on a plan of another clinic: absent', async () => {
    expect((await snooze({}, await test.as('scheduler@a.test'))).status).toBe(403);
    expect((await snooze({}, stranger)).status).toBe(404);
  });
});

describe('Today', () => {
  const mine = async (day: string, planId: string) =>
    asOf(day, async () => ((await clinician.get('/today')).body as TodayView).signatures.find((one) => one.planId === planId));

  it('says nothing until a week before a signature ends, then that it ends, and from the day after that it ended', async () => {
    const plan = await running(CALM);
    const count = plan.signatures.length;
    expect(await mine(addDays(today, 2), plan.id)).toBeUndefined();
    expect(await mine(addDays(today, 3), plan.id)).toMatchObject({ ended: 0, ending: count, firstOn: addDays(today, 10), patientName: 'Okafor, Ngozi' });
    expect(await mine(addDays(today, 10), plan.id)).toMatchObject({ ended: 0, ending: count });
    expect(await mine(addDays(today, 11), plan.id)).toMatchObject({ ended: count, ending: 0 });
    expect((await clinician.get(`/plans/${plan.id}`)).body).toMatchObject({ state: 'active' });
  });

  it('a signature given again is quiet; one withdrawn is told', async () => {
    const plan = await running(CALM);
    const renewed = (
      await sign(
        plan,
        plan.signatures.map((one) => again(one, addDays(today, 30))),
      )
    ).body as PlanView;
    expect(await mine(addDays(today, 11), plan.id)).toBeUndefined();
    await withdraw(renewed, last(renewed).id);
    expect(await mine(today, plan.id)).toMatchObject({ ended: 1, ending: 0, firstOn: today });
  });

  it('tells of findings that a change of the running plan brought, until each is signed', async () => {
    const plan = await running(CALM);
    const courses = [...boardOf(plan).courses, ...coursesOf(GRAVE, plan.stages[0]?.id ?? '')];
    const save = (more: object) => clinician.put(`/plans/${plan.id}/board`, { ...boardOf(plan), courses, ...more }, plan.version);
    const { fingerprint } = (await save({})).body.context as { fingerprint: string };
    const changed = (await save({ accepted: fingerprint })).body as PlanView;
    const waiting = answering(await judged(changed)).filter((one) => !plan.signatures.some((given) => given.fingerprint === one.fingerprint));
    expect(waiting).not.toEqual([]);
    expect(await mine(today, plan.id)).toMatchObject({ unsigned: waiting.length, ended: 0, ending: 0, firstOn: null });
    expect((await sign(changed, waiting)).body).toMatchObject({ state: 'active' });
    expect(await mine(today, plan.id)).toBeUndefined();
  });
});

// Last: the clinic's rules stay as they are published here.
describe('when the clinic makes a rule stricter', () => {
  const published = async (change: RuleChange): Promise<number> => {
    const admin = await test.as('admin@a.test');
    const opened = (await admin.post('/rules/draft', {})).body as RuleDraftView;
    const draft = (await admin.put('/rules/draft', { takesShipped: false, changes: [change] }, opened.version)).body as RuleDraftView;
    return (await admin.post('/rules/draft/publication', { note: 'Agreed at the team meeting' }).set('if-match', `"${draft.version}"`)).body.version as number;
  };

  it('what was acknowledged needs an override; version, findings and report go by the rules of then', async () => {
    const plan = await running(CALM);
    const acknowledged = plan.signatures.find(({ ruleId }) => ruleId === 'SEQ-03');
    if (!acknowledged) throw new Error('SEQ-03 was not acknowledged');
    const version = await published({ id: 'SEQ-03', severity: 'block' });
    const refused = (await sign(plan, [again(acknowledged, addDays(today, 20))])).body;
    expect(refused).toMatchObject({ status: 422, code: 'nothing-to-sign' });
    const needed = answering((refused as { context: { evaluation: Evaluation } }).context.evaluation);
    const overridden = needed.filter(({ fingerprint }) => fingerprint.startsWith('SEQ-03.'));
    const stays = plan.signatures.filter(({ fingerprint }) => needed.some((one) => one.fingerprint === fingerprint));
    expect(stays).toHaveLength(plan.signatures.length - 1);
    const signed = (await sign(plan, overridden)).body as PlanView;
    expect(last(signed)).toMatchObject({ ruleId: 'SEQ-03', decision: 'override' });
    expect((await clinician.get(`/plans/${plan.id}/versions/${plan.version}`)).body).toMatchObject({ ruleSetVersion: 1 });
    expect((await clinician.get(`/plans/${plan.id}/versions/${signed.version}`)).body).toMatchObject({ ruleSetVersion: version });
    const report = (await (await test.as('auditor@a.test')).get('/overrides')).body as OverrideReport;
    expect(report.rules.find(({ ruleId }) => ruleId === 'SEQ-03')).toMatchObject({ severity: 'block', rationale: { en: expect.any(String) } });
  });
});
