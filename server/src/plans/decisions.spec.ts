import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { MODALITY_BY_ID } from '@stagewell/shared/catalogue/catalogue';
import { addDays } from '@stagewell/shared/dates';
import { boardOf, changeCourse, removeCourse } from '@stagewell/shared/plans/board';
import type { Chart } from '@stagewell/shared/plans/chart';
import type { Board, CourseView, PlanView } from '@stagewell/shared/plans/plan';
import type { NewReviewDecision } from '@stagewell/shared/reviews/decision';
import { complemented } from '@stagewell/shared/reviews/restage';
import type { ReviewRow } from '@stagewell/shared/reviews/review-row';
import { accepting } from '../testing/accepting.js';
import { newPatient, startApp, type Person, type TestApp } from '../testing/app.js';
import { asSuperuser } from '../testing/database.js';
import { runningPlan } from '../testing/running.js';

let test: TestApp;
let clinician: Person;
let today: string;
let plan: PlanView;
beforeAll(async () => {
  test = await startApp();
  clinician = await test.as('clinician@a.test');
  today = (await clinician.get('/clinic')).body.today as string;
});
beforeEach(async () => {
  plan = await runningPlan(clinician, today, [
    ['cbt', 0],
    ['yoga', 40],
  ]);
  const started = await accepting((accepted) =>
    clinician.change(`/plans/${plan.id}/courses/${courseOf('cbt').id}/start`, { startedOn: today, ...accepted }, plan.version),
  );
  plan = started.body as PlanView;
});
afterAll(() => test.close());

const courseOf = (modalityId: string): CourseView => {
  const found = plan.courses.find((one) => one.modalityId === modalityId);
  if (found === undefined) throw new Error(modalityId);
  return found;
};
const decision = (over: Partial<NewReviewDecision> = {}): NewReviewDecision => ({
  reviewIds: [],
  decisions: [{ courseId: courseOf('cbt').id, kind: 'continue', rationale: '' }],
  endings: [],
  board: null,
  nextOn: null,
  words: { en: 'Go on.', es: 'Siga.' },
  ...over,
});
const decide = (input: object, version: number | null = plan.version, by = clinician) => by.change(`/plans/${plan.id}/review-decisions`, input, version);
const chart = async (): Promise<Chart> => (await clinician.get(`/patients/${plan.patientId}`)).body as Chart;
const reviews = async (): Promise<readonly ReviewRow[]> => (await clinician.get(`/plans/${plan.id}/reviews`)).body as readonly ReviewRow[];
const due = async (): Promise<ReviewRow> => {
  const found = (await reviews()).find(({ state }) => state === 'due');
  if (found === undefined) throw new Error('a review is due');
  return found;
};
const withYogaGone = (): Board => removeCourse(boardOf(plan), courseOf('yoga').id);

describe('going on as planned', () => {
  it('is recorded with what was known, settles the review, and changes nothing else', async () => {
    const review = await due();
    const answer = await decide(decision({ reviewIds: [review.id] }));
    expect([answer.status, answer.body.version]).toEqual([200, plan.version + 1]);
    expect((await reviews()).find(({ id }) => id === review.id)).toMatchObject({ state: 'done', doneOn: today, outcome: 'continue', settledBy: 'clinician' });
    const { reviewDecisions } = await chart();
    expect(reviewDecisions).toMatchObject([
      {
        planId: plan.id,
        on: today,
        byName: 'clinician',
        versions: { before: plan.version, after: plan.version + 1 },
        reviewIds: [review.id],
        words: { en: 'Go on.', es: 'Siga.' },
        decisions: [
          {
            kind: 'continue',
            name: 'Cognitive behavioral therapy for pain (CBT)',
            evidence: {
              response: 'not-assessable',
              responseSentence: expect.stringContaining('Too early'),
              effect: { verdict: 'cannot-tell', before: 0, since: 0 },
            },
          },
        ],
      },
    ]);
    expect((answer.body as PlanView).courses).toEqual(plan.courses);
  });

  it('stands in the trail with each thing that it changed', async () => {
    const review = await due();
    await decide(decision({ reviewIds: [review.id], nextOn: addDays(today, 30) }));
    const rows = await asSuperuser(
      test.database,
      async (client) =>
        (
          await client.query<{ object: string }>(
            `select object from stagewell.audit_event where action = 'review.decide' and patient_id = $1 and outcome = 'done'`,
            [plan.patientId],
          )
        ).rows,
    );
    expect(rows.map(({ object }) => object).toSorted()).toEqual(['errand', 'plan', 'review', 'review-decision']);
  });

  it('attributes nothing to a patient whom the rules may not judge', async () => {
    const { patient } = await chart();
    expect((await clinician.put(`/patients/${plan.patientId}`, newPatient({ mrn: patient.mrn, birthDate: '2015-01-01' }), patient.version)).status).toBe(200);
    const stored = await accepting((accepted) => decide({ ...decision(), ...accepted }));
    expect(stored.status).toBe(200);
    const [{ decisions } = { decisions: [] }] = (await chart()).reviewDecisions;
    expect(decisions).toMatchObject([{ evidence: { response: 'not-assessable', effect: null } }]);
  });

  it('asks the front desk for another look on a day', async () => {
    expect((await decide(decision({ nextOn: addDays(today, 30) }))).status).toBe(200);
    const tasks = await asSuperuser(
      test.database,
      async (client) =>
        (
          await client.query<{ what: string; kind: string }>(`select what, kind from stagewell.task where patient_id = $1 and kind = 'errand'`, [
            plan.patientId,
          ])
        ).rows,
    );
    expect(tasks).toEqual([{ kind: 'errand', what: 'Book the next review, as agreed at the last one' }]);
  });
});

describe('a decision that changes the plan', () => {
  it('shows its impact first, then stores plan, ending and record together', async () => {
    const [cbt, board] = [courseOf('cbt').id, withYogaGone()];
    const input = decision({
      decisions: [{ courseId: cbt, kind: 'stop', rationale: 'He cannot come any more' }],
      endings: [{ courseId: cbt, learned: 'Evenings would work' }],
      board,
    });
    const first = await decide(input);
    expect([first.status, first.body.code]).toEqual([409, 'impact-unseen']);
    expect((await chart()).reviewDecisions).toEqual([]);
    const stored = await accepting((accepted) => decide({ ...input, ...accepted }));
    expect(stored.status).toBe(200);
    expect((stored.body as PlanView).courses).toMatchObject([
      { id: cbt, state: 'stopped', endedOn: today, stopReason: 'He cannot come any more', learned: 'Evenings would work' },
    ]);
    expect((await chart()).reviewDecisions).toHaveLength(1);
    const versions = (await clinician.get(`/plans/${plan.id}/versions`)).body as { what: string }[];
    expect(versions.map(({ what }) => what)).toContain('Reviewed: stop');
  });

  it('adds a complement where the first gap is', async () => {
    const modality = MODALITY_BY_ID.get('acupuncture');
    if (modality === undefined) throw new Error('acupuncture');
    const board = complemented(boardOf(plan), { plan, today }, { modality, id: randomUUID(), responsibleId: null });
    const input = decision({ decisions: [{ courseId: null, kind: 'add', rationale: 'Sleep is worse' }], board });
    const stored = await accepting((accepted) => decide({ ...input, ...accepted }));
    expect(stored.status).toBe(200);
    expect((stored.body as PlanView).courses.map(({ modalityId, startsOn }) => [modalityId, startsOn])).toEqual([
      ['cbt', today],
      ['acupuncture', addDays(today, 28)],
      ['yoga', addDays(today, 56)],
    ]);
  });

  it('two at once: one is stored, the other one is told that the plan is another', async () => {
    const answers = await Promise.all([decide(decision()), decide(decision())]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    expect((await chart()).reviewDecisions).toHaveLength(1);
  });
});

describe('what is refused, and stores nothing', () => {
  const nothing = async (): Promise<void> => {
    expect((await chart()).reviewDecisions).toEqual([]);
    expect(((await clinician.get(`/plans/${plan.id}`)).body as PlanView).version).toBe(plan.version);
  };

  it('a change without a reason, naming the field', async () => {
    const answer = await decide(decision({ decisions: [{ courseId: courseOf('cbt').id, kind: 'adjust', rationale: ' ' }] }));
    expect([answer.status, answer.body.code, answer.body.errors]).toEqual([422, 'decision-refused', [{ path: 'decisions.0', message: 'Say why' }]]);
    await nothing();
  });

  it('a board that cannot be stored', async () => {
    const board = changeCourse(boardOf(plan), courseOf('cbt').id, (course) => ({ ...course, startsOn: addDays(today, 3) }));
    const answer = await decide(decision({ board }));
    expect([answer.status, answer.body.code]).toEqual([422, 'board-refused']);
    await nothing();
  });

  it('a review that is settled already', async () => {
    const review = await due();
    await clinician.change(`/reviews/${review.id}/waive`, { reason: 'Seen in the ward' }, review.version);
    const answer = await decide(decision({ reviewIds: [review.id] }));
    expect([answer.status, answer.body.code]).toEqual([409, 'review-settled']);
    await nothing();
  });

  it('a plan that runs no more', async () => {
    const ended = await accepting((accepted) =>
      clinician.change(`/plans/${plan.id}/transition`, { to: 'revoked', reason: 'Moved to another town', ...accepted }, plan.version),
    );
    expect(ended.status).toBe(200);
    const answer = await decide(decision(), plan.version + 1);
    expect([answer.status, answer.body.code]).toEqual([409, 'plan-not-running']);
  });

  it('an old version, no version, a plan that nobody has, somebody off the care team, and the front desk', async () => {
    expect((await decide(decision(), plan.version - 1)).status).toBe(412);
    expect((await decide(decision(), null)).status).toBe(428);
    expect((await clinician.change(`/plans/${randomUUID()}/review-decisions`, decision(), 1)).status).toBe(404);
    expect((await decide(decision(), plan.version, await test.as('colleague@a.test'))).status).toBe(403);
    expect((await decide(decision(), plan.version, await test.as('scheduler@a.test'))).status).toBe(403);
    expect((await decide(decision(), plan.version, await test.as('clinician@b.test'))).status).toBe(404);
    await nothing();
  });
});

it('is never changed afterwards', async () => {
  await decide(decision());
  await expect(
    asSuperuser(test.database, async (client) => {
      await client.query('set role stagewell_app');
      await client.query(`update stagewell.review_decision set words_en = 'x'`);
    }),
  ).rejects.toThrow(/permission denied/);
});
