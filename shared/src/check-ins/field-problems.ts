import { isCalendarDate, type CalendarDate } from '../dates.js';
import type { FieldProblem } from '../problem.js';
import { CHECK_IN, RED_FLAGS, SIDE_EFFECT_SEVERITIES, type RecordCheckIn } from './check-in.js';

export const problem = (path: string, message: string): readonly FieldProblem[] => [{ path, message }];
export const NONE: readonly FieldProblem[] = [];

const SCALES = [
  ['pegPain', 'Average pain'],
  ['pegEnjoyment', 'Enjoyment of life'],
  ['pegActivity', 'General activity'],
  ['painNow', 'Pain now'],
  ['painWorst', 'Worst pain'],
  ['sleep', 'Sleep'],
  ['function', 'Doing what matters'],
] as const satisfies readonly (readonly [keyof RecordCheckIn, string])[];

interface Range {
  readonly min: number;
  readonly max: number;
}

/** `null` is "not answered" and fine; anything else is a whole number in range. */
export const wholeNumber = (path: string, name: string, value: number | null, { min, max }: Range): readonly FieldProblem[] =>
  value === null || (Number.isInteger(value) && value >= min && value <= max)
    ? NONE
    : problem(path, `${name} is a whole number from ${min} to ${max}, or left empty.`);

const dayProblems = (takenOn: CalendarDate, today: CalendarDate): readonly FieldProblem[] => {
  if (!isCalendarDate(takenOn)) return problem('takenOn', 'Give the day of the check-in.');
  return takenOn > today ? problem('takenOn', 'The day of a check-in cannot be in the future.') : NONE;
};

export const repeated = <T>(values: readonly T[]): boolean => new Set(values).size !== values.length;

const adherenceProblems = ({ adherence }: RecordCheckIn): readonly FieldProblem[] => [
  ...(adherence.length > CHECK_IN.adherence.maxItems ? problem('adherence', `At most ${CHECK_IN.adherence.maxItems} courses.`) : NONE),
  ...(repeated(adherence.map((one) => one.courseId)) ? problem('adherence', 'Each course is answered once.') : NONE),
  ...adherence.flatMap((one, at) => wholeNumber(`adherence.${at}.percent`, 'How much was done', one.percent, { min: 0, max: 100 })),
];

const sideEffectProblems = ({ sideEffects }: RecordCheckIn): readonly FieldProblem[] => [
  ...(sideEffects.length > CHECK_IN.sideEffects.maxItems ? problem('sideEffects', `At most ${CHECK_IN.sideEffects.maxItems} side effects.`) : NONE),
  ...sideEffects.flatMap((one, at) => [
    ...(one.what.trim() === '' ? problem(`sideEffects.${at}.what`, 'Say what the side effect is.') : NONE),
    ...(one.what.length > CHECK_IN.what.maxLength ? problem(`sideEffects.${at}.what`, `At most ${CHECK_IN.what.maxLength} characters.`) : NONE),
    ...(SIDE_EFFECT_SEVERITIES.includes(one.severity) ? NONE : problem(`sideEffects.${at}.severity`, 'Choose mild, moderate or severe.')),
  ]),
];

const redFlagProblems = ({ redFlags }: RecordCheckIn): readonly FieldProblem[] => {
  if (redFlags === null) return NONE;
  if (redFlags.some((flag) => !RED_FLAGS.includes(flag))) return problem('redFlags', 'This warning sign is not known.');
  return repeated(redFlags) ? problem('redFlags', 'Each warning sign is named once.') : NONE;
};

/** A form sent without a single answer records nothing. An asked red-flag list with no "yes" is an answer. */
const saysSomething = (input: RecordCheckIn): boolean =>
  SCALES.some(([field]) => input[field] !== null) ||
  input.phq4Items.some((item) => item !== null) ||
  input.questionnaires.some(({ answers, total }) => total !== null || answers.some((answer) => answer !== null)) ||
  input.adherence.some((one) => one.percent !== null) ||
  input.sideEffects.length > 0 ||
  input.redFlags !== null ||
  input.note.trim() !== '';

/** What is wrong with everything of a check-in but the answers of its questionnaires, each with its path; empty = nothing. */
export const fieldProblems = (input: RecordCheckIn, today: CalendarDate): readonly FieldProblem[] => [
  ...dayProblems(input.takenOn, today),
  ...SCALES.flatMap(([field, name]) => wholeNumber(field, name, input[field], CHECK_IN.score)),
  ...(input.phq4Items.length === 4 ? NONE : problem('phq4Items', 'PHQ-4 has four answers.')),
  ...input.phq4Items.flatMap((item, at) => wholeNumber(`phq4Items.${at}`, 'Each PHQ-4 answer', item, CHECK_IN.phq)),
  ...adherenceProblems(input),
  ...sideEffectProblems(input),
  ...redFlagProblems(input),
  ...(input.note.length > CHECK_IN.note.maxLength ? problem('note', `At most ${CHECK_IN.note.maxLength} characters.`) : NONE),
  ...(saysSomething(input) ? NONE : problem('', 'Answer at least one question.')),
];
