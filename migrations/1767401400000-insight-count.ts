import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './tables.js';

const COUNT = tenantTable(
  'insight_count',
  `counted_at timestamptz not null, sums jsonb not null check (octet_length(sums::text) <= 8000000), primary key (clinic_id)`,
);

/** The sums behind a clinic's insight, counted now and then: reading every score takes seconds, a page may not. Going down loses nothing else. */
export class InsightCount1767401400000 implements MigrationInterface {
  public async up(runner: QueryRunner): Promise<void> {
    await runner.query(COUNT);
    await runner.query(`grant select on insight_count to stagewell_backup`);
  }

  public async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table insight_count`);
  }
}
