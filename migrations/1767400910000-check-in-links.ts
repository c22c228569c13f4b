import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable, text } from './tables.js';

/** Whom a patient turns to, and who is called when an answer cannot wait: without it no link leaves the clinic. */
const SAFETY_CONTACT = tenantTable(
  'safety_contact',
  `${text('crisis_en', 600)}, ${text('crisis_es', 600)}, ${text('on_call_name', 120)}, ${text('on_call_phone', 40)}, ${text('clinic_phone', 40)},
   asks_birth_date boolean not null default false, link_hours int not null default 72 check (link_hours between 1 and 168), version int not null default 1,
   primary key (clinic_id)`,
);

/**
 * What a request that came by a link may touch: its own request, what the safety triggers look at, one check-in with its tasks,
 * and the trail. Names, contacts, notes, scores, plans and people stay closed to it.
 */
const LINK_GRANTS: readonly (readonly [rights: string, table: string])[] = [
  ['select (id, name)', 'clinic'],
  ['select', 'safety_contact'],
  ['select, update (state, answered_at, opened_at, birth_date_tries, version)', 'check_in_request'],
  ['select (clinic_id, id, given_name, language, birth_date, last_check_in_on), update (last_check_in_on)', 'patient'],
  ['select (clinic_id, patient_id, account_id)', 'care_team'],
  ['select (clinic_id, id, patient_id)', 'care_plan'],
  ['select (clinic_id, id, plan_id, modality_id, started_on, ended_on, state)', 'course'],
  ['select (clinic_id, id, patient_id, modality_id, started_on, ended_on, entered_in_error_at)', 'past_treatment'],
  ['select', 'catalogue_copy'],
  ['select (clinic_id, id, patient_id, taken_on, pain_now, red_flags, questionnaires, entered_in_error_at), insert', 'check_in'],
  ['insert', 'task'],
  ['select, insert, update', 'idempotency'],
  ['select, insert, update', 'audit_head'],
  ['insert', 'audit_event'],
];

/** Check-ins that patients answer by themselves: what a clinic sets first, for whom a link was made, and the narrow role of the public page. */
export class CheckInLinks1767400910000 implements MigrationInterface {
  public async up(runner: QueryRunner): Promise<void> {
    await runner.query(SAFETY_CONTACT);
    await runner.query(`grant select on safety_contact to stagewell_backup`);
    await runner.query(`alter table check_in_request add column link_for text check (link_for in ('patient','kiosk'))`);
    await runner.query(`alter table check_in_request add constraint check_in_request_link check ((link_for is null) = (token_hash is null))`);
    for (const [rights, table] of LINK_GRANTS) await runner.query(`grant ${rights} on ${table} to stagewell_link`);
  }

  public async down(runner: QueryRunner): Promise<void> {
    await runner.query(`revoke all on all tables in schema stagewell from stagewell_link`);
    await runner.query(`alter table check_in_request drop column link_for`);
    await runner.query(`drop table safety_contact`);
  }
}
