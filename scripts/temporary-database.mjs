import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { startDatabase } from './database.mjs';
import { halt, runningServer } from './postgres/cluster.mjs';
import { hasUsers } from './postgres/users.mjs';

const HOME = '/tmp';
const PREFIX = 'stagewell-run-';

/** Nothing here must outlive a power cut, and tests wait for every commit. */
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };

const remove = (folder) => rmSync(folder, { recursive: true, force: true });

const isMine = (folder) => statSync(folder).uid === process.getuid();

/** Runs that were killed leave a server and a folder; the next run clears them away. */
const sweep = async () => {
  const folders = readdirSync(HOME)
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => join(HOME, name));
  for (const folder of folders.filter(isMine)) {
    const dataDir = join(folder, 'data');
    if (hasUsers(dataDir)) continue;
    const server = runningServer(join(dataDir, 'cluster'));
    if (server) await halt(server);
    remove(folder);
  }
};

/**
 * A server of its own in a temporary folder, gone after `stop`: tests, benchmarks and journeys never touch
 * the developer's data. `folder` is free for the caller's other files.
 * @returns {Promise<Awaited<ReturnType<typeof startDatabase>> & { folder: string }>}
 */
export const startTemporaryDatabase = async (settings = {}) => {
  await sweep();
  const folder = mkdtempSync(join(HOME, PREFIX));
  // Under root the database has another account, which must pass through.
  chmodSync(folder, 0o711);
  const database = await startDatabase({ dataDir: join(folder, 'data'), settings: { ...FAST, ...settings } });
  const stop = async () => {
    await database.stop();
    remove(folder);
  };
  return { ...database, folder, stop };
};
