import type { Condition, Pairing, RepeatLimit, Source } from '../catalogue/modality.js';
import type { CalendarDate } from '../dates.js';
import type { FactCode } from '../patients/facts.js';
import type { LocalText } from '../text.js';
import type { Severity } from './finding.js';

/**
 * Which treatments a rule speaks of. The words of a treatment are its modality id, category, class, tags and
 * ingredients; the words of a medicine are its ingredients and their classes.
 */
export interface Selector {
  /** At least one of these words; empty = every treatment. */
  readonly any: readonly string[];
  /** All of these words as well. */
  readonly all?: readonly string[];
  /** None of these words. */
  readonly none?: readonly string[];
}

/** One side of an exclusion. */
export interface Party extends Selector {
  readonly from: 'course' | 'medicine' | 'either';
  /** Days after the last dose during which it still counts. */
  readonly washoutDays?: number;
  /** Counts only above this daily dose, mg; an unknown dose is unknown. */
  readonly dailyMgOver?: number;
  /** Counts only when it runs for more than so many days; without a planned end it does. */
  readonly longerThanDays?: number;
  /** Counts only before it has started, and not earlier than so many days ahead: what is asked shortly before. */
  readonly startsWithinDays?: number;
  /** The statement that makes its absence known; `medicines` when left out. */
  readonly topic?: 'medicines' | 'anticoagulants';
}

/** Two things are alike when they give an ingredient in common, or are one modality: anywhere, or at one body region. */
export const LIKENESSES = ['ingredient', 'modality', 'modality-at-region'] as const;
export type Likeness = (typeof LIKENESSES)[number];

/** What must exist before a treatment starts. */
export interface Need {
  readonly what: LocalText;
  readonly of: Selector;
  readonly count: number;
  /** What makes two of them two, when more than one is needed: any two treatments, or two categories. */
  readonly distinct?: 'category';
  /** The start must come at least so many days after the start of what is needed. */
  readonly lagDays: number;
  /** Established benefit of what is needed ends the wait early. */
  readonly orBenefit: boolean;
  /** Days between the needed treatments themselves, when `count` is more than one. */
  readonly apartDays: number;
  /** Relief in percent that a past treatment must have given; `null` = any adequate trial counts. */
  readonly reliefPercent: number | null;
  readonly sameRegion: boolean;
}

/** What a plan as a whole needs, or must not be. */
export type Composition =
  | {
      readonly need: 'baseline';
      readonly subject: Selector;
      readonly minDays: number;
      readonly painRecords: number;
      readonly otherRecords: number;
      readonly painPerWeek: number;
    }
  | { readonly need: 'goal'; readonly atLeast: number; readonly subject: Selector }
  | {
      readonly need: 'company';
      /** Only plans that are nothing but this category; `null` = any single category. */
      readonly only: string | null;
      readonly categories: number;
      readonly longerThanDays: number;
      readonly when: { readonly painAtLeast: number } | { readonly resistantAtLeast: number };
      /** Current medicines that count as pain treatment. */
      readonly medicines: Selector;
    }
  | { readonly need: 'told-when-resistant'; readonly strictAtLeast: number }
  | { readonly need: 'stop-rule'; readonly grades: readonly string[] }
  | { readonly need: 'better-first'; readonly grades: readonly string[]; readonly better: readonly string[]; readonly categories: number }
  | { readonly need: 'horizon'; readonly fromDays: number; readonly toDays: number }
  | { readonly need: 'not-past' }
  | { readonly need: 'not-refused' };

/** Parameters by kind; a new kind is added only when data cannot say it with these. */
export interface RuleParameters {
  readonly scope: { readonly outOfScope: Condition; readonly needsBirthDate: boolean };
  /** The cautions that each catalogue entry carries. */
  readonly caution: { readonly subject: Selector };
  readonly requires: { readonly subject: Selector; readonly needs: readonly Need[]; readonly unlessHistory: Selector | null };
  /** At most `max` new starts in any `days` days; `bundle`: a procedure and its paired rehabilitation are one start. */
  readonly spacing: { readonly subject: Selector; readonly windows: readonly { readonly max: number; readonly days: number }[]; readonly bundle: boolean };
  /**
   * `covered`: the planned length holds the adequate trial. `decision`: a judgement is due `graceDays` after it.
   * `clear-of-flare`: no judgement falls into an expected early worsening. `undisturbed`: nor within `graceDays` of a
   * recorded upset. `followed`: at the judgement it was taken or done to `least` percent. `lasting`: its benefit does not
   * fade. `boosted`: of the booster sessions after its end fewer than `least` are missed, `graceDays` around their days
   * allowed. `kept-up`: its sessions are not more than `graceDays` apart.
   */
  readonly trial: {
    readonly subject: Selector;
    readonly expect: 'covered' | 'decision' | 'clear-of-flare' | 'undisturbed' | 'followed' | 'lasting' | 'boosted' | 'kept-up';
    readonly graceDays: number;
    readonly least?: number;
  };
  /**
   * Dose reductions. `alone`: nothing new starts within `days` of a step down. `slow`: in any `days` days the dose falls
   * by at most `percent`.
   */
  readonly taper: {
    readonly subject: Selector;
    readonly expect: 'alone' | 'slow';
    readonly days: number;
    readonly percent: number;
    readonly when: Condition | null;
  };
  /** `partner`: rehabilitation in the window. `apart`: the partner starts too close for the effects to be told apart. */
  readonly pairing: { readonly subject: Selector; readonly window: Pairing | 'modality'; readonly expect: 'partner' | 'apart'; readonly apartDays: number };
  readonly exclusion: {
    readonly parties: readonly Party[];
    readonly when: Condition | null;
    /** What makes two things two: different ingredients, different classes, or only different rows. */
    readonly distinct: 'ingredient' | 'class' | 'row';
    /** What two things must have in common to be the same thing twice; left out = nothing. Goes with `distinct: 'row'`. */
    readonly alike?: Likeness;
    /** Severity when one course replaces the other by a cross-taper. */
    readonly rotation: Severity | null;
    /** One finding for everything that matches, instead of one for each combination. */
    readonly grouped: boolean;
    /** Match the treatment's own words with what is recorded of the patient. */
    readonly recorded: 'allergy' | 'intolerance' | null;
    readonly askPrescriber: boolean;
  };
  readonly repeat: { readonly subject: Selector; readonly limit: RepeatLimit | 'modality'; readonly expect: 'limit' | 'worked' };
  /** `failures`: how many; `forgottenAfterDays`: an older failure may be tried again. */
  readonly history: {
    readonly subject: Selector;
    readonly expect: 'not-failed' | 'class-not-failed' | 'trial-known' | 'tolerated';
    readonly failures: number;
    readonly forgottenAfterDays: number | null;
  };
  readonly composition: Composition;
  readonly capacity: { readonly subject: Selector; readonly perWeek: number | 'agreed' };
  /**
   * A sum over all that acts on one day, with a limit: daily doses by ingredient times its weight. A dose that is not
   * known leaves the sum incomplete, never smaller.
   */
  readonly budget: {
    readonly subject: Selector;
    /** How much one mg of an ingredient counts; a subject with none of them counts by a dose that is not known. */
    readonly weights: Readonly<Record<string, number>>;
    /** `mg`: as it is; `mg-per-kg`: by the newest body weight. */
    readonly unit: 'mg' | 'mg-per-kg';
    readonly max: number;
    /** What is added up, as it reads after a number. */
    readonly sumOf: LocalText;
    /** Only treatments of the plan, or what is taken as well. */
    readonly from: 'course' | 'either';
    /** How many must come together before a dose that is not known is asked for. */
    readonly atLeast: number;
    readonly when: Condition | null;
  };
  /** A measurement that should be there, no older than `withinDays`, when the treatment starts. */
  readonly monitoring: { readonly subject: Selector; readonly fact: FactCode; readonly withinDays: number; readonly when: Condition | null };
}

export type RuleKind = keyof RuleParameters;
export const RULE_KINDS = [
  'scope',
  'caution',
  'requires',
  'spacing',
  'trial',
  'taper',
  'pairing',
  'exclusion',
  'repeat',
  'history',
  'composition',
  'capacity',
  'budget',
  'monitoring',
] as const satisfies readonly RuleKind[];

/** What every row carries, whatever its kind. */
export interface RuleRow {
  /** Of this row; stable, e.g. `DDI-02/escalated`. */
  readonly id: string;
  /** Of the rule; several rows may share it, and the most severe that fires is the finding. */
  readonly ruleId: string;
  /** Other rule ids that this rule says as well; they are traced with it. */
  readonly covers: readonly string[];
  readonly severity: Severity;
  /** Why it matters, in a sentence. */
  readonly rationale: LocalText;
  readonly source: Source;
  readonly enabled: boolean;
  /** First and last day on which it is in force; `null` = no limit. */
  readonly effectiveFrom: CalendarDate | null;
  readonly effectiveTo: CalendarDate | null;
}

/** A rule of one kind. */
export type RuleOf<Kind extends RuleKind> = RuleRow & { readonly kind: Kind; readonly parameters: RuleParameters[Kind] };

/** A rule is data: adding a kind breaks the build until the checks and the sentences know it. */
export type Rule = { readonly [Kind in RuleKind]: RuleOf<Kind> }[RuleKind];

/** Switched on, and in force on the day. */
export const inForce = ({ enabled, effectiveFrom, effectiveTo }: RuleRow, today: CalendarDate): boolean =>
  enabled && (effectiveFrom === null || effectiveFrom <= today) && (effectiveTo === null || effectiveTo >= today);

/** The rows in use, as the server hands them out. */
export interface RuleSetView {
  readonly version: number;
  readonly rules: readonly Rule[];
}
