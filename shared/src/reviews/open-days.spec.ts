import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, weekdayOf } from '../dates.js';
import { onOpenDays, openDayIn, withoutOpenDay, type OpenDays } from './open-days.js';
import type { PlannedReview } from './review.js';

const WORKWEEK: OpenDays = { weekdays: [1, 2, 3, 4, 5], closures: [] };
/** A Monday. */
const MONDAY = '2027-03-01';
const on = (day: number): string => addDays(MONDAY, day);
const review = (earliest: number, target: number, latest: number): PlannedReview => ({
  key: 'assessment:a:1',
  moment: 'assessment',
  courseIds: ['a'],
  earliest: on(earliest),
  target: on(target),
  latest: on(latest),
});
const closed = (from: number, to: number): OpenDays => ({ ...WORKWEEK, closures: [{ firstOn: on(from), lastOn: on(to) }] });

/** Days from a Monday; `null` = no open day. */
const CASES: readonly (readonly [what: string, days: readonly [number, number, number], open: OpenDays, expected: number | null])[] = [
  ['a Wednesday stays', [0, 2, 6], WORKWEEK, 2],
  ['a Saturday goes to the Friday before', [0, 5, 12], WORKWEEK, 4],
  ['a Sunday goes to the Monday after', [0, 6, 12], WORKWEEK, 7],
  ['a Saturday that is the first day may only go later', [5, 5, 19], WORKWEEK, 7],
  ['a Sunday that is the last day may only go earlier', [0, 6, 6], WORKWEEK, 4],
  ['a closed week goes to the nearer side', [0, 9, 20], closed(7, 11), 4],
  ['of two as near the earlier one', [0, 9, 20], { ...WORKWEEK, closures: [{ firstOn: on(9), lastOn: on(9) }] }, 8],
  ['a weekend that is the whole window', [5, 5, 6], WORKWEEK, null],
  ['a closure over the whole window', [7, 8, 11], closed(5, 13), null],
  ['nobody said when the clinic is open', [0, 5, 12], { weekdays: [], closures: [] }, 5],
  ['nobody said, but it is closed that day', [0, 5, 12], { weekdays: [], closures: [{ firstOn: on(5), lastOn: on(5) }] }, 4],
];

describe('the day of a review', () => {
  it.each(CASES)('%s', (_what, [earliest, target, latest], open, expected) => {
    expect(openDayIn(review(earliest, target, latest), open)).toBe(expected === null ? null : on(expected));
  });

  it('is open and inside its window, or the window has no open day', () => {
    const days = fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30)).map(([a, b, c]) => review(a, a + b, a + b + c));
    const open = fc.record({ weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7]), closures: fc.array(fc.tuple(fc.nat(60), fc.nat(20)), { maxLength: 3 }) });
    fc.assert(
      fc.property(days, open, (one, { weekdays, closures }) => {
        const clinic = { weekdays, closures: closures.map(([from, length]) => ({ firstOn: on(from), lastOn: on(from + length) })) };
        const isOpen = (day: string) =>
          (weekdays.length === 0 || weekdays.includes(weekdayOf(day))) && !clinic.closures.some(({ firstOn, lastOn }) => firstOn <= day && day <= lastOn);
        const found = openDayIn(one, clinic);
        if (found !== null) return one.earliest <= found && found <= one.latest && isOpen(found);
        for (let day = one.earliest; day <= one.latest; day = addDays(day, 1)) if (isOpen(day)) return false;
        return true;
      }),
    );
  });
});

describe('the reviews of a plan', () => {
  const saturday = review(0, 5, 12);

  it('keep their window, and what falls on open days is the same', () => {
    expect(onOpenDays([saturday, review(0, 2, 6)], [], WORKWEEK)).toEqual([{ ...saturday, target: on(4) }, review(0, 2, 6)]);
  });

  it('keep the day that somebody accepted for as long as the window is the same', () => {
    const accepted = { ...saturday, target: on(1) };
    expect(onOpenDays([saturday], [accepted], WORKWEEK)).toEqual([accepted]);
    expect(onOpenDays([saturday], [saturday], WORKWEEK)).toEqual([saturday]);
    expect(onOpenDays([saturday], [{ ...accepted, latest: on(11) }], WORKWEEK)).toEqual([{ ...saturday, target: on(4) }]);
  });

  it('without an open day keep it, and are named', () => {
    const weekend = review(5, 5, 6);
    expect(onOpenDays([weekend], [], WORKWEEK)).toEqual([weekend]);
    expect(withoutOpenDay([weekend, saturday], WORKWEEK)).toEqual([weekend]);
  });
});
