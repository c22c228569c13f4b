import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, dropTenantTables, list, months, optional, record, sealed, tenantTable, text } from './tables.js';

/** Global tables hold no clinical data and are read before a clinic is known. */
const GLOBAL = `
create table clinic (
  id uuid primary key,
  ${text('name', 120)},
  ${text('zone', 60)},
  seal_salt bytea not null check (octet_length(seal_salt) = 32),
  demo boolean not null default false,
  created_at timestamptz not null default now()
);
create table account (
  id uuid primary key,
  ${text('email', 254)},
  ${text('display_name', 120)},
  ${text('password_hash', 200)},
  disabled_at timestamptz,
  created_at timestamptz not null default now()
);
create unique index account_email on account (lower(email));
create table membership (
  clinic_id uuid not null references clinic (id),
  account_id uuid not null references account (id),
  roles text[] not null check (roles <@ array['clinician','scheduler','admin','auditor'] and cardinality(roles) > 0),
  ${text('credentials', 40)},
  may_prescribe boolean not null default false,
  ${list('schedules', 200)},
  licence_expires_on date,
  ${list('may_sign', 200)},
  supervisor_id uuid,
  primary key (clinic_id, account_id)
);
create index membership_account on membership (account_id);
create table session (
  id_hash bytea primary key check (octet_length(id_hash) = 32),
  account_id uuid not null references account (id),
  clinic_id uuid not null references clinic (id),
  signed_in_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now()
);
create index session_account on session (account_id);
grant select on clinic, account, membership to stagewell_app;
grant select, insert, update, delete on session to stagewell_app;
`;

const PATIENTS = [
  tenantTable('site', `id uuid not null, ${text('name', 120)}, primary key (clinic_id, id)`),
  tenantTable(
    'patient',
    `id uuid not null, ${text('mrn', 40)}, ${text('family_name', 100)}, ${text('given_name', 100)}, birth_date date,
     ${text('sex', 10)} check (sex in ('female','male','other','unknown')),
     ${text('language', 10)}, interpreter boolean not null default false,
     ${sealed('phone', 400)}, ${sealed('email', 1200)}, ${sealed('address', 1600)},
     ${text('service_status', 20)},
     search text not null generated always as (lower(family_name || ' ' || given_name || ' ' || mrn)) stored check (char_length(search) <= 300),
     last_check_in_on date,
     version int not null default 1, ${text('source', 10)}, ${optional('source_system', 300)}, ${optional('source_id', 200)},
     recorded_on date not null, created_by uuid not null, created_at timestamptz not null default now(),
     primary key (clinic_id, id)`,
    `create unique index patient_mrn on patient (clinic_id, lower(mrn));
     create unique index patient_source on patient (clinic_id, source_system, source_id) where source_id is not null;
     create index patient_name on patient (clinic_id, lower(family_name) text_pattern_ops, lower(given_name), id);
     create index patient_seen on patient (clinic_id, last_check_in_on desc nulls last, id);
     create index patient_search on patient using gin (clinic_id, search gin_trgm_ops);`,
  ),
  tenantTable(
    'care_team',
    `patient_id uuid not null, account_id uuid not null, since timestamptz not null default now(), ${text('reason', 300)},
     primary key (clinic_id, patient_id, account_id), foreign key (clinic_id, patient_id) references patient (clinic_id, id)`,
    `create index care_team_account on care_team (clinic_id, account_id, patient_id);`,
  ),
  tenantTable(
    'preference',
    `patient_id uuid not null, site_id uuid, days int[] not null default '{}', visits_per_week int check (visits_per_week between 0 and 14),
     monthly_budget_cents int check (monthly_budget_cents >= 0), ${list('refusals', 2000)}, ${text('note', 2000)}, version int not null default 1,
     primary key (clinic_id, patient_id), foreign key (clinic_id, patient_id) references patient (clinic_id, id),
     foreign key (clinic_id, site_id) references site (clinic_id, id)`,
    `create index preference_site on preference (clinic_id, site_id);`,
  ),
  tenantTable(
    'scope_lift',
    `id uuid not null, patient_id uuid not null, ${text('reason', 500)}, signed_by uuid not null, signed_on date not null,
     primary key (clinic_id, id), foreign key (clinic_id, patient_id) references patient (clinic_id, id)`,
    `create index scope_lift_patient on scope_lift (clinic_id, patient_id);`,
  ),
];

const CODINGS = `codings jsonb not null default '[]' check (octet_length(codings::text) <= 8000)`;
const SECTIONS = [
  record(
    'condition',
    `${text('label', 200)}, ${CODINGS}, flags text[] check (octet_length(flags::text) <= 2000), onset_on date, ${text('status', 10)}, is_pain boolean not null, ${optional('region', 80)}`,
  ),
  record('allergy', `${text('label', 200)}, ${CODINGS}, ${optional('substance', 80)}, ${text('kind', 12)}, ${text('reaction', 200)}, ${text('severity', 10)}`),
  record(
    'medicine',
    `${text('label', 200)}, ${CODINGS}, ingredients text[] check (octet_length(ingredients::text) <= 2000), ${text('dose_text', 200)}, daily_mg numeric check (daily_mg >= 0),
     started_on date, stopped_on date, ${text('status', 10)}, over_the_counter boolean not null`,
  ),
  record('fact', `${text('code', 40)}, value numeric, ${optional('answer', 10)}, ${text('unit', 30)}, taken_on date not null`),
  record(
    'coverage',
    `${text('payer', 200)}, ${text('plan', 200)}, ${sealed('member_id', 400)}, priority int not null check (priority between 1 and 9), starts_on date, ends_on date`,
  ),
  record('goal', `${text('goal_text', 500)}, ${text('value', 500)}, target_on date, ${text('status', 10)}`),
  record('statement', `${text('topic', 20)}, ${text('answer', 12)}, asked_on date not null`),
  record(
    'past_treatment',
    `${text('label', 200)}, ${optional('modality_id', 80)}, ${optional('category', 20)}, ${list('ingredients', 2000)}, ${text('dose_text', 200)}, daily_mg numeric check (daily_mg >= 0),
     sessions int check (sessions >= 0), ${optional('region', 80)}, started_on date, ended_on date, length_days int check (length_days >= 0), ongoing boolean not null,
     relief_percent int check (relief_percent between 0 and 100), relief_days int check (relief_days >= 0), ${text('function_outcome', 10)}, ${text('adherence', 20)},
     ${text('reached_adequate_dose', 10)}, ${text('side_effects', 2000)}, intolerable boolean not null, ${optional('stop_reason', 30)}, to_be_completed boolean not null, ${sealed('note', 8100)}`,
    `create index past_treatment_open on past_treatment (clinic_id, patient_id) where to_be_completed and entered_in_error_at is null;`,
  ),
];

const PLANS = [
  tenantTable('rule_set', `version int not null default 1, primary key (clinic_id)`),
  tenantTable(
    'sequencing_rule',
    `id uuid not null, ${text('rule_id', 40)}, row jsonb not null check (octet_length(row::text) <= 16000), enabled boolean not null default true, version int not null default 1, primary key (clinic_id, id)`,
    `create index sequencing_rule_order on sequencing_rule (clinic_id, rule_id);`,
  ),
  tenantTable(
    'catalogue_copy',
    `${text('modality_id', 80)}, document jsonb not null check (octet_length(document::text) <= 64000), version int not null default 1, primary key (clinic_id, modality_id)`,
  ),
  tenantTable(
    'care_plan',
    `id uuid not null, patient_id uuid not null, version int not null default 1, ${text('state', 12)} check (state in ('draft','proposed','active','on-hold','completed','revoked')),
     ${text('title', 120)}, ${text('urgent_reason', 500)}, created_on date not null, activated_on date, created_by uuid not null,
     primary key (clinic_id, id), foreign key (clinic_id, patient_id) references patient (clinic_id, id)`,
    `create index care_plan_patient on care_plan (clinic_id, patient_id, created_on);
     create unique index care_plan_one_open on care_plan (clinic_id, patient_id) where state in ('draft','proposed','active','on-hold');`,
  ),
  tenantTable(
    'stage',
    `id uuid not null, plan_id uuid not null, ${text('name', 120)}, ${text('purpose', 500)}, position int not null check (position >= 0),
     primary key (clinic_id, id), foreign key (clinic_id, plan_id) references care_plan (clinic_id, id)`,
    `create index stage_plan on stage (clinic_id, plan_id, position);`,
  ),
  tenantTable(
    'course',
    `id uuid not null, plan_id uuid not null, stage_id uuid not null, ${text('modality_id', 80)}, starts_on date not null, ends_on date check (ends_on >= starts_on),
     steps jsonb not null default '[]' check (octet_length(steps::text) <= 16000), sessions_per_week numeric check (sessions_per_week between 0 and 14), ${optional('region', 80)},
     ${text('target', 12)}, ${text('success_criterion', 500)}, ${optional('backup_modality_id', 80)}, ${text('stop_rule', 500)}, responsible_id uuid, rotates_from_id uuid,
     ${text('changed_parameter', 500)}, ${text('note', 500)}, ${text('state', 12)} check (state in ('planned','active','completed','stopped')),
     started_on date, ended_on date, ${text('stop_reason', 500)}, ${text('learned', 500)},
     check ((state = 'planned') = (started_on is null)),
     primary key (clinic_id, id), foreign key (clinic_id, plan_id) references care_plan (clinic_id, id), foreign key (clinic_id, stage_id) references stage (clinic_id, id)`,
    `create index course_plan on course (clinic_id, plan_id, starts_on); create index course_stage on course (clinic_id, stage_id);`,
  ),
  tenantTable(
    'plan_version',
    `plan_id uuid not null, version int not null, document jsonb not null check (octet_length(document::text) <= 400000), evaluation jsonb not null check (octet_length(evaluation::text) <= 800000),
     rule_set_version int not null, ${text('engine_version', 20)}, ${text('what', 200)}, saved_at timestamptz not null, saved_by uuid not null,
     primary key (clinic_id, plan_id, version), foreign key (clinic_id, plan_id) references care_plan (clinic_id, id)`,
  ),
  tenantTable(
    'plan_signature',
    `id uuid not null, plan_id uuid not null, plan_version int not null, ${text('fingerprint', 600)}, ${text('rule_id', 600)}, ${text('decision', 20)} check (decision in ('override','acknowledge','accept-unknown')),
     ${text('reason', 500)}, signed_by uuid not null, signed_at timestamptz not null,
     primary key (clinic_id, id), foreign key (clinic_id, plan_id) references care_plan (clinic_id, id)`,
    `create index plan_signature_plan on plan_signature (clinic_id, plan_id);`,
  ),
  tenantTable(
    'baseline',
    `plan_id uuid not null, patient_id uuid not null, first_on date not null, last_on date not null, locked_on date not null, figures jsonb not null check (octet_length(figures::text) <= 8000),
     ${text('quality', 10)}, ${list('quality_reasons', 4000)},
     primary key (clinic_id, plan_id), foreign key (clinic_id, plan_id) references care_plan (clinic_id, id), foreign key (clinic_id, patient_id) references patient (clinic_id, id)`,
    `create index baseline_patient on baseline (clinic_id, patient_id);`,
  ),
];

const score = (name: string, max: number, type = 'numeric'): string => `${name} ${type} check (${name} between 0 and ${max})`;
const CHECK_INS = [
  tenantTable(
    'check_in',
    `id uuid not null, patient_id uuid not null, taken_on date not null,
     ${['peg_pain', 'peg_enjoyment', 'peg_activity', 'pain_now', 'pain_worst', 'sleep', 'function'].map((name) => score(name, 10)).join(', ')},
     phq4_items int[] not null check (cardinality(phq4_items) = 4), ${score('peg', 10)}, ${score('phq2', 6, 'int')}, ${score('gad2', 6, 'int')}, ${score('phq4', 12, 'int')},
     adherence jsonb not null default '[]' check (octet_length(adherence::text) <= 8000), side_effects jsonb not null default '[]' check (octet_length(side_effects::text) <= 16000),
     red_flags text[] check (octet_length(red_flags::text) <= 1000), ${sealed('note', 8100)}, ${text('source', 12)}, ${optional('source_system', 300)}, ${optional('source_id', 200)},
     recorded_at timestamptz not null, recorded_by uuid not null, entered_in_error_at timestamptz, entered_in_error_by uuid, ${optional('entered_in_error_reason', 300)},
     primary key (clinic_id, id), foreign key (clinic_id, patient_id) references patient (clinic_id, id)`,
    `create index check_in_patient on check_in (clinic_id, patient_id, taken_on desc, id desc);
     create unique index check_in_source on check_in (clinic_id, patient_id, source_system, source_id) where source_id is not null;`,
  ),
  tenantTable(
    'task',
    `id uuid not null, patient_id uuid not null, check_in_id uuid, ${text('kind', 12)}, ${text('trigger_id', 20)}, ${text('priority', 12)}, ${text('what', 500)}, ${text('action', 500)},
     ${text('state', 10)} check (state in ('open','done')), opened_at timestamptz not null, due_at timestamptz not null, done_at timestamptz, done_by uuid, ${text('outcome', 2000)}, version int not null default 1,
     primary key (clinic_id, id), foreign key (clinic_id, patient_id) references patient (clinic_id, id), foreign key (clinic_id, check_in_id) references check_in (clinic_id, id)`,
    `create index task_open on task (clinic_id, state, due_at, id); create index task_patient on task (clinic_id, patient_id, opened_at);
     create unique index task_once on task (clinic_id, check_in_id, trigger_id);`,
  ),
  tenantTable(
    'import_report',
    `id uuid not null, patient_id uuid not null, ${text('file_name', 200)}, imported_at timestamptz not null, imported_by uuid not null,
     counts jsonb not null check (octet_length(counts::text) <= 1000), lines jsonb not null check (octet_length(lines::text) <= 16000000),
     primary key (clinic_id, id), foreign key (clinic_id, patient_id) references patient (clinic_id, id)`,
    `create index import_report_patient on import_report (clinic_id, patient_id, imported_at desc);`,
  ),
];

const PLATFORM = [
  tenantTable(
    'idempotency',
    `actor uuid not null, idem_key uuid not null, req_hash bytea not null check (octet_length(req_hash) = 32), ${sealed('response', 16_000_000)}, created_at timestamptz not null default now(),
     primary key (clinic_id, actor, idem_key)`,
    `create index idempotency_age on idempotency (clinic_id, created_at);`,
  ),
  tenantTable('audit_head', `seq bigint not null, mac bytea not null check (octet_length(mac) = 32), primary key (clinic_id)`),
];
const AUDIT = `
create table audit_event (
  clinic_id uuid not null, at timestamptz not null, seq bigint not null, actor uuid, ${text('role', 40)}, session_hash bytea, ${text('ip', 60)}, ${text('request_id', 60)},
  ${text('action', 60)}, ${text('object', 40)}, object_id uuid, patient_id uuid, ${text('outcome', 10)}, ${text('reason', 500)}, ${list('fields', 8000)}, ${text('key_id', 20)},
  mac bytea not null check (octet_length(mac) = 32), primary key (clinic_id, at, seq)
) partition by range (at);
create index audit_event_patient on audit_event (clinic_id, patient_id, at desc);
create index audit_event_seq on audit_event (clinic_id, seq);
alter table audit_event enable row level security;
alter table audit_event force row level security;
create policy clinic on audit_event using (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid) with check (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);
grant select, insert on audit_event to stagewell_app;
grant select on audit_event, audit_head, clinic to stagewell_auditor;
`;

/** Everything that cannot be added later: tenancy, keys, policies, grants, the audit chain. */
export class Foundations1767225600000 implements MigrationInterface {
  public async up(runner: QueryRunner): Promise<void> {
    await runner.query(GLOBAL);
    for (const table of [...PATIENTS, ...SECTIONS, ...PLANS, ...CHECK_INS, ...PLATFORM]) await runner.query(table);
    await runner.query(AUDIT);
    await runner.query(months());
    await runner.query(appendOnly('plan_version', 'plan_signature', 'baseline', 'import_report', 'scope_lift'));
    await runner.query(`grant delete on stage, course, idempotency to stagewell_app`);
    await runner.query(`grant select on all tables in schema stagewell to stagewell_backup`);
  }

  public async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table audit_event cascade`);
    await runner.query(dropTenantTables());
    await runner.query(`drop table session, membership, account, clinic cascade`);
  }
}
