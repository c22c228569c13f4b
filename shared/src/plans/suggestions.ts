import type { DoseStep, Modality } from '../catalogue/modality.js';
import { addDays, daysBetween } from '../dates.js';
import { assessmentDaysOf } from '../progress/courses.js';
import { MEASURE_FACTS } from '../progress/measures.js';
import { viewOf } from './course-view.js';
import type { CourseDraft, CourseView, TargetMeasure } from './plan.js';

/** The record of a course that has not begun, as if it began as planned. */
const asPlanned = (course: CourseDraft): CourseView & { readonly startedOn: string } => ({
  ...viewOf(course, null),
  state: 'active',
  startedOn: course.startsOn,
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

/** A stop rule to start from: at the latest when it is judged. Empty when the catalogue does not say when that is. */
export const suggestedStopRule = (course: CourseDraft, modality: Modality): string => {
  const judged = assessmentDaysOf(asPlanned(course), modality).at(-1);
  return judged === undefined ? '' : `Stop when it has not worked on day ${daysBetween(course.startsOn, judged)}, or earlier when it does more harm than good`;
};

/**
 * The dose steps with the catalogue's taper at their end: finished by the planned last day, else begun once the course
 * has been judged. The steps as they are when the catalogue states no taper, or when no step says that it is enough:
 * then the last step of the taper would count as the dose to judge by.
 */
export const withTaper = (course: CourseDraft, modality: Modality): readonly DoseStep[] => {
  const { taper = [] } = modality;
  const stop = taper.at(-1);
  if (stop === undefined || !course.steps.some(({ adequate }) => adequate)) return course.steps;
  const last = course.steps.at(-1)?.day ?? 0;
  const judged = assessmentDaysOf(asPlanned(course), modality).at(-1) ?? addDays(course.startsOn, last);
  const begins = course.endsOn === null ? daysBetween(course.startsOn, judged) : daysBetween(course.startsOn, course.endsOn) - stop.day;
  const from = Math.max(last + 1, begins);
  return [...course.steps, ...taper.map((step) => ({ ...step, day: from + step.day }))];
};

/** Whether the steps come off the treatment at their end. */
export const hasTaper = ({ steps }: Pick<CourseDraft, 'steps'>, { taper = [] }: Modality): boolean =>
  taper.length > 0 && taper.every(({ text }, index) => steps.at(index - taper.length)?.text === text);

/** A change of a course; a success criterion that was suggested and never touched goes along with what it was made from. */
export const withCriterion = (course: CourseDraft, change: Partial<CourseDraft>, modality: Modality): Partial<CourseDraft> => {
  const untouched = course.successCriterion === suggestedCriterion(course, modality);
  return untouched && change.successCriterion === undefined ? { ...change, successCriterion: suggestedCriterion({ ...course, ...change }, modality) } : change;
};
