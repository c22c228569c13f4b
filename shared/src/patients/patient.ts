import type { CalendarDate, Instant } from '../dates.js';
import type { Coding } from '../catalogue/modality.js';
import type { GoalScale } from '../goals/goal-scale.js';
import type { YesNoUnknown } from '../text.js';
import type { ConditionFlag } from './condition-flags.js';
import type { FactCode } from './facts.js';

/** Where a row came from; an import keeps source system and source id, which makes re-import idempotent. */
export interface Provenance {
  readonly source: 'entered' | 'import';
  readonly sourceSystem: string | null;
  readonly sourceId: string | null;
  readonly recordedOn: CalendarDate;
}

/** Every recorded row: ids are UUIDv7, `version` goes back as `If-Match`. */
export interface Recorded extends Provenance {
  readonly id: string;
  readonly version: number;
}

export const SEXES = ['female', 'male', 'other', 'unknown'] as const;
export type Sex = (typeof SEXES)[number];
export const SERVICES = ['none', 'active-military', 'veteran', 'first-responder', 'not-asked'] as const;
export type ServiceStatus = (typeof SERVICES)[number];
export const LANGUAGES = ['en', 'es', 'other'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Demographics as created and edited; the same shape both ways. */
export interface NewPatient {
  readonly mrn: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly birthDate: CalendarDate | null;
  readonly sex: Sex;
  readonly language: Language;
  readonly interpreter: boolean;
  readonly phone: string;
  readonly email: string;
  readonly address: string;
  readonly serviceStatus: ServiceStatus;
}
export const PATIENT = {
  mrn: { maxLength: 40 },
  name: { maxLength: 100 },
  phone: { maxLength: 40 },
  email: { maxLength: 254 },
  address: { maxLength: 300 },
} as const;

export interface PatientView extends NewPatient, Recorded {}

/** A row of the patient list. Off the care team only name and MRN are filled. */
export interface PatientRow {
  readonly id: string;
  readonly mrn: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly onCareTeam: boolean;
  readonly birthDate: CalendarDate | null;
  readonly planStatus: string | null;
  readonly lastCheckInOn: CalendarDate | null;
  /** The chart into which this one was merged; found by a search only. `null` = it was not. */
  readonly mergedIntoId: string | null;
}
/** The chart to open for a row: the one that was kept, when it was merged. */
export const chartIdOf = ({ id, mergedIntoId }: Pick<PatientRow, 'id' | 'mergedIntoId'>): string => mergedIntoId ?? id;
export const PATIENT_SORTS = ['name', 'mrn', 'last-check-in'] as const;
export type PatientSort = (typeof PATIENT_SORTS)[number];
export const PATIENT_FILTERS = ['all', 'mine', 'no-plan', 'active-plan'] as const;
export type PatientFilter = (typeof PATIENT_FILTERS)[number];
export interface PatientPage {
  readonly rows: readonly PatientRow[];
  /** Opaque; `null` on the last page. */
  readonly next: string | null;
}

/** A condition. `flags: null` = not mapped: any rule that could concern it cannot be evaluated. */
export interface NewCondition {
  readonly label: string;
  readonly codings: readonly Coding[];
  readonly flags: readonly ConditionFlag[] | null;
  readonly onsetOn: CalendarDate | null;
  readonly status: 'active' | 'resolved';
  /** The pain condition that the plan treats. */
  readonly isPain: boolean;
  /** Body region words, e.g. `lumbar`, `left-knee`. */
  readonly region: string | null;
}
export interface ConditionView extends NewCondition, Recorded {}

export interface NewAllergy {
  readonly label: string;
  readonly codings: readonly Coding[];
  /** Ingredient id or allergy class (`sulfonamide`, `nsaid`, `amide-anaesthetic`, `contrast`); `null` = not mapped. */
  readonly substance: string | null;
  readonly kind: 'allergy' | 'intolerance';
  readonly reaction: string;
  readonly severity: 'mild' | 'moderate' | 'severe' | 'unknown';
}
export interface AllergyView extends NewAllergy, Recorded {}

/** A current (or recently stopped) medicine. `ingredients: null` = not mapped to known ingredients. */
export interface NewMedicine {
  readonly label: string;
  readonly codings: readonly Coding[];
  readonly ingredients: readonly string[] | null;
  readonly doseText: string;
  readonly dailyMg: number | null;
  readonly startedOn: CalendarDate | null;
  readonly stoppedOn: CalendarDate | null;
  readonly status: 'current' | 'stopped';
  readonly overTheCounter: boolean;
}
export interface MedicineView extends NewMedicine, Recorded {}

/** A dated measurement or answer. The newest before the day asked counts, within its age limit. */
export interface NewFact {
  readonly code: FactCode;
  readonly value: number | null;
  /** For facts that are words, e.g. pregnancy `yes` / `no` / `unknown`. */
  readonly answer: YesNoUnknown | null;
  readonly unit: string;
  readonly takenOn: CalendarDate;
}
export interface FactView extends NewFact, Recorded {}

/** What was asked and when; "none" and "not asked" are different values. */
export const STATEMENT_TOPICS = ['allergies', 'medicines', 'conditions', 'anticoagulants', 'devices', 'pregnancy'] as const;
export type StatementTopic = (typeof STATEMENT_TOPICS)[number];
export interface NewStatement {
  readonly topic: StatementTopic;
  readonly answer: 'none' | 'listed' | 'not-asked';
  readonly askedOn: CalendarDate;
}
export interface StatementView extends NewStatement, Recorded {}

/** What the patient agreed to and refuses. `null` = not asked. */
export interface Preferences {
  readonly siteId: string | null;
  /** ISO weekdays 1 (Monday) – 7. */
  readonly days: readonly number[];
  readonly visitsPerWeek: number | null;
  readonly monthlyBudgetCents: number | null;
  /** Modality ids or categories the patient does not want. */
  readonly refusals: readonly string[];
  readonly note: string;
}

export interface NewCoverage {
  readonly payer: string;
  readonly plan: string;
  readonly memberId: string;
  readonly order: number;
  readonly startsOn: CalendarDate | null;
  readonly endsOn: CalendarDate | null;
  /** What the patient still pays before the payer does, cents; `null` = not known. */
  readonly deductibleLeftCents: number | null;
  /** The day on which that was so; it counts to the end of that year. */
  readonly deductibleAsOf: CalendarDate | null;
}
export interface CoverageView extends NewCoverage, Recorded {}

/** A goal beyond "less pain", in the patient's words. */
export interface NewGoal {
  readonly text: string;
  /** Why it matters to the patient. */
  readonly value: string;
  readonly targetOn: CalendarDate | null;
  readonly status: 'active' | 'achieved' | 'dropped';
  /** How far it is reached is told on these levels; `null` = it is not scaled yet. Fixed once somebody has rated on it. */
  readonly scale: GoalScale | null;
}
export interface GoalView extends NewGoal, Recorded {}

/** The sections of a chart whose rows are created, edited and entered in error in the same way. */
export const SECTIONS = ['conditions', 'allergies', 'medicines', 'facts', 'coverages', 'goals', 'history', 'statements', 'events', 'questions'] as const;
export type Section = (typeof SECTIONS)[number];
export const RECORD = {
  label: { maxLength: 200 },
  text: { maxLength: 2000 },
  short: { maxLength: 80 },
  list: { maxItems: 50 },
  reason: { maxLength: 300 },
} as const;

export interface EnteredInError {
  readonly reason: string;
}
export interface CareTeamMember {
  readonly accountId: string;
  readonly displayName: string;
  readonly since: Instant;
  readonly reason: string;
}
/** A signed decision that the rules may judge a patient outside their usual scope. */
export interface ScopeLift {
  readonly reason: string;
  readonly password: string;
}
