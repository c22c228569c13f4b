import type { PoolClient } from 'pg';
import { APPEND, chain, GENESIS, LOCK_HEAD, MAKE_HEAD, type AuditEvent, type ChainHead } from './audit.js';
import type { Keys } from './keys.js';
import type { Me } from './me.js';
import { prepared } from './prepared.js';
import { chartMerged } from './problem.js';

/** `into` = the chart that was kept, when one of the charts concerned was merged. */
type Head = ChainHead & { readonly at: string; readonly into: string | null };

/** Waits for its turn at the end of the clinic's chain; the very first time the row is made and locked in two steps. */
const lockHead = async (client: PoolClient, clinicId: string, charts: readonly string[]): Promise<Head> => {
  const lock = async (): Promise<Head | undefined> => (await client.query<Head>(prepared(LOCK_HEAD, [clinicId, charts]))).rows[0];
  const there = await lock();
  if (there) return there;
  await client.query(MAKE_HEAD, [clinicId, GENESIS]);
  const head = await lock();
  if (!head) throw new Error('The audit head could not be locked');
  return head;
};

/** Of a merge and its undoing, which stand in the trail of both charts, and of reading the trail itself, a chart that went may be spoken. */
const OF_BOTH = ['patient-merge', 'audit'];
/** SQLSTATE of a failure that goes away when the unit of work is done again. */
const SERIALISATION = '40001';

const chartsIn = (events: readonly AuditEvent[]): readonly string[] =>
  events.flatMap(({ object, patientId }) => (patientId === null || OF_BOTH.includes(object) ? [] : [patientId]));

/** Of a chart that went into another one nothing is read or written any more; a patient's link finds the other chart on a second try. */
const refuseMerged = ({ into }: Head, me: Me): void => {
  if (into === null) return;
  if (me.byLink) throw Object.assign(new Error('The chart was merged meanwhile'), { code: SERIALISATION });
  throw chartMerged(into);
};

/** What APPEND takes before the kept answer. The chain of the clinic is locked from here to the end of the transaction: called last. */
export const linksOf = async (client: PoolClient, keys: Keys, me: Me, events: readonly AuditEvent[]): Promise<readonly unknown[]> => {
  const head = await lockHead(client, me.clinicId, chartsIn(events));
  refuseMerged(head, me);
  const linked = chain(keys, me, head, events);
  const last = linked.at(-1);
  return [me.clinicId, JSON.stringify(linked.map((row) => ({ ...row, mac: row.mac.toString('hex') }))), last?.seq, last?.mac];
};

const NO_ANSWER_KEPT = [null, null, null, null];

/** Appends what a worker did, inside its transaction; nothing more may be done in it but COMMIT. */
export const appendTrail = async (client: PoolClient, keys: Keys, me: Me, events: readonly AuditEvent[]): Promise<void> => {
  if (events.length > 0) await client.query(prepared(APPEND, [...(await linksOf(client, keys, me, events)), ...NO_ANSWER_KEPT]));
};
