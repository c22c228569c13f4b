import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MatchedChart, DuplicatePairs, MergePreview, MergeView, NewMerge } from '@stagewell/shared/patients/merge';
import { randomUUID } from 'node:crypto';
import { checkIn, newPatient, startApp, type Person, type TestApp } from '../../testing/app.js';
import { BODIES } from '../../testing/bodies.js';
import { asSuperuser } from '../../testing/database.js';
import { runningPlan } from '../../testing/running.js';
import { PASSWORD } from '../../testing/template.js';
import { LEFT_BEHIND, MOVED } from './merge.sql.js';

let test: TestApp;
let clinician: Person;
let admin: Person;
let desk: Person;
let today: string;
beforeAll(async () => {
  test = await startApp();
  clinician = await test.as('clinician@a.test');
  admin = await test.as('admin@a.test');
  desk = await test.as('scheduler@a.test');
  today = (await clinician.get('/clinic')).body.today as string;
});
afterAll(() => test.close());

let made = 0;
/** Two charts of somebody nobody else in this file is like. */
const twice = async (over: object = {}, other: object = {}): Promise<{ kept: string; merged: string; name: string }> => {
  made += 1;
  const name = `Quill${'abcdefghijklmnopqrstuvwxyz'.charAt(made)}${'zyxwvutsrq'.charAt(made % 10)}berg`;
  const one = { familyName: name, givenName: 'Ottoline', birthDate: `19${String(40 + made)}-0${(made % 9) + 1}-11`, ...over };
  const kept = (await clinician.post('/patients', newPatient(one))).body.id as string;
  const merged = (await clinician.post('/patients', newPatient({ ...one, ...other }))).body.id as string;
  return { kept, merged, name };
};
const mergeOf = (merged: string, over: Partial<NewMerge> = {}): NewMerge => ({
  ...{ mergedId: merged, keptVersion: 1, mergedVersion: 1, reason: 'The same person, seen at both desks', password: PASSWORD },
  ...over,
});
const row = (section: string): object => BODIES[section]?.() ?? {};

describe('charts that may be of one person', () => {
  it('are proposed on the chart, in the list of the clinic, and before a chart is made', async () => {
    const { kept, merged, name } = await twice();
    expect((await clinician.get(`/patients/${kept}/duplicates`)).body).toMatchObject([{ id: merged, onCareTeam: true, match: { grade: 'probable' } }]);
    const { pairs } = (await admin.get('/duplicates')).body as DuplicatePairs;
    expect(pairs.filter(({ one }) => one.familyName === name)).toMatchObject([{ one: { id: kept }, other: { id: merged }, match: { grade: 'probable' } }]);
    const asked = { familyName: name.toUpperCase(), givenName: 'Ottoline', birthDate: null, sex: 'unknown', phone: '', email: '' };
    expect(((await desk.post('/duplicates/asked', asked)).body as MatchedChart[]).map(({ id }) => id).toSorted()).toEqual([kept, merged].toSorted());
  });

  it.each([
    ['an accent', { familyName: 'Peñarrubia' }, { familyName: 'PENARRUBIA' }],
    ['names the other way round', { familyName: 'Oxley', givenName: 'Brannock' }, { familyName: 'Brannock', givenName: 'Oxley' }],
    ['day and month turned', { familyName: 'Ravenscroft', birthDate: '1966-04-07' }, { birthDate: '1966-07-04' }],
    ['another family name', { familyName: 'Thistlewood', givenName: 'Perpetua' }, { familyName: 'Zimmer' }],
    ['no birth date on one', { familyName: 'Umbridge', birthDate: null }, { birthDate: '1950-02-02' }],
  ])('are found in spite of %s', async (_what, one, other) => {
    const { kept, merged } = await twice(one, other);
    expect(((await clinician.get(`/patients/${kept}/duplicates`)).body as MatchedChart[]).map(({ id }) => id)).toContain(merged);
  });

  it('show a clinician off the care team no birth date', async () => {
    const { kept, name } = await twice();
    const colleague = await test.as('colleague@a.test');
    const { pairs } = (await colleague.get('/duplicates')).body as DuplicatePairs;
    expect(pairs.find(({ one }) => one.familyName === name)?.one).toMatchObject({ id: kept, birthDate: null, onCareTeam: false });
    expect((await colleague.get(`/patients/${kept}/duplicates`)).body.code).toBe('not-on-care-team');
  });

  it('are two people once somebody says so, until what is recorded changes', async () => {
    const { kept, merged } = await twice();
    expect((await desk.post(`/patients/${merged}/two-people`, { otherId: kept, reason: 'Cousins of one name' })).status).toBe(204);
    expect((await clinician.get(`/patients/${kept}/duplicates`)).body).toEqual([]);
    expect((await clinician.get(`/patients/${merged}/duplicates`)).body).toEqual([]);
    const {
      id: _,
      version: __,
      source: ___,
      sourceSystem: ____,
      sourceId: _____,
      recordedOn: ______,
      ...same
    } = (await clinician.get(`/patients/${kept}/demographics`)).body;
    await clinician.put(`/patients/${kept}`, { ...same, givenName: 'O.' }, 1);
    expect((await clinician.get(`/patients/${kept}/duplicates`)).body).toMatchObject([{ id: merged }]);
  });

  it('cannot be called two people when nobody proposed otherwise', async () => {
    const [{ kept }, { kept: stranger }] = [await twice(), await twice()];
    expect((await desk.post(`/patients/${kept}/two-people`, { otherId: stranger, reason: 'Twins' })).body.code).toBe('not-alike');
  });

  it('are of this clinic only', async () => {
    const { kept, merged } = await twice();
    const elsewhere = await test.as('clinician@b.test');
    expect((await elsewhere.get(`/patients/${kept}/duplicates`)).status).toBe(404);
    expect((await elsewhere.get(`/patients/${kept}/merges/${merged}`)).status).toBe(404);
    expect((await elsewhere.post(`/patients/${kept}/merges`, mergeOf(merged))).status).toBe(404);
    expect(((await elsewhere.get('/duplicates')).body as DuplicatePairs).pairs).toEqual([]);
  });
});

describe('a merge', () => {
  it('moves what the other chart holds, says so, and leads there from then on', async () => {
    const { kept, merged } = await twice({}, { phone: '555-0199' });
    await clinician.post(`/patients/${kept}/conditions`, row('NewCondition'));
    await clinician.post(`/patients/${merged}/conditions`, row('NewCondition'));
    await clinician.post(`/patients/${merged}/check-ins`, checkIn(today, { painNow: 0, note: 'warm today' }));
    const plan = await runningPlan(clinician, today, [['cbt', 0]], merged);
    const preview = (await clinician.get(`/patients/${kept}/merges/${merged}`)).body as MergePreview;
    expect(preview).toMatchObject({ kept: { id: kept }, merged: { id: merged, phone: '555-0199' }, hindrances: [] });
    expect(preview.counts).toContainEqual({ what: 'condition', kept: 1, moves: 1, stays: 0 });
    expect(preview.counts).toContainEqual({ what: 'check_in', kept: 0, moves: 1, stays: 0 });

    const answer = await clinician.post(`/patients/${kept}/merges`, mergeOf(merged));
    expect([answer.status, answer.body.moved]).toEqual([201, expect.arrayContaining([{ what: 'check_in', count: 1 }])]);
    const chart = (await clinician.get(`/patients/${kept}`)).body;
    expect(chart.conditions).toHaveLength(2);
    expect(chart.checkIns).toMatchObject([{ painNow: 0, note: 'warm today' }]);
    expect(chart.plan.id).toBe(plan.id);
    expect((await clinician.get(`/patients/${kept}/merges`)).body).toMatchObject([{ mergedId: merged, mergedByName: expect.any(String), undoneAt: null }]);
    expect((await clinician.get(`/patients/${kept}/duplicates`)).body).toEqual([]);

    const gone = await admin.get(`/patients/${merged}/demographics`);
    expect([gone.status, gone.body.code, gone.body.context]).toEqual([410, 'chart-merged', { into: kept }]);
    expect((await desk.post(`/patients/${merged}/check-ins`, checkIn(today, { enteredBy: 'phone' }))).status).toBe(410);
  });

  it('is found in the list by its old number only, with the way to the chart that was kept', async () => {
    const { kept, merged, name } = await twice();
    const { mrn } = (await clinician.get(`/patients/${merged}/demographics`)).body;
    await clinician.post(`/patients/${kept}/merges`, mergeOf(merged));
    const found = async (search: string): Promise<object> => (await desk.get(`/patients?search=${encodeURIComponent(search)}`)).body.rows;
    expect(await found(mrn)).toMatchObject([{ id: merged, mergedIntoId: kept }]);
    expect(await found(name)).toHaveLength(2);
    const everybody = (await desk.get('/patients?limit=100')).body.rows as { id: string }[];
    expect(everybody.map(({ id }) => id)).not.toContain(merged);
  });

  it('goes back by its undoing, and what came later stays', async () => {
    const { kept, merged } = await twice();
    await clinician.post(`/patients/${merged}/conditions`, row('NewCondition'));
    await clinician.post(`/patients/${merged}/check-ins`, checkIn(today));
    const { id } = (await clinician.post(`/patients/${kept}/merges`, mergeOf(merged))).body as MergeView;
    await clinician.post(`/patients/${kept}/allergies`, row('NewAllergy'));
    const undo = await clinician.post(`/merges/${id}/undo`, row('UndoMerge'));
    expect([undo.status, undo.body]).toMatchObject([201, { undoneReason: 'They turned out to be two people', undoneByName: expect.any(String) }]);
    const [one, other] = [(await clinician.get(`/patients/${kept}`)).body, (await clinician.get(`/patients/${merged}`)).body];
    expect([one.conditions, one.allergies, one.checkIns].map((rows: unknown[]) => rows.length)).toEqual([0, 1, 0]);
    expect([other.conditions, other.allergies, other.checkIns].map((rows: unknown[]) => rows.length)).toEqual([1, 0, 1]);
    expect((await clinician.post(`/merges/${id}/undo`, row('UndoMerge'))).body.code).toBe('already-undone');
    expect((await clinician.post(`/patients/${kept}/merges`, mergeOf(merged))).status).toBe(201);
  });

  it('of a merge leads in one step, and goes back from there', async () => {
    const { kept: first, merged: second } = await twice();
    const third = (await clinician.post('/patients', newPatient())).body.id as string;
    await clinician.post(`/patients/${second}/conditions`, row('NewCondition'));
    const { id } = (await clinician.post(`/patients/${first}/merges`, mergeOf(second))).body as MergeView;
    await clinician.post(`/patients/${third}/merges`, mergeOf(first));
    expect((await admin.get(`/patients/${second}/demographics`)).body.context).toEqual({ into: third });
    expect((await clinician.post(`/merges/${id}/undo`, row('UndoMerge'))).status).toBe(201);
    expect((await clinician.get(`/patients/${second}`)).body.conditions).toHaveLength(1);
  });

  it('leaves the other number on the patient that goes out, as an old one, until its undoing', async () => {
    const { kept, merged } = await twice();
    const mrnOf = async (id: string) => (await clinician.get(`/patients/${id}/demographics`)).body.mrn as string;
    const [number, old] = [await mrnOf(kept), await mrnOf(merged)];
    const numbers = async () => {
      const { body } = await clinician.get(`/fhir/Patient/${kept}`);
      return (body.identifier as { use?: string; value: string }[]).map(({ use = 'usual', value }) => [use, value]);
    };
    const { id } = (await clinician.post(`/patients/${kept}/merges`, mergeOf(merged))).body as MergeView;
    expect(await numbers()).toEqual([
      ['usual', number],
      ['old', old],
    ]);
    await clinician.post(`/merges/${id}/undo`, row('UndoMerge'));
    expect(await numbers()).toEqual([['usual', number]]);
  });

  it('keeps one row for what both charts have from the same source, and says that the other stayed', async () => {
    const { kept, merged } = await twice();
    await clinician.post(`/patients/${kept}/conditions`, row('NewCondition'));
    await clinician.post(`/patients/${merged}/conditions`, row('NewCondition'));
    await asSuperuser(test.database, (client) =>
      client.query(`update stagewell.condition set source_system = 'urn:x', source_id = 'Condition/1' where patient_id in ($1, $2)`, [kept, merged]),
    );
    const { counts } = (await clinician.get(`/patients/${kept}/merges/${merged}`)).body as MergePreview;
    expect(counts).toContainEqual({ what: 'condition', kept: 1, moves: 0, stays: 1 });
    await clinician.post(`/patients/${kept}/merges`, mergeOf(merged));
    expect((await clinician.get(`/patients/${kept}`)).body.conditions).toHaveLength(1);
  });

  it('is refused while an entry of the other chart would stay behind that says something else, until it is settled', async () => {
    const { kept, merged } = await twice();
    await clinician.post(`/patients/${kept}/allergies`, { ...row('NewAllergy'), label: 'Latex' });
    const { id } = (await clinician.post(`/patients/${merged}/allergies`, { ...row('NewAllergy'), label: 'Penicillin' })).body as { id: string };
    await asSuperuser(test.database, (client) =>
      client.query(`update stagewell.allergy set source_system = 'fhir', source_id = 'AllergyIntolerance/1' where patient_id in ($1, $2)`, [kept, merged]),
    );
    const preview = async () => (await clinician.get(`/patients/${kept}/merges/${merged}`)).body as MergePreview;
    expect((await preview()).hindrances).toEqual([expect.stringContaining('1 entry with the same number at its source')]);
    const answer = await clinician.post(`/patients/${kept}/merges`, mergeOf(merged));
    expect([answer.status, answer.body.code]).toEqual([409, 'merge-hindered']);
    await clinician.post(`/patients/${kept}/allergies`, { ...row('NewAllergy'), label: 'Penicillin' });
    await clinician.change(`/patients/${merged}/allergies/${id}/entered-in-error`, { reason: 'Recorded on the other chart' }, 1);
    expect((await preview()).hindrances).toEqual([]);
    expect((await clinician.post(`/patients/${kept}/merges`, mergeOf(merged))).status).toBe(201);
    expect(((await clinician.get(`/patients/${kept}`)).body.allergies as { label: string }[]).map(({ label }) => label).toSorted()).toEqual([
      'Latex',
      'Penicillin',
    ]);
  });

  it('is refused while both have an open plan, and says what to do', async () => {
    const { kept, merged } = await twice();
    await runningPlan(clinician, today, [['cbt', 0]], kept);
    await runningPlan(clinician, today, [['cbt', 0]], merged);
    const answer = await clinician.post(`/patients/${kept}/merges`, mergeOf(merged));
    expect([answer.status, answer.body.code]).toEqual([409, 'merge-hindered']);
    expect(answer.body.detail).toContain('revoke one of them first');
    expect((await clinician.get(`/patients/${merged}`)).body.plan).not.toBeNull();
  });

  it('is refused with a wrong password, for a chart that changed, for one chart twice, and for who may not', async () => {
    const { kept, merged } = await twice();
    const { kept: foreign } = await twice();
    const colleague = await test.as('colleague@a.test');
    const answers = [
      await clinician.post(`/patients/${kept}/merges`, mergeOf(merged, { password: 'not mine at all' })),
      await clinician.post(`/patients/${kept}/merges`, mergeOf(merged, { mergedVersion: 2 })),
      await clinician.post(`/patients/${kept}/merges`, mergeOf(kept)),
      await clinician.post(`/patients/${kept}/merges`, mergeOf(randomUUID())),
      await colleague.post(`/patients/${kept}/merges`, mergeOf(foreign)),
      await desk.post(`/patients/${kept}/merges`, mergeOf(merged)),
      await clinician.post(`/merges/${randomUUID()}/undo`, row('UndoMerge')),
    ];
    expect(answers.map(({ status, body }) => `${status} ${body.code}`)).toEqual([
      '422 password-refused',
      '412 version-clash',
      '400 same-chart',
      '404 not-found',
      '403 not-on-care-team',
      '403 forbidden',
      '404 not-found',
    ]);
    expect((await clinician.get(`/patients/${merged}`)).status).toBe(200);
  });

  it('asked twice at once is done once', async () => {
    const { kept, merged } = await twice();
    const both = await Promise.all([clinician.post(`/patients/${kept}/merges`, mergeOf(merged)), admin.post(`/patients/${merged}/merges`, mergeOf(kept))]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 410]);
  });

  it('loses nothing that is stored at the same moment', async () => {
    const { kept, merged } = await twice();
    const answers = await Promise.all([
      ...Array.from({ length: 8 }, () => desk.post(`/patients/${merged}/check-ins`, checkIn(today, { enteredBy: 'phone' }))),
      clinician.post(`/patients/${kept}/merges`, mergeOf(merged)),
    ]);
    const stored = answers.slice(0, 8).filter(({ status }) => status === 201).length;
    expect(
      answers
        .slice(0, 8)
        .map(({ status }) => status)
        .filter((status) => status !== 201 && status !== 410),
    ).toEqual([]);
    expect((await clinician.get(`/patients/${kept}`)).body.checkIns).toHaveLength(stored);
  });

  it('moves every row that names a patient, but for what is said with its reason', async () => {
    const tables = await asSuperuser(test.database, async (client) =>
      (
        await client.query<{ t: string }>(
          `select distinct c.relname as t from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
           where n.nspname = 'stagewell' and c.relkind in ('r','p') and not c.relispartition and a.attname = 'patient_id' and a.attnum > 0`,
        )
      ).rows.map(({ t }) => t),
    );
    expect(tables.toSorted()).toEqual([...MOVED.map(({ name }) => name), ...Object.keys(LEFT_BEHIND)].toSorted());
  });

  it('stands in the trail of both charts', async () => {
    const { kept, merged } = await twice();
    await clinician.post(`/patients/${kept}/merges`, mergeOf(merged));
    const trail = await asSuperuser(
      test.database,
      async (client) =>
        (
          await client.query<{ patient_id: string }>(`select patient_id from stagewell.audit_event where action = 'patient.merge' and patient_id in ($1, $2)`, [
            kept,
            merged,
          ])
        ).rows,
    );
    expect(trail.map(({ patient_id }) => patient_id).toSorted()).toEqual([kept, merged].toSorted());
  });
});
