import type { CalendarDate } from '../dates.js';
import type { FieldProblem } from '../problem.js';
import type { RecordCheckIn } from './check-in.js';
import { fieldProblems, NONE, problem, repeated, wholeNumber } from './field-problems.js';
import { answerRange, type Instrument } from './instrument.js';
import { INSTRUMENTS } from './instruments.js';
import type { QuestionnaireAnswers } from './questionnaire.js';

const answerProblems = (path: string, { instrument, answers, total }: QuestionnaireAnswers): readonly FieldProblem[] => {
  const known = INSTRUMENTS[instrument] as (typeof INSTRUMENTS)[typeof instrument] | undefined;
  if (known === undefined) return problem(`${path}.instrument`, 'This questionnaire is not known.');
  if (known.scoring === 'total-entered') return totalProblems(path, known, answers, total);
  return [
    ...(answers.length === known.items.length ? NONE : problem(`${path}.answers`, `${known.name.en} has ${known.items.length} answers.`)),
    ...answers.flatMap((answer, at) => wholeNumber(`${path}.answers.${at}`, 'The answer', answer, answerRange(known, at))),
    ...(total === null ? NONE : problem(`${path}.total`, 'The answers give the total; leave it empty.')),
  ];
};

/** Only the total of a licensed form is kept: its wording, and so its answers, may not be. */
const totalProblems = (path: string, { name, range }: Instrument, answers: readonly unknown[], total: number | null): readonly FieldProblem[] => {
  const { min, max } = range ?? { min: 0, max: 0 };
  return [
    ...(answers.length === 0 ? NONE : problem(`${path}.answers`, `Of ${name.en} only the total is kept.`)),
    ...(total !== null && Number.isFinite(total) && total >= min && total <= max
      ? NONE
      : problem(`${path}.total`, `The total of ${name.en} lies between ${min} and ${max}.`)),
  ];
};

/** The same of the fuller questionnaires alone. */
export const questionnaireProblems = ({ questionnaires }: Pick<RecordCheckIn, 'questionnaires'>): readonly FieldProblem[] => [
  ...(repeated(questionnaires.map(({ instrument }) => instrument)) ? problem('questionnaires', 'Each questionnaire is given once.') : NONE),
  ...questionnaires.flatMap((one, at) => answerProblems(`questionnaires.${at}`, one)),
];

/**
 * What keeps a check-in from being recorded, each with its path in the body; empty = it can be. Used by the form and by the server.
 * `today` is the clinic's day. Imported scores do not pass here: they are kept as received.
 */
export const checkInProblems = (input: RecordCheckIn, today: CalendarDate): readonly FieldProblem[] => [
  ...fieldProblems(input, today),
  ...questionnaireProblems(input),
];
