import type { Condition } from '../../catalogue/modality.js';
import type { Severity } from '../finding.js';
import type { Party, Rule } from '../rules.js';
import { apart, cited, course, rule, text } from './row.js';

const LABELS = cited('FDA prescribing information; needs pharmacist review');
const BOXED = cited('FDA boxed warning; needs pharmacist review');
const BEERS = cited('AGS Beers criteria 2023; needs pharmacist review');
const PREGNANT: Condition = { fact: 'pregnancy', op: '=', value: 'yes' };
const COULD_BE: Condition = { fact: 'childbearing', op: '=', value: 'yes' };
const OLDER: Condition = { age: { from: 65 } };

interface Fetal {
  readonly row: string;
  readonly severity: Severity;
  readonly party: Party;
  readonly en: string;
  readonly es: string;
}

const FETAL: readonly Fetal[] = [
  {
    row: 'opioid',
    severity: 'warn',
    party: course('opioid'),
    en: 'An opioid in pregnancy: withdrawal of the newborn.',
    es: 'Opioide en el embarazo: abstinencia del recién nacido.',
  },
  {
    row: 'gabapentinoid',
    severity: 'warn',
    party: course('gabapentinoid'),
    en: 'A gabapentinoid in pregnancy: little is known of its safety.',
    es: 'Gabapentinoide en el embarazo: se sabe poco de su seguridad.',
  },
  {
    row: 'nsaid',
    severity: 'warn',
    party: course('nsaid'),
    en: 'An NSAID in pregnancy is used only when needed, and not from week 20 on.',
    es: 'Un antiinflamatorio en el embarazo, solo si hace falta y no desde la semana 20.',
  },
  {
    row: 'topiramate',
    severity: 'block',
    party: course('topiramate'),
    en: 'Topiramate in pregnancy: cleft lip and palate.',
    es: 'Topiramato en el embarazo: labio y paladar hendidos.',
  },
  {
    row: 'valproate',
    severity: 'block',
    party: course('valproate'),
    en: 'Valproate in pregnancy: neural tube defects and lower IQ.',
    es: 'Valproato en el embarazo: defectos del tubo neural y menor inteligencia.',
  },
  {
    row: 'carbamazepine',
    severity: 'warn',
    party: course('carbamazepine', 'oxcarbazepine'),
    en: 'Carbamazepine in pregnancy: malformations; folic acid and a specialist.',
    es: 'Carbamazepina en el embarazo: malformaciones; ácido fólico y un especialista.',
  },
  { row: 'fluoroscopy', severity: 'block', party: course('fluoroscopy'), en: 'X-ray guidance in pregnancy.', es: 'Guía por rayos X en el embarazo.' },
  {
    row: 'infusion',
    severity: 'block',
    party: course('ketamine', 'nad'),
    en: 'Ketamine and NAD+ are not given in pregnancy.',
    es: 'La ketamina y el NAD+ no se dan en el embarazo.',
  },
];

const PREGNANCY: readonly Rule[] = [
  rule('DDI-24', {
    kind: 'exclusion',
    severity: 'block',
    parameters: apart([course('valproate')], { when: { any: [PREGNANT, COULD_BE] } }),
    rationale: text(
      'Valproate harms the unborn child: not in pregnancy, nor without reliable contraception.',
      'El valproato daña al feto: no en el embarazo, ni sin anticoncepción fiable.',
    ),
    source: BOXED,
  }),
  rule('DDI-25', {
    row: 'pregnancy',
    kind: 'exclusion',
    severity: 'block',
    parameters: apart([course('topiramate')], { when: PREGNANT }),
    rationale: text('Topiramate in pregnancy: cleft lip and palate.', 'Topiramato en el embarazo: labio y paladar hendidos.'),
    source: LABELS,
  }),
  ...FETAL.map(({ row, severity, party, en, es }) =>
    rule('DDI-46', { row, kind: 'exclusion', severity, parameters: apart([party], { when: PREGNANT }), rationale: text(en, es), source: LABELS }),
  ),
  rule('DDI-46', {
    row: 'nsaid-late',
    kind: 'exclusion',
    severity: 'block',
    parameters: apart([course('nsaid')], { when: { all: [PREGNANT, { fact: 'gestational_weeks', op: '>=', value: 20 }] } }),
    rationale: text(
      'From week 20 on an NSAID harms the kidneys and the circulation of the unborn child.',
      'Desde la semana 20 un antiinflamatorio daña los riñones y la circulación del feto.',
    ),
    source: LABELS,
  }),
];

const GENES: readonly Rule[] = [
  rule('DDI-26', {
    kind: 'exclusion',
    severity: 'block',
    parameters: apart([course('carbamazepine', 'oxcarbazepine')], { when: { fact: 'hla_b1502', op: '=', value: 'yes' } }),
    rationale: text(
      'Carriers of HLA-B*15:02 can lose their skin (SJS/TEN); test first where ancestry makes it likely.',
      'Los portadores de HLA-B*15:02 pueden perder la piel (SSJ/NET); haga antes la prueba si la ascendencia lo hace probable.',
    ),
    source: cited('CPIC guideline for carbamazepine and HLA'),
  }),
];

const MIND: readonly Rule[] = [
  rule('DDI-41', {
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([course('antidepressant', 'antiepileptic')], {
      when: { any: [{ fact: 'phq9_item9', op: '>=', value: 1 }, { condition: 'suicidality' }, { age: { to: 24 } }] },
    }),
    rationale: text(
      'Suicidal thoughts, or age up to 24: see the patient after 7 to 14 days, and prescribe small amounts.',
      'Ideas suicidas, o hasta 24 años: vea al paciente a los 7 a 14 días y recete cantidades pequeñas.',
    ),
    source: BOXED,
  }),
];

const ANY_LIVER: Condition = { any: [{ condition: 'liver-disease' }, { condition: 'severe-hepatic-impairment' }] };
const SEVERE_LIVER: Condition = { condition: 'severe-hepatic-impairment' };

interface Hepatic {
  readonly row: string;
  readonly severity: Severity;
  readonly party: Party;
  readonly when: Condition;
  readonly en: string;
  readonly es: string;
}
const HEPATIC: readonly Hepatic[] = [
  {
    row: 'duloxetine',
    severity: 'block',
    party: course('duloxetine'),
    when: ANY_LIVER,
    en: 'Duloxetine is not used in chronic liver disease.',
    es: 'La duloxetina no se usa en la enfermedad hepática crónica.',
  },
  {
    row: 'tizanidine',
    severity: 'warn',
    party: course('tizanidine'),
    when: ANY_LIVER,
    en: 'Tizanidine builds up and can harm the liver: low dose, liver tests.',
    es: 'La tizanidina se acumula y puede dañar el hígado: dosis baja, pruebas hepáticas.',
  },
  {
    row: 'tizanidine-severe',
    severity: 'block',
    party: course('tizanidine'),
    when: SEVERE_LIVER,
    en: 'Tizanidine is not used in severe liver disease.',
    es: 'La tizanidina no se usa con enfermedad hepática grave.',
  },
  {
    row: 'ketamine',
    severity: 'block',
    party: course('ketamine'),
    when: SEVERE_LIVER,
    en: 'Ketamine is not given in severe liver disease.',
    es: 'La ketamina no se da con enfermedad hepática grave.',
  },
  {
    row: 'naltrexone',
    severity: 'warn',
    party: course('naltrexone'),
    when: { any: [ANY_LIVER, { condition: 'acute-hepatitis' }] },
    en: 'Naltrexone and liver disease: liver tests first, and again.',
    es: 'Naltrexona y enfermedad hepática: antes pruebas hepáticas, y repetirlas.',
  },
  {
    row: 'tramadol',
    severity: 'block',
    party: { ...course('tramadol'), dailyMgOver: 100 },
    when: SEVERE_LIVER,
    en: 'In cirrhosis not more than 50 mg of tramadol every 12 hours.',
    es: 'En la cirrosis no más de 50 mg de tramadol cada 12 horas.',
  },
  {
    row: 'acetaminophen',
    severity: 'block',
    party: { ...course('acetaminophen'), dailyMgOver: 2000 },
    when: ANY_LIVER,
    en: 'In liver disease not more than 2 g of acetaminophen a day.',
    es: 'En la enfermedad hepática no más de 2 g de paracetamol al día.',
  },
];

const LIVER: readonly Rule[] = HEPATIC.map(({ row, severity, party, when, en, es }) =>
  rule('DDI-48', { row, kind: 'exclusion', severity, parameters: apart([party], { when }), rationale: text(en, es), source: LABELS }),
);

const KIDNEYS: readonly Rule[] = [
  rule('DDI-47', {
    row: 'end-stage',
    kind: 'exclusion',
    severity: 'block',
    parameters: apart([course('milnacipran')], { when: { condition: 'esrd' } }),
    rationale: text('Milnacipran is not used in end-stage kidney disease.', 'El milnaciprán no se usa en la enfermedad renal terminal.'),
    source: LABELS,
  }),
];

const AGE: readonly Rule[] = [
  rule('DDI-49', {
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([course('tertiary-tca', 'cyclobenzaprine', 'benzodiazepine', 'meperidine')], { when: OLDER }),
    rationale: text(
      'From 65 years on: confusion, falls and fractures; choose another where there is one.',
      'A partir de los 65 años: confusión, caídas y fracturas; elija otro si lo hay.',
    ),
    source: BEERS,
  }),
  rule('DDI-49', {
    row: 'nsaid',
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([{ ...course('nsaid'), longerThanDays: 30 }], { when: { all: [OLDER, { not: { medicine: 'ppi' } }] } }),
    rationale: text(
      'From 65 years on an NSAID for longer than 30 days needs a stomach protector, or another choice.',
      'A partir de los 65 años un antiinflamatorio más de 30 días exige un protector del estómago, u otra opción.',
    ),
    source: BEERS,
  }),
];

export const FURTHER_PATIENT_INTERACTIONS: readonly Rule[] = [...PREGNANCY, ...GENES, ...MIND, ...LIVER, ...KIDNEYS, ...AGE];
