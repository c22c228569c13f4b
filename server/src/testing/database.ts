import pg from 'pg';
import { v7 } from 'uuid';

export const TEMPLATE = 'stagewell_template';

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

/** A database of its own for one spec file, cloned from the migrated template. */
export const freshDatabase = async (): Promise<string> => {
  const name = `spec_${v7().replaceAll('-', '')}`;
  await asSuperuser('postgres', (client) => cloned(client, name));
  return name;
};

/** Cloning needs the template to itself; another worker may be at it this moment. */
const cloned = async (client: pg.Client, name: string, attempt = 1): Promise<void> => {
  try {
    await client.query(`create database ${name} template ${TEMPLATE}`);
  } catch (error) {
    if ((error as { code?: string }).code !== '55006' || attempt > 50) throw error;
    await new Promise((resolve) => setTimeout(resolve, 100));
    await cloned(client, name, attempt + 1);
  }
};

export const dropDatabase = (name: string): Promise<unknown> => asSuperuser('postgres', (client) => client.query(`drop database if exists ${name} with (force)`));
