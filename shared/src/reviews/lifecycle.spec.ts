import { describe, expect, it } from '@jest/globals';
import { doneOnProblem, REVIEW_STEPS, reviewStanding, reviewStepsFrom } from './lifecycle.js';
import { REVIEW_STATES } from './review.js';

describe('the life of a review', () => {
  it('a due one is done or waived by people and cancelled by its plan; what is settled stays so', () => {
    expect(reviewStepsFrom('due').map(({ to }) => to)).toEqual(['done', 'waived']);
    expect(REVIEW_STEPS.filter(({ may }) => may === null).map(({ to }) => to)).toEqual(['cancelled']);
    for (const state of REVIEW_STATES.filter((one) => one !== 'due')) expect([state, reviewStepsFrom(state)]).toEqual([state, []]);
  });

  it('only waiving needs a reason', () => {
    expect(REVIEW_STEPS.filter(({ needsReason }) => needsReason).map(({ to }) => to)).toEqual(['waived']);
  });

  it('booked is a due one with an appointment, never a settled one', () => {
    expect(reviewStanding('due', true)).toBe('booked');
    expect(reviewStanding('due', false)).toBe('due');
    expect(reviewStanding('done', true)).toBe('done');
  });

  it('nobody did a review on a day that is still to come', () => {
    expect(doneOnProblem('2026-05-04', '2026-05-04')).toBeNull();
    expect(doneOnProblem('2026-05-05', '2026-05-04')).toContain('not come');
  });
});
