import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { PoolClient } from 'pg';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { poolOf } from './database.js';
import { LOGGER } from './logger.js';
import { prepared } from './prepared.js';
import { settingOf } from './unit-of-work.js';

/** A browser that lost its answer asks again within minutes; three days cover a laptop that slept over a weekend. */
const KEPT_HOURS = 72;
const EVERY_MS = 3_600_000;
/** Small batches, so that nobody's request waits long for a lock. */
const BATCH = 1000;

/** Several API processes may sweep at once: each takes rows that no other holds. */
const EXPIRE = `
  delete from idempotency where clinic_id = $1 and (actor, idem_key) in (
    select actor, idem_key from idempotency where clinic_id = $1 and created_at < now() - make_interval(hours => ${KEPT_HOURS})
    order by created_at limit ${BATCH} for update skip locked)`;

/**
 * Forgets answered requests after 72 hours, at the start and every hour. Each clinic in a transaction of its own with that clinic
 * set, as everywhere. Nothing goes to the trail: it says what people did, and the trail of the request itself stays.
 */
@Injectable()
export class Expiry implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopping = false;

  constructor(
    private readonly source: DataSource,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.start();
    this.timer = setInterval(() => this.start(), EVERY_MS).unref();
  }

  /** A stop waits for the batch in hand. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    await this.running;
  }

  /** In the background, one sweep after another; a database that is away now is asked again in an hour. */
  private start(): void {
    this.running = this.running.then(() => this.sweep()).catch((error: Error) => this.log.warn({ kind: error.name }, 'old request keys could not be removed'));
  }

  private async sweep(): Promise<void> {
    const { rows } = await poolOf(this.source).query<{ id: string }>('select id from clinic order by id');
    for (const { id } of rows) while (!this.stopping && (await this.expire(id)) === BATCH);
  }

  private async expire(clinicId: string): Promise<number> {
    const client: PoolClient = await poolOf(this.source).connect();
    try {
      await client.query('BEGIN');
      await client.query(settingOf(clinicId));
      const { rowCount } = await client.query(prepared(EXPIRE, [clinicId]));
      await client.query('COMMIT');
      client.release();
      return rowCount ?? 0;
    } catch (error) {
      // Closed, not returned: a connection in an unknown state must not serve the next request.
      client.release(true);
      throw error;
    }
  }
}
