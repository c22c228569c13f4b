import type { Modality } from '../catalogue/modality.js';
import { counted } from '../text.js';
import { adequacyOf, lengthOf, wasTooShort } from './adequacy.js';
import { judgeTreatment, type TreatmentOutcome } from './judge.js';
import type { NewPastTreatment } from './past-treatment.js';

const WEEK = 7;

/** "3 weeks", "10 days". */
const spanWords = (days: number): string => (days > 0 && days % WEEK === 0 ? counted(days / WEEK, 'week') : counted(days, 'day'));

/** What such a trial said in spite of being none; nothing where the rules speak of it already. */
const HEAD: Readonly<Partial<Record<TreatmentOutcome, string>>> = { success: 'Helped, though it was', partial: 'Helped in part, though it was' };

const headOf = (past: NewPastTreatment, modality: Modality, outcome: TreatmentOutcome): string => {
  const [short, length] = [wasTooShort(past, modality), lengthOf(past, null)];
  const span = short && length !== null ? ` (${spanWords(length)})` : '';
  const helped = HEAD[outcome];
  const what = short ? 'too short' : 'not enough of a trial';
  return helped === undefined ? `${what.charAt(0).toUpperCase()}${what.slice(1)} to tell${span}.` : `${helped} ${what}${span}.`;
};

/**
 * What a trial of this modality that was not adequate says about trying it again: "Too short to tell (3 weeks). …" with
 * what fell short. `null` = it was another treatment, goes on, was adequate, cannot be judged, or was not tolerated.
 */
export const earlierTrial = (past: NewPastTreatment, modality: Modality): string | null => {
  if (past.modalityId !== modality.id || past.ongoing) return null;
  const { adequacy, outcome } = judgeTreatment(past, modality);
  return adequacy !== 'inadequate' || outcome === 'intolerance'
    ? null
    : [headOf(past, modality, outcome), ...adequacyOf(past, modality, null).reasons].join(' ');
};
