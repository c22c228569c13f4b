import { createHmac } from 'node:crypto';
import type { Keys } from './keys.js';
import type { Me } from './me.js';

/** What happened, in names only: never a value, so that the trail can be read without reading the chart. */
export interface AuditEvent {
  readonly object: string;
  readonly objectId: string | null;
  readonly patientId: string | null;
  /** Names of the fields written, or ids listed; empty for a read. */
  readonly fields?: readonly string[];
  readonly outcome?: 'done' | 'refused';
  readonly reason?: string;
}

/** Where the chain of a clinic ends. */
export interface ChainHead {
  readonly seq: number;
  readonly mac: Buffer;
}

/** A row as stored; the same members in the same order are what the keyed hash covers. */
export interface ChainRow {
  readonly clinicId: string;
  readonly at: string;
  readonly seq: number;
  readonly actor: string | null;
  readonly role: string;
  readonly sessionHash: string | null;
  readonly ip: string;
  readonly requestId: string;
  readonly action: string;
  readonly object: string;
  readonly objectId: string | null;
  readonly patientId: string | null;
  readonly outcome: string;
  readonly reason: string;
  readonly fields: readonly string[];
  readonly keyId: string;
}

const canonical = (row: ChainRow): string =>
  JSON.stringify([
    row.clinicId,
    row.at,
    row.seq,
    row.actor,
    row.role,
    row.sessionHash,
    row.ip,
    row.requestId,
    row.action,
    row.object,
    row.objectId,
    row.patientId,
    row.outcome,
    row.reason,
    row.fields,
    row.keyId,
  ]);

/** The keyed hash of a row and everything before it (HMAC-SHA256). Without the key it cannot be recomputed. */
export const macOf = (keys: Keys, previous: Buffer, row: ChainRow): Buffer => createHmac('sha256', keys.audit).update(previous).update(canonical(row)).digest();

/** The first link of every clinic's chain. */
export const GENESIS = Buffer.alloc(32);

/** As many ids as one row of the trail takes: its check allows 8,000 bytes, a UUID with its comma is 37. */
const FIELDS = 150;

/** A long list of what was seen is several links, so that nothing seen is left out and no one is refused for seeing much. */
const inLinks = (event: AuditEvent): readonly AuditEvent[] => {
  const { fields = [] } = event;
  if (fields.length <= FIELDS) return [event];
  return Array.from({ length: Math.ceil(fields.length / FIELDS) }, (_, at) => ({ ...event, fields: fields.slice(at * FIELDS, (at + 1) * FIELDS) }));
};

/** Chains events after `head`; its `at` is the database's clock in milliseconds. */
export const chain = (
  keys: Keys,
  me: Me,
  head: ChainHead & { readonly at: string },
  events: readonly AuditEvent[],
): readonly (ChainRow & { readonly mac: Buffer })[] => {
  let previous = head.mac;
  return events.flatMap(inLinks).map((event, index) => {
    const row: ChainRow = {
      clinicId: me.clinicId,
      at: head.at,
      seq: head.seq + index + 1,
      actor: me.accountId || null,
      role: me.roles.join(','),
      sessionHash: me.sessionHash?.toString('hex') ?? null,
      ip: me.ip,
      requestId: me.requestId,
      action: me.action,
      object: event.object,
      objectId: event.objectId,
      patientId: event.patientId,
      outcome: event.outcome ?? 'done',
      reason: event.reason ?? '',
      fields: event.fields ?? [],
      keyId: keys.keyId,
    };
    previous = macOf(keys, previous, row);
    return { ...row, mac: previous };
  });
};

/** A clinic's first link. */
export const MAKE_HEAD = 'insert into audit_head (clinic_id, seq, mac) values ($1, 0, $2) on conflict (clinic_id) do nothing';

/** Locks the head and reads the database's clock, and whether one of the charts `$2` went into another one. */
export const LOCK_HEAD = `
  select seq::int as seq, mac, to_char(date_trunc('milliseconds', clock_timestamp()) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
    (select m.patient_id from patient_merge m where m.clinic_id = $1 and m.merged_id = any($2::uuid[]) and m.undone_at is null limit 1) as "into"
  from audit_head where clinic_id = $1 for update`;

/**
 * Appends the rows, moves the head, and stores the answer of an idempotent request: one statement. The claimed key is met by ON
 * CONFLICT, which looks it up by the primary key; an UPDATE planned while the table was new went on reading every key of the clinic.
 */
export const APPEND = `
  with rows as (
    insert into audit_event (clinic_id, at, seq, actor, role, session_hash, ip, request_id, action, object, object_id, patient_id, outcome, reason, fields, key_id, mac)
    select $1, (r->>'at')::timestamptz, (r->>'seq')::bigint, (r->>'actor')::uuid, r->>'role', decode(r->>'sessionHash', 'hex'), r->>'ip', r->>'requestId', r->>'action', r->>'object',
      (r->>'objectId')::uuid, (r->>'patientId')::uuid, r->>'outcome', r->>'reason', array(select jsonb_array_elements_text(r->'fields')), r->>'keyId', decode(r->>'mac', 'hex')
    from jsonb_array_elements($2::jsonb) r
  ), kept as (
    insert into idempotency (clinic_id, actor, idem_key, req_hash, response) select $1, $5::uuid, $6::uuid, $7::bytea, $8::bytea where $6 is not null
    on conflict (clinic_id, actor, idem_key) do update set response = excluded.response
  )
  update audit_head set seq = $3, mac = $4 where clinic_id = $1`;
