import type { Quote } from '../coverage/quote.js';
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

export interface ComparisonWishes {
  /** One to three. */
  readonly alternatives: readonly Alternative[];
}

/** What an alternative costs the patient. */
export type AlternativeCost = Pick<Quote, 'months' | 'total' | 'from' | 'until'>;

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
  /** From today on, by calendar month and in all; `null` = the clinic's terms were not read. */
  readonly cost: AlternativeCost | null;
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
