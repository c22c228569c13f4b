/** What becomes of a booked visit. */
export const VISIT_STATES = ['scheduled', 'arrived', 'roomed', 'done', 'no-show', 'cancelled'] as const;
export type VisitState = (typeof VISIT_STATES)[number];

export interface VisitStepRule {
  readonly from: VisitState;
  readonly to: VisitState;
  /** What the button says. */
  readonly label: string;
  readonly needsReason: boolean;
  /** Not before the time of the visit (`start`), or not before its day (`day`). */
  readonly notBefore: 'start' | 'day' | null;
}

/** Server and client read the same table. A missed or cancelled visit is not reopened: its time may be somebody else's by then. */
export const VISIT_STEPS: readonly VisitStepRule[] = [
  { from: 'scheduled', to: 'arrived', label: 'Arrived', needsReason: false, notBefore: 'day' },
  { from: 'scheduled', to: 'no-show', label: 'Did not come', needsReason: false, notBefore: 'start' },
  { from: 'scheduled', to: 'cancelled', label: 'Cancel the visit', needsReason: true, notBefore: null },
  { from: 'arrived', to: 'roomed', label: 'In the room', needsReason: false, notBefore: null },
  { from: 'arrived', to: 'scheduled', label: 'Not here after all', needsReason: false, notBefore: null },
  { from: 'arrived', to: 'cancelled', label: 'Left without being seen', needsReason: true, notBefore: null },
  { from: 'roomed', to: 'done', label: 'Visit over', needsReason: false, notBefore: null },
  { from: 'roomed', to: 'arrived', label: 'Back to the waiting room', needsReason: false, notBefore: null },
];

export const VISIT_STATE_WORDS: Readonly<Record<VisitState, string>> = {
  scheduled: 'Booked',
  arrived: 'Arrived',
  roomed: 'In the room',
  done: 'Done',
  'no-show': 'Did not come',
  cancelled: 'Cancelled',
};

/** States in which a visit holds its time, its seat and its reviews; after a no-show or a cancellation these are due again, on their own days. */
export const HOLDING: readonly VisitState[] = ['scheduled', 'arrived', 'roomed'];
/** States in which a visit may still be moved. */
export const MOVABLE: readonly VisitState[] = ['scheduled'];

/** The steps open from a state. */
export const visitStepsFrom = (state: VisitState): readonly VisitStepRule[] => VISIT_STEPS.filter((step) => step.from === state);

/** Where the visit stands in time. */
export interface VisitMoment {
  readonly started: boolean;
  /** Its day has come. */
  readonly dayCame: boolean;
}

/** Why a step is not open, or `null`. `not-a-step`: the table does not know it. */
export const whyNoStep = (from: VisitState, to: VisitState, at: VisitMoment): 'not-a-step' | 'too-early' | null => {
  const step = visitStepsFrom(from).find((one) => one.to === to);
  if (step === undefined) return 'not-a-step';
  if (step.notBefore === 'start' && !at.started) return 'too-early';
  return step.notBefore === 'day' && !at.dayCame ? 'too-early' : null;
};

/** "Arrived, Did not come or Cancel the visit"; "nothing" from a last state. */
export const stepsInWords = (state: VisitState): string => {
  const words = visitStepsFrom(state).map(({ label }) => `“${label}”`);
  return words.length === 0 ? 'nothing more' : [words.slice(0, -1).join(', '), words.at(-1)].filter(Boolean).join(' or ');
};
