import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
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

/** Notes a use of the server, so that the end of another does not stop it; a process may use it more than once. Answers the note. */
export const enlist = (dataDir) => {
  mkdirSync(folderOf(dataDir), { recursive: true });
  const note = join(folderOf(dataDir), `${randomUUID()}.json`);
  writeFileSync(note, JSON.stringify(me()));
  return note;
};

/** How many other living users the server has; the dead are struck off. */
export const others = (dataDir, note) => {
  const files = readdirSync(folderOf(dataDir))
    .filter((name) => name !== basename(note))
    .map((name) => join(folderOf(dataDir), name));
  const dead = files.filter((file) => !isRunning(read(file)));
  dead.forEach((file) => rmSync(file, { force: true }));
  return files.length - dead.length;
};

/** Takes one use off the list and says how many others there still are. */
export const leave = (dataDir, note) => {
  rmSync(note, { force: true });
  return others(dataDir, note);
};

/** True while a living process uses the folder, or while it is too young to tell: its owner may be about to enlist. */
export const hasUsers = (dataDir) => {
  const folder = folderOf(dataDir);
  if (existsSync(folder)) return readdirSync(folder).some((name) => isRunning(read(join(folder, name))));
  const parent = statSync(dirname(dataDir), { throwIfNoEntry: false });
  return parent !== undefined && Date.now() - parent.ctimeMs < YOUNG;
};
