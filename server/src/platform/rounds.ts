import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { QueryResult, QueryResultRow } from 'pg';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import type { AuditEvent } from './audit.js';
import { poolOf } from './database.js';
import type { Keys } from './keys.js';
import { LOGGER } from './logger.js';
import { workerOf } from './me.js';
import { prepared } from './prepared.js';
import { appendTrail } from './trail.js';
import { KEYS, settingOf } from './unit-of-work.js';

/** One clinic's turn: its rows, its clock, its zone. */
export interface Round {
  readonly clinicId: string;
  readonly zone: string;
  readonly now: Date;
  /** The clinic's calendar day at that moment. */
  readonly today: string;
  rows<T extends QueryResultRow>(sql: string, values: readonly unknown[]): Promise<readonly T[]>;
  /** Says what was done that somebody will ask about; it is appended last, under the word of the round. */
  record(event: AuditEvent): void;
}
export type RoundWork = (round: Round) => Promise<void>;
interface Clinic {
  readonly id: string;
  readonly zone: string;
}

/** The trail's word for what is done when its time has come. */
const WORD = 'round.do';
/** Nothing is sealed in a round. */
const NO_SALT = Buffer.alloc(0);

/** Work that nobody waits for, clinic by clinic, each in a transaction of its own with that clinic set, as everywhere. */
@Injectable()
export class Rounds implements BeforeApplicationShutdown {
  /** Only specs may move the clock. */
  clock: ((now: Date) => Date) | null = null;
  private timers: readonly NodeJS.Timeout[] = [];
  private running: Promise<void> = Promise.resolve();
  private stopping = false;

  constructor(
    private readonly source: DataSource,
    @Inject(LOGGER) private readonly log: Logger,
    @Inject(KEYS) private readonly keys: Keys,
  ) {}

  /** Does `work` now and every so many milliseconds, one round after another; a database that is away now is asked again then. */
  begin(what: string, everyMs: number, work: RoundWork): void {
    const start = (): void => {
      this.running = this.running.then(() => this.once(work)).catch((error: Error) => this.log.warn({ kind: error.name }, `${what} could not be done`));
    };
    start();
    this.timers = [...this.timers, setInterval(start, everyMs).unref()];
  }

  /** One round through all clinics. What fails in one does not keep the others from their turn; rejects afterwards with the first failure. */
  async once(work: RoundWork): Promise<void> {
    const { rows } = await poolOf(this.source).query<Clinic>('select id, zone from clinic order by id');
    const failures: unknown[] = [];
    for (const clinic of rows) if (!this.stopping) await this.inClinic(clinic, work).catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  }

  /** A statement outside of every clinic, on global tables. */
  async outside<T extends QueryResultRow>(sql: string, values: readonly unknown[]): Promise<readonly T[]> {
    return (await poolOf(this.source).query<T>(prepared(sql, values))).rows;
  }

  /** What a library asks of tables of its own: its texts are many, and some hold several statements, so nothing is prepared. */
  ofLibrary(sql: string, values: readonly unknown[]): Promise<QueryResult> {
    return poolOf(this.source).query(sql, [...values]);
  }

  /** A stop waits for the clinic in hand. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    for (const timer of this.timers) clearInterval(timer);
    await this.running;
  }

  private async inClinic({ id, zone }: Clinic, work: RoundWork): Promise<void> {
    const client = await poolOf(this.source).connect();
    try {
      await client.query('BEGIN');
      await client.query(settingOf(id));
      const rows = async <T extends QueryResultRow>(sql: string, values: readonly unknown[]): Promise<readonly T[]> =>
        (await client.query<T>(prepared(sql, values))).rows;
      const events: AuditEvent[] = [];
      await work({ clinicId: id, zone, ...(await this.clockOf(rows, zone)), rows, record: (event) => void events.push(event) });
      await appendTrail(client, this.keys, workerOf(id, WORD, { zone, salt: NO_SALT }), events);
      await client.query('COMMIT');
      client.release();
    } catch (error) {
      // Closed, not returned: a connection in an unknown state must not serve the next request.
      client.release(true);
      throw error;
    }
  }

  private async clockOf(rows: Round['rows'], zone: string): Promise<Pick<Round, 'now' | 'today'>> {
    const [at] = await rows<{ now: Date }>('select now() as now', []);
    if (!at) throw new Error('The database did not tell the time');
    const now = this.clock?.(at.now) ?? at.now;
    const [day] = await rows<{ today: string }>('select ($1::timestamptz at time zone $2)::date::text as today', [now, zone]);
    return { now, today: day?.today ?? '' };
  }
}
