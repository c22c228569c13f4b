import { randomBytes } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { startDatabase } from '../scripts/database.mjs';
import { asSuperuser, DATABASE } from '../scripts/environment.mjs';
import { serve } from '../scripts/server-programs.mjs';
import { CLIENT_DIR } from '../scripts/paths.mjs';

export interface App {
  /** Where a browser finds it, without a slash at the end. */
  readonly url: string;
  /** The environment of the server's programs, for a headless command against the same data. */
  readonly env: NodeJS.ProcessEnv;
  /** A folder of this run, for files that a journey makes; removed at its end. */
  readonly folder: string;
  /** The server goes away, as if its machine did. */
  readonly goAway: () => Promise<void>;
  /** And is there again, at the same address with the same data. */
  readonly comeBack: () => Promise<void>;
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

const fromSetup = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is set by e2e/global-setup.ts; run the journeys with npm test`);
  return value;
};

/** The built application on a free port, over a demo clinic of its own: what one journey writes, no other sees. */
export const startApp = async (): Promise<App> => {
  const dataDir = fromSetup('E2E_DATA_DIR');
  const database = await startDatabase({ dataDir });
  const name = `journey_${randomBytes(6).toString('hex')}`;
  await asSuperuser(database, (client: { query(text: string): Promise<unknown> }) => client.query(`create database ${name} template ${DATABASE}`));
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: database.urlFor('stagewell_app', name),
    MIGRATE_DATABASE_URL: database.urlFor('postgres', name),
    KEY_FILE: fromSetup('E2E_KEY_FILE'),
    CLIENT_DIR,
    DEMO: '1',
  };
  const folder = dirname(dataDir);
  const port = await freePort();
  const start = () => serve({ env, port, log: join(folder, `${name}.log`) });
  let server = await start();
  const stop = async (): Promise<void> => {
    await server.stop();
    await database.stop();
  };
  const goAway = (): Promise<void> => server.stop();
  const comeBack = async (): Promise<void> => void (server = await start());
  return { url: server.url, env, folder, goAway, comeBack, stop };
};
