import type { LocalText } from '../text.js';
import type { CheckWhat } from './checks.js';

/** Categories of the 2019 HHS pain-management task force. */
export const CATEGORIES = ['medication', 'restorative', 'behavioral', 'interventional', 'complementary'] as const;
export type ModalityCategory = (typeof CATEGORIES)[number];

/** A: consistent randomised evidence; B: small, short or condition-specific; C: limited or mixed; D: none credible; N: evidence of no useful benefit. */
export const GRADES = ['A', 'B', 'C', 'D', 'N'] as const;
export type Grade = (typeof GRADES)[number];

/** How far a fact was checked: against the named source, from general knowledge, from the clinic's guide, computed, or (imported codes) as received, not checked. */
export type Verification = 'verified' | 'general-knowledge' | 'guide' | 'computed' | 'corroborated' | 'received';

/** Where a fact comes from. Every default still needs a clinician's sign-off before use. */
export interface Source {
  readonly citation: string;
  readonly verification: Verification;
}

/** A fact with its source; `value: null` is shown as "not known", never guessed. */
export interface Sourced<T> {
  readonly value: T | null;
  readonly source: Source;
}

/** A number of days from–to, both included. */
export interface DayRange {
  readonly from: number;
  readonly to: number;
}

/** Onset kernel of the attribution model, in days; `plateau: null` = while taken (no decay before stop). */
export interface Kernel {
  readonly lag: number;
  readonly onset: number;
  readonly plateau: number | null;
  readonly offset: number;
}

/** Prior change in 0–10 pain, context effect included; a calibration start, not an efficacy claim. */
export interface EffectPrior {
  readonly mean: number;
  readonly sd: number;
}

/** A code of a public code system, with its verification label. */
export interface Coding {
  readonly system: 'rxnorm' | 'loinc' | 'icd-10-cm' | 'hcpcs' | 'snomed' | 'local';
  readonly code: string;
  readonly display: string;
  readonly verification: Verification;
}

/** A repeat limit of a procedure. */
export interface RepeatLimit {
  readonly minGapDays: number | null;
  /** At most `count` in any `windowDays` days. */
  readonly max: { readonly count: number; readonly windowDays: number } | null;
  readonly perRegion: boolean;
  /** Percent relief of the last one that a repeat requires, for at least `minDays`. */
  readonly onlyIfRelief: { readonly percent: number; readonly minDays: number } | null;
}

/** When a partner (by tag) must start after a procedure, and until when its sessions must be done. */
export interface Pairing {
  readonly partnerTags: readonly string[];
  readonly startFrom: number;
  readonly startTo: number;
  readonly windowEnd: number | null;
  readonly minSessions: number | null;
}

/** A machine-checkable caution. `when` is an expression over patient facts (see `sequencing/document.ts`). */
export interface Caution {
  readonly severity: 'block' | 'warn' | 'inform';
  readonly when: Condition;
  readonly text: LocalText;
  readonly source: Source;
}

/**
 * A condition on the patient: all, any, not, or one test. Codes: conditions are `ConditionFlag`s, medicines are
 * ingredient ids, classes or tags, facts are `FactCode`s, allergies are ingredient ids or allergy classes.
 */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly condition: string }
  | { readonly medicine: string; readonly washoutDays?: number }
  | { readonly allergy: string }
  | { readonly device: string }
  | { readonly fact: string; readonly op: '<' | '<=' | '>' | '>=' | '='; readonly value: number | string; readonly maxAgeDays?: number }
  | { readonly age: { readonly from?: number; readonly to?: number } };

/** Dose or cadence over time: `day` counts from the course's start. */
export interface DoseStep {
  readonly day: number;
  readonly text: string;
  /** Daily dose in mg where that is meaningful. */
  readonly dailyMg: number | null;
  /** Sessions a week where that is meaningful. */
  readonly perWeek: number | null;
  /** When to hold or step back. */
  readonly holdRule: string | null;
  /** Whether this step is an adequate dose or cadence: the trial counts from the first such step. */
  readonly adequate: boolean;
}

/**
 * Something that is looked at on certain days of a course, counted from its first day: by the clinic (a blood test, a call),
 * or asked of the patient in a check-in.
 */
export interface CourseCheck {
  readonly what: CheckWhat;
  /** First, best and last day; `null` = the sources name no day, and none is guessed: shown, never scheduled. */
  readonly on: { readonly from: number; readonly target: number; readonly to: number } | null;
  /** Again so many days later, and so on while the course acts; `null` = once. */
  readonly every: number | null;
  /** Whom it concerns, in words; `null` = everybody. It is asked of all, and waived by somebody who knows. */
  readonly onlyIf: LocalText | null;
}

/** One entry of the treatment catalogue. Ids are stable words, e.g. `duloxetine`, `pt_exercise`, `esi`. */
export interface Modality {
  readonly id: string;
  readonly name: LocalText;
  readonly category: ModalityCategory;
  /** Drug or therapy class, e.g. `snri`, `nsaid`, `exercise`, `epidural-steroid`. */
  readonly class: string;
  /** Selectors of rules: `procedure`, `rehab`, `foundation`, `psychological`, `medication-optimisation`, `exercise`, `steroid`, `serotonergic`, `cns-depressant`, `opioid`, `neuraxial`, `fluoroscopy`, `diagnostic`, `ablation`, `infusion`, … */
  readonly tags: readonly string[];
  /** Ingredient ids that the modality gives (medicines, injections, infusions). */
  readonly ingredients: readonly string[];
  readonly mechanism: Sourced<string>;
  readonly delivery: Sourced<string>;
  readonly defaultSteps: readonly DoseStep[];
  /** Steps of coming off it, where a source states how long; `day` counts from the first day of the taper. */
  readonly taper?: readonly DoseStep[];
  /** What the patient does between sessions, where a source states it. */
  readonly homePractice?: Sourced<string>;
  /** Usual planned length of a course, days; `null` = ongoing or a single day. */
  readonly usualLengthDays: number | null;
  readonly onsetDays: Sourced<DayRange>;
  /** Minimum adequate trial, days from the adequate dose or cadence. */
  readonly trialDays: Sourced<DayRange>;
  /** Days after start on which it is judged (a procedure may have two). */
  readonly assessmentDays: readonly number[];
  /** Sessions that an adequate trial needs. */
  readonly minSessions: number | null;
  /** How long relief lasts, days; `null` inside = while continued. */
  readonly effectWindowDays: Sourced<DayRange>;
  /** Expected early worsening, days after start, not judged. */
  readonly flareDays: Sourced<DayRange>;
  readonly kernel: Sourced<Kernel>;
  readonly prior: Sourced<EffectPrior>;
  readonly benefit: Sourced<string>;
  readonly grade: Sourced<Grade>;
  readonly sideEffects: readonly Sourced<LocalText>[];
  readonly monitoring: Sourced<string>;
  /** What `monitoring` means by the day, as far as the sources say; left out = not known. */
  readonly checks?: Sourced<readonly CourseCheck[]>;
  readonly cautions: readonly Caution[];
  readonly repeat: Sourced<RepeatLimit>;
  readonly pairing: Sourced<Pairing>;
  readonly boosterDays: readonly number[];
  readonly pairsWith: readonly string[];
  readonly codes: readonly Coding[];
  readonly plain: { readonly involves: LocalText; readonly expect: LocalText; readonly wont: LocalText; readonly source: Source };
  /** Where the clinic's guide and the evidence differ: both are shown. */
  readonly guideDiffers: readonly { readonly guide: string; readonly evidence: string; readonly source: Source }[];
  readonly reviewStatus: 'needs-clinical-review' | 'reviewed';
}

/** The row of the catalogue list. */
export interface CatalogueEntry extends Modality {
  /** True when this clinic keeps its own copy. */
  readonly clinicCopy: boolean;
  readonly version: number;
}
