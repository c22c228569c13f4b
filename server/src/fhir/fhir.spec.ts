import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { addDays } from '@stagewell/shared/dates';
import type { Element, Resource } from '@stagewell/shared/interchange/fhir/resource';
import { CHART_CHECK_INS } from '@stagewell/shared/plans/chart';
import type { PlanView } from '@stagewell/shared/plans/plan';
import type { Response } from 'supertest';
import { checkIn, startApp, type Person, type TestApp } from '../testing/app.js';
import { BODIES, ratedGoal } from '../testing/bodies.js';
import { asSuperuser } from '../testing/database.js';
import { runningPlan } from '../testing/running-plan.js';
import { danglingIn, errorsIn } from '../testing/fhir-validators.js';

let test: TestApp;
let clinician: Person;
let today: string;
let plan: PlanView;
let patientId: string;

interface Bundle {
  readonly type: string;
  readonly total: number;
  readonly link: readonly { readonly relation: string; readonly url: string }[];
  readonly entry?: readonly { readonly resource: Resource }[];
}

beforeAll(async () => {
  test = await startApp();
  clinician = await test.as('clinician@a.test');
  today = (await clinician.get('/clinic')).body.today as string;
  plan = await runningPlan(clinician, today, ['duloxetine', 7], ['pt_exercise', 9]);
  ({ patientId } = plan);
  for (const [section, schema] of [
    ['conditions', 'NewCondition'],
    ['allergies', 'NewAllergy'],
    ['facts', 'NewFact'],
    ['statements', 'NewStatement'],
  ] as const)
    await clinician.post(`/patients/${patientId}/${section}`, BODIES[schema]?.() ?? {});
  await ratedGoal(clinician, patientId);
  for (const [day, pain] of [
    [-2, 6],
    [-1, 0],
    [0, 4],
  ] as const)
    await clinician.post(
      `/patients/${patientId}/check-ins`,
      checkIn(addDays(today, day), { pegPain: pain, pegEnjoyment: pain, pegActivity: pain, painNow: pain }),
    );
});
afterAll(() => test.close());

const fhir = async <T = Resource>(path: string, person = clinician): Promise<T> => {
  const answer = await person.get(`/fhir/${path}`);
  expect([path, answer.status, answer.headers['content-type']]).toEqual([path, 200, 'application/fhir+json; charset=utf-8']);
  return JSON.parse(answer.text) as T;
};
const found = (bundle: Bundle): readonly Resource[] => (bundle.entry ?? []).map(({ resource }) => resource);
const outcome = (answer: Response): unknown => {
  expect(answer.headers['content-type']).toBe('application/fhir+json; charset=utf-8');
  const body = JSON.parse(answer.text) as Element;
  expect(errorsIn(body)).toEqual([]);
  return [answer.status, body['resourceType'], (body['issue'] as { code: string }[])[0]?.code];
};

describe('what the server says it answers', () => {
  it('is a valid statement, told to anybody, of the address where it is', async () => {
    const answer = await test.anyone().get('/api/fhir/metadata');
    const statement = JSON.parse(answer.text) as Element;
    expect(errorsIn(statement)).toEqual([]);
    expect(JSON.stringify(statement)).toContain('/api/fhir');
  });

  it('and everything in it can be asked', async () => {
    const statement = await fhir<{ rest: { resource: { type: string; searchParam?: { name: string; type: string }[] }[] }[] }>('metadata');
    for (const { type, searchParam } of statement.rest[0]?.resource ?? []) {
      if (searchParam === undefined) continue;
      const days = searchParam.filter((one) => one.type === 'date').map(({ name }) => `&${name}=ge1900`);
      await fhir(`${type}?patient=${patientId}${days.join('')}`);
    }
  });
});

describe('one resource', () => {
  it('of every type is read by the id that the file has for it', async () => {
    const all = found(await fhir<Bundle>(`Patient/${patientId}/$everything`));
    expect(danglingIn(all)).toEqual([]);
    expect(all.flatMap(errorsIn)).toEqual([]);
    const one = [...new Map(all.map((resource) => [resource.resourceType, resource])).values()];
    for (const resource of one.filter(({ resourceType }) => !['Organization', 'Practitioner', 'Location'].includes(resourceType))) {
      const read = await fhir(`${resource.resourceType}/${resource.id}`);
      // What is worked out now is dated now.
      const plain = ({ identifiedDateTime: _, recorded: __, ...rest }: Element): Element => rest;
      expect(plain(read)).toEqual(plain(resource));
    }
  });

  it.each<[string, () => string]>([
    ['that nobody has', () => `Goal/${randomUUID()}`],
    ['of another type', () => `Goal/${plan.id}`],
    ['of a type that is not kept', () => `Immunization/${patientId}`],
    ['with an id that is none', () => 'Patient/..%2f'],
    ['derived from a row that is here, and not itself', () => `Observation/${patientId}-made-up`],
  ])('%s is absent', async (_what, path) => {
    expect(outcome(await clinician.get(`/fhir/${path()}`))).toEqual([404, 'OperationOutcome', 'not-found']);
  });

  it('says what it is about as the chart has it', async () => {
    expect(await fhir(`CarePlan/${plan.id}`)).toMatchObject({
      status: 'active',
      intent: 'plan',
      category: [{ coding: [{ code: 'assess-plan' }] }, { coding: [{ system: 'http://loinc.org', code: '80764-4' }] }],
      title: 'Plan',
      created: plan.createdOn,
    });
    const [medicine] = found(await fhir<Bundle>(`MedicationRequest?patient=${patientId}`));
    expect(medicine).toMatchObject({ status: 'draft', intent: 'plan', basedOn: [{ reference: `CarePlan/${plan.id}` }] });
  });
});

describe('a search', () => {
  const scores = async (asked: string): Promise<readonly unknown[]> =>
    found(await fhir<Bundle>(`Observation?patient=Patient/${patientId}&_count=500${asked}`))
      .filter(({ code }) => JSON.stringify(code).includes('91147-9'))
      .map((one) => `${String(one['effectiveDateTime'])} ${(one['valueQuantity'] as { value: number }).value}`)
      .toSorted();

  it('finds a score of zero', async () => {
    expect(await scores('')).toEqual([`${addDays(today, -2)} 6`, `${addDays(today, -1)} 0`, `${today} 4`]);
  });

  it.each<[string, (day: string) => string, readonly number[]]>([
    ['on the day', (day) => `&date=${day}`, [0]],
    ['on the day, said aloud', (day) => `&date=eq${day}`, [0]],
    ['from the day on', (day) => `&date=ge${day}`, [0, 4]],
    ['after it', (day) => `&date=gt${day}`, [4]],
    ['up to it', (day) => `&date=le${day}`, [6, 0]],
    ['before it', (day) => `&date=lt${day}`, [6]],
    ['between two days', (day) => `&date=ge${day}&date=lt${addDays(day, 1)}`, [0]],
    ['in years to come', () => '&date=gt2199', []],
  ])('%s', async (_what, asked, values) => {
    const yesterday = addDays(today, -1);
    expect((await scores(asked(yesterday))).map((one) => Number(String(one).split(' ')[1]))).toEqual(values);
  });

  it.each([
    ['Patient/ID/$everything?_type=Condition', 'not narrowed by "_type"'],
    ['Patient/ID/$everything?_since=2026-01-01', 'not narrowed by "_since"'],
    ['Patient/ID/$everything?_format=xml', 'JSON only'],
    ['Condition?patient=ID&patient=00000000-0000-4000-8000-000000000000', 'Only one patient'],
    ['Condition?patient=ID&subject=Patient/00000000-0000-4000-8000-000000000000', 'Only one patient'],
    ['Condition?patient=ID&_format=application/fhir%2Bxml', 'JSON only'],
  ])('%s is refused, since an answer to less would show too much', async (path, words) => {
    const answer = await clinician.get(`/fhir/${path.replace('ID', patientId)}`);
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).toContain(JSON.stringify(words).slice(1, -1));
  });

  it('of one patient named twice, in JSON by its name, is answered, and its links lead here', async () => {
    const page = await fhir<Bundle>(`Condition?patient=${patientId}&subject=Patient/${patientId}&_format=application/fhir%2Bjson&_count=1`);
    expect(page.link.every(({ url }) => url.startsWith('/api/fhir/Condition?'))).toBe(true);
  });

  it('is paged, and the pages are the whole', async () => {
    const all = found(await fhir<Bundle>(`Observation?patient=${patientId}&_count=500`)).map(({ id }) => id);
    const seen: string[] = [];
    let path: string | undefined = `Observation?patient=${patientId}&_count=4`;
    while (path !== undefined) {
      const page: Bundle = await fhir<Bundle>(path);
      expect(errorsIn(page)).toEqual([]);
      expect(page).toMatchObject({ type: 'searchset', total: all.length });
      expect(found(page).length).toBeLessThanOrEqual(4);
      seen.push(...found(page).map(({ id }) => id));
      path = page.link.find(({ relation }) => relation === 'next')?.url.split('/fhir/')[1];
    }
    expect(seen).toEqual(all);
    expect(all.length).toBeGreaterThan(10);
  });

  it('of goals and plans goes by their days as well', async () => {
    expect(found(await fhir<Bundle>(`Goal?patient=${patientId}&date=${today}`))).toHaveLength(1);
    expect(found(await fhir<Bundle>(`Goal?patient=${patientId}&date=lt${today}`))).toHaveLength(0);
    expect(found(await fhir<Bundle>(`CarePlan?patient=${patientId}&date=ge${today}`))).toHaveLength(1);
    expect(found(await fhir<Bundle>(`CarePlan?patient=${patientId}&date=lt${today}`))).toHaveLength(0);
  });

  it.each<[string, () => string]>([
    ['without a patient', () => 'CarePlan'],
    ['of a patient who is none', () => 'CarePlan?patient=Ana'],
    ['by something that is not searched', () => `CarePlan?patient=${patientId}&status=active`],
    ['by a day that does not exist', () => `CarePlan?patient=${patientId}&date=2026-02-30`],
    ['by a moment', () => `CarePlan?patient=${patientId}&date=ge2026-02-03T10:00:00Z`],
    ['in pages of no number', () => `CarePlan?patient=${patientId}&_count=many`],
    ['of a type that is not searched', () => `Provenance?patient=${patientId}`],
  ])('%s is refused, and says why', async (_what, path) => {
    expect(outcome(await clinician.get(`/fhir/${path()}`))).toEqual([400, 'OperationOutcome', 'invalid']);
  });
});

describe('whose charts', () => {
  const PATHS = ['Patient/ID', 'Patient/ID/$everything', 'CarePlan?patient=ID'];

  it.each(PATHS)('%s of another clinic is absent', async (path) => {
    const stranger = await test.as('clinician@b.test');
    expect(outcome(await stranger.get(`/fhir/${path.replace('ID', patientId)}`))).toEqual([404, 'OperationOutcome', 'not-found']);
  });

  it.each(PATHS)('%s is closed to whoever is not on the care team', async (path) => {
    const colleague = await test.as('colleague@a.test');
    expect(outcome(await colleague.get(`/fhir/${path.replace('ID', patientId)}`))).toEqual([403, 'OperationOutcome', 'forbidden']);
  });

  it.each(['scheduler', 'admin', 'auditor'])('the %s reads none', async (role) => {
    const person = await test.as(`${role}@a.test`);
    expect(outcome(await person.get(`/fhir/Patient/${patientId}`))).toEqual([403, 'OperationOutcome', 'forbidden']);
    expect((await person.get(`/patients/${patientId}/export.fhir.json`)).status).toBe(403);
  });

  it('nobody who is not signed in', async () => {
    expect(outcome(await test.anyone().get(`/api/fhir/Patient/${patientId}`))).toEqual([401, 'OperationOutcome', 'login']);
  });
});

describe('the file of a patient', () => {
  it('is one valid bundle to be kept', async () => {
    const answer = await clinician.get(`/patients/${patientId}/export.fhir.json`);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/fhir+json; charset=utf-8',
      'content-disposition': 'attachment; filename="patient.fhir.json"',
    });
    const bundle = JSON.parse(answer.text) as { type: string };
    expect(bundle.type).toBe('collection');
    expect(errorsIn(bundle)).toEqual([]);
  });

  it('has every check-in, also those that the chart shows no more', async () => {
    const copies = `insert into stagewell.check_in select (jsonb_populate_record(null::stagewell.check_in, to_jsonb(c) || jsonb_build_object('id', gen_random_uuid(), 'taken_on', c.taken_on - g, 'note', null, 'request_id', null, 'due_on', null))).*
      from (select * from stagewell.check_in where patient_id = $1 limit 1) c, generate_series(1, 900) g returning id`;
    const made = await asSuperuser(test.database, async (client) => (await client.query(copies, [patientId])).rowCount);
    expect((await clinician.get(`/patients/${patientId}`)).body.checkIns).toHaveLength(CHART_CHECK_INS);
    const text = (await clinician.get(`/patients/${patientId}/export.fhir.json`)).text;
    const responses = (JSON.parse(text) as { entry: { resource: Resource }[] }).entry.filter(
      ({ resource }) => resource.resourceType === 'QuestionnaireResponse',
    );
    expect(new Set(responses.map(({ resource }) => resource.id)).size).toBe((made ?? 0) + 3);
  });

  it('is absent for another clinic', async () => {
    expect((await (await test.as('clinician@b.test')).get(`/patients/${patientId}/export.fhir.json`)).status).toBe(404);
  });

  it('is kept in the trail as a disclosure, with whose it was', async () => {
    const rows = await asSuperuser(
      test.database,
      async (client) =>
        (
          await client.query<{ action: string }>(
            `select distinct action from stagewell.audit_event where patient_id = $1 and action like 'disclosure.%' order by 1`,
            [patientId],
          )
        ).rows,
    );
    expect(rows.map(({ action }) => action)).toEqual(['disclosure.everything', 'disclosure.fhir-file']);
  });
});
