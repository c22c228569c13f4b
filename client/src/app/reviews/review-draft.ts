import type { CatalogueEntry } from '@stagewell/shared/catalogue/modality';
import type { CalendarDate } from '@stagewell/shared/dates';
import { boardOf } from '@stagewell/shared/plans/board';
import type { Board, CourseView, PlanView } from '@stagewell/shared/plans/plan';
import { type CourseDecision, type DecisionKind, type NewReviewDecision, type PatientWords, REVIEW_DECISION } from '@stagewell/shared/reviews/decision';
import type { ToldDecision } from '@stagewell/shared/reviews/patient-words';
import { type BothNames, namesIn } from '../plans/impact-words';
import { adjusted, adjustmentsOf, complemented, rotated, tapered } from '@stagewell/shared/reviews/restage';

/** What is chosen for one course, as it is typed; nothing is preselected. */
export interface Choice {
  readonly kind: DecisionKind;
  readonly rationale: string;
  /** Of an adjustment: its label. */
  readonly adjustment: string | null;
  /** Of a rotation: what replaces it. */
  readonly toId: string | null;
  /** Of a stop: what was learned. */
  readonly learned: string;
  /** Of a course that a rotation brings. */
  readonly newId: string;
}
/** A course that is added to the plan. */
export interface Addition {
  readonly modalityId: string;
  readonly rationale: string;
  readonly newId: string;
}
export interface Decided {
  /** By course id. */
  readonly choices: ReadonlyMap<string, Choice>;
  readonly addition: Addition | null;
}
/** What the decisions are made on. */
export interface Basis {
  readonly plan: PlanView;
  readonly catalogue: ReadonlyMap<string, CatalogueEntry>;
  readonly today: CalendarDate;
  /** Who decides answers for what is new. */
  readonly me: string | null;
}

export const NOTHING: Decided = { choices: new Map(), addition: null };

interface Changing {
  readonly course: CourseView;
  readonly modality: CatalogueEntry;
  readonly choice: Choice;
  readonly basis: Basis;
}
type Change = (board: Board, changing: Changing) => Board;

const adjust: Change = (board, { course, modality, choice, basis }) => {
  const found = adjustmentsOf(course, modality, basis.today).find(({ label }) => label === choice.adjustment);
  return found === undefined ? board : adjusted(board, course.id, found);
};
const rotate: Change = (board, { course, modality, choice, basis }) => {
  const to = basis.catalogue.get(choice.toId ?? '');
  return to === undefined
    ? board
    : rotated(board, basis, { course, modality }, { modality: to, id: choice.newId, responsibleId: course.responsibleId ?? basis.me });
};
const taper: Change = (board, { course, modality, basis }) => tapered(board, course, modality, basis.today);
/** Going on changes nothing, and a stop is a record, not a plan. */
const CHANGES: Readonly<Partial<Record<DecisionKind, Change>>> = { adjust, rotate, taper };

const changed = (board: Board, course: CourseView, choice: Choice, basis: Basis): Board => {
  const modality = basis.catalogue.get(course.modalityId);
  return modality === undefined ? board : (CHANGES[choice.kind]?.(board, { course, modality, choice, basis }) ?? board);
};

/** The plan that follows from what is decided; `null` = it stays as it is. */
export const boardAfter = ({ choices, addition }: Decided, basis: Basis): Board | null => {
  const { plan, catalogue, today, me } = basis;
  const before = boardOf(plan);
  const after = plan.courses.reduce((board, course) => {
    const choice = choices.get(course.id);
    return choice === undefined ? board : changed(board, course, choice, basis);
  }, before);
  const modality = addition === null ? undefined : catalogue.get(addition.modalityId);
  const whole = addition === null || modality === undefined ? after : complemented(after, { plan, today }, { modality, id: addition.newId, responsibleId: me });
  return whole === before ? null : whole;
};

const tooShort = (rationale: string): boolean => rationale.trim().length < REVIEW_DECISION.rationale.minLength;

/** What is still missing before it can be stored, in words; empty = nothing. */
export const missingIn = ({ choices, addition }: Decided, names: ReadonlyMap<string, string>): readonly string[] => {
  const of = (id: string): string => names.get(id) ?? id;
  return [
    ...(choices.size === 0 && addition === null ? ['Decide something of one course at least.'] : []),
    ...[...choices].flatMap(([id, choice]) => [
      ...(choice.kind !== 'continue' && tooShort(choice.rationale) ? [`${of(id)}: say why.`] : []),
      ...(choice.kind === 'rotate' && choice.toId === null ? [`${of(id)}: choose what replaces it.`] : []),
      ...(choice.kind === 'adjust' && choice.adjustment === null ? [`${of(id)}: choose the new dose or cadence.`] : []),
    ]),
    ...(addition !== null && addition.modalityId === '' ? ['Choose what is added.'] : []),
    ...(addition !== null && tooShort(addition.rationale) ? ['Say why it is added.'] : []),
  ];
};

const decisionsOf = ({ choices, addition }: Decided): readonly CourseDecision[] => [
  ...[...choices].map(([courseId, { kind, rationale }]) => ({ courseId, kind, rationale })),
  ...(addition === null ? [] : [{ courseId: null, kind: 'add' as const, rationale: addition.rationale }]),
];

/** What is sent. */
export const sentOf = (
  decided: Decided,
  basis: Basis,
  more: { readonly reviewIds: readonly string[]; readonly nextOn: CalendarDate | null; readonly words: PatientWords },
): NewReviewDecision => ({
  ...more,
  decisions: decisionsOf(decided),
  endings: [...decided.choices].flatMap(([courseId, { kind, learned }]) => (kind === 'stop' ? [{ courseId, learned }] : [])),
  board: boardAfter(decided, basis),
});

/** The same as far as the patient is told of it. */
export const toldOf = ({ choices, addition }: Decided, { plan, catalogue }: Basis): readonly ToldDecision[] => {
  const named = (modalityId: string) => catalogue.get(modalityId)?.name ?? { en: modalityId, es: modalityId };
  return [
    ...[...choices].flatMap(([courseId, { kind, toId }]) => {
      const course = plan.courses.find(({ id }) => id === courseId);
      return course === undefined ? [] : [{ kind, name: named(course.modalityId), to: toId === null ? null : named(toId) }];
    }),
    ...(addition === null || addition.modalityId === '' ? [] : [{ kind: 'add' as const, name: named(addition.modalityId), to: null }]),
  ];
};

/** Treatments by course, of the plan and of what follows from the decisions. */
export const namesOf = (decided: Decided, basis: Basis): BothNames => {
  const { plan, catalogue } = basis;
  const courses = [...plan.courses, ...(boardAfter(decided, basis) ?? boardOf(plan)).courses];
  const names = namesIn(courses, catalogue);
  return { was: names, is: names };
};
