import type { CalendarDate } from '../../dates.js';
import type { LocalText } from '../../text.js';
import type { SequencingDocument } from '../document.js';

/** What a patient pays so many days after the start of a course. */
export interface DayCharge {
  readonly day: number;
  readonly cents: number;
}

/** How far a planned course may move. `fixed`: it stays; otherwise only its bounds hold it. */
export interface CourseFreedom {
  readonly fixed?: boolean;
  readonly notBefore?: CalendarDate | null;
  readonly notAfter?: CalendarDate | null;
  /** Days from today that the payer needs before it may start. */
  readonly payerLeadDays?: number;
  /** What it costs the patient when it starts, cents. */
  readonly costCents?: number;
  /** What it costs the patient later on, and on its first day beside `costCents`: days from its start, and cents. */
  readonly charges?: readonly DayCharge[];
  /** Weight in the aim "soonest relief"; a whole number, 1 when left out. */
  readonly priority?: number;
}

/** Days on which the clinic starts nothing, or does no procedures. */
export interface Closure {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly what: 'everything' | 'procedures';
  /** Why, as the clinic wrote it. */
  readonly reason?: string;
}

export const AIMS = ['soonest-relief', 'clearest-attribution', 'lightest-burden'] as const;
export type Aim = (typeof AIMS)[number];

/** What is to be staged. The courses' present days stand for courses that are fixed; the others get new ones. */
export interface StageRequest {
  readonly document: SequencingDocument;
  /** By course id; a course that is not named is free. */
  readonly freedom: Readonly<Record<string, CourseFreedom>>;
  /** The last day on which a course may start. */
  readonly horizon: CalendarDate;
  readonly closures: readonly Closure[];
  /** Overrides what the patient's chart says. */
  readonly visitsPerWeek?: number | null;
  /** What the patient agreed to spend in any 30 days, cents. */
  readonly monthlyBudgetCents?: number | null;
  readonly aim: Aim;
  /** Start days to stay close to, by course id; a course that is not named counts as not moved. */
  readonly baseline?: Readonly<Record<string, CalendarDate>> | null;
}

export interface StageOptions {
  /** Asked now and then; the caller knows the clock. True = stop with the best so far. */
  readonly shouldStop?: () => boolean;
  /** Nodes after which the search stops; none when left out. */
  readonly maxNodes?: number;
}

/** What the patient agreed to spend, where a rule is named. */
export const BUDGET = 'BUDGET';

/** What a schedule costs, most important first. */
export interface StageCost {
  readonly blocks: number;
  /** 1 = some 30 days cost the patient more than was agreed. It weighs more than all warnings and less than any block. */
  readonly overBudget: number;
  /** Warnings weigh 10, hints 1. */
  readonly warnings: number;
  readonly moved: number;
  readonly movedDays: number;
  /** The aim's own figure: weighted days, closeness, or visits and cents. */
  readonly aim: number;
  /** Sum of start days, from today. */
  readonly earliest: number;
}

export type Level = keyof StageCost;

/** Which level is not proven, and by how much: (cost − bound) / cost. */
export interface Gap {
  readonly level: Level;
  readonly cost: number;
  readonly bound: number;
  readonly share: number;
}

/** What holds a course where it is. */
export type Reason =
  | { readonly kind: 'bound'; readonly bound: BoundKind; readonly courseId: string; readonly day: CalendarDate }
  | { readonly kind: 'rule'; readonly ruleId: string; readonly courseIds: readonly string[] }
  | { readonly kind: 'aim'; readonly aim: Aim | 'stability' };

export type BoundKind = 'today' | 'not-before' | 'not-after' | 'payer-lead' | 'horizon' | 'closure' | 'fixed';

export interface Why {
  readonly courseId: string;
  readonly startsOn: CalendarDate;
  /** The last earlier day on which the bounds would have let it start; `null` = there is none. */
  readonly earlier: CalendarDate | null;
  /** What that day would break or cost, or the bound that keeps it from being earlier. */
  readonly reasons: readonly Reason[];
  readonly text: LocalText;
}

/** A set of bounds and rules that cannot hold together; without any one of them the rest can. */
export interface Conflict {
  readonly parts: readonly Reason[];
  readonly text: LocalText;
}

/** The bounds to move, fewest days in all, so that a schedule without avoidable blocks exists. */
export interface Relaxation {
  readonly days: number;
  readonly moves: readonly { readonly courseId: string; readonly bound: BoundKind; readonly to: CalendarDate }[];
}

/** What the new days cost the patient in the dearest 30 days, against what was agreed. */
export interface BudgetOutcome {
  readonly limitCents: number;
  readonly peakCents: number;
  /** First of those 30 days, and the courses that are paid in them. */
  readonly from: CalendarDate;
  readonly courseIds: readonly string[];
  readonly within: boolean;
  /** Why no days keep within it; `null` = they do. */
  readonly why: LocalText | null;
  /** Bounds to move so that days within it exist; `null` = none are needed, or none were found. */
  readonly relaxation: Relaxation | null;
}

export interface StageResult {
  /**
   * `infeasible`: the bounds cannot hold, or every schedule within them has a block that other days could avoid.
   * In the second case `starts` is the best there is.
   */
  readonly status: 'staged' | 'infeasible';
  readonly starts: Readonly<Record<string, CalendarDate>>;
  readonly cost: StageCost | null;
  readonly optimal: boolean;
  readonly gap: Gap | null;
  readonly nodes: number;
  readonly why: readonly Why[];
  readonly conflict: Conflict | null;
  readonly relaxation: Relaxation | null;
  /** `null` = no budget was agreed, or nothing that it would limit is known to cost anything. */
  readonly budget: BudgetOutcome | null;
}
