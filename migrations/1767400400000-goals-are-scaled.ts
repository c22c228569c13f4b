import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, optional, tenantTable, text } from './tables.js';

const RATING = tenantTable(
  'goal_rating',
  `id uuid not null, patient_id uuid not null, goal_id uuid not null, rated_on date not null, level int check (level between -2 and 2),
   ${text('rated_by', 10)} check (rated_by in ('patient','together','clinician')), ${text('words', 500)}, version int not null default 1,
   recorded_at timestamptz not null, recorded_by uuid not null,
   entered_in_error_at timestamptz, entered_in_error_by uuid, ${optional('entered_in_error_reason', 300)},
   primary key (clinic_id, id), foreign key (clinic_id, patient_id) references patient (clinic_id, id), foreign key (clinic_id, goal_id) references goal (clinic_id, id)`,
  `create index goal_rating_patient on goal_rating (clinic_id, patient_id, rated_on);
   create index goal_rating_goal on goal_rating (clinic_id, goal_id);`,
);

/** Goals are scaled, and rated by day. Of a rating nothing is changed but that it was entered in error. Going down loses both. */
export class GoalsAreScaled1767400400000 implements MigrationInterface {
  public async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table goal add scale jsonb check (octet_length(scale::text) <= 8000)`);
    await runner.query(RATING);
    await runner.query(appendOnly('goal_rating'));
    await runner.query(`grant update (version, entered_in_error_at, entered_in_error_by, entered_in_error_reason) on goal_rating to stagewell_app`);
    await runner.query(`grant select on goal_rating to stagewell_backup`);
  }

  public async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table goal_rating`);
    await runner.query(`alter table goal drop column scale`);
  }
}
