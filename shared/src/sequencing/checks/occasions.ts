import type { HistoryInput } from '../document.js';
import type { Selector } from '../rules.js';
import { dayNumber, matches, wordsOf, type CourseExposure, type Situation } from '../situation.js';

/** One time that a treatment was, or will be, given. */
export interface Occasion {
  readonly id: string;
  /** Day number; `null` = not known. */
  readonly day: number | null;
  readonly region: string | null;
  /** How many single treatments it holds. */
  readonly sessions: number;
  readonly course: CourseExposure | null;
  readonly past: HistoryInput | null;
}

/** Words of a past treatment; empty while it is not mapped. */
export const wordsOfPast = (past: HistoryInput): ReadonlySet<string> =>
  past.modality === null
    ? new Set([...past.ingredients, ...(past.class === null ? [] : [past.class]), ...(past.category === null ? [] : [past.category])])
    : wordsOf(past.modality);

/** Single treatments inside a course: its cadence over its length; one when either is not planned. */
export const sessionsOf = ({ course, from, until }: CourseExposure): number =>
  course.sessionsPerWeek === null || course.endsOn === null ? 1 : Math.max(1, Math.round(((until - from + 1) * course.sessionsPerWeek) / 7));

const ofCourse = (course: CourseExposure): Occasion => ({
  id: course.id,
  day: course.from,
  region: course.course.region,
  sessions: sessionsOf(course),
  course,
  past: null,
});

const ofPast = (past: HistoryInput): Occasion => {
  const day = past.startedOn ?? past.endedOn;
  return { id: past.id, day: day === null ? null : dayNumber(day), region: past.region, sessions: 1, course: null, past };
};

/** Every occasion, planned and past, of what the selector names; by day, unknown days first. */
export const occasionsOf = (situation: Situation, selector: Selector): readonly Occasion[] =>
  [
    ...situation.courses.filter(({ words }) => matches(words, selector)).map(ofCourse),
    ...situation.document.history.filter((past) => matches(wordsOfPast(past), selector)).map(ofPast),
  ].sort((a, b) => (a.day ?? -Infinity) - (b.day ?? -Infinity) || (a.id < b.id ? -1 : 1));

/** Whether two occasions concern the same body region; `unknown` when one of them does not say. */
export const sameRegion = (a: string | null, b: string | null): 'yes' | 'no' | 'unknown' => {
  if (a === null || b === null) return 'unknown';
  return a === b ? 'yes' : 'no';
};
