import type { InstrumentId, Questions } from './instrument.js';
import { INSTRUMENTS } from './instruments.js';
import type { QuestionnaireAnswers } from './questionnaire.js';

/** A questionnaire with nothing answered yet. */
export const blankQuestionnaire = (instrument: QuestionnaireAnswers['instrument']): QuestionnaireAnswers => ({
  instrument,
  answers: INSTRUMENTS[instrument].items.map(() => null),
  total: null,
});

/** Asked as lists, each in a way of its own. */
const LISTS: readonly InstrumentId[] = ['adherence', 'side_effects', 'red_flags'];

/** The questions of a request, with those of PHQ-9 and GAD-7 where PHQ-4 may call for them. */
export const questionsFor = (asked: readonly InstrumentId[]): readonly Questions[] => {
  const all = new Set<InstrumentId>(asked.includes('phq4') ? [...asked, 'phq9', 'gad7'] : asked);
  return [...all]
    .filter((id) => !LISTS.includes(id))
    .map((id) => INSTRUMENTS[id])
    .map(({ recall, stem, anchors, items, id }) => ({
      ...{ id, recall, stem, anchors },
      items: items.map(({ field, text, anchors: own }) => ({ field, text, ...(own && { anchors: own }) })),
    }));
};
