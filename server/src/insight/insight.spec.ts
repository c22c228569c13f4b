import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays } from '@stagewell/shared/dates';
import type { InsightView } from '@stagewell/shared/insight/insight';
import { Rounds } from '../platform/rounds.js';
import { startApp, type Person, type TestApp } from '../testing/app.js';
import { asSuperuser } from '../testing/database.js';
import { Recounting } from './recounting.js';

let test: TestApp;
let clinician: Person;
let admin: Person;
let today: string;

/** A patient with one course; `by`: PEG by days from the start. */
interface Told {
  readonly modality: string;
  readonly site?: 'North' | 'South' | null;
  readonly flag?: string | null;
  readonly startedOn?: string;
  readonly by?: Readonly<Record<number, number | null>>;
  readonly pain?: Readonly<Record<number, number>>;
  readonly endedOn?: string | null;
}
const USUAL = { [-20]: 8, [-10]: 6, 30: 5, 60: 5, 70: 5 };
const ADD = `with p as (insert into stagewell.patient (clinic_id, id, mrn, family_name, given_name, sex, language, service_status, source, recorded_on, created_by)
    select c.id, gen_random_uuid(), 'I-' || gen_random_uuid()::text, 'Told', 'G', 'female', 'en', 'none', 'entered', current_date, md5('x')::uuid from stagewell.clinic c where c.name = 'Clinic A' returning clinic_id, id),
  s as (insert into stagewell.preference (clinic_id, patient_id, site_id) select p.clinic_id, p.id, s.id from p join stagewell.site s on s.clinic_id = p.clinic_id where s.name = $1),
  n as (insert into stagewell.condition (clinic_id, id, patient_id, label, flags, status, is_pain, source, recorded_on, created_by)
    select clinic_id, gen_random_uuid(), id, 'Pain', array[$2], 'active', true, 'entered', current_date, id from p where $2::text is not null),
  l as (insert into stagewell.care_plan (clinic_id, id, patient_id, state, created_on, activated_on, created_by) select clinic_id, id, id, 'active', $4::date, $4::date, id from p returning clinic_id, id),
  g as (insert into stagewell.stage (clinic_id, id, plan_id, position) select clinic_id, id, id, 0 from l returning clinic_id, id),
  c as (insert into stagewell.course (clinic_id, id, plan_id, stage_id, modality_id, starts_on, target, state, started_on, ended_on)
    select clinic_id, id, id, id, $3, $4::date, 'peg', 'active', $4::date, $5::date from g returning clinic_id, id, started_on)
  insert into stagewell.check_in (clinic_id, id, patient_id, taken_on, phq4_items, peg, pain_now, red_flags, source, recorded_at, recorded_by)
    select clinic_id, gen_random_uuid(), id, started_on + (r->>'day')::int, array[null,null,null,null]::int[], (r->>'peg')::numeric, (r->>'pain')::numeric, '{}', 'clinician', now(), id from c, jsonb_array_elements($6::jsonb) r`;

const readings = ({ by = USUAL, pain = {} }: Told): string =>
  JSON.stringify([
    ...Object.entries(by).map(([day, peg]) => ({ day: Number(day), peg })),
    ...Object.entries(pain).map(([day, one]) => ({ day: Number(day), pain: one })),
  ]);
const add = (times: number, told: Told): Promise<void> =>
  asSuperuser(test.database, async (client) => {
    const values = [told.site ?? null, told.flag ?? null, told.modality, told.startedOn ?? addDays(today, -200), told.endedOn ?? null, readings(told)];
    for (let n = 0; n < times; n++) await client.query(ADD, values);
  });
const count = async (): Promise<void> => {
  expect((await clinician.post('/insight/count', {})).status).toBe(204);
};
const view = async (query = '', person = clinician): Promise<InsightView> => {
  const { status, body } = await person.get(`/insight${query}`);
  expect([status, (body as { code?: string }).code]).toEqual([200, undefined]);
  return body as InsightView;
};
const shown = ({ modalities }: InsightView): readonly (readonly [string, number])[] => modalities.rows.map(({ key, patients }) => [key, patients]);
const siteOf = ({ sites }: InsightView, name: string): string => sites.find((site) => site.name === name)?.id ?? '';

beforeAll(async () => {
  test = await startApp({ jobs: false });
  clinician = await test.as('clinician@a.test');
  admin = await test.as('admin@a.test');
  today = (await clinician.get('/clinic')).body.today as string;
});
afterAll(() => test.close());

it('a clinic without a course: nothing is shown, nothing is missing', async () => {
  expect(await view()).toMatchObject({
    modalities: { rows: [], centre: null, hidden: [] },
    conditions: { rows: [], hidden: [] },
    notCounted: { tooEarly: 0, stoppedEarly: 0, fewReadings: 0 },
    priors: [],
    stages: [],
    overdue: [],
    dropouts: { running: 0, silent: 0, ended: 0, withoutHorizon: 0 },
    load: [],
    overrides: [],
  });
});

describe('a clinic with courses', () => {
  beforeAll(async () => {
    // Judged from day 56 on (cbt): 7 before, 5 after, which is 28.6 %.
    await add(6, { modality: 'cbt', site: 'North', flag: 'low-back-pain' });
    await add(5, { modality: 'cbt', site: 'South', flag: 'fibromyalgia', by: { [-20]: 8, [-10]: 8, 60: 4, 70: 4 } });
    await add(9, { modality: 'duloxetine', site: 'North', flag: 'low-back-pain' });
    await add(3, { modality: 'duloxetine', site: 'South', flag: 'low-back-pain' });
    await add(4, { modality: 'esi', site: 'North' });
    await add(5, { modality: 'acupuncture', by: {}, pain: { [-5]: 6, [-3]: 4, 60: 5, 70: 5 } });
    await add(6, { modality: 'pt_exercise', by: { [-5]: 6, 60: 2, 70: 3 } });
    await add(6, { modality: 'pt_exercise', startedOn: addDays(today, -3) });
    await add(7, { modality: 'cbt', endedOn: addDays(today, -190) });
    await count();
  });

  it('the change is from the 28 days before to those from the first assessment day on, of PEG, or of pain without it', async () => {
    const { rows } = (await view()).modalities;
    const of = (key: string) => rows.find((row) => row.key === key);
    expect(of('cbt')).toMatchObject({ name: 'Cognitive behavioral therapy for pain (CBT)', patients: 11 });
    expect(of('cbt')?.change.raw).toBeCloseTo((6 * -2 + 5 * -4) / 11, 2);
    expect(of('cbt')?.responders.raw).toBeCloseTo(5 / 11, 3);
    expect(of('acupuncture')).toMatchObject({ patients: 5, change: { raw: 0 } });
    for (const { change } of rows) {
      expect(change.low).toBeLessThan(change.mean);
      expect(change.mean).toBeLessThan(change.high);
    }
  });

  it('fewer than five are not shown, nor is what cannot be told; that is counted', async () => {
    const found = await view();
    expect(shown(found)).toEqual([
      ['duloxetine', 12],
      ['cbt', 11],
      ['acupuncture', 5],
    ]);
    expect(found.modalities.hidden).toMatchObject([{ key: 'esi', why: 'few' }]);
    expect(found.notCounted).toEqual({ tooEarly: 6, stoppedEarly: 7, fewReadings: 6 });
    expect(JSON.stringify(found)).not.toMatch(/Told|I-/);
  });

  it('by site: shown only where the others are none or five, so that no total gives three away', async () => {
    const all = await view();
    const north = await view(`?site=${siteOf(all, 'North')}`);
    expect(shown(north)).toEqual([['cbt', 6]]);
    expect(north.modalities.hidden.map(({ key, why }) => [key, why])).toEqual([
      ['acupuncture', 'few'],
      ['duloxetine', 'few-beside'],
      ['esi', 'few'],
    ]);
    expect(shown(await view(`?site=${siteOf(all, 'South')}`))).toEqual([['cbt', 5]]);
  });

  it('by condition, and by year', async () => {
    const [condition, conditions] = [await view('?condition=low-back-pain'), (await view()).conditions];
    expect(shown(condition)).toEqual([
      ['duloxetine', 12],
      ['cbt', 6],
    ]);
    expect(condition.conditions).toEqual(conditions);
    expect(conditions.rows.map(({ key, patients }) => [key, patients])).toEqual([
      ['low-back-pain', 18],
      ['other', 9],
      ['fibromyalgia', 5],
    ]);
    const year = Number(addDays(today, -200).slice(0, 4));
    expect(shown(await view(`?fromYear=${year}&toYear=${year}`))).toEqual(shown(await view()));
    expect(shown(await view(`?toYear=${year - 1}`))).toEqual([]);
  });

  it('priors are offered for what is shown, beside the catalogue’s, and the catalogue stays as it was', async () => {
    const { priors } = await view();
    expect(priors.map(({ modalityId }) => modalityId)).toEqual(['duloxetine', 'cbt', 'acupuncture']);
    const catalogue = (await clinician.get('/catalogue')).body as { id: string; prior: { value: { mean: number; sd: number } } }[];
    for (const { modalityId, catalogue: assumed } of priors) expect(catalogue.find(({ id }) => id === modalityId)?.prior.value).toEqual(assumed);
  });

  it('plans without a check-in and reviews that wait are counted as they are now', async () => {
    const { dropouts, stages } = await view();
    expect(dropouts).toEqual({ running: 45, silent: 45, ended: 0, withoutHorizon: 0 });
    expect(stages).toMatchObject([{ stage: 1, movedOn: 'none', stillThere: { plans: 51 } }]);
  });

  it('what was counted stays until it is counted again; a check-in entered in error is not counted', async () => {
    const before = await view();
    await asSuperuser(test.database, (client) =>
      client.query(`update stagewell.check_in set entered_in_error_at = now(), entered_in_error_by = recorded_by where pain_now is not null`),
    );
    expect(await view()).toEqual({ ...before });
    await count();
    const after = await view();
    expect(shown(after).map(([key]) => key)).toEqual(['duloxetine', 'cbt']);
    expect(after.countedAt > before.countedAt).toBe(true);
    expect(after.notCounted.fewReadings).toBe(11);
  });

  it('the file holds sums only, and asking for it stands in the trail as a word of its own', async () => {
    const { text, headers, status } = await admin.get('/insight/export?condition=low-back-pain');
    expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(headers['content-disposition']).toContain('clinic-insight.csv');
    for (const words of ['by treatment,Duloxetine', 'Low back pain', 'not randomised']) expect(text).toContain(words);
    expect(text).not.toMatch(/Told|I-/);
    const { rows } = (await (await test.as('auditor@a.test')).get('/audit')).body as { rows: { action: string; fields: string[]; patientId: string | null }[] };
    expect(rows.find(({ action }) => action === 'insight.export')).toMatchObject({ fields: ['condition'], patientId: null });
    expect(rows.find(({ action }) => action === 'insight.read')).toBeDefined();
  });

  it('another clinic sees nothing of it', async () => {
    const theirs = await view('', await test.as('clinician@b.test'));
    expect([theirs.modalities, theirs.conditions, theirs.dropouts.running]).toEqual([
      { rows: [], centre: null, hidden: [] },
      { rows: [], centre: null, hidden: [] },
      0,
    ]);
    expect(shown(await view(`?site=${theirs.sites[0]?.id}`))).toEqual([]);
  });

  it('a round counts again what was counted six hours ago, and nothing that nobody looked at', async () => {
    const rounds = test.app.get(Rounds, { strict: false });
    const recounting = new Recounting(rounds);
    const at = async (): Promise<unknown> =>
      asSuperuser(
        test.database,
        async (client) =>
          (
            await client.query(
              `select c.name, extract(epoch from counted_at)::int as at from stagewell.insight_count i join stagewell.clinic c on c.id = i.clinic_id order by 1`,
            )
          ).rows,
      );
    const before = (await at()) as { name: string; at: number }[];
    await rounds.once((round) => recounting.sweep(round));
    expect(await at()).toEqual(before);
    rounds.clock = (now) => new Date(now.getTime() + 6 * 3_600_000);
    await rounds.once((round) => recounting.sweep(round));
    rounds.clock = null;
    const after = (await at()) as { name: string; at: number }[];
    expect(after.map(({ name }) => name)).toEqual(before.map(({ name }) => name));
    expect(after[0]?.at).toBeGreaterThan(before[0]?.at ?? Infinity);
  });
});

it.each([
  ['the last year before the first', '?fromYear=2026&toYear=2025'],
  ['no year', '?fromYear=twenty'],
  ['half a year', '?fromYear=2026.5'],
  ['no site', '?site=north'],
  ['a condition that is none', '?condition=headache'],
])('%s is refused', async (_, query) => {
  for (const path of ['/insight', '/insight/export']) expect((await clinician.get(`${path}${query}`)).status).toBe(400);
});

it.each([
  ['clinician', 200],
  ['admin', 200],
  ['scheduler', 403],
  ['auditor', 403],
])('for a %s: %s', async (role, status) => {
  const person = await test.as(`${role}@a.test`);
  expect([(await person.get('/insight')).status, (await person.get('/insight/export')).status]).toEqual([status, status]);
  expect((await person.post('/insight/count', {})).status).toBe(status === 200 ? 204 : status);
});
