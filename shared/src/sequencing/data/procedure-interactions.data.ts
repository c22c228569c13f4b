import type { Condition } from '../../catalogue/modality.js';
import type { Rule } from '../rules.js';
import { apart, cited, course, either, medicine, rule, text, washout } from './row.js';

const DEFAULT = cited('Clinic default; needs clinical review');
const KETAMINE_CONSENSUS = cited('Cohen et al., Reg Anesth Pain Med 2018 (summaries)', 'verified');
const ASRA = cited('Narouze et al., Reg Anesth Pain Med 2018;43:225-262; hold days need clinical review');
const RCH = cited('Royal Children’s Hospital lidocaine infusion guideline (rch.org.au)', 'verified');
const PREGNANT: Condition = { fact: 'pregnancy', op: '=', value: 'yes' };
const KETAMINE = course('ketamine');
const RISKY = course('bleed-risk-high', 'bleed-risk-intermediate', 'neuraxial');
const THINNED: Condition = { any: [{ medicine: 'anticoagulant' }, { condition: 'anticoagulated' }] };
const FRAGILE: Condition = { any: [{ condition: 'osteoporosis-severe' }, { condition: 'myelopathy' }, { condition: 'cervical-artery-symptoms' }] };

const HOLDS: readonly Rule[] = [
  rule('DDI-30', {
    row: 'inr',
    kind: 'exclusion',
    severity: 'block',
    parameters: apart([RISKY, { ...washout(14, medicine('warfarin')), topic: 'anticoagulants' }], {
      when: { fact: 'inr', op: '>', value: 1.4 },
      askPrescriber: true,
    }),
    rationale: text(
      'After warfarin an INR of at most 1.4, not older than 7 days, comes before a needle near the spine. Its prescriber decides about a hold.',
      'Tras la warfarina, antes de una aguja cerca de la columna hace falta un INR de 1,4 como máximo, de menos de 7 días. Decide sobre la pausa quien la receta.',
    ),
    source: ASRA,
  }),
  rule('DDI-30', {
    row: 'dabigatran-kidneys',
    kind: 'exclusion',
    severity: 'block',
    parameters: apart([RISKY, { ...washout(6, medicine('dabigatran')), topic: 'anticoagulants' }], {
      when: { fact: 'crcl', op: '<', value: 50 },
      askPrescriber: true,
    }),
    rationale: text(
      'With reduced kidney function dabigatran acts for up to 6 days. Its prescriber decides about a hold.',
      'Con función renal reducida el dabigatrán actúa hasta 6 días. Decide sobre la pausa quien lo receta.',
    ),
    source: ASRA,
  }),
];

const STEROIDS: readonly Rule[] = [
  rule('DDI-28', {
    kind: 'exclusion',
    severity: 'block',
    parameters: apart([course('steroid'), medicine('ritonavir', 'cobicistat', 'ketoconazole')], { askPrescriber: true }),
    rationale: text(
      'The injected steroid stays for weeks: Cushing syndrome and adrenal suppression.',
      'El corticoide inyectado permanece semanas: síndrome de Cushing y supresión suprarrenal.',
    ),
    source: cited('FDA prescribing information; needs pharmacist review'),
  }),
];

/** Ketamine: one row for each reason, so that each names its own. */
const KETAMINE_REASONS: readonly (readonly [row: string, when: Condition, en: string, es: string])[] = [
  [
    'mind',
    { any: [{ condition: 'psychosis' }, { condition: 'mania-active' }, { condition: 'delirium' }] },
    'Ketamine makes psychosis, mania and delirium worse.',
    'La ketamina empeora la psicosis, la manía y el delirio.',
  ],
  ['pregnancy', PREGNANT, 'Ketamine is not given in pregnancy.', 'La ketamina no se da en el embarazo.'],
  [
    'liver',
    { condition: 'severe-hepatic-impairment' },
    'Ketamine is not given in severe liver disease.',
    'La ketamina no se da con enfermedad hepática grave.',
  ],
  [
    'pressure',
    { any: [{ condition: 'raised-icp' }, { condition: 'raised-iop' }] },
    'Ketamine raises the pressure inside the skull and the eye.',
    'La ketamina sube la presión del cráneo y del ojo.',
  ],
  [
    'substance-use',
    { condition: 'substance-use-disorder' },
    'Repeated ketamine is not given in an active substance use disorder.',
    'La ketamina repetida no se da con un trastorno activo por consumo de sustancias.',
  ],
];

const KETAMINE_RULES: readonly Rule[] = [
  ...KETAMINE_REASONS.map(([row, when, en, es]) =>
    rule('DDI-34', { row, kind: 'exclusion', severity: 'block', parameters: apart([KETAMINE], { when }), rationale: text(en, es), source: KETAMINE_CONSENSUS }),
  ),
  rule('DDI-35', {
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([KETAMINE, medicine('benzodiazepine', 'alcohol')]),
    rationale: text('Sedation adds up: watch breathing and the way home.', 'La sedación se suma: vigile la respiración y la vuelta a casa.'),
    source: DEFAULT,
  }),
  rule('DDI-35', {
    row: 'alcohol',
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([KETAMINE], { when: { condition: 'alcohol-heavy' } }),
    rationale: text('Sedation adds up with alcohol.', 'La sedación se suma a la del alcohol.'),
    source: DEFAULT,
  }),
  rule('DDI-35', {
    row: 'opioid',
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([KETAMINE, either('opioid')], { when: { fact: 'mme', op: '>=', value: 50 } }),
    rationale: text('With 50 MME a day or more sedation adds up.', 'Con 50 MME al día o más la sedación se suma.'),
    source: DEFAULT,
  }),
  rule('DDI-35', {
    row: 'theophylline',
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([KETAMINE, medicine('theophylline')]),
    rationale: text('Ketamine with theophylline can cause a seizure.', 'La ketamina con teofilina puede causar una convulsión.'),
    source: DEFAULT,
  }),
];

const LOCAL_ANAESTHETICS: readonly Rule[] = [
  rule('DDI-36', {
    row: 'same-day',
    kind: 'exclusion',
    severity: 'block',
    parameters: apart([course('lidocaine_iv'), { ...course('local-anaesthetic'), all: ['procedure'], none: ['lidocaine_iv'] }], { distinct: 'row' }),
    rationale: text(
      'Another local anaesthetic on the day of an infusion adds to its dose: seizure and dangerous rhythm.',
      'Otro anestésico local el día de una infusión se suma a su dosis: convulsión y arritmia peligrosa.',
    ),
    source: RCH,
  }),
  rule('DDI-36', {
    row: 'topical',
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([course('lidocaine_iv'), { ...either('local-anaesthetic'), none: ['procedure'] }], { distinct: 'row' }),
    rationale: text(
      'A patch or cream with local anaesthetic counts in the dose: take it off before the infusion.',
      'Un parche o crema con anestésico local cuenta en la dosis: retírelo antes de la infusión.',
    ),
    source: RCH,
  }),
];

const DEVICES: readonly Rule[] = [
  rule('DDI-38', {
    row: 'tens-stimulator',
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([course('tens')], { when: { device: 'scs_device' } }),
    rationale: text(
      'Current through the skin can disturb a stimulator: agree a plan.',
      'La corriente por la piel puede alterar un estimulador: acuerde un plan.',
    ),
    source: DEFAULT,
  }),
  rule('DDI-38', {
    row: 'needles',
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([course('needling')], { when: { any: [{ device: 'pacemaker' }, { device: 'scs_device' }] } }),
    rationale: text('Needles without electrical current, with a device plan.', 'Agujas sin corriente eléctrica, con un plan para el dispositivo.'),
    source: DEFAULT,
  }),
];

const HANDS: readonly Rule[] = [
  rule('DDI-39', {
    row: 'manipulation',
    kind: 'exclusion',
    severity: 'block',
    parameters: apart([course('manipulation')], { when: { any: [THINNED, FRAGILE] } }),
    rationale: text(
      'A thrust to the spine can bleed, break or tear with a blood thinner, brittle bones, a squeezed cord or artery symptoms.',
      'Un impulso en la columna puede sangrar, fracturar o desgarrar con anticoagulantes, huesos frágiles, mielopatía o síntomas arteriales.',
    ),
    source: DEFAULT,
  }),
  rule('DDI-39', {
    row: 'hands-on',
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([{ ...course('manual'), none: ['manipulation'] }], { when: { any: [THINNED, FRAGILE] } }),
    rationale: text(
      'Light pressure only, with a blood thinner, brittle bones, a squeezed cord or artery symptoms.',
      'Solo presión suave con anticoagulantes, huesos frágiles, mielopatía o síntomas arteriales.',
    ),
    source: DEFAULT,
  }),
];

const POOR_KIDNEYS: Condition = { any: [{ fact: 'egfr', op: '<', value: 30 }, { condition: 'ckd-4-5' }, { condition: 'esrd' }] };
const NUTRIENTS: readonly Rule[] = [
  rule('DDI-40', {
    row: 'kidneys',
    kind: 'exclusion',
    severity: 'block',
    parameters: apart([{ ...course('magnesium-sulfate', 'calcium-gluconate', 'ascorbic-acid'), all: ['infusion'] }], { when: POOR_KIDNEYS }),
    rationale: text('With an eGFR below 30 minerals and vitamin C build up.', 'Con un filtrado menor de 30 los minerales y la vitamina C se acumulan.'),
    source: DEFAULT,
  }),
  rule('DDI-40', {
    row: 'vitamin-c',
    kind: 'exclusion',
    severity: 'block',
    parameters: apart([{ ...course('ascorbic-acid'), all: ['infusion'] }], {
      when: { any: [{ condition: 'g6pd-deficiency' }, { condition: 'haemochromatosis' }] },
    }),
    rationale: text(
      'Vitamin C into the vein breaks red cells in G6PD deficiency and overloads iron in haemochromatosis.',
      'La vitamina C intravenosa rompe los glóbulos rojos en el déficit de G6PD y sobrecarga el hierro en la hemocromatosis.',
    ),
    source: DEFAULT,
  }),
  rule('DDI-40', {
    row: 'digoxin',
    kind: 'exclusion',
    severity: 'block',
    parameters: apart([{ ...course('calcium-gluconate'), all: ['infusion'] }, medicine('cardiac-glycoside')]),
    rationale: text('Calcium into the vein with digoxin: dangerous rhythm.', 'Calcio intravenoso con digoxina: arritmia peligrosa.'),
    source: DEFAULT,
  }),
];

export const FURTHER_PROCEDURE_INTERACTIONS: readonly Rule[] = [
  ...HOLDS,
  ...STEROIDS,
  ...KETAMINE_RULES,
  ...LOCAL_ANAESTHETICS,
  ...DEVICES,
  ...HANDS,
  ...NUTRIENTS,
];
