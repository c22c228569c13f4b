import type { CrisisOutcome } from './crisis-outcome.js';
import type { CalendarDate, Instant } from '../dates.js';
import type { QuestionnaireAnswers, ScoredQuestionnaire } from './questionnaire.js';

/** PHQ-4 answers 0–3 in order: interest, low mood, nervous, worrying; `null` = not answered. */
export type Phq4Items = readonly [number | null, number | null, number | null, number | null];

export const SIDE_EFFECT_SEVERITIES = ['mild', 'moderate', 'severe'] as const;
export type SideEffectSeverity = (typeof SIDE_EFFECT_SEVERITIES)[number];

/** Red flags asked on every check-in; ids are stable, texts live in `instruments.ts`. */
export const RED_FLAGS = [
  'saddle-numbness',
  'bladder-bowel-change',
  'both-legs-weak',
  'new-weakness',
  'fever',
  'severe-back-pain-with-deficit',
  'postural-headache',
  'thunderclap-headache',
  'chest-pain',
  'fainting',
  'allergic-reaction',
  'seizure',
  'mouth-tingling-ringing',
  'hard-to-wake',
  'breathing-slow',
  'thoughts-of-suicide',
  'black-stool-or-blood',
  'jaundice',
  'severe-rash',
  'serotonin-signs',
  'eye-pain-halos',
  'weight-loss',
  'night-pain',
  'injury',
  'hallucinations',
  'bladder-pain',
  'craving',
] as const;
export type RedFlag = (typeof RED_FLAGS)[number];

/** What a patient reports at one moment. Zero is a score; `null` is "not answered". */
export interface RecordCheckIn {
  readonly takenOn: CalendarDate;
  readonly pegPain: number | null;
  readonly pegEnjoyment: number | null;
  readonly pegActivity: number | null;
  readonly painNow: number | null;
  readonly painWorst: number | null;
  /** 0 = best possible sleep, 10 = worst possible. */
  readonly sleep: number | null;
  /** 0 = can do everything that matters, 10 = nothing. */
  readonly function: number | null;
  readonly phq4Items: Phq4Items;
  /** Fuller questionnaires, each at most once; empty = none was given. */
  readonly questionnaires: readonly QuestionnaireAnswers[];
  readonly adherence: readonly CourseAdherence[];
  readonly sideEffects: readonly SideEffect[];
  /** `null` = the list was not asked. */
  readonly redFlags: readonly RedFlag[] | null;
  readonly note: string;
  /** Who gave the answers and how. */
  readonly enteredBy: 'staff' | 'phone' | 'kiosk' | 'clinician';
}
export interface CourseAdherence {
  readonly courseId: string;
  /** Percent of what was planned, 0–100. */ readonly percent: number | null;
}
export interface SideEffect {
  readonly courseId: string | null;
  readonly what: string;
  readonly severity: SideEffectSeverity;
  readonly wantsToStop: boolean;
}
export const CHECK_IN = {
  score: { min: 0, max: 10 },
  phq: { min: 0, max: 3 },
  note: { maxLength: 2000 },
  sideEffects: { maxItems: 20 },
  adherence: { maxItems: 60 },
  what: { maxLength: 200 },
  questionnaires: { maxItems: 26 },
  answers: { maxItems: 24 },
} as const;

/** Scores derived by `score.ts`; `null` = cannot be scored (the instrument's missing-item rule). */
export interface Scores {
  readonly peg: number | null;
  readonly phq2: number | null;
  readonly gad2: number | null;
  readonly phq4: number | null;
}
export interface CheckInView extends Omit<RecordCheckIn, 'enteredBy' | 'questionnaires'>, Scores {
  readonly id: string;
  readonly questionnaires: readonly ScoredQuestionnaire[];
  readonly source: 'staff' | 'phone' | 'kiosk' | 'clinician' | 'patient-link' | 'import';
  /** The request it answers and the day it was asked for; `null` = nobody had asked. */
  readonly requestId: string | null;
  readonly dueOn: CalendarDate | null;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
}
/** What the recording answers: never a dead end. A scheduler gets `checkIn: null` (write-only). */
export interface CheckInRecorded {
  readonly id: string;
  readonly checkIn: CheckInView | null;
  readonly triggers: readonly Trigger[];
}
/** A safety trigger that fired. */
export interface Trigger {
  readonly id: string;
  readonly priority: 'stat' | 'same-day' | 'within-24h' | 'within-2d' | 'within-3d';
  readonly what: string;
  readonly action: string;
}
export interface TaskView {
  readonly id: string;
  readonly patientId: string;
  readonly patientName: string;
  readonly kind: 'safety';
  readonly triggerId: string;
  readonly priority: Trigger['priority'];
  readonly what: string;
  readonly action: string;
  readonly state: 'open' | 'done';
  readonly openedAt: Instant;
  readonly dueAt: Instant;
  /** When it was found past its deadline; `null` = it was not. */
  readonly escalatedAt: Instant | null;
  readonly doneBy: string | null;
  readonly outcome: string;
  readonly version: number;
}
export interface CloseTask {
  readonly outcome: string;
  /** Needed for the suicidal item, whose closing has a form of its own; left out for all others. */
  readonly crisis?: CrisisOutcome | null;
}
