import type { MigrationInterface, QueryRunner } from 'typeorm';
import { text } from './tables.js';

/** Boards that were kept before have no home practice, and a save would refuse them. */
const KEPT_EDITS = `
update plan_edit set board = jsonb_set(board, '{courses}',
  (select coalesce(jsonb_agg('{"homePractice": ""}'::jsonb || c.course order by c.place), '[]') from jsonb_array_elements(board->'courses') with ordinality c (course, place)))`;

/** What the patient does between sessions, by course. Going down loses it. */
export class HomePractice1767400350000 implements MigrationInterface {
  public async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table course add column ${text('home_practice', 500)}`);
    // The owner sees every clinic's rows only while nothing is forced.
    await runner.query(`alter table plan_edit no force row level security`);
    await runner.query(KEPT_EDITS);
    await runner.query(`alter table plan_edit force row level security`);
  }

  public async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table course drop column home_practice`);
  }
}
