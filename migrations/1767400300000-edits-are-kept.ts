import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './tables.js';

const EDITS = tenantTable(
  'plan_edit',
  `plan_id uuid not null, account_id uuid not null, base_version int not null, board jsonb not null check (octet_length(board::text) <= 400000), kept_at timestamptz not null,
   primary key (clinic_id, plan_id, account_id), foreign key (clinic_id, plan_id, base_version) references plan_version (clinic_id, plan_id, version)`,
  `create index plan_edit_base on plan_edit (clinic_id, plan_id, base_version);`,
);

/** Unsaved edits of a plan, one for each person, until they are saved or dropped. Going down loses them. */
export class EditsAreKept1767400300000 implements MigrationInterface {
  public async up(runner: QueryRunner): Promise<void> {
    await runner.query(EDITS);
    await runner.query(`grant delete on plan_edit to stagewell_app`);
    await runner.query(`grant select on plan_edit to stagewell_backup`);
  }

  public async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table plan_edit`);
  }
}
