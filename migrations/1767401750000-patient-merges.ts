import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable, text } from './tables.js';

const PATIENT = 'foreign key (clinic_id, patient_id) references patient (clinic_id, id)';

/** `patient_id` is the chart that was kept; later merges carry the row along, so that the way to a chart is one step. */
const MERGE = tenantTable(
  'patient_merge',
  `id uuid not null, patient_id uuid not null, merged_id uuid not null, ${text('reason', 300)} check (char_length(btrim(reason)) >= 10),
   moved jsonb not null check (octet_length(moved::text) <= 16000000), merged_at timestamptz not null, merged_by uuid not null,
   undone_at timestamptz, undone_by uuid, ${text('undone_reason', 300)},
   check (patient_id <> merged_id), check ((undone_at is null) = (undone_by is null)), check (undone_at is null or char_length(btrim(undone_reason)) >= 10),
   primary key (clinic_id, id), ${PATIENT}, foreign key (clinic_id, merged_id) references patient (clinic_id, id)`,
  `create index patient_merge_kept on patient_merge (clinic_id, patient_id); create index patient_merge_other on patient_merge (clinic_id, merged_id);
   create unique index patient_merge_into on patient_merge (clinic_id, merged_id) where undone_at is null;`,
);
const TWO_PEOPLE = tenantTable(
  'two_people',
  `id uuid not null, patient_id uuid not null, other_id uuid not null, ${text('mark', 600)}, ${text('reason', 300)}, decided_at timestamptz not null, decided_by uuid not null,
   check (patient_id < other_id), primary key (clinic_id, id), ${PATIENT}, foreign key (clinic_id, other_id) references patient (clinic_id, id)`,
  `create index two_people_pair on two_people (clinic_id, patient_id, other_id); create index two_people_other on two_people (clinic_id, other_id);`,
);

/** Names as they are compared: without accents, case, spaces and signs. Full width and ligatures are folded as well (NFKD). */
const key = (name: string): string => `regexp_replace(normalize(lower(${name}), NFKD), '[\\u0300-\\u036f[:space:][:punct:]]', '', 'g')`;

/** Whose a row of a merged chart is may change; what it says may not. */
const WHOSE = ['baseline', 'import_report', 'scope_lift', 'goal_rating', 'review_decision', 'contact_attempt', 'disclosure'];

/** Two charts of one person: merged with a trail and undone by it, or said to be two people. Going down loses both. */
export class PatientMerges1767401750000 implements MigrationInterface {
  public async up(runner: QueryRunner): Promise<void> {
    await runner.query(MERGE);
    await runner.query(TWO_PEOPLE);
    await runner.query(`revoke update on two_people from stagewell_app`);
    await runner.query(`alter table patient add family_key text not null generated always as (${key('family_name')}) stored check (char_length(family_key) <= 800),
      add given_key text not null generated always as (${key('given_name')}) stored check (char_length(given_key) <= 800)`);
    await runner.query(`create index patient_keys on patient (clinic_id, family_key, given_key); create index patient_born on patient (clinic_id, birth_date)`);
    for (const name of WHOSE) await runner.query(`grant update (patient_id) on ${name} to stagewell_app`);
    await runner.query(`grant select on patient_merge, two_people to stagewell_backup`);
    await runner.query(`grant select (clinic_id, patient_id, merged_id, undone_at) on patient_merge to stagewell_link`);
  }

  public async down(runner: QueryRunner): Promise<void> {
    for (const name of WHOSE) await runner.query(`revoke update (patient_id) on ${name} from stagewell_app`);
    await runner.query(`alter table patient drop column family_key, drop column given_key`);
    await runner.query(`drop index patient_born`);
    await runner.query(`drop table two_people, patient_merge`);
  }
}
