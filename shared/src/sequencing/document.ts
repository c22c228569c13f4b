import type { CalendarDate } from '../dates.js';
import type { Caution, DayRange, Grade, ModalityCategory, Pairing, RepeatLimit } from '../catalogue/modality.js';
import type { ConditionFlag } from '../patients/condition-flags.js';
import type { FactCode } from '../patients/facts.js';
import type { LocalText, YesNoUnknown } from '../text.js';

/** What the rules may know of a modality; taken from the catalogue by `traitsOf`. */
export interface ModalityTraits {
  readonly id: string;
  readonly name: string;
  /** The name in both languages, for sentences; `name` stands for both when it is left out. */
  readonly names?: LocalText;
  readonly category: ModalityCategory;
  readonly class: string;
  readonly tags: readonly string[];
  readonly ingredients: readonly string[];
  readonly trialDays: DayRange | null;
  readonly assessmentDays: readonly number[];
  readonly flareDays: DayRange | null;
  readonly effectWindowDays: DayRange | null;
  readonly minSessions: number | null;
  readonly grade: Grade | null;
  readonly repeat: RepeatLimit | null;
  readonly pairing: Pairing | null;
  readonly cautions: readonly Caution[];
  /** Days after the end on which a booster session is due; absent = none. */
  readonly boosterDays?: readonly number[];
}

/** What check-ins reported of a course since it started. */
export interface CourseReport {
  /** Mean percent of what was planned; `null` = never answered. */
  readonly adherencePercent: number | null;
  /** Day of the last check-in, when it told of a side effect that is severe or a reason to stop. */
  readonly intolerableOn: CalendarDate | null;
  /** Since when an established benefit fades at an unchanged dose. */
  readonly fadingSince: CalendarDate | null;
}

/** A course as the rules see it. */
export interface CourseInput {
  readonly id: string;
  readonly modality: ModalityTraits;
  /** Actual start when started, else planned. */
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate | null;
  /** First day of an adequate dose or cadence. */
  readonly adequateOn: CalendarDate;
  readonly dailyMg: number | null;
  readonly sessionsPerWeek: number | null;
  readonly region: string | null;
  readonly started: boolean;
  readonly over: boolean;
  readonly rotatesFromId: string | null;
  readonly backup: ModalityTraits | null;
  readonly stopRule: string;
  readonly changedParameter: string;
  /** Established benefit since the start, when check-ins can tell: percent change of the target (negative = better). */
  readonly benefit: 'established' | 'not-established' | 'unknown';
  /** Day of the last recorded judgement (continue, adjust, rotate, stop, add); absent or `null` = none yet. */
  readonly assessedOn?: CalendarDate | null;
  /** Dose steps by day, oldest first; absent = not planned. */
  readonly doses?: readonly { readonly on: CalendarDate; readonly dailyMg: number | null }[];
  /** Absent = it has not started, or nothing was asked. */
  readonly reported?: CourseReport;
}

/** A past treatment as the rules see it, already judged by `history/judge.ts`. */
export interface HistoryInput {
  readonly id: string;
  readonly label: string;
  readonly modality: ModalityTraits | null;
  readonly category: ModalityCategory | null;
  readonly class: string | null;
  readonly ingredients: readonly string[];
  readonly region: string | null;
  readonly startedOn: CalendarDate | null;
  readonly endedOn: CalendarDate | null;
  readonly ongoing: boolean;
  readonly adequacy: 'adequate' | 'inadequate' | 'unknown';
  readonly outcome: 'success' | 'partial' | 'failure' | 'intolerance' | 'unknown';
  readonly reliefPercent: number | null;
  readonly reliefDays: number | null;
}

/** A medicine; `null` traits = not mapped, so every rule that could concern it is not evaluable. */
export interface MedicineInput {
  readonly id: string;
  readonly label: string;
  readonly ingredients: readonly string[] | null;
  /** Classes and tags of the ingredients (`opioid`, `benzodiazepine`, `anticoagulant`, `serotonergic`, …). */
  readonly classes: readonly string[];
  readonly dailyMg: number | null;
  readonly startedOn: CalendarDate | null;
  readonly stoppedOn: CalendarDate | null;
}

export interface PatientInput {
  readonly birthDate: CalendarDate | null;
  readonly sex: 'female' | 'male' | 'other' | 'unknown';
  readonly conditions: readonly { readonly id: string; readonly label: string; readonly flags: readonly ConditionFlag[] | null; readonly active: boolean }[];
  readonly allergies: readonly { readonly id: string; readonly label: string; readonly substance: string | null; readonly kind: 'allergy' | 'intolerance' }[];
  readonly medicines: readonly MedicineInput[];
  readonly facts: readonly { readonly code: FactCode; readonly value: number | null; readonly answer: YesNoUnknown | null; readonly takenOn: CalendarDate }[];
  /** Dated statements; a topic never asked is absent. */
  readonly statements: readonly { readonly topic: string; readonly answer: 'none' | 'listed' | 'not-asked'; readonly askedOn: CalendarDate }[];
  /** Check-ins so far: what SEQ-01 counts. */
  readonly checkIns: { readonly firstOn: CalendarDate | null; readonly painCount: number; readonly otherCount: number };
  readonly baselinePain: number | null;
  readonly treatmentResistant: { readonly strict: number; readonly lenient: number };
  readonly goals: number;
  readonly visitsPerWeek: number | null;
  readonly refusals: readonly string[];
  /** A signed decision that lifts the scope gate for this patient. */
  readonly scopeLifted: boolean;
}

export interface PlanInput {
  readonly courses: readonly CourseInput[];
  readonly urgent: boolean;
}

/** The one document that rules see; the headless commands read the same. */
export interface SequencingDocument {
  readonly today: CalendarDate;
  readonly patient: PatientInput;
  readonly history: readonly HistoryInput[];
  readonly plan: PlanInput;
}
