import { startTemporaryDatabase } from '../../../scripts/temporary-database.mjs';

/** One temporary server per run, unless the caller brings one. The first spec file makes the template in it. */
export default async function globalSetup() {
  if (process.env.TEST_DATABASE_SOCKET) return;
  const server = await startTemporaryDatabase();
  process.env.TEST_DATABASE_SOCKET = server.socketDir;
  process.env.TEST_DATABASE_PORT = String(server.port);
  globalThis.testDatabase = server;
}
