import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { MODALITY_BY_ID } from '@stagewell/shared/catalogue/catalogue';
import { blankAnswers } from '@stagewell/shared/check-ins/answering';
import { addDays } from '@stagewell/shared/dates';
import { boardOf, courseOf } from '@stagewell/shared/plans/board';
import type { AskedImpact } from '@stagewell/shared/plans/impact';
import type { PlanView } from '@stagewell/shared/plans/plan';
import pg from 'pg';
import { checkIn, newPatient, startApp, type Person, type TestApp } from '../testing/app.js';
import { BODIES, SAFETY } from '../testing/bodies.js';
import { asSuperuser, urlFor } from '../testing/database.js';

/**
 * Time proves nothing on a shared machine; what a request asks of the database does. Every message that leaves for PostgreSQL is
 * counted, whoever sends it. The budget is for the use case itself: what every request pays for session, transaction,
 * idempotency and audit stands beside it, with a limit of its own.
 */
const OVERHEAD = /^BEGIN; |^COMMIT$|from session s\b|\binto idempotency\b|^\s*select seq::int .* from audit_head\b|\binto audit_event\b/s;
/** Session, begin with clinic and clock, claim of the key, lock of the audit head, append, commit. */
const OVERHEAD_OF_A_READ = 5;
const OVERHEAD_OF_A_WRITE = 6;

interface Sent {
  readonly text: string;
  readonly values: readonly unknown[];
}

let test: TestApp;
let clinician: Person;
let today: string;
beforeAll(async () => {
  // What a worker does every minute is no part of a request.
  test = await startApp({ jobs: false });
  clinician = await test.as('clinician@a.test');
  today = (await clinician.get('/clinic')).body.today as string;
});
afterAll(() => test.close());

let sent: Sent[] = [];
let query: ReturnType<typeof jest.spyOn>;
beforeEach(() => {
  const send = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  query = jest.spyOn(pg.Client.prototype as { query: typeof send }, 'query').mockImplementation(function (this: unknown, ...args) {
    const [first, second] = args as [string | Sent, unknown];
    const values = typeof first === 'string' ? second : first.values;
    sent.push({ text: typeof first === 'string' ? first : first.text, values: Array.isArray(values) ? values : [] });
    return send.apply(this, args);
  });
});
afterEach(() => query.mockRestore());

interface Cost {
  readonly own: readonly Sent[];
  readonly overhead: number;
}

/** What one request sends to the database; it must succeed, since a refusal is cheap. */
const costOf = async (request: PromiseLike<{ readonly status: number }>, status = 200): Promise<Cost> => {
  sent = [];
  expect((await request).status).toBe(status);
  const own = sent.filter(({ text }) => !OVERHEAD.test(text));
  return { own, overhead: sent.length - own.length };
};

const textsOf = ({ own }: Cost): readonly string[] => own.map(({ text }) => text);

/** The list, a search, a search of one letter, the patients of my teams, the home page, and the worklist. */
const PAGES = [
  '/patients',
  '/patients?search=okafor',
  '/patients?search=o',
  '/patients?filter=mine',
  '/today',
  '/worklist',
  '/worklist?group=overdue&search=okafor',
];
/** What each of them sent while there were a few patients. */
const ofFew = new Map<string, readonly string[]>();

const COURSES = ['duloxetine', 'cbt', 'pt_exercise', 'pne', 'tens'];

/** A patient with as many courses, conditions and check-ins as asked. */
const patientWith = async (count: number): Promise<{ readonly id: string; readonly planId: string; readonly courses: readonly string[] }> => {
  const id = (await clinician.post('/patients', newPatient())).body.id as string;
  const plan = (await clinician.post(`/patients/${id}/plans`, { title: 'Plan' })).body as PlanView;
  const courses = Array.from({ length: count }, (_, n) => {
    const modality = MODALITY_BY_ID.get(COURSES[n % COURSES.length] ?? '');
    if (!modality) throw new Error('The catalogue has changed');
    return courseOf(modality, { id: randomUUID(), stageId: plan.stages[0]?.id ?? '', startsOn: addDays(today, 20 + n) });
  });
  expect((await clinician.put(`/plans/${plan.id}/board`, { ...boardOf(plan), courses }, plan.version)).status).toBe(200);
  for (let n = 1; n <= count; n++)
    expect((await clinician.post(`/patients/${id}/check-ins`, checkIn(addDays(today, -n), { painNow: n % 11, note: 'Walked' }))).status).toBe(201);
  return { id, planId: plan.id, courses: courses.map((course) => course.id) };
};

const PATIENTS = 2500;
/** A second clinic of the same size shares the tables: an index that does not begin with the clinic would read both. */
const MANY = `insert into stagewell.patient (clinic_id, id, mrn, family_name, given_name, birth_date, sex, language, service_status, last_check_in_on, source, recorded_on, created_by)
  select c.id, gen_random_uuid(), 'M-' || n, (array['Okafor','Rivera','Tanaka','Brooks','Delgado','Whitfield'])[1 + n % 6], 'Given' || n, date '1950-01-01' + n, 'female', 'en', 'none',
    current_date - n % 90, 'entered', current_date, gen_random_uuid() from stagewell.clinic c, generate_series(1, ${PATIENTS}) n`;
const addPatients = (): Promise<void> =>
  asSuperuser(test.database, async (client) => {
    await client.query(MANY);
    await client.query('analyze stagewell.patient, stagewell.care_team, stagewell.care_plan');
  });

describe('statements of a use case', () => {
  let little: Awaited<ReturnType<typeof patientWith>>;
  let much: Awaited<ReturnType<typeof patientWith>>;
  beforeAll(async () => {
    little = await patientWith(1);
    much = await patientWith(20);
  });

  const alarming = { redFlags: ['fever', 'saddle-numbness'], painNow: 9, pegPain: 9, note: 'Worse', phq4Items: [3, 3, 3, 3] };
  const record = ({ id, courses }: typeof little): Promise<Cost> =>
    costOf(
      clinician.post(`/patients/${id}/check-ins`, checkIn(today, { ...alarming, adherence: courses.map((courseId) => ({ courseId, percent: 80 })) })),
      201,
    );

  it('a check-in with its scores, safety tasks and effects takes at most 8, however much there is', async () => {
    const first = await record(little);
    expect(first.own.length).toBeGreaterThan(0);
    expect(first.own.length).toBeLessThanOrEqual(8);
    expect(first.overhead).toBeLessThanOrEqual(OVERHEAD_OF_A_WRITE);
    expect(textsOf(await record(much))).toEqual(textsOf(first));
  });

  it('opening a link takes at most 3 and answering it at most 8, however much there is', async () => {
    expect((await (await test.as('admin@a.test')).put('/clinic/safety-contact', SAFETY, 0)).status).toBe(200);
    const costs = async ({ id }: typeof little): Promise<readonly Cost[]> => {
      const asked = (await clinician.post(`/patients/${id}/check-in-requests`, { dueOn: today, latestOn: today, instruments: ['peg', 'phq4', 'red_flags'] }))
        .body;
      const made = (await clinician.post(`/check-in-requests/${asked.id as string}/link`, { for: 'patient', hours: null })).body.url as string;
      const body = { token: made.split('#')[1], birthDate: null };
      const answers = { ...blankAnswers(), pegPain: 9, phq4Items: [3, 3, 3, 3], redFlags: ['fever', 'saddle-numbness'] };
      const opened = await costOf(test.anyone().post('/api/answer/open').send(body));
      return [
        opened,
        await costOf(
          test
            .anyone()
            .post('/api/answer/submit')
            .set('idempotency-key', randomUUID())
            .send({ ...body, answers }),
          201,
        ),
      ];
    };
    const [opened, answered] = await costs(little);
    expect(opened?.own.length).toBeLessThanOrEqual(3);
    expect(answered?.own.length).toBeLessThanOrEqual(8);
    expect(answered?.overhead).toBeLessThanOrEqual(OVERHEAD_OF_A_WRITE);
    expect((await costs(much)).map(textsOf)).toEqual([opened, answered].map((cost) => textsOf(cost ?? { own: [], overhead: 0 })));
  });

  it('a chart takes at most 3, however much is on it', async () => {
    const read = ({ id }: typeof little): Promise<Cost> => costOf(clinician.get(`/patients/${id}`));
    const first = await read(little);
    expect(first.own.length).toBeGreaterThan(0);
    expect(first.own.length).toBeLessThanOrEqual(3);
    expect(first.overhead).toBeLessThanOrEqual(OVERHEAD_OF_A_READ);
    expect(textsOf(await read(much))).toEqual(textsOf(first));
  });

  it('trying a draft of the rules takes at most 4 for up to 25 open plans, and one more for each further 25', async () => {
    await clinician.post('/rules/draft', {});
    const first = await costOf(clinician.get('/rules/draft/dry-run'));
    expect(first.own.length).toBeLessThanOrEqual(4);
    expect(first.overhead).toBeLessThanOrEqual(OVERHEAD_OF_A_READ);
    for (let n = 0; n < 25; n++) await patientWith(1);
    expect(textsOf(await costOf(clinician.get('/rules/draft/dry-run')))).toEqual([...textsOf(first), textsOf(first).at(-1)]);
  });

  it.each(['stage', 'compare'])('to %s a plan takes at most 8, however much is on it, and all before the computing', async (act) => {
    const takes = { stage: 'StagingWishes', compare: 'ComparisonWishes' }[act] ?? '';
    const work = ({ planId }: typeof little): Promise<Cost> =>
      costOf(clinician.change(`/plans/${planId}/${act}`, { ...BODIES[takes]?.(), ...(act === 'stage' ? { timeLimitMs: 100 } : {}) }, 2));
    const first = await work(little);
    expect(first.own.length).toBeGreaterThan(0);
    expect(first.own.length).toBeLessThanOrEqual(8);
    expect(first.overhead).toBeLessThanOrEqual(OVERHEAD_OF_A_READ);
    expect(textsOf(await work(much))).toEqual(textsOf(first));
  });

  it('saving a running plan with all that moves takes at most 21, however much is on it', async () => {
    const running = async (count: number): Promise<PlanView> => {
      const { planId } = await patientWith(count);
      const plan = (await clinician.get(`/plans/${planId}`)).body as PlanView;
      await asSuperuser(test.database, (client) =>
        client.query(`update stagewell.care_plan set state = 'active', activated_on = $2 where id = $1`, [planId, today]),
      );
      return plan;
    };
    const save = async (plan: PlanView): Promise<Cost> => {
      const board = boardOf(plan);
      const moved = { ...board, courses: board.courses.map((course) => ({ ...course, startsOn: addDays(course.startsOn, 7), endsOn: null })) };
      const { fingerprint } = (await clinician.put(`/plans/${plan.id}/board`, moved, plan.version)).body.context as AskedImpact;
      return costOf(clinician.put(`/plans/${plan.id}/board`, { ...moved, accepted: fingerprint }, plan.version));
    };
    const first = await save(await running(1));
    expect(first.own.length).toBeGreaterThan(0);
    expect(first.own.length).toBeLessThanOrEqual(21);
    expect(first.overhead).toBeLessThanOrEqual(OVERHEAD_OF_A_READ);
    const shape = (cost: Cost): readonly string[] => textsOf(cost).map((text) => text.replace(/values .*$/is, 'values'));
    expect(shape(await save(await running(20)))).toEqual(shape(first));
  });

  it('the clinic’s insight takes at most 4 once it was counted, and counting 4', async () => {
    const counting = await costOf(clinician.post('/insight/count', {}), 204);
    const looking = await costOf(clinician.get('/insight'));
    expect([counting.own.length, looking.own.length]).toEqual([4, 4]);
    expect(looking.overhead).toBeLessThanOrEqual(OVERHEAD_OF_A_READ);
  });

  it.each(PAGES)('%s takes at most 2', async (path) => {
    const first = await costOf(clinician.get(path));
    expect(first.own.length).toBeGreaterThan(0);
    expect(first.own.length).toBeLessThanOrEqual(2);
    expect(first.overhead).toBeLessThanOrEqual(OVERHEAD_OF_A_READ);
    ofFew.set(path, textsOf(first));
  });
});

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

const nodesOf = (node: PlanNode): readonly PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

describe('a page of 2,500 patients beside another clinic of 2,500', () => {
  let leading: ReadonlyMap<string, string>;
  let app: pg.Client;
  beforeAll(async () => {
    await addPatients();
    const { rows } = await asSuperuser(test.database, (client) =>
      client.query<{ index: string; column: string }>(
        `select c.relname as index, a.attname as column from pg_index i join pg_class c on c.oid = i.indexrelid join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
         where c.relnamespace = 'stagewell'::regnamespace`,
      ),
    );
    leading = new Map(rows.map(({ index, column }) => [index, column]));
    app = new pg.Client({ connectionString: urlFor('stagewell_app', test.database) });
    await app.connect();
  });
  afterAll(() => app.end());

  /** The plan of a statement as the application's role gets it: for these values, or the one that is kept for any. */
  const planOf = async ({ text, values }: Sent, kept: boolean): Promise<readonly PlanNode[]> => {
    await app.query(`begin; set local search_path = stagewell, public; set local app.clinic_id = '${String(values[0])}'`);
    const explain = kept ? { text: `explain (generic_plan, format json) ${text}` } : { text: `explain (format json) ${text}`, values: [...values] };
    const { rows } = await app.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(explain);
    await app.query('rollback');
    return rows.flatMap((row) => row['QUERY PLAN'].flatMap(({ Plan }) => nodesOf(Plan)));
  };

  it.each(PAGES)('%s sends no more than with a few', async (path) => {
    expect(textsOf(await costOf(clinician.get(path)))).toEqual(ofFew.get(path));
  });

  it.each([
    ['the list', '/patients', 'patient_name'],
    ['sorted by MRN', '/patients?sort=mrn', 'patient_mrn'],
    ['sorted by last check-in', '/patients?sort=last-check-in', 'patient_seen'],
  ])('%s walks the index of its order; all indexes begin with the clinic, and no table is read as a whole', async (_, path, walked) => {
    const [page] = (await costOf(clinician.get(path))).own;
    if (!page) throw new Error('Nothing was asked');
    for (const kept of [false, true]) {
      const nodes = await planOf(page, kept);
      const indexes = nodes.flatMap((node) => node['Index Name'] ?? []);
      expect(nodes.filter((node) => node['Node Type'] === 'Seq Scan' && node['Relation Name'] === 'patient')).toEqual([]);
      expect(indexes.filter((name) => name.startsWith('patient_') && !name.startsWith('patient_merge_'))).toEqual([walked]);
      expect(indexes.map((name) => [name, leading.get(name)])).toEqual(indexes.map((name) => [name, 'clinic_id']));
    }
  });

  it('keeping the answer of a request looks at no other request', async () => {
    await costOf(clinician.post('/patients', newPatient()), 201);
    const append = sent.find(({ text }) => text.includes('into audit_event') && text.includes('idempotency'));
    if (!append) throw new Error('No answer was kept');
    const scans = (await planOf(append, true)).filter((node) => node['Relation Name'] === 'idempotency' && node['Node Type'].includes('Scan'));
    expect(scans).toEqual([]);
  });
});
