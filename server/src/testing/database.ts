import pg from 'pg';
import { v7 } from 'uuid';

export const TEMPLATE = 'stagewell_template';
const TURN = 5_120_771;

/** A URL on the test server. */
export const urlFor = (role: string, database: string): string =>
  `postgres://${role}@/${database}?host=${encodeURIComponent(process.env['TEST_DATABASE_SOCKET'] ?? '')}&port=${process.env['TEST_DATABASE_PORT'] ?? '5432'}`;

export const asSuperuser = async <T>(database: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: urlFor('postgres', database) });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** A database of its own for one spec file, cloned from the migrated template; the first to come makes the template. */
export const freshDatabase = async (makeTemplate: () => Promise<void>): Promise<string> => {
  const name = `spec_${v7().replaceAll('-', '')}`;
  await asSuperuser('postgres', async (client) => {
    await client.query('select pg_advisory_lock($1)', [TURN]);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [TEMPLATE]);
    if (rowCount === 0) await makeTemplate();
    await client.query(`create database ${name} template ${TEMPLATE}`);
  });
  return name;
};

export const dropDatabase = (name: string): Promise<unknown> =>
  asSuperuser('postgres', (client) => client.query(`drop database if exists ${name} with (force)`));
