import { describe, expect, it } from '@jest/globals';
import { ITEM_9_ALARM } from '@stagewell/shared/interchange/bulk/import-run';
import { rangeOf } from '@stagewell/shared/patients/fact-ranges';
import { FACTS, type FactCode } from '@stagewell/shared/patients/facts';
import { readResources, valuesIn } from './testing.js';
import type { Made } from './made-bundle.js';
import { convert } from './units.js';

const loinc = (code: string): Made => ({ coding: [{ system: 'http://loinc.org', code, display: `LOINC ${code}` }] });
const quantity = (value: unknown, code: string): Made => ({ valueQuantity: { value, unit: code, system: 'http://unitsofmeasure.org', code } });
const observation = (id: string, code: string, change: Made): Made => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: loinc(code),
  subject: { reference: 'Patient/p1' },
  effectiveDateTime: '2026-06-01T09:00:00-05:00',
  ...change,
});
const read = (code: string, change: Made) => {
  const found = readResources(observation('o1', code, change));
  return { line: found.line, fact: valuesIn(found, 'facts')[0], checkIn: valuesIn(found, 'checkIns')[0], rows: found.rows };
};

describe('measurements that rules read', () => {
  const cases = (Object.keys(FACTS) as FactCode[]).flatMap((fact) =>
    ['pain', 'peg', 'phq4', 'pregnancy'].includes(fact) ? [] : FACTS[fact].loinc.map((code): [string, FactCode, string] => [code, fact, FACTS[fact].unit]),
  );
  it.each(cases)('LOINC %s is %s in %s', (code, fact, unit) => {
    const value = rangeOf(fact)?.max ?? 1;
    expect(read(code, quantity(value, unit)).fact).toEqual({ code: fact, value, answer: null, unit, takenOn: '2026-06-01' });
  });

  it('eGFR by the older formula counts as eGFR, in the unit that its code says', () => {
    const found = read('33914-3', quantity(41.5, 'mL/min'));
    expect(found.fact).toMatchObject({ code: 'egfr', value: 41.5, unit: 'mL/min/1.73m2' });
    expect(found.line.reason).toContain('per 1.73 m²');
  });

  it('the line says the value as it is read, the row keeps every decimal', () => {
    const found = read('39156-5', quantity(28.007268122347167, 'kg/m2'));
    expect(found.line.reason).toBe('Body mass index 28 kg/m²');
    expect(found.fact?.value).toBe(28.007268122347167);
  });

  it.each([
    ['creatinine', 'umol/L', 100, 1.1312],
    ['hba1c', 'mmol/mol', 53, 7.00044],
    ['glucose', 'mmol/L', 5.5, 99.088],
    ['weight', '[lb_av]', 150, 68.0389],
    ['weight', 'g', 70000, 70],
    ['temperature', '[degF]', 98.6, 37],
    ['platelets', '10*9/L', 210, 210],
    ['platelets', '/uL', 210000, 210],
    ['qtc', 's', 0.44, 440],
    ['magnesium', 'mmol/L', 0.8, 1.9444],
    ['b12', 'pmol/L', 200, 271.08],
    ['sodium', 'meq/L', 140, 140],
  ] as [FactCode, string, number, number][])('%s in %s is converted', (fact, unit, given, expected) => {
    const converted = convert(fact, given, unit);
    expect(converted.ok && converted.value).toBeCloseTo(expected, 4);
  });

  it.each([
    ['an unknown unit', quantity(80, 'furlong'), 'unit "furlong" is not known'],
    ['no unit', { valueQuantity: { value: 80 } }, 'unit "" is not known'],
    ['a unit of another case', quantity(80, 'MG/DL'), 'unit "MG/DL" is not known'],
    ['a unit named like a property of every object', quantity(80, 'constructor'), 'is not known'],
    ['a bound', { valueQuantity: { value: 60, code: 'mg/dL', comparator: '>' } }, 'a bound, not a measured value'],
    ['a negative value', quantity(-1, 'mg/dL'), 'not a possible'],
    ['a value that is a text', quantity('80', 'mg/dL'), 'no number'],
    ['no value', {}, 'holds no value'],
    ['free text', { valueString: 'normal' }, 'free text'],
    [
      'a coded reason for absence',
      { dataAbsentReason: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code: 'masked' }] } },
      'no value: masked',
    ],
    ['a reason for absence', { dataAbsentReason: { text: 'Haemolysed' } }, 'Haemolysed'],
  ])('%s is skipped with the reason, never guessed', (_name, change, reason) => {
    const found = read('2160-0', change);
    expect(found.rows).toEqual([]);
    expect(found.line).toMatchObject({ decision: 'skipped', reason: expect.stringContaining(reason) });
  });

  it('zero is a value', () => {
    expect(read('44261-6', quantity(0, '{score}')).fact?.value).toBe(0);
  });

  it.each([
    ['PHQ-9 above 27', '44261-6', quantity(28, '{score}')],
    ['half a PHQ-9 point', '44261-6', quantity(3.5, '{score}')],
    ['saturation above 100 %', '59408-5', quantity(101, '%')],
  ])('%s is impossible', (_name, code, change) => {
    expect(read(code, change).line).toMatchObject({ decision: 'skipped', reason: expect.stringContaining('not a possible') });
  });

  it.each<[string, FactCode, number, string, string]>([
    ['Fahrenheit as Celsius', 'temperature', 98.6, 'Cel', '98.6 °C is not a possible Temperature, which is 20 to 46 °C; perhaps °F'],
    ['Celsius as Fahrenheit', 'temperature', 37, '[degF]', '37 [degF] (2.77778 °C) is not a possible Temperature, which is 20 to 46 °C; perhaps °C'],
    ['micromoles as milligrams', 'creatinine', 88, 'mg/dL', '88 mg/dL is not a possible Creatinine, which is 0 to 40 mg/dL; perhaps µmol/L'],
    ['a new HbA1c as an old one', 'hba1c', 53, '%', '53 % is not a possible HbA1c, which is 2 to 25 %; perhaps mmol/mol'],
    ['millimoles as milligrams', 'glucose', 4.1, 'mg/dL', '4.1 mg/dL is not a possible Glucose, which is 5 to 2500 mg/dL; perhaps mmol/L'],
    ['seconds as milliseconds', 'qtc', 0.44, 'ms', '0.44 ms is not a possible QTc, which is 200 to 900 ms; perhaps s'],
    ['cells as thousands', 'platelets', 210_000, '10*3/uL', '210000 10³/µL is not a possible Platelets, which is 0 to 3000 10³/µL; perhaps /uL'],
    ['a slip', 'egfr', 500_000, 'mL/min/1.73m2', '500000 mL/min/1.73 m² is not a possible eGFR, which is 0 to 250 mL/min/1.73 m²'],
    ['a score', 'phq9', 28, '{score}', '28 is not a possible PHQ-9, which is a whole number from 0 to 27'],
    ['less than nothing', 'weight', -1, 'kg', '-1 kg is not a possible Weight, which is 0.3 to 700 kg'],
  ])('%s is refused with what it can be', (_name, fact, value, unit, reason) => {
    expect(convert(fact, value, unit)).toEqual({ ok: false, reason });
  });

  it('item 9 of the PHQ-9 by its answer code', () => {
    expect(read('44260-8', { valueCodeableConcept: { coding: [{ system: 'http://loinc.org', code: 'LA6570-1' }] } }).fact).toMatchObject({
      code: 'phq9_item9',
      value: 2,
    });
  });

  const LOINC_ANSWER = (code: string): Made => ({ valueCodeableConcept: { coding: [{ system: 'http://loinc.org', code }] } });
  const PANEL = (item9: Made): Made => ({
    component: [
      { code: loinc('44261-6'), ...quantity(9, '{score}') },
      { code: loinc('44260-8'), ...item9 },
    ],
  });
  it.each<[string, string, Made, boolean]>([
    ['item 9 of the PHQ-9', '44260-8', quantity(3, '{score}'), true],
    ['item 9 as a whole number', '44260-8', { valueInteger: 1 }, true],
    ['item 9 by its answer code', '44260-8', LOINC_ANSWER('LA6569-3'), true],
    ['item 9 of a panel', '44249-1', PANEL({ valueInteger: 1 }), true],
    ['a total that cannot be had without item 9', '44261-6', quantity(27, '{score}'), true],
    ['item 9 in a unit that is not known', '44260-8', quantity(3, 'furlong'), true],
    ['item 9 without a day', '44260-8', { valueInteger: 2, effectiveDateTime: undefined }, true],
    ['item 9 of zero', '44260-8', quantity(0, '{score}'), false],
    ['item 9 "not at all"', '44260-8', LOINC_ANSWER('LA6568-5'), false],
    ['item 9 of zero in a panel', '44249-1', PANEL({ valueInteger: 0 }), false],
    ['a total of the other eight items', '44261-6', quantity(24, '{score}'), false],
    ['a total that cannot be', '44261-6', quantity(28, '{score}'), false],
    ['item 9 that was an error', '44260-8', { valueInteger: 3, status: 'entered-in-error' }, false],
    ['another measurement', '2160-0', quantity(3, 'mg/dL'), false],
  ])('%s: whether the line says first that it cannot wait', (_name, code, change, isSaid) => {
    expect(read(code, change).line.reason.startsWith(`${ITEM_9_ALARM}; `)).toBe(isSaid);
  });

  it.each([
    ['pregnant', '82810-3', 'LA15173-0', 'yes'],
    ['not pregnant', '82810-3', 'LA26683-5', 'no'],
    ['unknown is an answer too', '82810-3', 'LA4489-6', 'unknown'],
    ['a positive test', '2106-3', 'LA6576-8', 'yes'],
    ['a negative test', '2106-3', 'LA6577-6', 'no'],
  ])('pregnancy: %s', (_name, code, answer, expected) => {
    expect(read(code, { valueCodeableConcept: { coding: [{ code: answer }] } }).fact).toMatchObject({ code: 'pregnancy', value: null, answer: expected });
  });

  it('an answer code that is not known is not read by its words', () => {
    expect(read('82810-3', { valueCodeableConcept: { coding: [{ code: 'x1', display: 'Not pregnant' }] } }).line).toMatchObject({
      decision: 'skipped',
      reason: expect.stringContaining('not known'),
    });
  });

  it('blood pressure by its components, whatever the panel is called', () => {
    const component = [
      { code: loinc('8480-6'), ...quantity(128, 'mm[Hg]') },
      { code: loinc('8462-4'), ...quantity(79, 'mm[Hg]') },
    ];
    const found = readResources(observation('o1', '55284-4', { component }));
    expect(valuesIn(found, 'facts').map((fact) => [fact.code, fact.value])).toEqual([
      ['systolic', 128],
      ['diastolic', 79],
    ]);
    expect(found.rows.map((row) => row.sourceId)).toEqual(['Observation/o1#systolic', 'Observation/o1#diastolic']);
  });

  it('one component that cannot be read does not hide the other', () => {
    const component = [
      { code: loinc('8480-6'), ...quantity(128, 'kPa') },
      { code: loinc('8462-4'), ...quantity(79, 'mm[Hg]') },
    ];
    const found = readResources(observation('o1', '85354-9', { component }));
    expect(valuesIn(found, 'facts').map((fact) => fact.code)).toEqual(['diastolic']);
    expect(found.line.reason).toContain('unit "kPa" is not known for Systolic');
  });
});

describe('when and whether', () => {
  it.each([
    ['entered in error', { status: 'entered-in-error' }, 'entered in error'],
    ['cancelled', { status: 'cancelled' }, 'cancelled'],
    ['registered', { status: 'registered' }, 'no result yet'],
    ['of unknown status', { status: 'unknown' }, 'unknown status'],
    ['without a day', { effectiveDateTime: undefined }, 'no day on which it was taken'],
    ['with a year alone', { effectiveDateTime: '2026' }, 'has no day'],
    ['from the future', { effectiveDateTime: '2026-07-01' }, 'after today'],
  ])('%s: skipped with the reason', (_name, change, reason) => {
    expect(read('2160-0', { ...quantity(0.9, 'mg/dL'), ...change }).line).toMatchObject({ decision: 'skipped', reason: expect.stringContaining(reason) });
  });

  const PRESSURE = { component: [{ code: loinc('8480-6') }, { code: loinc('8462-4') }] };
  it.each<[string, string, Made, readonly string[]]>([
    ['a measurement', '2160-0', {}, ['facts Observation/o1#creatinine']],
    ['a blood pressure', '85354-9', PRESSURE, ['facts Observation/o1#systolic', 'facts Observation/o1#diastolic']],
    ['a score', '72514-3', {}, ['checkIns Observation/o1']],
    ['what plans do not read', '8302-2', {}, []],
  ])('%s in error names the rows that an earlier import made of it', (_name, code, change, rows) => {
    const found = read(code, { ...change, status: 'entered-in-error' });
    expect(found.rows).toEqual([]);
    expect(found.line).toMatchObject({ decision: 'skipped', landed: null, reason: 'entered in error at the source' });
    expect(found.line.rows.map((row) => `${row.section} ${row.sourceId}`)).toEqual(rows);
  });

  it.each([
    ['an instant', { effectiveDateTime: undefined, effectiveInstant: '2026-06-02T23:00:00.123-05:00' }, '2026-06-02'],
    ['a period', { effectiveDateTime: undefined, effectivePeriod: { start: '2026-06-03', end: '2026-06-04' } }, '2026-06-03'],
  ])('the day of %s', (_name, change, day) => {
    expect(read('2160-0', { ...quantity(0.9, 'mg/dL'), ...change }).fact?.takenOn).toBe(day);
  });

  it.each([
    ['a code that plans do not read', '8302-2', quantity(165, 'cm'), 'LOINC 8302-2 is not among'],
    ['a panel of other Observations', '91148-7', { hasMember: [{ reference: 'Observation/x' }] }, 'its members are read on their own'],
  ])('%s is skipped', (_name, code, change, reason) => {
    expect(read(code, change).line).toMatchObject({ decision: 'skipped', reason: expect.stringContaining(reason) });
  });
});

describe('scores become check-ins as received', () => {
  it.each([
    ['72514-3', 6.13],
    ['38208-5', 0],
    ['72514-3', 10],
  ])('pain %s = %d keeps its decimals', (code, value) => {
    const found = read(code, quantity(value, '{score}'));
    expect(found.checkIn).toMatchObject({ painNow: value, takenOn: '2026-06-01', pegPain: null, phq4Items: [null, null, null, null], redFlags: null });
    expect(found.fact).toBeUndefined();
  });

  it.each([
    ['above ten', quantity(10.01, '{score}'), 'outside 0–10'],
    ['below zero', quantity(-1, '{score}'), 'outside 0–10'],
    ['in percent', quantity(60, '%'), 'unit "%" is not a score'],
  ])('pain %s is refused, never moved into range', (_name, change, reason) => {
    expect(read('72514-3', change).line).toMatchObject({ decision: 'skipped', reason: expect.stringContaining(reason) });
  });

  const LA = (code: string): Made => ({ valueCodeableConcept: { coding: [{ code }] } });
  it('answers of one moment are one check-in, named after its most important answer', () => {
    const found = readResources(
      observation('o9', '91147-9', quantity(7, '{score}')),
      observation('o1', '75893-8', { valueInteger: 7 }),
      observation('o2', '91145-3', { valueInteger: 6 }),
      observation('o3', '91146-1', { valueInteger: 8 }),
      observation('o4', '44250-9', LA('LA6569-3')),
      observation('o5', '44255-8', LA('LA6568-5')),
      observation('o6', '69725-0', LA('LA6571-9')),
      observation('o7', '68509-9', LA('LA6570-1')),
      observation('o8', '70272-0', quantity(6, '{score}')),
    );
    expect(valuesIn(found, 'checkIns')).toMatchObject([
      { pegPain: 7, pegEnjoyment: 6, pegActivity: 8, phq4Items: [1, 0, 3, 2], received: { peg: 7, phq4: 6, phq2: null, gad2: null } },
    ]);
    expect(found.rows.map((row) => row.sourceId)).toEqual(['Observation/o1']);
    expect(found.lines.map((line) => line.decision)).toEqual(['merged', 'taken', ...Array.from({ length: 7 }, () => 'merged')]);
    expect(found.lines[0]?.reason).toContain('merged into the check-in of Observation/o1');
  });

  it('two different answers at one moment are two check-ins; two moments of one day too', () => {
    const same = readResources(observation('o1', '72514-3', quantity(3, '{score}')), observation('o2', '72514-3', quantity(5, '{score}')));
    expect(valuesIn(same, 'checkIns').map((checkIn) => checkIn.painNow)).toEqual([3, 5]);
    const later = readResources(
      observation('o1', '72514-3', quantity(3, '{score}')),
      observation('o2', '91147-9', { ...quantity(5, '{score}'), effectiveDateTime: '2026-06-01T18:00:00-05:00' }),
    );
    expect(valuesIn(later, 'checkIns')).toHaveLength(2);
  });

  it('a panel with components is one check-in', () => {
    const component = [
      { code: loinc('75893-8'), valueInteger: 4 },
      { code: loinc('91145-3'), valueInteger: 5 },
      { code: loinc('91146-1'), valueInteger: 0 },
    ];
    expect(read('91148-7', { component }).checkIn).toMatchObject({ pegPain: 4, pegEnjoyment: 5, pegActivity: 0 });
  });
});
