import { say } from './say.mjs';
import { startTemporaryDatabase } from './temporary-database.mjs';

const withoutOwnDatabase = () => {
  const { DATABASE_URL: _url, MIGRATE_DATABASE_URL: _migrate, ...env } = process.env;
  return env;
};

/**
 * What every suite gets: one temporary server for the whole run, by its socket folder and port; each Jest
 * worker makes a database of its own there. A DATABASE_URL in the shell is hidden: tests never touch it.
 * @returns {Promise<{ env: NodeJS.ProcessEnv, close: () => Promise<void> }>}
 */
export const testEnvironment = async () => {
  say('\nStarting a temporary database for the tests');
  const database = await startTemporaryDatabase();
  const env = { ...withoutOwnDatabase(), TEST_DATABASE_SOCKET: database.socketDir, TEST_DATABASE_PORT: String(database.port) };
  return { env, close: database.stop };
};
