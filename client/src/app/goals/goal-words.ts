import { type Attainment, MEANINGFUL_T_CHANGE } from '@stagewell/shared/goals/attainment';
import type { RatedBy } from '@stagewell/shared/goals/goal-rating';

export const RATED_BY_WORDS: Readonly<Record<RatedBy, string>> = {
  together: 'patient and clinician together',
  patient: 'the patient',
  clinician: 'the clinician',
};

const one = (t: number): string => t.toFixed(1).replace('-', '−');

/** All goals together, in a sentence; `nameOf` gives a goal's own words. */
export const attainmentWords = (attainment: Attainment, nameOf: (goalId: string) => string): string => {
  if (attainment.kind === 'no-scale') return 'No goal has levels yet, so how far they are reached cannot be told.';
  if (attainment.kind === 'cannot-tell') return `T-score: cannot tell. Not rated: ${attainment.unrated.map((id) => `“${nameOf(id)}”`).join(', ')}.`;
  const { t, atBaseline, goals } = attainment;
  const change = t - atBaseline;
  const meaning =
    Math.abs(change) < MEANINGFUL_T_CHANGE ? 'less than counts as a change' : change > 0 ? 'enough to count as a gain' : 'enough to count as a loss';
  const many = goals === 1 ? 'of one goal' : `of ${goals} goals`;
  return `T-score ${many}: ${one(t)}. At the start ${one(atBaseline)}, now ${one(Math.abs(change))} ${change < 0 ? 'lower' : 'higher'}: ${meaning}. 50 = all as hoped.`;
};
