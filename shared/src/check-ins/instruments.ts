import { say } from '../text.js';
import { RED_FLAGS, SIDE_EFFECT_SEVERITIES } from './check-in.js';
import type { Instrument, InstrumentId } from './instrument.js';
import { RED_FLAG_TEXTS, RED_FLAGS_ASKED, SEVERITY_TEXTS, SIDE_EFFECTS_ASKED } from './list-texts.js';
import { TOTAL_ONLY } from './total-only.data.js';
import { QUESTIONNAIRES } from './questionnaires.data.js';
import { ONE_ANSWER, OWN, OWN_LICENCE, OWN_SPANISH, SCORED_INSTRUMENTS } from './scored-instruments.data.js';

export const INSTRUMENTS: Readonly<Record<InstrumentId, Instrument>> = {
  ...SCORED_INSTRUMENTS,
  ...QUESTIONNAIRES,
  ...TOTAL_ONLY,
  side_effects: {
    id: 'side_effects',
    version: '1',
    ...SIDE_EFFECTS_ASKED,
    recall: say('Since the last check-in', 'Desde la última vez'),
    stem: null,
    items: [
      {
        field: 'sideEffects',
        text: say(
          'Have you had any side effects? How bad, and do you want to stop?',
          '¿Ha tenido efectos secundarios? ¿Qué tan fuertes, y quiere dejar el tratamiento?',
        ),
        loinc: null,
      },
    ],
    anchors: SIDE_EFFECT_SEVERITIES.map((severity) => ({ value: severity, text: SEVERITY_TEXTS[severity] })),
    range: null,
    worse: null,
    scoring: 'list',
    missing: ONE_ANSWER,
    bands: [],
    bandSource: null,
    positiveFrom: null,
    mcid: null,
    codes: [],
    licence: OWN_LICENCE,
    source: OWN,
    translation: OWN_SPANISH,
  },
  red_flags: {
    id: 'red_flags',
    version: '1',
    ...RED_FLAGS_ASKED,
    recall: say('Now or since the last check-in', 'Ahora o desde la última vez'),
    items: RED_FLAGS.map((flag) => ({ field: `redFlags.${flag}`, text: RED_FLAG_TEXTS[flag], loinc: null })),
    anchors: [],
    range: null,
    worse: null,
    scoring: 'list',
    missing: say('A list that was not asked is not a list of "no".', 'Una lista no preguntada no es una lista de "no".'),
    bands: [],
    bandSource: null,
    positiveFrom: null,
    mcid: null,
    codes: [],
    licence: OWN_LICENCE,
    source: OWN,
    translation: OWN_SPANISH,
  },
};
