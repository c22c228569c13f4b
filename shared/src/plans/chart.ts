import type { CheckInView, TaskView } from '../check-ins/check-in.js';
import type { AuthorisationView } from '../coverage/authorisation.js';
import type { ServiceProofView } from '../coverage/terms.js';
import type { CalendarDate } from '../dates.js';
import type { GoalRatingView } from '../goals/goal-rating.js';
import type { PastTreatmentView } from '../history/past-treatment.js';
import type { LifeEventView } from '../patients/life-event.js';
import type { PatientQuestionView } from '../patients/patient-question.js';
import type {
  AllergyView,
  CareTeamMember,
  ConditionView,
  CoverageView,
  FactView,
  GoalView,
  MedicineView,
  PatientView,
  Preferences,
  StatementView,
} from '../patients/patient.js';
import type { ReviewDecision } from '../reviews/decision.js';
import type { ReviewView } from '../reviews/review.js';
import type { PlanView } from './plan.js';

/** So many check-ins a chart holds: two years of daily answers, since what is judged and drawn must be all there is. */
export const CHART_CHECK_INS = 750;

/** Everything recorded about one patient; history verdicts, findings and progress derive from it by pure functions. */
export interface Chart {
  readonly today: CalendarDate;
  readonly patient: PatientView;
  readonly careTeam: readonly CareTeamMember[];
  readonly preferences: Preferences & { readonly version: number };
  readonly scopeLift: { readonly reason: string; readonly byName: string; readonly on: CalendarDate } | null;
  readonly statements: readonly StatementView[];
  /** Life events: what happened beside the treatment. */
  readonly events: readonly LifeEventView[];
  readonly conditions: readonly ConditionView[];
  readonly allergies: readonly AllergyView[];
  readonly medicines: readonly MedicineView[];
  readonly facts: readonly FactView[];
  readonly coverages: readonly CoverageView[];
  /** Newest first. */
  readonly serviceProofs: readonly ServiceProofView[];
  /** What payers are asked before a treatment, newest first. */
  readonly authorisations: readonly AuthorisationView[];
  readonly goals: readonly GoalView[];
  /** What the patient wants to know, and what was answered. */
  readonly questions: readonly PatientQuestionView[];
  /** The last 500, oldest first. */
  readonly goalRatings: readonly GoalRatingView[];
  readonly history: readonly PastTreatmentView[];
  /** The one non-terminal plan, else the last one. */
  readonly plan: PlanView | null;
  /** What that plan calls for and is still due, by target day; none unless it runs. */
  readonly dueReviews: readonly ReviewView[];
  /** What was decided at reviews, oldest first; the last 200. */
  readonly reviewDecisions: readonly ReviewDecision[];
  readonly baseline: LockedBaseline | null;
  /** The last `CHART_CHECK_INS`, oldest first. */
  readonly checkIns: readonly CheckInView[];
  readonly tasks: readonly TaskView[];
}

/** Computed and kept when the first course starts; before that it is derived. */
export interface LockedBaseline {
  readonly planId: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly lockedOn: CalendarDate;
  readonly figures: Readonly<Record<string, { readonly mean: number; readonly sd: number | null; readonly n: number }>>;
  readonly quality: 'good' | 'short' | 'sparse' | 'flare' | 'none';
  readonly qualityReasons: readonly string[];
}
