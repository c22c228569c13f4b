import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { INSIGHT } from '@stagewell/shared/insight/insight';
import { catalogueById } from '../catalogue/catalogue.service.js';
import { Rounds, type Round } from '../platform/rounds.js';
import { counted, countNow } from './counting.js';

const EVERY_MS = 1_800_000;
const HOUR_MS = 3_600_000;

/** Counts each clinic's responses again when the last count has become old. It says nothing to the trail: sums are made, and nobody reads them. */
@Injectable()
export class Recounting implements OnApplicationBootstrap {
  constructor(private readonly rounds: Rounds) {}

  onApplicationBootstrap(): void {
    this.rounds.begin('counting responses', EVERY_MS, (round) => this.sweep(round));
  }

  /** One clinic. Nobody has looked yet = nothing to keep fresh: the first look counts. */
  async sweep(round: Round): Promise<void> {
    const last = await counted(round);
    if (last === null || round.now.getTime() - last.countedAt.getTime() < INSIGHT.countEveryHours * HOUR_MS) return;
    await countNow(round, await catalogueById(round));
  }
}
