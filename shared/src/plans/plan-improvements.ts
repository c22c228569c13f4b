import { addDays, daysBetween, type CalendarDate } from '../dates.js';
import { improvementsOf, triedMore, triedWithout, WIDER_DAYS, type Improvement, type Tried } from '../progress/attribution/improvements.js';
import { plannedInformation } from '../progress/attribution/information.js';
import type { CourseDay } from './comparison.js';
import { isDiagnostic, isOver, readingsOfPlan, settledBy, startOf, type InformationAsked } from './plan-information.js';
import type { CourseView } from './plan.js';

/** A change of a plan by which its check-ins would tell more. Nothing is changed by saying it. */
export interface PlanImprovement extends Improvement {
  /** New days of planned courses; none = it is no matter of days on the board. */
  readonly moves: readonly CourseDay[];
  /** The first day of the time without a course; `null` = there is none. */
  readonly offFrom: CalendarDate | null;
  /** What is settled of an effect on average, before and after, 0–1. */
  readonly settled: { readonly now: number; readonly then: number };
}

/** Less than that is not worth a change, nats. */
const LEAST_GAIN = 0.02;

const isPlanned = ({ state }: CourseView): boolean => state === 'planned';

/** The course and every planned one that starts after it, so much later. */
const laterFrom = (course: CourseView, { courses, today }: InformationAsked): readonly CourseDay[] =>
  courses
    .filter((one) => isPlanned(one) && (one === course || one.startsOn > course.startsOn))
    .map((one) => ({ courseId: one.id, startsOn: addDays(startOf(one, today), WIDER_DAYS) }));

const moved = (course: CourseView, moves: readonly CourseDay[]): CourseView => {
  const to = moves.find(({ courseId }) => courseId === course.id)?.startsOn;
  if (to === undefined) return course;
  return { ...course, startsOn: to, endsOn: course.endsOn === null ? null : addDays(course.endsOn, daysBetween(course.startsOn, to)) };
};

interface PlanTried extends Tried {
  readonly moves: readonly CourseDay[];
}

/** Every planned course but the first of the plan, with its check-ins as the cadence would then have them. */
const triedLater = (asked: InformationAsked): readonly PlanTried[] => {
  const [, ...others] = asked.courses.toSorted((a, b) => startOf(a, asked.today).localeCompare(startOf(b, asked.today)) || a.id.localeCompare(b.id));
  return others
    .filter((course) => isPlanned(course) && !isDiagnostic(course, asked))
    .map((course) => {
      const moves = laterFrom(course, asked);
      const { readings } = readingsOfPlan({ ...asked, courses: asked.courses.map((one) => moved(one, moves)) });
      return { change: { kind: 'wider-gap', courseId: course.id, days: WIDER_DAYS }, plan: readings, moves };
    });
};

/** Which course is over cannot be left off any more. */
const stillRuns = ({ courses }: InformationAsked, { change }: Tried): boolean => !courses.some((course) => course.id === change.courseId && isOver(course));

/**
 * What would make the effects of a plan easier to tell, the best of each kind and the most helpful first: a planned course and what
 * follows it two weeks later, check-ins twice as often from today on, or the last four weeks without a course that allows it.
 */
export const planImprovements = (asked: InformationAsked): readonly PlanImprovement[] => {
  const { readings, first, until, courses } = readingsOfPlan(asked);
  if (until === null || until <= asked.today) return [];
  const today = daysBetween(first, asked.today);
  const later = triedLater(asked);
  const tried = [...later, triedMore(readings, today), ...triedWithout(readings, today).filter((one) => stillRuns(asked, one))];
  const gain = plannedInformation(readings).gain;
  const better = improvementsOf(readings, tried).filter((one) => one.gain >= LEAST_GAIN);
  return better
    .filter(({ kind }, index) => better.findIndex((other) => other.kind === kind) === index)
    .map((one) => ({
      ...one,
      moves: one.kind === 'wider-gap' ? (later.find(({ change }) => change.courseId === one.courseId)?.moves ?? []) : [],
      offFrom: one.kind === 'off-phase' ? addDays(first, (readings.days.at(-1) ?? 0) - (one.days ?? 0) + 1) : null,
      settled: { now: settledBy(gain, courses.length), then: settledBy(gain + one.gain, courses.length) },
    }));
};
