import type { Instrument } from './instrument.js';
import { ALL_ITEMS, cite, OWN_SPANISH } from './scored-instruments.data.js';
import { say } from '../text.js';

const ROLAND = cite('Roland M, Fairbank J 2000, Spine 25:3115-24: no permission needed for the published form; confirm at rmdq.org', 'verified');

/** The twenty-four statements, each true or not true today. */
const STATEMENTS: readonly (readonly [en: string, es: string])[] = [
  ['I stay at home most of the time because of my back.', 'Me quedo en casa la mayor parte del tiempo por mi espalda.'],
  ['I change position frequently to try and get my back comfortable.', 'Cambio de postura con frecuencia para tratar de aliviar mi espalda.'],
  ['I walk more slowly than usual because of my back.', 'Camino más despacio de lo habitual por mi espalda.'],
  [
    'Because of my back, I am not doing any of the jobs that I usually do around the house.',
    'Por mi espalda, no hago ninguna de las tareas que suelo hacer en casa.',
  ],
  ['Because of my back, I use a handrail to get upstairs.', 'Por mi espalda, uso el pasamanos para subir escaleras.'],
  ['Because of my back, I lie down to rest more often.', 'Por mi espalda, me acuesto a descansar más a menudo.'],
  [
    'Because of my back, I have to hold on to something to get out of an easy chair.',
    'Por mi espalda, tengo que agarrarme de algo para levantarme de un sillón.',
  ],
  ['Because of my back, I try to get other people to do things for me.', 'Por mi espalda, trato de que otras personas hagan cosas por mí.'],
  ['I get dressed more slowly than usual because of my back.', 'Me visto más despacio de lo habitual por mi espalda.'],
  ['I only stand up for short periods of time because of my back.', 'Solo estoy de pie por ratos cortos por mi espalda.'],
  ['Because of my back, I try not to bend or kneel down.', 'Por mi espalda, trato de no agacharme ni arrodillarme.'],
  ['I find it difficult to get out of a chair because of my back.', 'Me cuesta levantarme de una silla por mi espalda.'],
  ['My back is painful almost all the time.', 'Me duele la espalda casi todo el tiempo.'],
  ['I find it difficult to turn over in bed because of my back.', 'Me cuesta darme la vuelta en la cama por mi espalda.'],
  ['My appetite is not very good because of my back pain.', 'No tengo mucho apetito por mi dolor de espalda.'],
  [
    'I have trouble putting on my socks (or stockings) because of the pain in my back.',
    'Me cuesta ponerme los calcetines (o las medias) por el dolor de espalda.',
  ],
  ['I only walk short distances because of my back pain.', 'Solo camino distancias cortas por mi dolor de espalda.'],
  ['I sleep less well because of my back.', 'Duermo peor por mi espalda.'],
  ['Because of my back pain, I get dressed with help from someone else.', 'Por mi dolor de espalda, me visto con ayuda de otra persona.'],
  ['I sit down for most of the day because of my back.', 'Paso la mayor parte del día sentado(a) por mi espalda.'],
  ['I avoid heavy jobs around the house because of my back.', 'Evito las tareas pesadas de la casa por mi espalda.'],
  [
    'Because of my back pain, I am more irritable and bad tempered with people than usual.',
    'Por mi dolor de espalda, estoy más irritable y de peor humor con la gente de lo habitual.',
  ],
  ['Because of my back, I go upstairs more slowly than usual.', 'Por mi espalda, subo las escaleras más despacio de lo habitual.'],
  ['I stay in bed most of the time because of my back.', 'Me quedo en cama la mayor parte del tiempo por mi espalda.'],
];

/** Roland-Morris Disability Questionnaire: how many of 24 statements are true today; for back pain. */
export const RMDQ: Instrument = {
  id: 'rmdq',
  version: '1',
  name: say('Roland-Morris (back pain and disability)', 'Roland-Morris (dolor de espalda y discapacidad)'),
  recall: say('Today', 'Hoy'),
  stem: say('Is this true of you today?', '¿Es esto cierto para usted hoy?'),
  items: STATEMENTS.map(([en, es], at) => ({ field: `rmdq.${at}`, text: say(en, es), loinc: null })),
  anchors: [
    { value: 1, text: say('Yes', 'Sí') },
    { value: 0, text: say('No', 'No') },
  ],
  range: { min: 0, max: 24 },
  worse: 'higher',
  scoring: 'sum-of-all',
  missing: ALL_ITEMS,
  bands: [],
  bandSource: null,
  positiveFrom: null,
  mcid: { points: 3, percent: 30, source: cite('RMDQ: 2–3 points or 30 %; the stricter is used', 'general-knowledge') },
  codes: [],
  licence: { decision: 'ship', text: 'No permission needed for the published form', source: ROLAND },
  source: ROLAND,
  translation: OWN_SPANISH,
};
