import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, tenantTable, text } from './tables.js';

const RULES = `check (octet_length(rules::text) <= 2000000)`;

const VERSIONS = tenantTable(
  'rule_set_version',
  `version int not null default 1, shipped_version int not null, rules jsonb not null ${RULES}, shipped jsonb not null check (octet_length(shipped::text) <= 2000000),
   changed int not null check (changed >= 0), ${text('note', 500)}, published_at timestamptz not null, published_by uuid, primary key (clinic_id, version)`,
);
const DRAFT = tenantTable(
  'rule_draft',
  `version int not null default 1, based_on int not null, takes_shipped boolean not null, changes jsonb not null check (octet_length(changes::text) <= 200000),
   opened_at timestamptz not null, opened_by uuid not null, saved_at timestamptz not null, saved_by uuid not null,
   primary key (clinic_id), foreign key (clinic_id, based_on) references rule_set_version (clinic_id, version)`,
  `create index rule_draft_base on rule_draft (clinic_id, based_on);`,
);

/** What going down laid by comes back as it was; a database that has always been before this has nothing laid by. */
const LAID_BY = `
insert into rule_set_version select k.* from rule_set s, jsonb_populate_recordset(null::rule_set_version, to_jsonb(s)->'kept') k`;

/** A goal used to be asked of every plan, and the row did not say so; a row that says less than is read today locks a clinic out. */
const ROW = `case when q.row->'parameters'->>'need' = 'goal' and not q.row->'parameters' ? 'subject'
  then jsonb_set(q.row, '{parameters,subject}', '{"any":[]}') else q.row end`;

/** What a clinic has now is its first kept version; the owner sees every clinic's rows only while nothing is forced. */
const TAKE_OVER = `
insert into rule_set_version (clinic_id, version, shipped_version, rules, shipped, changed, note, published_at)
select s.clinic_id, s.version, s.version, r.rules, r.rules, 0, 'As shipped', now() from rule_set s
cross join lateral (select coalesce(jsonb_agg(${ROW} || jsonb_build_object('enabled', q.enabled) order by q.rule_id, q.row->>'id'), '[]') as rules from sequencing_rule q where q.clinic_id = s.clinic_id) r
on conflict (clinic_id, version) do nothing`;

/** A saved plan names a version that can be read back. */
const REMEMBERED = `
create index plan_version_rules on plan_version (clinic_id, rule_set_version);
alter table plan_version add foreign key (clinic_id, rule_set_version) references rule_set_version (clinic_id, version)`;

const OLD = ['rule_set', 'sequencing_rule', 'plan_version', 'rule_set_version'];
const force = (how: 'force' | 'no force', tables: readonly string[]): string =>
  tables.map((name) => `alter table ${name} ${how} row level security`).join('; ');

/** Rules as a clinic's policy: every published version kept whole, and one draft. Going down loses the draft only. */
export class RulesAsPolicy1767400000000 implements MigrationInterface {
  public async up(runner: QueryRunner): Promise<void> {
    await runner.query(VERSIONS);
    await runner.query(DRAFT);
    await runner.query(force('no force', OLD));
    await runner.query(LAID_BY);
    await runner.query(TAKE_OVER);
    await runner.query(REMEMBERED);
    await runner.query(force('force', OLD));
    await runner.query(`drop table sequencing_rule, rule_set`);
    await runner.query(appendOnly('rule_set_version'));
    await runner.query(`grant delete on rule_draft to stagewell_app`);
    await runner.query(`grant select on rule_set_version, rule_draft to stagewell_backup`);
  }

  public async down(runner: QueryRunner): Promise<void> {
    // Saved plans name the older versions too, and only the kept rows say which shipped set each began as.
    await runner.query(tenantTable('rule_set', `version int not null default 1, kept jsonb, primary key (clinic_id)`));
    await runner.query(
      tenantTable(
        'sequencing_rule',
        `id uuid not null, ${text('rule_id', 40)}, row jsonb not null check (octet_length(row::text) <= 16000), enabled boolean not null default true, version int not null default 1, primary key (clinic_id, id)`,
        `create index sequencing_rule_order on sequencing_rule (clinic_id, rule_id);`,
      ),
    );
    await runner.query(force('no force', OLD));
    await runner.query(
      `insert into rule_set (clinic_id, version, kept) select clinic_id, max(version), jsonb_agg(to_jsonb(v) order by version) from rule_set_version v group by clinic_id`,
    );
    await runner.query(`insert into sequencing_rule (clinic_id, id, rule_id, row, enabled)
      select v.clinic_id, gen_random_uuid(), r->>'ruleId', r, (r->>'enabled')::boolean from rule_set s join rule_set_version v using (clinic_id, version), jsonb_array_elements(v.rules) r`);
    await runner.query(force('force', OLD));
    await runner.query(`alter table plan_version drop constraint plan_version_clinic_id_rule_set_version_fkey; drop index plan_version_rules`);
    await runner.query(`drop table rule_draft, rule_set_version`);
    await runner.query(`grant select on rule_set, sequencing_rule to stagewell_backup`);
  }
}
