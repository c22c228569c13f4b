import { course, fact, facts, has, KIDNEYS_WELL, medicines, on, stopped, takes, unasked, UNMAPPED, type Case } from './case.js';

/** Breathing, sedation and serotonin. */
export const SEDATION_AND_SEROTONIN: readonly Case[] = [
  ['DDI-01', 'an opioid for somebody who takes lorazepam', 'block', [course('tramadol')], medicines(takes('lorazepam'))],
  ['DDI-01', 'both are taken already and the plan is about something else', 'inherited', [course('cbt')], medicines(takes('oxycodone'), takes('lorazepam'))],
  ['DDI-01', 'an opioid without a benzodiazepine', 'passed', [course('tramadol')]],
  ['DDI-01', 'one medicine is not mapped', 'not-evaluable', [course('tramadol')], medicines(UNMAPPED)],
  ['DDI-01', 'the medicine list was never reconciled', 'not-evaluable', [course('tramadol')], unasked('medicines', 'anticoagulants')],
  ['DDI-01', 'an unmapped medicine does not concern a plan of exercise', 'passed', [course('pt_exercise')], medicines(UNMAPPED)],

  [
    'DDI-02',
    'gabapentin beside oxycodone, kidneys and lungs well',
    'warn',
    [course('gabapentin', 0, { dailyMg: 900 })],
    { ...medicines(takes('oxycodone', { dailyMg: 20 })), facts: KIDNEYS_WELL },
  ],
  ['DDI-02', 'with sleep apnoea', 'block', [course('gabapentin')], { ...medicines(takes('oxycodone', { dailyMg: 20 })), ...has('sleep-apnoea') }],
  ['DDI-02', 'at 65 years', 'block', [course('gabapentin')], { ...medicines(takes('oxycodone')), birthDate: '1962-03-01' }],
  [
    'DDI-02',
    'at 64 years, and 30 MME',
    'warn',
    [course('gabapentin')],
    { ...medicines(takes('oxycodone', { dailyMg: 20 })), facts: KIDNEYS_WELL, birthDate: '1962-03-02' },
  ],
  ['DDI-02', '50 MME a day', 'block', [course('gabapentin')], { ...medicines(takes('morphine', { dailyMg: 50 })), facts: KIDNEYS_WELL }],
  ['DDI-02', '49 MME a day', 'warn', [course('gabapentin')], { ...medicines(takes('morphine', { dailyMg: 49 })), facts: KIDNEYS_WELL }],
  ['DDI-02', 'no opioid', 'passed', [course('gabapentin')]],
  ['DDI-02', 'one medicine is not mapped', 'not-evaluable', [course('gabapentin')], medicines(UNMAPPED)],

  ['DDI-03', 'pregabalin beside zolpidem', 'warn', [course('pregabalin')], medicines(takes('zolpidem'))],
  ['DDI-03', 'pregabalin and three drinks a day', 'warn', [course('pregabalin')], facts(fact('alcohol_per_day', 3))],
  ['DDI-03', 'pregabalin and two drinks a day', 'passed', [course('pregabalin')], facts(fact('alcohol_per_day', 2))],
  ['DDI-03', 'how much the patient drinks is not recorded', 'not-evaluable', [course('pregabalin')]],

  ['DDI-04', 'tramadol with tizanidine', 'warn', [course('tramadol'), course('tizanidine')]],
  ['DDI-04', 'tramadol alone, no alcohol', 'passed', [course('tramadol')], facts(fact('alcohol_per_day', 0))],
  ['DDI-04', 'alcohol is not recorded', 'not-evaluable', [course('tramadol')]],

  ['DDI-05', 'three sedating classes', 'block', [course('gabapentin')], medicines(takes('oxycodone'), takes('lorazepam'))],
  ['DDI-05', 'two sedating classes', 'passed', [course('gabapentin')], medicines(takes('oxycodone'))],
  ['DDI-05', 'two of three are opioids: two classes', 'passed', [course('gabapentin')], medicines(takes('oxycodone'), takes('morphine'))],
  ['DDI-05', 'a third may hide among unmapped medicines', 'not-evaluable', [course('gabapentin')], medicines(takes('oxycodone'), UNMAPPED)],

  ['DDI-06', 'duloxetine beside phenelzine', 'block', [course('duloxetine')], medicines(takes('phenelzine'))],
  ['DDI-06', 'duloxetine 13 days after phenelzine', 'block', [course('duloxetine')], medicines(stopped('phenelzine', 13))],
  ['DDI-06', 'duloxetine 14 days after phenelzine', 'passed', [course('duloxetine')], medicines(stopped('phenelzine', 14))],
  ['DDI-06', 'linezolid counts', 'block', [course('amitriptyline')], medicines(takes('linezolid'))],
  ['DDI-06', 'the medicine list was never reconciled', 'not-evaluable', [course('duloxetine')], unasked('medicines')],

  ['DDI-07', 'a tricyclic beside an SSRI', 'warn', [course('amitriptyline')], medicines(takes('sertraline'))],
  ['DDI-07', 'an SNRI beside an SSRI', 'block', [course('duloxetine')], medicines(takes('sertraline'))],
  ['DDI-07', 'two SNRIs', 'block', [course('duloxetine'), course('venlafaxine')]],
  [
    'DDI-07',
    'a rotation from one SNRI to the other is signed as a warning',
    'warn',
    [course('duloxetine', 0, { endsOn: on(70) }), course('venlafaxine', 60, { rotatesFromId: 'duloxetine' })],
  ],
  ['DDI-07', 'one after the other', 'passed', [course('duloxetine', 0, { endsOn: on(60) }), course('venlafaxine', 61)]],
  ['DDI-07', 'the same SNRI as course and current medicine is one treatment', 'passed', [course('duloxetine')], medicines(takes('duloxetine'))],
  ['DDI-07', 'one medicine is not mapped', 'not-evaluable', [course('duloxetine')], medicines(UNMAPPED)],

  ['DDI-11', 'tizanidine beside ciprofloxacin', 'block', [course('tizanidine')], medicines(takes('ciprofloxacin'))],
  ['DDI-11', 'tizanidine after ciprofloxacin', 'passed', [course('tizanidine')], medicines(stopped('ciprofloxacin', 1))],
  ['DDI-11', 'one medicine is not mapped', 'not-evaluable', [course('tizanidine')], medicines(UNMAPPED)],

  ['DDI-13', 'duloxetine beside thioridazine', 'block', [course('duloxetine')], medicines(takes('thioridazine'))],
  ['DDI-13', 'venlafaxine beside ciprofloxacin', 'passed', [course('venlafaxine')], medicines(takes('ciprofloxacin'))],
  ['DDI-13', 'one medicine is not mapped', 'not-evaluable', [course('duloxetine')], medicines(UNMAPPED)],

  ['DDI-14', 'naproxen beside warfarin', 'block', [course('naproxen')], medicines(takes('warfarin'))],
  ['DDI-14', 'diclofenac gel beside apixaban', 'inform', [course('diclofenac_top')], medicines(takes('apixaban'))],
  ['DDI-14', 'naproxen, and no blood thinner', 'passed', [course('naproxen')]],
  ['DDI-14', 'blood thinners were never asked', 'not-evaluable', [course('naproxen')], unasked('medicines', 'anticoagulants')],

  ['DDI-15', 'ibuprofen beside sertraline', 'warn', [course('ibuprofen')], medicines(takes('sertraline'))],
  ['DDI-15', 'ibuprofen beside prednisone', 'warn', [course('ibuprofen')], medicines(takes('prednisone'))],
  ['DDI-15', 'diclofenac gel beside sertraline', 'passed', [course('diclofenac_top')], medicines(takes('sertraline'))],
  ['DDI-15', 'one medicine is not mapped', 'not-evaluable', [course('ibuprofen')], medicines(UNMAPPED)],
];
