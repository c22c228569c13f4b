import { describe, expect, it } from '@jest/globals';
import { FACT_CODES, FACTS, type FactCode } from './facts.js';
import { factText, mgText, numberText, unitText } from './quantity.js';

const measured = (code: FactCode, value: number, unit: string = FACTS[code].unit) => factText({ code, value, answer: null, unit });

describe('a fact as it is read', () => {
  it.each<[FactCode, number, string]>([
    ['bmi', 28.007268122347167, '28 kg/m²'],
    ['bmi', 28.06, '28.1 kg/m²'],
    ['diastolic', 79.01655480552132, '79 mmHg'],
    ['systolic', 124.72266593861744, '125 mmHg'],
    ['platelets', 273.2225047413483, '273 10³/µL'],
    ['hba1c', 5.919682843672334, '5.9 %'],
    ['egfr', 29.6, '29.6 mL/min/1.73 m²'],
    ['egfr', 90, '90 mL/min/1.73 m²'],
    ['creatinine', 0.8749, '0.87 mg/dL'],
    ['weight', 85.73930301101407, '85.7 kg'],
    ['temperature', 37.95, '38 °C'],
    ['heart_rate', 72, '72 per minute'],
    ['inr', 2.34, '2.3'],
    ['pain', 0, '0'],
    ['peg', 19 / 3, '6.3'],
    ['alcohol_per_day', 0.5, '0.5'],
    ['gestational_weeks', 12, '12 weeks'],
    ['mme', 45, '45 mg a day'],
  ])('%s %d is %s', (code, value, words) => expect(measured(code, value)).toBe(words));

  it.each<['yes' | 'no' | 'unknown' | null, string]>([
    ['yes', 'Yes'],
    ['no', 'No'],
    ['unknown', 'Not known'],
    [null, 'no value'],
  ])('an answer %s is "%s"', (answer, words) => expect(factText({ code: 'pregnancy', value: null, answer, unit: '' })).toBe(words));

  it('another unit than the fact’s own is shown as it came, with two decimals; no unit is the fact’s own', () => {
    expect(measured('glucose', 5.125, 'mmol/L')).toBe('5.13 mmol/L');
    expect(measured('bmi', 25, '')).toBe('25 kg/m²');
    expect(unitText('constructor')).toBe('constructor');
  });

  it('no unit of a fact is left in the notation of machines', () => {
    expect(FACT_CODES.map((code) => unitText(FACTS[code].unit)).filter((unit) => /[[\]{}*]|m2|^1$/u.test(unit))).toEqual([]);
  });
});

describe('an amount', () => {
  it.each([
    [0, 1, '0'],
    [-0.04, 1, '0'],
    [6.25, 0, '6'],
    [100, 2, '100'],
  ])('%d with %d decimals is %s', (value, decimals, words) => expect(numberText(value, decimals)).toBe(words));

  it.each([
    [0, '0 mg'],
    [0.075, '0.075 mg'],
    [0.4, '0.4 mg'],
    [12.5, '12.5 mg'],
    [333.3333333, '333.33 mg'],
    [1800, '1800 mg'],
    [12_345, '12345 mg'],
  ])('%d milligrams are %s', (mg, words) => expect(mgText(mg)).toBe(words));
});
