import type { CalendarDate, Instant } from '../dates.js';
import type { Quote } from '../coverage/quote.js';
import type { DoseStep } from '../catalogue/modality.js';
import type { Decision, ReasonCode } from '../sequencing/decision-reasons.js';
import type { Evaluation, Severity } from '../sequencing/finding.js';

export const PLAN_STATES = ['draft', 'proposed', 'active', 'on-hold', 'completed', 'revoked'] as const;
export type PlanState = (typeof PLAN_STATES)[number];
export const COURSE_STATES = ['planned', 'active', 'completed', 'stopped'] as const;
export type CourseState = (typeof COURSE_STATES)[number];
export const TARGET_MEASURES = ['peg', 'pain', 'sleep', 'phq4', 'function', 'goal'] as const;
export type TargetMeasure = (typeof TARGET_MEASURES)[number];

/** One modality placed on the plan's timeline, as it is edited. Ids survive versions. */
export interface CourseDraft {
  readonly id: string;
  readonly stageId: string;
  readonly modalityId: string;
  readonly startsOn: CalendarDate;
  /** Planned last day; `null` = ongoing. */
  readonly endsOn: CalendarDate | null;
  readonly steps: readonly DoseStep[];
  /** Sessions a week; `null` for medicines. */
  readonly sessionsPerWeek: number | null;
  readonly region: string | null;
  readonly target: TargetMeasure;
  /** In words, e.g. "PEG down 30 % by day 56". */
  readonly successCriterion: string;
  /** Backup modality if it does not work. */
  readonly backupModalityId: string | null;
  /** What to stop it for; required for grade D or N. */
  readonly stopRule: string;
  readonly responsibleId: string | null;
  /** Set when this course replaces another by an overlapping cross-taper (a rotation). */
  readonly rotatesFromId: string | null;
  /** What the patient does between sessions, in words. */
  readonly homePractice: string;
  /** What differs from an earlier failed trial, when it repeats one. */
  readonly changedParameter: string;
  readonly note: string;
}
/** A course as recorded: planned and actual days are separate. */
export interface CourseView extends CourseDraft {
  readonly state: CourseState;
  readonly startedOn: CalendarDate | null;
  readonly endedOn: CalendarDate | null;
  readonly stopReason: string;
  readonly learned: string;
}
export interface StageDraft {
  readonly id: string;
  readonly name: string;
  readonly purpose: string;
  readonly position: number;
}
/** What a save of the board sends: the whole of it, with `If-Match`. */
export interface Board {
  readonly title: string;
  readonly stages: readonly StageDraft[];
  readonly courses: readonly CourseDraft[];
  /** `urgent` waives SEQ-01; it needs a reason and a prescriber's signature at activation. */
  readonly urgentReason: string;
}
/** Whoever changes a running plan sends the fingerprint of the impact they accepted; none = they have seen none. */
export interface Accepting {
  readonly accepted?: string;
}
export interface BoardSave extends Board, Accepting {}
export interface PlanView {
  readonly id: string;
  readonly patientId: string;
  readonly version: number;
  readonly state: PlanState;
  readonly title: string;
  readonly urgentReason: string;
  readonly stages: readonly StageDraft[];
  readonly courses: readonly CourseView[];
  readonly signatures: readonly SignatureView[];
  readonly snoozes: readonly SnoozeView[];
  /** The newest version that is locked; `null` = none is. */
  readonly lock: PlanLock | null;
  /** Oldest first. */
  readonly addenda: readonly AddendumView[];
  /** Whose co-signature it waits for; `null` = it waits for none. A plan that does not run yet has to be signed anew after an edit. */
  readonly coSignature: CoSignatureAsked | null;
  readonly createdOn: CalendarDate;
  readonly activatedOn: CalendarDate | null;
}
/** A version that somebody made final. */
export interface PlanLock {
  readonly version: number;
  readonly byName: string;
  readonly at: Instant;
}
/** Added to a version that is final. */
export interface AddendumView {
  readonly id: string;
  readonly version: number;
  readonly words: string;
  readonly byName: string;
  readonly on: CalendarDate;
}
/**
 * Signed by a supervised clinician: the plan becomes active only when the supervisor has signed as well. Or changed by one while it
 * runs: the change is in force, and the supervisor is asked to look at it and to sign.
 */
export interface CoSignatureAsked {
  readonly askedOf: string;
  readonly askedOfName: string;
  readonly askedBy: string;
  readonly askedByName: string;
  readonly at: Instant;
  /** It is about what was changed of a running plan, not about the plan as a whole. */
  readonly ofChange: boolean;
  /** The version that asked first; of a change, all since then is meant. */
  readonly version: number;
}
/** The supervisor's signature under what was changed of a running plan: the password again. */
export interface CoSigning {
  readonly password: string;
}
/** Locking is a signature of its own: the password again. */
export interface PlanLocking {
  readonly password: string;
}
export interface NewAddendum {
  readonly words: string;
}
/** A signed override (of a block), acknowledgement (of a warning) or acceptance (of an unknown); it dies when the fingerprint changes, and ends. */
export interface SignatureView {
  readonly id: string;
  readonly fingerprint: string;
  readonly ruleId: string;
  readonly decision: Decision;
  readonly reasonCode: ReasonCode;
  /** In words; empty when the code says it all. */
  readonly reason: string;
  /** The last day on which it counts. */
  readonly expiresOn: CalendarDate;
  readonly by: string;
  readonly byName: string;
  /** Whether whoever signed could prescribe at that moment. */
  readonly byPrescriber: boolean;
  readonly at: Instant;
  readonly planVersion: number;
  readonly withdrawn: { readonly reason: string; readonly byName: string; readonly at: Instant } | null;
}
export interface SignatureInput {
  readonly fingerprint: string;
  readonly decision: Decision;
  readonly reasonCode: ReasonCode;
  readonly reason: string;
  readonly expiresOn: CalendarDate;
}
/** Activation: signing is re-entering the password. */
export interface Activation {
  readonly password: string;
  readonly signatures: readonly SignatureInput[];
}
/** Findings of a running plan signed, or signed again before a signature ends. */
export interface SignFindings {
  readonly password: string;
  readonly signatures: readonly SignatureInput[];
}
/** A signature taken back: the finding counts as unsigned. */
export interface Withdrawal {
  readonly reason: string;
}
/** A finding that somebody put out of sight until a day; it stays on the plan and is signed like any other. */
export interface SnoozeView {
  readonly id: string;
  readonly fingerprint: string;
  readonly ruleId: string;
  readonly severity: Severity;
  /** The last day on which it stays out of sight. */
  readonly untilOn: CalendarDate;
  readonly reasonCode: ReasonCode;
  readonly reason: string;
  readonly byName: string;
  readonly at: Instant;
}
/** Findings that wait for one and the same thing are snoozed together. */
export interface NewSnooze {
  readonly fingerprints: readonly string[];
  readonly untilOn: CalendarDate;
  readonly reasonCode: ReasonCode;
  readonly reason: string;
}
export interface CourseStart extends Accepting {
  readonly startedOn: CalendarDate;
}
export interface CourseStop extends Accepting {
  readonly endedOn: CalendarDate;
  readonly reason: string;
  readonly learned: string;
  readonly completed: boolean;
}
export interface PlanTransition extends Accepting {
  readonly to: PlanState;
  readonly reason: string;
}

/** An immutable saved version. */
export interface PlanVersionRow {
  readonly version: number;
  readonly savedAt: Instant;
  readonly savedBy: string;
  readonly what: string;
  /** Who made this version final; `null` = nobody. */
  readonly lockedBy: string | null;
}
export interface PlanVersionView extends PlanVersionRow {
  readonly plan: PlanView;
  /** What the patient was told it costs, as it was worked out then; `null` = it was not. */
  readonly quote: Quote | null;
  /** What the rules found then; it offers no fixes, which are for the plan of today. */
  readonly evaluation: Evaluation;
  readonly ruleSetVersion: number;
  readonly engineVersion: string;
}
/** What the saved plan costs the patient, as it was worked out when it was saved. It never changes: another version has a quote of its own. */
export interface FrozenQuote {
  readonly planVersion: number;
  readonly quotedAt: Instant;
  readonly quotedBy: string;
  readonly quote: Quote;
}
export const PLAN = {
  title: { maxLength: 120 },
  stages: { maxItems: 12 },
  courses: { maxItems: 60 },
  text: { maxLength: 500 },
  reason: { minLength: 10, maxLength: 500 },
  snooze: { maxItems: 50 },
  addendum: { minLength: 10, maxLength: 4000 },
} as const;
/** A saved version of an earlier plan of the patient. */
export interface PlanSource {
  readonly planId: string;
  readonly version: number;
}
/** A plan begins with its title, or as a copy of an earlier one with its days moved to today. */
export interface NewPlan {
  readonly title: string;
  readonly from?: PlanSource;
}
