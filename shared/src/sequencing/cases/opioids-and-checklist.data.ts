import { course, fact, facts, giving, has, medicines, on, past, running, said, stopped, takes, unasked, UNMAPPED, UNREVIEWED, type Case } from './case.js';

const RECORDS = [said('pdmp_checked', 'yes'), said('opioid_agreement', 'yes'), said('urine_drug_test', 'yes'), said('opioid_risk_assessed', 'yes')];
const READY = facts(...RECORDS);
const TRIED = [past('duloxetine'), past('pt_exercise')];
const without = (code: string) => facts(...RECORDS.filter((one) => one.code !== code));
const morphine = (mg: number, day = 0) => giving('opioid_full', ['morphine'], day, { dailyMg: mg });
const tramadol = course('tramadol', 0, { dailyMg: 100 });
const replaced = (code: Parameters<typeof said>[0], answer: 'yes' | 'no' | 'unknown', daysAgo = 0) =>
  facts(...RECORDS.filter((one) => one.code !== code), said(code, answer, daysAgo));

const WELL = said('infection_excluded', 'yes');
const WARFARIN_HELD = { ...medicines(stopped('warfarin', 6)) };
const esi = (day: number) => course('esi', day, { region: 'lumbar' });

/** Before an opioid, each step of its dose, and before a procedure. */
export const OPIOIDS_AND_CHECKLIST: readonly Case[] = [
  ['SEQ-24', 'everything stands, two categories were tried', 'passed', [tramadol], READY, TRIED],
  ['SEQ-24', 'nothing was tried', 'block', [tramadol], READY],
  ['SEQ-24', 'two medicines are one category', 'block', [tramadol], READY, [past('duloxetine'), past('gabapentin')]],
  ['SEQ-24', 'another opioid does not count', 'block', [tramadol], READY, [past('opioid_full'), past('pt_exercise')]],
  ['SEQ-24', 'exercise and CBT have run for 28 days', 'passed', [running('pt_exercise', 28), running('cbt', 28), tramadol], READY],
  ['SEQ-24', 'exercise and CBT have run for 27 days', 'block', [running('pt_exercise', 27), running('cbt', 28), tramadol], READY],
  ['SEQ-24', 'a trial of unknown adequacy may count', 'not-evaluable', [tramadol], READY, [past('duloxetine', { adequacy: 'unknown' }), past('pt_exercise')]],
  ['SEQ-24', 'an inadequate trial does not count', 'block', [tramadol], READY, [past('duloxetine', { adequacy: 'inadequate' }), past('pt_exercise')]],
  ['SEQ-24', 'naproxen is taken, exercise was tried', 'passed', [tramadol], { ...READY, ...medicines(takes('naproxen')) }, [past('pt_exercise')]],
  ['SEQ-24', 'amlodipine is no treatment of pain', 'block', [tramadol], { ...READY, ...medicines(takes('amlodipine')) }, [past('pt_exercise')]],
  ['SEQ-24', 'no goal', 'warn', [tramadol], { ...READY, goals: 0 }, TRIED],
  ['SEQ-24', 'monitoring checked 90 days ago', 'passed', [tramadol], replaced('pdmp_checked', 'yes', 90), TRIED],
  ['SEQ-24', 'monitoring checked 91 days ago', 'not-evaluable', [tramadol], replaced('pdmp_checked', 'yes', 91), TRIED],
  ['SEQ-24', 'monitoring not checked', 'block', [tramadol], replaced('pdmp_checked', 'no'), TRIED],
  ['SEQ-24', 'nobody recorded whether it was checked', 'not-evaluable', [tramadol], without('pdmp_checked'), TRIED],
  ['SEQ-24', 'an expired check does not touch what runs already', 'passed', [running('tramadol', 30, { dailyMg: 100 })], without('pdmp_checked'), TRIED],
  ['SEQ-24', 'no agreement', 'warn', [tramadol], replaced('opioid_agreement', 'no'), TRIED],
  ['SEQ-24', 'a urine test of 366 days ago', 'not-evaluable', [tramadol], replaced('urine_drug_test', 'yes', 366), TRIED],
  ['SEQ-24', 'no urine test', 'warn', [tramadol], replaced('urine_drug_test', 'no'), TRIED],
  ['SEQ-24', 'the risk was not assessed', 'warn', [tramadol], replaced('opioid_risk_assessed', 'no'), TRIED],
  ['SEQ-24', 'an opioid use disorder', 'block', [tramadol], { ...READY, ...has('opioid-use-disorder') }, TRIED],
  ['SEQ-24', 'buprenorphine with an opioid use disorder', 'passed', [course('buprenorphine_pain')], { ...READY, ...has('opioid-use-disorder') }, TRIED],
  ['SEQ-24', 'a condition was never reviewed', 'not-evaluable', [tramadol], { ...READY, ...UNREVIEWED }, TRIED],
  ['SEQ-24', 'the first opioid at 49 MME', 'passed', [morphine(49)], READY, TRIED],
  ['SEQ-24', 'the first opioid at 50 MME', 'block', [morphine(50)], READY, TRIED],
  ['SEQ-24', 'more than 50 MME after 90 days without', 'block', [morphine(50)], { ...READY, ...medicines(stopped('oxycodone', 90)) }, TRIED],
  ['SEQ-24', 'more than 50 MME after 89 days without', 'passed', [morphine(50)], { ...READY, ...medicines(stopped('oxycodone', 89)) }, TRIED],
  ['SEQ-24', 'exercise is no opioid', 'passed', [course('pt_exercise')]],

  ['SEQ-25', '49 MME a day', 'passed', [morphine(49)]],
  ['SEQ-25', '50 MME a day', 'warn', [morphine(50)]],
  ['SEQ-25', '89 MME a day', 'warn', [morphine(89)]],
  ['SEQ-25', '90 MME a day', 'block', [morphine(90)]],
  ['SEQ-25', '30 MME planned on top of 20 taken', 'warn', [morphine(30)], medicines(takes('hydrocodone', { dailyMg: 20 }))],
  ['SEQ-25', '29 MME planned on top of 20 taken', 'passed', [morphine(29)], medicines(takes('hydrocodone', { dailyMg: 20 }))],
  ['SEQ-25', '20 taken until yesterday', 'passed', [morphine(30)], medicines({ ...stopped('hydrocodone', 1), dailyMg: 20 })],
  ['SEQ-25', 'oxycodone 60 mg is 90 MME', 'block', [giving('opioid_full', ['oxycodone'], 0, { dailyMg: 60 })]],
  ['SEQ-25', 'a fentanyl patch of 25 mcg/h is 60 MME', 'warn', [giving('opioid_full', ['fentanyl-transdermal'], 0, { dailyMg: 0.6 })]],
  ['SEQ-25', 'a fentanyl patch of 50 mcg/h is 120 MME', 'block', [giving('opioid_full', ['fentanyl-transdermal'], 0, { dailyMg: 1.2 })]],
  ['SEQ-25', 'buprenorphine has no factor', 'passed', [course('buprenorphine_pain', 0, { dailyMg: 20 })]],
  ['SEQ-25', 'an opioid without a factor', 'not-evaluable', [giving('opioid_full', ['levorphanol'], 0, { dailyMg: 4 })]],
  ['SEQ-25', 'the dose is not known', 'not-evaluable', [giving('opioid_full', ['morphine'])]],
  ['SEQ-25', 'the dose of the other is not known', 'not-evaluable', [morphine(30)], medicines(takes('hydrocodone'))],
  ['SEQ-25', 'the plan does not touch the opioid that is taken', 'passed', [course('cbt')], medicines(takes('morphine', { dailyMg: 120 }))],

  ['SEQ-26', 'an epidural in 8 days, nothing asked yet', 'passed', [esi(8)]],
  ['SEQ-26', 'an epidural in 7 days, nothing asked yet', 'not-evaluable', [esi(7)]],
  ['SEQ-26', 'in 7 days, infection not ruled out', 'warn', [esi(7)], facts(said('infection_excluded', 'no'))],
  ['SEQ-26', 'in 2 days, infection not ruled out', 'warn', [esi(2)], facts(said('infection_excluded', 'no'))],
  ['SEQ-26', 'tomorrow, infection not ruled out', 'block', [esi(1)], facts(said('infection_excluded', 'no'))],
  ['SEQ-26', 'tomorrow, all asked', 'passed', [esi(1)], facts(WELL)],
  ['SEQ-26', 'asked 8 days ago', 'not-evaluable', [esi(1)], facts(said('infection_excluded', 'yes', 8))],
  [
    'SEQ-26',
    'warfarin was held by its prescriber, plan recorded',
    'passed',
    [esi(1)],
    { ...WARFARIN_HELD, ...facts(WELL, said('anticoagulant_plan', 'yes'), fact('inr', 1.1)) },
  ],
  ['SEQ-26', 'warfarin was held, no plan recorded', 'not-evaluable', [esi(1)], { ...WARFARIN_HELD, ...facts(WELL, fact('inr', 1.1)) }],
  ['SEQ-26', 'warfarin, and its prescriber has not decided', 'block', [esi(1)], { ...WARFARIN_HELD, ...facts(WELL, said('anticoagulant_plan', 'no')) }],
  ['SEQ-26', 'a week before, its prescriber has not decided', 'warn', [esi(7)], { ...WARFARIN_HELD, ...facts(WELL, said('anticoagulant_plan', 'no')) }],
  ['SEQ-26', 'blood thinners were never asked', 'not-evaluable', [esi(1)], { ...unasked('medicines', 'anticoagulants'), ...facts(WELL) }],
  ['SEQ-26', 'diabetes without a glucose plan', 'block', [esi(1)], { ...has('diabetes'), ...facts(WELL, said('glucose_plan', 'no')) }],
  ['SEQ-26', 'diabetes, a block without steroid', 'passed', [course('nerve_block', 1)], { ...has('diabetes'), ...facts(WELL) }],
  ['SEQ-26', 'diabetes with a plan', 'passed', [esi(1)], { ...has('diabetes'), ...facts(WELL, said('glucose_plan', 'yes')) }],
  ['SEQ-26', 'ketamine tomorrow, nobody takes the patient home', 'block', [course('ketamine_iv', 1)], facts(said('escort', 'no'))],
  ['SEQ-26', 'ketamine in a week, nobody takes the patient home', 'warn', [course('ketamine_iv', 7)], facts(said('escort', 'no'))],
  ['SEQ-26', 'ketamine tomorrow, escort arranged', 'passed', [course('ketamine_iv', 1)], facts(said('escort', 'yes'))],
  ['SEQ-26', 'ketamine tomorrow, escort not recorded', 'not-evaluable', [course('ketamine_iv', 1)]],
  ['SEQ-26', 'an injection that was given is not asked again', 'passed', [running('esi', 3, { region: 'lumbar', endsOn: on(-3) })]],
  ['SEQ-26', 'an injection whose day has passed is asked', 'not-evaluable', [esi(-3)]],
  ['SEQ-26', 'massage tomorrow', 'passed', [course('massage', 1)], medicines(UNMAPPED)],
];
