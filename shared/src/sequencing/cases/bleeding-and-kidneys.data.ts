import { course, fact, medicines, on, stopped, takes, unasked, UNMAPPED, type Case } from './case.js';

/** NSAIDs, blood thinners, opioid antagonists. */
export const BLEEDING_AND_KIDNEYS: readonly Case[] = [
  [
    'DDI-16',
    'ibuprofen, lisinopril and a thiazide, kidneys well',
    'warn',
    [course('ibuprofen')],
    { ...medicines(takes('lisinopril'), takes('hydrochlorothiazide')), facts: [fact('egfr', 60)] },
  ],
  [
    'DDI-16',
    'the same with an eGFR of 59',
    'block',
    [course('ibuprofen')],
    { ...medicines(takes('lisinopril'), takes('hydrochlorothiazide')), facts: [fact('egfr', 59)] },
  ],
  ['DDI-16', 'without the diuretic', 'passed', [course('ibuprofen')], medicines(takes('lisinopril'))],
  ['DDI-16', 'the third may be the unmapped one', 'not-evaluable', [course('ibuprofen')], medicines(takes('lisinopril'), UNMAPPED)],

  ['DDI-18', 'naproxen beside ibuprofen without prescription', 'block', [course('naproxen')], medicines(takes('ibuprofen'))],
  ['DDI-18', 'the same NSAID twice is asked about', 'warn', [course('ibuprofen')], medicines(takes('ibuprofen'))],
  ['DDI-18', 'one NSAID', 'passed', [course('ibuprofen')]],
  ['DDI-18', 'one medicine is not mapped', 'not-evaluable', [course('ibuprofen')], medicines(UNMAPPED)],

  ['DDI-19', 'duloxetine beside apixaban', 'warn', [course('duloxetine')], medicines(takes('apixaban'))],
  ['DDI-19', 'gabapentin beside apixaban', 'passed', [course('gabapentin')], medicines(takes('apixaban'))],
  ['DDI-19', 'blood thinners were never asked', 'not-evaluable', [course('duloxetine')], unasked('medicines', 'anticoagulants')],

  ['DDI-21', 'low-dose naltrexone beside tramadol', 'block', [course('ldn')], medicines(takes('tramadol'))],
  ['DDI-21', 'naltrexone 9 days after tramadol', 'block', [course('ldn')], medicines(stopped('tramadol', 9))],
  ['DDI-21', 'naltrexone 10 days after tramadol', 'passed', [course('ldn')], medicines(stopped('tramadol', 10))],
  ['DDI-21', 'naltrexone 13 days after methadone', 'block', [course('ldn')], medicines(stopped('methadone', 13))],
  ['DDI-21', 'an unmapped medicine stopped a week ago may be an opioid', 'not-evaluable', [course('ldn')], medicines({ ...UNMAPPED, stoppedOn: on(-7) })],
];
