import { addDays, type CalendarDate, type Instant } from '../dates.js';
import type { FieldProblem } from '../problem.js';
import { INSTRUMENT_IDS, type InstrumentId } from './instrument.js';
import { TOTAL_ONLY_IDS } from './questionnaire.js';

export const REQUEST_STATES = ['due', 'answered', 'missed', 'cancelled'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** What is asked of a patient by hand, beside what the plan asks. */
export interface AskCheckIn {
  readonly dueOn: CalendarDate;
  /** An answer after it counts, and is marked late. */
  readonly latestOn: CalendarDate;
  readonly instruments: readonly InstrumentId[];
}

/** One thing asked of a patient, by hand or by the plan. No answers: those are on the chart. */
export interface AskedCheckIn extends AskCheckIn {
  readonly id: string;
  readonly patientId: string;
  readonly planId: string | null;
  /** What in the plan it comes from; `extra` = asked by hand. */
  readonly key: string;
  readonly phase: string;
  readonly state: RequestState;
  /** Why it was cancelled. */
  readonly reason: string;
  /** Until when its link works; `null` = there is none. */
  readonly linkExpiresAt: Instant | null;
  readonly openedAt: Instant | null;
  readonly answeredAt: Instant | null;
  readonly version: number;
}
export type AskedCheckIns = readonly AskedCheckIn[];

/** For whom a link is made: a phone of the patient's own, or the clinic's tablet in the waiting room. */
export interface MakeLink {
  readonly for: 'patient' | 'kiosk';
  /** How long it works; `null` = as the clinic set. A link for the tablet works for an hour. */
  readonly hours: number | null;
}
/** Shown once: only a hash of the link is kept, so it cannot be shown again; a new one takes its place. */
export interface CheckInLink {
  /** With the clinic's address where that is configured, else from the root of this one: `/answer#v1.…`. */
  readonly url: string;
  readonly expiresAt: Instant;
}

export const ASKING = { instruments: { min: 1, max: 20 }, ahead: { days: 366 }, window: { days: 60, usual: 6 } } as const;

/** PHQ-2 and GAD-2 are halves of PHQ-4 and never asked alone; of licensed forms a patient cannot give the total. */
const NOT_ASKED: readonly InstrumentId[] = ['phq2', 'gad2', ...TOTAL_ONLY_IDS];
export const ASKABLE: readonly InstrumentId[] = INSTRUMENT_IDS.filter((id) => !NOT_ASKED.includes(id));

/** The short check-in: pain, sleep, what was done, what troubles, and the warning signs. */
export const USUALLY_ASKED: readonly InstrumentId[] = ['peg', 'sleep', 'side_effects', 'red_flags'];

export const REQUEST_STEPS = ['answer', 'link', 'cancel', 'another-day'] as const;
export type RequestStep = (typeof REQUEST_STEPS)[number];
const STEP_WORDS: Readonly<Record<RequestStep, string>> = {
  answer: 'write down answers',
  link: 'make a link',
  cancel: 'cancel it',
  'another-day': 'give it another day',
};
/** What may be done with a request as it stands. Its day is not moved once it is over: whoever still wants an answer asks anew. */
export const STEPS_OF: Readonly<Record<RequestState, readonly RequestStep[]>> = {
  due: REQUEST_STEPS,
  missed: ['answer', 'link', 'cancel'],
  answered: [],
  cancelled: [],
};
/** The same as a person reads it. */
export const stepWords = (state: RequestState): string =>
  STEPS_OF[state].map((step) => STEP_WORDS[step]).join(', ') || 'nothing more; ask anew if an answer is still wanted';

/** States in which a request may be answered, sent again or cancelled. */
export const OPEN_REQUEST: readonly RequestState[] = ['due', 'missed'];
export const isOpenRequest = (state: RequestState): boolean => OPEN_REQUEST.includes(state);

const problem = (path: string, message: string): readonly FieldProblem[] => [{ path, message }];

const dayProblems = ({ dueOn, latestOn }: AskCheckIn, today: CalendarDate): readonly FieldProblem[] => {
  if (dueOn < today) return problem('dueOn', 'Ask for today or a later day.');
  if (dueOn > addDays(today, ASKING.ahead.days)) return problem('dueOn', 'Ask for a day within a year.');
  if (latestOn < dueOn || latestOn > addDays(dueOn, ASKING.window.days)) return problem('latestOn', `Between that day and ${ASKING.window.days} days later.`);
  return [];
};

/** What keeps a check-in from being asked for, each with its path in the body; empty = it can be. Used by the dialog and by the server. */
export const askProblems = (asked: AskCheckIn, today: CalendarDate): readonly FieldProblem[] => [
  ...dayProblems(asked, today),
  ...(asked.instruments.length === 0 ? problem('instruments', 'Choose at least one.') : []),
  ...(new Set(asked.instruments).size === asked.instruments.length ? [] : problem('instruments', 'Each once.')),
  ...(asked.instruments.every((id) => ASKABLE.includes(id)) ? [] : problem('instruments', 'One of these cannot be asked of a patient.')),
];
