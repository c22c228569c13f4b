import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTemplate } from './template.js';

interface Server {
  readonly socketDir: string;
  readonly port: number;
  readonly urlFor: (role: string, database: string) => string;
  readonly stop: () => Promise<void>;
}

/** One temporary server per run, unless the caller brings one; every spec file gets a database cloned from one migrated template. */
export default async function globalSetup(): Promise<void> {
  if (!process.env['TEST_DATABASE_SOCKET']) {
    const { startDatabase } = (await import('../../../scripts/database.mjs' as string)) as { startDatabase: (options: object) => Promise<Server> };
    const server = await startDatabase({ dataDir: join(mkdtempSync(join(tmpdir(), 'stagewell-test-')), 'data'), settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } });
    process.env['TEST_DATABASE_SOCKET'] = server.socketDir;
    process.env['TEST_DATABASE_PORT'] = String(server.port);
    (globalThis as { testDatabase?: Server }).testDatabase = server;
  }
  await createTemplate();
}
