import type { CalendarDate } from '../dates.js';
import type { CheckInView } from '../check-ins/check-in.js';
import { EXPECTED_FLARE_POINTS, flareWindows, inFlareWindow, type FlareSource } from '../check-ins/flare.js';
import { LEAST_READINGS, type Change } from './change.js';

/** The last day of the expected early worsening of any of the courses that touches the period, or `null`. */
const lastFlareDay = (courses: readonly FlareSource[], from: CalendarDate, to: CalendarDate): CalendarDate | null =>
  courses
    .flatMap((course) => flareWindows(course))
    .filter((window) => window.from <= to && window.to >= from)
    .map((window) => window.to)
    .sort()
    .at(-1) ?? null;

/**
 * SEQ-15: until when readings of the window lie in an expected early worsening that nothing contradicts, or `null`.
 * It is contradicted by a red flag in the window, or by two readings more than 2 points above the earlier level.
 */
export const expectedFlareUntil = (
  change: Change,
  courses: readonly FlareSource[],
  checkIns: readonly Pick<CheckInView, 'takenOn' | 'redFlags'>[],
): CalendarDate | null => {
  const { readings } = change.now;
  const inFlare = readings.filter(({ on }) => inFlareWindow(on, courses));
  const [first] = inFlare;
  const last = inFlare.at(-1);
  if (first === undefined || last === undefined) return null;
  const flagged = checkIns.some(({ takenOn, redFlags }) => takenOn >= change.now.from && takenOn <= change.now.to && (redFlags ?? []).length > 0);
  const beyond = inFlare.filter(({ value }) => value - change.before.mean > EXPECTED_FLARE_POINTS).length >= LEAST_READINGS;
  return flagged || beyond ? null : lastFlareDay(courses, first.on, last.on);
};
