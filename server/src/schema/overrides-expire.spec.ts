import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { OverridesExpire1767312000400 } from '../../../migrations/1767312000400-overrides-expire.js';
import { dropDatabase, freshDatabase, urlFor } from '../testing/database.js';
import { createTemplate } from '../testing/template.js';

let database: string;
let source: DataSource;
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
});
afterAll(async () => {
  await source.destroy();
  await dropDatabase(database);
});

/** Rows as they were kept before signatures ended: a plan activated with an override, an acknowledgement and an acceptance. */
const BEFORE = `
alter table patient no force row level security; alter table care_plan no force row level security; alter table plan_version no force row level security; alter table plan_signature no force row level security;
insert into patient (clinic_id, id, mrn, source, recorded_on, created_by, sex) select id, id, 'M-1', 'entered', '2026-01-01', id, 'female' from clinic;
insert into care_plan (clinic_id, id, patient_id, state, created_on, activated_on, created_by) select id, id, id, 'active', '2026-01-01', '2026-01-05', id from clinic;
insert into plan_version (clinic_id, plan_id, version, document, evaluation, rule_set_version, engine_version, what, saved_at, saved_by)
  select c.id, c.id, v.n, '{}', v.evaluation::jsonb, 1, '1', v.what, v.at::timestamptz, c.id from clinic c, (values
    (1, 'Saved', '2026-01-02T12:00Z', '{"findings":[{"ruleId":"SEQ-30","severity":"warn","rationale":{}},{"ruleId":"DDI-18","severity":"block","rationale":{}}],"notEvaluable":[{"ruleId":"MON-01","severity":"warn"}]}'),
    (2, 'Activated', '2026-01-05T12:00Z', '{"findings":[{"ruleId":"DDI-18","severity":"block","rationale":{}}],"notEvaluable":[{"ruleId":"DDI-02","severity":"block"}]}'),
    (3, 'Course started', '2026-02-05T12:00Z', '{"findings":[{"ruleId":"DAY-01","severity":"warn","rationale":{}}],"notEvaluable":[]}')) v(n, what, at, evaluation);
insert into plan_signature (clinic_id, id, plan_id, plan_version, fingerprint, rule_id, decision, reason, signed_by, signed_at)
  select c.id, gen_random_uuid(), c.id, 2, d, d, d, 'Agreed with the surgeon', c.id, '2026-01-05T12:00Z' from clinic c, unnest(array['override','acknowledge','accept-unknown']) d;
alter table patient force row level security; alter table care_plan force row level security; alter table plan_version force row level security; alter table plan_signature force row level security`;

it('what was signed before ends after the longest life, and what was found before is counted; down and up again leave it as it was', async () => {
  const runner = source.createQueryRunner();
  const migration = new OverridesExpire1767312000400();
  await migration.down(runner);
  await runner.query(BEFORE);
  await migration.up(runner);
  await runner.query(`begin; select set_config('app.clinic_id', (select id::text from clinic where name = 'Clinic A'), true)`);
  expect(
    await runner.query(`select decision, expires_on::text as until, by_prescriber as prescriber, reason_code as code from plan_signature order by decision`),
  ).toEqual([
    { decision: 'accept-unknown', until: '2026-02-04', prescriber: true, code: 'other' },
    { decision: 'acknowledge', until: '2026-07-04', prescriber: false, code: 'other' },
    { decision: 'override', until: '2026-04-05', prescriber: true, code: 'other' },
  ]);
  expect(await runner.query(`select rule_id as rule, severity, found_on::text as found, stood_on::text as stood from plan_finding order by rule_id`)).toEqual([
    { rule: 'DDI-02', severity: 'block', found: '2026-01-05', stood: '2026-01-05' },
    { rule: 'DDI-18', severity: 'block', found: '2026-01-02', stood: '2026-01-05' },
    { rule: 'SEQ-30', severity: 'warn', found: '2026-01-02', stood: null },
  ]);
  await runner.query('rollback');
  await runner.release();
});
