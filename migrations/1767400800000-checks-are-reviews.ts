import type { MigrationInterface, QueryRunner } from 'typeorm';

const MOMENTS = ['assessment', 'relief-window', 'wear-off', 'booster', 'plan-review', 'horizon'];
const momentsAre = (moments: readonly string[]): string =>
  `alter table review drop constraint review_moment_check1, add constraint review_moment_check1 check (moment in (${moments.map((moment) => `'${moment}'`).join(',')}))`;

/** What a treatment needs looked at by the clinic, such as a blood test, is due like any other review. Going down drops those. */
export class ChecksAreReviews1767400800000 implements MigrationInterface {
  public async up(runner: QueryRunner): Promise<void> {
    await runner.query(momentsAre([...MOMENTS, 'check']));
  }

  public async down(runner: QueryRunner): Promise<void> {
    // The owner is held to the clinic's rows like everybody, and here it is about all clinics.
    await runner.query(`alter table review no force row level security`);
    await runner.query(`delete from review where moment = 'check'`);
    await runner.query(`alter table review force row level security`);
    await runner.query(momentsAre(MOMENTS));
  }
}
