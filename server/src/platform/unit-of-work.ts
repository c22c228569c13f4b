import { Inject, Injectable } from '@nestjs/common';
import type { PoolClient, QueryResultRow } from 'pg';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { APPEND, type AuditEvent } from './audit.js';
import { Seal, type Keys } from './keys.js';
import type { Me } from './me.js';
import { prepared } from './prepared.js';
import { Refusal, unprocessable } from './problem.js';
import { linksOf } from './trail.js';

export const KEYS = Symbol('KEYS');
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const ZONE = /^[A-Za-z_+\-/0-9]{1,60}$/;

/** What one use case may use: the clinic's rows, its clock, and the trail. There is no other way to the database. */
export interface Tx {
  readonly me: Me;
  readonly clinicId: string;
  /** The database's clock at the start of the transaction. */
  readonly now: Date;
  /** The clinic's calendar day at that moment. */
  readonly today: string;
  /** Inserts and updates through entities. */
  readonly manager: EntityManager;
  readonly seal: Seal;
  /** Reads and set-based writes; text is constant, values are parameters. */
  rows<T extends QueryResultRow>(sql: string, values?: readonly unknown[]): Promise<readonly T[]>;
  /** Says what happened; a unit of work that says nothing is not committed. */
  record(event: AuditEvent): void;
}

interface Clock {
  readonly now: Date;
  readonly today: string;
}

/** One transaction per use case: clinic set in the same message as BEGIN, audit appended last, answer after COMMIT. */
@Injectable()
export class UnitOfWork {
  /** Only seeds and specs may set the clock; the audit's time is always the database's. */
  clock: ((at: Clock) => Clock) | null = null;

  constructor(
    private readonly source: DataSource,
    @Inject(KEYS) private readonly keys: Keys,
  ) {}

  /** Runs `work`; a serialisation failure is tried again up to three times, since nothing left the process yet. */
  async run<T>(me: Me, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(me, work);
      } catch (error) {
        if (error instanceof Refusal && [403, 422].includes(error.status)) await this.refused(me, error);
        if (attempt > 3 || !isSerialisation(error)) throw error;
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * attempt));
      }
    }
  }

  /** Leaves a trace of a refusal; the refused work itself was rolled back. */
  async refused(me: Me, refusal: Refusal): Promise<void> {
    await this.once({ ...me, creates: null }, async (tx) => {
      tx.record({ object: 'request', objectId: null, patientId: null, outcome: 'refused', reason: refusal.code });
    });
  }

  private async once<T>(me: Me, work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    const client = (await runner.connect()) as PoolClient;
    try {
      const events: AuditEvent[] = [];
      const seal = new Seal(this.keys, me.clinicId, me.salt);
      // Sent together: without the first the second finds no clinic and is refused.
      const [clock, before] = await Promise.all([begin(client, me), me.creates ? claim(client, me, seal) : null]);
      const tx = txOf({ me, runner, client, clock: this.clock?.(clock) ?? clock, events, seal });
      if (before?.replay) {
        await client.query('ROLLBACK');
        return before.response as T;
      }
      const answer = await work(tx);
      if (events.length === 0) throw new Error(`${me.action} said nothing to the trail`);
      await this.commit(tx, client, events, answer);
      return answer;
    } catch (error) {
      await rollback(client);
      throw error;
    } finally {
      await runner.release();
    }
  }

  /** Append and COMMIT leave together, so that the clinic's chain is locked for one round trip; after a failed append COMMIT rolls back. */
  private async commit({ me, seal }: Tx, client: PoolClient, events: readonly AuditEvent[], answer: unknown): Promise<void> {
    const links = await linksOf(client, this.keys, me, events);
    const kept = me.creates
      ? [me.accountId, me.creates.key, me.creates.hash, seal.seal(JSON.stringify({ answer }), `idempotency|response|${me.creates.key}`)]
      : [null, null, null, null];
    await Promise.all([client.query(prepared(APPEND, [...links, ...kept])), client.query('COMMIT')]);
  }
}

const isSerialisation = (error: unknown): boolean => {
  const code = (error as { code?: string; driverError?: { code?: string } }).driverError?.code ?? (error as { code?: string }).code;
  return code === '40001' || code === '40P01';
};

/** The statement that sets the clinic of a transaction; the literal is checked first, since SET takes no parameters. */
export const settingOf = (clinicId: string): string => {
  if (!UUID.test(clinicId)) throw new Error('Not a clinic');
  return `SET LOCAL app.clinic_id = '${clinicId}'`;
};

/** Until the end of the transaction. */
const STEP_DOWN = 'SET LOCAL ROLE stagewell_link; ';

/** BEGIN, the clinic and the clock in one message. */
const begin = async (client: PoolClient, me: Me): Promise<Clock> => {
  if (!ZONE.test(me.zone)) throw new Error('Not a time zone');
  const answers = (await client.query(
    `BEGIN; ${me.byLink ? STEP_DOWN : ''}${settingOf(me.clinicId)}; SELECT now() AS now, (now() AT TIME ZONE '${me.zone}')::date::text AS today`,
  )) as unknown as { rows: Clock[] }[];
  const clock = answers.at(-1)?.rows[0];
  if (!clock) throw new Error('The database did not tell the time');
  return clock;
};

/** After a failed statement the connection may be gone; then there is nothing to roll back. */
const rollback = async (client: PoolClient): Promise<void> => {
  await client.query('ROLLBACK').catch((error: unknown) => {
    if (!/not queryable|Connection terminated|ECONNRESET|EPIPE/.test(String(error))) throw error;
  });
};

interface Claimed {
  readonly replay: boolean;
  readonly response: unknown;
}

const CLAIM = 'insert into idempotency (clinic_id, actor, idem_key, req_hash) values ($1, $2, $3, $4) on conflict do nothing';

/** Claims the idempotency key, or waits for the first attempt and hands back its answer. Same key, other body: refused. */
const claim = async (client: PoolClient, me: Me, seal: Seal): Promise<Claimed> => {
  const { key, hash } = me.creates ?? { key: '', hash: Buffer.alloc(0) };
  const made = await client.query(prepared(CLAIM, [me.clinicId, me.accountId, key, hash]));
  if (made.rowCount === 1) return { replay: false, response: null };
  const { rows } = await client.query<{ req_hash: Buffer; response: Buffer | null }>(
    'select req_hash, response from idempotency where clinic_id = $1 and actor = $2 and idem_key = $3 for update',
    [me.clinicId, me.accountId, key],
  );
  const first = rows[0];
  if (!first?.req_hash.equals(hash)) {
    throw unprocessable('idempotency-key-reused', 'This idempotency key was used for another request. Nothing was stored; send a fresh key.');
  }
  const { answer } = JSON.parse(seal.open(first.response, `idempotency|response|${key}`)) as { answer?: unknown };
  return { replay: true, response: answer };
};

interface Parts {
  readonly me: Me;
  readonly runner: QueryRunner;
  readonly client: PoolClient;
  readonly clock: Clock;
  readonly events: AuditEvent[];
  readonly seal: Seal;
}

const txOf = ({ me, runner, client, clock, events, seal }: Parts): Tx => ({
  me,
  clinicId: me.clinicId,
  now: clock.now,
  today: clock.today,
  manager: runner.manager,
  seal,
  rows: async <T extends QueryResultRow>(sql: string, values: readonly unknown[] = []) => (await client.query<T>(prepared(sql, values))).rows,
  record: (event) => void events.push(event),
});
