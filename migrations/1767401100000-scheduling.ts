import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './tables.js';

/** One address per clinician; no hash = none, since the old one was taken back. */
const CALENDAR_FEED = tenantTable(
  'calendar_feed',
  `account_id uuid not null, token_hash bytea check (octet_length(token_hash) = 32), made_at timestamptz not null, primary key (clinic_id, account_id)`,
);

/** Hours and shifts can be taken back without being lost; a clinician's calendar can be read by another program. */
export class Scheduling1767401100000 implements MigrationInterface {
  public async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table opening_hours add column withdrawn_at timestamptz`);
    await runner.query(`alter table availability add column withdrawn_at timestamptz`);
    await runner.query(CALENDAR_FEED);
    await runner.query(`grant select on calendar_feed to stagewell_backup`);
  }

  public async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table calendar_feed`);
    await runner.query(`alter table availability drop column withdrawn_at`);
    await runner.query(`alter table opening_hours drop column withdrawn_at`);
  }
}
