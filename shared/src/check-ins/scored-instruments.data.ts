import type { Coding, Source, Verification } from '../catalogue/modality.js';
import { say } from '../text.js';
import type { Anchor, Band, Instrument, InstrumentId, InstrumentItem } from './instrument.js';
import type { QuestionnaireId, TotalOnlyId } from './questionnaire.js';
import { POSITIVE_FROM } from './short-scores.js';

export const cite = (citation: string, verification: Verification): Source => ({ citation, verification });
export const loinc = (code: string, display: string, verification: Verification): Coding => ({ system: 'loinc', code, display, verification });

export const SERLIN = cite('Serlin 1995, Pain 61:277-84 (cut points for mild, moderate and severe pain)', 'general-knowledge');
const DWORKIN = cite('Dworkin 2008, J Pain 9:105-21 (IMMPACT: 30 % moderate, about 2 points; 50 % substantial)', 'verified');
const KREBS = cite('Krebs EE et al. 2009, J Gen Intern Med 24:733-8 (development of the PEG)', 'verified');
const KROENKE = cite('Kroenke K et al. 2009, Psychosomatics 50:613-21 (PHQ-4)', 'verified');
export const OWN = cite('Own wording of this product', 'computed');
export const OWN_SPANISH = cite('Spanish wording is ours and not a validated form; needs review by a bilingual clinician', 'computed');
const PFIZER = {
  decision: 'ship',
  text: 'No permission required to reproduce, translate, display or distribute',
  source: cite('Copyright notice of the PHQ family (Spitzer, Williams, Kroenke; grant from Pfizer Inc.)', 'verified'),
} as const;
export const OWN_LICENCE = { decision: 'ship', text: 'Own wording; free to use', source: OWN } as const;
export const GENERIC_NRS = {
  decision: 'ship',
  text: 'The 0–10 numeric rating scale is generic; no licence needed',
  source: cite('ICHOM data dictionary: numeric rating scale needs no licence', 'verified'),
} as const;

export const PAST_WEEK = say('The past week', 'La última semana');
export const ONE_ANSWER = say('Not answered stays not answered; it is never counted as zero.', 'Sin respuesta queda sin respuesta; nunca se cuenta como cero.');
export const NRS_BANDS: readonly Band[] = [
  { label: say('None', 'Ninguno'), from: 0 },
  { label: say('Mild', 'Leve'), above: 0 },
  { label: say('Moderate', 'Moderado'), from: 4 },
  { label: say('Severe', 'Intenso'), from: 7 },
];
export const PAIN_ENDS: readonly Anchor[] = [
  { value: 0, text: say('No pain', 'Sin dolor') },
  { value: 10, text: say('Pain as bad as you can imagine', 'El peor dolor que pueda imaginar') },
];
export const INTERFERENCE_ENDS: readonly Anchor[] = [
  { value: 0, text: say('Does not interfere', 'No interfiere') },
  { value: 10, text: say('Completely interferes', 'Interfiere por completo') },
];
export const NRS = {
  version: '1',
  range: { min: 0, max: 10 },
  worse: 'higher',
  scoring: 'the-answer',
  missing: ONE_ANSWER,
  positiveFrom: null,
  stem: null,
} as const;
export const NRS_MCID = { points: 2, percent: 30, source: DWORKIN } as const;

const PHQ_STEM = say(
  'Over the last 2 weeks, how often have you been bothered by the following problems?',
  'Durante las últimas 2 semanas, ¿con qué frecuencia ha tenido molestias debido a los siguientes problemas?',
);
export const PHQ_ANSWERS: readonly Anchor[] = [
  { value: 0, text: say('Not at all', 'Ningún día') },
  { value: 1, text: say('Several days', 'Varios días') },
  { value: 2, text: say('More than half the days', 'Más de la mitad de los días') },
  { value: 3, text: say('Nearly every day', 'Casi todos los días') },
];
export const PHQ2_ITEMS: readonly InstrumentItem[] = [
  {
    field: 'phq4Items.0',
    text: say('Little interest or pleasure in doing things', 'Poco interés o placer en hacer cosas'),
    loinc: loinc('44250-9', 'Little interest or pleasure in doing things', 'verified'),
  },
  {
    field: 'phq4Items.1',
    text: say('Feeling down, depressed, or hopeless', 'Se ha sentido decaído(a), deprimido(a) o sin esperanzas'),
    loinc: loinc('44255-8', 'Feeling down, depressed, or hopeless', 'verified'),
  },
];
export const GAD2_ITEMS: readonly InstrumentItem[] = [
  {
    field: 'phq4Items.2',
    text: say('Feeling nervous, anxious, or on edge', 'Se ha sentido nervioso(a), ansioso(a) o con los nervios de punta'),
    loinc: loinc('69725-0', 'Feeling nervous, anxious, or on edge', 'verified'),
  },
  {
    field: 'phq4Items.3',
    text: say('Not being able to stop or control worrying', 'No ha sido capaz de parar o controlar su preocupación'),
    loinc: loinc('68509-9', 'Not being able to stop or control worrying', 'verified'),
  },
];
export const PHQ = {
  version: '1',
  recall: say('The last 2 weeks', 'Las últimas 2 semanas'),
  stem: PHQ_STEM,
  anchors: PHQ_ANSWERS,
  worse: 'higher',
  scoring: 'sum-of-all',
  licence: PFIZER,
} as const;
export const PHQ_SPANISH = cite('Spanish items follow the published US Spanish PHQ family; confirm against the original form', 'general-knowledge');
export const ALL_ITEMS = say(
  'Every item is needed; with one missing there is no score.',
  'Se necesitan todas las respuestas; si falta una, no hay puntuación.',
);
const SUBSCALE_BANDS: readonly Band[] = [
  { label: say('Below the screening cut-off', 'Por debajo del punto de corte'), from: 0 },
  { label: say('Positive screen', 'Cribado positivo'), from: 3 },
];
const SUBSCALE_SOURCE = cite('NINDS Common Data Elements: PHQ-4, subscale of 3 or more is positive', 'verified');

/** The instruments that give a number. */
export const SCORED_INSTRUMENTS: Readonly<Record<Exclude<InstrumentId, 'side_effects' | 'red_flags' | QuestionnaireId | TotalOnlyId>, Instrument>> = {
  peg: {
    id: 'peg',
    version: '1',
    name: say('PEG', 'PEG'),
    recall: PAST_WEEK,
    stem: null,
    items: [
      {
        field: 'pegPain',
        text: say(
          'What number best describes your pain on average in the past week?',
          '¿Qué número describe mejor su dolor en promedio durante la última semana?',
        ),
        loinc: loinc('75893-8', 'PEG: pain on average in the past week', 'verified'),
      },
      {
        field: 'pegEnjoyment',
        text: say(
          'What number best describes how, during the past week, pain has interfered with your enjoyment of life?',
          '¿Qué número describe mejor cuánto ha interferido el dolor, durante la última semana, con su disfrute de la vida?',
        ),
        loinc: loinc('91145-3', 'PEG: interference with enjoyment of life', 'verified'),
        anchors: INTERFERENCE_ENDS,
      },
      {
        field: 'pegActivity',
        text: say(
          'What number best describes how, during the past week, pain has interfered with your general activity?',
          '¿Qué número describe mejor cuánto ha interferido el dolor, durante la última semana, con su actividad general?',
        ),
        loinc: loinc('91146-1', 'PEG: interference with general activity', 'verified'),
        anchors: INTERFERENCE_ENDS,
      },
    ],
    anchors: PAIN_ENDS,
    range: { min: 0, max: 10 },
    worse: 'higher',
    scoring: 'mean-of-all',
    missing: ALL_ITEMS,
    bands: [
      { label: say('Mild', 'Leve'), from: 0 },
      { label: say('Moderate', 'Moderado'), from: 4 },
      { label: say('Severe', 'Intenso'), from: 7 },
    ],
    bandSource: cite('Convention in use for the PEG: 0–3.9, 4–6.9, 7–10', 'verified'),
    positiveFrom: null,
    mcid: { points: 1, percent: 30, source: cite('PMC10859144: 0.6–1.1 (0.35 SD), 0.8–1.2 (1 SEM), 1.0–1.75 (anchor); 30 % clinically', 'verified') },
    codes: [loinc('91148-7', 'PEG panel', 'verified'), loinc('91147-9', 'PEG mean score', 'verified')],
    licence: {
      decision: 'ship',
      text: 'Described as free to use; items derive from the BPI (MD Anderson). Ship with citation; counsel to confirm',
      source: KREBS,
    },
    source: KREBS,
    translation: OWN_SPANISH,
  },
  pain_now: {
    ...NRS,
    id: 'pain_now',
    name: say('Pain now', 'Dolor ahora'),
    recall: say('Right now', 'En este momento'),
    items: [
      {
        field: 'painNow',
        text: say('How strong is your pain right now?', '¿Qué tan fuerte es su dolor en este momento?'),
        loinc: loinc('72514-3', 'Pain severity 0–10 reported', 'verified'),
      },
    ],
    anchors: PAIN_ENDS,
    bands: NRS_BANDS,
    bandSource: SERLIN,
    mcid: NRS_MCID,
    codes: [loinc('72514-3', 'Pain severity 0–10 reported', 'verified'), loinc('38208-5', 'Pain severity reported', 'verified')],
    licence: GENERIC_NRS,
    source: OWN,
    translation: OWN_SPANISH,
  },
  pain_worst: {
    ...NRS,
    id: 'pain_worst',
    name: say('Worst pain', 'Peor dolor'),
    recall: PAST_WEEK,
    items: [
      {
        field: 'painWorst',
        text: say('How strong was your pain at its worst in the past week?', '¿Qué tan fuerte fue su peor dolor durante la última semana?'),
        loinc: null,
      },
    ],
    anchors: PAIN_ENDS,
    bands: NRS_BANDS,
    bandSource: SERLIN,
    mcid: NRS_MCID,
    codes: [],
    licence: GENERIC_NRS,
    source: OWN,
    translation: OWN_SPANISH,
  },
  sleep: {
    ...NRS,
    id: 'sleep',
    name: say('Sleep', 'Sueño'),
    recall: PAST_WEEK,
    items: [{ field: 'sleep', text: say('How has your sleep been in the past week?', '¿Cómo ha sido su sueño durante la última semana?'), loinc: null }],
    anchors: [
      { value: 0, text: say('Best possible sleep', 'El mejor sueño posible') },
      { value: 10, text: say('Worst possible sleep', 'El peor sueño posible') },
    ],
    bands: [],
    bandSource: null,
    mcid: { points: 2, percent: null, source: cite('Sleep 0–10 rating: 1.5–2.0 points; the stricter end is used', 'general-knowledge') },
    codes: [],
    licence: OWN_LICENCE,
    source: OWN,
    translation: OWN_SPANISH,
  },
  function: {
    ...NRS,
    id: 'function',
    name: say('Doing what matters', 'Hacer lo que importa'),
    recall: PAST_WEEK,
    items: [
      {
        field: 'function',
        text: say(
          'How much did pain keep you from doing what matters to you in the past week?',
          '¿Cuánto le impidió el dolor hacer lo que le importa durante la última semana?',
        ),
        loinc: null,
      },
    ],
    anchors: [
      { value: 0, text: say('I can do everything that matters', 'Puedo hacer todo lo que me importa') },
      { value: 10, text: say('I can do nothing that matters', 'No puedo hacer nada de lo que me importa') },
    ],
    bands: [],
    bandSource: null,
    mcid: {
      points: 2,
      percent: 30,
      source: cite('Interference rating, own wording: 2 points or 30 %, by analogy with the numeric rating scale', 'general-knowledge'),
    },
    codes: [],
    licence: OWN_LICENCE,
    source: OWN,
    translation: OWN_SPANISH,
  },
  phq2: {
    ...PHQ,
    id: 'phq2',
    name: say('PHQ-2 (low mood)', 'PHQ-2 (ánimo bajo)'),
    items: PHQ2_ITEMS,
    range: { min: 0, max: 6 },
    missing: ALL_ITEMS,
    bands: SUBSCALE_BANDS,
    bandSource: SUBSCALE_SOURCE,
    positiveFrom: POSITIVE_FROM,
    mcid: null,
    codes: [loinc('55757-9', 'PHQ-2 panel', 'general-knowledge'), loinc('55758-7', 'PHQ-2 total score', 'general-knowledge')],
    source: KROENKE,
    translation: PHQ_SPANISH,
  },
  gad2: {
    ...PHQ,
    id: 'gad2',
    name: say('GAD-2 (worry)', 'GAD-2 (preocupación)'),
    items: GAD2_ITEMS,
    range: { min: 0, max: 6 },
    missing: ALL_ITEMS,
    bands: SUBSCALE_BANDS,
    bandSource: SUBSCALE_SOURCE,
    positiveFrom: POSITIVE_FROM,
    mcid: null,
    codes: [],
    source: KROENKE,
    translation: PHQ_SPANISH,
  },
  phq4: {
    ...PHQ,
    id: 'phq4',
    name: say('PHQ-4 (mood and worry)', 'PHQ-4 (ánimo y preocupación)'),
    items: [...PHQ2_ITEMS, ...GAD2_ITEMS],
    range: { min: 0, max: 12 },
    missing: ALL_ITEMS,
    bands: [
      { label: say('Normal', 'Normal'), from: 0 },
      { label: say('Mild', 'Leve'), from: 3 },
      { label: say('Moderate', 'Moderado'), from: 6 },
      { label: say('Severe', 'Grave'), from: 9 },
    ],
    bandSource: cite('NINDS Common Data Elements: PHQ-4 0–2, 3–5, 6–8, 9–12', 'verified'),
    positiveFrom: null,
    mcid: { points: 3, percent: null, source: cite('PHQ-4: 3 points', 'general-knowledge') },
    codes: [loinc('70272-0', 'PHQ-4 total score', 'verified'), loinc('69724-3', 'PHQ-4 panel', 'general-knowledge')],
    source: KROENKE,
    translation: PHQ_SPANISH,
  },
  adherence: {
    ...NRS,
    id: 'adherence',
    name: say('Did as planned', 'Cumplió lo planeado'),
    recall: say('Since the last check-in', 'Desde la última vez'),
    items: [{ field: 'adherence', text: say('How much of what was planned did you do or take?', '¿Cuánto de lo planeado hizo o tomó?'), loinc: null }],
    anchors: [
      { value: 0, text: say('None of it', 'Nada') },
      { value: 100, text: say('All of it', 'Todo') },
    ],
    range: { min: 0, max: 100 },
    worse: 'lower',
    bands: [
      { label: say('Low', 'Bajo'), from: 0 },
      { label: say('Partial', 'Parcial'), from: 50 },
      { label: say('Good', 'Bueno'), from: 80 },
    ],
    bandSource: cite('Medicines: days covered 0.80 good, 0.5–0.8 partial, below 0.5 poor (PQA)', 'general-knowledge'),
    mcid: null,
    codes: [],
    licence: OWN_LICENCE,
    source: OWN,
    translation: OWN_SPANISH,
  },
};
