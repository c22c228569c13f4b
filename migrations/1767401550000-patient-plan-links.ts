import type { MigrationInterface, QueryRunner } from 'typeorm';
import { sealed, tenantTable } from './tables.js';

const LINK = tenantTable(
  'patient_plan_link',
  `id uuid not null, plan_id uuid not null, patient_id uuid not null, plan_version int not null, ${sealed('document', 300000)}, token_hash bytea check (token_hash is not null and octet_length(token_hash) = 32),
   made_at timestamptz not null, made_by uuid not null, expires_at timestamptz not null check (expires_at > made_at), revoked_at timestamptz, opened_at timestamptz,
   birth_date_tries int not null default 0 check (birth_date_tries between 0 and 100),
   primary key (clinic_id, id), foreign key (clinic_id, plan_id) references care_plan (clinic_id, id), foreign key (clinic_id, patient_id) references patient (clinic_id, id)`,
  `create index patient_plan_link_plan on patient_plan_link (clinic_id, plan_id);
   create index patient_plan_link_patient on patient_plan_link (clinic_id, patient_id);`,
);

/** The patient's plan by a link: the page as it was when the link was made. Whoever comes by it reads that row, and whether the plan is another one now. */
export class PatientPlanLinks1767401550000 implements MigrationInterface {
  public async up(runner: QueryRunner): Promise<void> {
    await runner.query(LINK);
    await runner.query(`grant select on patient_plan_link to stagewell_backup`);
    await runner.query(`grant select, update (opened_at, birth_date_tries) on patient_plan_link to stagewell_link`);
    await runner.query(`grant select (version) on care_plan to stagewell_link`);
  }

  public async down(runner: QueryRunner): Promise<void> {
    await runner.query(`revoke select (version) on care_plan from stagewell_link`);
    await runner.query(`drop table patient_plan_link`);
  }
}
