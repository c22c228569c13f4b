import type { MigrationInterface, QueryRunner } from 'typeorm';
import { record, text } from './tables.js';

const EVENT = record(
  'life_event',
  `${text('kind', 20)} check (kind in ('surgery','injury','infection','bereavement','work-or-claim','steroid-course','travel','other')), ${text('label', 200)},
   starts_on date not null, ends_on date check (ends_on >= starts_on)`,
);

/** What happened beside the treatment and can change pain by itself. Going down loses it. */
export class LifeEvents1767401250000 implements MigrationInterface {
  public async up(runner: QueryRunner): Promise<void> {
    await runner.query(EVENT);
    await runner.query(`grant select on life_event to stagewell_backup`);
  }

  public async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table life_event`);
  }
}
