import { describe, expect, it } from '@jest/globals';
import { isLate, isOverdue } from './answered.js';

describe('late', () => {
  it.each([
    ['on the day it was asked for', '2026-11-20', '2026-11-20', false],
    ['before it', '2026-11-18', '2026-11-20', false],
    ['on the last of the days that were given', '2026-11-23', '2026-11-20', false],
    ['a day later', '2026-11-24', '2026-11-20', true],
    ['nobody had asked', '2026-11-24', null, false],
  ])('%s', (_case, takenOn, dueOn, late) => expect(isLate({ takenOn, dueOn })).toBe(late));

  it.each([
    ['2026-11-23', false],
    ['2026-11-24', true],
  ])('a request whose last day is the 23rd is overdue on %s: %s', (today, overdue) => expect(isOverdue({ latestOn: '2026-11-23' }, today)).toBe(overdue));
});
