import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isRunning, startedAt } from '../processes.mjs';

/** Two minutes: longer than any start takes. */
const YOUNG = 120_000;

const me = () => ({ pid: process.pid, since: startedAt(process.pid) });

const folderOf = (dataDir) => join(dataDir, 'users');

const read = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Cut short by a crash: whoever wrote it is gone.
    return { pid: 0, since: null };
  }
};

/** Notes that this process uses the server, so that another one's end does not stop it. */
export const enlist = (dataDir) => {
  mkdirSync(folderOf(dataDir), { recursive: true });
  writeFileSync(join(folderOf(dataDir), `${process.pid}.json`), JSON.stringify(me()));
};

/** How many other living processes use the server; the dead are struck off. */
export const others = (dataDir) => {
  const files = readdirSync(folderOf(dataDir))
    .filter((name) => name !== `${process.pid}.json`)
    .map((name) => join(folderOf(dataDir), name));
  const dead = files.filter((file) => !isRunning(read(file)));
  dead.forEach((file) => rmSync(file, { force: true }));
  return files.length - dead.length;
};

/** Takes this process off the list and says how many others still use the server. */
export const leave = (dataDir) => {
  rmSync(join(folderOf(dataDir), `${process.pid}.json`), { force: true });
  return others(dataDir);
};

/** True while a living process uses the folder, or while it is too young to tell: its owner may be about to enlist. */
export const hasUsers = (dataDir) => {
  const folder = folderOf(dataDir);
  if (existsSync(folder)) return readdirSync(folder).some((name) => isRunning(read(join(folder, name))));
  const parent = statSync(dirname(dataDir), { throwIfNoEntry: false });
  return parent !== undefined && Date.now() - parent.ctimeMs < YOUNG;
};
