import type { Modality } from '../catalogue/modality.js';
import { daysBetween } from '../dates.js';
import { assessmentDaysOf } from '../progress/courses.js';
import { MEASURE_FACTS } from '../progress/measures.js';
import type { CourseDraft, CourseView, TargetMeasure } from './plan.js';

/** The record of a course that has not begun, as if it began as planned. */
const asPlanned = (course: CourseDraft): CourseView & { readonly startedOn: string } => ({
  ...course,
  state: 'active',
  startedOn: course.startsOn,
  endedOn: null,
  stopReason: '',
  learned: '',
});

/** What counts as better on a measure: the change that matters to people, as the instrument's source has it. */
const betterWords = (target: TargetMeasure): string => {
  if (target === 'goal') return 'The goal is reached as expected';
  const { label, mcid } = MEASURE_FACTS[target];
  return `${label} down by ${mcid.percent === null ? `${mcid.points} points` : `${mcid.percent} %`}`;
};

/**
 * A success criterion that can be checked: "PEG down by 30 % on day 56". The day counts from the start, so that it
 * still holds when the course is moved. Empty when the catalogue does not say when the course may be judged.
 */
export const suggestedCriterion = (course: CourseDraft, modality: Modality): string => {
  const judged = assessmentDaysOf(asPlanned(course), modality)[0];
  return judged === undefined ? '' : `${betterWords(course.target)} on day ${daysBetween(course.startsOn, judged)}`;
};

/** A change of a course; a success criterion that was suggested and never touched goes along with what it was made from. */
export const withCriterion = (course: CourseDraft, change: Partial<CourseDraft>, modality: Modality): Partial<CourseDraft> => {
  const untouched = course.successCriterion === suggestedCriterion(course, modality);
  return untouched && change.successCriterion === undefined ? { ...change, successCriterion: suggestedCriterion({ ...course, ...change }, modality) } : change;
};
