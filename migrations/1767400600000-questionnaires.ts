import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Fuller questionnaires of a check-in: their answers, versions and scores. Going down loses them. */
export class Questionnaires1767400600000 implements MigrationInterface {
  public async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table check_in add column questionnaires jsonb not null default '[]' check (octet_length(questionnaires::text) <= 20000)`);
  }

  public async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table check_in drop column questionnaires`);
  }
}
