import type { CalendarDate, Instant } from '../dates.js';
import type { LocalText } from '../text.js';
import type { PatientPlan } from './patient-plan.js';

/** What staff make for a patient. */
export interface MakePatientPlanLink {
  /** Hours that it works; `null` = as long as the clinic's links do. */
  readonly hours: number | null;
}
/** The link is shown once: only its hash is kept. A newer one of the same plan ends it. */
export interface PatientPlanLink {
  readonly url: string;
  readonly expiresAt: Instant;
}
/** What the page of the patient asks with. */
export interface OpenPatientPlan {
  readonly token: string;
  /** `null` = not given yet. */
  readonly birthDate: CalendarDate | null;
}
export interface PatientPlanOpened {
  /** Tries of the date of birth that are left; `null` = it is not asked. */
  readonly triesLeft: number | null;
  /** `null` = the date of birth is missing or does not fit. */
  readonly plan: PatientPlan | null;
  readonly language: keyof LocalText;
  /** The plan was saved since: the clinic may have told the patient more. */
  readonly isOlder: boolean;
  /** The day on which the plan last changed; `null` = that is told only with the page. */
  readonly changedOn: CalendarDate | null;
}
export const PATIENT_PLAN_LINK = { hours: { min: 1, max: 720 } } as const;
