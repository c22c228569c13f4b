import type { MigrationInterface, QueryRunner } from 'typeorm';
import { list, optional, tenantTable, text } from './tables.js';

const REMOVABLE = `version int not null default 1, created_by uuid not null, created_at timestamptz not null default now(),
   entered_in_error_at timestamptz, entered_in_error_by uuid, ${optional('entered_in_error_reason', 300)},
   check ((entered_in_error_at is null) = (entered_in_error_by is null))`;
const IN_FORCE = `starts_on date not null, ends_on date, check (ends_on is null or ends_on >= starts_on)`;
const filled = (name: string, max: number): string => `${text(name, max)} check (btrim(${name}) <> '')`;

const PAYER = tenantTable(
  'payer',
  `id uuid not null, ${filled('name', 120)}, ${list('aliases', 4000)}, kind text not null check (char_length(kind) <= 40), ${REMOVABLE}, primary key (clinic_id, id)`,
);
const BENEFIT = tenantTable(
  'benefit',
  `id uuid not null, payer_id uuid not null, ${text('plan', 120)}, ${list('treatments', 8000)},
   covers text not null check (covers in ('covered', 'not-covered', 'prior-authorisation')), lead_days int check (lead_days between 0 and 365),
   visit_limit jsonb check (octet_length(visit_limit::text) <= 200), copay_cents int check (copay_cents >= 0),
   coinsurance_percent int check (coinsurance_percent between 0 and 100), ${text('note', 500)}, ${IN_FORCE}, ${REMOVABLE},
   primary key (clinic_id, id), foreign key (clinic_id, payer_id) references payer (clinic_id, id)`,
  `create index benefit_payer on benefit (clinic_id, payer_id);`,
);
const PRICE = tenantTable(
  'price',
  `id uuid not null, site_id uuid, ${filled('modality_id', 80)}, cents int not null check (cents >= 0), per text not null check (per in ('session', 'month', 'course')),
   ${IN_FORCE}, ${REMOVABLE}, primary key (clinic_id, id), foreign key (clinic_id, site_id) references site (clinic_id, id)`,
  `create index price_site on price (clinic_id, site_id);`,
);
const DISCOUNT = tenantTable(
  'discount',
  `id uuid not null, ${filled('name', 120)}, percent int not null check (percent between 1 and 100), ${list('services', 200)}, ${list('treatments', 8000)},
   needs_proof boolean not null, ${IN_FORCE}, ${REMOVABLE}, primary key (clinic_id, id)`,
);
const PROOF = tenantTable(
  'service_proof',
  `id uuid not null, patient_id uuid not null, service text not null check (service in ('active-military', 'veteran', 'first-responder')), ${filled('document', 120)},
   seen_on date not null, expires_on date, check (expires_on is null or expires_on >= seen_on), ${REMOVABLE},
   primary key (clinic_id, id), foreign key (clinic_id, patient_id) references patient (clinic_id, id)`,
  `create index service_proof_patient on service_proof (clinic_id, patient_id);`,
);
const AUTHORISATION = tenantTable(
  'authorisation',
  `id uuid not null, patient_id uuid not null, coverage_id uuid not null, ${filled('modality_id', 80)}, course_id uuid,
   state text not null check (state in ('needed', 'requested', 'granted', 'denied', 'withdrawn')), needed_on date not null, requested_on date, decided_on date,
   ${text('number', 80)}, starts_on date, expires_on date, check (expires_on is null or starts_on is null or expires_on >= starts_on),
   sessions int check (sessions between 1 and 365), ${text('note', 500)}, version int not null default 1, created_by uuid not null, created_at timestamptz not null default now(),
   primary key (clinic_id, id), foreign key (clinic_id, patient_id) references patient (clinic_id, id),
   foreign key (clinic_id, coverage_id) references coverage (clinic_id, id)`,
  `create index authorisation_patient on authorisation (clinic_id, patient_id);
   create index authorisation_coverage on authorisation (clinic_id, coverage_id);
   create unique index authorisation_of_course on authorisation (clinic_id, course_id, coverage_id) where course_id is not null and state in ('needed', 'requested', 'granted');`,
);

/** What a clinic knows of payers: one that the product names, and the discount of the clinic's guide. Prices and benefits are nobody's to guess. */
const SHIPPED = `
alter table payer no force row level security; alter table discount no force row level security;
insert into payer (clinic_id, id, name, aliases, kind, created_by)
select c.id, gen_random_uuid(), p.name, p.aliases, p.kind, '00000000-0000-0000-0000-000000000000'
from clinic c cross join (values
  ('Anthem Blue Cross Blue Shield', array['Anthem', 'Anthem BCBS', 'Anthem Blue Cross', 'Blue Cross Blue Shield', 'BCBS']::text[], 'commercial'),
  ('Aetna', array['Aetna Inc.']::text[], 'commercial'),
  ('Medicare', array['Medicare Part B', 'Original Medicare']::text[], 'medicare')) p(name, aliases, kind);
insert into discount (clinic_id, id, name, percent, services, treatments, needs_proof, starts_on, created_by)
select c.id, gen_random_uuid(), 'Active military, veterans and first responders', 25, array['active-military', 'veteran', 'first-responder'],
  array['ketamine_iv', 'nad_iv', 'vitamin_iv'], true, '2020-02-01', '00000000-0000-0000-0000-000000000000' from clinic c;
alter table payer force row level security; alter table discount force row level security`;

/** Payers, what they pay, prices, discounts with their proof, authorisations, and what a saved plan was quoted at. Going down loses them. */
export class Coverage1767401500000 implements MigrationInterface {
  public async up(runner: QueryRunner): Promise<void> {
    for (const sql of [PAYER, BENEFIT, PRICE, DISCOUNT, PROOF, AUTHORISATION]) await runner.query(sql);
    await runner.query(`alter table coverage add deductible_left_cents int check (deductible_left_cents >= 0), add deductible_as_of date`);
    await runner.query(`alter table plan_version add quote jsonb check (octet_length(quote::text) <= 1000000)`);
    await runner.query(`alter table task add authorisation_id uuid, add foreign key (clinic_id, authorisation_id) references authorisation (clinic_id, id)`);
    await runner.query(`create index task_authorisation on task (clinic_id, authorisation_id)`);
    await runner.query(SHIPPED);
    await runner.query(`grant select on payer, benefit, price, discount, service_proof, authorisation to stagewell_backup`);
  }

  public async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table task drop authorisation_id`);
    await runner.query(`alter table plan_version drop quote`);
    await runner.query(`alter table coverage drop deductible_left_cents, drop deductible_as_of`);
    await runner.query(`drop table authorisation, service_proof, discount, price, benefit, payer`);
  }
}
