import pg from 'pg';
import { say } from './say.mjs';
import { runEntry } from './server-programs.mjs';

/** One lock for whoever makes the demo clinic: an import and a start may come at the same moment. */
const LOCK = 7_310_554_202;

const BEING_MADE = 'The demo clinic is being made';
const MADE = 'The demo clinic is made';

const hasClinic = async (client) => (await client.query('select exists (select 1 from stagewell.clinic) as found')).rows[0].found;

/** The note on the database itself; nothing else survives a kill in the right place. */
const note = async (client) =>
  (await client.query(`select shobj_description(oid, 'pg_database') as note from pg_database where datname = current_database()`)).rows[0].note;

const writeNote = async (client, text) => {
  const { rows } = await client.query(`select format('comment on database %I is %L', current_database(), $1::text) as command`, [text]);
  await client.query(rows[0].command);
};

/** Half a demo was never served to anybody, so it is removed and made again. */
const clearHalf = async (client, env) => {
  say('  The demo clinic was cut short last time; beginning again');
  await client.query('drop schema stagewell cascade');
  await runEntry('Bringing the database to the newest schema', 'migrate', env);
};

const make = async (client, env) => {
  await writeNote(client, BEING_MADE);
  say('Making the demo clinic (half a minute, once)');
  await runEntry('Making the demo clinic', 'seed', env);
  await writeNote(client, MADE);
};

/** Makes the demo clinic in an empty embedded database; asking first spares later starts a whole program. */
export const seedIfEmpty = async (env) => {
  const client = new pg.Client({ connectionString: env.MIGRATE_DATABASE_URL });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    if ((await note(client)) === BEING_MADE) await clearHalf(client, env);
    if (!(await hasClinic(client))) await make(client, env);
  } finally {
    await client.end();
  }
};
