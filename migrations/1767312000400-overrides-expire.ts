import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, tenantTable, text } from './tables.js';

const SIGNATURES = `
alter table plan_signature
  add column reason_code text not null default 'other' check (char_length(reason_code) <= 40),
  add column expires_on date,
  add column by_prescriber boolean not null default false;
-- What was signed before ends as if it had been given the longest life; what only a prescriber could sign, one did.
update plan_signature set by_prescriber = decision <> 'acknowledge',
  expires_on = signed_at::date + case decision when 'override' then 90 when 'acknowledge' then 180 else 30 end;
alter table plan_signature alter column expires_on set not null,
  add constraint plan_signature_words check (decision <> 'override' or char_length(btrim(reason)) >= 10);
create index plan_signature_when on plan_signature (clinic_id, signed_at);
create index care_plan_activated on care_plan (clinic_id, activated_on) where activated_on is not null;`;

const TABLES = [
  tenantTable(
    'signature_withdrawal',
    `signature_id uuid not null, ${text('reason', 500)}, withdrawn_by uuid not null, withdrawn_at timestamptz not null,
     primary key (clinic_id, signature_id), foreign key (clinic_id, signature_id) references plan_signature (clinic_id, id)`,
  ),
  tenantTable(
    'finding_snooze',
    `id uuid not null, plan_id uuid not null, ${text('fingerprint', 600)}, ${text('rule_id', 600)}, ${text('severity', 10)} check (severity in ('warn','inform')), nth int not null check (nth > 0),
     until_on date not null, ${text('reason_code', 40)}, ${text('reason', 500)}, snoozed_by uuid not null, snoozed_at timestamptz not null,
     primary key (clinic_id, id), unique (clinic_id, plan_id, fingerprint, nth), foreign key (clinic_id, plan_id) references care_plan (clinic_id, id)`,
    `create index finding_snooze_when on finding_snooze (clinic_id, snoozed_at);`,
  ),
  tenantTable(
    'plan_finding',
    `plan_id uuid not null, ${text('rule_id', 600)}, ${text('severity', 10)} check (severity in ('block','warn','inform')), found_on date not null, stood_on date,
     primary key (clinic_id, plan_id, rule_id), foreign key (clinic_id, plan_id) references care_plan (clinic_id, id)`,
  ),
];

/** The kept evaluations say what was found before this table was there. */
const FOUND_BEFORE = `
insert into plan_finding (clinic_id, plan_id, rule_id, severity, found_on, stood_on)
select v.clinic_id, v.plan_id, f->>'ruleId', (array_agg(f->>'severity' order by v.version desc))[1], min(v.saved_at)::date, max(c.activated_on) filter (where v.what = 'Activated')
from plan_version v join care_plan c on c.clinic_id = v.clinic_id and c.id = v.plan_id
cross join lateral jsonb_array_elements((v.evaluation->'findings') || (v.evaluation->'notEvaluable')) f
where (f ? 'rationale' or f->>'severity' = 'block')
  and v.version <= coalesce((select min(a.version) from plan_version a where a.clinic_id = v.clinic_id and a.plan_id = v.plan_id and a.what = 'Activated'), v.version)
group by v.clinic_id, v.plan_id, f->>'ruleId'`;

/** Their owner sees no row of a table whose policy is forced, so that rows kept before could not be carried over. */
const CARRIED = ['plan_signature', 'plan_version', 'care_plan', 'plan_finding'];
const forced = (word: 'force' | 'no force'): string => CARRIED.map((name) => `alter table ${name} ${word} row level security`).join('; ');

/** Signatures end, are given a coded reason and can be withdrawn; findings can be snoozed; what rules found is counted. */
export class OverridesExpire1767312000400 implements MigrationInterface {
  public async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(table);
    await runner.query(forced('no force'));
    await runner.query(SIGNATURES);
    await runner.query(FOUND_BEFORE);
    await runner.query(forced('force'));
    await runner.query(appendOnly('signature_withdrawal', 'finding_snooze'));
    await runner.query(`grant select on signature_withdrawal, finding_snooze, plan_finding to stagewell_backup`);
  }

  public async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table signature_withdrawal, finding_snooze, plan_finding`);
    await runner.query(`drop index plan_signature_when; drop index care_plan_activated`);
    await runner.query(
      `alter table plan_signature drop constraint plan_signature_words, drop column reason_code, drop column expires_on, drop column by_prescriber`,
    );
  }
}
