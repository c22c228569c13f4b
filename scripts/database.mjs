import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DATA_DIR } from './paths.mjs';
import { canEnter, databaseAccount } from './postgres/account.mjs';
import { postgresFor, SHARED_STATE } from './postgres/binaries.mjs';
import { answers, createCluster, halt, requireVersion, runningServer, SOCKET_PREFIX, start } from './postgres/cluster.mjs';
import { alone } from './lock.mjs';
import { isRunning } from './processes.mjs';
import { enlist, leave, others } from './postgres/users.mjs';
import { Failure, say } from './say.mjs';

const fallbackFor = (dataDir) => join(SHARED_STATE, createHash('sha256').update(dataDir).digest('hex').slice(0, 12));

/** The nearest folder above `path` that exists. */
const existingParent = (path) => (existsSync(path) ? path : existingParent(dirname(path)));

/**
 * Where the data really goes. Under root the database has an account of its own, and a clone in root's home
 * is closed to it; then a folder named after the wanted one in /var/lib/stagewell takes its place.
 */
const reachable = (wanted) => {
  const account = databaseAccount(join(wanted, 'cluster'));
  if (!account || canEnter(account, existingParent(dirname(wanted)))) return wanted;
  if (existsSync(join(wanted, 'cluster')))
    throw new Failure(`The account "${account.name}" can no longer enter ${wanted}. Open the folders above it (chmod o+x).`);
  const fallback = fallbackFor(wanted);
  if (!existsSync(fallback)) say(`  The account "${account.name}" cannot enter ${dirname(wanted)}; the data goes to ${fallback}`);
  return fallback;
};

const claim = (folder, account) => {
  // Only the folder itself is closed; made with it, its parents would be closed to the database's account too.
  mkdirSync(dirname(folder), { recursive: true, mode: 0o755 });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account) chownSync(folder, account.uid, account.gid);
  try {
    chmodSync(folder, 0o700);
  } catch {
    throw new Failure(`${folder} belongs to another user. Run as that user, or remove the folder to begin again.`);
  }
};

const stateFile = (dataDir) => join(dataDir, 'server.json');

/** A server whose socket somebody removed (a cleaner of /tmp, say) can be reached by nobody: it makes room for a new one. */
const adopt = async (cluster, log) => {
  const running = runningServer(cluster);
  if (running === null) return null;
  const server = { ...running, log };
  if (existsSync(server.socketDir) && (await answers(server))) return server;
  await halt(server);
  return null;
};

/** The socket folder of a server that was killed stays behind; the state file remembers it. */
const sweep = (dataDir) => {
  const file = stateFile(dataDir);
  if (!existsSync(file)) return;
  const { socketDir } = JSON.parse(readFileSync(file, 'utf8'));
  if (socketDir.startsWith(SOCKET_PREFIX)) rmSync(socketDir, { recursive: true, force: true });
  rmSync(file);
};

const begin = async ({ dataDir, settings }) => {
  const cluster = join(dataDir, 'cluster');
  const account = databaseAccount(cluster);
  const { native, major } = postgresFor(account);
  claim(dataDir, account);
  createCluster({ cluster, native, account });
  requireVersion(cluster, major);
  const log = join(dataDir, 'server.log');
  const adopted = await adopt(cluster, log);
  if (adopted === null) sweep(dataDir);
  const server = adopted ?? (await start({ cluster, native, account, settings, log }));
  const note = enlist(dataDir);
  writeFileSync(stateFile(dataDir), JSON.stringify({ pid: server.pid, socketDir: server.socketDir, port: server.port, version: major }, null, 2));
  return { server, note, startedByUs: adopted === null };
};

const end = async (dataDir, { server, note }) => {
  if (leave(dataDir, note) > 0) return;
  await halt(server);
  rmSync(stateFile(dataDir), { force: true });
};

const turn = (dataDir) => ({ folder: dataDir, doing: 'starting or stopping this database', seconds: 120 });

/** Resolves when the server is gone, whoever started it; never keeps the process alive. */
const whenGone = (server) =>
  new Promise((resolve) => {
    const watch = setInterval(() => {
      if (isRunning(server)) return;
      clearInterval(watch);
      resolve();
    }, 500);
    watch.unref();
  });

/** Every name that pg understands for a server behind a socket folder. */
const urlOn = (server) => (role, database) =>
  `postgres://${encodeURIComponent(role)}@/${encodeURIComponent(database)}?host=${encodeURIComponent(server.socketDir)}&port=${server.port}`;

/**
 * Joins the server of a data folder, or starts it: one server, many users. It is stopped by the last one to
 * leave; users that were killed do not count, and a server that outlived its starter is taken over.
 *
 * Roles: `postgres` is the superuser; the migrations create the others. No password: only the account that
 * owns the socket folder (and root) can reach it.
 *
 * @param {{ dataDir?: string, settings?: Record<string, string> }} options `settings` count only for the process that starts it.
 * @returns {Promise<{ dataDir: string, socketDir: string, port: number, startedByUs: boolean, othersUse: () => boolean, gone: Promise<void>,
 *   urlFor: (role: string, database: string) => string, stop: () => Promise<void> }>}
 */
export const startDatabase = async ({ dataDir: wanted = DATA_DIR, settings = {} } = {}) => {
  mkdirSync(dirname(wanted), { recursive: true });
  const dataDir = reachable(join(realpathSync(dirname(wanted)), basename(wanted)));
  const joined = await alone(turn(dataDir), () => begin({ dataDir, settings }));
  const { server, note, startedByUs } = joined;
  let stopping = null;
  return {
    dataDir,
    socketDir: server.socketDir,
    port: server.port,
    startedByUs,
    othersUse: () => others(dataDir, note) > 0,
    gone: whenGone(server),
    urlFor: urlOn(server),
    stop: () => (stopping ??= alone(turn(dataDir), () => end(dataDir, joined))),
  };
};
