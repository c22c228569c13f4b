import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { RULES } from '@stagewell/shared/sequencing/data/rule-set';
import { ruleProblems } from '@stagewell/shared/sequencing/rule-problems';
import { DataSource, type QueryRunner } from 'typeorm';
import { OverridesExpire1767312000400 } from '../../../migrations/1767312000400-overrides-expire.js';
import { RulesAsPolicy1767400000000 } from '../../../migrations/1767400000000-rules-as-policy.js';
import { Reviews1767400100000 } from '../../../migrations/1767400100000-reviews.js';
import { LockAndCoSign1767400200000 } from '../../../migrations/1767400200000-lock-and-co-sign.js';
import { FrontDesk1767400700000 } from '../../../migrations/1767400700000-front-desk.js';
import { Scheduling1767401100000 } from '../../../migrations/1767401100000-scheduling.js';
import { CheckInLinks1767400910000 } from '../../../migrations/1767400910000-check-in-links.js';
import { ChecksAreReviews1767400800000 } from '../../../migrations/1767400800000-checks-are-reviews.js';
import { OneOutreachAtATime1767400800100 } from '../../../migrations/1767400800100-one-outreach-at-a-time.js';
import { Worklist1767401000000 } from '../../../migrations/1767401000000-worklist.js';
import { WorklistCounts1767401000100 } from '../../../migrations/1767401000100-worklist-counts.js';
import { Coverage1767401500000 } from '../../../migrations/1767401500000-coverage.js';
import { dropDatabase, freshDatabase, urlFor } from '../testing/database.js';
import { createTemplate } from '../testing/template.js';

let database: string;
let source: DataSource;
let runner: QueryRunner;
beforeAll(async () => {
  database = await freshDatabase(createTemplate);
  const options = '-c role=stagewell_owner -c search_path=stagewell,public';
  source = await new DataSource({
    type: 'postgres',
    url: urlFor('postgres', database),
    poolSize: 1,
    extra: { options },
    installExtensions: false,
  }).initialize();
  runner = source.createQueryRunner();
});
afterAll(async () => {
  await runner.release();
  await source.destroy();
  await dropDatabase(database);
});

const LATER = [
  new OverridesExpire1767312000400(),
  new RulesAsPolicy1767400000000(),
  new Reviews1767400100000(),
  new LockAndCoSign1767400200000(),
  new FrontDesk1767400700000(),
  new ChecksAreReviews1767400800000(),
  new OneOutreachAtATime1767400800100(),
  new CheckInLinks1767400910000(),
  new Worklist1767401000000(),
  new WorklistCounts1767401000100(),
  new Scheduling1767401100000(),
];
const up = async (): Promise<void> => {
  for (const migration of LATER) await migration.up(runner);
};
const down = async (): Promise<void> => {
  for (const migration of LATER.toReversed()) await migration.down(runner);
};
/** Rows of one clinic, as the owner sees them. */
const rowsOf = async (sql: string): Promise<unknown> => {
  await runner.query(`begin; select set_config('app.clinic_id', (select id::text from clinic where name = 'Clinic A'), true)`);
  const rows: unknown = await runner.query(sql);
  await runner.query('rollback');
  return rows;
};
const VERSIONS = `select version, shipped_version as shipped, note, published_at as at, jsonb_array_length(rules) as rows, md5(rules::text) as rules, md5(shipped::text) as began from rule_set_version order by version`;
const SIGNATURES = `select decision, expires_on::text as until, by_prescriber as prescriber, reason_code as code from plan_signature order by decision`;
const FOUND = `select rule_id as rule, severity, found_on::text as found, stood_on::text as stood from plan_finding order by rule_id`;

/** Rows as they were kept before signatures ended: a plan activated with an override, an acknowledgement and an acceptance. */
const BEFORE = `
alter table patient no force row level security; alter table care_plan no force row level security; alter table plan_version no force row level security; alter table plan_signature no force row level security;
insert into patient (clinic_id, id, mrn, source, recorded_on, created_by, sex) select id, id, 'M-1', 'entered', '2026-01-01', id, 'female' from clinic;
insert into care_plan (clinic_id, id, patient_id, state, created_on, activated_on, created_by) select id, id, id, 'active', '2026-01-01', '2026-01-05', id from clinic;
insert into plan_version (clinic_id, plan_id, version, document, evaluation, rule_set_version, engine_version, what, saved_at, saved_by)
  select c.id, c.id, v.n, '{}', v.evaluation::jsonb, 2, '1', v.what, v.at::timestamptz, c.id from clinic c, (values
    (1, 'Saved', '2026-01-02T12:00Z', '{"findings":[{"ruleId":"SEQ-30","severity":"warn","rationale":{}},{"ruleId":"DDI-18","severity":"block","rationale":{}}],"notEvaluable":[{"ruleId":"MON-01","severity":"warn"}]}'),
    (2, 'Activated', '2026-01-05T12:00Z', '{"findings":[{"ruleId":"DDI-18","severity":"block","rationale":{}}],"notEvaluable":[{"ruleId":"DDI-02","severity":"block"}]}'),
    (3, 'Course started', '2026-02-05T12:00Z', '{"findings":[{"ruleId":"DAY-01","severity":"warn","rationale":{}}],"notEvaluable":[]}')) v(n, what, at, evaluation);
insert into plan_signature (clinic_id, id, plan_id, plan_version, fingerprint, rule_id, decision, reason, signed_by, signed_at)
  select c.id, gen_random_uuid(), c.id, 2, d, d, d, 'Agreed with the surgeon', c.id, '2026-01-05T12:00Z' from clinic c, unnest(array['override','acknowledge','accept-unknown']) d;
alter table patient force row level security; alter table care_plan force row level security; alter table plan_version force row level security; alter table plan_signature force row level security`;

/** A clinic's rows as they were before there were versions: the numbers of the shipped set, and nothing laid by. */
const BEFORE_VERSIONS = `
alter table rule_set no force row level security; update rule_set set version = 2; alter table rule_set drop column kept; alter table rule_set force row level security;
alter table sequencing_rule no force row level security; update sequencing_rule set row = row #- '{parameters,subject}' where rule_id = 'SEQ-30'; alter table sequencing_rule force row level security`;

it('what was signed before ends after the longest life, what was found is counted, and the rules become the first kept version', async () => {
  await down();
  await runner.query(BEFORE_VERSIONS);
  await runner.query(BEFORE);
  await up();
  expect(await rowsOf(SIGNATURES)).toEqual([
    { decision: 'accept-unknown', until: '2026-02-04', prescriber: true, code: 'other' },
    { decision: 'acknowledge', until: '2026-07-04', prescriber: false, code: 'other' },
    { decision: 'override', until: '2026-04-05', prescriber: true, code: 'other' },
  ]);
  expect(await rowsOf(FOUND)).toEqual([
    { rule: 'DDI-02', severity: 'block', found: '2026-01-05', stood: '2026-01-05' },
    { rule: 'DDI-18', severity: 'block', found: '2026-01-02', stood: '2026-01-05' },
    { rule: 'SEQ-30', severity: 'warn', found: '2026-01-02', stood: null },
  ]);
  expect(await rowsOf(VERSIONS)).toMatchObject([{ version: 2, shipped: 2, note: 'As shipped', rows: RULES.length }]);
  const [kept] = (await rowsOf(`select rules from rule_set_version`)) as readonly [{ readonly rules: readonly unknown[] }];
  expect(kept.rules.flatMap((row) => ruleProblems(row))).toEqual([]);
});

it('a clinic that is there already gets the payers and the discount that ship, as a new one does', async () => {
  const shipped = `select p.name, p.aliases, p.kind from payer p order by p.name`;
  const discounts = `select name, percent, services, treatments, needs_proof from discount`;
  const before = [await rowsOf(shipped), await rowsOf(discounts)];
  const coverage = new Coverage1767401500000();
  await coverage.down(runner);
  await coverage.up(runner);
  expect([await rowsOf(shipped), await rowsOf(discounts)]).toEqual(before);
  expect(before).toMatchObject([[{ name: 'Aetna' }, { name: 'Anthem Blue Cross Blue Shield' }, { name: 'Medicare' }], [{ percent: 25 }]]);
});

/** The clinic published a version of its own, and saved a plan by it. */
const PUBLISHED = `
alter table rule_set_version no force row level security; alter table plan_version no force row level security;
insert into rule_set_version (clinic_id, version, shipped_version, rules, shipped, changed, note, published_at)
  select clinic_id, version + 1, shipped_version, rules - 0, shipped, 1, 'Agreed at the team meeting', '2026-03-01T12:00Z' from rule_set_version;
insert into plan_version (clinic_id, plan_id, version, document, evaluation, rule_set_version, engine_version, what, saved_at, saved_by)
  select clinic_id, plan_id, 4, document, evaluation, 3, '2', 'Saved', '2026-03-02T12:00Z', saved_by from plan_version where version = 3;
alter table rule_set_version force row level security; alter table plan_version force row level security`;

it('down and up again: every version that a plan was judged by is there as it was, with the shipped set it began as', async () => {
  await runner.query(PUBLISHED);
  const before = await rowsOf(VERSIONS);
  expect(before).toMatchObject([
    { version: 2, shipped: 2 },
    { version: 3, shipped: 2, rows: RULES.length - 1 },
  ]);
  await down();
  expect(await rowsOf(`select s.version, (select count(*)::int from sequencing_rule) as rows from rule_set s`)).toEqual([
    { version: 3, rows: RULES.length - 1 },
  ]);
  await up();
  expect(await rowsOf(VERSIONS)).toEqual(before);
  expect(await rowsOf(FOUND)).toHaveLength(3);
});
