import { spawn, spawnSync } from 'node:child_process';
import { chownSync, closeSync, existsSync, fchownSync, mkdtempSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Failure, say } from '../say.mjs';
import { as } from './account.mjs';
import { ping } from './ping.mjs';
import { isRunning, startedAt } from '../processes.mjs';

/** Any number does: the server listens on a socket file in its own folder, never on the network. */
const PORT = 5432;

/** Under /tmp on purpose: the path of a Unix socket may have 107 bytes and a clone may lie deep. */
export const SOCKET_PREFIX = '/tmp/stagewell-';

/** What a database that may hold charts needs: no network, no row values in its log. */
const SETTINGS = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_min_messages: 'warning',
};

const env = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** Creates the cluster under another name first: one that was cut short must never look complete. */
export const createCluster = ({ cluster, native, account }) => {
  if (existsSync(join(cluster, 'PG_VERSION'))) return;
  say('  Creating the database folder');
  const draft = `${cluster}.new`;
  rmSync(draft, { recursive: true, force: true });
  const options = ['-D', draft, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '-k'];
  const made = spawnSync(join(native, 'bin', 'initdb'), options, { ...as(account), env, encoding: 'utf8' });
  if (made.status !== 0) throw new Failure(`The database folder could not be created:\n${made.stderr || made.error?.message}`);
  renameSync(draft, cluster);
};

/** Refuses a cluster of another major version, before the server does it with fewer words. */
export const requireVersion = (cluster, major) => {
  const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (found !== major)
    throw new Failure(`${cluster} was made by PostgreSQL ${found}; this version of Stagewell brings ${major}. Dump it with the old version first.`);
};

/**
 * The server that already runs on this cluster, read from its own postmaster.pid, or null.
 * @returns {{ pid: number, since: string, socketDir: string, port: number } | null}
 */
export const runningServer = (cluster) => {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const [pid, , , port, socketDir] = readFileSync(file, 'utf8').split('\n');
  const since = startedAt(Number(pid));
  if (since === null || !readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(cluster)) return null;
  return { pid: Number(pid), since, socketDir: socketDir ?? '', port: Number(port) };
};

const lastLines = (file) => readFileSync(file, 'utf8').trim().split('\n').slice(-8).join('\n');

/** A restart begins a new log when the old one has grown past 5 MB. */
const openLog = (file, account) => {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  const handle = openSync(file, size > 5_000_000 ? 'w' : 'a', 0o600);
  if (account) fchownSync(handle, account.uid, account.gid);
  return handle;
};

/** mkdtemp makes it 0700. */
const privateFolder = (account) => {
  const folder = mkdtempSync(SOCKET_PREFIX);
  if (account) chownSync(folder, account.uid, account.gid);
  return folder;
};

/**
 * Starts the server in a session of its own, so that Ctrl-C at the terminal reaches us and not it.
 * @returns {{ pid: number, since: string | null, socketDir: string, port: number, log: string }}
 */
const launch = ({ cluster, native, account, settings, log }) => {
  const socketDir = privateFolder(account);
  const flags = Object.entries({ ...SETTINGS, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const output = openLog(log, account);
  const child = spawn(join(native, 'bin', 'postgres'), ['-D', cluster, '-k', socketDir, '-p', String(PORT), ...flags], {
    ...as(account),
    env,
    detached: true,
    stdio: ['ignore', output, output],
  });
  child.unref();
  closeSync(output);
  return { pid: child.pid, since: startedAt(child.pid), socketDir, port: PORT, log };
};

/**
 * Waits until the server takes connections; recovery after a crash may take a while, so a minute is allowed.
 * @returns {Promise<boolean>} false when the server ended instead
 */
export const answers = async (server) => {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const state = await ping(server);
    if (state.ready) return true;
    if (!isRunning(server)) return false;
    if (Date.now() > deadline) throw new Failure(`PostgreSQL does not answer after a minute (${state.reason}). See ${server.log}`);
    await pause(20);
  }
};

/**
 * Starts the server and waits for it. Its predecessor's processes may take a moment to die after a kill -9,
 * and PostgreSQL rightly refuses to begin before they have: so it is asked again for ten seconds.
 */
export const start = async (options, deadline = Date.now() + 10_000) => {
  const server = launch(options);
  if (await answers(server)) return server;
  rmSync(server.socketDir, { recursive: true, force: true });
  const reason = lastLines(server.log);
  const mayPass = /lock file "postmaster.pid" already exists|is still in use/.test(reason);
  if (!mayPass || Date.now() > deadline) throw new Failure(`PostgreSQL stopped while starting. The end of ${server.log}:\n${reason}`);
  await pause(200);
  return start(options, deadline);
};

const goneWithin = async (server, milliseconds) => {
  const deadline = Date.now() + milliseconds;
  while (isRunning(server)) {
    if (Date.now() > deadline) return false;
    await pause(20);
  }
  return true;
};

/** SIGINT ends sessions and writes everything down; SIGQUIT leaves recovery to the next start, and loses nothing either. */
export const halt = async (server) => {
  if (isRunning(server)) process.kill(server.pid, 'SIGINT');
  if (!(await goneWithin(server, 20_000))) process.kill(server.pid, 'SIGQUIT');
  if (!(await goneWithin(server, 10_000))) throw new Failure(`PostgreSQL (pid ${server.pid}) does not stop.`);
  rmSync(server.socketDir, { recursive: true, force: true });
};
