import type { Caution, DayRange, Grade, ModalityCategory, Pairing, RepeatLimit, Source } from '../catalogue/modality.js';
import type { CalendarDate } from '../dates.js';
import type { Adherence, FunctionOutcome, StopReason } from '../history/past-treatment.js';
import type { ConditionFlag } from '../patients/condition-flags.js';
import type { FactCode } from '../patients/facts.js';
import type { Sex, StatementTopic } from '../patients/patient.js';
import type { LocalText, YesNoUnknown } from '../text.js';
import type { CaseRules } from './case-rules.js';
import type { Aim, Closure } from './stager/request.js';

/**
 * One case, written by hand: a patient, what was tried, and a plan for the rules to judge. What is left out is not
 * known or was not asked; it is never taken for "none".
 */
export interface CaseFile {
  /** Where the schema of this file is, for editors that help with writing. */
  readonly $schema?: string;
  /** What the case shows. No rule reads it. */
  readonly title?: string;
  /** The day on which the case takes place. The rules have no clock of their own. */
  readonly today: CalendarDate;
  readonly patient?: CasePatient;
  /** What the patient tried before, and what still goes on outside this plan. */
  readonly history?: readonly CasePastTreatment[];
  /** What the patient takes now or stopped lately. */
  readonly medicines?: readonly CaseMedicine[];
  /** Dated measurements and answers. The newest on or before today counts, within the age limit of its code. */
  readonly facts?: readonly CaseFact[];
  /** What was asked, and when. A topic that is not here was not asked. */
  readonly statements?: readonly CaseStatement[];
  readonly plan: CasePlan;
  /** How the rules of this case differ from the shipped ones. */
  readonly rules?: CaseRules;
  /** Treatments that the shipped catalogue does not hold. */
  readonly catalogue?: readonly CaseModality[];
  /** How `npm run stage` is to choose the start days. */
  readonly stage?: CaseStage;
}

export interface CasePatient {
  readonly birthDate?: CalendarDate;
  /** Left out: unknown. */
  readonly sex?: Sex;
  readonly conditions?: readonly CaseCondition[];
  readonly allergies?: readonly CaseAllergy[];
  readonly checkIns?: CaseCheckIns;
  /** Mean pain of the baseline period, 0–10. @minimum 0 @maximum 10 */
  readonly baselinePain?: number;
  /** How many goals beyond less pain are recorded. Left out: none is recorded. @minimum 0 @asType integer */
  readonly goals?: number;
  /** Visits a week to which the patient agreed. Left out: not asked. @minimum 0 */
  readonly visitsPerWeek?: number;
  /** What the patient does not want: ids, categories, classes or tags of treatments. */
  readonly refusals?: readonly string[];
  /** Whether a clinician has decided that these rules may judge a patient for whom they were not written. */
  readonly scopeLifted?: boolean;
}

export interface CaseCondition {
  /** Any word that is unique in the file. */
  readonly id?: string;
  /** As the chart says it. @minLength 1 */
  readonly label: string;
  /** What it is to the rules; `[]` = reviewed, and nothing that they know. Left out: not reviewed, so rules that ask for a condition cannot be judged. */
  readonly flags?: readonly ConditionFlag[];
  /** Left out: it is active. */
  readonly active?: boolean;
}

export interface CaseAllergy {
  /** Any word that is unique in the file. */
  readonly id?: string;
  /** As the chart says it. @minLength 1 */
  readonly label: string;
  /** An ingredient, class or allergy class. Left out: not mapped, so rules about allergies cannot be judged. */
  readonly substance?: string;
  /** Left out: an allergy, the graver of the two. */
  readonly kind?: 'allergy' | 'intolerance';
}

/** Check-ins so far, as far as the baseline needs them. */
export interface CaseCheckIns {
  /** Day of the first one. */
  readonly firstOn?: CalendarDate;
  /** How many hold a pain score. @minimum 0 @asType integer */
  readonly painCount?: number;
  /** How many hold another score (interference, mood, sleep, function). @minimum 0 @asType integer */
  readonly otherCount?: number;
}

/** One thing the patient tried. Whether it was an adequate trial, and whether it failed, is judged from what is here. */
export interface CasePastTreatment {
  /** Any word that is unique in the file. */
  readonly id?: string;
  /** As the patient or the chart calls it. @minLength 1 */
  readonly label: string;
  /** Its id in the catalogue. Left out: not mapped. */
  readonly modality?: string;
  /** For a treatment that is not mapped. */
  readonly category?: ModalityCategory;
  /** For a treatment that is not mapped: what it contained. */
  readonly ingredients?: readonly string[];
  /** Body region, one word, the same as on the courses of the plan. */
  readonly region?: string;
  readonly startedOn?: CalendarDate;
  readonly endedOn?: CalendarDate;
  /** How long it was tried, when the days are not known. @minimum 0 */
  readonly lengthDays?: number;
  /** Left out: it is over. */
  readonly ongoing?: boolean;
  /** Highest daily dose, mg. @minimum 0 */
  readonly dailyMg?: number;
  /** Whether an adequate dose was reached. */
  readonly reachedAdequateDose?: YesNoUnknown;
  /** @minimum 0 @asType integer */
  readonly sessions?: number;
  readonly adherence?: Adherence;
  /** Best relief, percent. 0 is an answer. @minimum 0 @maximum 100 */
  readonly reliefPercent?: number;
  /** How long relief lasted, days. @minimum 0 */
  readonly reliefDays?: number;
  readonly functionOutcome?: FunctionOutcome;
  /** Whether it could not be tolerated. Left out: nothing of the kind is recorded. */
  readonly intolerable?: boolean;
  readonly stopReason?: StopReason;
}

export interface CaseMedicine {
  /** Any word that is unique in the file. */
  readonly id?: string;
  /** As the chart says it. @minLength 1 */
  readonly label: string;
  /** Its active ingredients; `[]` = reviewed, and nothing that the rules know. Left out: not mapped, so rules that it could concern cannot be judged. */
  readonly ingredients?: readonly string[];
  /** Daily dose, mg. @minimum 0 */
  readonly dailyMg?: number;
  /** Left out: before everything else. */
  readonly startedOn?: CalendarDate;
  /** Day of the last dose. Left out: still taken. */
  readonly stoppedOn?: CalendarDate;
}

/** A measurement has a `value` in the unit of its code, a question an `answer`. */
export interface CaseFact {
  readonly code: FactCode;
  readonly value?: number;
  readonly answer?: YesNoUnknown;
  readonly takenOn: CalendarDate;
}

export interface CaseStatement {
  readonly topic: StatementTopic;
  /** `none`: asked, and there is none. `listed`: asked, and what there is stands in this file. */
  readonly answer: 'none' | 'listed' | 'not-asked';
  readonly askedOn: CalendarDate;
}

export interface CasePlan {
  /** Whether a prescriber waived the baseline because the plan cannot wait. */
  readonly urgent?: boolean;
  readonly courses: readonly CaseCourse[];
}

/** One treatment on the plan's timeline. */
export interface CaseCourse {
  /** Any word that is unique in the file. Left out: the modality's id, numbered when it occurs again. */
  readonly id?: string;
  /** Id of a treatment in the catalogue. */
  readonly modality: string;
  /** The day it started, when it has, else the planned day. Left out: `npm run stage` is to choose it. */
  readonly startsOn?: CalendarDate;
  /** Last day. Left out: no end is planned; a procedure then takes one day. */
  readonly endsOn?: CalendarDate;
  /** Instead of the last day: how many days it takes, whenever it starts. @minimum 1 @asType integer */
  readonly lengthDays?: number;
  /** First day of an adequate dose or cadence. Left out: as the usual steps of the catalogue reach it. */
  readonly adequateOn?: CalendarDate;
  /** Highest daily dose, mg. Left out: the highest of its dose steps. @minimum 0 */
  readonly dailyMg?: number;
  /** Daily dose from which day on: the steps up, and down again. Left out: no steps are planned. */
  readonly doses?: readonly CaseDose[];
  /** @minimum 0 */
  readonly sessionsPerWeek?: number;
  /** Body region, one word. */
  readonly region?: string;
  /** Whether it has started. Left out: it is planned only. */
  readonly started?: boolean;
  /** Whether it was completed or stopped. */
  readonly over?: boolean;
  /** Id of the course that it replaces by a cross-taper. */
  readonly rotatesFrom?: string;
  /** Id of the treatment to change to when it does not work. */
  readonly backup?: string;
  /** What it will be stopped for. */
  readonly stopRule?: string;
  /** What differs from an earlier failed trial. */
  readonly changedParameter?: string;
  /** Whether the check-ins since the start show a benefit. Left out: unknown. */
  readonly benefit?: 'established' | 'not-established' | 'unknown';
  /** What check-ins told of it since it started. Left out: nothing was asked. */
  readonly reported?: CaseReport;
  /** Day of the last recorded judgement. */
  readonly assessedOn?: CalendarDate;
  /** Staging keeps its day. Left out: a course that has started, or is over, keeps its day; another is free. */
  readonly fixed?: boolean;
  /** First day on which staging may put it. */
  readonly notBefore?: CalendarDate;
  /** Last day on which staging may put it. */
  readonly notAfter?: CalendarDate;
  /** Days from today that the payer needs before it may start. @minimum 0 @asType integer */
  readonly payerLeadDays?: number;
  /** What the patient pays when it starts, cents. @minimum 0 @asType integer */
  readonly costCents?: number;
  /** Its weight in the aim of soonest relief. Left out: 1. @minimum 0 @asType integer */
  readonly priority?: number;
}

/** How the start days are to be chosen. Only `npm run stage` reads it. */
export interface CaseStage {
  /** Left out: soonest relief. */
  readonly aim?: Aim;
  /** How many days from today the last start may be away. Left out: 365. @minimum 1 @maximum 1500 @asType integer */
  readonly horizonDays?: number;
  /** When the clinic starts nothing. */
  readonly closures?: readonly CaseClosure[];
  /** Most visits a week. Left out: what the patient agreed to. @minimum 0 */
  readonly visitsPerWeek?: number;
  /** What the patient agreed to spend in any 30 days, cents. @minimum 0 @asType integer */
  readonly monthlyBudgetCents?: number;
  /** Whether courses stay as close as they can to the days that the plan gives them. */
  readonly stayClose?: boolean;
}

export interface CaseClosure {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** Left out: everything. */
  readonly what?: Closure['what'];
}

export interface CaseDose {
  /** Counted from the start of the course: 0 is its first day. @minimum 0 @asType integer */
  readonly day: number;
  /** Left out: not known. @minimum 0 */
  readonly dailyMg?: number;
}

export interface CaseReport {
  /** Mean percent of what was planned. @minimum 0 @maximum 100 */
  readonly adherencePercent?: number;
  /** Day of the last check-in, when it told of a side effect that is severe or a reason to stop. */
  readonly intolerableOn?: CalendarDate;
  /** Since when an established benefit fades at an unchanged dose. */
  readonly fadingSince?: CalendarDate;
}

/** A treatment that the shipped catalogue does not hold. A fact that is left out is not known. */
export interface CaseModality {
  /** Not the id of a shipped treatment. @minLength 1 */
  readonly id: string;
  readonly name: LocalText;
  readonly category: ModalityCategory;
  /** Drug or therapy class. Left out: a class of its own. */
  readonly class?: string;
  /** Words by which rules select it. */
  readonly tags?: readonly string[];
  /** What it gives to the body. */
  readonly ingredients?: readonly string[];
  /** Day, counted from the start, on which its usual steps reach an adequate dose or cadence. Left out: the first. @minimum 0 @asType integer */
  readonly adequateDay?: number;
  /** Minimum adequate trial, days from the adequate dose or cadence. */
  readonly trialDays?: DayRange;
  readonly assessmentDays?: readonly number[];
  /** Days after its end on which a booster session is due. */
  readonly boosterDays?: readonly number[];
  /** Sessions that an adequate trial needs. @minimum 1 @asType integer */
  readonly minSessions?: number;
  readonly flareDays?: DayRange;
  readonly effectWindowDays?: DayRange;
  readonly grade?: Grade;
  readonly repeat?: RepeatLimit;
  readonly pairing?: Pairing;
  readonly cautions?: readonly Caution[];
  /** Where its facts come from. */
  readonly source?: Source;
}
