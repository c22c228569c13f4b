import { daysBetween, type CalendarDate } from '../dates.js';
import { byText } from '../sequencing/situation.js';
import type { CourseMove } from './staging.js';

/** A course as far as its first day goes. */
export interface StartDay {
  readonly id: string;
  readonly startsOn: CalendarDate;
  /** Whether nothing of it has happened yet. */
  readonly planned: boolean;
}

const byDay = (a: CourseMove, b: CourseMove): number => byText(a.to, b.to) || byText(a.from, b.from) || byText(a.courseId, b.courseId);

/**
 * Old and new day of each course that is still planned, in the order of the new days; also of those that stay (0 days).
 * What has started has no new day. A course that `after` does not name stays where it was.
 */
export const stageDifference = (before: readonly StartDay[], after: Readonly<Record<string, CalendarDate>>): readonly CourseMove[] =>
  before
    .filter(({ planned }) => planned)
    .map(({ id, startsOn }) => {
      const to = after[id] ?? startsOn;
      return { courseId: id, from: startsOn, to, days: daysBetween(startsOn, to) };
    })
    .sort(byDay);
