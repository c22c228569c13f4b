import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { asSuperuser, DATABASE } from '../scripts/environment.mjs';
import { ensureKeys } from '../scripts/keys.mjs';
import { ROOT, CLIENT_DIR } from '../scripts/paths.mjs';
import { say } from '../scripts/say.mjs';
import { runEntry } from '../scripts/server-programs.mjs';
import { startTemporaryDatabase } from '../scripts/temporary-database.mjs';
import { signIn, startProduct } from './product/servers.mjs';
import { fillWorklist, planOf } from './worklist/clinic.mjs';
import { reportOf } from './worklist/report.mjs';

/** The list of what waits, at 10,000 and 100,000 open items: what a page costs the server, first and deep, with counts. */
const RESULTS = join(ROOT, 'bench', 'results-worklist.md');
const SIZES = [10_000, 100_000];
const ASKED = 40;
const DURABLE = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on', max_wal_size: '4GB' };
const PAGES = [
  ['first page, everything', '/api/worklist'],
  ['first page, overdue', '/api/worklist?group=overdue'],
  ['first page, unscheduled', '/api/worklist?group=unscheduled'],
  ['first page of 100', '/api/worklist?limit=100'],
  ['nobody’s reviews', '/api/worklist?kind=review&assignee=nobody'],
  ['one patient by name', '/api/worklist?search=okafor+given12'],
];

const database = await startTemporaryDatabase(DURABLE);

/** Milliseconds of one request after another, sorted. */
const timesOf = async (port, session, path) => {
  const times = [];
  for (let n = 0; n < ASKED + 5; n++) {
    const began = performance.now();
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: session });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    // The first ones compile and plan.
    if (n >= 5) times.push(performance.now() - began);
  }
  return times.toSorted((a, b) => a - b);
};

/** The marker of a page in the middle of the list. */
const deep = async (port, session, pages) => {
  let after = '';
  for (let n = 0; n < pages; n++) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/worklist?limit=100${after}`, { headers: session });
    const { next } = await answer.json();
    if (next === null) break;
    after = `&after=${next}`;
  }
  return `/api/worklist?limit=50${after}`;
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
  const sizes = [];
  for (const size of SIZES) {
    const person = await fillWorklist(database.urlFor('postgres', DATABASE), size, sizes.length);
    const server = await startProduct({ env, log: join(database.folder, 'product.log') });
    try {
      const session = await signIn(server.port, person);
      const pages = [...PAGES, ['page 41 of 100', await deep(server.port, session, 40)]];
      const rows = [];
      for (const [name, path] of pages) rows.push({ name, times: await timesOf(server.port, session, path) });
      sizes.push({ size, rows, plan: await planOf(database.urlFor('postgres', DATABASE), person.email) });
      say(`${size} open items measured`);
    } finally {
      await server.stop();
    }
  }
  writeFileSync(RESULTS, reportOf(sizes, { asked: ASKED, load: loadavg()[1], cores: cpus().length }));
  say(`Written to ${RESULTS}`);
};

try {
  await run();
} finally {
  await database.stop();
}
