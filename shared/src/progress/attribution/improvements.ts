import { plannedInformation, type PlannedInformation, type PlannedReadings } from './information.js';
import { nth } from './matrix.js';
import type { ModelCourse } from './terms.js';

/** A change of plan. */
export interface PlanChange {
  readonly kind: 'wider-gap' | 'more-check-ins' | 'off-phase';
  /** The course that is moved, or is left off for a time; `null` = it concerns the check-ins. */
  readonly courseId: string | null;
  /** Days by which it is moved, or of the time without it; `null` = check-ins twice as often. */
  readonly days: number | null;
}
/** What a change of plan would bring. */
export interface Gained {
  /** Information gained on top of the plan as it is, nats, above 0. */
  readonly gain: number;
  /** The information about the course that is told least, before and after. */
  readonly worst: { readonly now: number; readonly then: number };
}

/** A change of plan by which the check-ins would tell more. */
export interface Improvement extends PlanChange, Gained {}

/** Two weeks later, and four weeks without at the end of follow-up. */
export const WIDER_DAYS = 14;
const OFF_DAYS = 28;
/** Only what is quickly gone and quickly back can be left off for a time. */
const REVERSIBLE_OFFSET_DAYS = 14;

const worstOf = ({ courses }: PlannedInformation): number => Math.min(1, ...courses.map(({ information }) => information));

const shifted = (course: ModelCourse, days: number): ModelCourse => ({
  ...course,
  start: course.start + days,
  stop: course.stop === null ? null : course.stop + days,
  sessions: course.sessions.map((session) => session + days),
  adherence: course.adherence.map(({ from, share }) => ({ from: from + days, share })),
  fadedFrom: course.fadedFrom === null ? null : course.fadedFrom + days,
});

/** The course starts later, and so does everything after it; check-ins go on as much longer, at the pace of the last two. */
const wider = (plan: PlannedReadings, course: ModelCourse): PlannedReadings => {
  const last = plan.days.at(-1) ?? 0;
  const pace = Math.max(1, last - nth(plan.days, plan.days.length - 2));
  const more = Array.from({ length: Math.floor(WIDER_DAYS / pace) }, (_, index) => last + (index + 1) * pace);
  return {
    ...plan,
    days: [...plan.days, ...more],
    courses: plan.courses.map((one) => (one === course || one.start > course.start ? shifted(one, WIDER_DAYS) : one)),
  };
};

const denser = (plan: PlannedReadings, from: number): PlannedReadings => ({
  ...plan,
  days: plan.days.flatMap((day, index) => {
    const between = Math.round((nth(plan.days, index - 1) + day) / 2);
    return index === 0 || between < from ? [day] : [between, day];
  }),
});

const without = (plan: PlannedReadings, course: ModelCourse, stop: number): PlannedReadings => ({
  ...plan,
  courses: plan.courses.map((one) => (one === course ? { ...one, stop } : one)),
});

const mayBeLeftOff = ({ kernel, stop, sessions }: ModelCourse): boolean =>
  stop === null && sessions.length === 0 && kernel.plateau === null && kernel.offset <= REVERSIBLE_OFFSET_DAYS;

/** A change of plan, and the plan with it. */
export interface Tried<Change extends PlanChange = PlanChange> {
  readonly change: Change;
  readonly plan: PlannedReadings;
}

/** Check-ins twice as often from a day on; what was made before it stays. */
export const triedMore = (plan: PlannedReadings, from = -Infinity): Tried => ({
  change: { kind: 'more-check-ins', courseId: null, days: null },
  plan: denser(plan, from),
});

/** Four weeks without each course that allows it at the end of follow-up, not before a day. */
export const triedWithout = (plan: PlannedReadings, from = -Infinity): readonly Tried[] => {
  const stop = (plan.days.at(-1) ?? 0) - OFF_DAYS;
  return plan.courses
    .filter((course) => mayBeLeftOff(course) && stop > course.start && stop >= from)
    .map((course) => ({ change: { kind: 'off-phase', courseId: course.id, days: OFF_DAYS }, plan: without(plan, course, stop) }));
};

/** Each course that is not the first two weeks later, check-ins twice as often, or four weeks without a course that allows it. */
const usuallyTried = (plan: PlannedReadings): readonly Tried[] => {
  const [, ...others] = plan.courses.toSorted((a, b) => a.start - b.start);
  return [
    ...others.map((course): Tried => ({ change: { kind: 'wider-gap', courseId: course.id, days: WIDER_DAYS }, plan: wider(plan, course) })),
    triedMore(plan),
    ...triedWithout(plan),
  ];
};

/** What of the changes that are tried makes the effects easier to tell, the most helpful first. Nothing that would not help. */
export const gainsOf = <Change extends PlanChange>(plan: PlannedReadings, tried: readonly Tried<Change>[]): readonly (Change & Gained)[] => {
  const now = plannedInformation(plan);
  return tried
    .map(({ change, plan: changed }) => {
      const then = plannedInformation(changed);
      return { ...change, gain: then.gain - now.gain, worst: { now: worstOf(now), then: worstOf(then) } };
    })
    .filter(({ gain }) => gain > 0)
    .toSorted((a, b) => b.gain - a.gain);
};

/** The same of what is usually tried on a plan of which nothing has begun. */
export const improvementsOf = (plan: PlannedReadings): readonly Improvement[] => gainsOf(plan, usuallyTried(plan));
