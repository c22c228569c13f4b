import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { spawn, spawnSync } from 'node:child_process';
import { isDeepStrictEqual } from 'node:util';
import { ensureBuilt } from './built.mjs';
import { alone } from './lock.mjs';
import { NODE, ROOT } from './paths.mjs';
import { machinePath, runTool } from './run-tool.mjs';
import { Failure, say } from './say.mjs';

const read = (path) => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));

const WORKSPACES = ['', 'shared', 'server', 'client'];

const DEPENDENCIES = ['dependencies', 'devDependencies'];

/** True when the lock file was made from the manifests as they are now. */
const lockIsCurrent = (lock) =>
  WORKSPACES.every((workspace) => {
    const manifest = read(join(workspace, 'package.json'));
    return DEPENDENCIES.every((kind) => isDeepStrictEqual(manifest[kind] ?? {}, lock[workspace]?.[kind] ?? {}));
  });

/** npm writes this file last, so an install that was cut short has none. */
const INSTALLED = join('node_modules', '.package-lock.json');

const sameVersions = (lock, installed) =>
  Object.entries(lock).every(([path, { version, optional }]) => path === '' || (installed[path] ? installed[path].version === version : optional === true));

/** True when node_modules holds what the manifests and the lock file ask for. */
const isInstalled = () => {
  if (!existsSync(join(ROOT, INSTALLED)) || !existsSync(NODE)) return false;
  const lock = read('package-lock.json').packages;
  return lockIsCurrent(lock) && sameVersions(lock, read(INSTALLED).packages);
};

const npm = (command) =>
  runTool(`npm ${command}`, ['npm', command, '--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts=false'], {
    // Never with the Node inside the folder that npm is about to replace.
    env: { ...process.env, PATH: machinePath(), NODE_OPTIONS: '' },
  });

const install = async () => {
  say('Installing packages (one to three minutes; later starts skip this)');
  const exact = await npm('ci');
  if (exact.ok) return;
  say('  npm ci refused, so npm install tries without the exact lock file:');
  say(
    exact.output
      .trim()
      .split('\n')
      .slice(0, 6)
      .map((line) => `    ${line}`)
      .join('\n'),
  );
  const loose = await npm('install');
  if (!loose.ok) throw new Failure(`The packages could not be installed:\n${loose.output.trim()}\n\nCheck the network and run the command again.`);
};

const requireNode24 = () => {
  const trial = spawnSync(NODE, ['--version'], { encoding: 'utf8' });
  if (trial.status === 0 && Number(trial.stdout.slice(1).split('.')[0]) >= 24) return;
  throw new Failure('npm did not bring Node 24 (its install script may be switched off). Run: npm rebuild node --ignore-scripts=false');
};

/** Installs the packages when they are absent or no longer what the lock file says. */
export const ensureInstalled = async () => {
  if (isInstalled()) return;
  await alone({ folder: ROOT, doing: 'installing packages', seconds: 900 }, async () => {
    if (isInstalled()) return;
    const began = Date.now();
    await install();
    requireNode24();
    say(`  Installed in ${Math.round((Date.now() - began) / 1000)} s`);
  });
};

const runsOnProjectNode = () => Number(process.versions.node.split('.')[0]) >= 24;

/** Runs this same script again on Node 24, hands over signals, and ends as it ends. */
const handOver = () =>
  new Promise(() => {
    const child = spawn(NODE, process.argv.slice(1), { stdio: 'inherit', env: { ...process.env, STAGEWELL_HANDED_OVER: '1' } });
    // A terminal sends Ctrl-C to both, `kill` to us alone: the child hears it either way, and its end is ours.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.once('error', (error) => {
      process.stderr.write(`${NODE} does not run: ${error.message}\n`);
      process.exit(1);
    });
    child.once('exit', (code, signal) => process.exit(signal ? 1 : code));
  });

const requireMachine = () => {
  if (Number(process.versions.node.split('.')[0]) < 20) throw new Failure(`Stagewell needs Node 20 or newer to begin; this is ${process.version}.`);
  const trial = spawnSync('npm', ['--version'], { env: { ...process.env, PATH: machinePath() } });
  if (trial.status !== 0) throw new Failure('Stagewell needs npm, and it is not on the PATH.');
};

/**
 * Brings a bare clone to the point where the caller's own work can begin: packages, Node 24, and
 * (with `build`) the three workspaces, or those that it names. Returns only inside a process that runs on Node 24.
 * @param {{ build: boolean | readonly string[] }} wanted
 */
export const prepare = async ({ build }) => {
  if (!isInstalled()) requireMachine();
  await ensureInstalled();
  if (!runsOnProjectNode() && process.env.STAGEWELL_HANDED_OVER !== '1') await handOver();
  process.env.PATH = `${dirname(NODE)}:${machinePath()}`;
  if (build) await ensureBuilt(build === true ? undefined : build);
};
