import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { MODALITY_BY_ID } from '@stagewell/shared/catalogue/catalogue';
import { addDays } from '@stagewell/shared/dates';
import type { OverrideReport, OverrideRow } from '@stagewell/shared/overrides/override-report';
import { boardOf, courseOf } from '@stagewell/shared/plans/board';
import type { PlanView, SignatureInput } from '@stagewell/shared/plans/plan';
import { RULE_SET } from '@stagewell/shared/sequencing/data/rule-set';
import type { Evaluation } from '@stagewell/shared/sequencing/finding';
import { signaturesNeeded } from '@stagewell/shared/sequencing/may-activate';
import pg from 'pg';
import { newPatient, startApp, type Person, type TestApp } from '../testing/app.js';
import { asSuperuser, urlFor } from '../testing/database.js';
import { PASSWORD } from '../testing/template.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { REPORT } from './overrides.sql.js';

let test: TestApp;
let clinician: Person;
let admin: Person;
let today: string;

const GRAVE = ['ibuprofen', 'naproxen'];
const saved = async (plan: PlanView, modalities: readonly string[]): Promise<PlanView> => {
  const courses = modalities.map((id, n) => {
    const modality = MODALITY_BY_ID.get(id);
    if (!modality) throw new Error(`No ${id}`);
    return courseOf(modality, { id: randomUUID(), stageId: plan.stages[0]?.id ?? '', startsOn: addDays(today, 20 + n) });
  });
  return (await clinician.put(`/plans/${plan.id}/board`, { ...boardOf(plan), courses }, plan.version)).body as PlanView;
};
const drafted = async (modalities: readonly string[]): Promise<PlanView> => {
  const patientId = (await clinician.post('/patients', newPatient())).body.id as string;
  await clinician.post(`/patients/${patientId}/statements`, { topic: 'medicines', answer: 'none', askedOn: today });
  return saved((await clinician.post(`/patients/${patientId}/plans`, { title: 'Plan' })).body as PlanView, modalities);
};
const judged = async ({ id, version }: PlanView): Promise<Evaluation> =>
  (await clinician.get(`/plans/${id}/versions/${version}`)).body.evaluation as Evaluation;
const activated = async (plan: PlanView, more: Partial<SignatureInput> = {}): Promise<PlanView> => {
  const signatures = signaturesNeeded(await judged(plan)).map(({ fingerprint, needs }) => ({
    fingerprint,
    decision: needs,
    reasonCode: 'benefit-outweighs-risk',
    reason: 'Discussed with the patient today',
    expiresOn: addDays(today, 20),
    ...more,
  }));
  return (await clinician.change(`/plans/${plan.id}/activation`, { password: PASSWORD, signatures }, plan.version)).body as PlanView;
};
const report = async (query = '', person = admin): Promise<OverrideReport> => (await person.get(`/overrides${query}`)).body as OverrideReport;
const rowOf = ({ rules }: OverrideReport, ruleId: string): OverrideRow | undefined => rules.find((row) => row.ruleId === ruleId);

beforeAll(async () => {
  test = await startApp();
  clinician = await test.as('clinician@a.test');
  admin = await test.as('admin@a.test');
  today = (await clinician.get('/clinic')).body.today as string;
});
afterAll(() => test.close());

describe('before anything was signed', () => {
  it('the report is empty, for the last 90 days', async () => {
    expect(await report()).toEqual({ from: addDays(today, -90), to: today, today, activated: 0, rules: [] });
  });
});

describe('the override report', () => {
  let signedOver: PlanView;
  beforeAll(async () => {
    signedOver = await activated(await drafted(GRAVE));
    // Found while it was built, and put right before it became active.
    await activated(await saved(await drafted(GRAVE), ['cbt']));
    const draft = await drafted(GRAVE);
    const warning = (await judged(draft)).findings.find(({ severity }) => severity === 'warn');
    expect(
      (await clinician.post(`/plans/${draft.id}/snoozes`, { fingerprints: [warning?.fingerprint], untilOn: today, reasonCode: 'next-visit', reason: '' }))
        .status,
    ).toBe(201);
  });

  it('counts plans: found, still there at activation, signed; with reasons and people; a draft does not count yet', async () => {
    const found = await report();
    expect(found.activated).toBe(2);
    expect(rowOf(found, 'DDI-18')).toEqual({
      ruleId: 'DDI-18',
      rationale: RULE_SET.rules.find(({ ruleId }) => ruleId === 'DDI-18')?.rationale,
      severity: 'block',
      found: 2,
      stood: 1,
      signed: 1,
      overridden: 1,
      acknowledged: 0,
      acceptedUnknown: 0,
      snoozed: 0,
      inForce: 1,
      ending: 1,
      ended: 0,
      reasons: [{ code: 'benefit-outweighs-risk', count: 1 }],
      people: [{ name: 'clinician', credentials: '', byPrescriber: true, count: 1 }],
    });
    expect(found.rules.filter(({ snoozed }) => snoozed === 1)).toHaveLength(1);
    expect(found.rules.map(({ signed }) => signed)).toEqual(found.rules.map(({ signed }) => signed).toSorted((a, b) => b - a));
  });

  it('names no patient', async () => {
    const counted = (await report()).rules.map((row) => ({ ...row, rationale: null }));
    expect(JSON.stringify(counted)).not.toMatch(/Okafor|patient/i);
  });

  it('says of each rule what the clinic’s rules say, and nothing of what is no row of them', async () => {
    const { rules } = await report();
    const said = new Set(rules.map(({ ruleId, rationale }) => [ruleId.startsWith('CAUTION:'), rationale === null].join()));
    expect([...said].toSorted()).toEqual(['false,false', 'true,true']);
  });

  it('counts by the days of the address: nothing of today in the days before, but what stands today stands', async () => {
    const before = await report(`?from=${addDays(today, -30)}&to=${addDays(today, -1)}`);
    expect(before.activated).toBe(0);
    expect(rowOf(before, 'DDI-18')).toMatchObject({ found: 0, signed: 0, overridden: 0, inForce: 1, reasons: [], people: [] });
    expect(rowOf(await report(`?from=${today}&to=${today}`), 'DDI-18')).toMatchObject({ found: 2, signed: 1 });
  });

  it('a signature that has ended is told as such, on the day after its last', async () => {
    const uow = test.app.get(UnitOfWork, { strict: false });
    const on = async (day: string): Promise<OverrideRow | undefined> => {
      uow.clock = (real) => ({ ...real, today: day });
      const row = rowOf(await report(`?from=${today}&to=${today}`), 'DDI-18');
      uow.clock = null;
      return row;
    };
    expect(await on(addDays(today, 20))).toMatchObject({ inForce: 1, ending: 1, ended: 0 });
    expect(await on(addDays(today, 21))).toMatchObject({ inForce: 0, ending: 0, ended: 1 });
  });

  it('withdrawn counts as ended; the decision itself stays counted', async () => {
    const override = signedOver.signatures.find(({ ruleId }) => ruleId === 'DDI-18');
    await clinician.change(`/plans/${signedOver.id}/signatures/${override?.id}/withdrawal`, { reason: 'One of the two was stopped' }, signedOver.version);
    expect(rowOf(await report(), 'DDI-18')).toMatchObject({ overridden: 1, inForce: 0, ended: 1 });
  });

  it.each([
    ['the last day before the first', '?from=2026-02-01&to=2026-01-01'],
    ['more than three years', '?from=2020-01-01&to=2026-01-01'],
    ['a day that does not exist', '?from=2026-02-30'],
  ])('%s is refused', async (_, query) => {
    expect((await admin.get(`/overrides${query}`)).body).toMatchObject({ status: 400, code: 'fields-refused' });
  });

  it.each([
    ['admin', 200],
    ['auditor', 200],
    ['clinician', 403],
    ['scheduler', 403],
  ])('for an %s: %s', async (role, status) => {
    expect((await (await test.as(`${role}@a.test`)).get('/overrides')).status).toBe(status);
  });

  it('another clinic sees nothing of it', async () => {
    expect((await report('', await test.as('admin@b.test'))).rules).toEqual([]);
  });
});

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly Plans?: readonly PlanNode[];
}
const nodesOf = (node: PlanNode): readonly PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** A second clinic of the same size shares the tables. */
const MANY = `
insert into stagewell.patient (clinic_id, id, mrn, family_name, given_name, sex, language, service_status, source, recorded_on, created_by)
  select c.id, md5(c.id::text || n)::uuid, 'M-' || n, 'Many', 'G' || n, 'female', 'en', 'none', 'entered', current_date, md5('x')::uuid from stagewell.clinic c, generate_series(1, 1500) n;
insert into stagewell.care_plan (clinic_id, id, patient_id, state, created_on, activated_on, created_by)
  select clinic_id, id, id, 'active', current_date - 300, current_date - (substr(mrn, 3)::int % 1000), created_by from stagewell.patient where family_name = 'Many';
insert into stagewell.plan_version (clinic_id, plan_id, version, document, evaluation, rule_set_version, engine_version, what, saved_at, saved_by)
  select clinic_id, id, 1, '{}', jsonb_build_object('findings', (select jsonb_agg(jsonb_build_object('fingerprint', 'R-' || k || '.' || id, 'text', repeat(md5(k::text), 20))) from generate_series(1, 6) k)), 1, '1', 'Activated', now(), created_by
  from stagewell.care_plan where title = '' and created_on = current_date - 300;
insert into stagewell.plan_finding (clinic_id, plan_id, rule_id, severity, found_on, stood_on)
  select clinic_id, id, 'R-' || k, 'warn', activated_on, case when k % 2 = 0 then activated_on end from stagewell.care_plan, generate_series(1, 10) k where created_on = current_date - 300;
insert into stagewell.plan_signature (clinic_id, id, plan_id, plan_version, fingerprint, rule_id, decision, reason, reason_code, expires_on, signed_by, signed_at)
  select clinic_id, gen_random_uuid(), id, 1, 'R-' || k || '.' || id, 'R-' || k, 'acknowledge', '', 'stable-on-it', activated_on + 180, (select account_id from stagewell.membership m where m.clinic_id = p.clinic_id limit 1), activated_on
  from stagewell.care_plan p, generate_series(1, 6) k where created_on = current_date - 300;
analyze stagewell.care_plan, stagewell.plan_finding, stagewell.plan_signature, stagewell.plan_version, stagewell.patient`;

describe('of 1,500 plans with 9,000 signatures beside another clinic of as many', () => {
  beforeAll(() => asSuperuser(test.database, (client) => client.query(MANY)), 60_000);

  it('is one statement of its own', async () => {
    const send = jest.spyOn(pg.Client.prototype as { query: (...args: unknown[]) => unknown }, 'query');
    try {
      expect((await report()).activated).toBeGreaterThan(100);
      const texts = send.mock.calls.map(([first]) => (typeof first === 'string' ? first : (first as { text: string }).text));
      expect(texts.filter((text) => /plan_finding|plan_signature|care_plan/.test(text))).toHaveLength(1);
    } finally {
      send.mockRestore();
    }
  });

  it('finds the range by its indexes, and reads of the kept evaluations only those it names', async () => {
    const client = new pg.Client({ connectionString: urlFor('stagewell_app', test.database) });
    await client.connect();
    const clinicId = await asSuperuser(
      test.database,
      async (superuser) => (await superuser.query<{ id: string }>(`select id from stagewell.clinic where name = 'Clinic A'`)).rows[0]?.id ?? '',
    );
    await client.query(`begin; set local search_path = stagewell, public; set local app.clinic_id = '${clinicId}'`);
    const values = [clinicId, addDays(today, -90), today, today, 'America/New_York'];
    const { rows } = await client.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>({ text: `explain (format json) ${REPORT}`, values });
    await client.query('rollback');
    await client.end();
    const nodes = rows.flatMap((row) => row['QUERY PLAN'].flatMap(({ Plan }) => nodesOf(Plan)));
    expect(nodes.map((node) => node['Index Name'])).toEqual(expect.arrayContaining(['care_plan_activated', 'plan_signature_when', 'finding_snooze_when']));
    const versions = nodes.filter((node) => node['Relation Name'] === 'plan_version');
    expect(versions.map((node) => [node['Node Type'], node['Index Name']])).toEqual([['Index Scan', 'plan_version_pkey']]);
  });
});
