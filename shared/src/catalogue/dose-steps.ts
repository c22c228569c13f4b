import type { DoseStep } from './modality.js';

/**
 * Day, counted from the start, on which an adequate dose or cadence is reached: the first step marked so. Without such
 * a step the trial cannot begin before the last step is reached; without any step it begins with the course.
 */
export const adequateDay = (steps: readonly DoseStep[]): number => {
  const days = steps.map(({ day }) => day);
  const adequate = steps.filter((step) => step.adequate).map(({ day }) => day);
  return adequate.length > 0 ? Math.min(...adequate) : Math.max(0, ...days);
};
