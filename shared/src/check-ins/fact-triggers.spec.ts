import { describe, expect, it } from '@jest/globals';
import { addDays } from '../dates.js';
import { factTriggers, type FactContext, type RecordedFact } from './fact-triggers.js';

const TODAY = '2027-03-10';
const fact = (code: RecordedFact['code'], value: number | null, answer: RecordedFact['answer'] = null): RecordedFact => ({
  code,
  value,
  answer,
  takenOn: TODAY,
});
const was = (value: number | null, answer: RecordedFact['answer'] = null): Partial<FactContext> => ({ before: { value, answer } });
const fired = (one: RecordedFact, more: Partial<FactContext> = {}): readonly string[] =>
  factTriggers(one, { before: null, pressorDay: false, today: TODAY, ...more }).map(({ id, priority }) => `${id} ${priority}`);

describe('what a recorded value sets off, at its border and not before', () => {
  it.each<[string, RecordedFact, Partial<FactContext>, readonly string[]]>([
    ['systolic 179', fact('systolic', 179), {}, []],
    ['systolic 180', fact('systolic', 180), {}, ['SAF-13 same-day']],
    ['diastolic 119', fact('diastolic', 119), {}, []],
    ['diastolic 120', fact('diastolic', 120), {}, ['SAF-13 same-day']],
    ['systolic 159 with an SNRI', fact('systolic', 159), { pressorDay: true }, []],
    ['systolic 160 with an SNRI', fact('systolic', 160), { pressorDay: true }, ['SAF-13 within-24h']],
    ['systolic 160 without', fact('systolic', 160), {}, []],
    ['diastolic 100 on a ketamine day', fact('diastolic', 100), { pressorDay: true }, ['SAF-13 within-24h']],
    ['diastolic 99', fact('diastolic', 99), { pressorDay: true }, []],
    ['MME 49.9', fact('mme', 49.9), {}, []],
    ['MME 50', fact('mme', 50), was(30), ['SAF-15 within-2d']],
    ['MME 60 after 55 crosses nothing', fact('mme', 60), was(55), []],
    ['MME 90 after 55', fact('mme', 90), was(55), ['SAF-15 within-2d']],
    ['an unexpected result of prescription monitoring', fact('pdmp_unexpected', null, 'yes'), {}, ['SAF-15 within-2d']],
    ['an unexpected urine drug test, also after one before', fact('urine_drug_test_unexpected', null, 'yes'), was(null, 'yes'), ['SAF-15 within-2d']],
    ['an early refill', fact('early_refill', null, 'yes'), {}, ['SAF-15 within-2d']],
    ['none of them', fact('early_refill', null, 'no'), {}, []],
    ['not known', fact('pdmp_unexpected', null, 'unknown'), {}, []],
    ['pregnancy', fact('pregnancy', null, 'yes'), was(null, 'no'), ['SAF-16 within-24h']],
    ['pregnancy already known', fact('pregnancy', null, 'yes'), was(null, 'yes'), []],
    ['not pregnant', fact('pregnancy', null, 'no'), {}, []],
    ['eGFR 60', fact('egfr', 60), {}, []],
    ['eGFR 59.9', fact('egfr', 59.9), was(70), ['SAF-17 within-2d']],
    ['eGFR 50 after 55', fact('egfr', 50), was(55), []],
    ['eGFR 29.9 after 55', fact('egfr', 29.9), was(55), ['SAF-17 same-day']],
    ['eGFR 29.9, nothing known before', fact('egfr', 29.9), {}, ['SAF-17 same-day']],
    ['QTc 449', fact('qtc', 449), {}, []],
    ['QTc 450', fact('qtc', 450), {}, ['SAF-17 within-2d']],
    ['QTc 500', fact('qtc', 500), was(460), ['SAF-17 same-day']],
    ['platelets 100', fact('platelets', 100), {}, []],
    ['platelets 99', fact('platelets', 99), {}, ['SAF-17 within-2d']],
    ['platelets 49', fact('platelets', 49), was(80), ['SAF-17 same-day']],
    ['INR 1.4', fact('inr', 1.4), {}, []],
    ['INR 1.5', fact('inr', 1.5), {}, ['SAF-17 same-day']],
    ['a value of long ago', { ...fact('egfr', 20), takenOn: addDays(TODAY, -15) }, {}, []],
    ['a value of a fortnight ago', { ...fact('egfr', 20), takenOn: addDays(TODAY, -14) }, {}, ['SAF-17 same-day']],
    ['sodium: no rule draws a line', fact('sodium', 110), {}, []],
  ])('%s', (_, one, more, expected) => expect(fired(one, more)).toEqual(expected));
});
