/**
 * Fuller questionnaires beside the short check-in. Those whose wording may be shown are answered item by item; of the others
 * only the total from the clinic's licensed form is kept.
 */
export const QUESTIONNAIRE_IDS = [
  'phq9',
  'gad7',
  'pgic',
  'rmdq',
  'pain_least',
  'interference',
  'mood',
  'fatigue',
  'sleep_items',
  'quality_of_life',
  'catastrophizing',
  'fear_of_movement',
] as const;
export type QuestionnaireId = (typeof QUESTIONNAIRE_IDS)[number];

export const TOTAL_ONLY_IDS = [
  'promis_pain_interference',
  'promis_physical_function',
  'promis_sleep_disturbance',
  'isi',
  'pcs',
  'whodas12',
  'odi',
  'bpi_interference',
  'dvprs',
  'audit_c',
  'pc_ptsd5',
  'taps',
  'ort_oud',
  'comm',
] as const;
export type TotalOnlyId = (typeof TOTAL_ONLY_IDS)[number];

/** One questionnaire of a check-in. */
export interface QuestionnaireAnswers {
  readonly instrument: QuestionnaireId | TotalOnlyId;
  /** One per item, in the instrument's order; `null` = not answered. Empty where only the total may be kept. */
  readonly answers: readonly (number | null)[];
  /** The total of the licensed form; `null` where the answers give it. */
  readonly total: number | null;
}

/** As it is stored: with the version that it was answered in. */
export interface ScoredQuestionnaire extends QuestionnaireAnswers {
  readonly version: string;
  /** Derived by the instrument's own scoring, or the total that was entered; `null` = cannot be scored. */
  readonly score: number | null;
}

/** PHQ-9 item 9 (LOINC 44260-8) asks about thoughts of being better off dead; its place among the answers. */
export const PHQ9_ITEM_9 = 8;
