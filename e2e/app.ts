import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { seedIfEmpty } from '../scripts/demo.mjs';
import { openEnvironment } from '../scripts/environment.mjs';
import { runEntry, serve } from '../scripts/server-programs.mjs';
import { startTemporaryDatabase } from '../scripts/temporary-database.mjs';

export interface App {
  /** Where a browser finds it, without a slash at the end. */
  readonly url: string;
  /** The environment of the server's programs, for a headless command against the same data. */
  readonly env: NodeJS.ProcessEnv;
  /** A folder of this run; removed by `stop`. */
  readonly folder: string;
  readonly stop: () => Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const trial = createServer();
    trial.listen(0, '127.0.0.1', () => {
      const { port } = trial.address() as AddressInfo;
      trial.close(() => resolve(port));
    });
  });

/** Starts what `npm start` starts (database, migrations, demo clinic, server), on a free port and in a folder of its own. */
export const startApp = async (): Promise<App> => {
  const database = await startTemporaryDatabase();
  const { folder, dataDir } = database;
  try {
    const { env } = await openEnvironment({ dataDir, keyFile: join(folder, 'keys.json') });
    await runEntry('Bringing the database to the newest schema', 'migrate', env);
    await seedIfEmpty(env);
    const server = await serve({ env, port: await freePort(), log: join(folder, 'server.log') });
    const stop = async (): Promise<void> => {
      await server.stop();
      await database.stop();
    };
    return { url: server.url, env, folder, stop };
  } catch (error) {
    await database.stop();
    throw error;
  }
};
