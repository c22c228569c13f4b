import { addDays, laterOf, type CalendarDate } from '../dates.js';
import type { CourseInput } from '../sequencing/document.js';

/**
 * Days on which a course may be judged: the catalogue's assessment days, but not before its trial at the adequate dose
 * or cadence is over (SEQ-05, SEQ-06). None when the catalogue states no time, and for diagnostic tests.
 */
export const judgementDays = ({ modality, startsOn, adequateOn }: CourseInput): readonly CalendarDate[] => {
  if (modality.tags.includes('diagnostic')) return [];
  const earliest = addDays(adequateOn, modality.trialDays?.from ?? 0);
  if (modality.assessmentDays.length === 0) return modality.trialDays === null ? [] : [earliest];
  return [...new Set(modality.assessmentDays.map((day) => laterOf(addDays(startsOn, day), earliest)))].sort();
};
