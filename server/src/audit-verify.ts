import pg from 'pg';
import { GENESIS, macOf, type ChainHead, type ChainRow } from './platform/audit.js';
import { readKeys, type Keys } from './platform/keys.js';

const BATCH = 5000;
const ROWS = `select clinic_id as "clinicId", to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, seq::int as seq, actor, role, encode(session_hash, 'hex') as "sessionHash", ip, request_id as "requestId",
  action, object, object_id as "objectId", patient_id as "patientId", outcome, reason, fields, key_id as "keyId", mac from audit_event where clinic_id = $1 and seq > $2 order by seq limit ${BATCH}`;

/** What the check of one clinic's chain found. */
export interface ChainCheck {
  readonly clinicId: string;
  readonly events: number;
  /** The first sequence number that is missing or changed; `null` = the chain is whole and ends where the head says. */
  readonly brokenAt: number | null;
}

/** Recomputes every keyed hash of a clinic's trail and compares its end with the head. */
export const verifyChain = async (client: pg.Client, keys: Keys, clinicId: string): Promise<ChainCheck> => {
  let end: ChainHead = { seq: 0, mac: GENESIS };
  for (;;) {
    const { rows } = await client.query<ChainRow & { mac: Buffer }>(ROWS, [clinicId, end.seq]);
    const next = follow(keys, end, rows);
    if (next.seq < end.seq + rows.length) return { clinicId, events: next.seq, brokenAt: next.seq + 1 };
    end = next;
    if (rows.length < BATCH) break;
  }
  const { rows } = await client.query<ChainHead>('select seq::int as seq, mac from audit_head where clinic_id = $1', [clinicId]);
  const head = rows[0] ?? { seq: 0, mac: GENESIS };
  return { clinicId, events: end.seq, brokenAt: head.seq === end.seq && head.mac.equals(end.mac) ? null : end.seq + 1 };
};

/** How far the rows continue the chain; it stops before the first that does not. */
const follow = (keys: Keys, from: ChainHead, rows: readonly (ChainRow & { mac: Buffer })[]): ChainHead => {
  let end = from;
  for (const { mac, ...row } of rows) {
    if (row.seq !== end.seq + 1 || !macOf(keys, end.mac, row).equals(mac)) break;
    end = { seq: row.seq, mac };
  }
  return end;
};

/** Every clinic of the database, each inside its own tenant setting. `url` is a role that may read the trail. */
export const verifyAll = async (url: string, keys: Keys): Promise<readonly ChainCheck[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>('select id from stagewell.clinic order by id');
    const checks: ChainCheck[] = [];
    for (const { id } of rows) {
      await client.query(`begin; set local search_path = stagewell, public; set local app.clinic_id = '${id}'`);
      checks.push(await verifyChain(client, keys, id));
      await client.query('commit');
    }
    return checks;
  } finally {
    await client.end();
  }
};

if (process.argv[1]?.endsWith('audit-verify.js')) {
  const url = process.env['MIGRATE_DATABASE_URL'] ?? process.env['DATABASE_URL'];
  if (!url || !process.env['KEY_FILE']) throw new Error('Set MIGRATE_DATABASE_URL and KEY_FILE; see .env.example.');
  const checks = await verifyAll(url, readKeys(process.env['KEY_FILE']));
  for (const { clinicId, events, brokenAt } of checks) {
    process.stdout.write(
      brokenAt === null ? `${clinicId}: ${events} events, whole\n` : `${clinicId}: BROKEN at event ${brokenAt} (${events} before it are whole)\n`,
    );
  }
  if (checks.some(({ brokenAt }) => brokenAt !== null)) process.exitCode = 1;
}
