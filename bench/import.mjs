import { spawn } from 'node:child_process';
import { createWriteStream, readFileSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { asSuperuser, DATABASE } from '../scripts/environment.mjs';
import { ensureKeys } from '../scripts/keys.mjs';
import { CLIENT_DIR, NODE, ROOT } from '../scripts/paths.mjs';
import { Failure, say } from '../scripts/say.mjs';
import { runEntry } from '../scripts/server-programs.mjs';
import { startTemporaryDatabase } from '../scripts/temporary-database.mjs';
import { bundleOf, RESOURCES } from './import/bundle.mjs';
import { importerIn } from './import/clinic.mjs';
import { signIn, startProduct } from './product/servers.mjs';

/** Bulk import of bundles, one a line: patients and resources a second and the memory at its highest, at 100 and at 1,000 bundles; then charts out again. */
const RESULTS = join(ROOT, 'bench', 'results-import.md');
const SIZES = [100, 1_000];
const EXPORTED = 100;
const DURABLE = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on', max_wal_size: '4GB' };
const MB = 1024 * 1024;

const database = await startTemporaryDatabase(DURABLE);

const linesFor = async (file, count) => {
  const out = createWriteStream(file);
  for (let n = 0; n < count; n++) if (!out.write(`${JSON.stringify(bundleOf(`${count}-${n}`))}\n`)) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
};

/** Highest resident memory of a process so far, bytes; 0 when it has ended. */
const highest = (pid) => {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
};

const importing = async (file, env) => {
  const began = performance.now();
  const child = spawn(NODE, [join(ROOT, 'server', 'dist', 'import-fhir.js'), file], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let [said, memory] = ['', 0];
  child.stdout.on('data', (part) => (said += part));
  const looking = setInterval(() => (memory = Math.max(memory, highest(child.pid))), 50);
  const [code] = await once(child, 'exit');
  clearInterval(looking);
  if (code !== 0) throw new Failure(`The import ended with ${code}: ${said.slice(-500)}`);
  return { seconds: (performance.now() - began) / 1000, own: Number(/imported, \d+ refused, (\d+) ms/.exec(said)?.[1] ?? 0) / 1000, memory };
};

const exporting = async (port, session) => {
  const list = await (await fetch(`http://127.0.0.1:${port}/api/patients?limit=${EXPORTED}`, { headers: session })).json();
  const began = performance.now();
  let [bytes, resources] = [0, 0];
  for (const { id } of list.rows) {
    const text = await (await fetch(`http://127.0.0.1:${port}/api/patients/${id}/export.fhir.json`, { headers: session })).text();
    bytes += text.length;
    resources += JSON.parse(text).entry.length;
  }
  return { charts: list.rows.length, resources, bytes, seconds: (performance.now() - began) / 1000 };
};

const row = ({ count, seconds, own, memory }) =>
  `| ${count} | ${own.toFixed(1)} | ${seconds.toFixed(1)} | ${(count / own).toFixed(1)} | ${((count * RESOURCES) / own).toFixed(0)} | ${(memory / MB).toFixed(0)} |`;

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
  const person = await importerIn(database.urlFor('postgres', DATABASE));
  const rows = [];
  for (const count of SIZES) {
    const file = join(database.folder, `${count}.ndjson`);
    await linesFor(file, count);
    rows.push({ count, ...(await importing(file, env)) });
    say(`${count} bundles imported`);
  }
  const again = await importing(join(database.folder, `${SIZES[0]}.ndjson`), env);
  const server = await startProduct({ env, log: join(database.folder, 'product.log') });
  try {
    const out = await exporting(server.port, await signIn(server.port, person));
    const [small, large] = rows;
    writeFileSync(
      RESULTS,
      `# Charts in and out

Measured by \`npm run bench -- import\` on ${cpus().length} cores, load ${loadavg()[1].toFixed(1)}; commits wait for the disk. A bundle has ${RESOURCES} resources.

| bundles | seconds | with the start of the program | patients a second | resources a second | memory at its highest, MB |
| --: | --: | --: | --: | --: | --: |
${rows.map(row).join('\n')}

Ten times as many bundles take ${(large.own / small.own).toFixed(1)} times as long and ${(large.memory / small.memory).toFixed(2)} times the memory.
The ${SIZES[0]} again, all of them there already: ${again.own.toFixed(1)} s.

Out again, one chart after the other over HTTP: ${out.charts} charts with ${out.resources} resources (${(out.bytes / MB).toFixed(1)} MB) in ${out.seconds.toFixed(1)} s,
${(out.charts / out.seconds).toFixed(1)} charts and ${(out.resources / out.seconds).toFixed(0)} resources a second.
`,
    );
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
