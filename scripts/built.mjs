import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { alone } from './lock.mjs';
import { ROOT, STATE_DIR } from './paths.mjs';
import { runTool } from './run-tool.mjs';
import { Failure, say } from './say.mjs';

const COMMON = ['package-lock.json', 'tsconfig.base.json', 'scripts/built.mjs'];

/** What each part is made from, what proves that it was made, and how. Order matters: shared comes first. */
const PARTS = [
  {
    name: 'shared',
    from: [...COMMON, 'shared/src', 'shared/package.json', 'shared/tsconfig.json', 'shared/tsconfig.build.json'],
    proof: 'shared/dist',
    commands: [['tsc', '-p', 'shared/tsconfig.build.json']],
  },
  {
    name: 'server',
    from: [
      ...COMMON,
      'shared/src',
      'server/src',
      'server/package.json',
      'server/tsconfig.json',
      'server/tsconfig.build.json',
      'migrations',
      'scripts/schemas.mjs',
      'scripts/case-file-schema.mjs',
      'scripts/attribution-file-schema.mjs',
    ],
    proof: 'server/dist',
    commands: [
      ['tsc', '-p', 'server/tsconfig.build.json'],
      ['tsc', '-p', 'migrations/tsconfig.json'],
      ['node', 'scripts/schemas.mjs'],
    ],
  },
  {
    name: 'client',
    from: [
      ...COMMON,
      'shared/src',
      'client/src',
      'client/public',
      'client/package.json',
      'client/angular.json',
      'client/tsconfig.json',
      'client/tsconfig.app.json',
      'client/tsconfig.answer.json',
      'scripts/compress.mjs',
    ],
    proof: 'client/dist/browser/index.html',
    commands: [
      ['npm', 'run', 'build', '--workspace=client', '--silent'],
      ['node', 'scripts/compress.mjs'],
    ],
  },
];

/** The same commands as text, for whoever builds without this file (the Dockerfile). */
export const BUILD_COMMANDS = PARTS.flatMap(({ commands }) =>
  commands.map(([tool, ...args]) => [tool === 'tsc' ? 'npx tsc' : tool, ...args].filter((word) => word !== '--silent').join(' ')),
);

const isSpec = (path) => path.endsWith('.spec.ts');

const filesBelow = (path) => {
  const whole = join(ROOT, path);
  if (!existsSync(whole)) return [];
  if (statSync(whole).isFile()) return [whole];
  return readdirSync(whole, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => !isSpec(file));
};

const sourcesOf = (part) => part.from.flatMap(filesBelow).toSorted();

/** Sizes and times of change: cheap to read, enough to see that nothing was touched. */
const glance = (files) => files.map((file) => `${relative(ROOT, file)} ${statSync(file).size} ${statSync(file).mtimeMs}`).join('\n');

/** The contents: a fresh checkout changes every time of change and nothing else. */
const contents = (files) => {
  const hash = createHash('sha256');
  for (const file of files) hash.update(relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
};

const markerOf = ({ name }) => join(STATE_DIR, `built-${name}.json`);

const readMarker = (part) => {
  const file = markerOf(part);
  return existsSync(file) && existsSync(join(ROOT, part.proof)) ? JSON.parse(readFileSync(file, 'utf8')) : null;
};

const fingerprint = (files) => ({ glance: glance(files), contents: contents(files) });

const writeMarker = (part, marker) => {
  mkdirSync(STATE_DIR, { recursive: true });
  writeFileSync(markerOf(part), JSON.stringify(marker));
};

/** True when the part's sources are those that the last build was made from. */
const isBuilt = (part) => {
  const marker = readMarker(part);
  if (marker === null) return false;
  const files = sourcesOf(part);
  if (marker.glance === glance(files)) return true;
  if (marker.contents !== contents(files)) return false;
  writeMarker(part, fingerprint(files));
  return true;
};

/**
 * A source that was removed leaves its output behind; tsc rewrites all others, so what is older goes.
 * The client's builder empties its folder itself, and copies files with the dates they had.
 */
const sweep = (part, began) => {
  if (part.name === 'client') return;
  const folder = join(ROOT, part.name, 'dist');
  for (const file of filesBelow(relative(ROOT, folder))) if (statSync(file).mtimeMs < began - 1000) rmSync(file);
};

/** One mistake can make a compiler say a thousand lines; the first ones are about the mistake. */
const firstLines = (output) => {
  const lines = output.trim().split('\n');
  return lines.length <= 40 ? lines.join('\n') : [...lines.slice(0, 40), `… and ${lines.length - 40} more lines`].join('\n');
};

const build = async (part) => {
  const began = Date.now();
  say(`Building ${part.name}`);
  rmSync(markerOf(part), { force: true });
  // What is on the disk now is what is built; a file saved meanwhile makes the next start build again.
  const marker = fingerprint(sourcesOf(part));
  for (const command of part.commands) {
    const { ok, output } = await runTool(`building ${part.name}`, command);
    if (!ok) throw new Failure(`${part.name} does not build:\n${firstLines(output)}`);
  }
  sweep(part, began);
  writeMarker(part, marker);
  say(`  Built ${part.name} in ${((Date.now() - began) / 1000).toFixed(1)} s`);
};

/**
 * Builds what changed since its last build: shared, then server and client side by side.
 * @param {readonly string[]} names the parts wanted
 */
export const ensureBuilt = async (names = PARTS.map(({ name }) => name)) => {
  const wanted = PARTS.filter(({ name }) => names.includes(name));
  if (wanted.every(isBuilt)) return;
  await alone({ folder: ROOT, doing: 'building', seconds: 900 }, async () => {
    const stale = wanted.filter((part) => !isBuilt(part));
    const [shared, others] = [stale.filter(({ name }) => name === 'shared'), stale.filter(({ name }) => name !== 'shared')];
    for (const part of shared) await build(part);
    const ends = await Promise.allSettled(others.map(build));
    const failures = ends.filter(({ status }) => status === 'rejected');
    if (failures.length > 0) throw new Failure(failures.map(({ reason }) => reason.message).join('\n\n'));
  });
};
