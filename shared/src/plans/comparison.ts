import type { CalendarDate } from '../dates.js';
import type { Severity } from '../sequencing/finding.js';
import type { PlanInformation } from './plan-information.js';

/** The day on which a course would start. */
export interface CourseDay {
  readonly courseId: string;
  readonly startsOn: CalendarDate;
}

/** Other days for the courses of one plan; a course that is not named, or has started, keeps the day it has. */
export interface Alternative {
  readonly name: string;
  readonly starts: readonly CourseDay[];
}

/** What the patient pays when a course starts, cents. */
export interface CourseCost {
  readonly courseId: string;
  readonly cents: number;
}

export interface ComparisonWishes {
  /** One to three. */
  readonly alternatives: readonly Alternative[];
  /** A planned course that is not named makes the cost of every month unknown. */
  readonly costs: readonly CourseCost[];
}

/** What all courses that start in a month cost the patient together. */
export interface MonthCost {
  /** `YYYY-MM` */
  readonly month: string;
  readonly cents: number;
}

/** One alternative in figures. Courses that are over count nowhere. */
export interface AlternativeFigures {
  readonly name: string;
  /**
   * The earliest day, today or later, on which a course may first be judged: start, days to the adequate dose, and its
   * adequate trial (`judgement-days.ts`). Earlier nobody can know of relief. `null` = no course states such a day.
   */
  readonly firstReliefOn: CalendarDate | null;
  /**
   * Days from today to the start of a planned course, on average over those courses: what the aim "soonest relief" makes
   * small (`null` = none is planned). It can be best where `firstReliefOn` is not: a course with a long trial may go first.
   */
  readonly meanWaitDays: number | null;
  /** The day on which the last course starts: from then on the whole plan runs. `null` = there is no course. */
  readonly fullPlanOn: CalendarDate | null;
  readonly findings: Readonly<Record<Severity, number>>;
  /** Rules that a missing datum leaves open. */
  readonly notEvaluable: number;
  /** What check-ins, made and planned, will tell of each course and pair. */
  readonly information: PlanInformation;
  /** In the busiest week from any start on, counted as the rule on visits counts them. */
  readonly peakVisitsPerWeek: number;
  /** Months in which a planned course starts, by what was given; `null` = the cost of one of them is not known. */
  readonly costPerMonth: readonly MonthCost[] | null;
  /** Appointments that judge courses from today on, first and later ones; days at most a week apart share one. */
  readonly reviewsNeeded: number;
}

/** A course whose day is not the same in all alternatives; days in their order. */
export interface CourseDays {
  readonly courseId: string;
  readonly startsOn: readonly CalendarDate[];
}

export interface Comparison {
  readonly alternatives: readonly AlternativeFigures[];
  readonly differences: readonly CourseDays[];
}

/** A comparison and what it was worked out for. */
export interface ComparisonView extends Comparison {
  readonly planId: string;
  readonly planVersion: number;
  readonly ruleSetVersion: number;
  readonly engineVersion: string;
  readonly today: CalendarDate;
}

export const COMPARISON = { alternatives: { maxItems: 3 }, name: { maxLength: 80 } } as const;
