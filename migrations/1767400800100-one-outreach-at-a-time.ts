import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever misses check-ins has one open task about it, however many processes look. */
export class OneOutreachAtATime1767400800100 implements MigrationInterface {
  public async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create unique index task_outreach_once on task (clinic_id, patient_id) where trigger_id = 'SAF-18' and state = 'open'`);
  }

  public async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index task_outreach_once`);
  }
}
