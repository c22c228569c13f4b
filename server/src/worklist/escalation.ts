import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Rounds, type Round } from '../platform/rounds.js';
import { ESCALATE_NOW } from './rows.sql.js';

const EVERY_MS = 60_000;

/**
 * Escalates safety tasks that nobody closed in time, every minute, whether or not somebody looks at a list. It says nothing to the
 * trail, which tells what people did: the row itself keeps when it was found late. A second time changes nothing.
 */
@Injectable()
export class Escalation implements OnApplicationBootstrap {
  constructor(private readonly rounds: Rounds) {}

  onApplicationBootstrap(): void {
    this.rounds.begin('escalating late safety tasks', EVERY_MS, (round) => this.sweep(round));
  }

  /** One clinic. */
  async sweep({ clinicId, rows }: Round): Promise<void> {
    await rows(ESCALATE_NOW, [clinicId]);
  }
}
