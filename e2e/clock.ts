import pg from 'pg';
import type { App } from './app.js';

/** The schema that is looked into before the database's own. */
const AHEAD = `create schema if not exists ahead; grant usage on schema ahead to public`;
const ROLES = ['stagewell_app', 'stagewell_link'];
const DEFAULTS = `select format('alter table %I.%I alter column %I set default ahead.now()', table_schema, table_name, column_name) as statement
  from information_schema.columns where table_schema = 'stagewell' and column_default = 'now()'`;

/**
 * The clock of a journey's own database goes to a moment that is still to come, and on from there. The server knows no other
 * clock, so whatever waits for that moment happens as it would then. Whoever was signed in has to sign in again.
 */
export const goTo = async (app: App, moment: Date): Promise<void> => {
  await app.goAway();
  const client = new pg.Client({ connectionString: app.env['MIGRATE_DATABASE_URL'] });
  await client.connect();
  try {
    const { database } = client;
    const ahead = Math.round((moment.getTime() - Date.now()) / 1000);
    await client.query(AHEAD);
    await client.query(
      `create or replace function ahead.now() returns timestamptz language sql stable as $$ select pg_catalog.now() + interval '${ahead} seconds' $$`,
    );
    for (const role of ROLES) await client.query(`alter role ${role} in database ${database} set search_path = ahead, pg_catalog, stagewell, public`);
    const { rows } = await client.query<{ statement: string }>(DEFAULTS);
    for (const { statement } of rows) await client.query(statement);
  } finally {
    await client.end();
  }
  await app.comeBack();
};
