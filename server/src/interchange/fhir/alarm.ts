import { ITEM_9_ALARM } from '@stagewell/shared/interchange/bulk/import-run';
import { isPossible } from '@stagewell/shared/patients/fact-ranges';
import { text, when, type Element } from './element.js';
import { factOf, phqAnswer } from './facts-read.js';
import type { Observed } from './observed.js';

/** The number of an answer, or `null`. */
export const numberOf = ({ value }: Observed): number | null => {
  if (value.kind === 'number') return value.value;
  return value.kind === 'codes' ? phqAnswer(value.codes) : null;
};

/** Eight items of the PHQ-9 give 24 points at most, so that a larger total has some of item 9. */
const WITHOUT_ITEM_9 = 24;

const isAboveZero = (observed: Observed): boolean => {
  const fact = factOf(observed);
  const given = numberOf(observed) ?? 0;
  return (fact === 'phq9_item9' && given > 0) || (fact === 'phq9' && given > WITHOUT_ITEM_9 && isPossible(fact, given));
};

/** What its source took back was never said. */
const TAKEN_BACK = ['entered-in-error', 'cancelled'];

/**
 * Thoughts of death or self-harm, however they came: alone, in a panel, in a questionnaire that is complete or not. It is said
 * even where the answer itself cannot be kept.
 */
export const alarmOf = (body: Element, observed: readonly Observed[]): string =>
  when(!TAKEN_BACK.includes(text(body['status'])) && observed.some(isAboveZero), ITEM_9_ALARM);
