import { startDatabase } from './database.mjs';
import { run, say } from './say.mjs';

/** Serves the embedded database alone until Ctrl-C, for work on the server. */
await run(async () => {
  const database = await startDatabase();
  say(`Data in ${database.dataDir}`);
  say(`MIGRATE_DATABASE_URL='${database.urlFor('postgres', 'stagewell')}'`);
  say(`DATABASE_URL='${database.urlFor('stagewell_app', 'stagewell')}'`);
  say('Ctrl-C stops it.');
  const stopped = new Promise((resolve) => ['SIGINT', 'SIGTERM'].forEach((signal) => process.on(signal, resolve)));
  const alive = setInterval(() => undefined, 60_000);
  await Promise.race([stopped, database.gone]);
  clearInterval(alive);
  await database.stop();
});
