import { join } from 'node:path';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { ROLES } from './platform/roles.js';
import { installQueue } from './reminders/queue.js';

/** One lock for every runner; it needs a direct connection, not a pooler. */
const LOCK = 7_310_554_201;

/**
 * Brings the database of `url` to the newest schema. Two runners at once: one works, the other waits and finds nothing to do.
 * Returns the names of the migrations that ran.
 */
export const migrate = async (url: string, folder = join(import.meta.dirname, 'migrations')): Promise<readonly string[]> => {
  const guard = new pg.Client({ connectionString: url });
  await guard.connect();
  try {
    await guard.query('select pg_advisory_lock($1)', [LOCK]);
    for (const statement of ROLES) await guard.query(statement);
    const source = new DataSource({
      type: 'postgres',
      url,
      schema: 'stagewell',
      migrations: [join(folder, '[0-9]*.{js,ts}')],
      migrationsTableName: 'migration',
      poolSize: 1,
      // Everything made by a migration belongs to the owner, which nobody can sign in as.
      extra: { options: '-c role=stagewell_owner -c search_path=stagewell,public' },
      installExtensions: false,
    });
    await source.initialize();
    try {
      const ran = (await source.runMigrations({ transaction: 'each' })).map(({ name }) => name);
      await installQueue(url);
      return ran;
    } finally {
      await source.destroy();
    }
  } finally {
    await guard.end();
  }
};

if (process.argv[1]?.endsWith('migrate.js')) {
  const url = process.env['MIGRATE_DATABASE_URL'] ?? process.env['DATABASE_URL'];
  if (!url) throw new Error('Set MIGRATE_DATABASE_URL (a role that may create roles) before migrating.');
  const ran = await migrate(url);
  process.stdout.write(ran.length > 0 ? `Migrated: ${ran.join(', ')}\n` : 'The schema is up to date.\n');
}
