import { RECORD } from '@stagewell/shared/patients/patient';
import { isOpenQuestion, PATIENT_QUESTION, questionProblem } from '@stagewell/shared/patients/patient-question';
import { dayText } from '../../ui/day';
import { type Draft, type SectionSpec, text, textOrNull } from '../record-spec';

const wrong = (draft: Draft): string | null =>
  questionProblem({ askedOn: text(draft, 'askedOn'), answer: text(draft, 'answer'), answeredOn: textOrNull(draft, 'answeredOn') });

export const QUESTIONS: SectionSpec<'questions'> = {
  section: 'questions',
  heading: 'The patient’s questions',
  addHeading: 'Add a question',
  empty: 'None asked yet. What the patient wants to know stands here until it is answered, and on their page.',
  fields: [
    {
      key: 'text',
      label: 'Question, in the patient’s words',
      kind: 'long',
      needed: 'Write the question down.',
      maxLength: PATIENT_QUESTION.text.maxLength,
      wide: true,
    },
    { key: 'askedOn', label: 'Asked on', kind: 'date', needed: 'Give the day it was asked.', notFuture: true },
    { key: 'answer', label: 'Answer', kind: 'long', maxLength: PATIENT_QUESTION.answer.maxLength, wide: true, hint: 'The patient reads it on their page' },
    { key: 'answeredOn', label: 'Answered on', kind: 'date', notFuture: true, hint: 'Empty while it is open', wrong },
  ],
  blank: (today) => ({ text: '', askedOn: today, answer: '', answeredOn: '' }),
  draftOf: ({ text: words, askedOn, answer, answeredOn }) => ({ text: words, askedOn, answer, answeredOn: answeredOn ?? '' }),
  toInput: (draft) => ({
    text: text(draft, 'text'),
    askedOn: text(draft, 'askedOn'),
    answer: text(draft, 'answer'),
    answeredOn: textOrNull(draft, 'answeredOn'),
  }),
  title: ({ text: words }) => words,
  line: ({ askedOn, answer, answeredOn }) =>
    answeredOn === null
      ? `asked ${dayText(askedOn)}`
      : `${dayText(answeredOn)}: ${answer.length > RECORD.label.maxLength ? `${answer.slice(0, RECORD.label.maxLength)}…` : answer}`,
  chips: (row) => (isOpenQuestion(row) ? [{ severity: 'inform', label: 'Open' }] : []),
  details: (row) => [
    ['Question', row.text],
    ['Asked on', dayText(row.askedOn)],
    ['Answer', row.answer || 'not answered yet'],
    ['Answered on', dayText(row.answeredOn, 'not answered yet')],
  ],
  order: (a, b) => b.askedOn.localeCompare(a.askedOn) || a.text.localeCompare(b.text),
  past: { word: 'answered', is: (row) => !isOpenQuestion(row), lastOn: ({ answeredOn }) => answeredOn },
};
