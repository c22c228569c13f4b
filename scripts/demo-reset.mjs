import { Failure, run, say } from './say.mjs';
import { prepare } from './setup.mjs';

await run(async () => {
  if (process.env.DATABASE_URL) throw new Failure('demo:reset empties the embedded demo database only; DATABASE_URL is set, so nothing was done.');
  await prepare({ build: true });
  const { startDatabase } = await import('./database.mjs');
  const { asSuperuser, DATABASE, defaultDataDir, openEnvironment } = await import('./environment.mjs');
  const { seedIfEmpty } = await import('./demo.mjs');
  const { runEntry } = await import('./server-programs.mjs');
  const database = await startDatabase({ dataDir: defaultDataDir() });
  try {
    if (database.othersUse()) throw new Failure('Stagewell is running on this data. Stop it first.');
    await asSuperuser(database, (client) => client.query(`drop database if exists ${DATABASE} with (force)`));
    const { env, close } = await openEnvironment();
    try {
      await runEntry('Bringing the database to the newest schema', 'migrate', env);
      await seedIfEmpty(env);
    } finally {
      await close();
    }
  } finally {
    await database.stop();
  }
  say('The demo clinic is new again.');
});
