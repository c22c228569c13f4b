import type { Fix } from '../finding.js';
import { calendarDay, EVER, liveOf, type CourseExposure, type Situation } from '../situation.js';
import { isPlanned, judged, untouched, type Check } from './check.js';

const WEEK = 7;

/** Visits a week on a day; a course without a cadence is one visit on its first day. */
const visitsOn = (course: CourseExposure, weekStart: number): number => {
  const { sessionsPerWeek } = course.course;
  if (sessionsPerWeek === null) return course.modality.category === 'interventional' && course.from >= weekStart && course.from < weekStart + WEEK ? 1 : 0;
  return course.from < weekStart + WEEK && course.until >= weekStart ? sessionsPerWeek : 0;
};

const busiest = (courses: readonly CourseExposure[]) =>
  courses
    .map(({ from }) => ({ from, visits: courses.reduce((sum, course) => sum + visitsOn(course, from), 0) }))
    .reduce<{ readonly from: number; readonly visits: number } | null>((most, week) => (most === null || week.visits > most.visits ? week : most), null);

const isVisited = ({ course, modality }: CourseExposure): boolean => course.sessionsPerWeek !== null || modality.category === 'interventional';

/** Visits in the busiest week from any start on, of all that the plan still does. */
export const peakVisits = ({ live }: Situation): number => busiest(live.filter(isVisited))?.visits ?? 0;

/** The last planned one waits until the first of the others is over. */
const fixesOf = (busy: readonly CourseExposure[]): readonly Fix[] => {
  const last = busy.filter(isPlanned).at(-1);
  if (last === undefined) return [];
  const free = Math.min(...busy.filter((course) => course !== last).map(({ until }) => until + 1));
  return free < EVER && free > last.from ? [{ kind: 'move', courseId: last.id, to: calendarDay(free) }] : [];
};

/** Visits that the patient agreed to; weeks are counted from each start, where the load can rise. */
export const capacity: Check<'capacity'> = (rule, situation) => {
  const courses = liveOf(situation, rule.parameters.subject).filter(isVisited);
  const week = busiest(courses);
  if (week === null || !courses.some(isPlanned)) return untouched();
  const agreed = rule.parameters.perWeek === 'agreed' ? situation.patient.visitsPerWeek : rule.parameters.perWeek;
  if (agreed === null) return judged([], [{ courses, datum: 'preference:visits-per-week' }]);
  if (week.visits <= agreed) return judged([]);
  const busy = courses.filter((course) => visitsOn(course, week.from) > 0);
  const said = { what: 'visits', week: week.from, visits: week.visits, agreed, names: busy.map(({ name }) => name) } as const;
  return judged([{ courses: busy, causes: [], days: [week.from], said, fixes: () => fixesOf(busy) }]);
};
