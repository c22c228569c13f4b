import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { ROOT } from '../../scripts/paths.mjs';

const LANES = 4;
const built = (path) => import(pathToFileURL(join(ROOT, 'server', 'dist', `${path}.js`)).href);
const TABLES = ['review', 'check_in_request'];

/** Takes plans in turn, some at a time, until all are done or `ms` have passed. Answers ms per plan, sorted, and the seconds it took. */
const inLanes = async (plans, ms, work) => {
  const times = [];
  const began = performance.now();
  let at = 0;
  const lane = async () => {
    while (at < plans.length && performance.now() - began < ms) {
      const plan = plans[at++];
      const start = performance.now();
      await work(plan);
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return { times: times.toSorted((a, b) => a - b), seconds: (performance.now() - began) / 1000, done: times.length };
};

/** The product's own way, a transaction a plan: the chart is judged, reviews and check-ins derived, compared with what is kept, stored, told to the trail. */
const byProduct = async ({ env, clinic, plans, ms }) => {
  await import('reflect-metadata');
  const [{ NestFactory }, { AppModule }, { readConfig }, { readKeys }, { createLogger }, { UnitOfWork }, { judgePlan }, { callForReviews }] = await Promise.all(
    [
      import('@nestjs/core'),
      ...['app.module', 'platform/config', 'platform/keys', 'platform/logger', 'platform/unit-of-work', 'plans/load-plan', 'plans/change-plan'].map(built),
    ],
  );
  const config = readConfig({ ...env, JOBS: 'worker' });
  const app = await NestFactory.createApplicationContext(AppModule.on({ config, keys: readKeys(config.keyFile), log: createLogger('silent') }), {
    logger: false,
  });
  const uow = app.get(UnitOfWork);
  const me = {
    ...{ accountId: clinic.accountId, displayName: 'B. Ench', roles: ['clinician'], clinicId: clinic.clinicId, zone: 'America/New_York', salt: clinic.salt },
    ...{ sessionHash: null, ip: '127.0.0.1', requestId: randomUUID(), action: 'plan.activate', ifMatch: 1, creates: null },
  };
  const store = ({ id, patientId }) =>
    uow.run(me, async (tx) => {
      await callForReviews(tx, await judgePlan(tx, id));
      tx.record({ object: 'plan', objectId: id, patientId, fields: ['reviews', 'check-ins'] });
    });
  try {
    await store(plans[0]);
    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    let highest = before;
    const watch = setInterval(() => (highest = Math.max(highest, process.memoryUsage().rss)), 100);
    const taken = await inLanes(plans.slice(1), ms, store);
    clearInterval(watch);
    return { ...taken, before: before / 2 ** 20, highest: highest / 2 ** 20 };
  } finally {
    await app.close();
  }
};

/** The same rows into tables of the same shape and indexes, a transaction a plan, ready-made: no judging, no policies, no trail. */
const byRaw = async ({ url, plans }) => {
  const pool = new pg.Pool({ connectionString: url, max: LANES, options: '-c search_path=stagewell,public' });
  try {
    const rows = new Map();
    for (const table of TABLES) {
      await pool.query(`create table raw_${table} (like ${table} including all)`);
      const found = await pool.query(`select plan_id as plan, json_agg(x)::text as rows from ${table} x where plan_id is not null group by plan_id`);
      for (const one of found.rows) rows.set(one.plan, { ...rows.get(one.plan), [table]: one.rows });
    }
    const insert = async ({ id }) => {
      const client = await pool.connect();
      try {
        await client.query('begin');
        for (const [table, json] of Object.entries(rows.get(id) ?? {}))
          await client.query({ name: table, text: `insert into raw_${table} select * from json_populate_recordset(null::${table}, $1)`, values: [json] });
        await client.query('commit');
      } finally {
        client.release();
      }
    };
    return await inLanes(plans, Infinity, insert);
  } finally {
    await pool.end();
  }
};

const counted = async (client) => {
  const { rows } = await client.query(
    `select (select count(*)::int from review) as reviews, (select count(*)::int from check_in_request where plan_id is not null) as "checkIns"`,
  );
  return rows[0];
};

/** Reviews and check-ins of running plans, by the product for at most `ms`, then the same rows raw. */
export const materialise = async ({ env, url, clinic, ms }) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('set search_path = stagewell, public');
    const { rows: plans } = await client.query(`select id, patient_id as "patientId" from care_plan where clinic_id = $1 order by id`, [clinic.clinicId]);
    await client.query(
      `insert into plan_version (clinic_id, plan_id, version, document, evaluation, rule_set_version, engine_version, what, saved_at, saved_by)
       select clinic_id, id, version, '{}', '{}', (select max(version) from rule_set_version v where v.clinic_id = $1), '1', 'Saved', now(), $2 from care_plan where clinic_id = $1`,
      [clinic.clinicId, clinic.accountId],
    );
    const product = await byProduct({ env, clinic, plans, ms });
    const stored = await counted(client);
    await client.query('vacuum analyze');
    const raw = await byRaw({ url, plans: plans.slice(0, product.done + 1) });
    return { plans: plans.length, product, raw, ...stored };
  } finally {
    await client.end();
  }
};
