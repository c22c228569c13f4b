import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, tenantTable, text } from './tables.js';

const DECISION = tenantTable(
  'review_decision',
  `id uuid not null, plan_id uuid not null, patient_id uuid not null, decided_on date not null, decided_at timestamptz not null, decided_by uuid not null,
   version_before int not null, version_after int not null check (version_after > version_before),
   review_ids text[] not null check (octet_length(review_ids::text) <= 8000), decisions jsonb not null check (octet_length(decisions::text) <= 200000),
   next_on date, ${text('words_en', 1000)}, ${text('words_es', 1000)},
   primary key (clinic_id, id), foreign key (clinic_id, patient_id) references patient (clinic_id, id), foreign key (clinic_id, plan_id) references care_plan (clinic_id, id)`,
  `create index review_decision_patient on review_decision (clinic_id, patient_id, decided_on);
   create index review_decision_plan on review_decision (clinic_id, plan_id);`,
);

/** What was decided at a review, with what was known then. Nothing of it is changed later. Going down loses it. */
export class ReviewDecisions1767401300000 implements MigrationInterface {
  public async up(runner: QueryRunner): Promise<void> {
    await runner.query(DECISION);
    await runner.query(appendOnly('review_decision'));
    await runner.query(`grant select on review_decision to stagewell_backup`);
  }

  public async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table review_decision`);
  }
}
