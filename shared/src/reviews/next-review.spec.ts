import { describe, expect, it } from '@jest/globals';
import { nextReview } from './next-review.js';
import type { ReviewState, ReviewView } from './review.js';

const review = (key: string, earliest: string, target: string, latest: string, state: ReviewState = 'due'): ReviewView => ({
  ...{ id: key, key, moment: 'assessment', courseIds: [], earliest, target, latest, state },
  ...{ createdVersion: 1, movedVersion: null, cancelledVersion: null },
});
const FIRST = review('first', '2027-01-04', '2027-01-10', '2027-01-18');
const LATER = review('later', '2027-02-01', '2027-02-01', '2027-02-08');

describe('the next review', () => {
  it.each<[what: string, reviews: readonly ReviewView[], today: string, next: string | undefined, overdue: number]>([
    ['is none where none is due', [], '2027-01-01', undefined, 0],
    ['is the one with the earliest target day', [LATER, FIRST], '2027-01-01', 'first', 0],
    ['stays while its days last', [LATER, FIRST], '2027-01-18', 'first', 0],
    ['is the one after it from then on, and the first is overdue', [LATER, FIRST], '2027-01-19', 'later', 1],
    ['is none when all are overdue', [LATER, FIRST], '2027-03-01', undefined, 2],
    [
      'is none of those that took place or are called for no more',
      [
        { ...FIRST, state: 'done' },
        { ...LATER, state: 'cancelled' },
      ],
      '2027-03-01',
      undefined,
      0,
    ],
    ['of the same target day is the one that may not wait', [{ ...FIRST, key: 'z', latest: '2027-01-11' }, FIRST], '2027-01-01', 'z', 0],
  ])('%s', (_what, reviews, today, next, overdue) => {
    const found = nextReview(reviews, today);
    expect([found.next?.key, found.overdue]).toEqual([next, overdue]);
  });
});
