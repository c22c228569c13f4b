import { describe, expect, it } from '@jest/globals';
import { FACT_CODES, FACTS, type FactCode } from './facts.js';
import { FACT_RANGES, isPossible, lifeText, rangeOf, rangeText } from './fact-ranges.js';

describe('what a fact may be', () => {
  it.each<[FactCode, number, boolean]>([
    ['egfr', 0, true],
    ['egfr', 250, true],
    ['egfr', 251, false],
    ['egfr', -1, false],
    ['pain', 10, true],
    ['pain', 10.1, false],
    ['phq9', 27, true],
    ['phq9', 13.5, false],
    ['spo2', 100, true],
    ['spo2', 101, false],
    ['temperature', 98.6, false],
    ['pregnancy', 1, true],
  ])('%s %d: %s', (code, value, possible) => expect(isPossible(code, value)).toBe(possible));

  it('is stated for everything that is measured, and for nothing that is answered in words', () => {
    expect(FACT_CODES.filter((code) => rangeOf(code) === null)).toEqual(FACT_CODES.filter((code) => FACTS[code].unit === ''));
    for (const { min, max } of Object.values(FACT_RANGES)) expect(min).toBeLessThan(max);
  });

  it.each<[FactCode, string, string]>([
    ['egfr', '0 to 250 mL/min/1.73 m²', '365 days'],
    ['phq9', 'a whole number from 0 to 27', '90 days'],
    ['pregnancy', '', '7 days'],
    ['pacemaker', '', '10 years'],
  ])('%s reads "%s" and counts for %s', (code, range, life) => expect([rangeText(code), lifeText(code)]).toEqual([range, life]));
});
