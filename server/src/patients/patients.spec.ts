import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { addDays } from '@stagewell/shared/dates';
import { newPatient, startApp, type Person, type TestApp } from '../testing/app.js';
import { BODIES } from '../testing/bodies.js';
import { asSuperuser } from '../testing/database.js';

let test: TestApp;
let clinician: Person;
let colleague: Person;
let scheduler: Person;
beforeAll(async () => {
  test = await startApp();
  [clinician, colleague, scheduler] = (await Promise.all(['clinician@a.test', 'colleague@a.test', 'scheduler@a.test'].map((email) => test.as(email)))) as [
    Person,
    Person,
    Person,
  ];
});
afterAll(() => test.close());

const create = async (over: object = {}): Promise<{ id: string; version: number }> =>
  (await clinician.post('/patients', newPatient(over))).body as { id: string; version: number };

describe('a new patient', () => {
  it('is stored as typed, and the creator is on the care team', async () => {
    const input = newPatient({ familyName: 'Núñez-O’Hara', phone: '+1 770 555 0101' });
    const created = await clinician.post('/patients', input);
    expect(created.status).toBe(201);
    const chart = (await clinician.get(`/patients/${created.body.id}`)).body;
    expect(chart.patient).toMatchObject({ ...input, version: 1, source: 'entered' });
    expect(chart.careTeam).toMatchObject([{ displayName: 'clinician', reason: 'Created the chart' }]);
    expect(chart).toMatchObject({ conditions: [], checkIns: [], plan: null, baseline: null, preferences: { version: 0, visitsPerWeek: null } });
  });

  it('contact details are unreadable in the table', async () => {
    const { id } = await create({ phone: 'CANARY-555' });
    const stored = await asSuperuser(
      test.database,
      async (client) => (await client.query<{ phone: Buffer }>('select phone from stagewell.patient where id = $1', [id])).rows[0],
    );
    expect(stored?.phone.toString('utf8')).not.toContain('CANARY');
  });

  it.each([
    ['without a name', { familyName: ' ' }, 'familyName'],
    ['born after today', { birthDate: '2971-03-09' }, 'birthDate'],
    ['born on a day that does not exist', { birthDate: '1980-02-30' }, 'birthDate'],
    ['with a field nobody knows', { clinicId: randomUUID() }, 'clinicId'],
    ['with an id of their own', { id: randomUUID() }, 'id'],
    ['without a required field', { sex: undefined }, 'sex'],
  ])('%s is refused, naming the field', async (_, over, path) => {
    const answer = await clinician.post('/patients', newPatient(over));
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map((error: { path: string }) => error.path)).toContain(path);
  });

  it.each([
    ['NUL', 'A\u0000B'],
    ['half a surrogate pair', 'A\ud800'],
  ])('a name with %s is refused, not crashed on', async (_, familyName) => {
    expect((await clinician.post('/patients', newPatient({ familyName }))).status).toBe(400);
  });

  it('the same MRN twice is a clash', async () => {
    await create({ mrn: 'TWICE-1' });
    expect((await clinician.post('/patients', newPatient({ mrn: 'twice-1' }))).body).toMatchObject({ status: 409, code: 'already-exists' });
  });
});

describe('editing demographics', () => {
  it('needs the version last seen: absent 428, stale 412, unreadable 400', async () => {
    const { id } = await create();
    const body = newPatient({ givenName: 'Adaeze' });
    expect((await clinician.put(`/patients/${id}`, body, null)).status).toBe(428);
    expect((await clinician.put(`/patients/${id}`, body, '*')).status).toBe(400);
    expect((await clinician.put(`/patients/${id}`, body, 1)).body).toMatchObject({ version: 2, givenName: 'Adaeze' });
    expect((await clinician.put(`/patients/${id}`, body, 1)).body).toMatchObject({ status: 412, code: 'version-clash' });
  });

  it('of twenty editors at once exactly one wins each round', async () => {
    const { id } = await create();
    const answers = await Promise.all(Array.from({ length: 20 }, () => clinician.put(`/patients/${id}`, newPatient(), 1)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(19);
  });

  it('refuses a birth date that is still to come, and says what to do; today is one', async () => {
    const { id } = await create();
    const today = (await clinician.get('/clinic')).body.today as string;
    expect((await clinician.put(`/patients/${id}`, newPatient({ birthDate: addDays(today, 1) }), 1)).body).toMatchObject({
      status: 400,
      detail: 'The date of birth is still to come. Nothing was stored; correct it.',
      errors: [{ path: 'birthDate', message: `Nobody is born after today, ${today}. Correct the year, or leave it empty.` }],
    });
    expect((await clinician.put(`/patients/${id}`, newPatient({ birthDate: today }), 1)).status).toBe(200);
  });

  it('an absent patient is a 404', async () => {
    expect((await clinician.put(`/patients/${randomUUID()}`, newPatient(), 1)).status).toBe(404);
  });
});

describe('the care team', () => {
  it('a colleague sees name and MRN in the list, and no chart until they join with a reason', async () => {
    const { id } = await create({ familyName: 'Quillfeather' });
    const row = (await colleague.get('/patients?search=quillfeather')).body.rows[0];
    expect(row).toMatchObject({ id, familyName: 'Quillfeather', onCareTeam: false, birthDate: null, lastCheckInOn: null, planStatus: null });
    expect((await colleague.get(`/patients/${id}`)).body).toMatchObject({ status: 403, code: 'not-on-care-team' });
    expect((await colleague.post(`/patients/${id}/goals`, BODIES['NewGoal']?.() ?? {})).status).toBe(403);
    expect((await colleague.post(`/patients/${id}/care-team`, { reason: 'Covering for Dr. A today' })).status).toBe(201);
    expect((await colleague.get(`/patients/${id}`)).status).toBe(200);
  });

  it('the front desk reads and edits demographics but never opens the chart', async () => {
    const { id } = await create();
    expect((await scheduler.get(`/patients/${id}/demographics`)).status).toBe(200);
    expect((await scheduler.get(`/patients/${id}`)).status).toBe(403);
    expect((await scheduler.put(`/patients/${id}`, newPatient(), 1)).status).toBe(200);
  });
});

describe('the list', () => {
  const names = (body: { rows: { familyName: string }[] }): string[] => body.rows.map(({ familyName }) => familyName);
  beforeAll(async () => {
    for (const familyName of ['Zz Alpha', 'zz beta', 'Zz Gamma', 'Zz Delta', 'Zz_Epsilon']) await create({ familyName, givenName: 'List' });
  });

  it('walks all pages in order, each patient once', async () => {
    const seen: string[] = [];
    let after = '';
    do {
      const { body } = await clinician.get(`/patients?search=zz&limit=2${after}`);
      seen.push(...names(body));
      after = body.next === null ? '' : `&after=${body.next as string}`;
    } while (after !== '');
    expect(seen).toEqual(['Zz Alpha', 'zz beta', 'Zz Delta', 'Zz Gamma', 'Zz_Epsilon']);
  });

  it.each([
    ['every word counts', 'gamma list', ['Zz Gamma']],
    ['two letters are enough', 'zz', 5],
    ['an underscore is an underscore', 'zz_e', ['Zz_Epsilon']],
    ['a percent sign finds nothing', '%%%', []],
    ['quotes are letters', `' or 1=1 --`, []],
  ])('%s', async (_, search, expected) => {
    const found = names((await clinician.get(`/patients?search=${encodeURIComponent(search)}`)).body);
    expect(Array.isArray(expected) ? found : found.length).toEqual(expected);
  });

  it.each(['mrn', 'last-check-in', 'name'])('sorted by %s walks every page', async (sort) => {
    const first = (await clinician.get(`/patients?sort=${sort}&limit=3`)).body;
    const second = (await clinician.get(`/patients?sort=${sort}&limit=3&after=${first.next as string}`)).body;
    expect(first.rows).toHaveLength(3);
    expect(second.rows.map(({ id }: { id: string }) => id)).not.toEqual(expect.arrayContaining(first.rows.map(({ id }: { id: string }) => id)));
  });

  it.each(['sort=(select 1)', 'limit=1000', 'limit=-1', 'after=nonsense', 'filter=everyone'])('%s is refused', async (query) => {
    expect((await clinician.get(`/patients?${query}`)).status).toBe(400);
  });

  it('“mine” are those on whose care team I am', async () => {
    const mine = (await colleague.get('/patients?filter=mine')).body.rows as { onCareTeam: boolean }[];
    expect(mine.every(({ onCareTeam }) => onCareTeam)).toBe(true);
  });
});

describe.each([
  ['conditions', 'NewCondition'],
  ['allergies', 'NewAllergy'],
  ['medicines', 'NewMedicine'],
  ['facts', 'NewFact'],
  ['coverages', 'NewCoverage'],
  ['goals', 'NewGoal'],
  ['history', 'NewPastTreatment'],
  ['statements', 'NewStatement'],
  ['events', 'NewLifeEvent'],
  ['questions', 'NewPatientQuestion'],
])('%s', (section, schema) => {
  const body = (): object => BODIES[schema]?.() ?? {};

  it('are added, read back as entered, edited with a version, and removed only as entered in error', async () => {
    const { id } = await create();
    const added = await clinician.post(`/patients/${id}/${section}`, body());
    expect(added.status).toBe(201);
    expect(added.body).toMatchObject({ ...body(), version: 1, source: 'entered' });
    const rows = async (): Promise<{ id: string }[]> => ((await clinician.get(`/patients/${id}`)).body as Record<string, { id: string }[]>)[section] ?? [];
    expect(await rows()).toEqual([added.body]);
    const path = `/patients/${id}/${section}/${added.body.id as string}`;
    expect((await clinician.put(path, body(), 1)).body).toEqual({ ...added.body, version: 2 });
    expect((await clinician.put(path, body(), 1)).status).toBe(412);
    expect((await clinician.change(`${path}/entered-in-error`, { reason: 'Wrong patient' }, 2)).status).toBe(204);
    expect(await rows()).toEqual([]);
    expect((await clinician.put(path, body(), 3)).status).toBe(404);
  });

  it('of a patient nobody has are a 404, and a field too many is refused', async () => {
    expect((await clinician.post(`/patients/${randomUUID()}/${section}`, body())).status).toBe(404);
    const { id } = await create();
    expect((await clinician.post(`/patients/${id}/${section}`, { ...body(), patientId: id })).status).toBe(400);
  });
});

describe('a value that its fact cannot have', () => {
  const fact = (value: number, more: object = {}) => ({ code: 'egfr', value, answer: null, unit: 'mL/min/1.73m2', takenOn: '2026-01-05', ...more });

  it.each([
    [250, {}, 201],
    [251, {}, 400],
    [-1, {}, 400],
    [13.5, { code: 'phq9', unit: '{score}' }, 400],
    // As it was imported, in a unit of its own.
    [300, { unit: 'mL/s' }, 201],
    [251, { code: 'nonsense' }, 400],
  ])('%d %o: %d', async (value, more, status) => {
    const { id } = await create();
    const answer = await clinician.post(`/patients/${id}/facts`, fact(value, more));
    expect(answer.status).toBe(status);
  });

  it('is named with what it can be', async () => {
    const { id } = await create();
    const { errors } = (await clinician.post(`/patients/${id}/facts`, fact(880))).body as { readonly errors: readonly object[] };
    expect(errors).toEqual([{ path: 'value', message: 'It can be 0 to 250 mL/min/1.73 m²' }]);
  });
});

describe('a question of the patient', () => {
  it.each([
    ['is answered later', { answer: 'Yes.', answeredOn: '2026-05-05' }, 201, null],
    ['has no answer without a day', { answer: 'Yes.' }, 400, 'Give the day on which it was answered.'],
    ['has no day without an answer', { answeredOn: '2026-05-05' }, 400, 'Write down the answer, or leave the day empty.'],
    ['is not answered before it was asked', { answer: 'Yes.', answeredOn: '2026-05-03' }, 400, 'It cannot be answered before it was asked.'],
    ['is not asked tomorrow', { askedOn: '2099-01-01' }, 400, 'This day has not come yet'],
    ['is not answered tomorrow', { answer: 'Yes.', answeredOn: '2099-01-01' }, 400, 'This day has not come yet'],
    ['is not answered by a number', { answer: 7, answeredOn: '2026-05-05' }, 400, expect.any(String)],
    ['says whether it was answered', { answeredOn: undefined }, 400, expect.any(String)],
  ])('%s', async (_, more, status, message) => {
    const { id } = await create();
    const answer = await clinician.post(`/patients/${id}/questions`, { ...BODIES['NewPatientQuestion']?.(), ...more });
    const { errors } = answer.body as { readonly errors?: readonly { readonly message: string }[] };
    expect([answer.status, errors?.[0]?.message ?? null]).toEqual([status, message]);
  });
});

describe('a life event', () => {
  it('does not end before it began', async () => {
    const { id } = await create();
    const answer = await clinician.post(`/patients/${id}/events`, { ...BODIES['NewLifeEvent']?.(), endsOn: '2026-05-03' });
    expect([answer.status, answer.body.errors]).toEqual([400, [{ path: 'endsOn', message: 'It cannot end before it began.' }]]);
  });
});

describe('preferences', () => {
  it('are first kept with version 0, then with the version seen', async () => {
    const { id } = await create();
    const body = BODIES['Preferences']?.() ?? {};
    expect((await clinician.put(`/patients/${id}/preferences`, body, 0)).body).toEqual({ ...body, version: 1 });
    expect((await clinician.put(`/patients/${id}/preferences`, body, 0)).status).toBe(412);
    expect((await clinician.put(`/patients/${id}/preferences`, body, 1)).body).toMatchObject({ version: 2 });
    expect((await clinician.get(`/patients/${id}`)).body.preferences).toMatchObject({ visitsPerWeek: 2, version: 2 });
  });
});

describe('lifting the scope gate', () => {
  it('needs a prescriber and their password', async () => {
    const { id } = await create();
    const psychologist = await test.as('psychologist@a.test');
    const body = { ...(BODIES['ScopeLift']?.() ?? {}) };
    expect((await clinician.post(`/patients/${id}/scope-lift`, { ...body, password: 'wrong' })).body).toMatchObject({ status: 422, code: 'password-refused' });
    await psychologist.post(`/patients/${id}/care-team`, { reason: 'Shared care' });
    expect((await psychologist.post(`/patients/${id}/scope-lift`, body)).body).toMatchObject({ status: 403, code: 'not-a-prescriber' });
    expect((await clinician.post(`/patients/${id}/scope-lift`, body)).status).toBe(201);
    expect((await clinician.get(`/patients/${id}`)).body.scopeLift).toMatchObject({ byName: 'clinician' });
  });
});
