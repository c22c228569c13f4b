import type { DoseStep, Source } from '../catalogue/modality.js';
import type { Instant } from '../dates.js';
import type { TargetMeasure } from '../plans/plan.js';

export interface TemplateStage {
  readonly name: string;
  readonly purpose: string;
}
/** A course without a patient: days count from the day on which the plan begins, and nothing says whose it was. */
export interface TemplateCourse {
  /** Names the course within the template. */
  readonly key: string;
  /** Position in the template's list of stages. */
  readonly stage: number;
  readonly modalityId: string;
  /** 0 = the day on which the plan begins. */
  readonly startDay: number;
  /** `null` = ongoing. */
  readonly lengthDays: number | null;
  readonly steps: readonly DoseStep[];
  readonly sessionsPerWeek: number | null;
  readonly target: TargetMeasure;
  readonly successCriterion: string;
  readonly backupModalityId: string | null;
  readonly stopRule: string;
  readonly homePractice: string;
  /** The key of the course that it takes over from by a cross-taper. */
  readonly rotatesFrom: string | null;
}
export interface TemplateDocument {
  readonly stages: readonly TemplateStage[];
  readonly courses: readonly TemplateCourse[];
}
/** An order set: what a plan of this kind usually begins with. It is put on a board, judged there, and signed with the plan. */
export interface NewTemplate {
  readonly name: string;
  /** For whom it is, and for whom not. */
  readonly description: string;
  readonly document: TemplateDocument;
}
export interface TemplateView extends NewTemplate {
  readonly id: string;
  readonly version: number;
  readonly savedByName: string;
  readonly savedAt: Instant;
  /** Who retired it, or offered it again. `null` = nobody has touched it since. */
  readonly editedByName: string | null;
  readonly editedAt: Instant | null;
  /** It is offered no more; plans made from it stay as they are. */
  readonly retired: boolean;
}
/** One that comes with the product. */
export interface ShippedTemplate extends NewTemplate {
  readonly id: string;
  readonly sources: readonly Source[];
}
export interface TemplateRetirement {
  readonly retired: boolean;
}
export const TEMPLATE = {
  name: { maxLength: 120 },
  description: { maxLength: 500 },
  key: { maxLength: 40 },
  day: { max: 1100 },
} as const;
