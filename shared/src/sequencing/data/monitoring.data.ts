import type { Rule } from '../rules.js';
import { cited, rule, text } from './row.js';

const CADENCE = cited('Clinic check-in cadence by modality; needs clinical review');

/** What a treatment should start from. */
export const MONITORING_RULES: readonly Rule[] = [
  rule('MON-01', {
    kind: 'monitoring',
    severity: 'inform',
    parameters: { subject: { any: ['gabapentinoid'] }, fact: 'egfr', withinDays: 365, when: null },
    rationale: text(
      'Gabapentinoids leave by the kidneys: eGFR at the start and every year.',
      'Los gabapentinoides se eliminan por el riñón: filtrado al inicio y cada año.',
    ),
    source: CADENCE,
  }),
  rule('MON-02', {
    kind: 'monitoring',
    severity: 'inform',
    parameters: { subject: { any: ['tizanidine'] }, fact: 'alt', withinDays: 90, when: null },
    rationale: text('Liver tests at the start, after one and after three months.', 'Pruebas hepáticas al inicio, al mes y a los tres meses.'),
    source: CADENCE,
  }),
  rule('MON-03', {
    kind: 'monitoring',
    severity: 'inform',
    parameters: {
      subject: { any: ['tca'] },
      fact: 'qtc',
      withinDays: 365,
      when: {
        any: [
          { age: { from: 50 } },
          { condition: 'coronary-disease' },
          { condition: 'heart-failure' },
          { condition: 'arrhythmia' },
          { condition: 'conduction-disease' },
        ],
      },
    },
    rationale: text('An ECG first, from age 50 or with heart disease.', 'Antes un ECG, a partir de los 50 años o con enfermedad del corazón.'),
    source: CADENCE,
  }),
  rule('MON-04', {
    kind: 'monitoring',
    severity: 'inform',
    parameters: { subject: { any: ['snri', 'nsaid'] }, fact: 'systolic', withinDays: 90, when: null },
    rationale: text('Blood pressure before the start: both can raise it.', 'La tensión antes de empezar: ambos pueden subirla.'),
    source: CADENCE,
  }),
];
