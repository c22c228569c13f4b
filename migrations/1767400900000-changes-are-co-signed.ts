import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, tenantTable } from './tables.js';

const SIGNED = tenantTable(
  'co_signature',
  `plan_id uuid not null, version int not null default 1, signed_by uuid not null, signed_at timestamptz not null,
   primary key (clinic_id, plan_id, version, signed_by),
   foreign key (clinic_id, plan_id, version) references plan_version (clinic_id, plan_id, version)`,
);

/** Who is supervised asks for a co-signature of what they change of a running plan, too. Requests made before were for whole plans. */
export class ChangesAreCoSigned1767400900000 implements MigrationInterface {
  public async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table co_signature_request add column of_change boolean not null default false`);
    await runner.query(SIGNED);
    await runner.query(appendOnly('co_signature'));
    await runner.query(`grant select on co_signature to stagewell_backup`);
  }

  public async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table co_signature`);
    await runner.query(`alter table co_signature_request drop column of_change`);
  }
}
