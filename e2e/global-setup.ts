import { join } from 'node:path';
import { seedIfEmpty } from '../scripts/demo.mjs';
import { openEnvironment } from '../scripts/environment.mjs';
import { runEntry } from '../scripts/server-programs.mjs';
import { startTemporaryDatabase } from '../scripts/temporary-database.mjs';

/** The demo clinic is made once per run; every application of the run gets a copy of its database. */
export default async function globalSetup(): Promise<void> {
  const database = await startTemporaryDatabase();
  const keyFile = join(database.folder, 'keys.json');
  (globalThis as { e2eDatabase?: typeof database }).e2eDatabase = database;
  process.env['E2E_DATA_DIR'] = database.dataDir;
  process.env['E2E_KEY_FILE'] = keyFile;
  const { env, close } = await openEnvironment({ dataDir: database.dataDir, keyFile });
  await runEntry('Bringing the database to the newest schema', 'migrate', env);
  await seedIfEmpty(env);
  await close();
}
