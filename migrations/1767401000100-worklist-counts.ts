import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How urgent a task is, as the worklist sorts; the same words stand in the statement that reads it. */
const URGENCY = `(case priority when 'stat' then 0 when 'same-day' then 1 when 'within-24h' then 2 when 'within-2d' then 3 when 'within-3d' then 4 else 5 end)`;

/** What is put aside, what is late and what a visit holds is found where it stands, not by reading everything that waits. */
const INDEXES = {
  review_aside: `review (clinic_id, snoozed_until) where state = 'due' and snoozed_until is not null`,
  task_aside: `task (clinic_id, snoozed_until) where state = 'open' and snoozed_until is not null`,
  check_in_request_desk_aside: `check_in_request_desk (clinic_id, snoozed_until) where snoozed_until is not null`,
  task_safety: `task (clinic_id, due_at) where state = 'open' and kind = 'safety'`,
  task_without_deadline: `task (clinic_id, ${URGENCY}, opened_at, id) where state = 'open' and due_at is null`,
  appointment_holding: `appointment (clinic_id, starts_at, id) where state in ('scheduled','arrived','roomed')`,
  check_in_request_latest: `check_in_request (clinic_id, latest_on, id) where state in ('missed','due')`,
} as const;

export class WorklistCounts1767401000100 implements MigrationInterface {
  public async up(runner: QueryRunner): Promise<void> {
    for (const [name, on] of Object.entries(INDEXES)) await runner.query(`create index ${name} on ${on}`);
  }

  public async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(INDEXES)) await runner.query(`drop index ${name}`);
  }
}
