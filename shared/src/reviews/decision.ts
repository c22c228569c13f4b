import type { CalendarDate, Instant } from '../dates.js';
import type { Accepting, Board, PlanView } from '../plans/plan.js';
import type { FieldProblem } from '../problem.js';
import type { CourseEvidence } from './evidence.js';

/** What may be decided of a course at a review; `add` is about the plan as a whole. */
export const DECISION_KINDS = ['continue', 'adjust', 'rotate', 'taper', 'stop', 'add'] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];
export const REVIEW_DECISION = { rationale: { minLength: 3, maxLength: 500 }, words: { maxLength: 1000 }, most: 40 } as const;

/** One decision. Going on as planned needs no reason; everything else does. */
export interface CourseDecision {
  /** `null` = the plan as a whole. */
  readonly courseId: string | null;
  readonly kind: DecisionKind;
  readonly rationale: string;
}
/** A course that ends with this review, today. */
export interface CourseEnding {
  readonly courseId: string;
  readonly learned: string;
}
/** What the patient is told, as the clinician has it. */
export interface PatientWords {
  readonly en: string;
  readonly es: string;
}
/** A review with its decisions: stored at once with the plan that follows from them, or not at all. */
export interface NewReviewDecision extends Accepting {
  /** Due reviews of the plan that took place with it; may be empty. */
  readonly reviewIds: readonly string[];
  /** One a course at most, and one at least in all. */
  readonly decisions: readonly CourseDecision[];
  /** One for each decision to stop. */
  readonly endings: readonly CourseEnding[];
  /** The plan that follows; `null` = it stays as it is. */
  readonly board: Board | null;
  /** By when the front desk is asked to book another look; `null` = as the plan calls for it. */
  readonly nextOn: CalendarDate | null;
  readonly words: PatientWords;
}

/** The same as kept: with what was known at that moment. Never changed. */
export interface ReviewDecision {
  readonly id: string;
  readonly planId: string;
  readonly on: CalendarDate;
  readonly at: Instant;
  readonly byName: string;
  /** The plan version that was looked at, and the one that followed. */
  readonly versions: { readonly before: number; readonly after: number };
  readonly reviewIds: readonly string[];
  readonly decisions: readonly DecidedCourse[];
  readonly nextOn: CalendarDate | null;
  readonly words: PatientWords;
}
export interface DecidedCourse extends CourseDecision {
  /** The treatment, as it was called then; of the plan as a whole, empty. */
  readonly name: string;
  /** `null` = about the plan as a whole, or it had not started. */
  readonly evidence: CourseEvidence | null;
}

const repeated = (ids: readonly (string | null)[]): boolean => new Set(ids).size < ids.length;

const subjectProblem = ({ courseId, kind }: CourseDecision, { courses }: PlanView): string | null => {
  if (courseId === null) return kind === 'add' ? null : 'This is decided of a course';
  const course = courses.find(({ id }) => id === courseId);
  if (course === undefined) return 'This course is not on the plan';
  return course.state === 'active' ? null : 'Only a course that runs can be reviewed';
};

const decisionProblem = (decision: CourseDecision, plan: PlanView): string | null => {
  const { kind, rationale } = decision;
  return subjectProblem(decision, plan) ?? (kind !== 'continue' && rationale.trim().length < REVIEW_DECISION.rationale.minLength ? 'Say why' : null);
};

/** What may not be stored, by field; empty = nothing is wrong. */
export const decisionProblems = (input: NewReviewDecision, plan: PlanView, today: CalendarDate): readonly FieldProblem[] => {
  const stopped = input.decisions.filter(({ kind }) => kind === 'stop').map(({ courseId }) => courseId);
  const ended = input.endings.map(({ courseId }) => courseId);
  const each = input.decisions.flatMap((decision, index) => {
    const message = decisionProblem(decision, plan);
    return message === null ? [] : [{ path: `decisions.${index}`, message }];
  });
  return [
    ...(input.decisions.length === 0 ? [{ path: 'decisions', message: 'Decide something of one course at least' }] : []),
    ...(repeated(input.decisions.map(({ courseId }) => courseId)) ? [{ path: 'decisions', message: 'A course is decided of once' }] : []),
    ...each,
    ...(JSON.stringify(stopped.toSorted()) === JSON.stringify(ended.toSorted())
      ? []
      : [{ path: 'endings', message: 'Every course that is stopped has its ending, and no other' }]),
    ...(input.nextOn !== null && input.nextOn < today ? [{ path: 'nextOn', message: 'Not in the past' }] : []),
  ];
};

/** Day of the last decision about a course; `null` = none yet. */
export const lastDecisionOn = (decisions: readonly Pick<ReviewDecision, 'on' | 'decisions'>[], courseId: string): CalendarDate | null =>
  decisions.reduce<CalendarDate | null>(
    (last, { on, decisions: made }) => (made.some((one) => one.courseId === courseId) && (last === null || on > last) ? on : last),
    null,
  );
