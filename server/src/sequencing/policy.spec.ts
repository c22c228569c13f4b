import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { MODALITY_BY_ID } from '@stagewell/shared/catalogue/catalogue';
import { addDays } from '@stagewell/shared/dates';
import { boardOf, courseOf } from '@stagewell/shared/plans/board';
import type { PlanView } from '@stagewell/shared/plans/plan';
import { RULE_SET, RULES } from '@stagewell/shared/sequencing/data/rule-set';
import type { DryRunView, RuleChange, RuleDraftView, RulePolicyView } from '@stagewell/shared/sequencing/policy/policy';
import type { Rule } from '@stagewell/shared/sequencing/rules';
import { newPatient, startApp, type Person, type TestApp } from '../testing/app.js';
import { asSuperuser } from '../testing/database.js';

let test: TestApp;
let clinician: Person;
let admin: Person;
let stranger: Person;
let today: string;
beforeAll(async () => {
  test = await startApp();
  [clinician, admin, stranger] = (await Promise.all(['clinician@a.test', 'admin@a.test', 'admin@b.test'].map((who) => test.as(who)))) as [
    Person,
    Person,
    Person,
  ];
  today = (await clinician.get('/clinic')).body.today as string;
});
afterAll(() => test.close());

const NOTE = { note: 'Agreed at the team meeting' };
const spacing = (days: number): RuleChange => ({ id: 'SEQ-03', parameters: { 'windows.0.days': days } });
const policy = async (who = clinician): Promise<RulePolicyView> => (await who.get('/rules/policy')).body as RulePolicyView;
const opened = async (): Promise<RuleDraftView> => (await clinician.post('/rules/draft', {})).body as RuleDraftView;
const save = (changes: readonly RuleChange[], version: number | null, takesShipped = false, who = clinician) =>
  who.put('/rules/draft', { takesShipped, changes }, version);
const publish = (version: number, who = admin, body: object = NOTE, key?: string) =>
  who.post('/rules/draft/publication', body, key).set('if-match', `"${version}"`);
const published = async (...changes: RuleChange[]): Promise<number> => {
  const draft = (await save(changes, (await opened()).version)).body as RuleDraftView;
  return (await publish(draft.version)).body.version as number;
};
const rows = <T extends object>(sql: string): Promise<readonly T[]> =>
  asSuperuser(test.database, async (client) => (await client.query<T>(`set search_path = stagewell`), (await client.query<T>(sql)).rows));
const discardAny = async (): Promise<void> => {
  const { draft } = await policy();
  if (draft !== null) expect((await clinician.change('/rules/draft/discard', {}, draft.version)).status).toBe(204);
};
afterEach(discardAny);

/** A patient with these treatments planned, the first in twenty days and each two days after the one before. */
const planned = async (person: Person, ...modalities: string[]): Promise<PlanView> => {
  const patientId = (await person.post('/patients', newPatient())).body.id as string;
  const plan = (await person.post(`/patients/${patientId}/plans`, { title: 'Plan' })).body as PlanView;
  const courses = modalities.map((id, at) => {
    const modality = MODALITY_BY_ID.get(id);
    if (!modality) throw new Error(`No modality ${id}`);
    return courseOf(modality, { id: randomUUID(), stageId: plan.stages[0]?.id ?? '', startsOn: addDays(today, 20 + 2 * at) });
  });
  return (await person.put(`/plans/${plan.id}/board`, { ...boardOf(plan), courses }, plan.version)).body as PlanView;
};

describe('the policy', () => {
  it('begins as shipped, and says what may be set on each row', async () => {
    const view = await policy();
    expect(view).toMatchObject({
      published: { version: 1, shippedVersion: RULE_SET.version, note: 'As shipped', publishedBy: null },
      draft: null,
      shipped: null,
    });
    expect(view.limits.map(({ id }) => id)).toEqual(RULES.map(({ id }) => id));
    expect(view.limits.find(({ id }) => id === 'SCOPE')).toMatchObject({ alwaysOn: 'scope', severities: ['block'] });
  });

  it.each([
    ['a scheduler reads nothing', 'scheduler', (who: Person) => who.get('/rules/policy')],
    ['an auditor opens no draft', 'auditor', (who: Person) => who.post('/rules/draft', {})],
    ['a scheduler saves no draft', 'scheduler', (who: Person) => save([], 1, false, who)],
    ['a scheduler tries nothing on patients', 'scheduler', (who: Person) => who.get('/rules/draft/dry-run')],
    ['an auditor discards nothing', 'auditor', (who: Person) => who.change('/rules/draft/discard', {}, 1)],
    ['a clinician publishes nothing', 'clinician', (who: Person) => publish(1, who)],
  ])('%s', async (_, role, ask) => {
    expect((await ask(await test.as(`${role}@a.test`))).body).toMatchObject({ status: 403, code: 'forbidden' });
  });

  it.each([
    ['saved', () => save([], 1)],
    ['tried', () => clinician.get('/rules/draft/dry-run')],
    ['discarded', () => clinician.change('/rules/draft/discard', {}, 1)],
    ['published', () => publish(1)],
  ])('a draft that is not there cannot be %s', async (_, ask) => {
    expect((await ask()).body).toMatchObject({ status: 404, code: 'not-found' });
  });
});

describe('the draft', () => {
  it('is one for the clinic, keeps only what differs, and shows it value by value', async () => {
    const draft = await opened();
    expect(draft).toMatchObject({ version: 1, basedOn: (await policy()).published.version, changes: [], openedBy: 'clinician', outdated: false });
    expect((await admin.post('/rules/draft', {})).body).toMatchObject({ status: 409, code: 'draft-exists' });
    const saved = (await save([spacing(21), { id: 'SEQ-05', enabled: true, severity: 'warn' }], 1, false, admin)).body as RuleDraftView;
    expect(saved).toMatchObject({ version: 2, savedBy: 'admin', changes: [spacing(21)] });
    expect(saved.differences).toEqual([{ id: 'SEQ-03', what: 'changed', fields: [{ path: 'parameters.windows.0.days', before: 14, after: 21 }] }]);
    expect((await clinician.get('/rules')).body.rules.find(({ id }: Rule) => id === 'SEQ-03').parameters.windows[0].days).toBe(14);
  });

  it('two editors never overwrite each other', async () => {
    await opened();
    const answers = await Promise.all([7, 14, 21].map((days) => save([spacing(days)], 1)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412, 412]);
    expect((await save([], null)).status).toBe(428);
    expect((await clinician.change('/rules/draft/discard', {}, 1)).body).toMatchObject({ status: 412, code: 'version-clash' });
    expect((await publish(1)).body).toMatchObject({ status: 412, code: 'version-clash' });
  });

  it('everything outside its bounds is told at once, and nothing is stored', async () => {
    await opened();
    const answer = await save(
      [
        { id: 'SCOPE', enabled: false, effectiveTo: today },
        { id: 'DDI-01', severity: 'inform' },
        spacing(3),
        { id: 'SEQ-05', effectiveFrom: addDays(today, 9), effectiveTo: today, parameters: { 'subject.any': 3 } },
        { id: 'NOBODY', enabled: false },
      ],
      1,
    );
    expect(answer.body).toMatchObject({ status: 422, code: 'policy-refused' });
    expect((answer.body as { errors: { path: string }[] }).errors.map(({ path }) => path)).toEqual([
      'changes.0.enabled',
      'changes.0.effectiveTo',
      'changes.1.severity',
      'changes.2.parameters.windows.0.days',
      'changes.3.parameters.subject.any',
      'changes.3.effectiveTo',
      'changes.4.id',
    ]);
    expect((await policy()).draft).toMatchObject({ version: 1, changes: [] });
  });

  it.each([
    ['a rationale', { takesShipped: false, changes: [{ id: 'SEQ-03', rationale: { en: 'x', es: 'x' } }] }],
    ['a day that is none', { takesShipped: false, changes: [{ id: 'SEQ-03', effectiveFrom: '2027-02-30' }] }],
    ['a severity that nobody knows', { takesShipped: false, changes: [{ id: 'SEQ-03', severity: 'maybe' }] }],
    ['no changes', { takesShipped: false }],
  ])('%s is refused at the door', async (_, body) => {
    await opened();
    expect((await clinician.put('/rules/draft', body, 1)).body).toMatchObject({ status: 400, code: 'fields-refused' });
  });

  it('is gone when discarded', async () => {
    const { version } = await opened();
    expect((await clinician.change('/rules/draft/discard', {}, version)).status).toBe(204);
    expect((await policy()).draft).toBeNull();
  });
});

describe('the dry run', () => {
  let mine: PlanView;
  beforeEach(async () => {
    mine ??= await planned(clinician, 'cbt', 'pt_exercise');
  });

  const tried = async (changes: readonly RuleChange[], who = clinician): Promise<DryRunView> => {
    const { version } = await opened();
    expect((await save(changes, version)).status).toBe(200);
    return (await who.get('/rules/draft/dry-run')).body as DryRunView;
  };

  it('says who would lose which finding, and changes nothing', async () => {
    const before = await rows(`select count(*)::int as n from plan_version`);
    const view = await tried([
      { id: 'SEQ-03', enabled: false },
      { id: 'SEQ-03/recommended', enabled: false },
    ]);
    expect(view).toMatchObject({ judged: 1, affected: 1, today, totals: [{ ruleId: 'SEQ-03', gained: 0, lost: 1 }] });
    expect(view.rows).toMatchObject([{ patientId: mine.patientId, familyName: 'Okafor', counts: { gained: 0, lost: 1, changed: 0 } }]);
    expect(view.rows[0]?.differences?.lost).toMatchObject([{ ruleId: 'SEQ-03', severity: 'warn' }]);
    expect(await rows(`select count(*)::int as n from plan_version`)).toEqual(before);
  });

  it('a change of severity is neither gained nor lost, and a draft without changes touches nobody', async () => {
    expect((await tried([{ id: 'SEQ-03', severity: 'block' }])).rows[0]?.differences?.changed).toMatchObject([{ severity: 'block', was: 'warn' }]);
    await discardAny();
    expect(await tried([])).toMatchObject({ judged: 1, affected: 0, rows: [], totals: [] });
  });

  it('off the care team it says how much, not what', async () => {
    const theirs = await tried([{ id: 'SEQ-03', severity: 'block' }], await test.as('colleague@a.test'));
    expect(theirs.rows).toMatchObject([{ mrn: expect.stringMatching(/^T-/), counts: { changed: 1 }, differences: null }]);
    expect(JSON.stringify(theirs.rows)).not.toContain('SEQ-03');
    const [event] = await rows<{ fields: string[] }>(`select fields from audit_event where action = 'rule-draft.try' order by seq desc limit 1`);
    expect(event?.fields).toEqual([]);
  });

  it('whose findings were shown is in the trail', async () => {
    await tried([{ id: 'SEQ-03', severity: 'block' }]);
    const [event] = await rows<{ fields: string[] }>(`select fields from audit_event where action = 'rule-draft.try' order by seq desc limit 1`);
    expect(event?.fields).toEqual([mine.patientId]);
  });
});

describe('publishing', () => {
  it('makes the next version; plans saved from then on remember it, and every version can be read back', async () => {
    const plan = await planned(clinician, 'cbt', 'pt_exercise');
    const before = (await policy()).published.version;
    const version = await published(spacing(21));
    expect(version).toBe(before + 1);
    expect((await clinician.get('/rules')).body).toMatchObject({ version });
    const moved = (await clinician.put(`/plans/${plan.id}/board`, boardOf(plan), plan.version)).body as PlanView;
    const [old, now] = await Promise.all([plan.version, moved.version].map(async (one) => (await clinician.get(`/plans/${plan.id}/versions/${one}`)).body));
    expect([old.ruleSetVersion, now.ruleSetVersion]).toEqual([before, version]);
    const daysIn = async (of: number): Promise<number> =>
      (await clinician.get(`/rules/versions/${of}`)).body.rules.find(({ id }: Rule) => id === 'SEQ-03').parameters.windows[0].days as number;
    expect([await daysIn(before), await daysIn(version)]).toEqual([14, 21]);
    expect((await clinician.get('/rules/versions')).body[0]).toMatchObject({ version, publishedBy: 'admin', note: NOTE.note, changed: 1 });
    expect((await policy()).draft).toBeNull();
    const [event] = await rows<{ fields: string[] }>(
      `select fields from audit_event where action = 'rules.publish' and outcome = 'done' order by seq desc limit 1`,
    );
    expect(event?.fields).toEqual([String(version), 'SEQ-03']);
  });

  it('a repeated request with the same key publishes once', async () => {
    const draft = (await save([{ id: 'SEQ-05', enabled: false }], (await opened()).version)).body as RuleDraftView;
    const key = randomUUID();
    const [first, second] = [await publish(draft.version, admin, NOTE, key), await publish(draft.version, admin, NOTE, key)];
    expect(first.status).toBe(201);
    expect(second.body).toEqual(first.body);
    expect((await policy()).published.version).toBe(first.body.version);
  });

  it.each([
    ['without a reason', { note: 'short' }],
    ['with a blank reason', { note: '             ' }],
  ])('%s is refused, and the draft is kept', async (_, body) => {
    const draft = (await save([{ id: 'SEQ-28', severity: 'warn' }], (await opened()).version)).body as RuleDraftView;
    expect((await publish(draft.version, admin, body)).body).toMatchObject({ status: 400, code: 'fields-refused' });
    expect((await policy()).draft).toMatchObject({ version: draft.version });
  });

  it('without a change is refused', async () => {
    expect((await publish((await opened()).version)).body).toMatchObject({ status: 409, code: 'nothing-to-publish' });
    expect((await policy()).draft).not.toBeNull();
  });

  it('on an older version is refused until it is saved again', async () => {
    const draft = (await save([{ id: 'SEQ-28', severity: 'warn' }], (await opened()).version)).body as RuleDraftView;
    await rows(`insert into rule_set_version (clinic_id, version, shipped_version, rules, shipped, changed, note, published_at)
      select v.clinic_id, v.version + 1, v.shipped_version, v.rules, v.shipped, 0, 'Beside', now() from rule_set_version v join clinic c on c.id = v.clinic_id where c.name = 'Clinic A' order by v.version desc limit 1`);
    expect((await policy()).draft).toMatchObject({ outdated: true });
    expect((await publish(draft.version)).body).toMatchObject({ status: 409, code: 'draft-outdated' });
    const again = (await save(draft.changes, draft.version)).body as RuleDraftView;
    expect(again).toMatchObject({ outdated: false, changes: draft.changes });
    expect((await publish(again.version)).status).toBe(201);
  });

  it('a published version cannot be changed by the application', async () => {
    expect(
      await rows(
        `select 1 where has_table_privilege('stagewell_app', 'rule_set_version', 'UPDATE') or has_table_privilege('stagewell_app', 'rule_set_version', 'DELETE')`,
      ),
    ).toEqual([]);
  });
});

describe('newly shipped rules', () => {
  it('are shown, and come into the draft with what the clinic had set', async () => {
    await discardAny();
    const shipped = RULES.filter(({ id }) => id !== 'SEQ-09').map((rule) =>
      rule.id === 'SEQ-07' ? { ...rule, rationale: { en: 'Older', es: 'Antes' } } : rule,
    );
    const gone = { ...RULES[0], id: 'OLD-1', ruleId: 'OLD-1' };
    const older = JSON.stringify([...shipped, gone]);
    await asSuperuser(test.database, (client) =>
      client.query(
        `insert into stagewell.rule_set_version (clinic_id, version, shipped_version, rules, shipped, changed, note, published_at)
         select v.clinic_id, v.version + 1, $2, jsonb_set($1::jsonb, '{0,enabled}', 'true'), $1::jsonb, 0, 'Older rows', now() from stagewell.rule_set_version v join stagewell.clinic c on c.id = v.clinic_id where c.name = 'Clinic A' order by v.version desc limit 1`,
        [older, RULE_SET.version - 1],
      ),
    );
    await published({ id: 'SEQ-07', severity: 'inform' });
    const view = await policy();
    expect(view.shipped).toMatchObject({ version: RULE_SET.version, notKept: [] });
    expect(view.shipped?.differences.map(({ id, what }) => `${id} ${what}`)).toEqual(['OLD-1 removed', 'SEQ-07 changed', 'SEQ-09 added']);
    const draft = (await save([], (await opened()).version, true)).body as RuleDraftView;
    expect(draft.rules.find(({ id }) => id === 'SEQ-07')).toMatchObject({ severity: 'inform', rationale: RULES.find(({ id }) => id === 'SEQ-07')?.rationale });
    expect((await publish(draft.version)).body).toMatchObject({ shippedVersion: RULE_SET.version });
    expect((await policy()).shipped).toBeNull();
  });
});

describe('another clinic', () => {
  const bare = ({ status, body }: { status: number; body: object }): object => ({ status, body: { ...body, requestId: '' } });

  it('sees neither draft nor versions: the answers are those of absence', async () => {
    const version = await published({ id: 'SEQ-28', enabled: false });
    expect(bare(await stranger.get(`/rules/versions/${version}`))).toEqual(bare(await stranger.get('/rules/versions/999999')));
    const nobodys = [await save([], 1, false, stranger), await stranger.get('/rules/draft/dry-run'), await publish(1, stranger)].map(bare);
    const draft = await opened();
    const theirs = [await save([], draft.version, false, stranger), await stranger.get('/rules/draft/dry-run'), await publish(draft.version, stranger)].map(
      bare,
    );
    expect(theirs).toEqual(nobodys);
    expect((await policy(stranger)).published.version).toBe(1);
    expect((await stranger.get('/rules')).body.version).toBe(1);
  });
});
