import { describe, expect, it } from '@jest/globals';
import { readResources, valuesIn, type ReadOne } from './testing.js';
import type { Made } from './made-bundle.js';

const RX = (code: string, display: string): Made => ({ coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code, display }] });
const GABAPENTIN = RX('25480', 'Gabapentin');
const PRODUCT = RX('849574', 'Naproxen sodium 220 MG Oral Tablet');
const daily = (value: number, unit: string, more: Made = {}): Made => ({
  doseAndRate: [{ doseQuantity: { value, unit } }],
  timing: { repeat: { frequency: 2, period: 1, periodUnit: 'd', ...more } },
});
const request = (id: string, change: Made): Made => ({
  resourceType: 'MedicationRequest',
  id,
  status: 'active',
  intent: 'order',
  subject: { reference: 'Patient/p1' },
  medicationCodeableConcept: GABAPENTIN,
  authoredOn: '2026-01-10T09:00:00Z',
  ...change,
});
const statement = (id: string, change: Made): Made => ({
  resourceType: 'MedicationStatement',
  id,
  status: 'active',
  subject: { reference: 'Patient/p1' },
  medicationCodeableConcept: GABAPENTIN,
  ...change,
});
const one = (read: ReadOne) => ({ line: read.line, medicine: valuesIn(read, 'medicines')[0], past: valuesIn(read, 'history')[0] });

describe('current or stopped', () => {
  it.each([
    ['active', { status: 'active' }, 'current', false, 'current'],
    ['on hold counts as current', { status: 'on-hold' }, 'current', false, 'on-hold at the source'],
    ['unknown counts as current', { status: 'unknown' }, 'current', false, 'unknown at the source'],
    ['missing counts as current', { status: undefined }, 'current', false, 'status not given'],
    ['completed', { status: 'completed' }, 'stopped', true, 'stopped'],
    ['stopped', { status: 'stopped' }, 'stopped', true, 'stopped'],
    [
      'active, but its own end has passed',
      { dosageInstruction: [daily(300, 'mg', { boundsPeriod: { end: '2026-03-01' } })] },
      'stopped',
      true,
      'its own end was 2026-03-01',
    ],
    [
      'active, and its own end is still to come',
      { dosageInstruction: [daily(300, 'mg', { boundsPeriod: { end: '2026-12-01' } })] },
      'current',
      false,
      'current',
    ],
  ])('%s', (_name, change, status, inHistory, note) => {
    const found = one(readResources(request('m1', change)));
    expect(found.medicine?.status).toBe(status);
    expect(found.past !== undefined).toBe(inHistory);
    expect(found.line.reason).toContain(note);
  });

  it.each([
    ['entered in error', { status: 'entered-in-error' }, 'entered in error'],
    ['cancelled', { status: 'cancelled' }, 'cancelled before it was given'],
    ['a draft', { status: 'draft' }, 'draft'],
    ['a proposal', { intent: 'proposal' }, 'proposal'],
    ['a plan', { intent: 'plan' }, 'a plan, not an order'],
    ['an order not to give it', { doNotPerform: true }, 'not to give it'],
    ['one that names no medicine', { medicationCodeableConcept: undefined }, 'names no medicine'],
  ])('%s is skipped with its reason', (_name, change, reason) => {
    const read = readResources(request('m1', change));
    expect(read.rows).toEqual([]);
    expect(read.line).toMatchObject({ decision: 'skipped', landed: null, reason: expect.stringContaining(reason) });
  });

  it.each([
    ['not taken', 'not-taken'],
    ['intended', 'intended'],
  ])('a statement that says %s is skipped', (_name, status) => {
    expect(readResources(statement('s1', { status })).line.decision).toBe('skipped');
  });
});

describe('what the medicine is', () => {
  it('an ingredient code is mapped', () => {
    const found = one(readResources(request('m1', {})));
    expect(found.medicine?.ingredients).toEqual(['gabapentin']);
    expect(found.line.needsMapping).toBe(false);
  });

  it('a product code is not mapped; its name is at most a suggestion', () => {
    const found = one(readResources(request('m1', { medicationCodeableConcept: PRODUCT })));
    expect(found.medicine).toMatchObject({ ingredients: null, label: 'Naproxen sodium 220 MG Oral Tablet' });
    expect(found.line).toMatchObject({ needsMapping: true, reason: expect.stringContaining('perhaps naproxen, to be confirmed') });
  });

  it('a stopped product has no ingredients in the history either', () => {
    expect(one(readResources(request('m1', { medicationCodeableConcept: PRODUCT, status: 'stopped' }))).past?.ingredients).toEqual([]);
  });

  it.each([
    ['a Medication by full URL', { reference: 'urn:uuid:med' }],
    ['a Medication by type and id', { reference: 'Medication/med' }],
    ['a Medication by absolute URL', { reference: 'https://ehr.example.org/r4/Medication/med' }],
  ])('%s', (_name, medicationReference) => {
    const found = one(
      readResources(request('m1', { medicationCodeableConcept: undefined, medicationReference }), { resourceType: 'Medication', id: 'med', code: GABAPENTIN }),
    );
    expect(found.medicine?.label).toBe('Gabapentin');
  });

  it('a contained Medication, and the words of a reference that leads nowhere', () => {
    const contained = [{ resourceType: 'Medication', id: 'in', code: GABAPENTIN }];
    expect(
      one(readResources(request('m1', { medicationCodeableConcept: undefined, contained, medicationReference: { reference: '#in' } }))).medicine?.label,
    ).toBe('Gabapentin');
    expect(
      one(readResources(request('m1', { medicationCodeableConcept: undefined, medicationReference: { reference: 'Medication/x', display: 'Lost drug' } })))
        .medicine,
    ).toMatchObject({ label: 'Lost drug', ingredients: null });
  });
});

describe('the dose', () => {
  it.each([
    ['milligrams twice a day', [daily(300, 'mg')], 600, '300 mg twice a day'],
    ['grams', [daily(0.5, 'g')], 1000, '0.5 g twice a day'],
    ['once', [daily(600, 'mg', { frequency: 1 })], 600, '600 mg once a day'],
    ['five times', [daily(100, 'mg', { frequency: 5 })], 500, '100 mg 5 times a day'],
    ['every other day', [daily(25, 'mg', { frequency: 1, period: 2 })], 12.5, '25 mg every 2 days'],
    ['twice in three days', [daily(30, 'mg', { period: 3 })], 20, '30 mg twice every 3 days'],
    ['every hour', [daily(1, 'mg', { frequency: 1, periodUnit: 'h' })], 24, '1 mg once an hour'],
    ['a range of times is no daily amount', [daily(300, 'mg', { frequencyMax: 3 })], null, '300 mg 2 to 3 times a day'],
    ['nor is a range of hours', [daily(5, 'mg', { frequency: 1, period: 4, periodMax: 6, periodUnit: 'h' })], null, '5 mg every 4 to 6 hours'],
    ['a unit of time that nobody knows', [daily(5, 'mg', { periodUnit: 'moon' })], null, '5 mg twice per moon'],
    ['a bare number', [{ ...daily(1, ''), doseAndRate: [{ doseQuantity: { value: 1 } }] }], null, '1 (unit not given) twice a day'],
    ['every eight hours', [daily(100, 'mg', { frequency: 1, period: 8, periodUnit: 'h' })], 300, '100 mg every 8 hours'],
    ['two instructions add up', [daily(300, 'mg'), daily(50, 'mg')], 700, '300 mg twice a day; 50 mg twice a day'],
    ['tablets are not milligrams', [daily(1, 'tablet')], null, '1 tablet twice a day'],
    ['as needed is no daily amount', [{ ...daily(300, 'mg'), asNeededBoolean: true }], null, '300 mg twice a day, as needed'],
    ['a month has no fixed length', [daily(300, 'mg', { periodUnit: 'mo' })], null, '300 mg twice a month'],
    [
      'one instruction without an amount leaves the whole unknown',
      [daily(300, 'mg'), { text: 'and more at night' }],
      null,
      '300 mg twice a day; and more at night',
    ],
    ['its own words', [{ text: 'One at night' }], null, 'One at night'],
    ['none', undefined, null, ''],
  ])('%s', (_name, dosageInstruction, dailyMg, doseText) => {
    expect(one(readResources(request('m1', { dosageInstruction }))).medicine).toMatchObject({ dailyMg, doseText });
  });

  const repeat = (value: number, given: Made, more: Made = {}): Made => ({
    doseAndRate: [{ doseQuantity: { value, unit: 'mg' } }],
    timing: { repeat: given },
    ...more,
  });
  const EACH_DAY: Made = { period: 1, periodUnit: 'd' };
  const ONCE: Made = { frequency: 1, ...EACH_DAY };
  const days = (...dayOfWeek: readonly string[]): Made => ({ dayOfWeek });
  const range = (doseRange: Made, given: Made): Made => ({ doseAndRate: [{ doseRange }], timing: { repeat: given } });

  it.each([
    ['methotrexate on Monday', [repeat(15, { ...ONCE, ...days('mon') })], 2.143, '15 mg once a week on Monday'],
    ['on Monday, by the week', [repeat(15, { frequency: 1, period: 1, periodUnit: 'wk', ...days('mon') })], 2.143, '15 mg once a week on Monday'],
    ['every other Monday', [repeat(14, { frequency: 1, period: 2, periodUnit: 'wk', ...days('mon') })], 1, '14 mg every 2 weeks on Monday'],
    ['on two days', [repeat(7, { ...ONCE, ...days('mon', 'thu') })], 2, '7 mg twice a week on Monday and Thursday'],
    ['twice on two days', [repeat(7, { ...ONCE, frequency: 2, ...days('mon', 'thu') })], 4, '7 mg twice a day on Monday and Thursday only'],
    [
      'on two days, by the week',
      [repeat(7, { frequency: 2, period: 1, periodUnit: 'wk', ...days('mon', 'thu') })],
      2,
      '7 mg twice a week on Monday and Thursday',
    ],
    [
      'once in a week of two days',
      [repeat(7, { frequency: 1, period: 1, periodUnit: 'wk', ...days('mon', 'thu') })],
      null,
      '7 mg once a week on Monday and Thursday',
    ],
    ['on days of the week every other day', [repeat(7, { ...ONCE, period: 2, ...days('mon') })], null, '7 mg every 2 days on Monday'],
    ['on all days', [repeat(7, { ...ONCE, ...days('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun') })], 7, '7 mg once a day'],
    ['on a day that nobody knows', [repeat(7, { ...ONCE, ...days('someday') })], null, '7 mg once a week on someday'],
    ['at two times of day', [repeat(30, { ...EACH_DAY, timeOfDay: ['08:00:00', '20:00:00'] })], 60, '30 mg twice a day at 08:00 and 20:00'],
    [
      'at two times of day, once by the frequency that is assumed',
      [repeat(30, { ...ONCE, timeOfDay: ['08:00', '20:00'] })],
      60,
      '30 mg twice a day at 08:00 and 20:00',
    ],
    ['at two times of day and nothing else', [repeat(30, { timeOfDay: ['08:00', '20:00'] })], 60, '30 mg twice a day at 08:00 and 20:00'],
    ['at two times of day on one day', [repeat(7, { timeOfDay: ['08:00', '20:00'], ...days('mon') })], 2, '7 mg twice a day on Monday only at 08:00 and 20:00'],
    [
      'three times at two times of day',
      [repeat(30, { ...EACH_DAY, frequency: 3, timeOfDay: ['08:00', '20:00'] })],
      null,
      '30 mg three times a day at 08:00 and 20:00',
    ],
    ['in the morning and at night', [repeat(30, { ...EACH_DAY, when: ['MORN', 'NIGHT'] })], 60, '30 mg twice a day in the morning and at night'],
    ['at bedtime', [repeat(30, { when: ['HS'] })], 30, '30 mg once a day at bedtime'],
    ['twice at bedtime', [repeat(30, { ...EACH_DAY, frequency: 2, when: ['HS'] })], null, '30 mg twice a day at bedtime'],
    ['three times, with meals', [repeat(30, { ...EACH_DAY, frequency: 3, when: ['C'] })], 90, '30 mg three times a day with meals'],
    ['with meals, and nobody says how many', [repeat(30, { ...EACH_DAY, when: ['AC'] })], null, '30 mg once a day before meals'],
    ['at an event that nobody knows', [repeat(30, { ...EACH_DAY, when: ['FULLMOON'] })], null, '30 mg once a day FULLMOON'],
    ['half an hour before one', [repeat(30, { ...EACH_DAY, when: ['ACM'], offset: 30 })], null, '30 mg once a day before breakfast, 30 minutes from it'],
    ['a number of doses', [repeat(30, { ...ONCE, count: 3 })], null, '30 mg once a day, 3 doses in all'],
    ['a frequency that is no number', [repeat(30, { ...ONCE, frequency: '2' })], null, '30 mg once a day'],
    ['on given days alone', [repeat(30, ONCE, { timing: { event: ['2026-01-10'], repeat: ONCE } })], null, '30 mg once a day, on 2026-01-10'],
    [
      'a taper',
      [40, 20, 10].map((mg, index) => repeat(mg, ONCE, { sequence: 3 - index })),
      null,
      '10 mg once a day, then 20 mg once a day, then 40 mg once a day',
    ],
    ['one number of sequence is no sequence', [repeat(40, ONCE, { sequence: 1 }), repeat(20, ONCE, { sequence: 1 })], 60, '40 mg once a day; 20 mg once a day'],
    [
      'two instructions of which one ends earlier',
      [repeat(40, { ...ONCE, boundsPeriod: { end: '2026-07-10' } }), repeat(20, ONCE)],
      null,
      '40 mg once a day; 20 mg once a day',
    ],
    [
      'a range',
      [range({ low: { value: 5, unit: 'mg' }, high: { value: 10, unit: 'mg' } }, { frequency: 1, period: 4, periodUnit: 'h' })],
      null,
      '5–10 mg every 4 hours',
    ],
    ['a range of two units', [range({ low: { value: 500, unit: 'mg' }, high: { value: 1, unit: 'g' } }, ONCE)], null, '500 mg–1 g once a day'],
    ['a range without a low end', [range({ high: { value: 10, unit: 'mg' } }, ONCE)], null, 'up to 10 mg once a day'],
    ['an infusion over an hour', [repeat(30, { ...ONCE, duration: 1, durationUnit: 'h' })], 30, '30 mg once a day, over 1 hour each'],
    ['with an end that nobody has set', [repeat(30, { ...ONCE, boundsPeriod: { end: '9999-12-31' } })], 30, '30 mg once a day'],
    ['with an end that is no day', [repeat(30, { ...ONCE, boundsPeriod: { end: '2026-08' } })], null, '30 mg once a day, until 2026-08'],
    ['at least some days', [repeat(30, { ...ONCE, boundsRange: { low: { value: 5, unit: 'days' } } })], null, '30 mg once a day, for at least 5 days'],
  ])('%s', (_name, dosageInstruction, dailyMg, doseText) => {
    expect(one(readResources(request('m1', { dosageInstruction }))).medicine).toMatchObject({ dailyMg, doseText });
  });

  it.each([
    ['days', { boundsDuration: { value: 5, unit: 'days', system: 'http://unitsofmeasure.org', code: 'd' } }, '2026-01-14', 'for 5 days'],
    ['a written unit', { boundsDuration: { value: 2, unit: 'Weeks' } }, '2026-01-23', 'for 2 weeks'],
    ['a month, at its longest', { boundsDuration: { value: 1, code: 'mo' } }, '2026-02-09', 'for 1 month'],
    ['a range, by its longer end', { boundsRange: { low: { value: 5, code: 'd' }, high: { value: 7, code: 'd' } } }, '2026-01-16', 'for 5 to 7 days'],
  ])('for a time that is over has ended: %s', (_name, bounds, stoppedOn, words) => {
    const found = one(readResources(request('m1', { dosageInstruction: [daily(30, 'mg', bounds)] })));
    expect(found.medicine).toMatchObject({ status: 'stopped', stoppedOn, doseText: `30 mg twice a day, ${words}` });
    expect(found.line.reason).toContain(`its own end was ${stoppedOn}`);
  });

  it.each([
    ['is not over', { authoredOn: '2026-06-28' }, { value: 5, code: 'd' }, 60],
    ['began on an unknown day', { authoredOn: undefined }, { value: 5, code: 'd' }, null],
    ['has no unit', {}, { value: 5 }, null],
    ['is longer than a life', {}, { value: 1e300, code: 'a' }, 60],
  ])('for a time that %s is current', (_name, change, boundsDuration, dailyMg) => {
    const found = one(readResources(request('m1', { ...change, dosageInstruction: [daily(30, 'mg', { boundsDuration })] })));
    expect(found.medicine).toMatchObject({ status: 'current', dailyMg });
  });

  it('in steps ends with the last of them', () => {
    const step = (sequence: number, mg: number): Made => ({ ...daily(mg, 'mg', { boundsDuration: { value: 5, code: 'd' } }), sequence });
    expect(one(readResources(request('m1', { dosageInstruction: [step(1, 40), step(2, 20)] }))).medicine).toMatchObject({
      status: 'stopped',
      stoppedOn: '2026-01-19',
      dailyMg: null,
      doseText: '40 mg twice a day, for 5 days, then 20 mg twice a day, for 5 days',
    });
  });

  it('of a mixture is the dose of no ingredient', () => {
    const both = { coding: [...(RX('161', 'Acetaminophen')['coding'] as Made[]), ...(RX('7804', 'Oxycodone')['coding'] as Made[])] };
    const found = one(readResources(request('m1', { medicationCodeableConcept: both, dosageInstruction: [daily(325, 'mg')] })));
    expect(found.medicine).toMatchObject({ ingredients: ['acetaminophen', 'oxycodone'], dailyMg: null });
  });
});

describe('repeated requests of one medicine', () => {
  const stopped = (id: string, on: string, end?: string): Made =>
    request(id, { status: 'stopped', authoredOn: on, dosageInstruction: end === undefined ? undefined : [daily(300, 'mg', { boundsPeriod: { end } })] });

  it('are one row from the first to the last day, and the report says into which', () => {
    const read = readResources(stopped('m2', '2026-02-01', '2026-02-20'), stopped('m1', '2026-01-01', '2026-01-31'), stopped('m3', '2026-03-01', '2026-03-31'));
    expect(valuesIn(read, 'history')).toMatchObject([
      {
        startedOn: '2026-01-01',
        endedOn: '2026-03-31',
        toBeCompleted: true,
        category: 'medication',
        note: expect.stringContaining('3 records, 2026-01-01 to 2026-03-01'),
      },
    ]);
    expect(valuesIn(read, 'medicines')).toMatchObject([{ status: 'stopped', startedOn: '2026-01-01', stoppedOn: '2026-03-31' }]);
    expect(read.lines.map((line) => line.decision)).toEqual(['merged', 'taken', 'merged']);
    expect(read.lines[0]?.reason).toContain('merged into MedicationRequest/m1');
  });

  it('without an end of the last one end on no invented day', () => {
    const read = readResources(stopped('m1', '2026-01-01', '2026-01-31'), stopped('m2', '2026-03-01'));
    expect(valuesIn(read, 'history')[0]).toMatchObject({ startedOn: '2026-01-01', endedOn: null, note: expect.stringContaining('no day on which it ended') });
  });

  it('of which one is current: current in the list, the stopped ones in the history', () => {
    const read = readResources(stopped('m1', '2020-01-01', '2020-03-01'), request('m2', { authoredOn: '2026-05-01' }));
    expect(valuesIn(read, 'medicines')).toMatchObject([{ status: 'current', startedOn: '2026-05-01', stoppedOn: null }]);
    expect(valuesIn(read, 'history')).toMatchObject([{ startedOn: '2020-01-01', endedOn: '2020-03-01' }]);
    expect(read.lines.map((line) => [line.decision, line.landed])).toEqual([
      ['merged', 'history'],
      ['taken', 'medicines'],
    ]);
  });

  it('and statements join by the same code; another product stays apart', () => {
    const read = readResources(
      request('m1', {}),
      statement('s1', { effectivePeriod: { start: '2025-12-01' } }),
      request('m2', { medicationCodeableConcept: PRODUCT }),
    );
    expect(valuesIn(read, 'medicines').map((medicine) => [medicine.label, medicine.startedOn])).toEqual([
      ['Gabapentin', '2025-12-01'],
      ['Naproxen sodium 220 MG Oral Tablet', '2026-01-10'],
    ]);
  });

  it('do not depend on the order of the bundle', () => {
    const all = [
      stopped('m1', '2026-01-01'),
      stopped('m2', '2026-02-01', '2026-02-20'),
      request('m3', {}),
      statement('s1', { status: 'completed', effectivePeriod: { start: '2019-01-01', end: '2019-02-01' } }),
    ];
    const rows = (list: readonly Made[]) => JSON.stringify(readResources(...list).rows);
    expect(rows(all.toReversed())).toBe(rows(all));
  });
});

describe('current orders under one code', () => {
  const morphine = (id: string, text: string, change: Made): Made =>
    request(id, { medicationCodeableConcept: { ...RX('7052', 'Morphine'), text }, authoredOn: '2026-05-01', ...change });
  const dosed = (value: number, frequency: number): Made => ({ dosageInstruction: [daily(value, 'mg', { frequency })] });
  const sums = (...orders: readonly Made[]) => valuesIn(readResources(...orders), 'medicines').map((medicine) => medicine.dailyMg);

  it.each([
    [
      'another form and dose',
      morphine('m1', 'Morphine ER', dosed(60, 2)),
      morphine('m2', 'Morphine IR', { ...dosed(15, 4), authoredOn: '2026-06-01' }),
      [120, 60],
    ],
    ['another form alone', morphine('m1', 'Morphine ER', dosed(30, 2)), morphine('m2', 'Morphine IR', dosed(30, 2)), [60, 60]],
    ['another dose alone', morphine('m1', 'Morphine', dosed(60, 2)), morphine('m2', 'Morphine', dosed(15, 4)), [120, 60]],
    [
      'the same in a day, in other words (morning, night)',
      morphine('m1', 'Morphine', { dosageInstruction: [{ ...daily(30, 'mg', { frequency: 1 }), text: 'in the morning' }] }),
      morphine('m2', 'Morphine', { dosageInstruction: [{ ...daily(30, 'mg', { frequency: 1 }), text: 'at night' }] }),
      [30, 30],
    ],
    ['another form without a dose', morphine('m1', 'Morphine ER', dosed(60, 2)), morphine('m2', 'Morphine IR', {}), [120, null]],
  ])('keep their own milligrams: %s', (_name, first, second, expected) => {
    expect(sums(first, second)).toEqual(expected);
    const { lines } = readResources(first, second);
    expect(lines).toMatchObject([
      { decision: 'taken', needsMapping: true, rows: [{ section: 'medicines', sourceId: 'rxnorm|7052' }] },
      { decision: 'taken', needsMapping: true, rows: [{ section: 'medicines', sourceId: expect.stringMatching(/^rxnorm\|7052\|[0-9a-f]{16}$/u) }] },
    ]);
    expect(lines[0]?.reason).toContain('differs in words or dose from the current MedicationRequest/m2: ask whether both are taken');
  });

  it.each([
    ['a renewal', morphine('m1', 'Morphine ER', dosed(60, 2)), morphine('m2', 'morphine ER', { ...dosed(60, 2), authoredOn: '2026-06-01' }), [120]],
    ['one of the same name without a dose', morphine('m1', 'Morphine ER', dosed(60, 2)), morphine('m2', 'Morphine ER', { authoredOn: '2026-06-01' }), [120]],
    [
      'an earlier one that has ended',
      morphine('m1', 'Morphine ER', { ...dosed(30, 2), status: 'completed' }),
      morphine('m2', 'Morphine ER', dosed(60, 2)),
      [120],
    ],
  ])('are one row: %s', (_name, first, second, expected) => {
    expect(sums(first, second)).toEqual(expected);
    expect(readResources(first, second).lines.filter((line) => line.needsMapping)).toEqual([]);
  });

  it('do not depend on the order of the bundle', () => {
    const all = [
      morphine('m1', 'Morphine ER', dosed(60, 2)),
      morphine('m2', 'Morphine IR', dosed(15, 4)),
      morphine('m3', 'Morphine ER', { ...dosed(60, 2), authoredOn: '2026-06-01' }),
      morphine('m4', 'Morphine ER', { status: 'stopped', authoredOn: '2026-01-01' }),
      morphine('m5', 'Morphine ER', { authoredOn: '2026-06-02' }),
    ];
    const read = readResources(...all);
    expect(JSON.stringify(readResources(...all.toReversed()).rows)).toBe(JSON.stringify(read.rows));
    expect(read.rows.map(({ section, value }) => [section, 'dailyMg' in value && value.dailyMg])).toEqual([
      ['medicines', 120],
      ['medicines', 60],
      ['history', null],
    ]);
    expect(new Set(read.rows.map((row) => row.sourceId)).size).toBe(2);
    expect(read.lines.map((line) => line.decision)).toEqual(['taken', 'taken', 'merged', 'merged', 'merged']);
  });
});

describe('days and reasons', () => {
  it.each([
    ['only a month', '2026-01', 'start has no day'],
    ['after today', '2027-01-01', 'start is after today'],
    ['missing', undefined, 'start not given'],
  ])('a start that is %s stays empty', (_name, authoredOn, note) => {
    const found = one(readResources(request('m1', { authoredOn })));
    expect(found.medicine?.startedOn).toBeNull();
    expect(found.line.reason).toContain(note);
  });

  it.each([
    ['intolerance', 'sintol', 'side-effects'],
    ['a reason that says nothing we keep', 'clarif', null],
  ])('why it stopped: %s', (_name, code, stopReason) => {
    const found = one(readResources(request('m1', { status: 'stopped', statusReason: { coding: [{ code }], text: 'Drowsy' } })));
    expect(found.past).toMatchObject({ stopReason, note: expect.stringContaining('Drowsy') });
  });

  it('nothing about outcome is assumed', () => {
    expect(one(readResources(request('m1', { status: 'stopped' }))).past).toMatchObject({
      reliefPercent: null,
      functionOutcome: 'unknown',
      adherence: 'unknown',
      reachedAdequateDose: 'unknown',
      stopReason: null,
      lengthDays: null,
      toBeCompleted: true,
      modalityId: null,
    });
  });
});
