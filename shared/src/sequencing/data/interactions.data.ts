import type { Condition } from '../../catalogue/modality.js';
import type { Party, Rule } from '../rules.js';
import { apart, cited, course, either, medicine, rule, text, washout } from './row.js';

const LABELS = cited('FDA prescribing information; needs pharmacist review');
const CDC = cited('CDC Clinical Practice Guideline for Prescribing Opioids, 2022, recommendation 11; FDA boxed warning 2016');
const FDA_2019 = cited('FDA Drug Safety Communication, 19 December 2019 (einpresswire copy)', 'verified');
const BEERS = cited('AGS Beers criteria 2023');

const SYSTEMIC_NSAID = either('nsaid');
const SEDATION_RISK: Condition = {
  any: [
    { condition: 'sleep-apnoea' },
    { condition: 'copd' },
    { age: { from: 65 } },
    { fact: 'egfr', op: '<', value: 30 },
    { fact: 'mme', op: '>=', value: 50 },
  ],
};
const ALCOHOL: Condition = { any: [{ condition: 'alcohol-heavy' }, { fact: 'alcohol_per_day', op: '>=', value: 3 }] };

const BREATHING = text('Both slow breathing; together they can stop it.', 'Ambos frenan la respiración; juntos pueden detenerla.');
const SEDATION = text('Sedation adds up: falls, accidents and slow breathing.', 'La sedación se suma: caídas, accidentes y respiración lenta.');
const SEROTONIN = text('Together they can cause serotonin toxicity.', 'Juntos pueden causar toxicidad por serotonina.');
const BLEEDING = text('Together they raise the risk of bleeding.', 'Juntos aumentan el riesgo de sangrado.');

export const MEDICINE_INTERACTIONS: readonly Rule[] = [
  rule('DDI-01', { kind: 'exclusion', severity: 'block', parameters: apart([either('opioid'), either('benzodiazepine')]), rationale: BREATHING, source: CDC }),
  rule('DDI-02', {
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([either('opioid'), either('gabapentinoid')]),
    rationale: BREATHING,
    source: FDA_2019,
  }),
  rule('DDI-02', {
    row: 'escalated',
    kind: 'exclusion',
    severity: 'block',
    parameters: apart([either('opioid'), either('gabapentinoid')], { when: SEDATION_RISK }),
    rationale: text(
      'Both slow breathing; with sleep apnoea, COPD, age 65 or more, poor kidneys or 50 MME a day the risk is grave.',
      'Ambos frenan la respiración; con apnea del sueño, EPOC, 65 años o más, mala función renal o 50 MME al día el riesgo es grave.',
    ),
    source: FDA_2019,
  }),
  rule('DDI-03', {
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([either('gabapentinoid'), either('benzodiazepine', 'z-drug', 'muscle-relaxant')]),
    rationale: SEDATION,
    source: FDA_2019,
  }),
  rule('DDI-03', {
    row: 'alcohol',
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([course('gabapentinoid')], { when: ALCOHOL }),
    rationale: SEDATION,
    source: FDA_2019,
  }),
  rule('DDI-04', {
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([either('opioid'), either('muscle-relaxant', 'z-drug', 'sedating-antihistamine')]),
    rationale: SEDATION,
    source: CDC,
  }),
  rule('DDI-04', {
    row: 'alcohol',
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([course('opioid')], { when: ALCOHOL }),
    rationale: SEDATION,
    source: CDC,
  }),
  rule('DDI-05', {
    kind: 'exclusion',
    severity: 'block',
    parameters: apart([either('cns-depressant'), either('cns-depressant'), either('cns-depressant')], { distinct: 'class', grouped: true }),
    rationale: text(
      'Three or more medicines that slow the central nervous system: falls and slow breathing.',
      'Tres o más medicamentos que deprimen el sistema nervioso central: caídas y respiración lenta.',
    ),
    source: BEERS,
  }),
  rule('DDI-06', {
    kind: 'exclusion',
    severity: 'block',
    parameters: apart([washout(14, either('maoi')), either('maoi-interacting')]),
    rationale: text(
      'With a MAO inhibitor, or within 14 days of it, serotonin toxicity or a hypertensive crisis can follow.',
      'Con un inhibidor de la MAO, o en los 14 días siguientes, puede haber toxicidad por serotonina o una crisis hipertensiva.',
    ),
    source: cited('Public interaction pack after Phansalkar 2012; labels', 'verified'),
  }),
  ...(
    [
      ['fluoxetine', 35],
      ['duloxetine', 5],
      ['venlafaxine', 7],
    ] as const
  ).map(([ingredient, days]) =>
    rule('DDI-06', {
      row: ingredient,
      kind: 'exclusion',
      severity: 'block',
      parameters: apart([washout(days, either(ingredient)), either('maoi')]),
      rationale: text(
        `${days} days must pass between the last dose and a MAO inhibitor.`,
        `Deben pasar ${days} días entre la última dosis y un inhibidor de la MAO.`,
      ),
      source: LABELS,
    }),
  ),
  rule('DDI-07', {
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([either('serotonergic'), either('serotonergic')]),
    rationale: SEROTONIN,
    source: LABELS,
  }),
  rule('DDI-07', {
    row: 'duplicate',
    kind: 'exclusion',
    severity: 'block',
    parameters: apart([either('snri'), either('snri', 'ssri')], { rotation: 'warn' }),
    rationale: text(
      'Two of the same kind of antidepressant: duplicate treatment and serotonin toxicity. A cross-taper is signed by a prescriber.',
      'Dos antidepresivos del mismo tipo: duplicación y toxicidad por serotonina. Un cambio cruzado lo firma un prescriptor.',
    ),
    source: LABELS,
  }),
  rule('DDI-11', {
    kind: 'exclusion',
    severity: 'block',
    parameters: apart([either('tizanidine'), either('fluvoxamine', 'ciprofloxacin')]),
    rationale: text('Tizanidine levels rise many times: low blood pressure and sedation.', 'El nivel de tizanidina sube mucho: tensión baja y sedación.'),
    source: cited('Public interaction pack after Phansalkar 2012 (HPDDI-10); label', 'verified'),
  }),
  rule('DDI-13', {
    kind: 'exclusion',
    severity: 'block',
    parameters: apart([either('duloxetine'), either('fluvoxamine', 'ciprofloxacin', 'thioridazine')]),
    rationale: text('Levels of one of the two rise: toxicity.', 'Sube el nivel de uno de los dos: toxicidad.'),
    source: LABELS,
  }),
  rule('DDI-14', {
    kind: 'exclusion',
    severity: 'block',
    parameters: apart([SYSTEMIC_NSAID, { ...either('anticoagulant'), topic: 'anticoagulants' }]),
    rationale: BLEEDING,
    source: cited('Bleeding two to four times as frequent; needs pharmacist review'),
  }),
  rule('DDI-14', {
    row: 'topical',
    kind: 'exclusion',
    severity: 'inform',
    parameters: apart([course('topical-nsaid'), { ...either('anticoagulant'), topic: 'anticoagulants' }]),
    rationale: text('Little of a topical NSAID is absorbed; watch for bruising.', 'De un antiinflamatorio tópico se absorbe poco; vigile los hematomas.'),
    source: cited('Clinic default; needs pharmacist review'),
  }),
  rule('DDI-15', {
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([SYSTEMIC_NSAID, { ...either('antiplatelet', 'ssri', 'snri'), topic: 'medicines' }]),
    rationale: text(
      'Bleeding from the stomach is more likely; consider a proton pump inhibitor.',
      'Es más probable un sangrado del estómago; valore un inhibidor de la bomba de protones.',
    ),
    source: cited('ACG guideline 2009'),
  }),
  rule('DDI-15', {
    row: 'steroid',
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([SYSTEMIC_NSAID, medicine('corticosteroid')]),
    rationale: text(
      'Bleeding from the stomach is more likely; consider a proton pump inhibitor.',
      'Es más probable un sangrado del estómago; valore un inhibidor de la bomba de protones.',
    ),
    source: cited('ACG guideline 2009'),
  }),
  rule('DDI-16', {
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([SYSTEMIC_NSAID, medicine('ace-inhibitor', 'arb'), medicine('diuretic')]),
    rationale: text(
      'NSAID, ACE inhibitor or ARB, and diuretic together can injure the kidneys.',
      'Un antiinflamatorio, un IECA o ARA II y un diurético juntos pueden dañar los riñones.',
    ),
    source: cited('Lapi, BMJ 2013'),
  }),
  rule('DDI-16', {
    row: 'escalated',
    kind: 'exclusion',
    severity: 'block',
    parameters: apart([SYSTEMIC_NSAID, medicine('ace-inhibitor', 'arb'), medicine('diuretic')], {
      when: { any: [{ fact: 'egfr', op: '<', value: 60 }, { age: { from: 75 } }] },
    }),
    rationale: text(
      'The three together, with reduced kidney function or age 75 or more: high risk of acute kidney injury.',
      'Los tres juntos, con función renal reducida o 75 años o más: riesgo alto de daño renal agudo.',
    ),
    source: cited('Lapi, BMJ 2013'),
  }),
  rule('DDI-18', {
    kind: 'exclusion',
    severity: 'block',
    parameters: apart([SYSTEMIC_NSAID, SYSTEMIC_NSAID]),
    rationale: text('Two NSAIDs add harm, not relief.', 'Dos antiinflamatorios suman daño, no alivio.'),
    source: LABELS,
  }),
  rule('DDI-18', {
    row: 'same',
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([course('nsaid'), medicine('nsaid')], { distinct: 'row' }),
    rationale: text(
      'The patient takes an NSAID already, perhaps without prescription: make sure that the dose is not doubled.',
      'El paciente ya toma un antiinflamatorio, quizá sin receta: asegúrese de no duplicar la dosis.',
    ),
    source: LABELS,
  }),
  rule('DDI-19', {
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([either('ssri', 'snri'), { ...either('anticoagulant'), topic: 'anticoagulants' }]),
    rationale: BLEEDING,
    source: LABELS,
  }),
  rule('DDI-21', {
    kind: 'exclusion',
    severity: 'block',
    parameters: apart([either('opioid-antagonist'), washout(10, either('opioid'))]),
    rationale: text(
      'An opioid antagonist brings on withdrawal and takes away pain relief; 7 to 10 days without opioids come first.',
      'Un antagonista opioide provoca abstinencia y quita el alivio; antes, de 7 a 10 días sin opioides.',
    ),
    source: LABELS,
  }),
  rule('DDI-21', {
    row: 'methadone',
    kind: 'exclusion',
    severity: 'block',
    parameters: apart([either('opioid-antagonist'), washout(14, either('methadone'))]),
    rationale: text('After methadone, 14 days without opioids come first.', 'Después de metadona, antes 14 días sin opioides.'),
    source: LABELS,
  }),
];

const HOLD_WHY = text(
  'A bleed at the spine can paralyse. Whoever prescribes the blood thinner decides about a hold.',
  'Un sangrado en la columna puede paralizar. Decide sobre la pausa quien receta el anticoagulante.',
);
const ASRA = cited('Narouze et al., Reg Anesth Pain Med 2018;43:225-262; hold days need clinical review');
const THINNERS = { topic: 'anticoagulants' } as const;
const RISKY: Party = course('bleed-risk-high', 'bleed-risk-intermediate', 'neuraxial');
/** Days to hold before a procedure of intermediate or high bleeding risk, by ingredient or class. */
const HOLDS: readonly (readonly [row: string, words: readonly string[], days: number])[] = [
  ['warfarin', ['warfarin'], 5],
  ['xa-inhibitors', ['apixaban', 'rivaroxaban', 'edoxaban'], 3],
  ['dabigatran', ['dabigatran'], 4],
  ['clopidogrel', ['clopidogrel'], 7],
  ['prasugrel', ['prasugrel'], 10],
  ['ticagrelor', ['ticagrelor'], 5],
  ['heparins', ['lmwh', 'heparin'], 1],
];

export const PROCEDURE_INTERACTIONS: readonly Rule[] = [
  ...HOLDS.map(([row, words, days]) =>
    rule('DDI-30', {
      row,
      kind: 'exclusion',
      severity: 'block',
      parameters: apart([RISKY, { ...washout(days, medicine(...words)), ...THINNERS }], { askPrescriber: true }),
      rationale: HOLD_WHY,
      source: ASRA,
    }),
  ),
  rule('DDI-30', {
    row: 'aspirin',
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([course('bleed-risk-high'), { ...medicine('aspirin', 'nsaid'), ...THINNERS }], { askPrescriber: true }),
    rationale: text(
      'Aspirin and NSAIDs matter for procedures of high bleeding risk: decide together.',
      'La aspirina y los antiinflamatorios importan en procedimientos de alto riesgo de sangrado: decidan juntos.',
    ),
    source: ASRA,
  }),
  rule('DDI-29', {
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([course('steroid')], {
      when: {
        any: [
          { condition: 'diabetes' },
          { condition: 'diabetes-uncontrolled' },
          { fact: 'hba1c', op: '>', value: 9 },
          { fact: 'glucose', op: '>', value: 250 },
        ],
      },
    }),
    rationale: text(
      'Steroid raises glucose for up to 14 days: agree a glucose plan; defer when HbA1c is above 9 % or glucose above 250.',
      'El corticoide sube la glucosa hasta 14 días: acuerde un plan; aplace con HbA1c mayor de 9 % o glucosa mayor de 250.',
    ),
    source: cited('Clinic default; needs clinical review'),
  }),
  rule('DDI-31', {
    kind: 'exclusion',
    severity: 'block',
    parameters: apart([course('injection', 'implant')], {
      when: { any: [{ condition: 'infection-active' }, { fact: 'temperature', op: '>=', value: 38 }, { medicine: 'antibiotic' }] },
    }),
    rationale: text('An injection during an infection can cause an abscess.', 'Una inyección durante una infección puede causar un absceso.'),
    source: cited('Clinic default; needs clinical review'),
  }),
  rule('DDI-32', {
    kind: 'exclusion',
    severity: 'block',
    parameters: apart([course('fluoroscopy')], { when: { fact: 'pregnancy', op: '=', value: 'yes' } }),
    rationale: text(
      'X-ray guidance is not used in a pregnancy; it must be ruled out within 7 days.',
      'La guía por rayos X no se usa en el embarazo; hay que descartarlo en los 7 días previos.',
    ),
    source: cited('Clinic default; needs clinical review'),
  }),
  rule('DDI-33', {
    kind: 'exclusion',
    severity: 'block',
    parameters: apart([course('ketamine_iv', 'ketamine')], {
      when: { any: [{ fact: 'systolic', op: '>=', value: 160 }, { fact: 'diastolic', op: '>=', value: 100 }, { condition: 'cardiovascular-uncontrolled' }] },
    }),
    rationale: text('Ketamine raises blood pressure and heart rate.', 'La ketamina sube la tensión y el pulso.'),
    source: cited('Cohen et al., Reg Anesth Pain Med 2018 (summary); numbers need clinical review'),
  }),
  rule('DDI-36', {
    kind: 'exclusion',
    severity: 'block',
    parameters: apart([course('lidocaine_iv'), either('antiarrhythmic-class-i', 'antiarrhythmic-class-iii')]),
    rationale: text(
      'Intravenous local anaesthetic with an antiarrhythmic: dangerous rhythm.',
      'Anestésico local intravenoso con un antiarrítmico: arritmia peligrosa.',
    ),
    source: cited('Royal Children’s Hospital lidocaine infusion guideline (rch.org.au)', 'verified'),
  }),
  rule('DDI-36', {
    row: 'conduction',
    kind: 'exclusion',
    severity: 'block',
    parameters: apart([course('lidocaine_iv')], { when: { any: [{ condition: 'conduction-disease' }, { condition: 'arrhythmia' }] } }),
    rationale: text(
      'Intravenous local anaesthetic with conduction disease: dangerous rhythm.',
      'Anestésico local intravenoso con trastorno de la conducción: arritmia peligrosa.',
    ),
    source: cited('Royal Children’s Hospital lidocaine infusion guideline (rch.org.au)', 'verified'),
  }),
  rule('DDI-36', {
    row: 'local-anaesthetic',
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([{ ...course('local-anaesthetic'), none: ['lidocaine_iv'] }, medicine('antiarrhythmic-class-i', 'antiarrhythmic-class-iii')]),
    rationale: text('Local anaesthetic adds to an antiarrhythmic: keep the dose low.', 'El anestésico local se suma al antiarrítmico: mantenga la dosis baja.'),
    source: cited('Clinic default; needs clinical review'),
  }),
  rule('DDI-38', {
    kind: 'exclusion',
    severity: 'block',
    parameters: apart([course('tens')], { when: { device: 'pacemaker' } }),
    rationale: text(
      'Current through the skin can disturb a pacemaker or defibrillator.',
      'La corriente a través de la piel puede alterar un marcapasos o desfibrilador.',
    ),
    source: cited('Clinic default; needs clinical review'),
  }),
  rule('DDI-38', {
    row: 'ablation',
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([course('ablation', 'neuromodulation')], { when: { any: [{ device: 'pacemaker' }, { device: 'scs_device' }] } }),
    rationale: text('Electrical current and an implanted device: agree a device plan.', 'Corriente eléctrica y un dispositivo implantado: acuerde un plan.'),
    source: cited('Clinic default; needs clinical review'),
  }),
];

/** Daily caps by creatinine clearance, mL/min: up to `below`, not more than `maxMg`. */
const RENAL_CAPS: readonly (readonly [ingredient: string, below: number, maxMg: number])[] = [
  ['gabapentin', 60, 1400],
  ['gabapentin', 30, 700],
  ['gabapentin', 15, 300],
  ['pregabalin', 60, 300],
  ['pregabalin', 30, 150],
  ['pregabalin', 15, 75],
];

export const PATIENT_INTERACTIONS: readonly Rule[] = [
  rule('DDI-47', {
    kind: 'exclusion',
    severity: 'block',
    parameters: apart([course('nsaid', 'duloxetine', 'magnesium-sulfate')], { when: { fact: 'egfr', op: '<', value: 30 } }),
    rationale: text('With an eGFR below 30 it accumulates or injures the kidneys.', 'Con un filtrado menor de 30 se acumula o daña los riñones.'),
    source: LABELS,
  }),
  rule('DDI-47', {
    row: 'nsaid-reduced',
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([course('nsaid')], {
      when: {
        all: [
          { fact: 'egfr', op: '>=', value: 30 },
          { fact: 'egfr', op: '<', value: 60 },
        ],
      },
    }),
    rationale: text(
      'With an eGFR from 30 to 59 an NSAID needs the lowest dose and a recheck.',
      'Con un filtrado de 30 a 59 un antiinflamatorio exige la dosis mínima y repetir el análisis.',
    ),
    source: LABELS,
  }),
  rule('DDI-47', {
    row: 'half-dose',
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([course('venlafaxine', 'milnacipran', 'morphine')], { when: { fact: 'egfr', op: '<', value: 30 } }),
    rationale: text(
      'With an eGFR below 30 the dose is halved or another medicine is chosen.',
      'Con un filtrado menor de 30 se usa la mitad de la dosis u otro medicamento.',
    ),
    source: LABELS,
  }),
  rule('DDI-47', {
    row: 'tramadol',
    kind: 'exclusion',
    severity: 'block',
    parameters: apart([{ ...course('tramadol'), dailyMgOver: 200 }], { when: { fact: 'egfr', op: '<', value: 30 } }),
    rationale: text(
      'With an eGFR below 30 not more than 200 mg of tramadol a day, every 12 hours.',
      'Con un filtrado menor de 30 no más de 200 mg de tramadol al día, cada 12 horas.',
    ),
    source: LABELS,
  }),
  ...RENAL_CAPS.map(([ingredient, below, maxMg]) =>
    rule('DDI-47', {
      row: `${ingredient}-${below}`,
      kind: 'exclusion',
      severity: 'block',
      parameters: apart([{ ...course(ingredient), dailyMgOver: maxMg }], { when: { fact: 'crcl', op: '<', value: below } }),
      rationale: text(
        `With a creatinine clearance below ${below} mL/min not more than ${maxMg} mg a day.`,
        `Con un aclaramiento de creatinina menor de ${below} mL/min no más de ${maxMg} mg al día.`,
      ),
      source: LABELS,
    }),
  ),
  rule('DDI-50', {
    kind: 'exclusion',
    severity: 'block',
    parameters: apart([course()], { recorded: 'allergy' }),
    rationale: text('An allergy to this substance or its class is recorded.', 'Consta una alergia a esta sustancia o a su clase.'),
    source: cited('Recorded allergies of the patient'),
  }),
  rule('DDI-50', {
    row: 'intolerance',
    kind: 'exclusion',
    severity: 'warn',
    parameters: apart([course()], { recorded: 'intolerance' }),
    rationale: text('This substance or its class was not tolerated before.', 'Esta sustancia o su clase no se toleró antes.'),
    source: cited('Recorded intolerances of the patient'),
  }),
];
