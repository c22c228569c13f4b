import type { Condition } from '../../catalogue/modality.js';
import type { Rule } from '../rules.js';
import { apart, cited, course, either, rule, text, washout } from './row.js';

const LABELS = cited('FDA prescribing information; needs pharmacist review');
const CPIC_OPIOIDS = cited('CPIC guideline for CYP2D6 and opioids, 2020');
const BEERS = cited('AGS Beers criteria 2023; needs pharmacist review');
const SEROTONIN_AND_PAIN = text(
  'Less of it becomes active: pain relief is lost, and seizures and serotonin toxicity are more likely.',
  'Se activa menos: se pierde el alivio y son más probables las convulsiones y la toxicidad por serotonina.',
);
const METABOLISER: Condition = { any: [{ condition: 'cyp2d6-ultrarapid-metaboliser' }, { condition: 'cyp2d6-poor-metaboliser' }] };
const CYP3A4_OPIOIDS = ['fentanyl', 'fentanyl-transdermal', 'oxycodone', 'methadone', 'buprenorphine'] as const;
const OLDER: Condition = { age: { from: 65 } };

/** Enzymes: one medicine changes how much of the other there is. */
const ENZYMES: readonly Rule[] = [
  rule('DDI-08', {
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([either('cyp2d6-prodrug'), either('cyp2d6-inhibitor')]),
    rationale: SEROTONIN_AND_PAIN,
    source: CPIC_OPIOIDS,
  }),
  rule('DDI-09', {
    kind: 'exclusion',
    severity: 'block',
    parameters: apart([course('cyp2d6-prodrug')], { when: METABOLISER }),
    rationale: text(
      'In ultrarapid metabolisers it can be toxic, in poor metabolisers it does not work.',
      'En metabolizadores ultrarrápidos puede ser tóxico; en los lentos no hace efecto.',
    ),
    source: CPIC_OPIOIDS,
  }),
  rule('DDI-10', {
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([either('tca'), either('cyp2d6-inhibitor')]),
    rationale: text(
      'The level of the tricyclic rises: start low, and check the level or an ECG.',
      'El nivel del tricíclico sube: empiece con dosis bajas y controle el nivel o un ECG.',
    ),
    source: cited('CPIC guideline for tricyclics, 2016 update'),
  }),
  rule('DDI-12', {
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([either('tizanidine'), { ...either('cyp1a2-inhibitor'), none: ['cyp1a2-inhibitor-strong'] }]),
    rationale: text('The level of tizanidine rises: low blood pressure and sedation.', 'Sube el nivel de tizanidina: tensión baja y sedación.'),
    source: cited('Public interaction pack after Phansalkar 2012; contraceptives, famotidine and acyclovir by label'),
  }),
  rule('DDI-27', {
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([either(...CYP3A4_OPIOIDS), either('cyp3a4-inhibitor-strong')]),
    rationale: text(
      'The level of the opioid rises, and falls again when the other is stopped: sedation and slow breathing.',
      'El nivel del opioide sube y baja al suspender el otro: sedación y respiración lenta.',
    ),
    source: LABELS,
  }),
  rule('DDI-27', {
    row: 'inducer',
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([either(...CYP3A4_OPIOIDS), either('cyp3a4-inducer')]),
    rationale: text(
      'The level of the opioid falls: withdrawal and loss of relief; it rises when the other is stopped.',
      'El nivel del opioide baja: abstinencia y pérdida de alivio; sube al suspender el otro.',
    ),
    source: LABELS,
  }),
];

/** Two medicines that add up, or work against each other. */
const PAIRS: readonly Rule[] = [
  rule('DDI-17', {
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([either('nsaid'), either('lithium', 'methotrexate')]),
    rationale: text(
      'An NSAID raises the level of lithium and of methotrexate: check levels, kidneys and blood count.',
      'Un antiinflamatorio sube el nivel de litio y de metotrexato: controle niveles, riñones y hemograma.',
    ),
    source: LABELS,
  }),
  rule('DDI-17', {
    row: 'high-dose-methotrexate',
    kind: 'exclusion',
    severity: 'block',
    parameters: apart([either('nsaid'), { ...either('methotrexate'), dailyMgOver: 25 }]),
    rationale: text(
      'With more than 25 mg of methotrexate on a day an NSAID can be fatal: marrow and gut.',
      'Con más de 25 mg de metotrexato en un día un antiinflamatorio puede ser mortal: médula e intestino.',
    ),
    source: cited('FDA prescribing information (high-dose methotrexate); the limit of 25 mg is a clinic default, needs pharmacist review'),
  }),
  rule('DDI-22', {
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([either('partial-agonist-opioid'), either('full-agonist-opioid')]),
    rationale: text(
      'Buprenorphine beside a full agonist can bring on withdrawal: plan the order and the waiting time.',
      'La buprenorfina junto a un agonista completo puede provocar abstinencia: planifique el orden y la espera.',
    ),
    source: LABELS,
  }),
  rule('DDI-25', {
    row: 'valproate',
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([either('topiramate'), either('valproate')]),
    rationale: text('Together they can raise ammonia: confusion and vomiting.', 'Juntos pueden subir el amoniaco: confusión y vómitos.'),
    source: LABELS,
  }),
  rule('DDI-25', {
    row: 'contraceptive',
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([either('topiramate'), either('oral-contraceptive')]),
    rationale: text('Topiramate weakens low-dose contraceptive pills.', 'El topiramato debilita los anticonceptivos de dosis baja.'),
    source: LABELS,
  }),
  rule('DDI-26', {
    row: 'induction',
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([either('carbamazepine'), { ...either('doac', 'oral-contraceptive', 'tramadol', 'methadone'), topic: 'medicines' }]),
    rationale: text(
      'Carbamazepine speeds up the breakdown of the other: clots, pregnancy, withdrawal or lost relief.',
      'La carbamazepina acelera la eliminación del otro: trombosis, embarazo, abstinencia o pérdida de alivio.',
    ),
    source: cited('CPIC and FDA prescribing information; needs pharmacist review'),
  }),
  rule('DDI-42', {
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([course('antidepressant')], { when: { all: [{ condition: 'bipolar' }, { not: { medicine: 'mood-stabiliser' } }] } }),
    rationale: text(
      'In bipolar disorder an antidepressant without a mood stabiliser can set off mania.',
      'En el trastorno bipolar un antidepresivo sin estabilizador del ánimo puede desencadenar manía.',
    ),
    source: LABELS,
  }),
  rule('DDI-43', {
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([either('anticholinergic'), either('anticholinergic')]),
    rationale: text(
      'Two strongly anticholinergic medicines reach a burden of 3 or more: confusion, falls, constipation, retention.',
      'Dos medicamentos muy anticolinérgicos alcanzan una carga de 3 o más: confusión, caídas, estreñimiento, retención.',
    ),
    source: cited('Anticholinergic burden scale as general knowledge; AGS Beers criteria 2023'),
  }),
  rule('DDI-43', {
    row: 'older',
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([{ ...course('anticholinergic'), none: ['tertiary-tca', 'muscle-relaxant'] }], { when: OLDER }),
    rationale: text(
      'From 65 years on one strongly anticholinergic medicine is a burden of 3: confusion and falls.',
      'A partir de los 65 años un solo medicamento muy anticolinérgico es una carga de 3: confusión y caídas.',
    ),
    source: BEERS,
  }),
  rule('DDI-44', {
    kind: 'exclusion',
    severity: 'inform',
    parameters: apart([course('hyponatraemia'), either('thiazide')], { when: OLDER }),
    rationale: text(
      'From 65 years on, with a thiazide, sodium can fall: check it on day 14 to 28.',
      'A partir de los 65 años, con una tiazida, el sodio puede bajar: contrólelo entre los días 14 y 28.',
    ),
    source: LABELS,
  }),
];

/** Rhythm: the QT interval. */
const RHYTHM: readonly Rule[] = [
  rule('DDI-23', {
    row: 'long',
    kind: 'exclusion',
    severity: 'block',
    parameters: apart([course('qt-prolonging')], { when: { any: [{ fact: 'qtc', op: '>=', value: 500 }, { condition: 'long-qt' }] } }),
    rationale: text('With a QTc of 500 ms or more it can cause a deadly rhythm.', 'Con un QTc de 500 ms o más puede causar una arritmia mortal.'),
    source: cited('VA/DoD 2017 table D-4 (docslib): avoid above 500 ms', 'verified'),
  }),
  rule('DDI-23', {
    row: 'borderline',
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([course('qt-prolonging')], {
      when: {
        all: [
          { fact: 'qtc', op: '>=', value: 450 },
          { fact: 'qtc', op: '<', value: 500 },
        ],
      },
    }),
    rationale: text(
      'With a QTc from 450 to 499 ms consider another medicine; ECG again at 30 days, with methadone every year.',
      'Con un QTc de 450 a 499 ms valore otro medicamento; ECG a los 30 días, con metadona cada año.',
    ),
    source: cited('VA/DoD 2017 table D-4 (docslib): consider an alternative from 450 ms', 'verified'),
  }),
  rule('DDI-23', {
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([either('qt-prolonging'), either('qt-prolonging')]),
    rationale: text(
      'Two medicines that prolong the QT interval: ECG before and after.',
      'Dos medicamentos que prolongan el intervalo QT: ECG antes y después.',
    ),
    source: cited('Public interaction pack after Phansalkar 2012 (HPDDI-06); needs pharmacist review'),
  }),
];

/** Opioid antagonists: what needs longer than the usual ten days. */
const WITHDRAWAL: readonly Rule[] = [
  rule('DDI-21', {
    row: 'buprenorphine',
    kind: 'exclusion',
    severity: 'block',
    parameters: apart([either('opioid-antagonist'), washout(14, either('buprenorphine'))]),
    rationale: text('After buprenorphine, up to 14 days without opioids come first.', 'Después de buprenorfina, antes hasta 14 días sin opioides.'),
    source: LABELS,
  }),
];

/** Naloxone at home, for whoever is at risk of an overdose. */
const NALOXONE: readonly Rule[] = [
  rule('DDI-45', {
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([either('opioid')], {
      grouped: true,
      when: {
        all: [
          { not: { any: [{ fact: 'naloxone', op: '=', value: 'yes' }, { medicine: 'opioid-reversal' }] } },
          {
            any: [
              { fact: 'mme', op: '>=', value: 50 },
              { medicine: 'benzodiazepine' },
              { medicine: 'gabapentinoid' },
              { condition: 'overdose-history' },
              { condition: 'substance-use-disorder' },
              { condition: 'opioid-use-disorder' },
            ],
          },
        ],
      },
    }),
    rationale: text(
      'With an opioid and 50 MME a day, a benzodiazepine, a gabapentinoid, an earlier overdose or substance use: offer naloxone.',
      'Con un opioide y 50 MME al día, una benzodiacepina, un gabapentinoide, una sobredosis previa o consumo de sustancias: ofrezca naloxona.',
    ),
    source: cited('CDC Clinical Practice Guideline for Prescribing Opioids, 2022, recommendation 8; public CDC decision-support library'),
  }),
];

export const FURTHER_MEDICINE_INTERACTIONS: readonly Rule[] = [...ENZYMES, ...PAIRS, ...RHYTHM, ...WITHDRAWAL, ...NALOXONE];
