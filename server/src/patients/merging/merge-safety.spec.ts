import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ImportLine, ImportReport } from '@stagewell/shared/interchange/import-report';
import type { MatchedChart, MergePreview } from '@stagewell/shared/patients/merge';
import type { QueryResultRow } from 'pg';
import { stopPath } from '../../reminders/stop-token.js';
import { KEYS, newPatient, startApp, type Person, type TestApp } from '../../testing/app.js';
import { BODIES } from '../../testing/bodies.js';
import { asSuperuser } from '../../testing/database.js';
import { runningPlan } from '../../testing/running.js';
import { PASSWORD } from '../../testing/template.js';

let test: TestApp;
let clinician: Person;
let admin: Person;
let desk: Person;
let today: string;
beforeAll(async () => {
  test = await startApp();
  clinician = await test.as('clinician@a.test');
  admin = await test.as('admin@a.test');
  desk = await test.as('scheduler@a.test');
  today = (await clinician.get('/clinic')).body.today as string;
});
afterAll(() => test.close());

const stored = <T extends QueryResultRow>(sql: string, values: readonly unknown[]): Promise<readonly T[]> =>
  asSuperuser(test.database, async (client) => (await client.query<T>(sql, [...values])).rows);
let made = 0;
const chart = async (over: object = {}): Promise<string> => (await clinician.post('/patients', newPatient(over))).body.id as string;
/** Two charts of somebody nobody else in this file is like. */
const twice = async (over: object = {}, other: object = {}): Promise<{ kept: string; merged: string; name: string; birthDate: string }> => {
  made += 1;
  const name = `Quill${'abcdefghijklmnopqrstuvwxyz'.repeat(2).slice(made, made + 3)}berg`;
  const birthDate = `19${String(30 + made)}-05-11`;
  const one = { familyName: name, givenName: 'Ottoline', birthDate, ...over };
  return { kept: await chart(one), merged: await chart({ ...one, ...other }), name, birthDate };
};
const merge = async (kept: string, merged: string): Promise<string> => {
  const answer = await clinician.post(`/patients/${kept}/merges`, {
    ...{ mergedId: merged, keptVersion: 1, mergedVersion: 1 },
    ...{ reason: 'The same person, seen at both desks', password: PASSWORD },
  });
  expect(answer.status).toBe(201);
  return answer.body.id as string;
};
const undo = async (id: string): Promise<void> => {
  expect((await clinician.post(`/merges/${id}/undo`, BODIES['UndoMerge']?.() ?? {})).status).toBe(201);
};
const reached = (id: string, over: object): Promise<unknown> =>
  desk.put(`/patients/${id}/contact-preference`, { ...BODIES['ContactPreference']?.(), channel: 'sms', ...over }, 0);
const matches = async (id: string, person = clinician): Promise<readonly MatchedChart[]> =>
  (await person.get(`/patients/${id}/duplicates`)).body as MatchedChart[];
const rated = (goalId: string): Promise<unknown> =>
  stored(
    `insert into stagewell.goal_rating (clinic_id, id, patient_id, goal_id, rated_on, level, rated_by, words, recorded_at, recorded_by)
     select clinic_id, gen_random_uuid(), patient_id, id, current_date, 1, 'together', '', now(), gen_random_uuid() from stagewell.goal where id = $1`,
    [goalId],
  );

describe('what a patient asked for outlives a merge', () => {
  it.each([
    ['not to be written to', { optedOut: true }],
    ['not to be contacted', { doNotContact: true, reason: 'Asked not to be called' }],
  ])('%s, on either chart', async (_what, wish) => {
    const { kept, merged } = await twice();
    await reached(kept, {});
    await reached(merged, wish);
    await merge(kept, merged);
    const rows = await stored('select do_not_contact or opted_out_at is not null as quiet from stagewell.contact_preference where patient_id = $1', [kept]);
    expect(rows).toEqual([{ quiet: true }]);
  });

  it('the link that ends messages works on, for the chart that was kept', async () => {
    const { kept, merged } = await twice();
    await reached(kept, {});
    const [found] = await stored<{ clinic_id: string }>('select clinic_id from stagewell.patient where id = $1', [merged]);
    const token = stopPath(KEYS, found?.clinic_id ?? '', merged).split('#')[1];
    await merge(kept, merged);
    expect((await test.anyone().post('/api/answer/stop').send({ token })).status).toBe(204);
    expect(await stored('select opted_out_at is not null as stopped from stagewell.contact_preference where patient_id = $1', [kept])).toEqual([
      { stopped: true },
    ]);
  });
});

describe('taking a merge back', () => {
  it('lets what hangs on a row go back with it, and ends the links that were made meanwhile', async () => {
    const { kept, merged } = await twice();
    const goal = (await clinician.post(`/patients/${merged}/goals`, BODIES['NewGoal']?.() ?? {})).body as { id: string };
    const plan = await runningPlan(clinician, today, [['cbt', 0]], merged);
    const id = await merge(kept, merged);
    const contact = (await admin.get('/clinic/safety-contact')).body as { version: number };
    await admin.put('/clinic/safety-contact', BODIES['SafetyContact']?.() ?? {}, contact.version);
    expect((await clinician.post(`/plans/${plan.id}/patient-links`, { hours: null })).status).toBe(201);
    await rated(goal.id);
    await undo(id);
    const whose = `select r.patient_id = $1 as back from stagewell.goal_rating r where r.goal_id = $2
      union all select r.patient_id = $1 and r.revoked_at is not null from stagewell.patient_plan_link r where r.plan_id = $3
      union all select bool_and(r.patient_id = $1) from stagewell.check_in_request r where r.plan_id = $3`;
    expect(await stored(whose, [merged, goal.id, plan.id])).toEqual([{ back: true }, { back: true }, { back: true }]);
    expect((await clinician.get(`/patients/${kept}`)).body.plan).toBeNull();
  });

  it('opens the call again that the merge closed', async () => {
    const { kept, merged } = await twice();
    for (const id of [kept, merged])
      await stored(
        `insert into stagewell.task (clinic_id, id, patient_id, kind, trigger_id, priority, what, action, state, opened_at, due_at)
         select clinic_id, gen_random_uuid(), id, 'safety', 'SAF-18', 'within-3d', 'x', 'y', 'open', now(), now() from stagewell.patient where id = $1`,
        [id],
      );
    const states = async (id: string): Promise<readonly object[]> => stored('select state from stagewell.task where patient_id = $1 order by state', [id]);
    const id = await merge(kept, merged);
    expect(await states(kept)).toEqual([{ state: 'done' }, { state: 'open' }]);
    await undo(id);
    expect([await states(kept), await states(merged)]).toEqual([[{ state: 'open' }], [{ state: 'open' }]]);
  });

  it('keeps the rows of the other chart there, though a file that was made meanwhile has them', async () => {
    const { kept, merged } = await twice();
    await clinician.post(`/patients/${kept}/allergies`, { ...BODIES['NewAllergy']?.(), label: 'Latex' });
    await clinician.post(`/patients/${merged}/allergies`, { ...BODIES['NewAllergy']?.(), label: 'Penicillin' });
    const id = await merge(kept, merged);
    const file = (await clinician.get(`/patients/${kept}/export.fhir.json`)).text;
    await undo(id);
    const answer = await clinician.post('/imports/fhir', file as unknown as object).set('content-type', 'application/fhir+json');
    const { patientId, lines } = answer.body as ImportReport;
    expect([answer.status, patientId]).toEqual([201, kept]);
    const line = (label: string): ImportLine | undefined => lines.find((one) => one.label === label);
    expect(line('Latex')).toMatchObject({ decision: 'unchanged', landed: 'allergies' });
    expect(line('Penicillin')).toMatchObject({ decision: 'skipped', landed: null, rows: [], reason: 'left out: stands on another chart of this clinic' });
    expect(await stored('select label from stagewell.allergy where patient_id = $1', [kept])).toEqual([{ label: 'Latex' }]);
  });

  it('takes no row of a third chart that came later by a merge of its own', async () => {
    const [a, b, c] = [await chart({ familyName: 'Aardwolf' }), await chart({ familyName: 'Bandicoot' }), await chart({ familyName: 'Capybara' })];
    await clinician.post(`/patients/${b}/conditions`, BODIES['NewCondition']?.() ?? {});
    const first = await merge(a, b);
    const second = await merge(c, a);
    await undo(first);
    await merge(c, b);
    await undo(second);
    expect(await stored('select patient_id from stagewell.condition where patient_id in ($1, $2, $3)', [a, b, c])).toEqual([{ patient_id: c }]);
  });

  it('is remembered: the two are not proposed again at once, and whoever compares them reads why', async () => {
    const { kept, merged } = await twice();
    await undo(await merge(kept, merged));
    expect(await matches(kept)).toEqual([]);
    const { saidTwo } = (await clinician.get(`/patients/${kept}/merges/${merged}`)).body as MergePreview;
    expect(saidTwo).toMatchObject({ reason: 'They turned out to be two people', byName: expect.any(String) });
  });
});

describe('a merge', () => {
  it('leaves a rating with its goal, and an authorisation with a coverage of its own chart', async () => {
    const { kept, merged } = await twice();
    const add = async (id: string, section: string, body: string): Promise<string> =>
      (await clinician.post(`/patients/${id}/${section}`, BODIES[body]?.() ?? {})).body.id as string;
    const goals = [await add(kept, 'goals', 'NewGoal'), await add(merged, 'goals', 'NewGoal')];
    const coverages = [await add(kept, 'coverages', 'NewCoverage'), await add(merged, 'coverages', 'NewCoverage')];
    await stored(`update stagewell.goal set source_system = 'urn:x', source_id = 'Goal/1' where id = any($1::uuid[])`, [goals]);
    await stored(`update stagewell.coverage set source_system = 'urn:x', source_id = 'Coverage/1' where id = any($1::uuid[])`, [coverages]);
    await rated(goals[1] ?? '');
    const asked = { coverageId: coverages[1], modalityId: 'esi', courseId: null, note: '' };
    expect((await clinician.post(`/patients/${merged}/authorisations`, asked)).status).toBe(201);
    await merge(kept, merged);
    const together = `select g.patient_id = r.patient_id as together from stagewell.goal_rating r join stagewell.goal g on g.id = r.goal_id where g.id = any($1::uuid[])
      union all select c.patient_id = a.patient_id and a.patient_id = $3 from stagewell.authorisation a join stagewell.coverage c on c.id = a.coverage_id where c.id = any($2::uuid[])`;
    expect(await stored(together, [goals, coverages, kept])).toEqual([{ together: true }, { together: true }]);
  });

  it('tells of what there is once for a patient that it stays', async () => {
    const { kept, merged } = await twice();
    for (const id of [kept, merged]) await clinician.put(`/patients/${id}/preferences`, BODIES['Preferences']?.() ?? {}, 0);
    const { counts } = (await clinician.get(`/patients/${kept}/merges/${merged}`)).body as MergePreview;
    expect(counts).toContainEqual({ what: 'preference', kept: 1, moves: 0, stays: 1 });
  });

  it('shows the front desk no count of what a chart holds', async () => {
    const { kept, merged } = await twice();
    await clinician.post(`/patients/${merged}/conditions`, BODIES['NewCondition']?.() ?? {});
    expect((await desk.get(`/patients/${kept}/merges/${merged}`)).body).toMatchObject({ counts: [], match: { grade: 'probable' } });
    await merge(kept, merged);
    expect((await desk.get(`/patients/${kept}/merges`)).body).toMatchObject([{ mergedId: merged, moved: [] }]);
    expect((await admin.get(`/patients/${kept}/merges`)).body[0].moved).toContainEqual({ what: 'condition', count: 1 });
  });

  it('leaves the trail of the chart that went to be read', async () => {
    const { kept, merged } = await twice();
    await merge(kept, merged);
    const { status, body } = await (await test.as('auditor@a.test')).get(`/audit?patientId=${merged}`);
    expect([status, (body.rows as { action: string }[]).map(({ action }) => action)]).toEqual([
      200,
      expect.arrayContaining(['patient.merge', 'patient.create']),
    ]);
  });
});

describe('proposals', () => {
  it.each([
    ['another spelling of the first letter', { givenName: 'Katherine' }, { givenName: 'Catherine' }],
    ['one of two given names', { givenName: 'Juan Carlos' }, { givenName: 'Carlos' }],
    ['given names in another order', { givenName: 'Ana Maria' }, { givenName: 'Maria Ana' }],
    ['a curly apostrophe', { familyName: "O'Briensdale", birthDate: null }, { familyName: 'O’Briensdale', birthDate: '1951-01-09' }],
    ['accents and capitals', { familyName: 'ÁLVAREZDALE', birthDate: null }, { familyName: 'alvarezdale', birthDate: '1951-01-09' }],
    ['a hyphen', { familyName: 'Garcia-Lopezdale', birthDate: null }, { familyName: 'GarciaLopezdale', birthDate: '1951-01-09' }],
  ])('reach over %s', async (_what, one, other) => {
    const { kept, merged } = await twice(one, other);
    expect((await matches(kept)).map(({ id }) => id)).toContain(merged);
  });

  it('tell a clinician off the care team nothing but that the names are alike', async () => {
    const { name, birthDate } = await twice();
    const colleague = await test.as('colleague@a.test');
    const asked = { familyName: name, givenName: 'Ottoline', birthDate, sex: 'female', phone: '', email: '' };
    const found = (await colleague.post('/duplicates/asked', asked)).body as MatchedChart[];
    expect(found).toHaveLength(2);
    expect(new Set(found.flatMap(({ match }) => match.reasons.map(({ about }) => about)))).toEqual(new Set(['name']));
  });
});
