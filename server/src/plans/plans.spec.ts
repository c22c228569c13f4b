import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { MODALITY_BY_ID } from '@stagewell/shared/catalogue/catalogue';
import { addDays } from '@stagewell/shared/dates';
import { boardOf, courseOf } from '@stagewell/shared/plans/board';
import type { Board, CourseDraft, PlanView, SignatureInput } from '@stagewell/shared/plans/plan';
import { ENGINE_VERSION } from '@stagewell/shared/sequencing/engine-version';
import type { Evaluation } from '@stagewell/shared/sequencing/finding';
import { signaturesNeeded } from '@stagewell/shared/sequencing/may-activate';
import { accepting } from '../testing/accepting.js';
import { checkIn, newPatient, startApp, type Person, type TestApp } from '../testing/app.js';
import { BODIES } from '../testing/bodies.js';
import { asSuperuser } from '../testing/database.js';
import { PASSWORD } from '../testing/template.js';

let test: TestApp;
let clinician: Person;
let today: string;
beforeAll(async () => {
  test = await startApp();
  clinician = await test.as('clinician@a.test');
  today = (await clinician.get('/clinic')).body.today as string;
});
afterAll(() => test.close());

const course = (plan: PlanView, modalityId: string, startsOn: string, over: Partial<CourseDraft> = {}): CourseDraft => {
  const modality = MODALITY_BY_ID.get(modalityId);
  if (!modality) throw new Error(`No modality ${modalityId}`);
  return { ...courseOf(modality, { id: randomUUID(), stageId: plan.stages[0]?.id ?? '', startsOn }), ...over };
};
const draft = async (): Promise<{ patientId: string; plan: PlanView }> => {
  const patientId = (await clinician.post('/patients', newPatient())).body.id as string;
  return { patientId, plan: (await clinician.post(`/patients/${patientId}/plans`, { title: 'Plan' })).body as PlanView };
};
const withCourses = (plan: PlanView, ...courses: CourseDraft[]): Board => ({ ...boardOf(plan), courses });
const save = async (plan: PlanView, ...courses: CourseDraft[]): Promise<PlanView> =>
  (await clinician.put(`/plans/${plan.id}/board`, withCourses(plan, ...courses), plan.version)).body as PlanView;

/** Signs everything that the refusal asked for. */
const signAll = (evaluation: Evaluation): SignatureInput[] =>
  signaturesNeeded(evaluation).map(({ fingerprint, needs }) => ({
    fingerprint,
    decision: needs === 'scope-decision' ? 'override' : needs,
    reasonCode: 'benefit-outweighs-risk',
    reason: 'Discussed with the patient today',
    expiresOn: addDays(today, 14),
  }));
const activate = (plan: PlanView, signatures: readonly SignatureInput[] = [], password = PASSWORD, person = clinician) =>
  person.change(`/plans/${plan.id}/activation`, { password, signatures }, plan.version);
const activated = async (plan: PlanView): Promise<PlanView> => {
  const refused = await activate(plan);
  if (refused.status === 200) return refused.body as PlanView;
  return (await activate(plan, signAll((refused.body as { context: { evaluation: Evaluation } }).context.evaluation))).body as PlanView;
};

describe('drafting', () => {
  it('begins with three stages and a first version', async () => {
    const { plan } = await draft();
    expect(plan).toMatchObject({ state: 'draft', version: 1, courses: [] });
    expect(plan.stages.map(({ name }) => name)).toEqual(['Foundations', 'Build', 'Maintain']);
    expect((await clinician.get(`/plans/${plan.id}/versions`)).body).toMatchObject([{ version: 1, what: 'Created', savedBy: 'clinician' }]);
  });

  it('a second open plan for the same patient is refused', async () => {
    const { patientId } = await draft();
    expect((await clinician.post(`/patients/${patientId}/plans`, { title: 'Another' })).body).toMatchObject({ status: 409, code: 'plan-exists' });
  });

  it('the board is saved as a whole; ids survive; the old version stays readable', async () => {
    const { plan } = await draft();
    const duloxetine = course(plan, 'duloxetine', addDays(today, 20));
    const saved = await save(plan, duloxetine);
    expect(saved).toMatchObject({ version: 2, courses: [{ ...duloxetine, state: 'planned', startedOn: null }] });
    const moved = await save(saved, { ...duloxetine, startsOn: addDays(today, 27) });
    expect(moved.courses).toMatchObject([{ id: duloxetine.id, startsOn: addDays(today, 27) }]);
    const second = (await clinician.get(`/plans/${plan.id}/versions/2`)).body;
    expect(second.plan.courses[0].startsOn).toBe(addDays(today, 20));
    expect(second).toMatchObject({ ruleSetVersion: 1, engineVersion: ENGINE_VERSION });
    expect(second.evaluation.passed.length).toBeGreaterThan(0);
    expect(second.evaluation.findings.length).toBeGreaterThan(0);
    expect((second.evaluation as Evaluation).findings.flatMap(({ fixes }) => fixes)).toEqual([]);
  });

  it('two editors never overwrite each other', async () => {
    const { plan } = await draft();
    const answers = await Promise.all(
      ['duloxetine', 'cbt', 'pt_exercise'].map((id) => clinician.put(`/plans/${plan.id}/board`, withCourses(plan, course(plan, id, addDays(today, 20))), 1)),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412, 412]);
    expect(((await clinician.get(`/plans/${plan.id}`)).body as PlanView).courses).toHaveLength(1);
  });

  it.each<[string, (plan: PlanView) => Board, string]>([
    ['an unknown treatment', (plan) => withCourses(plan, course(plan, 'cbt', today, { modalityId: 'snake-oil' })), 'courses.0.modalityId'],
    ['a stage that is not there', (plan) => withCourses(plan, course(plan, 'cbt', today, { stageId: randomUUID() })), 'courses.0.stageId'],
    ['an end before the start', (plan) => withCourses(plan, course(plan, 'cbt', today, { endsOn: addDays(today, -1) })), 'courses.0.endsOn'],
  ])('%s is refused and nothing changes', async (_, board, path) => {
    const { plan } = await draft();
    const answer = await clinician.put(`/plans/${plan.id}/board`, board(plan), 1);
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toMatchObject([{ path }]);
    expect(((await clinician.get(`/plans/${plan.id}`)).body as PlanView).version).toBe(1);
  });

  it('a course cannot take the id of a course on another plan', async () => {
    const [one, two] = [await draft(), await draft()];
    const taken = course(one.plan, 'cbt', addDays(today, 20));
    await save(one.plan, taken);
    expect((await clinician.put(`/plans/${two.plan.id}/board`, withCourses(two.plan, { ...taken, stageId: two.plan.stages[0]?.id ?? '' }), 1)).status).toBe(
      409,
    );
    expect(((await clinician.get(`/plans/${one.plan.id}`)).body as PlanView).courses).toHaveLength(1);
  });
});

describe('activation', () => {
  it('a block stands until a prescriber overrides it, and the plan stays a draft', async () => {
    const { patientId, plan } = await draft();
    await clinician.post(`/patients/${patientId}/facts`, { ...(BODIES['NewFact']?.() ?? {}), value: 24, takenOn: today });
    const saved = await save(plan, course(plan, 'duloxetine', addDays(today, 20)));
    const refused = await activate(saved);
    expect(refused.body).toMatchObject({ status: 422, code: 'plan-refused' });
    const { evaluation } = (refused.body as { context: { evaluation: Evaluation } }).context;
    expect(
      evaluation.findings
        .filter(({ severity }) => severity === 'block')
        .map(({ text }) => text.en)
        .join(),
    ).toMatch(/eGFR/i);
    expect(((await clinician.get(`/plans/${plan.id}`)).body as PlanView).state).toBe('draft');
    const done = await activate(saved, signAll(evaluation));
    expect(done.body).toMatchObject({ state: 'active', activatedOn: today, version: 3 });
    expect((done.body as PlanView).signatures).toContainEqual(
      expect.objectContaining({
        byName: 'clinician',
        byPrescriber: true,
        reasonCode: 'benefit-outweighs-risk',
        expiresOn: addDays(today, 14),
        withdrawn: null,
      }),
    );
  });

  it('warnings need an acknowledgement each, and a signature for another finding does not count', async () => {
    const { plan } = await draft();
    const saved = await save(plan, course(plan, 'cbt', addDays(today, 20)), course(plan, 'pt_exercise', addDays(today, 21)));
    const madeUp = { fingerprint: 'SEQ-03.made-up', decision: 'acknowledge', reasonCode: 'stable-on-it', reason: '', expiresOn: today } as const;
    const refused = await activate(saved, [madeUp]);
    expect(refused.status).toBe(422);
    expect(await activated(saved)).toMatchObject({ state: 'active' });
  });

  it.each([
    ['a wrong password', 'wrong', 422, 'password-refused'],
    ['a stale version', PASSWORD, 412, 'version-clash'],
  ])('%s activates nothing', async (_, password, status, code) => {
    const { plan } = await draft();
    const saved = await save(plan, course(plan, 'tai_chi', addDays(today, 20)));
    const asked = await activate(saved);
    const signatures = signAll(
      asked.status === 422 ? (asked.body as { context: { evaluation: Evaluation } }).context.evaluation : { findings: [], notEvaluable: [], passed: [] },
    );
    const stale = status === 412 ? { ...saved, version: 1 } : saved;
    expect((await activate(stale, signatures, password)).body).toMatchObject({ status, code });
  });

  it('nobody signs outside their licence', async () => {
    const { patientId, plan } = await draft();
    const psychologist = await test.as('psychologist@a.test');
    await psychologist.post(`/patients/${patientId}/care-team`, { reason: 'Shared care' });
    const saved = await save(plan, course(plan, 'duloxetine', addDays(today, 20)));
    expect((await activate(saved, [], PASSWORD, psychologist)).body).toMatchObject({ status: 403, code: 'outside-your-licence' });
  });

  it('a rule row added through the database alone fires', async () => {
    const { plan } = await draft();
    const saved = await save(plan, course(plan, 'qigong', addDays(today, 20)));
    const row = {
      id: 'LOCAL-01',
      ruleId: 'LOCAL-01',
      kind: 'capacity',
      parameters: { subject: { any: ['qigong'] }, perWeek: 0 },
      covers: [],
      severity: 'block',
      rationale: { en: 'The hall is closed.', es: 'La sala está cerrada.' },
      source: { citation: 'This clinic', verification: 'guide' },
      enabled: true,
      effectiveFrom: null,
      effectiveTo: null,
    };
    await asSuperuser(test.database, (client) =>
      client.query(
        `insert into stagewell.rule_set_version (clinic_id, version, shipped_version, rules, shipped, changed, note, published_at)
         select v.clinic_id, v.version + 1, v.shipped_version, v.rules || jsonb_build_array($1::jsonb), v.shipped, 1, 'By hand', now()
         from stagewell.rule_set_version v join stagewell.clinic c on c.id = v.clinic_id where c.name = 'Clinic A' order by v.version desc limit 1`,
        [JSON.stringify(row)],
      ),
    );
    const refused = (await activate(saved)).body as { context: { evaluation: Evaluation } };
    await asSuperuser(test.database, (client) => client.query(`delete from stagewell.rule_set_version where note = 'By hand'`));
    expect(refused.context.evaluation.findings.map(({ ruleId }) => ruleId)).toContain('LOCAL-01');
  });
});

describe('a running plan', () => {
  const running = async (): Promise<{ patientId: string; plan: PlanView; first: string }> => {
    const { patientId, plan } = await draft();
    for (const back of [20, 15, 10, 5, 2])
      await clinician.post(`/patients/${patientId}/check-ins`, checkIn(addDays(today, -back), { pegPain: 7, pegEnjoyment: 6, pegActivity: 8, painNow: 7 }));
    const saved = await save(plan, course(plan, 'cbt', today), course(plan, 'pt_exercise', addDays(today, 30)));
    const active = await activated(saved);
    return { patientId, plan: active, first: saved.courses[0]?.id ?? '' };
  };

  it('the first start locks the baseline; planned and actual days stay apart', async () => {
    const { patientId, plan, first } = await running();
    const started = await clinician.change(`/plans/${plan.id}/courses/${first}/start`, { startedOn: today }, plan.version);
    expect(started.body.courses.find(({ id }: { id: string }) => id === first)).toMatchObject({ state: 'active', startedOn: today, startsOn: today });
    const { baseline } = (await clinician.get(`/patients/${patientId}`)).body;
    expect(baseline).toMatchObject({ planId: plan.id, lockedOn: today, figures: { peg: { mean: 7, n: 5 } } });
  });

  it('home practice is kept with a course, before it starts and after', async () => {
    const { plan, first } = await running();
    const practising = (board: Board, homePractice: string): Board => ({
      ...board,
      courses: board.courses.map((one) => (one.id === first ? { ...one, homePractice } : one)),
    });
    const practiceOf = (body: PlanView) => body.courses.find(({ id }) => id === first)?.homePractice;
    const started = (await clinician.change(`/plans/${plan.id}/courses/${first}/start`, { startedOn: today }, plan.version)).body as PlanView;
    const saved = await clinician.put(`/plans/${plan.id}/board`, practising(boardOf(started), 'Stairs twice a day'), started.version);
    expect(practiceOf(saved.body as PlanView)).toBe('Stairs twice a day');
    const tooLong = await clinician.put(`/plans/${plan.id}/board`, practising(boardOf(started), 'x'.repeat(501)), (saved.body as PlanView).version);
    expect(tooLong.status).toBe(400);
  });

  it('what has started cannot be moved or removed, and can be stopped with what was learned', async () => {
    const { plan, first } = await running();
    const started = (await clinician.change(`/plans/${plan.id}/courses/${first}/start`, { startedOn: today }, plan.version)).body as PlanView;
    const board = boardOf(started);
    const without = await clinician.put(`/plans/${plan.id}/board`, { ...board, courses: board.courses.filter(({ id }) => id !== first) }, started.version);
    expect(without.body).toMatchObject({ status: 422, code: 'board-refused' });
    const elsewhere = await clinician.put(
      `/plans/${plan.id}/board`,
      { ...board, courses: board.courses.map((one) => (one.id === first ? { ...one, startsOn: addDays(today, 7), endsOn: null } : one)) },
      started.version,
    );
    expect(elsewhere.status).toBe(422);
    const stop = { endedOn: today, reason: 'Too far to travel', learned: 'Needs a group nearby', completed: false };
    const stopped = await accepting((accepted) => clinician.change(`/plans/${plan.id}/courses/${first}/stop`, { ...stop, ...accepted }, started.version));
    expect(stopped.body.courses.find(({ id }: { id: string }) => id === first)).toMatchObject({ state: 'stopped', learned: 'Needs a group nearby' });
    expect(
      (
        await clinician.change(
          `/plans/${plan.id}/courses/${first}/stop`,
          { endedOn: today, reason: 'Again', learned: '', completed: false },
          (stopped.body as PlanView).version,
        )
      ).status,
    ).toBe(409);
  });

  it.each([
    [
      'a start in the future',
      (plan: PlanView, first: string) => clinician.change(`/plans/${plan.id}/courses/${first}/start`, { startedOn: addDays(today, 1) }, plan.version),
      400,
    ],
    [
      'a start of a course that is not there',
      (plan: PlanView) => clinician.change(`/plans/${plan.id}/courses/${randomUUID()}/start`, { startedOn: today }, plan.version),
      404,
    ],
    [
      'a start with a stale version',
      (plan: PlanView, first: string) => clinician.change(`/plans/${plan.id}/courses/${first}/start`, { startedOn: today }, 1),
      412,
    ],
    [
      'a step that the state does not allow',
      (plan: PlanView) => clinician.change(`/plans/${plan.id}/transition`, { to: 'proposed', reason: 'Because I want to' }, plan.version),
      409,
    ],
    ['a revocation without a reason', (plan: PlanView) => clinician.change(`/plans/${plan.id}/transition`, { to: 'revoked', reason: '' }, plan.version), 422],
  ])('%s is refused', async (_, act, status) => {
    const { plan, first } = await running();
    expect((await act(plan, first)).status).toBe(status);
  });

  it('goes on hold and ends with a reason; then a new one may be drafted', async () => {
    const { patientId, plan } = await running();
    const held = (await clinician.change(`/plans/${plan.id}/transition`, { to: 'on-hold', reason: 'Surgery next week' }, plan.version)).body as PlanView;
    expect(held.state).toBe('on-hold');
    const end = { to: 'revoked', reason: 'The patient moved away' };
    const ended = (await accepting((accepted) => clinician.change(`/plans/${plan.id}/transition`, { ...end, ...accepted }, held.version))).body as PlanView;
    expect(ended.state).toBe('revoked');
    expect((await clinician.put(`/plans/${plan.id}/board`, boardOf(ended), ended.version)).status).toBe(409);
    expect((await clinician.post(`/patients/${patientId}/plans`, { title: 'Next' })).status).toBe(201);
  });
});
