import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { QueryResult, QueryResultRow } from 'pg';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { poolOf } from './database.js';
import { LOGGER } from './logger.js';
import { prepared } from './prepared.js';
import { settingOf } from './unit-of-work.js';

/** One clinic's turn: its rows, its clock, its zone. */
export interface Round {
  readonly clinicId: string;
  readonly zone: string;
  readonly now: Date;
  /** The clinic's calendar day at that moment. */
  readonly today: string;
  rows<T extends QueryResultRow>(sql: string, values: readonly unknown[]): Promise<readonly T[]>;
}
export type RoundWork = (round: Round) => Promise<void>;

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
  ) {}

  /** Does `work` now and every so many milliseconds, one round after another; a database that is away now is asked again then. */
  begin(what: string, everyMs: number, work: RoundWork): void {
    const start = (): void => {
      this.running = this.running.then(() => this.once(work)).catch((error: Error) => this.log.warn({ kind: error.name }, `${what} could not be done`));
    };
    start();
    this.timers = [...this.timers, setInterval(start, everyMs).unref()];
  }

  /** One round through all clinics. Rejects when one of them fails; those before it are done. */
  async once(work: RoundWork): Promise<void> {
    const { rows } = await poolOf(this.source).query<{ id: string; zone: string }>('select id, zone from clinic order by id');
    for (const clinic of rows) if (!this.stopping) await this.inClinic(clinic, work);
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

  private async inClinic({ id, zone }: { id: string; zone: string }, work: RoundWork): Promise<void> {
    const client = await poolOf(this.source).connect();
    try {
      await client.query('BEGIN');
      await client.query(settingOf(id));
      const rows = async <T extends QueryResultRow>(sql: string, values: readonly unknown[]): Promise<readonly T[]> =>
        (await client.query<T>(prepared(sql, values))).rows;
      await work({ clinicId: id, zone, ...(await this.clockOf(rows, zone)), rows });
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
