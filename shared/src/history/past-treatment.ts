import type { CalendarDate } from '../dates.js';
import type { ModalityCategory } from '../catalogue/modality.js';
import type { Recorded } from '../patients/patient.js';

/** Why a treatment ended. */
export const STOP_REASONS = [
  'did-not-help',
  'side-effects',
  'wore-off',
  'cost-or-coverage',
  'access',
  'finished',
  'patient-choice',
  'safety',
  'other',
  'unknown',
] as const;
export type StopReason = (typeof STOP_REASONS)[number];
export const ADHERENCES = ['as-prescribed', 'partly', 'hardly', 'unknown'] as const;
export type Adherence = (typeof ADHERENCES)[number];
export const FUNCTIONS = ['better', 'same', 'worse', 'unknown'] as const;
export type FunctionOutcome = (typeof FUNCTIONS)[number];

/** One thing the patient tried. Empty = not known yet; nothing is assumed. */
export interface NewPastTreatment {
  /** What the patient or chart calls it. */
  readonly label: string;
  /** Catalogue id, or `null` while unmapped. */
  readonly modalityId: string | null;
  readonly category: ModalityCategory | null;
  readonly ingredients: readonly string[];
  readonly doseText: string;
  readonly dailyMg: number | null;
  readonly sessions: number | null;
  readonly region: string | null;
  readonly startedOn: CalendarDate | null;
  readonly endedOn: CalendarDate | null;
  /** Length when the dates are not known, days. */
  readonly lengthDays: number | null;
  readonly ongoing: boolean;
  /** Best relief, percent 0–100. Zero is an answer; `null` is not. */
  readonly reliefPercent: number | null;
  /** How long relief lasted, days. */
  readonly reliefDays: number | null;
  readonly functionOutcome: FunctionOutcome;
  readonly adherence: Adherence;
  readonly reachedAdequateDose: 'yes' | 'no' | 'unknown';
  readonly sideEffects: string;
  readonly intolerable: boolean;
  readonly stopReason: StopReason | null;
  /** Imported rows wait here until a clinician completes them. */
  readonly toBeCompleted: boolean;
  readonly note: string;
}
/** A past treatment of which nothing is known yet. */
export const UNKNOWN_PAST_TREATMENT: NewPastTreatment = {
  label: '',
  modalityId: null,
  category: null,
  ingredients: [],
  doseText: '',
  dailyMg: null,
  sessions: null,
  region: null,
  startedOn: null,
  endedOn: null,
  lengthDays: null,
  ongoing: false,
  reliefPercent: null,
  reliefDays: null,
  functionOutcome: 'unknown',
  adherence: 'unknown',
  reachedAdequateDose: 'unknown',
  sideEffects: '',
  intolerable: false,
  stopReason: null,
  toBeCompleted: false,
  note: '',
};
export interface PastTreatmentView extends NewPastTreatment, Recorded {}
