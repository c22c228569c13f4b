import type { Condition } from '../../catalogue/modality.js';
import type { Rule } from '../rules.js';
import { cited, rule, text } from './row.js';

const ACETAMINOPHEN = {
  subject: { any: ['acetaminophen'] },
  weights: { acetaminophen: 1 },
  unit: 'mg',
  sumOf: text('mg of acetaminophen a day', 'mg de paracetamol al día'),
  from: 'either',
  atLeast: 1,
} as const;
const FRAIL_LIVER: Condition = {
  any: [
    { condition: 'liver-disease' },
    { condition: 'severe-hepatic-impairment' },
    { condition: 'alcohol-heavy' },
    { fact: 'alcohol_per_day', op: '>=', value: 3 },
  ],
};
const FDA = cited('FDA, acetaminophen and liver injury; needs pharmacist review');

/** Highest single dose without adrenaline, mg per kg of body weight; the share of it is what adds up. */
const HIGHEST_PER_KG = { lidocaine: 4.5, bupivacaine: 2, ropivacaine: 3 } as const;
const percent = (perKg: number): number => 100 / perKg;

export const BUDGETS: readonly Rule[] = [
  rule('DDI-20', {
    kind: 'budget',
    severity: 'block',
    parameters: { ...ACETAMINOPHEN, max: 4000, when: null },
    rationale: text(
      'More than 4 g of acetaminophen a day, all products together, can destroy the liver.',
      'Más de 4 g de paracetamol al día, sumando todos los productos, pueden destruir el hígado.',
    ),
    source: FDA,
  }),
  rule('DDI-20', {
    row: 'liver',
    kind: 'budget',
    severity: 'block',
    parameters: { ...ACETAMINOPHEN, max: 2000, when: FRAIL_LIVER },
    rationale: text(
      'With liver disease or three drinks a day not more than 2 g of acetaminophen, all products together.',
      'Con enfermedad hepática o tres bebidas al día, no más de 2 g de paracetamol sumando todos los productos.',
    ),
    source: FDA,
  }),
  rule('DDI-37', {
    kind: 'budget',
    severity: 'block',
    parameters: {
      subject: { any: ['local-anaesthetic'], all: ['procedure'] },
      weights: {
        lidocaine: percent(HIGHEST_PER_KG.lidocaine),
        bupivacaine: percent(HIGHEST_PER_KG.bupivacaine),
        ropivacaine: percent(HIGHEST_PER_KG.ropivacaine),
      },
      unit: 'mg-per-kg',
      max: 100,
      sumOf: text('% of the highest dose of local anaesthetic for the body weight', '% de la dosis máxima de anestésico local según el peso'),
      from: 'course',
      atLeast: 2,
      when: null,
    },
    rationale: text(
      'Local anaesthetic of several procedures on one day adds up: seizure and dangerous rhythm.',
      'El anestésico local de varios procedimientos en un día se suma: convulsión y arritmia peligrosa.',
    ),
    source: cited('ASRA advisory on local anaesthetic systemic toxicity; lidocaine 4.5, bupivacaine 2 mg/kg; ropivacaine 3 mg/kg is general knowledge'),
  }),
];
