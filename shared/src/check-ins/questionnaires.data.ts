import type { Anchor, Band, Instrument, InstrumentItem } from './instrument.js';
import type { QuestionnaireId } from './questionnaire.js';
import { RMDQ } from './rmdq.data.js';
import {
  ALL_ITEMS,
  cite,
  GAD2_ITEMS,
  GENERIC_NRS,
  INTERFERENCE_ENDS,
  loinc,
  NRS,
  NRS_BANDS,
  NRS_MCID,
  OWN,
  OWN_LICENCE,
  OWN_SPANISH,
  PAIN_ENDS,
  PAST_WEEK,
  PHQ,
  PHQ2_ITEMS,
  PHQ_SPANISH,
  SERLIN,
} from './scored-instruments.data.js';
import { say } from '../text.js';

const KROENKE_9 = cite('Kroenke K, Spitzer RL, Williams JBW 2001, J Gen Intern Med 16:606-13 (PHQ-9)', 'general-knowledge');
const SPITZER_7 = cite('Spitzer RL et al. 2006, Arch Intern Med 166:1092-7 (GAD-7)', 'general-knowledge');

/** Items by text and code; the place of each is its place in the list. */
const items = (of: QuestionnaireId, texts: readonly (readonly [en: string, es: string, code: string | null])[], from = 0): readonly InstrumentItem[] =>
  texts.map(([en, es, code], at) => ({
    field: `${of}.${from + at}`,
    text: say(en, es),
    loinc: code === null ? null : loinc(code, en, 'verified'),
  }));
/** The same items as in the short form, at the same places. */
const shared = (of: QuestionnaireId, from: readonly InstrumentItem[]): readonly InstrumentItem[] => from.map((item, at) => ({ ...item, field: `${of}.${at}` }));

const DIFFICULTY: readonly Anchor[] = [
  { value: 0, text: say('Not difficult at all', 'Nada difícil') },
  { value: 1, text: say('Somewhat difficult', 'Un poco difícil') },
  { value: 2, text: say('Very difficult', 'Muy difícil') },
  { value: 3, text: say('Extremely difficult', 'Extremadamente difícil') },
];
const PHQ9_REST = items(
  'phq9',
  [
    ['Trouble falling or staying asleep, or sleeping too much', 'Dificultad para dormir o permanecer dormido(a), o ha dormido demasiado', '44259-0'],
    ['Feeling tired or having little energy', 'Se ha sentido cansado(a) o con poca energía', '44254-1'],
    ['Poor appetite or overeating', 'Con poco apetito o ha comido en exceso', '44251-7'],
    [
      'Feeling bad about yourself, or that you are a failure or have let yourself or your family down',
      'Se ha sentido mal con usted mismo(a), o que es un fracaso o que ha quedado mal con usted mismo(a) o con su familia',
      '44258-2',
    ],
    [
      'Trouble concentrating on things, such as reading the newspaper or watching television',
      'Dificultad para concentrarse en cosas tales como leer el periódico o ver televisión',
      '44252-5',
    ],
    [
      'Moving or speaking so slowly that other people could have noticed; or the opposite, being so fidgety or restless that you have been moving around a lot more than usual',
      'Se ha movido o hablado tan lento que otras personas podrían haberlo notado; o lo contrario, ha estado tan inquieto(a) o agitado(a) que se ha movido mucho más de lo normal',
      '44253-3',
    ],
    [
      'Thoughts that you would be better off dead, or of hurting yourself in some way',
      'Pensamientos de que estaría mejor muerto(a) o de lastimarse de alguna manera',
      '44260-8',
    ],
  ],
  PHQ2_ITEMS.length,
);
const GAD7_REST = items(
  'gad7',
  [
    ['Worrying too much about different things', 'Se ha preocupado demasiado por diferentes cosas', '69733-4'],
    ['Trouble relaxing', 'Ha tenido dificultad para relajarse', '69734-2'],
    ['Being so restless that it is hard to sit still', 'Ha estado tan inquieto(a) que le ha sido difícil quedarse sentado(a)', '69735-9'],
    ['Becoming easily annoyed or irritable', 'Se ha molestado o irritado fácilmente', '69689-8'],
    ['Feeling afraid, as if something awful might happen', 'Ha sentido miedo, como si algo terrible fuera a pasar', '69736-7'],
  ],
  GAD2_ITEMS.length,
);

const PGIC_LEVELS: readonly Anchor[] = [
  { value: 1, text: say('Very much better', 'Muchísimo mejor') },
  { value: 2, text: say('Much better', 'Mucho mejor') },
  { value: 3, text: say('A little better', 'Un poco mejor') },
  { value: 4, text: say('No change', 'Sin cambio') },
  { value: 5, text: say('A little worse', 'Un poco peor') },
  { value: 6, text: say('Much worse', 'Mucho peor') },
  { value: 7, text: say('Very much worse', 'Muchísimo peor') },
];
const PGIC_BANDS: readonly Band[] = PGIC_LEVELS.map(({ value, text }) => ({ label: text, from: Number(value) }));

/** A 0–10 rating in this product's own words. */
const rating = (
  id: QuestionnaireId,
  name: readonly [string, string],
  text: readonly [string, string],
  ends: readonly Anchor[],
  more: Partial<Pick<Instrument, 'worse' | 'bands' | 'bandSource' | 'licence' | 'mcid'>> = {},
): Instrument => ({
  ...NRS,
  id,
  name: say(...name),
  recall: PAST_WEEK,
  items: items(id, [[...text, null]]),
  anchors: ends,
  bands: [],
  bandSource: null,
  mcid: NRS_MCID,
  codes: [],
  licence: OWN_LICENCE,
  source: OWN,
  translation: OWN_SPANISH,
  ...more,
});
const ends = (low: readonly [string, string], high: readonly [string, string]): readonly Anchor[] => [
  { value: 0, text: say(...low) },
  { value: 10, text: say(...high) },
];
const AGREEMENT = ends(['Not at all', 'Para nada'], ['Completely', 'Por completo']);

/** Questionnaires whose wording may be shown, each scored by its own rule. */
export const QUESTIONNAIRES: Readonly<Record<QuestionnaireId, Instrument>> = {
  phq9: {
    ...PHQ,
    id: 'phq9',
    name: say('PHQ-9 (depression)', 'PHQ-9 (depresión)'),
    items: [
      ...shared('phq9', PHQ2_ITEMS),
      ...PHQ9_REST,
      {
        field: 'phq9.9',
        text: say(
          'If you checked off any problems, how difficult have they made it to do your work, take care of things at home, or get along with other people?',
          'Si marcó algún problema, ¿qué tan difícil le ha sido, por ello, hacer su trabajo, encargarse de las cosas del hogar o llevarse bien con otras personas?',
        ),
        loinc: null,
        anchors: DIFFICULTY,
        unscored: true,
      },
    ],
    range: { min: 0, max: 27 },
    missing: ALL_ITEMS,
    bands: [
      { label: say('Minimal', 'Mínima'), from: 0 },
      { label: say('Mild', 'Leve'), from: 5 },
      { label: say('Moderate', 'Moderada'), from: 10 },
      { label: say('Moderately severe', 'Moderadamente grave'), from: 15 },
      { label: say('Severe', 'Grave'), from: 20 },
    ],
    bandSource: cite('LOINC answer list LL382-3: 0–4, 5–9, 10–14, 15–19, 20–27', 'verified'),
    positiveFrom: null,
    mcid: { points: 5, percent: null, source: cite('PHQ-9: 5 points by convention (Kroenke)', 'verified') },
    codes: [loinc('44249-1', 'PHQ-9 panel', 'verified'), loinc('44261-6', 'PHQ-9 total score', 'general-knowledge')],
    source: KROENKE_9,
    translation: PHQ_SPANISH,
  },
  gad7: {
    ...PHQ,
    id: 'gad7',
    name: say('GAD-7 (anxiety)', 'GAD-7 (ansiedad)'),
    items: [...shared('gad7', GAD2_ITEMS), ...GAD7_REST],
    range: { min: 0, max: 21 },
    missing: ALL_ITEMS,
    bands: [
      { label: say('Minimal', 'Mínima'), from: 0 },
      { label: say('Mild', 'Leve'), from: 5 },
      { label: say('Moderate', 'Moderada'), from: 10 },
      { label: say('Severe', 'Grave'), from: 15 },
    ],
    bandSource: SPITZER_7,
    positiveFrom: null,
    mcid: { points: 4, percent: null, source: cite('Toussaint 2020: 4 points on the GAD-7', 'verified') },
    codes: [loinc('70274-6', 'GAD-7 total score', 'verified'), loinc('69737-5', 'GAD-7 panel', 'general-knowledge')],
    source: SPITZER_7,
    translation: PHQ_SPANISH,
  },
  pgic: {
    ...NRS,
    id: 'pgic',
    name: say('Overall change', 'Cambio general'),
    recall: say('Since the plan began', 'Desde que empezó el plan'),
    items: items('pgic', [
      ['Since your plan began, how are you overall, compared with before?', 'Desde que empezó su plan, ¿cómo está en general, en comparación con antes?', null],
    ]),
    anchors: PGIC_LEVELS,
    range: { min: 1, max: 7 },
    bands: PGIC_BANDS,
    bandSource: cite('Dworkin 2008: much and very much improved are moderate and substantial benefit', 'verified'),
    mcid: null,
    codes: [],
    licence: OWN_LICENCE,
    source: cite('Own wording of the global impression of change (Guy 1976)', 'general-knowledge'),
    translation: OWN_SPANISH,
  },
  rmdq: RMDQ,
  pain_least: rating(
    'pain_least',
    ['Least pain', 'Menor dolor'],
    ['How strong was your pain at its least in the past week?', '¿Qué tan fuerte fue su menor dolor durante la última semana?'],
    PAIN_ENDS,
    { bands: NRS_BANDS, bandSource: SERLIN, licence: GENERIC_NRS },
  ),
  interference: rating(
    'interference',
    ['Pain in the way', 'El dolor estorba'],
    ['How much did pain get in the way of your days in the past week?', '¿Cuánto estorbó el dolor en sus días durante la última semana?'],
    INTERFERENCE_ENDS,
  ),
  mood: rating(
    'mood',
    ['Mood', 'Ánimo'],
    ['How has your mood been in the past week?', '¿Cómo ha estado su ánimo durante la última semana?'],
    ends(['Best possible mood', 'El mejor ánimo posible'], ['Worst possible mood', 'El peor ánimo posible']),
  ),
  fatigue: rating(
    'fatigue',
    ['Tiredness', 'Cansancio'],
    ['How tired have you been in the past week?', '¿Qué tan cansado(a) ha estado durante la última semana?'],
    ends(['Not tired at all', 'Nada cansado(a)'], ['As tired as you can imagine', 'El mayor cansancio que pueda imaginar']),
  ),
  sleep_items: {
    ...NRS,
    id: 'sleep_items',
    name: say('Sleep, three questions', 'Sueño, tres preguntas'),
    recall: PAST_WEEK,
    items: items('sleep_items', [
      ['How hard was it to fall asleep?', '¿Qué tan difícil fue quedarse dormido(a)?', null],
      ['How much did waking at night bother you?', '¿Cuánto le molestó despertarse por la noche?', null],
      ['How unrested did you feel in the morning?', '¿Qué tan poco descansado(a) se sintió por la mañana?', null],
    ]),
    anchors: AGREEMENT,
    scoring: 'mean-of-all',
    missing: ALL_ITEMS,
    bands: [],
    bandSource: null,
    mcid: null,
    codes: [],
    licence: OWN_LICENCE,
    source: OWN,
    translation: OWN_SPANISH,
  },
  quality_of_life: rating(
    'quality_of_life',
    ['Quality of life', 'Calidad de vida'],
    ['How good was your life as a whole in the past week?', '¿Qué tan buena fue su vida en general durante la última semana?'],
    ends(['Worst possible', 'La peor posible'], ['Best possible', 'La mejor posible']),
    { worse: 'lower', mcid: null },
  ),
  catastrophizing: rating(
    'catastrophizing',
    ['Overwhelmed by pain', 'Abrumado(a) por el dolor'],
    ['When I am in pain, I feel that I cannot stand it any more', 'Cuando tengo dolor, siento que ya no puedo soportarlo más'],
    AGREEMENT,
    { mcid: null },
  ),
  fear_of_movement: rating(
    'fear_of_movement',
    ['Fear of movement', 'Miedo al movimiento'],
    ['I am afraid that moving could harm me', 'Tengo miedo de que moverme me haga daño'],
    AGREEMENT,
    { mcid: null },
  ),
};
