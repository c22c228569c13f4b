import { Temporal } from '@js-temporal/polyfill';
import { describe, expect, it } from '@jest/globals';
import { PRIORITIES } from '@stagewell/shared/check-ins/trigger-texts';
import fc from 'fast-check';
import { dueAt } from './deadline.js';

const WEEK = { hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: 480, closes: 1020 })), closedDays: [] };
const at = (text: string): Date => new Date(text);

describe('the instant by which a task is due', () => {
  it.each([
    ['closing time before the clock goes forward', 'same-day', '2027-03-13T15:00:00Z', '2027-03-13T22:00:00.000Z'],
    ['and on the day it did', 'same-day', '2027-03-14T15:00:00Z', '2027-03-14T21:00:00.000Z'],
    ['24 hours are 24 hours over the change', 'within-24h', '2027-03-13T15:00:00Z', '2027-03-14T15:00:00.000Z'],
    ['the second open day by the clock on the wall', 'within-2d', '2027-03-12T15:00:00Z', '2027-03-14T21:00:00.000Z'],
  ] as const)('%s', (_, priority, now, due) => {
    expect(dueAt(priority, at(now), 'America/New_York', WEEK).toISOString()).toBe(due);
  });

  it('is at closing time on the wall, in every zone and over every change of the clock', () => {
    const zones = Intl.supportedValuesOf('timeZone');
    const instants = fc.integer({ min: Date.parse('2024-01-01T00:00:00Z'), max: Date.parse('2035-12-28T00:00:00Z') });
    fc.assert(
      fc.property(fc.constantFrom(...zones), instants, fc.constantFrom(...PRIORITIES), fc.boolean(), (zone, rough, priority, atChange) => {
        const change = Temporal.Instant.fromEpochMilliseconds(rough).toZonedDateTimeISO(zone).getTimeZoneTransition('next');
        const now = new Date(atChange && change !== null ? change.epochMilliseconds - 1 : rough);
        const due = dueAt(priority, now, zone, WEEK);
        expect(due.getTime()).toBeGreaterThanOrEqual(now.getTime());
        if (priority === 'within-2d' || priority === 'within-3d') {
          const wall = Temporal.Instant.fromEpochMilliseconds(due.getTime()).toZonedDateTimeISO(zone);
          expect([wall.hour, wall.minute]).toEqual([17, 0]);
          const days = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate().until(wall.toPlainDate()).days;
          expect(days).toBe(priority === 'within-2d' ? 2 : 3);
        }
      }),
      { numRuns: 500 },
    );
  });
});
