import type { MigrationInterface, QueryRunner } from 'typeorm';
import { list, tenantTable, text } from './tables.js';

const ofVersion = (column: string): string => `foreign key (clinic_id, plan_id, ${column}) references plan_version (clinic_id, plan_id, version)`;
const VERSIONS = ['created_version', 'moved_version', 'cancelled_version'];

const REVIEW = tenantTable(
  'review',
  `id uuid not null, plan_id uuid not null, ${text('key', 80)}, ${text('moment', 20)} check (moment in ('assessment','relief-window','wear-off','booster','plan-review','horizon')), ${list('course_ids', 4000)},
   earliest date not null, target date not null, latest date not null, ${text('state', 10)} check (state in ('due','done','waived','cancelled')),
   created_version int not null, moved_version int, cancelled_version int,
   check (earliest <= target and target <= latest), check ((state = 'cancelled') = (cancelled_version is not null)),
   primary key (clinic_id, id), foreign key (clinic_id, plan_id) references care_plan (clinic_id, id), ${VERSIONS.map(ofVersion).join(', ')}`,
  // Called for again after it was cancelled, a review is a row of its own.
  `create unique index review_key on review (clinic_id, plan_id, key) where state <> 'cancelled';
   ${VERSIONS.map((column) => `create index review_${column} on review (clinic_id, plan_id, ${column});`).join('\n')}`,
);

/** What a running plan calls for, on the days that somebody accepted. Plans that run already have theirs from their next save on. */
export class Reviews1767400100000 implements MigrationInterface {
  public async up(runner: QueryRunner): Promise<void> {
    await runner.query(REVIEW);
    await runner.query(`grant select on review to stagewell_backup`);
  }

  public async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table review`);
  }
}
