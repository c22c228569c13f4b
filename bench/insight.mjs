import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { asSuperuser, DATABASE } from '../scripts/environment.mjs';
import { ensureKeys } from '../scripts/keys.mjs';
import { CLIENT_DIR, ROOT } from '../scripts/paths.mjs';
import { say } from '../scripts/say.mjs';
import { runEntry } from '../scripts/server-programs.mjs';
import { startTemporaryDatabase } from '../scripts/temporary-database.mjs';
import { fillInsight, planOf, sizesOf } from './insight/clinic.mjs';
import { reportOf } from './insight/report.mjs';
import { signIn, startProduct } from './product/servers.mjs';

/** The clinic's insight over 10,000 patients and a million scores: what the page costs, over HTTP and in the database. */
const RESULTS = join(ROOT, 'bench', 'results-insight.md');
const PATIENTS = Number(process.env.INSIGHT_PATIENTS ?? 10_000);
const BESIDES = PATIENTS / 5;
const ASKED = 20;
const DURABLE = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on', max_wal_size: '4GB' };
const PAGES = [
  ['everything', '/api/insight'],
  ['one condition', '/api/insight?condition=radicular-pain'],
  ['this year and the last', `/api/insight?fromYear=${new Date().getFullYear() - 1}&toYear=${new Date().getFullYear()}`],
  ['the export', '/api/insight/export'],
];

const database = await startTemporaryDatabase(DURABLE);

/** Milliseconds of one request after another, sorted. */
const timesOf = async (port, session, path, { method = 'GET', asked = ASKED } = {}) => {
  const times = [];
  for (let n = 0; n < asked + 2; n++) {
    const began = performance.now();
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers: session });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text.slice(0, 300)}`);
    // The first ones compile, plan and fill the caches.
    if (n >= 2) times.push(performance.now() - began);
  }
  return times.toSorted((a, b) => a - b);
};

const run = async () => {
  const keyFile = join(database.folder, 'keys.json');
  ensureKeys({ file: keyFile, dataDir: database.dataDir, hasData: false });
  await asSuperuser(database, (client) => client.query(`create database ${DATABASE} template template0`));
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: database.urlFor('stagewell_app', DATABASE),
    MIGRATE_DATABASE_URL: database.urlFor('postgres', DATABASE),
    KEY_FILE: keyFile,
    CLIENT_DIR,
    DEMO: '1',
  };
  await runEntry('Migrating', 'migrate', env);
  const url = database.urlFor('postgres', DATABASE);
  await fillInsight(url, BESIDES, 0);
  const person = await fillInsight(url, PATIENTS, 1);
  say('Filled');
  const server = await startProduct({ env, log: join(database.folder, 'product.log') });
  try {
    const session = await signIn(server.port, person);
    const rows = [];
    // First, so that the pages are read from what a large clinic counts.
    const counting = { name: 'counting again', times: await timesOf(server.port, session, '/api/insight/count', { method: 'POST', asked: 5 }) };
    for (const [name, path] of PAGES) {
      rows.push({ name, times: await timesOf(server.port, session, path) });
      say(`${name} measured`);
    }
    const found = { rows: [...rows, counting], ...(await sizesOf(url, person.email)), plan: await planOf(url, person.email) };
    writeFileSync(RESULTS, reportOf(found, { asked: ASKED, load: loadavg()[1], cores: cpus().length }));
    say(`Written to ${RESULTS}`);
  } finally {
    await server.stop();
  }
};

try {
  await run();
} finally {
  await database.stop();
}
