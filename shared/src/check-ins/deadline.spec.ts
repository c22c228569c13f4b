import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../dates.js';
import { deadlineFor, type ClinicHours, type Deadline, type LocalMoment } from './deadline.js';
import { PRIORITIES } from './trigger-texts.js';

/** A Wednesday. */
const DAY = '2027-03-03';
const [EIGHT, NOON, FIVE] = [480, 720, 1020];
/** Monday to Friday, with a lunch break. */
const WEEK: ClinicHours = {
  hours: [1, 2, 3, 4, 5].flatMap((weekday) => [
    { weekday, opens: EIGHT, closes: NOON },
    { weekday, opens: 780, closes: FIVE },
  ]),
  closedDays: [],
};
const at = (minute: number, day = DAY) => ({ day, minute });

describe('by when a task is due', () => {
  it.each<[string, (typeof PRIORITIES)[number], LocalMoment, ClinicHours, Deadline]>([
    ['at once, at any hour', 'stat', at(1400), WEEK, { afterHours: 0 }],
    ['today’s closing in the morning', 'same-day', at(600), WEEK, at(FIVE)],
    ['in the lunch break', 'same-day', at(750), WEEK, at(FIVE)],
    ['before it opens', 'same-day', at(300), WEEK, at(FIVE)],
    ['with one hour left', 'same-day', at(FIVE - 60), WEEK, at(FIVE)],
    ['with a minute less, four hours', 'same-day', at(FIVE - 59), WEEK, { afterHours: 4 }],
    ['on a Saturday, four hours', 'same-day', at(600, '2027-03-06'), WEEK, { afterHours: 4 }],
    ['on a closed day, four hours', 'same-day', at(600), { ...WEEK, closedDays: [DAY] }, { afterHours: 4 }],
    ['24 hours are 24 hours', 'within-24h', at(600), WEEK, { afterHours: 24 }],
    ['the second open day', 'within-2d', at(600), WEEK, at(FIVE, '2027-03-05')],
    ['the third, over a weekend', 'within-3d', at(600), WEEK, at(FIVE, '2027-03-08')],
    ['closed days do not count', 'within-2d', at(600), { ...WEEK, closedDays: ['2027-03-04', '2027-03-08'] }, at(FIVE, '2027-03-09')],
    ['nobody said when it is open', 'within-3d', at(600), { hours: [], closedDays: [] }, { afterHours: 72 }],
    ['nor for the same day', 'same-day', at(600), { hours: [], closedDays: [] }, { afterHours: 8 }],
    ['closed for good: plain hours', 'within-2d', at(600), { ...WEEK, closedDays: Array.from({ length: 99 }, (_, n) => addDays(DAY, n)) }, { afterHours: 48 }],
  ])('%s', (_, priority, now, clinic, expected) => {
    expect(deadlineFor(priority, now, clinic)).toEqual(expected);
  });

  it('never lies before now, whatever the hours', () => {
    const hours = fc.array(
      fc.record({ weekday: fc.integer({ min: 1, max: 7 }), opens: fc.integer({ min: 0, max: 1000 }), long: fc.integer({ min: 1, max: 400 }) }),
      { maxLength: 10 },
    );
    fc.assert(
      fc.property(hours, fc.constantFrom(...PRIORITIES), fc.integer({ min: 0, max: 1439 }), fc.nat(400), (rows, priority, minute, days) => {
        const now = at(minute, addDays(DAY, days));
        const due = deadlineFor(priority, now, { hours: rows.map(({ weekday, opens, long }) => ({ weekday, opens, closes: opens + long })), closedDays: [] });
        expect('afterHours' in due ? due.afterHours >= 0 : due.day > now.day || (due.day === now.day && due.minute >= minute + 60)).toBe(true);
      }),
    );
  });
});
