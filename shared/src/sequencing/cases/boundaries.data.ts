import type { PatientInput } from '../document.js';
import { aged, almost, course, fact, facts, giving, has, medicines, past, said, stopped, takes, type Case } from './case.js';

/** At 68 years and a creatinine of 1 mg/dL a man's clearance in mL/min is his weight in kg. */
const clearance = (value: number): Partial<PatientInput> => ({ ...aged(68), facts: [fact('creatinine', 1), fact('weight', value)] });
const cap = (id: string, dailyMg: number, mlPerMin: number, expected: 'block' | 'passed'): Case => [
  'DDI-47',
  `${id} ${dailyMg} mg at a clearance of exactly ${mlPerMin}`,
  expected,
  [course(id, 0, { dailyMg })],
  clearance(mlPerMin),
];
const OPIOID = takes('oxycodone', { dailyMg: 10 });
const KIDNEY_TRIO = medicines(takes('lisinopril'), takes('hydrochlorothiazide'));

const RECORDS = ['pdmp_checked', 'opioid_agreement', 'urine_drug_test', 'opioid_risk_assessed'] as const;
const TRIED = [past('duloxetine'), past('pt_exercise')];
/** All records stand but one, which was answered with no; the opioid starts so many days ahead. */
const opioidWithout = (code: (typeof RECORDS)[number], day: number, expected: Case[2]): Case => [
  'SEQ-24',
  `${code.replaceAll('_', ' ')}: no, and the opioid starts in ${day} days`,
  expected,
  [course('tramadol', day, { dailyMg: 100 })],
  facts(...RECORDS.map((one) => said(one, one === code ? 'no' : 'yes'))),
  TRIED,
];

const WELL = said('infection_excluded', 'yes');
const held = (ingredient: string, daysAgo: number, plan: 'yes' | 'no') => ({
  ...medicines(stopped(ingredient, daysAgo)),
  ...facts(WELL, said('anticoagulant_plan', plan), fact('inr', 1)),
});
const esi = (day: number) => [course('esi', day, { region: 'lumbar' })];
const DIABETES_NO_PLAN = { ...has('diabetes'), ...facts(WELL, said('glucose_plan', 'no')) };
const NOBODY_HOME = facts(said('escort', 'no'));

/** The exact limit of each row, from both sides. */
export const BOUNDARIES: readonly Case[] = [
  ['DDI-02', 'opioid and pregabalin at eGFR 29', 'block', [course('pregabalin')], { ...medicines(OPIOID), ...facts(fact('egfr', 29)) }],
  ['DDI-02', 'opioid and pregabalin at eGFR 30', 'warn', [course('pregabalin')], { ...medicines(OPIOID), ...facts(fact('egfr', 30)) }],
  ['DDI-04', 'tramadol and three drinks a day', 'warn', [course('tramadol')], facts(fact('alcohol_per_day', 3))],
  ['DDI-04', 'tramadol and two drinks a day', 'passed', [course('tramadol')], facts(fact('alcohol_per_day', 2))],
  ['DDI-16', 'the three together at 75', 'block', [course('ibuprofen')], { ...KIDNEY_TRIO, ...aged(75), ...facts(fact('egfr', 80)) }],
  ['DDI-16', 'the three together at 74', 'warn', [course('ibuprofen')], { ...KIDNEY_TRIO, ...almost(75), ...facts(fact('egfr', 80)) }],
  ['DDI-30', '5 days after dabigatran, clearance exactly 49', 'block', [course('esi')], { ...medicines(stopped('dabigatran', 5)), ...clearance(49) }],
  ['DDI-30', '5 days after dabigatran, clearance exactly 50', 'passed', [course('esi')], { ...medicines(stopped('dabigatran', 5)), ...clearance(50) }],
  ['DDI-49', 'naproxen without an end at 65', 'warn', [course('naproxen')], aged(65)],
  ['DDI-49', 'naproxen without an end at 64', 'passed', [course('naproxen')], almost(65)],

  ['DDI-47', 'venlafaxine at eGFR 30', 'passed', [course('venlafaxine')], facts(fact('egfr', 30))],
  ['DDI-47', 'tramadol 201 mg at eGFR 30', 'passed', [course('tramadol', 0, { dailyMg: 201 })], facts(fact('egfr', 30))],
  cap('gabapentin', 1401, 60, 'passed'),
  cap('gabapentin', 1401, 59, 'block'),
  cap('gabapentin', 1400, 59, 'passed'),
  cap('gabapentin', 701, 30, 'passed'),
  cap('gabapentin', 701, 29, 'block'),
  cap('gabapentin', 700, 29, 'passed'),
  cap('gabapentin', 301, 15, 'passed'),
  cap('gabapentin', 301, 14, 'block'),
  cap('gabapentin', 300, 14, 'passed'),
  cap('pregabalin', 301, 60, 'passed'),
  cap('pregabalin', 301, 59, 'block'),
  cap('pregabalin', 300, 59, 'passed'),
  cap('pregabalin', 151, 30, 'passed'),
  cap('pregabalin', 151, 29, 'block'),
  cap('pregabalin', 150, 29, 'passed'),
  cap('pregabalin', 76, 15, 'passed'),
  cap('pregabalin', 76, 14, 'block'),
  cap('pregabalin', 75, 14, 'passed'),

  ['SEQ-17', 'massage every 29 days', 'inform', [course('massage', 0, { sessionsPerWeek: 7 / 29 })]],

  opioidWithout('pdmp_checked', 90, 'block'),
  opioidWithout('pdmp_checked', 91, 'passed'),
  opioidWithout('opioid_agreement', 365, 'warn'),
  opioidWithout('opioid_agreement', 366, 'passed'),
  opioidWithout('urine_drug_test', 365, 'warn'),
  opioidWithout('urine_drug_test', 366, 'passed'),
  opioidWithout('opioid_risk_assessed', 365, 'warn'),
  opioidWithout('opioid_risk_assessed', 366, 'passed'),

  ['SEQ-26', 'an epidural in 8 days, its thinner not decided', 'passed', esi(8), held('warfarin', 2, 'no')],
  ['SEQ-26', 'an epidural in 2 days, its thinner not decided', 'warn', esi(2), held('warfarin', 6, 'no')],
  ['SEQ-26', 'a week before, warfarin had ended 13 days before the needle', 'warn', esi(7), held('warfarin', 6, 'no')],
  ['SEQ-26', 'a week before, warfarin had ended 14 days before the needle', 'passed', esi(7), held('warfarin', 7, 'no')],
  ['SEQ-26', 'the day before, warfarin had ended 13 days before the needle', 'block', esi(1), held('warfarin', 12, 'no')],
  ['SEQ-26', 'the day before, warfarin had ended 14 days before the needle', 'passed', esi(1), held('warfarin', 13, 'no')],
  ['SEQ-26', 'a week before, clopidogrel had ended 13 days before the needle', 'warn', esi(7), held('clopidogrel', 6, 'no')],
  ['SEQ-26', 'a week before, clopidogrel had ended 14 days before the needle', 'passed', esi(7), held('clopidogrel', 7, 'no')],
  ['SEQ-26', 'the day before, clopidogrel had ended 13 days before the needle', 'block', esi(1), held('clopidogrel', 12, 'no')],
  ['SEQ-26', 'the day before, clopidogrel had ended 14 days before the needle', 'passed', esi(1), held('clopidogrel', 13, 'no')],
  ['SEQ-26', 'in 8 days, diabetes without a plan', 'passed', esi(8), DIABETES_NO_PLAN],
  ['SEQ-26', 'in 7 days, diabetes without a plan', 'warn', esi(7), DIABETES_NO_PLAN],
  ['SEQ-26', 'in 2 days, diabetes without a plan', 'warn', esi(2), DIABETES_NO_PLAN],
  ['SEQ-26', 'ketamine in 8 days, nobody takes the patient home', 'passed', [course('ketamine_iv', 8)], NOBODY_HOME],
  ['SEQ-26', 'ketamine in 2 days, nobody takes the patient home', 'warn', [course('ketamine_iv', 2)], NOBODY_HOME],

  ['DDI-37', 'the highest dose of ropivacaine', 'passed', [giving('nerve_block', ['ropivacaine'], 0, { dailyMg: 240 })], facts(fact('weight', 80))],
  ['DDI-37', 'one milligram of ropivacaine more', 'block', [giving('nerve_block', ['ropivacaine'], 0, { dailyMg: 241 })], facts(fact('weight', 80))],
  ['DDI-37', 'the highest dose of bupivacaine', 'passed', [giving('nerve_block', ['bupivacaine'], 0, { dailyMg: 160 })], facts(fact('weight', 80))],
  ['DDI-37', 'one milligram of bupivacaine more', 'block', [giving('nerve_block', ['bupivacaine'], 0, { dailyMg: 161 })], facts(fact('weight', 80))],

  ['MON-01', 'an eGFR of 365 days ago', 'passed', [course('gabapentin')], facts(fact('egfr', 80, 365))],
  ['MON-03', 'an ECG of 365 days ago at 60', 'passed', [course('nortriptyline')], { ...aged(60), ...facts(fact('qtc', 410, 365)) }],
  ['MON-03', 'an ECG of 366 days ago at 60', 'inform', [course('nortriptyline')], { ...aged(60), ...facts(fact('qtc', 410, 366)) }],
  ['MON-04', 'a blood pressure of 90 days ago', 'passed', [course('duloxetine')], facts(fact('systolic', 120, 90))],
  ['MON-04', 'a blood pressure of 91 days ago', 'inform', [course('duloxetine')], facts(fact('systolic', 120, 91))],
];
