import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATES = "('waiting','sending','sent','failed','dropped')";
const BEFORE = "('waiting','sent','failed','dropped')";

/** Messages are taken in hand for a while, and put into a queue; a patient may say by a link that no more are wanted. */
export class Reminders1767401200000 implements MigrationInterface {
  public async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table message drop constraint message_state_check1, add constraint message_state_check1 check (state in ${STATES})`);
    await runner.query(`alter table message add column queued_at timestamptz, add column leased_until timestamptz`);
    await runner.query(`alter table message add constraint message_lease check ((state = 'sending') = (leased_until is not null))`);
    await runner.query(`alter table message add constraint message_sent check ((state = 'sent') = (sent_at is not null))`);
    await runner.query(`grant select (clinic_id, patient_id, opted_out_at, version), update (opted_out_at, version) on contact_preference to stagewell_link`);
  }

  public async down(runner: QueryRunner): Promise<void> {
    await runner.query(`revoke all on contact_preference from stagewell_link`);
    await runner.query(`alter table message drop constraint message_sent, drop constraint message_lease, drop column leased_until, drop column queued_at`);
    await runner.query(`update message set state = 'waiting' where state = 'sending'`);
    await runner.query(`alter table message drop constraint message_state_check1, add constraint message_state_check1 check (state in ${BEFORE})`);
  }
}
