import type { NextStep } from '@stagewell/shared/reviews/next-steps';

/** What kind of step it is, in a word. */
export const STEP_WORDS: Readonly<Record<NextStep['kind'], string>> = {
  continue: 'Continue',
  adjust: 'Adjust',
  rotate: 'Rotate',
  taper: 'Taper',
  stop: 'Stop',
  add: 'Add',
  ask: 'Ask',
  wait: 'Wait',
};
