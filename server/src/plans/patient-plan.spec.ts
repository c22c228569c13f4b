import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { MODALITY_BY_ID } from '@stagewell/shared/catalogue/catalogue';
import { addDays } from '@stagewell/shared/dates';
import { addCourse, boardOf, courseOf } from '@stagewell/shared/plans/board';
import type { PatientPlan } from '@stagewell/shared/plans/patient-plan';
import type { PatientPlanLink, PatientPlanOpened } from '@stagewell/shared/plans/patient-plan-link';
import type { PlanView } from '@stagewell/shared/plans/plan';
import { newPatient, startApp, type Person, type TestApp } from '../testing/app.js';
import { BODIES, SAFETY } from '../testing/bodies.js';
import { asSuperuser } from '../testing/database.js';

let test: TestApp;
let clinician: Person;
let admin: Person;
let today: string;
beforeAll(async () => {
  test = await startApp();
  clinician = await test.as('clinician@a.test');
  admin = await test.as('admin@a.test');
  today = (await clinician.get('/clinic')).body.today as string;
});
afterAll(() => test.close());

const modality = (id: string) => {
  const found = MODALITY_BY_ID.get(id);
  if (found === undefined) throw new Error(id);
  return found;
};
const withCourse = async (more: object = {}): Promise<PlanView> => {
  const patientId = (await clinician.post('/patients', { ...newPatient(), ...more })).body.id as string;
  await clinician.post(`/patients/${patientId}/goals`, { ...BODIES['NewGoal']?.(), text: 'Cargar a mi nieta' });
  const plan = (await clinician.post(`/patients/${patientId}/plans`, { title: 'Plan' })).body as PlanView;
  const course = courseOf(modality('duloxetine'), { id: randomUUID(), stageId: plan.stages[0]?.id ?? '', startsOn: addDays(today, 20) });
  return (await clinician.put(`/plans/${plan.id}/board`, addCourse(boardOf(plan), course), plan.version)).body as PlanView;
};
const linkOf = async ({ id }: PlanView, hours: number | null = null): Promise<string> => {
  const made = await clinician.post(`/plans/${id}/patient-links`, { hours });
  expect(made.status).toBe(201);
  return (made.body as PatientPlanLink).url.split('#')[1] ?? '';
};
const open = (token: string, birthDate: string | null = null) => test.anyone().post('/api/my-plan/open').send({ token, birthDate });
const contact = async (more: object = {}): Promise<void> => {
  const before = (await admin.get('/clinic/safety-contact')).body as { version: number };
  expect((await admin.put('/clinic/safety-contact', { ...SAFETY, ...more }, before.version)).status).toBe(200);
};

describe('the plan in the patient’s words', () => {
  it('is read by the care team, in both languages, with the patient’s own goals', async () => {
    const plan = await withCourse();
    const { body } = (await clinician.get(`/plans/${plan.id}/patient-plan`)) as { body: PatientPlan };
    expect(body).toMatchObject({ planVersion: plan.version, goals: [{ text: 'Cargar a mi nieta' }], changedOn: today });
    expect(body.months[0]).toMatchObject({ month: { en: expect.stringMatching(/^[A-Z][a-z]+ \d{4}/) }, sum: { en: expect.any(String) } });
    expect(body.courses[0]?.name).toEqual({ en: 'Duloxetine', es: 'Duloxetina' });
    expect((await (await test.as('clinician@b.test')).get(`/plans/${plan.id}/patient-plan`)).status).toBe(404);
    expect((await admin.get(`/plans/${plan.id}/patient-plan`)).status).toBe(403);
  });
});

describe('the patient’s own questions', () => {
  it('stand on the page, open or with the answer of the clinic; one that was entered in error does not', async () => {
    const plan = await withCourse();
    const ask = async (more: object) => (await clinician.post(`/patients/${plan.patientId}/questions`, { ...BODIES['NewPatientQuestion']?.(), ...more })).body;
    await ask({ text: '¿Puedo manejar?' });
    await ask({ text: 'May I swim?', answer: 'Yes, from next week.', answeredOn: '2026-05-06' });
    const wrong = (await ask({ text: 'Of somebody else' })) as { id: string; version: number };
    await clinician.change(`/patients/${plan.patientId}/questions/${wrong.id}/entered-in-error`, { reason: 'Another patient' }, wrong.version);
    const { body } = (await clinician.get(`/plans/${plan.id}/patient-plan`)) as { body: PatientPlan };
    expect(body.questions).toEqual([
      { text: '¿Puedo manejar?', answer: null },
      { text: 'May I swim?', answer: { text: 'Yes, from next week.', on: { en: 'May 6, 2026', es: '6 de mayo de 2026' } } },
    ]);
  });
});

describe('by a link', () => {
  it('is not given out before the clinic has said whom to call', async () => {
    const plan = await withCourse();
    expect((await clinician.post(`/plans/${plan.id}/patient-links`, { hours: null })).body).toMatchObject({ status: 409, code: 'safety-contact-missing' });
    await contact();
    expect((await clinician.post(`/plans/${plan.id}/patient-links`, { hours: 721 })).status).toBe(400);
    expect((await (await test.as('clinician@b.test')).post(`/plans/${plan.id}/patient-links`, { hours: null })).status).toBe(404);
  });

  it('opens as often as wanted, says when the plan is another one, and ends with a newer link', async () => {
    await contact();
    const plan = await withCourse({ language: 'es' });
    const token = await linkOf(plan);
    const first = await open(token);
    expect(first.status).toBe(200);
    expect(first.body as PatientPlanOpened).toMatchObject({ triesLeft: null, language: 'es', isOlder: false, plan: { planVersion: plan.version } });
    await clinician.put(`/plans/${plan.id}/board`, { ...boardOf(plan), title: 'Another' }, plan.version);
    expect((await open(token)).body).toMatchObject({ isOlder: true, changedOn: today, plan: { planVersion: plan.version, changedOn: today } });
    const newer = await linkOf(plan);
    expect((await open(token)).status).toBe(410);
    expect((await open(newer)).body).toMatchObject({ isOlder: false });
  });

  it('ends when words of somebody else stood on it', async () => {
    await contact();
    const plan = await withCourse();
    const { patientId } = plan;
    const asked = { ...BODIES['NewPatientQuestion']?.(), askedOn: today, answer: '', answeredOn: null };
    const question = (await clinician.post(`/patients/${patientId}/questions`, asked)).body as { id: string; version: number };
    const token = await linkOf(plan);
    expect((await open(token)).status).toBe(200);
    await clinician.change(`/patients/${patientId}/questions/${question.id}/entered-in-error`, { reason: 'Another patient' }, question.version);
    expect((await open(token)).status).toBe(410);
  });

  it('asks for the date of birth where the clinic does, and closes after too many tries', async () => {
    await contact({ asksBirthDate: true });
    const token = await linkOf(await withCourse({ birthDate: '1980-05-04' }));
    const asked = (await open(token)).body as PatientPlanOpened;
    expect([asked.plan, asked.changedOn]).toEqual([null, null]);
    const left = asked.triesLeft ?? 0;
    expect(left).toBeGreaterThan(0);
    expect((await open(token, '1980-05-04')).body.plan).not.toBeNull();
    for (let at = left - 1; at >= 0; at--) expect((await open(token, '1970-01-01')).body).toMatchObject({ plan: null, triesLeft: at });
    expect((await open(token, '1980-05-04')).status).toBe(410);
    await contact();
  });

  it('is over when its time has passed, and whatever is not a link gets one answer', async () => {
    await contact();
    const plan = await withCourse();
    const token = await linkOf(plan, 1);
    await asSuperuser(test.database, (client) =>
      client.query(`update stagewell.patient_plan_link set made_at = now() - interval '3 hours', expires_at = now() - interval '1 minute' where plan_id = $1`, [
        plan.id,
      ]),
    );
    expect((await open(token)).status).toBe(410);
    const [, clinicId = '', linkId = ''] = token.split('.');
    const wrong = [`v1.${clinicId}.${linkId}.${'A'.repeat(43)}`, `v1.${randomUUID()}.${linkId}.${token.split('.')[3]}`, 'nonsense'];
    const bodies = await Promise.all(wrong.map(async (one) => ({ ...((await open(one)).body as object), requestId: '' })));
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
    expect(bodies[0]).toMatchObject({ status: 404, code: 'link-unknown' });
  });

  it('says on which day the plan last changed, by the clocks of the clinic', async () => {
    await contact();
    const plan = await withCourse();
    const token = await linkOf(plan);
    // Three in the morning in London is still the day before in New York.
    await asSuperuser(test.database, (client) =>
      client.query(
        `update stagewell.plan_version set saved_at = case when version = $2 then '2026-03-04T03:00:00Z'::timestamptz else '2026-03-01T12:00:00Z' end where plan_id = $1`,
        [plan.id, plan.version],
      ),
    );
    expect((await open(token)).body).toMatchObject({ changedOn: '2026-03-03', isOlder: false });
    expect((await clinician.get(`/plans/${plan.id}/patient-plan`)).body).toMatchObject({ changedOn: '2026-03-03' });
  });

  it('is read with rights that reach nothing else, and stands in the trail', async () => {
    await contact();
    const plan = await withCourse();
    await open(await linkOf(plan));
    await asSuperuser(test.database, async (client) => {
      const { rows } = await client.query<{ can: boolean }>(
        `select has_table_privilege('stagewell_link', 'stagewell.course', 'select') or has_column_privilege('stagewell_link', 'stagewell.patient', 'family_name', 'select') as can`,
      );
      expect(rows[0]?.can).toBe(false);
      const trail = await client.query(`select 1 from stagewell.audit_event where action = 'patient-plan-link.open' and patient_id = $1`, [plan.patientId]);
      expect(trail.rowCount).toBe(1);
    });
  });
});
