import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever misses check-ins has one open task about it, however many processes look. A link that opens tasks knows the clinic's hours. */
export class OneOutreachAtATime1767400800100 implements MigrationInterface {
  public async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create unique index task_outreach_once on task (clinic_id, patient_id) where trigger_id = 'SAF-18' and state = 'open'`);
    await runner.query(
      `do $$ begin if exists (select from pg_roles where rolname = 'stagewell_link') then grant select on opening_hours to stagewell_link; end if; end $$`,
    );
  }

  public async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index task_outreach_once`);
  }
}
