import { describe, expect, it } from '@jest/globals';
import { Temporal } from '@js-temporal/polyfill';
import { seriesTimes } from '@stagewell/shared/calendar/series';
import { wallOf } from '@stagewell/shared/calendar/day-minutes';
import { instantOf, wallAt } from './wall-time.js';

const FROM = Temporal.Instant.from('2024-01-01T00:00:00Z');
const UNTIL = Temporal.Instant.from('2036-01-01T00:00:00Z');

/** Every moment at which a zone's clocks are changed, 2024 to 2035. */
const transitionsOf = (zone: string): readonly Temporal.ZonedDateTime[] => {
  const found: Temporal.ZonedDateTime[] = [];
  let at = FROM.toZonedDateTimeISO(zone).getTimeZoneTransition('next');
  while (at !== null && Temporal.Instant.compare(at.toInstant(), UNTIL) < 0) {
    found.push(at);
    at = at.getTimeZoneTransition('next');
  }
  return found;
};

/** Three weeks around a change: in the morning, in the night, and at the very minute. */
const timesAround = (change: Temporal.ZonedDateTime): readonly string[] => {
  const before = change.subtract({ days: 7 }).toPlainDate().toString();
  return [9 * 60, 2 * 60 + 30, change.hour * 60 + change.minute].flatMap((clock) => seriesTimes(wallOf(before, clock), { everyWeeks: 1, count: 3 }));
};

/** Whether the clock shows what was agreed; a time that was skipped on the day of the change may be shown later, never earlier. */
const keeps = (wall: string, zone: string, change: Temporal.ZonedDateTime): boolean => {
  const { day, minute } = wallAt(instantOf(wall, zone), zone);
  const shown = wallOf(day, minute);
  return shown === wall || (shown > wall && wall.slice(0, 10) === change.subtract({ nanoseconds: 1 }).toPlainDate().toString());
};

describe('wall times', () => {
  it.each([
    ['a winter morning', '2026-01-12T09:00', '2026-01-12T14:00:00.000Z'],
    ['a summer morning', '2026-07-13T09:00', '2026-07-13T13:00:00.000Z'],
    ['half past two, which the clocks skip', '2026-03-08T02:30', '2026-03-08T07:30:00.000Z'],
    ['half past one, which they show twice: the first', '2026-11-01T01:30', '2026-11-01T05:30:00.000Z'],
  ])('%s in New York', (_what, wall, instant) => expect(instantOf(wall, 'America/New_York').toISOString()).toBe(instant));

  it('a series shows the same clock across every change of every zone, 2024 to 2035; only a time that is skipped moves, by as much as is skipped', () => {
    const changes = Intl.supportedValuesOf('timeZone').flatMap((zone) => transitionsOf(zone).map((change) => ({ zone, change })));
    // Zones that share a change share its answer: each is asked of one of them.
    const distinct = new Map(
      changes.map(({ zone, change }) => [`${change.toString({ timeZoneName: 'never' })} ${change.subtract({ nanoseconds: 1 }).offset}`, { zone, change }]),
    );
    const wrong = [...distinct.values()].flatMap(({ zone, change }) =>
      timesAround(change)
        .filter((wall) => !keeps(wall, zone, change))
        .map((wall) => `${zone} ${wall}`),
    );
    expect(wrong).toEqual([]);
    expect(changes.length).toBeGreaterThan(2000);
  }, 300_000);
});
