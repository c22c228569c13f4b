import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IMPORT, type ImportReport } from '@stagewell/shared/interchange/import-report';
import type { Chart } from '@stagewell/shared/plans/chart';
import { startApp, type Person, type TestApp } from '../testing/app.js';
import { asSuperuser } from '../testing/database.js';
import type { Made } from './fhir/made-bundle.js';

let test: TestApp;
let clinician: Person;
beforeAll(async () => {
  test = await startApp();
  clinician = await test.as('clinician@a.test');
});
afterAll(() => test.close());

const send = (source: string) => clinician.post('/imports/fhir', source as unknown as object).set('content-type', 'application/fhir+json');
const patients = () =>
  asSuperuser(test.database, async (client) => Number((await client.query<{ n: string }>('select count(*) as n from stagewell.patient')).rows[0]?.n));

let n = 0;
const patient = (over: Made = {}): Made => {
  n += 1;
  return {
    resourceType: 'Patient',
    id: 'p',
    identifier: [{ type: { coding: [{ code: 'MR' }] }, system: 'urn:x', value: `X-${n}` }],
    name: [{ family: 'Extreme', given: [`No ${n}`] }],
    birthDate: '1980-01-01',
    gender: 'female',
    ...over,
  };
};
const bundle = (...resources: readonly Made[]): Made => ({ resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) });
const subject = { reference: 'Patient/p' };
const take = async (value: Made): Promise<ImportReport> => {
  const answer = await send(JSON.stringify(value));
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body as ImportReport;
};
const chartOf = async ({ patientId }: ImportReport): Promise<Chart> => (await clinician.get(`/patients/${patientId}`)).body as Chart;
const told = ({ lines }: ImportReport): readonly string[] => lines.slice(1).map(({ decision, landed, reason }) => `${decision} ${landed ?? '–'}: ${reason}`);

const whole = JSON.stringify(bundle(patient(), { resourceType: 'Condition', id: 'c', subject, code: { text: 'Pain' } }));
const deep = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

describe('a file that is refused as a whole leaves nothing behind, and says where and why', () => {
  it.each<[string, string, number, string]>([
    ['an empty file', '', 422, 'line 1, column 1: end of file: the file is empty'],
    ['blanks', ' \n ', 422, 'line 1, column 1: end of file: the file is empty'],
    ['a truncated one', whole.slice(0, -20), 422, 'end of file: the file stops before its JSON is complete'],
    ['one cut in the middle of a name', whole.slice(0, 60), 422, 'end of file: the file stops before its JSON is complete'],
    ['one nested a hundred thousand levels deep', deep(100_000), 422, 'nested deeper than 100 levels'],
    ['no JSON', '<Bundle xmlns="http://hl7.org/fhir"/>', 422, 'line 1, column 1'],
    ['a bundle without a patient', JSON.stringify(bundle()), 422, '$.entry: no Patient in the bundle'],
    ['a bundle of two patients', JSON.stringify(bundle(patient(), patient({ id: 'q' }))), 422, '$.entry[1].resource: Patient/q is one of 2 Patients'],
    ['a bundle with one name twice', '{"resourceType":"Bundle","resourceType":"Bundle"}', 422, 'the name "resourceType" stands twice'],
    ['a patient without a number', JSON.stringify(bundle({ resourceType: 'Patient' })), 422, 'no record number of 1 to 40 characters'],
    ['something larger than 10 MB', `"${'x'.repeat(IMPORT.bytes)}"`, 413, 'larger than can be taken'],
  ])('%s', async (_what, source, status, words) => {
    const before = await patients();
    const answer = await send(source);
    expect([answer.status, (answer.body as { detail: string }).detail]).toEqual([status, expect.stringContaining(words)]);
    expect((answer.body as { detail: string }).detail).toContain('Nothing was stored');
    expect(await patients()).toBe(before);
  });
});

describe('a file that is taken', () => {
  it('may hold a patient and nothing else', async () => {
    const report = await take(bundle(patient({ name: undefined, birthDate: undefined, gender: undefined })));
    expect(report.counts).toEqual({ taken: 1, merged: 0, unchanged: 0, skipped: 0 });
    expect(report.lines[0]?.reason).toContain('birth date not given; name not given; sex not given; language not given, English until asked');
    expect((await chartOf(report)).patient).toMatchObject({ birthDate: null, sex: 'unknown', familyName: 'Name not given' });
  });

  it.each<[string, Made, string]>([
    [
      'a condition in a code that nobody knows',
      { resourceType: 'Condition', id: '1', subject, code: { coding: [{ system: 'urn:nobody', code: 'Q' }] } },
      'taken conditions: active; no status given, taken as active; not mapped: say which flags apply',
    ],
    ['a condition without a code or a word', { resourceType: 'Condition', id: '1', subject }, 'skipped –: names no condition'],
    [
      'a medicine that is contained',
      {
        resourceType: 'MedicationRequest',
        id: '1',
        subject,
        status: 'active',
        intent: 'order',
        contained: [{ resourceType: 'Medication', id: 'm', code: { text: 'Duloxetine' } }],
        medicationReference: { reference: '#m' },
      },
      'taken medicines: current; start not given; ingredients not mapped; by its name perhaps duloxetine, to be confirmed',
    ],
    [
      'a medicine that is contained in nothing',
      { resourceType: 'MedicationRequest', id: '1', subject, status: 'active', intent: 'order', medicationReference: { reference: '#m' } },
      'skipped –: names no medicine',
    ],
    [
      'an observation without a day',
      {
        resourceType: 'Observation',
        id: '1',
        subject,
        status: 'final',
        code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }] },
        valueQuantity: { value: 70, code: 'kg' },
      },
      'skipped –: no day on which it was taken',
    ],
    [
      'a weight below nothing',
      {
        resourceType: 'Observation',
        id: '1',
        subject,
        status: 'final',
        effectiveDateTime: '2026-01-05',
        code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }] },
        valueQuantity: { value: -1, code: 'kg' },
      },
      'skipped –: -1 kg is not a possible Weight, which is 0.3 to 700 kg',
    ],
    [
      'a procedure without a day',
      { resourceType: 'Procedure', id: '1', subject, status: 'completed', code: { text: 'Nerve block' } },
      'taken history: in the history to be completed; day not given',
    ],
    ['a coverage without a payer', { resourceType: 'Coverage', id: '1', beneficiary: subject, status: 'active' }, 'skipped –: names no payer'],
    ['a type that FHIR does not have', { resourceType: 'Spaceship', id: '1' }, 'skipped –: this type is not imported'],
    [
      'lists where one was meant, and one where a list was',
      { resourceType: 'Condition', id: '1', subject, code: [{ text: 'Pain' }], clinicalStatus: 'active' },
      'skipped –: names no condition',
    ],
  ])('tells of %s', async (_what, resource, line) => {
    expect(told(await take(bundle(patient(), resource)))).toEqual([line]);
  });

  it.each<[string, Made, object, string]>([
    ['born after today', { birthDate: '2199-01-01' }, { birthDate: null }, 'birth date is after today, left empty'],
    ['born in no month', { birthDate: '1980-13-01' }, { birthDate: null }, 'birth date is no usable date, left empty'],
    ['born in a year', { birthDate: '1980' }, { birthDate: null }, 'birth date has no day, left empty'],
    ['born before there were charts', { birthDate: '1066-10-14' }, { birthDate: null }, 'birth date is no usable date, left empty'],
    ['with half a surrogate pair in the name', { name: [{ family: 'Smile \ud83d', given: ['A'] }] }, { familyName: 'Smile' }, 'record number'],
  ])('may be of somebody %s', async (_what, over, expected, words) => {
    const report = await take(bundle(patient(over)));
    expect(report.lines[0]?.reason).toContain(words);
    expect((await chartOf(report)).patient).toMatchObject(expected);
  });

  it('takes the first of two resources with one id, and says so of the second', async () => {
    const twice = (text: string): Made => ({
      resourceType: 'Condition',
      id: 'same',
      subject,
      code: { text },
      clinicalStatus: { coding: [{ code: 'active' }] },
    });
    const report = await take(bundle(patient(), twice('First'), twice('Second')));
    expect((await chartOf(report)).conditions.map(({ label }) => label)).toEqual(['First']);
    expect(told(report)[1]).toBe('skipped –: Condition/same stands twice in the bundle; the first was read');
  });

  it('may be nearly 10 MB, with a line for every resource', async () => {
    const note = 'Long. '.repeat(1_500);
    const many = Array.from({ length: 1_000 }, (_, at): Made => ({
      resourceType: 'Condition',
      id: `c${at}`,
      subject,
      code: { text: `Pain ${at}` },
      note: [{ text: note }],
    }));
    const source = JSON.stringify(bundle(patient(), ...many));
    expect(source.length).toBeGreaterThan(IMPORT.bytes * 0.85);
    const answer = await send(source);
    expect(answer.status).toBe(201);
    expect((answer.body as ImportReport).lines).toHaveLength(1_001);
  });

  it('with more resources than a report can tell of is refused, and says what to do', async () => {
    const flags = Array.from({ length: 200_000 }, (_, at) => `,{"resource":{"resourceType":"Flag","id":"f${at}"}}`);
    const answer = await send(JSON.stringify(bundle(patient())).replace(/\]\}$/u, `${flags.join('')}]}`));
    expect([answer.status, answer.body.code]).toEqual([422, 'too-many-resources']);
    expect(answer.body.detail).toContain('200001 resources');
  });

  it('may be nested as deep as is allowed', async () => {
    const nested = (levels: number): Made =>
      levels === 0 ? { url: 'urn:end', valueString: 'deep' } : { url: `urn:${levels}`, extension: [nested(levels - 1)] };
    const report = await take(bundle(patient(), { resourceType: 'Condition', id: 'c', subject, code: { text: 'Pain' }, extension: [nested(40)] }));
    expect(report.counts.taken).toBe(2);
  });

  it('of another system with a plan, a goal, answers and a visit shows each of them on the chart or in its report', async () => {
    const report = await take(
      bundle(
        patient(),
        {
          resourceType: 'CarePlan',
          id: 'plan',
          subject,
          status: 'active',
          intent: 'plan',
          activity: [{ detail: { code: { text: 'Exercise therapy' }, status: 'in-progress' } }],
        },
        { resourceType: 'Goal', id: 'goal', subject, lifecycleStatus: 'active', description: { text: 'Walk the dog' } },
        {
          resourceType: 'QuestionnaireResponse',
          id: 'answers',
          subject,
          status: 'completed',
          authored: '2026-01-05',
          item: [
            { linkId: '/75893-8', answer: [{ valueInteger: 0 }] },
            { linkId: '/44260-8', answer: [{ valueInteger: 2 }] },
          ],
        },
        { resourceType: 'Appointment', id: 'visit', status: 'booked', start: '2026-02-03T09:00:00Z' },
      ),
    );
    const chart = await chartOf(report);
    expect(chart).toMatchObject({
      plan: null,
      history: [{ label: 'Exercise therapy', ongoing: true, toBeCompleted: true }],
      goals: [{ text: 'Walk the dog', scale: null, source: 'import' }],
      checkIns: [{ pegPain: 0, peg: null, questionnaires: [{ instrument: 'phq9', score: null }], source: 'import' }],
      facts: [{ code: 'phq9_item9', value: 2 }],
    });
    expect(told(report)).toEqual([
      'taken history: not a plan here: what was done is in the history to be completed',
      'taken goals: active; no scale yet',
      'taken checkIns, facts: PHQ-9 item 9 is above zero: imported answers open no task, look at it today; PHQ-9 (depression), PEG pain, PHQ-9 item 9; answers as received',
      'skipped –: a visit elsewhere on 2026-02-03 (booked): told here, not booked in this calendar',
    ]);
  });
});
