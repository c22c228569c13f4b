import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { asSuperuser, DATABASE } from '../scripts/environment.mjs';
import { ensureKeys } from '../scripts/keys.mjs';
import { ROOT, CLIENT_DIR } from '../scripts/paths.mjs';
import { say } from '../scripts/say.mjs';
import { runEntry } from '../scripts/server-programs.mjs';
import { startTemporaryDatabase } from '../scripts/temporary-database.mjs';
import { makeLinks } from './monitoring/links.mjs';
import { materialise } from './monitoring/materialise.mjs';
import { reportOf } from './monitoring/report.mjs';
import { worksOf } from './monitoring/works.mjs';
import { makeClinic } from './product/data.mjs';
import { loadAverage, machine, versions } from './product/machine.mjs';
import { measure, warm } from './product/rounds.mjs';
import { signIn, startProduct, startRaw } from './product/servers.mjs';

/** What monitoring costs: a check-in with all it sets off, by staff and by link, and the schedules of 10,000 running plans. */
const RESULTS = join(ROOT, 'bench', 'results-monitoring.md');
const CONNECTIONS = [1, 8];
const ROUNDS = { ms: 1000, rounds: 3 };
const LINKS = 40_000;
const PLANS = 10_000;
/** As many plans as fit; longer for all of them. */
const SCHEDULES_MS = Number(process.env.BENCH_SCHEDULES_MS ?? 45_000);

const began = performance.now();
const before = loadAverage();
const database = await startTemporaryDatabase({ fsync: 'off', synchronous_commit: 'off', max_wal_size: '4GB' });

const submits = async ({ env, url, clinic }) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const links = await makeLinks(client, clinic, LINKS);
  await client.end();
  const product = await startProduct({ env, log: join(database.folder, 'product.log') });
  const raw = await startRaw({
    env: { ...env, DATABASE_URL: url, CLINIC: clinic.clinicId, ACCOUNT: clinic.accountId },
    log: join(database.folder, 'raw.log'),
  });
  try {
    const servers = { product, raw };
    const postmaster = Number(readFileSync(join(database.dataDir, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
    const works = worksOf({ clinic, session: await signIn(product.port, clinic.person), links });
    await warm(works, servers);
    const cells = [];
    for (const connections of CONNECTIONS) for (const work of works) cells.push(await measure({ work, servers, postmaster, connections, ...ROUNDS }));
    return cells;
  } finally {
    await Promise.all([product.stop(), raw.stop()]);
  }
};

const run = async () => {
  const keyFile = join(database.folder, 'keys.json');
  ensureKeys({ file: keyFile, dataDir: database.dataDir, hasData: false });
  await asSuperuser(database, (client) => client.query(`create database ${DATABASE} template template0`));
  const url = database.urlFor('postgres', DATABASE);
  const env = {
    ...process.env,
    ...{
      NODE_ENV: 'production',
      DATABASE_URL: database.urlFor('stagewell_app', DATABASE),
      MIGRATE_DATABASE_URL: url,
      KEY_FILE: keyFile,
      CLIENT_DIR,
      DEMO: '1',
    },
  };
  await runEntry('Migrating', 'migrate', env);
  const clinic = await makeClinic({ url, keyFile, plans: PLANS });
  say('Measuring check-ins');
  const cells = await submits({ env, url, clinic });
  say('Measuring schedules');
  const schedules = await materialise({ env, url, clinic, ms: SCHEDULES_MS });
  const version = await asSuperuser(database, async (client) => (await client.query(`select current_setting('server_version') as version`)).rows[0].version);
  return { cells, schedules, version };
};

try {
  const { cells, schedules, version } = await run();
  const text = reportOf({
    taken: new Date().toISOString().slice(0, 16).replace('T', ' '),
    machine: machine(),
    versions: versions(version),
    load: { before, after: loadAverage() },
    cells,
    schedules,
    seconds: (performance.now() - began) / 1000,
  });
  writeFileSync(RESULTS, text);
  process.stdout.write(`\n${text}`);
} finally {
  await database.stop();
}
