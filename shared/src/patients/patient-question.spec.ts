import { expect, it } from '@jest/globals';
import { questionProblem } from './patient-question.js';

it.each<[what: string, answer: string, answeredOn: string | null, problem: string | null]>([
  ['open', '', null, null],
  ['answered the same day', 'Yes.', '2027-03-01', null],
  ['answered later', 'Yes.', '2027-04-01', null],
  ['answered on no day', 'Yes.', null, 'Give the day on which it was answered.'],
  ['a day without an answer', ' ', '2027-03-01', 'Write down the answer, or leave the day empty.'],
  ['answered before it was asked', 'Yes.', '2027-02-28', 'It cannot be answered before it was asked.'],
])('a question %s', (_, answer, answeredOn, problem) => {
  expect(questionProblem({ askedOn: '2027-03-01', answer, answeredOn })).toBe(problem);
});
