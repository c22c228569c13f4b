import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../platform/logger.js';
import { ClinicSweep } from '../platform/clinic-sweep.js';
import { ESCALATE_NOW } from './rows.sql.js';

const EVERY_MS = 60_000;

/**
 * Escalates safety tasks that nobody closed in time, every minute, whether or not somebody looks at a list. It says nothing to the
 * trail, which tells what people did: the row itself keeps when it was found late. A second time changes nothing.
 */
@Injectable()
export class Escalation implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly sweep: ClinicSweep,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.start();
    this.timer = setInterval(() => this.start(), EVERY_MS).unref();
  }

  /** A stop waits for the clinic in hand. */
  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** A database that is away now is asked again in a minute. */
  private start(): void {
    this.running = this.running
      .then(() => this.sweep.each(ESCALATE_NOW))
      .catch((error: Error) => this.log.warn({ kind: error.name }, 'late safety tasks could not be escalated'));
  }
}
