import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { asSuperuser, dropDatabase, freshDatabase } from '../testing/database.js';
import { createTemplate } from '../testing/template.js';
import { RULE_NAMES, SCHEMA_RULES } from './schema-rules.js';

let database: string;
beforeAll(async () => void (database = await freshDatabase(createTemplate)));
afterAll(() => dropDatabase(database));

interface Violation {
  readonly rule: string;
  readonly obj: string;
  readonly det: string;
}
const violations = async (client: pg.Client): Promise<readonly Violation[]> => (await client.query<Violation>(SCHEMA_RULES)).rows;

/** What the rules say after `statement`, which is undone. */
const after = (statement: string): Promise<readonly Violation[]> =>
  asSuperuser(database, async (client) => {
    await client.query(`begin; set local search_path = stagewell, public`);
    await client.query(statement);
    const found = await violations(client);
    await client.query('rollback');
    return found;
  });

describe('the schema', () => {
  it('breaks no rule', async () => {
    expect(await asSuperuser(database, violations)).toEqual([]);
    expect(RULE_NAMES).toHaveLength(34);
  });

  it.each([
    ['R01', 'create table stray (id uuid primary key)'],
    ['R02', 'alter table allergy drop constraint allergy_pkey'],
    ['R03', 'create unique index stray on patient (mrn)'],
    ['R04', `create table stray (clinic_id uuid not null, id uuid, span tstzrange, primary key (clinic_id, id), exclude using gist (span with &&))`],
    ['R05', 'create unique index on patient (id); alter table goal add foreign key (patient_id) references patient (id)'],
    ['R06', 'alter table session add site_clinic uuid, add site uuid, add foreign key (site_clinic, site) references site (clinic_id, id)'],
    ['R07', 'alter table goal add foreign key (clinic_id, patient_id) references patient (clinic_id, id) on delete set null'],
    ['R08', 'alter table goal add at timestamptz, add seq bigint, add foreign key (clinic_id, at, seq) references audit_event (clinic_id, at, seq)'],
    ['R09', 'alter table patient no force row level security'],
    ['R10', 'drop policy clinic on check_in'],
    ['R10', 'create policy open on check_in using (true)'],
    [
      'R12',
      `create function f() returns trigger language plpgsql as 'begin return new; end'; create trigger stray before insert on goal for each row execute function f()`,
    ],
    ['R14', 'create sequence stray'],
    ['R15', 'alter table goal add stray timestamp'],
    ['R19', 'create unlogged table stray (clinic_id uuid not null, id uuid, primary key (clinic_id, id))'],
    ['R20', 'drop index goal_patient'],
    ['R21', 'create index stray on patient (birth_date)'],
    ['R22', 'create view stray as select * from patient'],
    ['R23', `create function stray() returns int language sql security definer as 'select 1'`],
    ['R24', 'alter role stagewell_app bypassrls'],
    ['R25', 'grant update on audit_event to stagewell_app'],
    ['R26', 'grant select on audit_event_default to stagewell_app'],
    ['R27', 'grant truncate on patient to stagewell_app'],
    ['R28', 'grant select on patient to public'],
    ['R29', 'create table stray () inherits (goal)'],
    ['R30', 'alter table goal add stray text'],
    ['R31', 'alter table goal alter version drop default'],
    ['R33', 'alter table patient drop column phone, add phone text'],
    ['R34', 'alter role stagewell_app reset lock_timeout'],
  ])('%s notices: %s', async (rule, statement) => {
    expect((await after(statement)).map((found) => found.rule.slice(0, 3))).toContain(rule);
  });

  it('every policy and every composite foreign key that goes missing is noticed', async () => {
    const { policies, keys } = await asSuperuser(database, async (client) => ({
      policies: (
        await client.query<{ t: string }>(
          `select polrelid::regclass::text as t from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'stagewell'`,
        )
      ).rows,
      keys: (
        await client.query<{ t: string; name: string }>(
          `select conrelid::regclass::text as t, conname as name from pg_constraint c join pg_namespace n on n.oid = c.connamespace where n.nspname = 'stagewell' and contype = 'f' and cardinality(conkey) > 1`,
        )
      ).rows,
    }));
    expect(policies.length).toBeGreaterThan(30);
    for (const { t } of policies) expect((await after(`drop policy clinic on ${t}`)).map(({ rule }) => rule.slice(0, 3))).toContain('R10');
    // A missing key leaves no trace in the catalogue, so the expected ones are listed here.
    expect(keys.map(({ t, name }) => `${t.replace('stagewell.', '')}: ${name}`).toSorted()).toMatchSnapshot();
  });
});
