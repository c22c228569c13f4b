import { describe, expect, it } from '@jest/globals';
import { classesAndTagsOf } from '../catalogue/ingredients.js';
import { giving, on, takes, unasked, UNMAPPED } from './cases/case.js';
import type { MedicineInput, PatientInput } from './document.js';
import { morphineEquivalents } from './mme.js';
import { situationOf } from './situation.js';
import { documentFor, patientOf } from './testing.js';

const sumOf = (medicines: readonly MedicineInput[], more: Partial<PatientInput> = {}) => {
  const situation = situationOf(documentFor([], { patient: patientOf({ ...more, medicines }) }));
  return morphineEquivalents(situation, situation.today);
};
const daily = (ingredient: string, mg: number | null): MedicineInput => takes(ingredient, { dailyMg: mg });

describe('morphine milligram equivalents a day, factors of 2022', () => {
  it.each<readonly [when: string, ingredient: string, mg: number, mme: number]>([
    ['codeine 30 mg four times', 'codeine', 120, 18],
    ['a fentanyl patch of 25 mcg/h, which delivers 0.6 mg a day', 'fentanyl-transdermal', 0.6, 60],
    ['hydrocodone 5 mg four times', 'hydrocodone', 20, 20],
    ['hydromorphone 4 mg three times', 'hydromorphone', 12, 60],
    ['methadone 5 mg twice', 'methadone', 10, 47],
    ['morphine 15 mg twice', 'morphine', 30, 30],
    ['oxycodone ER 10 mg twice', 'oxycodone', 20, 30],
    ['oxymorphone 5 mg twice', 'oxymorphone', 10, 30],
    ['tapentadol 50 mg twice', 'tapentadol', 100, 40],
    ['tramadol 50 mg up to four times, when needed: at its highest', 'tramadol', 200, 40],
  ])('%s', (_when, ingredient, mg, mme) => {
    const { value, missing } = sumOf([daily(ingredient, mg)]);
    expect(value).toBeCloseTo(mme, 9);
    expect(missing).toEqual([]);
  });

  it('all opioids add up, planned ones on the days they run', () => {
    const planned = giving('opioid_full', ['morphine'], 10, { dailyMg: 20, endsOn: on(20) });
    const situation = situationOf(documentFor([planned], { patient: patientOf({ medicines: [daily('oxycodone', 20)] }) }));
    expect([9, 10, 20, 21].map((day) => morphineEquivalents(situation, situation.today + day).value)).toEqual([30, 50, 50, 30]);
  });

  it.each<readonly [when: string, medicines: readonly MedicineInput[], missing: readonly string[], more?: Partial<PatientInput>]>([
    ['a dose that is not known', [daily('morphine', null)], ['dose:taken-morphine']],
    ['an opioid without a factor', [daily('levorphanol', 4)], ['dose:taken-levorphanol']],
    ['fentanyl in another form than the patch', [daily('fentanyl', 0.4)], ['dose:taken-fentanyl']],
    [
      'two opioids in one product',
      [{ ...daily('morphine', 20), ingredients: ['morphine', 'codeine'], classes: classesAndTagsOf(['morphine', 'codeine']) ?? [] }],
      ['dose:taken-morphine'],
    ],
    ['a medicine that nobody has mapped', [daily('morphine', 20), UNMAPPED], ['medicine:m1']],
    ['a list that was never reconciled', [], ['statement:medicines'], unasked('medicines')],
  ])('the sum is incomplete, never zero: %s', (_when, medicines, missing, more = {}) => {
    expect(sumOf(medicines, more).missing).toEqual(missing);
  });

  it('buprenorphine and naltrexone are left out, and nobody is asked', () => {
    expect(sumOf([daily('buprenorphine', 8), daily('naltrexone', 50)])).toEqual({ value: 0, missing: [] });
  });
});
