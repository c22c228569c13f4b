import { Temporal } from '@js-temporal/polyfill';
import { describe, expect, it } from '@jest/globals';
import { REMINDERS } from '@stagewell/shared/reminders/reminder';
import fc from 'fast-check';
import { afterQuiet, momentBefore, momentOn, whenWords } from './moments.js';

const ZONES = Intl.supportedValuesOf('timeZone');
const wall = (at: Date, zone: string): Temporal.ZonedDateTime => Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
const minuteOf = ({ hour, minute }: Temporal.ZonedDateTime): number => hour * 60 + minute;
const HOUR = 3_600_000;
/** Every moment at which the clocks of a zone change, 2024 to 2035. */
const changes = (zone: string): readonly Temporal.ZonedDateTime[] => {
  const found: Temporal.ZonedDateTime[] = [];
  let at = Temporal.Instant.from('2024-01-01T00:00Z').toZonedDateTimeISO(zone).getTimeZoneTransition('next');
  while (at !== null && at.year <= 2035) {
    found.push(at);
    at = at.getTimeZoneTransition('next');
  }
  return found;
};

describe('quiet hours in the patient’s zone', () => {
  it.each([
    ['in the afternoon, at once', '2027-01-15T20:00:00Z', '2027-01-15T20:00:00Z'],
    ['a minute before eight in the evening', '2027-01-16T00:59:00Z', '2027-01-16T00:59:00Z'],
    ['at eight in the evening, next morning', '2027-01-16T01:00:00Z', '2027-01-16T13:00:00Z'],
    ['in the night, this morning', '2027-01-15T09:00:00Z', '2027-01-15T13:00:00Z'],
    ['the evening before the clocks go forward: eight by the new time', '2027-03-14T02:00:00Z', '2027-03-14T12:00:00Z'],
    ['the evening before they go back', '2027-11-07T02:00:00Z', '2027-11-07T13:00:00Z'],
  ])('%s', (_, at, expected) => {
    expect(afterQuiet(new Date(at), 'America/New_York')).toEqual(new Date(expected));
  });

  it('never send in the quiet hours, never earlier than asked, never later than the next morning: all zones and changes 2024 to 2035', () => {
    const hours = Array.from({ length: 7 }, (_, at) => at * 10 - 30);
    const cases = ZONES.flatMap((zone) =>
      changes(zone).flatMap((change) => hours.map((hour) => ({ zone, at: new Date(change.epochMilliseconds + hour * HOUR) }))),
    );
    const wrong = cases.filter(({ zone, at }) => {
      const sent = afterQuiet(at, zone);
      const shown = minuteOf(wall(sent, zone));
      // A clock that skips eight o'clock itself shows the first minute after it.
      return shown < REMINDERS.quiet.until || shown >= REMINDERS.quiet.from || sent < at || sent.getTime() - at.getTime() > 14 * HOUR;
    });
    expect(wrong).toEqual([]);
    expect(cases.length).toBeGreaterThan(10_000);
  });

  it('is where it was when asked again, at any moment', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), fc.date({ min: new Date('2024-01-01'), max: new Date('2036-01-01'), noInvalidDate: true }), (zone, at) => {
        const sent = afterQuiet(at, zone);
        expect(afterQuiet(sent, zone)).toEqual(sent);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the hour of a reminder', () => {
  it('is the same by the patient’s clocks whatever the clocks do between it and the visit', () => {
    for (const zone of ZONES)
      for (const change of changes(zone)) {
        const visit = change.toPlainDate().add({ days: 1 }).toPlainDateTime({ hour: 14 }).toZonedDateTime(zone);
        const sent = wall(momentBefore(new Date(visit.epochMilliseconds), zone, zone), zone);
        const days = sent.toPlainDate().until(visit.toPlainDate()).days;
        if (days !== REMINDERS.appointment.daysBefore || minuteOf(sent) !== REMINDERS.appointment.at)
          throw new Error(`${zone} ${visit.toString()} → ${sent.toString()}`);
      }
  });

  it('counts the days where the visit is, and the hour where the patient is', () => {
    expect(momentBefore(new Date('2027-06-16T14:00:00Z'), 'America/New_York', 'America/Los_Angeles')).toEqual(new Date('2027-06-14T17:00:00Z'));
  });

  it('of a check-in is nine in the morning', () => {
    expect(momentOn('2027-03-14', REMINDERS.checkIn.at, 'America/New_York')).toEqual(new Date('2027-03-14T13:00:00Z'));
    expect(momentOn('2027-03-13', REMINDERS.checkIn.at, 'America/New_York')).toEqual(new Date('2027-03-13T14:00:00Z'));
  });
});

it('tells a visit by the clocks of its site, in the patient’s language', () => {
  const at = new Date('2027-11-07T15:30:00Z');
  expect(whenWords(at, 'America/New_York', 'en')).toBe('Sunday, November 7 at 10:30 AM');
  expect(whenWords(at, 'America/New_York', 'es')).toMatch(/^domingo, 7 de noviembre.* 10:30/);
});
