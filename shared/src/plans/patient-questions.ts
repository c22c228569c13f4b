import { dayInWords } from '../dates.js';
import type { PatientQuestionView } from '../patients/patient-question.js';
import type { LocalText } from '../text.js';

/** A question in the patient's own words; `answer` in those of the clinic, `null` = it is open. */
export interface PatientQuestion {
  readonly text: string;
  readonly answer: { readonly text: string; readonly on: LocalText } | null;
}
/** Answers that still stand on the page; older ones were read. */
const ANSWERED = 5;

/** Open ones first, the oldest above; then the last that were answered. */
export const questionsOf = (questions: readonly PatientQuestionView[]): readonly PatientQuestion[] => {
  const open = questions.filter(({ answeredOn }) => answeredOn === null).toSorted((a, b) => (a.askedOn < b.askedOn ? -1 : 1));
  const answered = questions.filter(({ answeredOn }) => answeredOn !== null).toSorted((a, b) => ((a.answeredOn ?? '') > (b.answeredOn ?? '') ? -1 : 1));
  return [
    ...open.map(({ text }) => ({ text, answer: null })),
    ...answered.slice(0, ANSWERED).map(({ text, answer, answeredOn }) => ({ text, answer: { text: answer, on: dayInWords(answeredOn ?? '') } })),
  ];
};
