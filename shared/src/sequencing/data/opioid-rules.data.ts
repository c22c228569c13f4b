import type { Condition } from '../../catalogue/modality.js';
import type { FactCode } from '../../patients/facts.js';
import type { Party, Rule, Selector } from '../rules.js';
import { apart, cited, course, rule, text } from './row.js';

const CDC_STARTS = cited(
  'CDC Clinical Practice Guideline for Prescribing Opioids, 2022, recommendations 1, 2 and 7 to 9; recommendation 1 by guidelinecentral',
);
const CDC_DOSE = cited(
  'CDC Clinical Practice Guideline for Prescribing Opioids, 2022, page 41 (fliphtml5): overdose risk about doubled at 50 to below 100 MME',
  'verified',
);
const OPIOID: Selector = { any: ['opioid'] };
/** Buprenorphine has no MME factor. */
const COUNTED: Party = { ...course('opioid'), none: ['partial-agonist-opioid'] };
const no = (fact: FactCode): Condition => ({ fact, op: '=', value: 'no' });
const atLeastMme = (value: number): Condition => ({ fact: 'mme', op: '>=', value });
/** What counts as a treatment of pain that is no opioid. */
const OTHER_TREATMENTS: Selector = {
  any: [
    'restorative',
    'behavioral',
    'complementary',
    'interventional',
    'snri',
    'tca',
    'gabapentinoid',
    'nsaid',
    'topical-nsaid',
    'topical-anaesthetic',
    'analgesic',
    'muscle-relaxant',
  ],
  none: ['opioid', 'experimental', 'diagnostic'],
};

/** Records that belong to a start; an expired one never touches what is taken already. */
const STARTING_RECORDS: readonly (readonly [row: string, fact: FactCode, en: string, es: string])[] = [
  [
    'agreement',
    'opioid_agreement',
    'Aims, risks and rules are agreed in writing before an opioid.',
    'Los objetivos, riesgos y reglas se acuerdan por escrito antes de un opioide.',
  ],
  [
    'urine-test',
    'urine_drug_test',
    'A urine drug test comes before an opioid, and every year.',
    'Antes de un opioide, y cada año, una prueba de drogas en orina.',
  ],
  [
    'risk',
    'opioid_risk_assessed',
    'The risk of opioid use disorder is assessed before the start.',
    'El riesgo de trastorno por consumo de opioides se valora antes de empezar.',
  ],
];

const ENTRY: readonly Rule[] = [
  rule('SEQ-24', {
    row: 'others-first',
    kind: 'requires',
    severity: 'block',
    parameters: {
      subject: OPIOID,
      needs: [
        {
          what: text('treatments without an opioid from two categories', 'tratamientos sin opioides de dos categorías'),
          of: OTHER_TREATMENTS,
          count: 2,
          distinct: 'category',
          lagDays: 28,
          orBenefit: false,
          apartDays: 0,
          reliefPercent: null,
          sameRegion: false,
        },
      ],
      unlessHistory: null,
    },
    rationale: text(
      'Opioids come after treatments without them; for chronic pain they help little and harm more.',
      'Los opioides van después de los tratamientos sin ellos; en el dolor crónico ayudan poco y dañan más.',
    ),
    source: CDC_STARTS,
  }),
  rule('SEQ-24', {
    row: 'goal',
    kind: 'composition',
    severity: 'warn',
    parameters: { need: 'goal', atLeast: 1, subject: OPIOID },
    rationale: text(
      'An opioid is started for a goal in daily life, and stopped when it does not serve it.',
      'Un opioide se empieza por un objetivo de la vida diaria y se deja si no sirve.',
    ),
    source: CDC_STARTS,
  }),
  rule('SEQ-24', {
    row: 'monitoring-programme',
    kind: 'exclusion',
    severity: 'block',
    parameters: apart([{ ...course('opioid'), startsWithinDays: 90 }], { when: no('pdmp_checked') }),
    rationale: text(
      'The prescription monitoring programme is checked before an opioid, and every three months.',
      'Antes de un opioide, y cada tres meses, se consulta el programa de vigilancia de recetas.',
    ),
    source: CDC_STARTS,
  }),
  ...STARTING_RECORDS.map(([row, fact, en, es]) =>
    rule('SEQ-24', {
      row,
      kind: 'exclusion',
      severity: 'warn',
      parameters: apart([{ ...course('opioid'), startsWithinDays: 365 }], { when: no(fact) }),
      rationale: text(en, es),
      source: CDC_STARTS,
    }),
  ),
  rule('SEQ-24', {
    row: 'use-disorder',
    kind: 'exclusion',
    severity: 'block',
    parameters: apart([COUNTED], { when: { condition: 'opioid-use-disorder' } }),
    rationale: text(
      'With an opioid use disorder its treatment comes first: buprenorphine or methadone from a programme.',
      'Con un trastorno por consumo de opioides, primero su tratamiento: buprenorfina o metadona en un programa.',
    ),
    source: CDC_STARTS,
  }),
  rule('SEQ-24', {
    row: 'first-dose',
    kind: 'exclusion',
    severity: 'block',
    parameters: apart([COUNTED], { when: { all: [atLeastMme(50), { not: { medicine: 'opioid', washoutDays: 90 } }] } }),
    rationale: text(
      'Whoever has had no opioid for 90 days starts below 50 MME a day, at the lowest dose that works.',
      'Quien lleva 90 días sin opioides empieza por debajo de 50 MME al día, con la dosis mínima que funcione.',
    ),
    source: CDC_DOSE,
  }),
];

const STEPS: readonly Rule[] = [
  rule('SEQ-25', {
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([COUNTED], { when: atLeastMme(50) }),
    rationale: text(
      'From 50 MME a day the risk of an overdose about doubles: reassess, document, see the patient within 28 days.',
      'Desde 50 MME al día el riesgo de sobredosis casi se duplica: revalore, documente y vea al paciente antes de 28 días.',
    ),
    source: CDC_DOSE,
  }),
  rule('SEQ-25', {
    row: 'high',
    kind: 'exclusion',
    severity: 'block',
    parameters: apart([COUNTED], { when: atLeastMme(90) }),
    rationale: text(
      'From 90 MME a day a prescriber signs why the benefit is worth the danger.',
      'Desde 90 MME al día un prescriptor firma por qué el beneficio compensa el peligro.',
    ),
    source: cited('CDC 2016 threshold of 90 MME, kept as a clinic default; needs clinical review'),
  }),
];

export const OPIOID_RULES: readonly Rule[] = [...ENTRY, ...STEPS];
