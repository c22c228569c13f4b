import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MODALITY_BY_ID } from '@stagewell/shared/catalogue/catalogue';
import { addDays, weekdayOf } from '@stagewell/shared/dates';
import { boardOf, courseOf } from '@stagewell/shared/plans/board';
import type { Board, PlanView } from '@stagewell/shared/plans/plan';
import type { ReviewRow } from '@stagewell/shared/reviews/review-row';
import type { Evaluation } from '@stagewell/shared/sequencing/finding';
import { signaturesNeeded } from '@stagewell/shared/sequencing/may-activate';
import { accepting } from '../testing/accepting.js';
import { newPatient, startApp, type Person, type TestApp } from '../testing/app.js';
import { PASSWORD } from '../testing/template.js';

let test: TestApp;
let clinician: Person;
let admin: Person;
let today: string;
beforeAll(async () => {
  test = await startApp();
  [clinician, admin] = [await test.as('clinician@a.test'), await test.as('admin@a.test')];
  const clinic = (await clinician.get('/clinic')).body as { today: string; sites: readonly { id: string }[] };
  today = clinic.today;
  for (const weekday of [1, 2, 3, 4, 5]) await admin.post('/scheduling/opening-hours', { siteId: clinic.sites[0]?.id, weekday, opens: 480, closes: 1020 });
});
afterAll(() => test.close());

const save = (plan: PlanView, board: Board) => accepting((accepted) => clinician.put(`/plans/${plan.id}/board`, { ...board, ...accepted }, plan.version));
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
        expiresOn: addDays(today, 14),
      })),
    },
    plan.version,
  );
const running = async (modalityId: string, day: number): Promise<PlanView> => {
  const patientId = (await clinician.post('/patients', newPatient())).body.id as string;
  const plan = (await clinician.post(`/patients/${patientId}/plans`, { title: 'Plan' })).body as PlanView;
  const modality = MODALITY_BY_ID.get(modalityId);
  if (modality === undefined) throw new Error(`No modality ${modalityId}`);
  const course = courseOf(modality, { id: randomUUID(), stageId: plan.stages[0]?.id ?? '', startsOn: addDays(today, day) });
  const built = (await save(plan, { ...boardOf(plan), courses: [course] })).body as PlanView;
  const refused = await activate(built);
  return (await activate(built, (refused.body as { context: { evaluation: Evaluation } }).context.evaluation)).body as PlanView;
};
const reviewsIn = async ({ id }: PlanView): Promise<readonly ReviewRow[]> => (await clinician.get(`/plans/${id}/reviews`)).body as readonly ReviewRow[];
const daysOf = (rows: readonly ReviewRow[]) => rows.map(({ key, target }) => [key, target]);

describe('the days of reviews', () => {
  it('the clinic tells on which weekdays it is open', async () => {
    expect((await clinician.get('/clinic')).body.openWeekdays).toEqual([1, 2, 3, 4, 5]);
  });

  it.each([20, 21, 22, 23, 24, 25, 26])('lie on open weekdays inside their windows: a start in %d days', async (day) => {
    const rows = await reviewsIn(await running('pt_exercise', day));
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.filter(({ target }) => weekdayOf(target) > 5)).toEqual([]);
    expect(rows.filter(({ earliest, target, latest }) => target < earliest || target > latest)).toEqual([]);
  });

  it('a closure that comes later moves none that somebody accepted, and new ones keep clear of it', async () => {
    const plan = await running('pt_exercise', 20);
    const before = await reviewsIn(plan);
    const quarter = before.find(({ moment }) => moment === 'plan-review');
    if (quarter === undefined) throw new Error('No quarterly review');
    await admin.post('/clinic/closures', { siteId: null, firstOn: quarter.target, lastOn: quarter.target, reason: 'Move to other rooms' });
    const renamed = await save(plan, { ...boardOf(plan), title: 'Another title' });
    expect(renamed.status).toBe(200);
    expect(daysOf(await reviewsIn(plan))).toEqual(daysOf(before));
    const after = await reviewsIn(await running('pt_exercise', 20));
    expect(after.filter(({ target }) => target === quarter.target)).toEqual([]);
  });
});
