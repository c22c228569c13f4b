import type { CalendarDate, Instant } from '../dates.js';
import type { ReviewMoment } from '../reviews/review.js';
import type { Severity } from '../sequencing/finding.js';
import type { LocalText } from '../text.js';
import type { Hidden, InsightFilter } from './small-numbers.js';

/** A figure over patients, drawn towards that of all groups, with its 90 % interval. */
export interface Estimate {
  /** As it was measured, before it was drawn towards the others. */
  readonly raw: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}
export interface ResponseRow {
  readonly key: string;
  readonly name: string;
  /** Each counts once, with the first course that can be told. */
  readonly patients: number;
  /** Points of 0–10, negative = better. */
  readonly change: Estimate;
  /** Share of patients who improved by at least 30 %, 0–1. */
  readonly responders: Estimate;
  /** How much of the change shown is the group's own, 0–1; the rest is what all groups share. */
  readonly own: number;
}
/** Groups side by side. What is not shown enters no figure of those that are. */
export interface ResponseTable {
  readonly rows: readonly ResponseRow[];
  /** What the rows are drawn towards; `null` = nothing is shown. */
  readonly centre: { readonly change: number; readonly responders: number } | null;
  readonly hidden: readonly { readonly key: string; readonly name: string; readonly why: Hidden }[];
}
/** Started courses that are counted nowhere above; `null` = fewer than five. */
export interface NotCounted {
  readonly tooEarly: number | null;
  readonly stoppedEarly: number | null;
  readonly fewReadings: number | null;
}
/** What the clinic's own courses would have the model assume. Offered, never used by itself. */
export interface OfferedPrior {
  readonly modalityId: string;
  readonly name: string;
  readonly patients: number;
  /** Of the mean change, points. */
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** Between patients, points; never below what the catalogue assumes. */
  readonly sd: number;
  readonly catalogue: { readonly mean: number; readonly sd: number } | null;
}
/** Days; the middle one, and the quarters below and above. */
export interface Days {
  readonly plans: number;
  readonly median: number;
  readonly lowQuarter: number;
  readonly highQuarter: number;
}
export type Guarded<T> = T | 'few' | 'none';
export interface StageTime {
  /** 1 = the first stage of a plan. */
  readonly stage: number;
  /** From the first start in it to the first start in the next. */
  readonly movedOn: Guarded<Days>;
  /** Of plans that run: since the first start in it. */
  readonly stillThere: Guarded<Days>;
}
export interface OverdueRow {
  readonly moment: ReviewMoment;
  readonly count: number;
  /** Of those, without a visit booked. */
  readonly unbooked: number;
  readonly oldestDays: number;
}
export interface Dropouts {
  /** Plans that have run for at least the silent days, and those of them without a check-in for as long. */
  readonly running: number;
  readonly silent: number;
  /** Plans that ended in the last year, and those of them whose last review was never done. */
  readonly ended: number;
  readonly withoutHorizon: number;
}
export interface ReviewerLoad {
  /** `null` = nobody is responsible. */
  readonly name: string | null;
  readonly overdue: number;
  /** Open reviews by the week of their target day, from this week on. */
  readonly weeks: readonly number[];
}
export interface OverridePattern {
  readonly ruleId: string;
  readonly rationale: LocalText | null;
  readonly severity: Severity;
  /** Plans activated in the last year in which it was found; those activated over it. */
  readonly found: number;
  readonly signed: number;
  readonly share: number;
}
export interface InsightView {
  readonly today: CalendarDate;
  /** When responses were counted; the work that waits is of now. */
  readonly countedAt: Instant;
  readonly filter: InsightFilter;
  /** What can be chosen. */
  readonly years: readonly number[];
  readonly sites: readonly { readonly id: string; readonly name: string }[];
  readonly modalities: ResponseTable;
  readonly conditions: ResponseTable;
  readonly notCounted: NotCounted;
  readonly priors: readonly OfferedPrior[];
  readonly stages: readonly StageTime[];
  readonly overdue: readonly OverdueRow[];
  readonly dropouts: Dropouts;
  /** Mondays. */
  readonly weeks: readonly CalendarDate[];
  readonly load: readonly ReviewerLoad[];
  readonly overrides: readonly OverridePattern[];
}

/**
 * `beforeDays`, `afterDays`: readings that are compared; after a first assessment day with fewer than two in that time, twice as long.
 * `responds`: share of the earlier mean. `silentDays`: a plan in maintenance asks every four weeks, so that one was missed and more.
 */
export const INSIGHT = {
  beforeDays: 28,
  afterDays: 28,
  leastReadings: 2,
  responds: 0.3,
  silentDays: 42,
  pastDays: 365,
  loadWeeks: 8,
  mostRules: 10,
  countEveryHours: 6,
} as const;

/** The pain that a plan may treat, as conditions are flagged; a patient may have several. */
export const PAIN_GROUPS = {
  'low-back-pain': 'Low back pain',
  'radicular-pain': 'Radicular pain',
  'facet-pain': 'Facet pain',
  'neuropathic-pain': 'Neuropathic pain',
  crps: 'Complex regional pain syndrome',
  osteoarthritis: 'Osteoarthritis',
  fibromyalgia: 'Fibromyalgia',
  'chronic-primary-pain': 'Chronic primary pain',
  'migraine-chronic': 'Chronic migraine',
  'trigeminal-neuralgia': 'Trigeminal neuralgia',
  'pain-face-or-scalp': 'Pain of face or scalp',
  other: 'Another pain, or not coded',
} as const;
export type PainGroup = keyof typeof PAIN_GROUPS;
export const isPainGroup = (text: unknown): text is PainGroup => typeof text === 'string' && Object.hasOwn(PAIN_GROUPS, text);
