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

/** Bulk import, one bundle a line and one resource a line: patients and resources a second and the memory at its highest, at 100 and at 1,000 patients; then charts out again. */
const RESULTS = join(ROOT, 'bench', 'results-import.md');
const SIZES = [100, 1_000];
const EXPORTED = 100;
const DURABLE = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on', max_wal_size: '4GB' };
const MB = 1024 * 1024;

const database = await startTemporaryDatabase(DURABLE);

/** What stands on the lines of one patient. */
const KINDS = {
  'bundle a line': (bundle) => [bundle],
  'resource a line': (bundle) => bundle.entry.map(({ resource }) => resource),
};

const linesFor = async (file, count, kind) => {
  const out = createWriteStream(file);
  for (let n = 0; n < count; n++) {
    const lines = KINDS[kind](bundleOf(`${kind[0]}${count}-${n}`)).map((line) => `${JSON.stringify(line)}\n`);
    if (!out.write(lines.join(''))) await once(out, 'drain');
  }
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
  return { seconds: (performance.now() - began) / 1000, own: Number(/to map; (\d+) ms/.exec(said)?.[1] ?? 0) / 1000, memory };
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

const row = ({ kind, count, seconds, own, memory }) =>
  `| ${kind} | ${count} | ${own.toFixed(1)} | ${seconds.toFixed(1)} | ${(count / own).toFixed(1)} | ${((count * RESOURCES) / own).toFixed(0)} | ${(memory / MB).toFixed(0)} |`;

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
  const fileOf = (kind, count) => join(database.folder, `${kind.replaceAll(' ', '-')}-${count}.ndjson`);
  for (const kind of Object.keys(KINDS))
    for (const count of SIZES) {
      await linesFor(fileOf(kind, count), count, kind);
      rows.push({ kind, count, ...(await importing(fileOf(kind, count), env)) });
      say(`${count} patients imported, one ${kind}`);
    }
  const again = await importing(fileOf('bundle a line', SIZES[0]), env);
  const server = await startProduct({ env, log: join(database.folder, 'product.log') });
  try {
    const out = await exporting(server.port, await signIn(server.port, person));
    const [small, large, , lines] = rows;
    writeFileSync(
      RESULTS,
      `# Charts in and out

Measured by \`npm run bench -- import\` on ${cpus().length} cores, load ${loadavg()[1].toFixed(1)}; commits wait for the disk. A patient has ${RESOURCES} resources.

| one … | patients | seconds | with the start of the program | patients a second | resources a second | memory at its highest, MB |
| :-- | --: | --: | --: | --: | --: | --: |
${rows.map(row).join('\n')}

Ten times as many patients take ${(large.own / small.own).toFixed(1)} times as long and ${(large.memory / small.memory).toFixed(2)} times the memory; one resource a line takes ${(lines.own / large.own).toFixed(2)} times
as long as one bundle a line, and ${(lines.memory / large.memory).toFixed(2)} times the memory.
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
