import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Response } from 'supertest';
import { checkIn, newPatient, startApp, type Person, type TestApp } from '../testing/app.js';
import { BODIES, ratedGoal } from '../testing/bodies.js';
import { asSuperuser, urlFor } from '../testing/database.js';
import { bookedVisit, openForVisits } from '../testing/scheduling.js';
import { operationsOf, type Operation } from '../testing/routes.js';
import { runningPlan } from '../testing/running.js';

let test: TestApp;
let operations: readonly Operation[];
/** Ids of clinic A, by the name they have in a path. */
let ids: Readonly<Record<string, string>>;

/** A row of each kind of term, proof of service, and an authorisation. */
const ofCoverage = async (own: Person, admin: Person, patientId: string): Promise<Readonly<Record<string, string>>> => {
  const idOf = async (answer: Promise<Response>): Promise<string> => ((await answer).body as { id: string }).id;
  const payerId = await idOf(admin.post('/coverage-terms/payers', bodyFor('NewPayer')));
  const coverageId = await idOf(own.post(`/patients/${patientId}/coverages`, bodyFor('NewCoverage')));
  return {
    payerId,
    benefitId: await idOf(admin.post('/coverage-terms/benefits', { ...bodyFor('NewBenefit'), payerId })),
    priceId: await idOf(admin.post('/coverage-terms/prices', bodyFor('NewPrice'))),
    discountId: await idOf(admin.post('/coverage-terms/discounts', bodyFor('NewDiscount'))),
    proofId: await idOf(own.post(`/patients/${patientId}/service-proofs`, bodyFor('NewServiceProof'))),
    authorisationId: await idOf(own.post(`/patients/${patientId}/authorisations`, { ...bodyFor('NewAuthorisation'), coverageId })),
  };
};

/** What the front desk works with: a request, a closure, a visit in its room, a review. */
const ofTheDesk = async (own: Person, patientId: string, today: string): Promise<Readonly<Record<string, string>>> => {
  const admin = await test.as('admin@a.test');
  const asked = { dueOn: today, latestOn: today, instruments: ['peg'] };
  const { roomId, ...scheduled } = await openForVisits(admin);
  const running = await runningPlan(own, today, [['cbt', 0]]);
  return {
    requestId: (await own.post(`/patients/${patientId}/check-in-requests`, asked)).body.id as string,
    ...(await ofCoverage(own, admin, patientId)),
    closureId: (await admin.post('/clinic/closures', bodyFor('NewClosure'))).body.id as string,
    appointmentId: (await bookedVisit(own, { ...scheduled, roomId }, '10:00')).id,
    roomId,
    reviewId: ((await own.get(`/plans/${running.id}/reviews`)).body as { id: string }[])[0]?.id ?? '',
  };
};

beforeAll(async () => {
  test = await startApp();
  operations = operationsOf((await test.anyone().get('/api/openapi.json')).body);
  const own = await test.as('clinician@a.test');
  const today = (await own.get('/clinic')).body.today as string;
  const patientId = (await own.post('/patients', newPatient())).body.id as string;
  const plan = (await own.post(`/patients/${patientId}/plans`, { title: 'Plan' })).body as { id: string; version: number; stages: { id: string }[] };
  await own.post(`/patients/${patientId}/check-ins`, checkIn(today, { redFlags: ['fever'], painNow: 4 }));
  const task = ((await own.get('/tasks')).body as { id: string }[])[0];
  const rows: Record<string, string> = {};
  for (const [section, schema] of SECTIONS) rows[section] = (await own.post(`/patients/${patientId}/${section}`, BODIES[schema]?.() ?? {})).body.id as string;
  const ratingId = await ratedGoal(own, patientId);
  const templateId = (await own.post('/templates', bodyFor('NewTemplate'))).body.id as string;
  const checkInId = ((await own.get(`/patients/${patientId}`)).body as { checkIns: { id: string }[] }).checkIns[0]?.id ?? '';
  ids = {
    patientId,
    planId: plan.id,
    taskId: task?.id ?? '',
    checkInId,
    runId: (await own.post('/imports/runs', bodyFor('StartImportRun'))).body.id as string,
    ratingId,
    templateId,
    courseId: randomUUID(),
    ...(await ofTheDesk(own, patientId, today)),
    ...rows,
  };
});
afterAll(() => test.close());

const SECTIONS = [
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
] as const;

/** Whose id a path names, by a part of it. */
const NAMED = {
  '/plans/': 'planId',
  '/tasks/': 'taskId',
  '/check-ins/': 'checkInId',
  '/check-in-requests/': 'requestId',
  '/goal-ratings/': 'ratingId',
  '/templates/': 'templateId',
  '/closures/': 'closureId',
  '/payers/': 'payerId',
  '/benefits/': 'benefitId',
  '/prices/': 'priceId',
  '/discounts/': 'discountId',
  '/service-proofs/': 'proofId',
  '/authorisations/': 'authorisationId',
  '/appointments/': 'appointmentId',
  '/rooms/': 'roomId',
  '/worklist/': 'taskId',
  '/reviews/': 'reviewId',
  '/runs/': 'runId',
} as const;

/** The path with clinic A's ids, or with ids that nobody has. */
const filled = (path: string, real: boolean): string => {
  const section = SECTIONS.map(([name]) => name).find((name) => path.includes(`/${name}/`));
  const row = Object.entries(NAMED).find(([part]) => path.includes(part))?.[1] ?? section ?? 'importId';
  const known: Readonly<Record<string, string | undefined>> = { patientId: ids['patientId'], courseId: ids['courseId'], version: '1', id: ids[row] };
  return path
    .replace(/^\/api/, '')
    .replace(/\{(\w+)\}/g, (_, name: string) => (['version', 'number'].includes(name) ? '1' : ((real ? known[name] : undefined) ?? randomUUID())));
};

const bodyFor = (takes: string | null): object => (takes ? BODIES[takes]?.() : null) ?? {};

const ask = async (person: Person, { method, takes, creates, versioned }: Operation, path: string): Promise<Response> => {
  if (method === 'get') return person.get(path.endsWith('/check-ins') ? `${path}?before=${ids['checkInId']}` : path);
  if (method === 'delete') return person.delete(path);
  if (method === 'put') return person.put(path, bodyFor(takes), 1);
  return versioned && !creates ? person.change(path, bodyFor(takes), 1) : person.post(path, bodyFor(takes));
};

const without = ({ status, body }: Response): object => ({ status, body: { ...(body as object), requestId: '' } });

describe('another clinic', () => {
  it('answers exactly like absence on every route that names something', async () => {
    const [clinician, admin] = await Promise.all([test.as('clinician@b.test'), test.as('admin@b.test')]);
    // The catalogue is named by words that every clinic shares, and each clinic counts the versions of its rules from one.
    const naming = operations.filter(
      ({ path, permission }) => /\{\w+\}/.test(path) && permission !== null && !path.includes('{modalityId}') && !path.startsWith('/api/rules/'),
    );
    expect(naming.length).toBeGreaterThan(40);
    const checked: string[] = [];
    for (const operation of naming) {
      const stranger = ['catalogue.write', 'clinic.write'].includes(operation.permission ?? '') ? admin : clinician;
      const theirs = await ask(stranger, operation, filled(operation.path, true));
      const nobodys = await ask(stranger, operation, filled(operation.path, false));
      expect([operation.method, operation.path, without(theirs)]).toEqual([operation.method, operation.path, without(nobodys)]);
      expect([operation.method, operation.path, theirs.status]).toEqual([operation.method, operation.path, 404]);
      checked.push(operation.path);
    }
    expect(checked).toHaveLength(naming.length);
  });

  it('sees none of the other’s patients in the list', async () => {
    const stranger = await test.as('clinician@b.test');
    expect((await stranger.get('/patients?search=okafor')).body).toEqual({ rows: [], next: null });
  });
});

describe('the application’s own role', () => {
  const count = async (client: pg.Client, table: string, setting: string | null): Promise<number> => {
    await client.query('begin');
    if (setting !== null) await client.query(`set local app.clinic_id = '${setting}'`);
    const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from ${table}`);
    await client.query('rollback');
    return rows[0]?.n ?? -1;
  };

  it('sees only the clinic that is set: A’s rows, none without, none for a stranger', async () => {
    const tables = await asSuperuser(test.database, async (client) =>
      (
        await client.query<{ t: string }>(
          `select c.relname as t from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_policy p on p.polrelid = c.oid where n.nspname = 'stagewell' and not c.relispartition`,
        )
      ).rows.map(({ t }) => t),
    );
    const clinics = await asSuperuser(test.database, async (client) =>
      (await client.query<{ id: string }>(`select id from stagewell.clinic order by name`)).rows.map(({ id }) => id),
    );
    const client = new pg.Client({ connectionString: urlFor('stagewell_app', test.database) });
    await client.connect();
    try {
      for (const table of tables) {
        const all = await asSuperuser(
          test.database,
          async (superuser) =>
            (await superuser.query<{ n: number }>(`select count(*)::int as n from stagewell.${table} where clinic_id = $1`, [clinics[0]])).rows[0]?.n,
        );
        expect([table, await count(client, table, clinics[0] ?? '')]).toEqual([table, all]);
        expect([table, await count(client, table, null)]).toEqual([table, 0]);
        expect([table, await count(client, table, randomUUID())]).toEqual([table, 0]);
      }
    } finally {
      await client.end();
    }
  });

  it('cannot attach a row to another clinic’s patient', async () => {
    const clinics = await asSuperuser(test.database, async (client) =>
      (await client.query<{ id: string }>(`select id from stagewell.clinic order by name`)).rows.map(({ id }) => id),
    );
    const client = new pg.Client({ connectionString: urlFor('stagewell_app', test.database) });
    await client.connect();
    try {
      await client.query(`begin; set local app.clinic_id = '${clinics[1]}'`);
      await expect(
        client.query(`insert into care_team (clinic_id, patient_id, account_id, reason) values ($1, $2, $3, 'x')`, [
          clinics[1],
          ids['patientId'],
          randomUUID(),
        ]),
      ).rejects.toMatchObject({ code: '23503' });
    } finally {
      await client.end();
    }
  });
});
