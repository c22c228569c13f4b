import { describe, expect, it } from '@jest/globals';
import { problem } from '../../testing/page';
import { problemTitle } from './problem-title';

describe('the heading of a problem', () => {
  it.each([
    ['a protocol phrase is put in plain words', 'Precondition Failed', 'version-clash', 'Someone else changed this first'],
    ['a code that says more wins over the phrase', 'Unprocessable Entity', 'unreadable-file', 'This file cannot be read'],
    ['a title in plain words stays', 'The goal is missing', 'unreadable-file', 'The goal is missing'],
  ])('%s', (_name, title, code, expected) => {
    expect(problemTitle(problem(422, code, { title }))).toBe(expected);
  });
});
