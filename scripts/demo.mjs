import pg from 'pg';
import { runEntry } from './server-programs.mjs';
import { say } from './say.mjs';

const hasClinic = async (url) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query('select exists (select 1 from stagewell.clinic) as found')).rows[0].found;
  } finally {
    await client.end();
  }
};

/** Makes the demo clinic in an empty database; asking first spares later starts a whole program. */
export const seedIfEmpty = async (env) => {
  if (await hasClinic(env.MIGRATE_DATABASE_URL)) return;
  say('Making the demo clinic');
  await runEntry('Making the demo clinic', 'seed', env);
};
