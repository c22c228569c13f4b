import { drive } from './load.mjs';

const TABLES = {
  'check-in with its indexes': ['check_in'],
  'audit row': ['audit_event'],
  'idempotency row': ['idempotency'],
  'patient, audit head (bloat)': ['patient', 'audit_head'],
};
const COUNT = 3000;

const SIZES = `select coalesce(sum(pg_total_relation_size(relid)), 0)::float8 as bytes from
  (select c.oid as relid from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'stagewell' and c.relkind = 'r' and c.relname like any ($1::text[])) x`;

const read = async (client) => {
  const sizes = {};
  for (const [name, tables] of Object.entries(TABLES))
    sizes[name] = (await client.query(SIZES, [tables.flatMap((table) => [table, ...(table === 'audit_event' ? ['audit\\_event\\_%'] : [])])])).rows[0].bytes;
  const { rows } = await client.query(`select pg_current_wal_lsn() - '0/0'::pg_lsn as wal`);
  return { sizes, wal: Number(rows[0].wal) };
};

/** Bytes that one check-in leaves behind, by what grew, and the write-ahead log it took; from 3,000 recorded through the API. */
export const storage = async ({ client, port, next }) => {
  const before = await read(client);
  const { latencies } = await drive({ port, connections: 8, ms: 60_000, most: COUNT, next });
  const after = await read(client);
  const per = (bytes) => bytes / latencies.length;
  return {
    count: latencies.length,
    parts: Object.entries(after.sizes).map(([name, bytes]) => ({ name, bytes: per(bytes - before.sizes[name]) })),
    wal: per(after.wal - before.wal),
  };
};
