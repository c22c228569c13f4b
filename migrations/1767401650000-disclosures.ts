import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, tenantTable, text } from './tables.js';

const DISCLOSURE = tenantTable(
  'disclosure',
  `id uuid not null, patient_id uuid not null, ${text('kind', 40)} check (kind in ('right-of-access')), ${text('recipient', 200)} check (btrim(recipient) <> ''),
   ${text('reason', 300)}, ${text('manifest_sha256', 64)} check (manifest_sha256 ~ '^[0-9a-f]{64}$'), files int not null check (files > 0),
   made_at timestamptz not null, made_by uuid not null,
   primary key (clinic_id, id), foreign key (clinic_id, patient_id) references patient (clinic_id, id)`,
  `create index disclosure_patient on disclosure (clinic_id, patient_id, made_at desc);`,
);

/** What was given out of a chart, to whom and why. Nothing of it is changed later. Going down loses it. */
export class Disclosures1767401650000 implements MigrationInterface {
  public async up(runner: QueryRunner): Promise<void> {
    await runner.query(DISCLOSURE);
    await runner.query(appendOnly('disclosure'));
    await runner.query(`grant select on disclosure to stagewell_backup`);
  }

  public async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table disclosure`);
  }
}
