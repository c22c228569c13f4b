import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable, text } from './tables.js';

/** Who looks after a check-in that was missed, and until when it is put aside; no row = nobody, and it is not. */
const REQUEST_DESK = tenantTable(
  'check_in_request_desk',
  `request_id uuid not null, assigned_to uuid, ${text('assigned_role', 20)} check (assigned_role in ('','clinician','scheduler','admin')),
   snoozed_until date, ${text('snooze_reason', 300)}, snoozes int not null default 0 check (snoozes between 0 and 20), version int not null default 1,
   primary key (clinic_id, request_id), foreign key (clinic_id, request_id) references check_in_request (clinic_id, id)`,
);

/** How urgent a task is, as the worklist sorts; the same words stand in the statement that reads it. */
const URGENCY = `(case priority when 'stat' then 0 when 'same-day' then 1 when 'within-24h' then 2 when 'within-2d' then 3 when 'within-3d' then 4 else 5 end)`;

/** One list of what waits: reviews that are decided say so, errands may have no deadline, and each group is read in its own order. */
export class Worklist1767401000000 implements MigrationInterface {
  public async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table review add constraint review_done_on check ((state = 'done') = (done_on is not null)),
      add constraint review_decided check ((state in ('done','waived')) = (decided_at is not null)), add constraint review_why_waived check (state <> 'waived' or outcome <> '')`);
    await runner.query(`create index review_opening on review (clinic_id, state, earliest, id)`);
    await runner.query(`alter table task alter column due_at drop not null, add constraint task_deadline check (due_at is not null or kind <> 'safety')`);
    await runner.query(`create index task_urgency on task (clinic_id, ${URGENCY}, due_at, id) where state = 'open'`);
    await runner.query(`create index task_late on task (clinic_id, due_at) where state = 'open' and kind = 'safety' and escalated_at is null`);
    await runner.query(REQUEST_DESK);
    await runner.query(`grant select on check_in_request_desk to stagewell_backup`);
    await runner.query(`alter table contact_attempt add column request_id uuid,
      add constraint contact_attempt_request_fk foreign key (clinic_id, request_id) references check_in_request (clinic_id, id)`);
    await runner.query(`create index contact_attempt_request on contact_attempt (clinic_id, request_id)`);
  }

  public async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table contact_attempt drop column request_id`);
    await runner.query(`drop table check_in_request_desk`);
    await runner.query(`drop index task_late; drop index task_urgency; drop index review_opening`);
    // What had no deadline gets the moment it was opened.
    await runner.query(`alter table task no force row level security; alter table task drop constraint task_deadline;
      update task set due_at = opened_at where due_at is null; alter table task alter column due_at set not null, force row level security`);
    await runner.query(`alter table review drop constraint review_done_on, drop constraint review_decided, drop constraint review_why_waived`);
  }
}
