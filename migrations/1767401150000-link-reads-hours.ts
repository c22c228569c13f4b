import type { MigrationInterface, QueryRunner } from 'typeorm';

const PARTS = [
  '(clinic_id, weekday, opens, closes, withdrawn_at) on opening_hours',
  '(clinic_id, site_id, first_on, last_on, entered_in_error_at) on clinic_closure',
];

/** A patient's own answer opens tasks whose deadlines keep the clinic's hours. */
export class LinkReadsHours1767401150000 implements MigrationInterface {
  public async up(runner: QueryRunner): Promise<void> {
    for (const part of PARTS) await runner.query(`grant select ${part} to stagewell_link`);
  }

  public async down(runner: QueryRunner): Promise<void> {
    for (const part of PARTS) await runner.query(`revoke select ${part} from stagewell_link`);
  }
}
