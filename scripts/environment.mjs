import { resolve } from 'node:path';
import pg from 'pg';
import { startDatabase } from './database.mjs';
import { ensureKeys } from './keys.mjs';
import { CLIENT_DIR, DATA_DIR, KEY_FILE } from './paths.mjs';
import { Failure, say } from './say.mjs';

export const DATABASE = 'stagewell';

/** Runs one statement per line as the superuser of an embedded server. */
export const asSuperuser = async (database, work) => {
  const client = new pg.Client({ connectionString: database.urlFor('postgres', 'postgres') });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

export const hasDatabase = async (client, name = DATABASE) => (await client.query('select 1 from pg_database where datname = $1', [name])).rowCount > 0;

/** Of two first starts at once, one creates the database and the other finds it. */
const createDatabase = (client) =>
  client.query(`create database ${DATABASE} template template0`).catch((error) => {
    if (error.code !== '42P04' && error.code !== '23505') throw error;
  });

/** What the server's programs read, for an embedded database: two roles, the key file, demo mode on loopback. */
const embedded = (database, keyFile) => ({
  ...process.env,
  NODE_ENV: 'production',
  DATABASE_URL: database.urlFor('stagewell_app', DATABASE),
  MIGRATE_DATABASE_URL: database.urlFor('postgres', DATABASE),
  KEY_FILE: keyFile,
  CLIENT_DIR,
  DEMO: '1',
});

/** `DATA_DIR` puts the embedded database elsewhere, on a larger disk for example. */
export const defaultDataDir = () => (process.env.DATA_DIR ? resolve(process.env.DATA_DIR) : DATA_DIR);

/** An external server is never a demo, whatever the shell says. */
const external = () => {
  if (process.env.DEMO === '1') throw new Failure('DEMO=1 and DATABASE_URL do not go together: demo accounts belong to the embedded database only.');
  return { ...process.env, NODE_ENV: 'production', CLIENT_DIR: process.env.CLIENT_DIR || CLIENT_DIR };
};

/**
 * The environment for the server's programs: that of DATABASE_URL when it is set, else that of the embedded
 * database, which is started (or joined) and given its database and key file.
 * @param {{ dataDir?: string, keyFile?: string, settings?: Record<string, string> }} options for tests: their own folders
 * @returns {Promise<{ env: NodeJS.ProcessEnv, embedded: boolean, gone: Promise<void>, close: () => Promise<void> }>}
 */
export const openEnvironment = async ({ dataDir, keyFile = process.env.KEY_FILE || KEY_FILE, settings } = {}) => {
  if (process.env.DATABASE_URL && !dataDir) {
    return { env: external(), embedded: false, gone: new Promise(() => undefined), close: async () => undefined };
  }
  say('Starting the database');
  const database = await startDatabase({ dataDir: dataDir ?? defaultDataDir(), settings });
  try {
    await asSuperuser(database, async (client) => {
      const hasData = await hasDatabase(client);
      ensureKeys({ file: keyFile, dataDir: database.dataDir, hasData });
      if (!hasData) await createDatabase(client);
    });
  } catch (error) {
    await database.stop();
    throw error;
  }
  return { env: embedded(database, keyFile), embedded: true, gone: database.gone, close: database.stop };
};
