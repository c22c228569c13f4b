import type { CalendarDate } from '../dates.js';
import type { Recorded } from './patient.js';

/** A question of the patient's own, in their words, and what was answered. */
export interface NewPatientQuestion {
  readonly text: string;
  readonly askedOn: CalendarDate;
  /** Empty while it is open. */
  readonly answer: string;
  /** Not before `askedOn`; `null` while it is open. */
  readonly answeredOn: CalendarDate | null;
}
export interface PatientQuestionView extends NewPatientQuestion, Recorded {}
export const PATIENT_QUESTION = { text: { maxLength: 500 }, answer: { maxLength: 1000 } } as const;

export const isOpenQuestion = ({ answeredOn }: Pick<NewPatientQuestion, 'answeredOn'>): boolean => answeredOn === null;

/** What is wrong with its answer, or `null`: an answer has a day, a day has an answer, and nobody answers before the question. */
export const questionProblem = ({ askedOn, answer, answeredOn }: Omit<NewPatientQuestion, 'text'>): string | null => {
  if (answeredOn === null) return answer.trim() === '' ? null : 'Give the day on which it was answered.';
  if (answer.trim() === '') return 'Write down the answer, or leave the day empty.';
  return answeredOn < askedOn ? 'It cannot be answered before it was asked.' : null;
};
