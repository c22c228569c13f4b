import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asSuperuser, dropDatabase, freshDatabase } from '../testing/database.js';
import { createTemplate } from '../testing/template.js';
import { TABLES } from '../tables.js';

let database: string;
beforeAll(async () => void (database = await freshDatabase(createTemplate)));
afterAll(() => dropDatabase(database));

const snake = (field: string): string => field.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
const TYPES: Readonly<Record<string, string>> = {
  text: 'text',
  'text?': 'text',
  date: 'date',
  'date?': 'date',
  int: 'integer',
  'int?': 'integer',
  'numeric?': 'numeric',
  boolean: 'boolean',
  'boolean?': 'boolean',
  json: 'jsonb',
  'json?': 'jsonb',
  texts: 'text[]',
  'texts?': 'text[]',
  ints: 'integer[]',
  uuid: 'uuid',
  'uuid?': 'uuid',
  instant: 'timestamp with time zone',
  'instant?': 'timestamp with time zone',
  'bytes?': 'bytea',
  sealed: 'bytea',
};
/** Columns that only the database fills. */
const OWN = ['created_at', 'search', 'family_key', 'given_key'];

describe('entities and tables agree', () => {
  it.each(TABLES.map((table) => [table.name, table] as const))('%s', async (name, table) => {
    const columns = await asSuperuser(
      database,
      async (client) =>
        (
          await client.query<{ name: string; type: string; nullable: boolean }>(
            `select a.attname as name, format_type(a.atttypid, null) as type, not a.attnotnull as nullable from pg_attribute a where a.attrelid = ('stagewell.' || $1)::regclass and a.attnum > 0 and not a.attisdropped`,
            [name],
          )
        ).rows,
    );
    const stored = columns
      .filter((column) => !OWN.includes(column.name))
      .map(({ name: column, type, nullable }) => `${column} ${type}${nullable ? ' null' : ''}`);
    const known = Object.entries(table.fields).map(
      ([field, kind]) => `${snake(field)} ${TYPES[kind]}${kind.endsWith('?') || kind === 'sealed' ? ' null' : ''}`,
    );
    expect(stored.toSorted()).toEqual(known.toSorted());
  });

  it('no tenant table is unknown to the application', async () => {
    const stored = await asSuperuser(database, async (client) =>
      (
        await client.query<{ name: string }>(
          `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'stagewell' and c.relkind in ('r','p') and not c.relispartition`,
        )
      ).rows.map((row) => row.name),
    );
    const platform = ['clinic', 'account', 'membership', 'session', 'migration', 'idempotency', 'audit_head', 'audit_event'];
    expect(stored.filter((name) => !platform.includes(name)).toSorted()).toEqual(TABLES.map(({ name }) => name).toSorted());
  });
});
