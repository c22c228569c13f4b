import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A patient's own answer opens tasks whose deadlines keep the clinic's hours. */
export class LinkReadsHours1767401150000 implements MigrationInterface {
  public async up(runner: QueryRunner): Promise<void> {
    await runner.query(`grant select on opening_hours, clinic_closure to stagewell_link`);
  }

  public async down(runner: QueryRunner): Promise<void> {
    await runner.query(`revoke select on opening_hours, clinic_closure from stagewell_link`);
  }
}
