import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../platform/logger.js';
import { workerOf } from '../platform/me.js';
import { Rounds, type Round } from '../platform/rounds.js';
import { Delivery } from './delivery.js';
import { OUTBOX, type Outbox } from './outbox.js';
import { planMessages } from './planning.js';
import { QUEUE } from './planning.sql.js';
import { MessageQueue, type Queued } from './queue.js';

const EVERY_MS = 10_000;
/** As many as the mail server is asked for connections. A kill may repeat no more than these. */
const AT_ONCE = 4;
const CLINIC = 'select zone, seal_salt as salt from clinic where id = $1';

/** Plans messages, queues what is due and sends it, as long as the process runs. Any number of processes may do so at once. */
@Injectable()
export class Reminders implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private queue: MessageQueue | null = null;

  constructor(
    private readonly rounds: Rounds,
    private readonly delivery: Delivery,
    @Inject(OUTBOX) private readonly outbox: Outbox,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.outbox.ways.size === 0) return;
    const queue = new MessageQueue(
      (text, values) => this.rounds.ofLibrary(text, values),
      (error) => this.log.warn({ kind: error.name }, 'the queue of messages could not be reached'),
    );
    await queue.start((job) => this.handle(job), AT_ONCE);
    this.queue = queue;
    this.rounds.begin('planning messages', EVERY_MS, (round) => this.round(round));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.queue?.stop();
    for (const way of this.outbox.ways.values()) way.close();
  }

  /** One clinic: its messages are planned, and what is due is queued in the same transaction. */
  async round(round: Round): Promise<void> {
    await planMessages(round);
    const due = await round.rows<{ id: string }>(QUEUE, [round.clinicId, round.now, [...this.outbox.ways.keys()]]);
    await this.queue?.put(
      due.map(({ id }) => ({ clinicId: round.clinicId, messageId: id })),
      async (text, values) => ({ rows: [...(await round.rows(text, values))] }),
    );
  }

  /** A failure leaves the message where it is; the next round queues it again. */
  private async handle({ clinicId, messageId }: Queued): Promise<void> {
    try {
      const [clinic] = await this.rounds.outside<{ zone: string; salt: Buffer }>(CLINIC, [clinicId]);
      if (clinic) await this.delivery.deliver(workerOf(clinicId, 'message.send', clinic), messageId, this.outbox.ways, this.outbox.origin);
    } catch (error) {
      this.log.warn({ kind: (error as Error).name, messageId }, 'a message could not be handled now');
    }
  }
}
