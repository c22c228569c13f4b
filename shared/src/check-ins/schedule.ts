import { addDays, type CalendarDate } from '../dates.js';
import type { FieldProblem } from '../problem.js';
import type { ReviewView } from '../reviews/review.js';
import type { Phase } from './cadence.data.js';
import type { InstrumentId } from './instrument.js';

/** A check-in that is asked of a patient, by the plan or by hand, and what became of it. No answers: those are on the chart. */
export interface ScheduledCheckIn {
  readonly id: string;
  readonly planId: string | null;
  readonly phase: Phase | 'extra';
  readonly dueOn: CalendarDate;
  readonly latestOn: CalendarDate;
  readonly instruments: readonly InstrumentId[];
  readonly state: 'due' | 'answered' | 'missed' | 'cancelled';
  /** Somebody gave it another day or other questions, or cancelled it; the plan leaves it alone. */
  readonly changedByHand: boolean;
  /** Why it was cancelled. */
  readonly reason: string;
  /** The day of the answers. */
  readonly answeredOn: CalendarDate | null;
  readonly version: number;
}

/** What a patient's plan has in store: check-ins of the last weeks and to come, and the reviews of the plan that runs. */
export interface PatientSchedule {
  readonly checkIns: readonly ScheduledCheckIn[];
  readonly reviews: readonly ReviewView[];
}

/** Another day or other questions for one check-in; the others stay as they are. */
export interface ChangeCheckIn {
  readonly dueOn: CalendarDate;
  readonly latestOn: CalendarDate;
  readonly instruments: readonly InstrumentId[];
}
export const CHANGE_CHECK_IN = { ahead: { days: 366 }, window: { days: 60 }, instruments: { min: 1, max: 20 } } as const;

const say = (path: string, message: string): readonly FieldProblem[] => [{ path, message }];

/** What keeps a check-in from being changed like this, each with its path in the body; empty = it can be. */
export const changeProblems = ({ dueOn, latestOn, instruments }: ChangeCheckIn, today: CalendarDate): readonly FieldProblem[] => {
  const { ahead, window } = CHANGE_CHECK_IN;
  const days = dueOn < today || dueOn > addDays(today, ahead.days) ? say('dueOn', 'Today or a later day, within a year.') : [];
  const last = latestOn < dueOn || latestOn > addDays(dueOn, window.days) ? say('latestOn', `Between that day and ${window.days} days later.`) : [];
  const once = new Set(instruments).size === instruments.length ? [] : say('instruments', 'Each once.');
  return [...days, ...last, ...once];
};
