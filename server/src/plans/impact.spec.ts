import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { MODALITIES, MODALITY_BY_ID } from '@stagewell/shared/catalogue/catalogue';
import { addDays } from '@stagewell/shared/dates';
import { addCourse, boardOf, changeCourse, courseOf, moveCourse, removeCourse } from '@stagewell/shared/plans/board';
import type { Chart } from '@stagewell/shared/plans/chart';
import { dueOf, reviewsAfter, type AskedImpact, type Impact } from '@stagewell/shared/plans/impact';
import type { Board, CourseDraft, PlanView } from '@stagewell/shared/plans/plan';
import { reviewsOf } from '@stagewell/shared/reviews/derive';
import type { PlannedReview, ReviewView } from '@stagewell/shared/reviews/review';
import type { ReviewRow } from '@stagewell/shared/reviews/review-row';
import { RULES } from '@stagewell/shared/sequencing/data/rule-set';
import type { Evaluation } from '@stagewell/shared/sequencing/finding';
import { signaturesNeeded } from '@stagewell/shared/sequencing/may-activate';
import { checkInsOf } from '@stagewell/shared/check-ins/cadence';
import { checkInsAfter, type KeptCheckIn } from '@stagewell/shared/check-ins/kept-check-in';
import { accepting } from '../testing/accepting.js';
import { newPatient, startApp, type Person, type TestApp } from '../testing/app.js';
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

const on = (days: number): string => addDays(today, days);
const course = (plan: PlanView, modalityId: string, day: number): CourseDraft => {
  const modality = MODALITY_BY_ID.get(modalityId);
  if (!modality) throw new Error(`No modality ${modalityId}`);
  return courseOf(modality, { id: randomUUID(), stageId: plan.stages[0]?.id ?? '', startsOn: on(day) });
};
const save = (plan: PlanView, board: Board, accepted: object = {}) => clinician.put(`/plans/${plan.id}/board`, { ...board, ...accepted }, plan.version);
const saved = async (plan: PlanView, board: Board): Promise<PlanView> => (await accepting((accepted) => save(plan, board, accepted))).body as PlanView;
const asked = (answer: { readonly body: unknown }): AskedImpact => (answer.body as { context: AskedImpact }).context;
/** What the plan made of them; how they were settled and booked is another matter. */
const planned = ({ version: _, bookedFor: _booked, doneOn: _done, outcome: _outcome, settledBy: _settled, ...row }: ReviewRow): ReviewView => row;
const reviewsIn = async (plan: PlanView): Promise<readonly ReviewView[]> =>
  ((await clinician.get(`/plans/${plan.id}/reviews`)).body as readonly ReviewRow[]).map(planned);
/** Planned check-ins as they are stored. */
const checkInsIn = (plan: PlanView): Promise<readonly KeptCheckIn[]> =>
  asSuperuser(
    test.database,
    async (client) =>
      (
        await client.query<KeptCheckIn>(
          `select id, key, phase, due_on::text as "dueOn", latest_on::text as "latestOn", instruments, state, changed_by_hand as "changedByHand", created_version as "createdVersion", cancelled_version as "cancelledVersion"
           from stagewell.check_in_request where plan_id = $1 order by due_on, id`,
          [plan.id],
        )
      ).rows,
  );
const dueIn = (rows: readonly KeptCheckIn[]): readonly string[] => rows.flatMap(({ state, dueOn }) => (state === 'due' ? dueOn : []));
const askedFor = (plan: PlanView): readonly string[] =>
  checkInsOf({ courses: plan.courses, catalogue: MODALITY_BY_ID, activatedOn: plan.activatedOn ?? '', today, backPain: false }).map(({ dueOn }) => dueOn);
const read = async (plan: PlanView): Promise<PlanView> => (await clinician.get(`/plans/${plan.id}`)).body as PlanView;
const bare = ({ key, moment, courseIds, earliest, target, latest }: PlannedReview): PlannedReview => ({ key, moment, courseIds, earliest, target, latest });
const called = (plan: PlanView): readonly PlannedReview[] => reviewsOf({ ...plan, catalogue: MODALITY_BY_ID, rules: RULES, today });

const activate = (plan: PlanView, evaluation?: Evaluation) =>
  clinician.change(
    `/plans/${plan.id}/activation`,
    {
      password: PASSWORD,
      signatures: (evaluation ? signaturesNeeded(evaluation) : []).map(({ fingerprint, needs }) => ({
        fingerprint,
        decision: needs === 'scope-decision' ? 'override' : needs,
        reasonCode: 'benefit-outweighs-risk',
        reason: 'Discussed with the patient today',
        expiresOn: on(14),
      })),
    },
    plan.version,
  );
const running = async (...courses: readonly (readonly [string, number])[]): Promise<PlanView> =>
  runningOf((await clinician.post('/patients', newPatient())).body.id as string, ...courses);
const runningOf = async (patientId: string, ...courses: readonly (readonly [string, number])[]): Promise<PlanView> => {
  const plan = (await clinician.post(`/patients/${patientId}/plans`, { title: 'Plan' })).body as PlanView;
  const built = await saved(plan, { ...boardOf(plan), courses: courses.map(([id, day]) => course(plan, id, day)) });
  const refused = await activate(built);
  return (await activate(built, (refused.body as { context: { evaluation: Evaluation } }).context.evaluation)).body as PlanView;
};
const idOf = (plan: PlanView, modalityId: string): string => plan.courses.find((one) => one.modalityId === modalityId)?.id ?? '';

describe('reviews of a plan', () => {
  it('are called for when it becomes active, not before', async () => {
    const patientId = (await clinician.post('/patients', newPatient())).body.id as string;
    const draft = (await clinician.post(`/patients/${patientId}/plans`, { title: 'Plan' })).body as PlanView;
    expect(await reviewsIn(draft)).toEqual([]);
    const plan = await running(['esi', 20], ['pt_exercise', 24]);
    const rows = await reviewsIn(plan);
    expect(rows.map(bare)).toEqual(called(plan));
    expect(rows.map(({ moment }) => moment)).toEqual(expect.arrayContaining(['assessment', 'relief-window', 'wear-off', 'booster', 'plan-review', 'horizon']));
    expect(rows.every(({ state, createdVersion, movedVersion }) => state === 'due' && createdVersion === plan.version && movedVersion === null)).toBe(true);
    // The chart tells what is due, and of a plan that has not begun nothing.
    expect(((await clinician.get(`/patients/${plan.patientId}`)).body as Chart).dueReviews).toEqual(rows);
    expect(((await clinician.get(`/patients/${patientId}`)).body as Chart).dueReviews).toEqual([]);
  });

  it('of a plan that is not there, or of a patient that is not mine, are not told', async () => {
    const plan = await running(['cbt', 20]);
    expect((await clinician.get(`/plans/${randomUUID()}/reviews`)).status).toBe(404);
    expect((await (await test.as('clinician@b.test')).get(`/plans/${plan.id}/reviews`)).status).toBe(404);
    expect((await (await test.as('scheduler@a.test')).get(`/plans/${plan.id}/reviews`)).status).toBe(403);
  });
});

describe('check-ins of a plan', () => {
  it('are asked for when it becomes active, not before', async () => {
    const patientId = (await clinician.post('/patients', newPatient())).body.id as string;
    const draft = (await clinician.post(`/patients/${patientId}/plans`, { title: 'Plan' })).body as PlanView;
    expect(await checkInsIn(draft)).toEqual([]);
    const plan = await running(['esi', 20], ['pt_exercise', 24]);
    const rows = await checkInsIn(plan);
    expect(rows.map(({ dueOn }) => dueOn)).toEqual(askedFor(plan));
    expect(rows.length).toBeGreaterThan(15);
    expect(rows.every(({ state, createdVersion, changedByHand }) => state === 'due' && createdVersion === plan.version && !changedByHand)).toBe(true);
  });

  it('that are answered, missed or changed by hand stay as they are, whatever becomes of the plan', async () => {
    const plan = await running(['cbt', 0]);
    const rows = await checkInsIn(plan);
    const [answered, missed, moved, dropped] = rows.slice(1, 5).map(({ id }) => id);
    await asSuperuser(test.database, async (client) => {
      const at = 'update stagewell.check_in_request set';
      await client.query(`${at} state = 'answered', answered_at = now() where id = $1`, [answered]);
      await client.query(`${at} state = 'missed' where id = $1`, [missed]);
      await client.query(`${at} changed_by_hand = true, due_on = due_on + 1 where id = $1`, [moved]);
      await client.query(`${at} changed_by_hand = true, state = 'cancelled', reason = 'Away' where id = $1`, [dropped]);
    });
    const before = await checkInsIn(plan);
    const held = (all: readonly KeptCheckIn[]): readonly KeptCheckIn[] => all.filter(({ id }) => [answered, missed, moved, dropped].includes(id));
    const without = await saved(plan, removeCourse(boardOf(plan), idOf(plan, 'cbt')));
    expect(held(await checkInsIn(plan))).toEqual(held(before));
    await saved(without, addCourse(boardOf(without), course(without, 'cbt', 0)));
    const after = await checkInsIn(plan);
    expect(held(after)).toEqual(held(before));
    expect(after.filter(({ key, state }) => held(before).some((one) => one.key === key) && state === 'due')).toHaveLength(1);
  });

  it('end with the plan, those changed by hand too', async () => {
    const plan = await running(['cbt', 0]);
    await asSuperuser(test.database, (client) => client.query('update stagewell.check_in_request set changed_by_hand = true where plan_id = $1', [plan.id]));
    const act = (accepted: object) =>
      clinician.change(`/plans/${plan.id}/transition`, { to: 'completed', reason: 'All goals are reached', ...accepted }, plan.version);
    const first = await act({});
    expect(asked(first).impact.checkIns.cancelled.length).toBeGreaterThan(10);
    expect((await act({ accepted: asked(first).fingerprint })).status).toBe(200);
    expect(dueIn(await checkInsIn(plan))).toEqual([]);
  });
});

describe('a running plan changes without surprises', () => {
  let plan: PlanView;
  let esi: string;
  beforeEach(async () => {
    plan = await running(['esi', 20], ['pt_exercise', 60]);
    esi = idOf(plan, 'esi');
  });

  it('shows what a save does first, and stores nothing', async () => {
    const before = await reviewsIn(plan);
    const answer = await save(plan, moveCourse(boardOf(plan), esi, on(27)));
    expect(answer.body).toMatchObject({ status: 409, code: 'impact-unseen' });
    const { impact } = asked(answer);
    expect(impact.courses.moved).toMatchObject([{ courseId: esi, from: { startsOn: on(20) }, to: { startsOn: on(27) } }]);
    const assessment = impact.reviews.moved.find(({ moment }) => moment === 'assessment');
    expect(assessment).toMatchObject({ from: { target: on(34), latest: on(48) }, to: { target: on(41), latest: on(55) } });
    expect(await read(plan)).toEqual(plan);
    expect(await reviewsIn(plan)).toEqual(before);
  });

  it('does exactly what was accepted', async () => {
    const before = await reviewsIn(plan);
    const board = moveCourse(boardOf(plan), esi, on(27));
    const { impact, fingerprint } = asked(await save(plan, board));
    const done = await save(plan, board, { accepted: fingerprint });
    expect(done.status).toBe(200);
    const after = (await reviewsIn(plan)).map(bare);
    expect(after.toSorted(byKey)).toEqual(reviewsAfter(before, impact, { version: 9, newId: randomUUID }).map(bare).toSorted(byKey));
    expect((await reviewsIn(plan)).filter(({ movedVersion }) => movedVersion !== null).map(({ key }) => key)).toEqual(
      expect.arrayContaining(impact.reviews.moved.map(({ key }) => key)),
    );
  });

  it('refuses what was accepted for something else, with what it would do now', async () => {
    const { fingerprint } = asked(await save(plan, moveCourse(boardOf(plan), esi, on(27))));
    const answer = await save(plan, moveCourse(boardOf(plan), esi, on(34)), { accepted: fingerprint });
    expect(answer.body).toMatchObject({ status: 409, code: 'impact-changed' });
    expect(asked(answer).impact.courses.moved).toMatchObject([{ to: { startsOn: on(34) } }]);
    expect(await read(plan)).toEqual(plan);
  });

  it('what was accepted before the chart changed is shown anew', async () => {
    const board = removeCourse(boardOf(plan), esi);
    const { fingerprint } = asked(await save(plan, board));
    await clinician.post(`/patients/${plan.patientId}/medicines`, {
      ...BODIES['NewMedicine']?.(),
      label: 'Warfarin 5 mg',
      ingredients: ['warfarin'],
      dailyMg: 5,
    });
    const answer = await save(plan, board, { accepted: fingerprint });
    expect(answer.body).toMatchObject({ status: 409, code: 'impact-changed' });
    expect((await save(plan, board, { accepted: asked(answer).fingerprint })).status).toBe(200);
  });

  it('somebody who saved in between comes first, accepted or not', async () => {
    const board = moveCourse(boardOf(plan), esi, on(27));
    const { fingerprint } = asked(await save(plan, board));
    await saved(plan, { ...boardOf(plan), title: 'Another title' });
    expect((await save(plan, board, { accepted: fingerprint })).status).toBe(412);
  });

  it('a course that becomes another treatment shows it, its reviews, and the block to be signed again', async () => {
    const patientId = (await clinician.post('/patients', newPatient())).body.id as string;
    await clinician.post(`/patients/${patientId}/medicines`, { ...BODIES['NewMedicine']?.(), label: 'Warfarin', ingredients: ['warfarin'], dailyMg: 5 });
    const nsaid = await runningOf(patientId, ['ibuprofen', 20]);
    const id = idOf(nsaid, 'ibuprofen');
    const board = changeCourse(boardOf(nsaid), id, (one) => ({ ...one, modalityId: 'naproxen' }));
    const answer = await save(nsaid, board);
    expect(answer.body).toMatchObject({ status: 409, code: 'impact-unseen' });
    const { impact, fingerprint } = asked(answer);
    expect(impact.courses).toMatchObject({ added: [{ courseId: id, modalityId: 'naproxen' }], removed: [{ courseId: id, modalityId: 'ibuprofen' }] });
    expect(impact.findings.lost.map(({ ruleId }) => ruleId)).toContain('DDI-14');
    expect(impact.findings.gained.map(({ ruleId }) => ruleId)).toContain('DDI-14');
    const due = dueOf(await reviewsIn(nsaid)).filter(({ courseIds }) => courseIds.includes(id));
    expect(due.length).toBeGreaterThan(0);
    expect((await save(nsaid, board, { accepted: fingerprint })).status).toBe(200);
    const after = await reviewsIn(nsaid);
    expect(due.every((row) => after.find((one) => one.id === row.id)?.state === 'cancelled')).toBe(true);
    expect(dueOf(after).some(({ courseIds }) => courseIds.includes(id))).toBe(true);
  });

  it('a word that changes nothing else is saved at once', async () => {
    const answer = await save(plan, { ...boardOf(plan), title: 'Back on the stairs' });
    expect(answer.body).toMatchObject({ title: 'Back on the stairs' });
    expect((await reviewsIn(plan)).every(({ movedVersion }) => movedVersion === null)).toBe(true);
  });

  it.each<[string, (accepted: object) => ReturnType<Person['change']>, (impact: Impact) => unknown]>([
    [
      'a start on another day moves what hangs on it',
      (accepted) => clinician.change(`/plans/${plan.id}/courses/${esi}/start`, { startedOn: today, ...accepted }, plan.version),
      ({ reviews }) => reviews.moved.length > 0 && reviews.cancelled.length === 0,
    ],
    [
      'a hold moves nothing',
      (accepted) => clinician.change(`/plans/${plan.id}/transition`, { to: 'on-hold', reason: 'Surgery next week', ...accepted }, plan.version),
      () => false,
    ],
    [
      'an end cancels everything that is due',
      (accepted) => clinician.change(`/plans/${plan.id}/transition`, { to: 'completed', reason: 'All goals are reached', ...accepted }, plan.version),
      ({ reviews }) => reviews.cancelled.length > 5 && reviews.created.length + reviews.moved.length === 0,
    ],
  ])('%s', async (name, act, expected) => {
    const before = await reviewsIn(plan);
    const first = await act({});
    expect(first.status).toBe(name.includes('nothing') ? 200 : 409);
    if (first.status === 200) return expect(await reviewsIn(plan)).toEqual(before);
    expect(await reviewsIn(plan)).toEqual(before);
    const { impact, fingerprint } = asked(first);
    expect(expected(impact)).toBe(true);
    expect((await act({ accepted: fingerprint })).status).toBe(200);
    const due = dueOf(await reviewsIn(plan)).map(bare);
    expect(due.toSorted(byKey)).toEqual(
      dueOf(reviewsAfter(before, impact, { version: 9, newId: randomUUID }))
        .map(bare)
        .toSorted(byKey),
    );
  });

  it('a stop cancels what was to come, and keeps it in the record', async () => {
    const started = (await accepting((accepted) => clinician.change(`/plans/${plan.id}/courses/${esi}/start`, { startedOn: today, ...accepted }, plan.version)))
      .body as PlanView;
    const stop = { endedOn: today, reason: 'Headache after the puncture', learned: '', completed: false };
    const stopped = (await accepting((accepted) => clinician.change(`/plans/${plan.id}/courses/${esi}/stop`, { ...stop, ...accepted }, started.version)))
      .body as PlanView;
    const ofEsi = (await reviewsIn(plan)).filter(({ courseIds }) => courseIds.includes(esi));
    expect(ofEsi.length).toBeGreaterThan(2);
    expect(ofEsi.every(({ state, cancelledVersion }) => state === 'cancelled' && cancelledVersion === stopped.version)).toBe(true);
  });

  it('a plan that has ended takes no record of a course any more', async () => {
    const started = (await accepting((accepted) => clinician.change(`/plans/${plan.id}/courses/${esi}/start`, { startedOn: today, ...accepted }, plan.version)))
      .body as PlanView;
    const ended = (
      await accepting((accepted) =>
        clinician.change(`/plans/${plan.id}/transition`, { to: 'revoked', reason: 'Moved to another town', ...accepted }, started.version),
      )
    ).body as PlanView;
    const answer = await clinician.change(
      `/plans/${plan.id}/courses/${esi}/stop`,
      { endedOn: today, reason: 'Moved to another town', learned: '', completed: false },
      ended.version,
    );
    expect(answer.body).toMatchObject({ status: 409, code: 'illegal-transition' });
  });
});

const byKey = (a: PlannedReview, b: PlannedReview): number => (a.key < b.key ? -1 : 1);

/** One edit that the board allows; the numbers are taken modulo what there is. */
const edit = fc.record({ what: fc.constantFrom('move', 'remove', 'add', 'lengthen', 'again', 'swap'), at: fc.nat(99), day: fc.integer({ min: 1, max: 200 }) });
const TREATMENTS = MODALITIES.filter(({ assessmentDays, boosterDays }) => assessmentDays.length + boosterDays.length > 0).map(({ id }) => id);

/** What changes one course where it stands; a swap is to its backup, the same course on the same days. */
const CHANGES: Readonly<Record<string, (one: CourseDraft, day: number) => CourseDraft>> = {
  lengthen: (one, day) => ({ ...one, endsOn: addDays(one.startsOn, day) }),
  swap: (one) => ({ ...one, modalityId: one.backupModalityId ?? 'naproxen', backupModalityId: one.modalityId }),
};
/** Whatever became another treatment was shown as gone and come. */
const expectOthers = (was: PlanView, is: PlanView, shown: Impact['courses'] | undefined): void => {
  const before = new Map(was.courses.map(({ id, modalityId }) => [id, modalityId]));
  for (const { id, modalityId } of is.courses.filter((one) => (before.get(one.id) ?? one.modalityId) !== one.modalityId)) {
    expect(shown?.added).toContainEqual(expect.objectContaining({ courseId: id, modalityId }));
    expect(shown?.removed).toContainEqual(expect.objectContaining({ courseId: id, modalityId: before.get(id) }));
  }
};

describe('nothing is re-anchored silently, whatever the board', () => {
  /** A removed course may come back with its id, as undo brings it back. */
  const edited = (plan: PlanView, gone: CourseDraft[], board: Board, { what, at, day }: { what: string; at: number; day: number }): Board => {
    const one = board.courses[at % Math.max(1, board.courses.length)];
    const back = gone.pop();
    if (what === 'again' && back !== undefined) return addCourse(board, back);
    if (what === 'add' || one === undefined) return addCourse(board, course(plan, TREATMENTS[at % TREATMENTS.length] ?? 'cbt', day));
    if (what === 'move') return moveCourse(board, one.id, on(day));
    const change = CHANGES[what];
    if (change !== undefined) return changeCourse(board, one.id, (it) => change(it, day));
    gone.push(one);
    return removeCourse(board, one.id);
  };

  it('after a save, the rows are those before and the accepted impact; another plan has not changed', async () => {
    const other = await running(['cbt', 20], ['esi', 40]);
    const others = [await reviewsIn(other), await checkInsIn(other)];
    let plan = await running(['esi', 20], ['duloxetine', 30]);
    const gone: CourseDraft[] = [];
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), async (edits) => {
        const [before, checkInsBefore] = [await reviewsIn(plan), await checkInsIn(plan)];
        const board = edits.reduce((now, one) => edited(plan, gone, now, one), boardOf(plan));
        const first = await save(plan, board);
        const accepted = first.status === 409 ? asked(first) : null;
        const done = accepted === null ? first : await save(plan, board, { accepted: accepted.fingerprint });
        expect(done.status).toBe(200);
        const was = plan;
        plan = done.body as PlanView;
        const after = await reviewsIn(plan);
        expectOthers(was, plan, accepted?.impact.courses);
        const nothing: Impact['reviews'] = { created: [], moved: [], cancelled: [] };
        const impact = { reviews: accepted?.impact.reviews ?? nothing } as Impact;
        const expected = reviewsAfter(before, impact, { version: plan.version, newId: () => '' });
        const withoutId = ({ id, ...row }: ReviewView): object => (before.some((one) => one.id === id) ? { id, ...row } : row);
        const sorted = (rows: readonly object[]): readonly string[] => rows.map((row) => JSON.stringify(Object.entries(row).toSorted())).toSorted();
        expect(sorted(after.map(withoutId))).toEqual(sorted(expected.map(withoutId)));
        expect(dueOf(after).map(bare).toSorted(byKey)).toEqual(called(plan).toSorted(byKey));
        const checkIns = await checkInsIn(plan);
        const accept = accepted?.impact.checkIns ?? { created: [], changed: [], cancelled: [] };
        const kept = checkInsAfter(checkInsBefore, accept, { version: plan.version, newId: () => '' });
        const unnamed = ({ id, ...row }: KeptCheckIn): object => (checkInsBefore.some((one) => one.id === id) ? { id, ...row } : row);
        expect(sorted(checkIns.map(unnamed))).toEqual(sorted(kept.map(unnamed)));
        expect(dueIn(checkIns)).toEqual(askedFor(plan));
      }),
      { numRuns: Number(process.env['IMPACT_RUNS'] ?? 30), seed: 11 },
    );
    expect([await reviewsIn(other), await checkInsIn(other)]).toEqual(others);
  }, 120_000);
});
