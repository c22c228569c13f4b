import type { CalendarDate } from '../dates.js';
import type { LocalText } from '../text.js';
import { withShared } from './branching.js';
import type { RecordCheckIn } from './check-in.js';
import type { InstrumentId, Questions } from './instrument.js';
import { QUESTIONNAIRE_IDS } from './questionnaire.js';
import { adviceFor } from './trigger-texts.js';
import { foundIn } from './triggers.js';

/** What a patient answers alone: everything of a check-in but its day and who entered it, which the server knows. */
export type PatientAnswers = Omit<RecordCheckIn, 'takenOn' | 'enteredBy'>;

/** The link's secret travels in the body, never in an address: addresses are kept in logs and histories. */
export interface OpenAnswer {
  readonly token: string;
  /** `null` = not given yet. */
  readonly birthDate: CalendarDate | null;
}
export interface SubmitAnswer extends OpenAnswer {
  readonly answers: PatientAnswers;
}
/** For a link that does not work: the clinic that its text names, so that the patient knows where to call. */
export interface AskClinicPhone {
  readonly clinicId: string;
}
/** Both `null` when there is no such clinic, or it has not set a number. */
export interface ClinicPhone {
  readonly name: string | null;
  readonly phone: string | null;
}

/** A course that runs today, for "how much did you do". Named only to who gave the right date of birth. */
export interface AskedCourse {
  readonly id: string;
  readonly name: LocalText;
}
/** What to ask. Nothing that was answered before, and no name: a link may lie open on a table. */
export interface AnswerSheet {
  readonly requestId: string;
  readonly initial: string;
  readonly clinicName: string;
  readonly clinicPhone: string;
  readonly crisis: LocalText;
  readonly language: keyof LocalText;
  readonly instruments: readonly InstrumentId[];
  /** Their questions, with those that answers may call for: the page carries none of its own, and goes on without a connection. */
  readonly questions: readonly Questions[];
  readonly courses: readonly AskedCourse[];
  /** On the clinic's own tablet, which is handed on afterwards: nothing may stay on it. */
  readonly kiosk: boolean;
}
export interface AnswerOpened {
  /** How often the date of birth may still be tried; `null` = it is not asked. */
  readonly triesLeft: number | null;
  /** `null` until the date of birth fits. */
  readonly sheet: AnswerSheet | null;
}
/** What the patient reads after sending. */
export interface AnswerReceived {
  /** What to do now, most urgent first; empty = nothing. */
  readonly advice: readonly LocalText[];
}

export const ANSWERING = { birthDateTries: 5, sideEffects: { maxItems: 5 } } as const;

export const blankAnswers = (): PatientAnswers => ({
  pegPain: null,
  pegEnjoyment: null,
  pegActivity: null,
  painNow: null,
  painWorst: null,
  sleep: null,
  function: null,
  phq4Items: [null, null, null, null],
  questionnaires: [],
  adherence: [],
  sideEffects: [],
  redFlags: null,
  note: '',
});

/** As a check-in of that day. Who entered it is said by its source; answers of a patient carry nobody's hand. */
export const asCheckIn = (answers: PatientAnswers, takenOn: CalendarDate): RecordCheckIn => ({ ...answers, takenOn, enteredBy: 'kiosk' });

/** PHQ-9 and GAD-7 follow a positive PHQ-4 without having been asked for. */
const follows = (asked: readonly InstrumentId[], id: InstrumentId): boolean => (id === 'phq9' || id === 'gad7') && asked.includes('phq4');

/**
 * Only what was asked: a link that is answered by something else than our page cannot fill in more of a chart.
 * The first two answers of PHQ-9 and GAD-7 are those of PHQ-4 where it was answered.
 */
export const onlyAsked = (given: PatientAnswers, asked: readonly InstrumentId[]): PatientAnswers => {
  const blank = blankAnswers();
  const when = <K extends keyof PatientAnswers>(id: InstrumentId, field: K): PatientAnswers[K] => (asked.includes(id) ? given[field] : blank[field]);
  const phq4Items = when('phq4', 'phq4Items');
  const mayGive = (id: InstrumentId): boolean => (QUESTIONNAIRE_IDS as readonly string[]).includes(id) && (asked.includes(id) || follows(asked, id));
  return {
    pegPain: when('peg', 'pegPain'),
    pegEnjoyment: when('peg', 'pegEnjoyment'),
    pegActivity: when('peg', 'pegActivity'),
    painNow: when('pain_now', 'painNow'),
    painWorst: when('pain_worst', 'painWorst'),
    sleep: when('sleep', 'sleep'),
    function: when('function', 'function'),
    phq4Items,
    questionnaires: withShared(
      given.questionnaires.filter(({ instrument }) => mayGive(instrument)),
      phq4Items,
    ),
    adherence: when('adherence', 'adherence'),
    sideEffects: when('side_effects', 'sideEffects'),
    redFlags: when('red_flags', 'redFlags'),
    note: given.note,
  };
};

/** What the patient is told for these triggers, most urgent first, each sentence once; what to do about suicide in the clinic's words. */
export const adviceOn = (triggerIds: readonly string[], crisis: LocalText): readonly LocalText[] => {
  const said = triggerIds.flatMap((id) => (id === 'SAF-01' ? [crisis] : (adviceFor(id) ?? [])));
  return said.filter((one, at) => said.findIndex(({ en }) => en === one.en) === at);
};

/**
 * What an answer calls for at once, before anything is sent. The page knows no history, so what depends on an earlier procedure
 * may be said less urgently than the clinic will read it; it is never left unsaid.
 */
export const adviceNow = (answers: PatientAnswers, crisis: LocalText, today: CalendarDate): readonly LocalText[] =>
  adviceOn(
    foundIn(asCheckIn(answers, today), { checkIns: [], courses: [], today }).map(({ id }) => id),
    crisis,
  );
