import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, tenantTable, text } from './tables.js';

const OF_VERSION = `foreign key (clinic_id, plan_id, version) references plan_version (clinic_id, plan_id, version)`;
const VERSION = `version int not null default 1`;

const TABLES = [
  tenantTable(
    'plan_lock',
    `plan_id uuid not null, ${VERSION}, locked_by uuid not null, locked_at timestamptz not null, primary key (clinic_id, plan_id, version), ${OF_VERSION}`,
  ),
  tenantTable(
    'plan_addendum',
    `id uuid not null, plan_id uuid not null, ${VERSION}, ${text('words', 4000)} check (char_length(btrim(words)) >= 10), written_by uuid not null, written_on date not null, written_at timestamptz not null,
     primary key (clinic_id, id), ${OF_VERSION}`,
    `create index plan_addendum_of on plan_addendum (clinic_id, plan_id, version);`,
  ),
  tenantTable(
    'co_signature_request',
    `plan_id uuid not null, ${VERSION}, asked_of uuid not null, asked_by uuid not null check (asked_by <> asked_of), asked_at timestamptz not null,
     primary key (clinic_id, plan_id, version), ${OF_VERSION}`,
    `create index co_signature_request_of on co_signature_request (clinic_id, asked_of);`,
  ),
];
const NAMES = ['plan_lock', 'plan_addendum', 'co_signature_request'];

/** A version of a plan is locked by a signature of its own; afterwards there are addenda. Who is supervised asks for a co-signature. */
export class LockAndCoSign1767400200000 implements MigrationInterface {
  public async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(table);
    await runner.query(appendOnly(...NAMES));
    await runner.query(`grant select on ${NAMES.join(', ')} to stagewell_backup`);
  }

  public async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table ${NAMES.join(', ')}`);
  }
}
