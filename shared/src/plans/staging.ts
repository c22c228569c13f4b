import type { CalendarDate } from '../dates.js';
import type { Aim, Closure, StageResult } from '../sequencing/stager/request.js';
import type { StagedInformation } from './staged-information.js';

/** How far the person who stages lets one planned course move. A course without a wish is free. */
export interface CourseWish {
  readonly courseId: string;
  /** It keeps the day it has. */
  readonly fixed: boolean;
  /** First and last day on which it may start; `null` = no such bound. */
  readonly notBefore: CalendarDate | null;
  readonly notAfter: CalendarDate | null;
  /** Weight in the aim "soonest relief"; 1 = as any other. */
  readonly priority: number;
  /** Days from today that the payer needs before it may start; `null` = as the clinic's terms and the authorisations say. */
  readonly payerLeadDays: number | null;
  /** What the patient pays when it starts, cents, and nothing later; `null` = as it is quoted. */
  readonly costCents: number | null;
}

/** What "Stage for me" is asked. The server adds the chart, the plan as it is stored, and the clinic's rules. */
export interface StagingWishes {
  readonly aim: Aim;
  /** The last day on which a course may start; `null` = `usualHorizon`. */
  readonly horizon: CalendarDate | null;
  readonly courses: readonly CourseWish[];
  readonly closures: readonly Closure[];
  /** `null` = what the patient agreed to, as the chart says. */
  readonly visitsPerWeek: number | null;
  /** What the patient agreed to spend in any 30 days, cents; `null` = as the chart says. */
  readonly monthlyBudgetCents: number | null;
  /** Milliseconds after which the best so far is answered with its gap; `null` = `STAGING.timeLimitMs.usual`. */
  readonly timeLimitMs: number | null;
}

/** One course that has not started: the day it has, the day it would get, and how many days later that is. */
export interface CourseMove {
  readonly courseId: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** Negative = earlier; 0 = it stays. */
  readonly days: number;
}

/** New days for a plan, and what they were worked out for. Nothing is stored: they hold when they are saved. */
export interface StagingView {
  readonly planId: string;
  readonly planVersion: number;
  readonly ruleSetVersion: number;
  readonly engineVersion: string;
  readonly today: CalendarDate;
  readonly horizon: CalendarDate;
  readonly result: StageResult;
  /** Against the days of this version of the plan; empty when there are no new days. */
  readonly difference: readonly CourseMove[];
  /** What check-ins will tell on the days of this version and on the new ones: reported, whatever the aim, and no part of it. */
  readonly information: StagedInformation;
}

export const STAGING = {
  timeLimitMs: { min: 100, usual: 2_000, max: 10_000 },
  /** Days after today. */
  horizonDays: { max: 730 },
  priority: { min: 1, max: 9 },
  payerLeadDays: { max: 365 },
  costCents: { max: 100_000_000 },
  closures: { maxItems: 50 },
  visitsPerWeek: { max: 14 },
} as const;
