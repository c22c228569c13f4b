import type { Modality } from '../catalogue/modality.js';
import { daysAsking } from '../check-ins/cadence.js';
import { addDays, daysBetween, laterOf, type CalendarDate } from '../dates.js';
import { attributedCourse } from '../progress/attribution/chart-question.js';
import { noiseOf, plannedInformation, type PlannedReadings } from '../progress/attribution/information.js';
import type { Legibility } from '../progress/attribution/legible.js';
import { inModel } from '../progress/attribution/outcome-scale.js';
import { courseInModel, type AttributedCourse, type AttributionQuestion } from '../progress/attribution/question.js';
import type { CourseView } from './plan.js';

/** What is known of a plan before its check-ins are made. */
export interface InformationAsked {
  /** Planned, running and past ones. */
  readonly courses: readonly CourseView[];
  readonly catalogue: ReadonlyMap<string, Modality>;
  readonly today: CalendarDate;
  /** `null` = it would become active today. */
  readonly activatedOn: CalendarDate | null;
  /** What happened so far, as attribution asks of it: readings made, courses that have started, what else moved the readings. */
  readonly soFar: AttributionQuestion;
}

/** What was assumed of a course because the catalogue does not know it. */
export type Assumed = 'onset' | 'effect';

/** How well the effect of one course will be told, whatever the answers are. */
export interface CourseTold {
  readonly courseId: string;
  /** Share of what is uncertain of its effect that the check-ins settle, 0–1. */
  readonly information: number;
  /** The strongest correlation with the effect of another course, −1–1, and which; `null` = it is alone. */
  readonly correlation: number;
  readonly mostLike: string | null;
  /** Probability that an effect as large as the minimal important difference is told from none. */
  readonly assurance: number;
  /** The smallest improvement, points of 0–10 pain, that is told from none in 4 of 5 cases; `null` = none is. */
  readonly detectable: number | null;
  readonly legibility: Legibility;
  readonly assumed: readonly Assumed[];
}

/** How far the effects of two courses cannot be told apart. */
export interface PairLikeness {
  readonly courseIds: readonly [string, string];
  /** −1–1; from 0.6 on, whatever its sign, they are only told together. */
  readonly correlation: number;
}

/** What the check-ins of a plan, made and planned, tell of its courses. */
export interface PlanInformation {
  /** Every course that is not over, by id. Diagnostic tests have no effect to tell. */
  readonly courses: readonly CourseTold[];
  /** Every pair of them. */
  readonly pairs: readonly PairLikeness[];
  /** About all effects together, nats: ½(ln|V₀| − ln|V|). */
  readonly gain: number;
  /** The same for one effect on average, as a share of what is uncertain of it, 0–1. */
  readonly settled: number;
  /** Readings made, check-ins that are still planned, and the last day on which one counts; `null` = there is no course. */
  readonly checkIns: { readonly made: number; readonly planned: number; readonly until: CalendarDate | null };
}

/** Check-ins count up to so many days after the last start (docs/attribution.md). */
export const FOLLOW_UP_DAYS = 84;
const FOREVER: CalendarDate = '9999-12-31';

/** The answers of a plan in the words of the model. */
export interface ReadingsOfPlan {
  readonly readings: PlannedReadings;
  /** Of the model: where its days count from. */
  readonly first: CalendarDate;
  readonly until: CalendarDate | null;
  readonly made: number;
  readonly courses: readonly AttributedCourse[];
}

/** What should have started and has not acts from today on at the earliest. */
export const startOf = ({ startedOn, startsOn }: CourseView, today: CalendarDate): CalendarDate => startedOn ?? laterOf(startsOn, today);
const isProcedure = ({ modalityId }: CourseView, { catalogue }: Pick<InformationAsked, 'catalogue'>): boolean =>
  catalogue.get(modalityId)?.tags.includes('procedure') === true;
const isDiagnostic = ({ modalityId }: CourseView, { catalogue }: Pick<InformationAsked, 'catalogue'>): boolean =>
  catalogue.get(modalityId)?.tags.includes('diagnostic') === true;
export const isOver = ({ state }: Pick<CourseView, 'state'>): boolean => state === 'completed' || state === 'stopped';

/** A course as if everything went as planned from now on. */
const asPlanned = (course: CourseView, asked: InformationAsked): AttributedCourse => {
  const { catalogue, soFar, today } = asked;
  const known = soFar.courses.find(({ id }) => id === course.id);
  const ahead = course.endsOn !== null && course.endsOn >= today && !isProcedure(course, asked) ? course.endsOn : null;
  if (known !== undefined) return { ...known, endedOn: known.endedOn ?? ahead };
  return attributedCourse({ ...course, startedOn: startOf(course, today), endedOn: ahead }, { catalogue, checkIns: [], today: FOREVER, fading: new Map() });
};

/** Days from today on of check-ins to come that ask for pain and interference, by the cadence of the plan. */
const plannedDays = ({ courses, catalogue, activatedOn, today }: InformationAsked, until: CalendarDate): readonly number[] => {
  const since = activatedOn === null ? 0 : daysBetween(activatedOn, today);
  const last = daysBetween(today, until);
  // The cadence looks ahead of the day it is asked on; asked on the last day it knows them all.
  const asking = daysAsking({ courses, catalogue, activatedOn: activatedOn ?? today, today: until, backPain: false }, 'peg');
  return asking.map((day) => day - since).filter((day) => day >= 0 && day <= last);
};

/** What a plan asks of the model. A course never acts on a day of which nobody reads. */
export const readingsOfPlan = (asked: InformationAsked): ReadingsOfPlan => {
  const { soFar } = asked;
  const told = asked.courses.filter((course) => !isDiagnostic(course, asked)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const until = told.length === 0 ? null : addDays(told.map((course) => startOf(course, asked.today)).reduce(laterOf), FOLLOW_UP_DAYS);
  const made = soFar.readings.map(({ on }) => daysBetween(asked.today, on));
  const fromToday = [...new Set([...made, ...(until === null ? [] : plannedDays(asked, until))])].toSorted((a, b) => a - b);
  const [start = 0] = fromToday;
  const first = addDays(asked.today, start);
  const courses = told.map((course) => asPlanned(course, asked));
  const day = (on: CalendarDate): number => daysBetween(first, on);
  const { scale, priors, events, enrolledHighOn } = soFar;
  const readings: PlannedReadings = {
    courses: courses.map((course) => courseInModel(course, priors, first)),
    events: events.map(({ id, from, to }) => ({ id, from: day(from), to: day(to) })),
    enrolledHigh: enrolledHighOn === null ? null : day(enrolledHighOn),
    days: fromToday.map((on) => on - start),
    noise: noiseOf(inModel(scale, scale.readingSd)),
    mcid: inModel(scale, scale.mcid),
  };
  return { readings, first, until, made: made.length, courses };
};

/** Share of what is uncertain of one effect, on average, that a gain in nats about so many effects settles. */
export const settledBy = (gain: number, effects: number): number => (effects === 0 ? 0 : 1 - Math.exp((-2 * gain) / effects));

const assumedOf = ({ kernel, prior }: AttributedCourse): readonly Assumed[] => [
  ...(kernel === null ? ['onset' as const] : []),
  ...(prior === null ? ['effect' as const] : []),
];

/**
 * What the check-ins made and planned tell of each course of a plan: past trials, running courses and readings made count, and
 * the planned courses as if everything went as planned. It does not depend on what the answers will be.
 */
export const informationOf = (asked: InformationAsked): PlanInformation => {
  const { readings, until, made, courses } = readingsOfPlan(asked);
  const { courses: told, pairs, gain } = plannedInformation(readings);
  const over = new Set(asked.courses.filter(isOver).map(({ id }) => id));
  return {
    courses: told.flatMap(({ courseId, information, correlation, mostLike, assurance, detectable, legibility }, index) => {
      const course = courses[index];
      if (course === undefined || over.has(courseId)) return [];
      const least = Number.isFinite(detectable) ? detectable : null;
      return [{ courseId, information, correlation, mostLike, assurance, detectable: least, legibility, assumed: assumedOf(course) }];
    }),
    pairs: pairs.filter(({ courseIds }) => !courseIds.some((id) => over.has(id))),
    gain,
    settled: settledBy(gain, courses.length),
    checkIns: { made, planned: readings.days.length - made, until },
  };
};

/** The course that is told least; `null` = there is none. */
export const toldLeast = ({ courses }: PlanInformation): CourseTold | null =>
  courses.reduce<CourseTold | null>((least, one) => (least === null || one.information < least.information ? one : least), null);
