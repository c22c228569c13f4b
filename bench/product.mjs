import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { ROOT, CLIENT_DIR } from '../scripts/paths.mjs';
import { asSuperuser, DATABASE } from '../scripts/environment.mjs';
import { ensureKeys } from '../scripts/keys.mjs';
import { say } from '../scripts/say.mjs';
import { runEntry } from '../scripts/server-programs.mjs';
import { startTemporaryDatabase } from '../scripts/temporary-database.mjs';
import { bundle } from './product/bundle.mjs';
import { CHECK_INS, makeClinic, PATIENTS } from './product/data.mjs';
import { engine } from './product/engine.mjs';
import { loadAverage, machine, residentMb, versions } from './product/machine.mjs';
import { report } from './product/report.mjs';
import { measure, warm } from './product/rounds.mjs';
import { requireSameChart } from './product/same.mjs';
import { signIn, startProduct, startRaw } from './product/servers.mjs';
import { stager } from './product/stager.mjs';
import { storage } from './product/storage.mjs';
import { worksOf } from './product/works.mjs';

const RESULTS = join(ROOT, 'bench', 'results.md');
const CONNECTIONS = [1, 8, 32];
const ROUNDS = { ms: 1000, rounds: 4 };
const STARTS = 3;
/** A database that keeps its promises; only the first half of the run does not wait for the disk. */
const DURABLE = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on', max_wal_size: '4GB' };

const began = performance.now();
const loadBefore = loadAverage();
const database = await startTemporaryDatabase(DURABLE);

/** Both servers anew, signed in and warm. */
const openServers = async ({ env, clinic, log }) => {
  const product = await startProduct({ env, log: join(log, 'product.log') });
  const raw = await startRaw({
    env: { ...env, DATABASE_URL: database.urlFor('postgres', DATABASE), CLINIC: clinic.clinicId, ACCOUNT: clinic.accountId },
    log: join(log, 'raw.log'),
  });
  const session = await signIn(product.port, clinic.person);
  const servers = { product, raw };
  await requireSameChart(servers, { patientId: clinic.patientId, session });
  const works = worksOf({ clinic, session });
  return { servers, works, start: residentMb(product.pid).now, close: () => Promise.all([product.stop(), raw.stop()]) };
};

const readyTimes = async ({ env, log }) => {
  const times = [];
  for (let start = 0; start < STARTS; start++) {
    const server = await startProduct({ env, log: join(log, 'ready.log') });
    times.push(server.readyMs);
    await server.stop();
  }
  return times;
};

const run = async () => {
  const keyFile = join(database.folder, 'keys.json');
  ensureKeys({ file: keyFile, dataDir: database.dataDir, hasData: false });
  await asSuperuser(database, (client) => client.query(`create database ${DATABASE} template template0`));
  const url = database.urlFor('postgres', DATABASE);
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: database.urlFor('stagewell_app', DATABASE),
    MIGRATE_DATABASE_URL: url,
    KEY_FILE: keyFile,
    CLIENT_DIR,
    DEMO: '1',
  };
  await runEntry('Migrating', 'migrate', env);
  const settle = (client, value) =>
    client.query(`alter role stagewell_app set synchronous_commit = ${value}; alter role postgres set synchronous_commit = ${value}`);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    say('Making one clinic');
    await settle(client, 'off');
    const clinic = await makeClinic({ url, keyFile });
    const postmaster = Number(readFileSync(join(database.dataDir, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
    const log = database.folder;
    const open = await openServers({ env, clinic, log });
    say('Measuring without waiting for the disk');
    await warm(open.works, open.servers);
    const cells = [];
    for (const connections of CONNECTIONS)
      for (const work of open.works) cells.push(await measure({ work, servers: open.servers, postmaster, connections, ...ROUNDS }));
    const resident = {
      product: { start: open.start, load: residentMb(open.servers.product.pid).now, highest: residentMb(open.servers.product.pid).highest },
      raw: { load: residentMb(open.servers.raw.pid).now },
    };
    const stored = await storage({ client, port: open.servers.product.port, next: open.works.find(({ name }) => name === 'record a check-in').product });
    const sent = await bundle(open.servers.product.port);
    await open.close();
    say('Measuring with commits that wait for the disk');
    await settle(client, 'on');
    const again = await openServers({ env, clinic, log });
    await warm(again.works, again.servers);
    const durable = [];
    for (const work of again.works) durable.push(await measure({ work, servers: again.servers, postmaster, connections: 8, ...ROUNDS }));
    await again.close();
    const ready = await readyTimes({ env, log });
    const { rows } = await client.query(`select current_setting('server_version') as version`);
    return {
      taken: new Date().toISOString().slice(0, 16).replace('T', ' '),
      machine: machine(),
      versions: versions(rows[0].version),
      data: `one clinic, ${PATIENTS.toLocaleString('en')} patients, ${CHECK_INS.toLocaleString('en')} check-ins (100 of them on the chart that is read, with a plan of 5 courses), ${Math.round(clinic.bytes / 1e6)} MB`,
      load: { before: loadBefore, after: loadAverage() },
      cells,
      durable,
      resident,
      storage: stored,
      bundle: sent,
      ready,
      engine: engine(),
      stager: stager(),
    };
  } finally {
    await client.end();
  }
};

try {
  const figures = await run();
  const text = report({ ...figures, seconds: (performance.now() - began) / 1000 });
  writeFileSync(RESULTS, text);
  process.stdout.write(`\n${text}`);
} finally {
  await database.stop();
}
