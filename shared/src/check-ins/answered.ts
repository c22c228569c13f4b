import { addDays, type CalendarDate } from '../dates.js';
import { CADENCE } from './cadence.data.js';
import type { CheckInView, RecordCheckIn } from './check-in.js';
import { INSTRUMENT_IDS, type InstrumentId } from './instrument.js';

const answersOf = (input: RecordCheckIn): Readonly<Partial<Record<InstrumentId, boolean>>> => ({
  peg: [input.pegPain, input.pegEnjoyment, input.pegActivity].some((score) => score !== null),
  pain_now: input.painNow !== null,
  pain_worst: input.painWorst !== null,
  sleep: input.sleep !== null,
  function: input.function !== null,
  phq4: input.phq4Items.some((score) => score !== null),
  adherence: input.adherence.some(({ percent }) => percent !== null),
  side_effects: input.sideEffects.length > 0,
  red_flags: input.redFlags !== null,
});

/** What a check-in says anything about. "No side effects" cannot be told from "not asked", so none named is none. */
export const answeredIn = (input: RecordCheckIn): readonly InstrumentId[] => {
  const answers = answersOf(input);
  const given = new Set<InstrumentId>(input.questionnaires.map(({ instrument }) => instrument));
  return INSTRUMENT_IDS.filter((id) => answers[id] === true || given.has(id));
};

/** Whether the answers came after the days that were given for them; nobody was late where nobody had asked. */
export const isLate = ({ takenOn, dueOn }: Pick<CheckInView, 'takenOn' | 'dueOn'>): boolean => dueOn !== null && takenOn > addDays(dueOn, CADENCE.grace.days);

/** What the clinic sees of a request whose last day is over. */
export const isOverdue = ({ latestOn }: { readonly latestOn: CalendarDate }, today: CalendarDate): boolean => latestOn < today;
