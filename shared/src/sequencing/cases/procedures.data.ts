import { course, fact, facts, has, medicines, stopped, takes, unasked, UNMAPPED, WOMAN, type Case } from './case.js';

/** Injections, infusions and devices. */
export const PROCEDURES: readonly Case[] = [
  ['DDI-29', 'a steroid injection with diabetes', 'warn', [course('esi')], has('diabetes')],
  ['DDI-29', 'HbA1c 9 %, glucose 250: not above', 'passed', [course('esi')], facts(fact('hba1c', 9), fact('glucose', 250))],
  ['DDI-29', 'HbA1c is not recorded', 'not-evaluable', [course('esi')], facts(fact('glucose', 100))],

  ['DDI-30', 'an epidural during warfarin', 'block', [course('esi')], medicines(takes('warfarin'))],
  ['DDI-30', 'an epidural 4 days after the last warfarin', 'block', [course('esi')], medicines(stopped('warfarin', 4))],
  [
    'DDI-30',
    'an epidural 5 days after the last warfarin, INR well',
    'passed',
    [course('esi')],
    { ...medicines(stopped('warfarin', 5)), ...facts(fact('inr', 1.1)) },
  ],
  ['DDI-30', 'an epidural 2 days after the last apixaban', 'block', [course('esi')], medicines(stopped('apixaban', 2))],
  ['DDI-30', 'an epidural 3 days after the last apixaban', 'passed', [course('esi')], medicines(stopped('apixaban', 3))],
  ['DDI-30', 'a stimulator trial with aspirin is decided together', 'warn', [course('scs_trial')], medicines(takes('aspirin'))],
  ['DDI-30', 'blood thinners were never asked', 'not-evaluable', [course('esi')], unasked('medicines', 'anticoagulants')],
  ['DDI-30', 'no blood thinners, though other medicines were not asked', 'passed', [course('esi')], unasked('medicines')],

  ['DDI-31', 'an injection during antibiotics', 'block', [course('tpi')], medicines(takes('doxycycline'))],
  ['DDI-31', '38.0 °C', 'block', [course('tpi')], facts(fact('temperature', 38))],
  ['DDI-31', '37.9 °C', 'passed', [course('tpi')], facts(fact('temperature', 37.9))],
  ['DDI-31', 'the temperature was not taken', 'not-evaluable', [course('tpi')]],

  ['DDI-32', 'X-ray guidance in a pregnancy', 'block', [course('esi')], { ...WOMAN, facts: [fact('pregnancy', null, 0, 'yes')] }],
  ['DDI-32', 'pregnancy ruled out 7 days ago', 'passed', [course('esi')], { ...WOMAN, facts: [fact('pregnancy', null, 7, 'no')] }],
  ['DDI-32', 'pregnancy ruled out 8 days ago', 'not-evaluable', [course('esi')], { ...WOMAN, facts: [fact('pregnancy', null, 8, 'no')] }],
  ['DDI-32', 'the patient is a man', 'passed', [course('esi')]],
  ['DDI-32', '"unknown" is not "no"', 'not-evaluable', [course('esi')], { ...WOMAN, facts: [fact('pregnancy', null, 0, 'unknown')] }],

  ['DDI-33', 'ketamine at 160 systolic', 'block', [course('ketamine_iv')], facts(fact('systolic', 160), fact('diastolic', 80))],
  ['DDI-33', 'ketamine at 159/99', 'passed', [course('ketamine_iv')], facts(fact('systolic', 159), fact('diastolic', 99))],
  ['DDI-33', 'blood pressure is not recorded', 'not-evaluable', [course('ketamine_iv')]],

  ['DDI-36', 'intravenous lidocaine beside amiodarone', 'block', [course('lidocaine_iv')], medicines(takes('amiodarone'))],
  ['DDI-36', 'intravenous lidocaine with conduction disease', 'block', [course('lidocaine_iv')], has('conduction-disease')],
  ['DDI-36', 'a lidocaine patch beside flecainide', 'warn', [course('lidocaine_5')], medicines(takes('flecainide'))],
  ['DDI-36', 'intravenous lidocaine, heart well', 'passed', [course('lidocaine_iv')]],
  ['DDI-36', 'one medicine is not mapped', 'not-evaluable', [course('lidocaine_iv')], medicines(UNMAPPED)],

  ['DDI-38', 'TENS with a pacemaker', 'block', [course('tens')], { ...unasked('devices'), facts: [fact('pacemaker', null, 0, 'yes')] }],
  [
    'DDI-38',
    'ablation with a stimulator',
    'warn',
    [course('rfa')],
    { ...unasked('devices'), facts: [fact('scs_device', null, 0, 'yes'), fact('pacemaker', null, 0, 'no')] },
  ],
  ['DDI-38', 'no device', 'passed', [course('tens')]],
  ['DDI-38', 'devices were never asked', 'not-evaluable', [course('tens')], unasked('devices')],
];
