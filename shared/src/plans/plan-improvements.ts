import { addDays, daysBetween, type CalendarDate } from '../dates.js';
import { gainsOf, triedMore, triedWithout, WIDER_DAYS, type Gained, type PlanChange, type Tried } from '../progress/attribution/improvements.js';
import { plannedInformation } from '../progress/attribution/information.js';
import type { CourseDay } from './comparison.js';
import { isOver, readingsOfPlan, settledBy, startOf, type InformationAsked } from './plan-information.js';
import type { CourseView } from './plan.js';

/** A change of a plan, and what of it the board can show. */
interface ChangeOnBoard extends PlanChange {
  /** New days of planned courses; none = it is no matter of days on the board. */
  readonly moves: readonly CourseDay[];
}
/** A change of a plan by which its check-ins would tell more. Nothing is changed by saying it. */
export interface PlanImprovement extends ChangeOnBoard, Gained {
  /** The first day of the time without a course; `null` = there is none. */
  readonly offFrom: CalendarDate | null;
  /** What is settled of an effect on average, before and after, 0–1. */
  readonly settled: { readonly now: number; readonly then: number };
}

/** Of a plan with many courses only those that are told least are tried. */
const MOST_TRIED = 8;
/** Less than that is not worth a change, nats. */
const LEAST_GAIN = 0.02;

const isPlanned = ({ state }: CourseView): boolean => state === 'planned';

/** A course alone so much later, and with every planned one that starts after it. */
const laterDays = (course: CourseView, { courses, today }: InformationAsked): readonly (readonly CourseDay[])[] => {
  const followers = courses.filter((one) => isPlanned(one) && one.startsOn > course.startsOn);
  const dayOf = (one: CourseView): CourseDay => ({ courseId: one.id, startsOn: addDays(startOf(one, today), WIDER_DAYS) });
  return [[course].map(dayOf), ...(followers.length === 0 ? [] : [[course, ...followers].map(dayOf)])];
};

const moved = (course: CourseView, moves: readonly CourseDay[]): CourseView => {
  const to = moves.find(({ courseId }) => courseId === course.id)?.startsOn;
  if (to === undefined) return course;
  return { ...course, startsOn: to, endsOn: course.endsOn === null ? null : addDays(course.endsOn, daysBetween(course.startsOn, to)) };
};

const offBoard = ({ change, plan }: Tried): Tried<ChangeOnBoard> => ({ change: { ...change, moves: [] }, plan });

/** Planned courses that do not start before all others, each with its check-ins as the cadence would then have them. */
const triedLater = (asked: InformationAsked, among: ReadonlySet<string>): readonly Tried<ChangeOnBoard>[] => {
  const start = (course: CourseView): CalendarDate => startOf(course, asked.today);
  return asked.courses
    .filter((course) => isPlanned(course) && among.has(course.id) && asked.courses.some((other) => other !== course && start(other) <= start(course)))
    .flatMap((course) => laterDays(course, asked).map((moves) => ({ course, moves })))
    .map(({ course, moves }) => {
      const { readings } = readingsOfPlan({ ...asked, courses: asked.courses.map((one) => moved(one, moves)) });
      return { change: { kind: 'wider-gap', courseId: course.id, days: WIDER_DAYS, moves }, plan: readings };
    });
};

/** Which course is over cannot be left off any more. */
const stillRuns = ({ courses }: InformationAsked, { change }: Tried): boolean => !courses.some((course) => course.id === change.courseId && isOver(course));

/**
 * What would make the effects of a plan easier to tell, the best of each kind and the most helpful first: a planned course, alone or
 * with what follows it, two weeks later, check-ins twice as often from today on, or the last four weeks without a course that allows it.
 */
export const planImprovements = (asked: InformationAsked): readonly PlanImprovement[] => {
  const { readings, first, until, courses } = readingsOfPlan(asked);
  if (until === null || until <= asked.today) return [];
  const today = daysBetween(first, asked.today);
  const { gain, courses: told } = plannedInformation(readings);
  const least = new Set(told.toSorted((a, b) => a.information - b.information).flatMap(({ courseId }, index) => (index < MOST_TRIED ? [courseId] : [])));
  const later = triedLater(asked, least);
  const left = triedWithout(readings, today).filter((one) => stillRuns(asked, one) && least.has(one.change.courseId ?? ''));
  const tried = [...later, ...[triedMore(readings, today), ...left].map(offBoard)];
  const better = gainsOf(readings, tried).filter((one) => one.gain >= LEAST_GAIN);
  return better
    .filter(({ kind }, index) => better.findIndex((other) => other.kind === kind) === index)
    .map((one) => ({
      ...one,
      offFrom: one.kind === 'off-phase' ? addDays(first, (readings.days.at(-1) ?? 0) - (one.days ?? 0) + 1) : null,
      settled: { now: settledBy(gain, courses.length), then: settledBy(gain + one.gain, courses.length) },
    }));
};
