import { course, fact, facts, has, medicines, on, said, stopped, takes, unasked, UNMAPPED, UNREVIEWED, WOMAN, type Case } from './case.js';

const WARFARIN_STOPPED = medicines(stopped('warfarin', 5));
const INR = (value: number, daysAgo = 0) => fact('inr', value, daysAgo);
/** Clearance of 50 and of 49 mL/min, at 47 years and 80 kg. */
const CLEARANCE = { at50: [fact('creatinine', 2.06), fact('weight', 80)], at49: [fact('creatinine', 2.11), fact('weight', 80)] };
const INFUSION_WELL = { ...WOMAN, facts: [said('pregnancy', 'no'), fact('mme', 0)] };

/** Holds, steroids, ketamine, local anaesthetics, devices, hands and nutrients. */
export const FURTHER_PROCEDURES: readonly Case[] = [
  ['DDI-28', 'an epidural for somebody who takes ritonavir', 'block', [course('esi')], medicines(takes('ritonavir'))],
  ['DDI-28', 'a joint injection beside cobicistat', 'block', [course('ia_steroid')], medicines(takes('cobicistat'))],
  ['DDI-28', 'a block without steroid beside ritonavir', 'passed', [course('nerve_block')], medicines(takes('ritonavir'))],
  ['DDI-28', 'ketoconazole ended yesterday', 'passed', [course('esi')], medicines(stopped('ketoconazole', 1))],
  ['DDI-28', 'ketoconazole ends today', 'block', [course('esi')], medicines(stopped('ketoconazole', 0))],
  ['DDI-28', 'one medicine is not mapped', 'not-evaluable', [course('esi')], medicines(UNMAPPED)],

  ['DDI-29', 'HbA1c 9.1 %', 'warn', [course('ia_steroid')], facts(fact('hba1c', 9.1), fact('glucose', 100))],
  ['DDI-29', 'glucose 251', 'warn', [course('ia_steroid')], facts(fact('hba1c', 6), fact('glucose', 251))],
  ['DDI-29', 'a block without steroid, with diabetes', 'passed', [course('nerve_block')], has('diabetes')],

  ['DDI-30', '5 days after warfarin, INR 1.4', 'passed', [course('esi')], { ...WARFARIN_STOPPED, ...facts(INR(1.4)) }],
  ['DDI-30', '5 days after warfarin, INR 1.5', 'block', [course('esi')], { ...WARFARIN_STOPPED, ...facts(INR(1.5)) }],
  ['DDI-30', '5 days after warfarin, INR not taken', 'not-evaluable', [course('esi')], WARFARIN_STOPPED],
  ['DDI-30', '5 days after warfarin, INR of 8 days ago', 'not-evaluable', [course('esi')], { ...WARFARIN_STOPPED, ...facts(INR(1.1, 8)) }],
  ['DDI-30', '13 days after warfarin the INR is still asked', 'not-evaluable', [course('esi')], medicines(stopped('warfarin', 13))],
  ['DDI-30', '14 days after warfarin', 'passed', [course('esi')], medicines(stopped('warfarin', 14))],
  ['DDI-30', '3 days after dabigatran', 'block', [course('esi')], { ...medicines(stopped('dabigatran', 3)), facts: CLEARANCE.at50 }],
  ['DDI-30', '4 days after dabigatran, clearance 50', 'passed', [course('esi')], { ...medicines(stopped('dabigatran', 4)), facts: CLEARANCE.at50 }],
  ['DDI-30', '5 days after dabigatran, clearance 49', 'block', [course('esi')], { ...medicines(stopped('dabigatran', 5)), facts: CLEARANCE.at49 }],
  ['DDI-30', '6 days after dabigatran, clearance 49', 'passed', [course('esi')], { ...medicines(stopped('dabigatran', 6)), facts: CLEARANCE.at49 }],
  ['DDI-30', '4 days after dabigatran, kidneys not known', 'not-evaluable', [course('esi')], medicines(stopped('dabigatran', 4))],
  ['DDI-30', '6 days after clopidogrel', 'block', [course('esi')], medicines(stopped('clopidogrel', 6))],
  ['DDI-30', '7 days after clopidogrel', 'passed', [course('esi')], medicines(stopped('clopidogrel', 7))],
  ['DDI-30', '9 days after prasugrel', 'block', [course('esi')], medicines(stopped('prasugrel', 9))],
  ['DDI-30', '10 days after prasugrel', 'passed', [course('esi')], medicines(stopped('prasugrel', 10))],
  ['DDI-30', '4 days after ticagrelor', 'block', [course('esi')], medicines(stopped('ticagrelor', 4))],
  ['DDI-30', '5 days after ticagrelor', 'passed', [course('esi')], medicines(stopped('ticagrelor', 5))],
  ['DDI-30', 'enoxaparin on the day', 'block', [course('esi')], medicines(stopped('enoxaparin', 0))],
  ['DDI-30', 'enoxaparin ended the day before', 'passed', [course('esi')], medicines(stopped('enoxaparin', 1))],
  ['DDI-30', 'aspirin does not matter for an epidural', 'passed', [course('esi')], medicines(takes('aspirin'))],
  ['DDI-30', 'a sympathetic block during apixaban', 'block', [course('sympathetic_block')], medicines(takes('apixaban'))],
  ['DDI-30', 'a trigger point injection during apixaban is of low risk', 'passed', [course('tpi')], medicines(takes('apixaban'))],

  ['DDI-34', 'ketamine in a psychosis', 'block', [course('ketamine_iv')], { ...has('psychosis'), ...INFUSION_WELL }],
  ['DDI-34', 'ketamine in mania', 'block', [course('ketamine_iv')], { ...has('mania-active'), ...INFUSION_WELL }],
  ['DDI-34', 'bipolar disorder without mania', 'passed', [course('ketamine_iv')], { ...has('bipolar'), ...INFUSION_WELL }],
  ['DDI-34', 'ketamine in delirium', 'block', [course('ketamine_iv')], { ...has('delirium'), ...INFUSION_WELL }],
  ['DDI-34', 'ketamine in pregnancy', 'block', [course('ketamine_iv')], { ...WOMAN, facts: [said('pregnancy', 'yes')] }],
  ['DDI-34', 'ketamine and severe liver disease', 'block', [course('ketamine_iv')], has('severe-hepatic-impairment')],
  ['DDI-34', 'ketamine and raised pressure in the eye', 'block', [course('ketamine_iv')], has('raised-iop')],
  ['DDI-34', 'ketamine and a substance use disorder', 'block', [course('ketamine_iv')], has('substance-use-disorder')],
  ['DDI-34', 'nothing of the kind', 'passed', [course('ketamine_iv')]],
  ['DDI-34', 'pregnancy was not asked', 'not-evaluable', [course('ketamine_iv')], WOMAN],
  ['DDI-34', 'a condition was never reviewed', 'not-evaluable', [course('ketamine_iv')], UNREVIEWED],

  ['DDI-35', 'ketamine beside lorazepam', 'warn', [course('ketamine_iv')], medicines(takes('lorazepam'))],
  ['DDI-35', 'ketamine with 50 MME a day', 'warn', [course('ketamine_iv')], medicines(takes('morphine', { dailyMg: 50 }))],
  ['DDI-35', 'ketamine with 49 MME a day', 'passed', [course('ketamine_iv')], medicines(takes('morphine', { dailyMg: 49 }))],
  ['DDI-35', 'ketamine with heavy drinking', 'warn', [course('ketamine_iv')], has('alcohol-heavy')],
  ['DDI-35', 'ketamine beside theophylline', 'warn', [course('ketamine_iv')], medicines(takes('theophylline'))],
  ['DDI-35', 'lorazepam stopped yesterday', 'passed', [course('ketamine_iv')], medicines(stopped('lorazepam', 1))],
  ['DDI-35', 'the dose of the opioid is not known', 'not-evaluable', [course('ketamine_iv')], medicines(takes('morphine'))],
  ['DDI-35', 'one medicine is not mapped', 'not-evaluable', [course('ketamine_iv')], medicines(UNMAPPED)],

  ['DDI-36', 'an infusion and an epidural on one day', 'block', [course('lidocaine_iv'), course('esi')]],
  ['DDI-36', 'an infusion the day after an epidural', 'passed', [course('lidocaine_iv', 1), course('esi')]],
  ['DDI-36', 'an infusion under a lidocaine patch', 'warn', [course('lidocaine_iv', 5), course('lidocaine_5')]],

  ['DDI-38', 'TENS with a stimulator', 'warn', [course('tens')], { ...unasked('devices'), facts: [said('scs_device', 'yes'), said('pacemaker', 'no')] }],
  [
    'DDI-38',
    'needles with a pacemaker',
    'warn',
    [course('acupuncture')],
    { ...unasked('devices'), facts: [said('scs_device', 'no'), said('pacemaker', 'yes')] },
  ],
  ['DDI-38', 'ablation with a pacemaker', 'warn', [course('rfa')], { ...unasked('devices'), facts: [said('scs_device', 'no'), said('pacemaker', 'yes')] }],
  ['DDI-38', 'massage with a pacemaker', 'passed', [course('massage')], { ...unasked('devices'), facts: [said('pacemaker', 'yes')] }],

  ['DDI-39', 'a thrust to the spine with warfarin', 'block', [course('spinal_manipulation')], medicines(takes('warfarin'))],
  ['DDI-39', 'a thrust with brittle bones', 'block', [course('spinal_manipulation')], has('osteoporosis-severe')],
  ['DDI-39', 'a thrust with myelopathy', 'block', [course('spinal_manipulation')], has('myelopathy')],
  ['DDI-39', 'massage with apixaban', 'warn', [course('massage')], medicines(takes('apixaban'))],
  ['DDI-39', 'manual therapy with artery symptoms', 'warn', [course('manual_therapy')], has('cervical-artery-symptoms')],
  ['DDI-39', 'massage with aspirin', 'passed', [course('massage')], medicines(takes('aspirin'))],
  ['DDI-39', 'warfarin was stopped', 'passed', [course('massage')], medicines(stopped('warfarin', 1))],
  ['DDI-39', 'blood thinners were never asked', 'not-evaluable', [course('spinal_manipulation')], unasked('medicines', 'anticoagulants')],
  ['DDI-39', 'exercise with warfarin', 'passed', [course('pt_exercise')], medicines(takes('warfarin'))],

  ['DDI-40', 'a vitamin infusion at eGFR 29', 'block', [course('vitamin_iv')], facts(fact('egfr', 29))],
  ['DDI-40', 'a vitamin infusion at eGFR 30', 'passed', [course('vitamin_iv')], facts(fact('egfr', 30))],
  ['DDI-40', 'G6PD deficiency', 'block', [course('vitamin_iv')], { ...has('g6pd-deficiency'), ...facts(fact('egfr', 90)) }],
  ['DDI-40', 'haemochromatosis', 'block', [course('vitamin_iv')], { ...has('haemochromatosis'), ...facts(fact('egfr', 90)) }],
  ['DDI-40', 'digoxin', 'block', [course('vitamin_iv')], { ...medicines(takes('digoxin')), ...facts(fact('egfr', 90)) }],
  ['DDI-40', 'eGFR is not recorded', 'not-evaluable', [course('vitamin_iv')]],
  ['DDI-40', 'NAD+ holds no vitamin C', 'passed', [course('nad_iv')], has('g6pd-deficiency')],

  ['DDI-31', 'an infection on the problem list', 'block', [course('esi')], { ...has('infection-active'), ...facts(fact('temperature', 37)) }],
  ['DDI-31', 'antibiotics ended yesterday', 'passed', [course('tpi')], { ...medicines(stopped('doxycycline', 1)), ...facts(fact('temperature', 37)) }],
  ['DDI-31', 'a stimulator implant at 38 °C', 'block', [course('scs_implant')], facts(fact('temperature', 38))],
  ['DDI-31', 'a temperature of 3 days ago', 'not-evaluable', [course('tpi')], facts(fact('temperature', 37, 3))],
  ['DDI-33', 'ketamine at 100 diastolic', 'block', [course('ketamine_iv')], facts(fact('systolic', 130), fact('diastolic', 100))],
  ['DDI-33', 'ketamine and heart disease out of control', 'block', [course('ketamine_iv')], has('cardiovascular-uncontrolled')],
  [
    'DDI-33',
    'ketamine as a course from day 10 to 20',
    'block',
    [course('ketamine_iv', 10, { endsOn: on(20) })],
    facts(fact('systolic', 170), fact('diastolic', 80)),
  ],
];
