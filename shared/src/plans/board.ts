import type { Modality } from '../catalogue/modality.js';
import { addDays, daysBetween, laterOf, type CalendarDate } from '../dates.js';
import type { FieldProblem } from '../problem.js';
import type { Board, CourseDraft, CourseView, PlanView, StageDraft } from './plan.js';
import { suggestedCriterion } from './suggestions.js';

/** The editable part of a plan. */
export const boardOf = (plan: PlanView): Board => ({
  title: plan.title,
  stages: plan.stages,
  courses: plan.courses.map(draftOf),
  urgentReason: plan.urgentReason,
});

/** A course as a version keeps it: home practice came later than the first versions. */
type KeptCourse = Omit<CourseView, 'homePractice'> & Partial<Pick<CourseView, 'homePractice'>>;

const draftOf = ({ state: _, startedOn: __, endedOn: ___, stopReason: ____, learned: _____, ...draft }: KeptCourse): CourseDraft => ({
  ...draft,
  homePractice: draft.homePractice ?? '',
});

/** Courses that have a recorded start: their first day and treatment cannot be changed any more. */
export const startedIn = ({ courses }: Pick<PlanView, 'courses'>): ReadonlySet<string> =>
  new Set(courses.filter(({ state }) => state !== 'planned').map(({ id }) => id));

/** The board with a course put to another first day; its length stays. */
export const moveCourse = (board: Board, courseId: string, startsOn: CalendarDate): Board => changeCourse(board, courseId, (course) => moved(course, startsOn));

/** A course that stays where it is stays the same object: nothing has to be drawn anew for it. */
const moved = (course: CourseDraft, startsOn: CalendarDate): CourseDraft =>
  startsOn === course.startsOn
    ? course
    : { ...course, startsOn, endsOn: course.endsOn === null ? null : addDays(course.endsOn, daysBetween(course.startsOn, startsOn)) };

/** The board with several courses put to other first days, by course id; courses that are not named stay. */
export const moveCourses = (board: Board, starts: Readonly<Record<string, CalendarDate>>): Board => ({
  ...board,
  courses: board.courses.map((course) => moved(course, starts[course.id] ?? course.startsOn)),
});

/** The board with one course changed by `change`. */
export const changeCourse = (board: Board, courseId: string, change: (course: CourseDraft) => CourseDraft): Board => ({
  ...board,
  courses: board.courses.map((course) => (course.id === courseId ? change(course) : course)),
});

/** The board without a course; nobody rotates from it any more. */
export const removeCourse = (board: Board, courseId: string): Board => ({
  ...board,
  courses: board.courses.filter(({ id }) => id !== courseId).map((course) => (course.rotatesFromId === courseId ? { ...course, rotatesFromId: null } : course)),
});

/** A new course of a modality with the catalogue's usual dose steps, length, home practice and success criterion. */
export const courseOf = (modality: Modality, at: { readonly id: string; readonly stageId: string; readonly startsOn: CalendarDate }): CourseDraft => {
  const course = bareCourse(modality, at);
  return { ...course, successCriterion: suggestedCriterion(course, modality) };
};

const bareCourse = (modality: Modality, at: Parameters<typeof courseOf>[1]): CourseDraft => ({
  ...at,
  modalityId: modality.id,
  endsOn: modality.usualLengthDays === null ? null : addDays(at.startsOn, Math.max(0, modality.usualLengthDays - 1)),
  steps: modality.defaultSteps,
  sessionsPerWeek: modality.defaultSteps.find(({ perWeek }) => perWeek !== null)?.perWeek ?? null,
  region: null,
  target: modality.category === 'behavioral' ? 'phq4' : 'peg',
  successCriterion: '',
  backupModalityId: null,
  stopRule: '',
  responsibleId: null,
  rotatesFromId: null,
  homePractice: modality.homePractice?.value ?? '',
  changedParameter: '',
  note: '',
});

/** The board with one more course. */
export const addCourse = (board: Board, course: CourseDraft): Board => ({ ...board, courses: [...board.courses, course] });

/** The board with one more stage at its end. */
export const addStage = (board: Board, stage: Omit<StageDraft, 'position'>): Board => ({
  ...board,
  stages: [...board.stages, { ...stage, position: board.stages.length }],
});

/** What may not be saved, whatever the rules say: broken references, and changes to what has already started. */
export const boardProblems = (plan: PlanView, board: Board): readonly FieldProblem[] => [
  ...duplicates(board.courses.map(({ id }) => id)).map((id) => ({ path: 'courses', message: `Course ${id} stands twice on the board` })),
  ...duplicates(board.stages.map(({ id }) => id)).map((id) => ({ path: 'stages', message: `Stage ${id} stands twice on the board` })),
  ...board.courses.flatMap((course, index) => courseProblems(board, course, `courses.${index}`)),
  ...plan.courses.filter(({ state }) => state !== 'planned').flatMap((course) => startedProblems(course, board)),
];

const courseProblems = (board: Board, course: CourseDraft, path: string): readonly FieldProblem[] => [
  ...(board.stages.some(({ id }) => id === course.stageId) ? [] : [{ path: `${path}.stageId`, message: 'The stage is not on the board' }]),
  ...(course.endsOn !== null && course.endsOn < course.startsOn ? [{ path: `${path}.endsOn`, message: 'The last day lies before the first' }] : []),
  ...(course.rotatesFromId !== null && !board.courses.some(({ id }) => id === course.rotatesFromId)
    ? [{ path: `${path}.rotatesFromId`, message: 'The course it replaces is not on the board' }]
    : []),
];

const startedProblems = (started: CourseView, board: Board): readonly FieldProblem[] => {
  const index = board.courses.findIndex(({ id }) => id === started.id);
  const now = board.courses[index];
  if (!now) return [{ path: 'courses', message: 'A course that has started cannot be removed; stop it with a reason' }];
  if (now.startsOn !== started.startsOn) return [{ path: `courses.${index}.startsOn`, message: 'A course that has started cannot be moved' }];
  if (now.modalityId !== started.modalityId)
    return [{ path: `courses.${index}.modalityId`, message: 'A course that has started cannot become another treatment' }];
  return [];
};

const duplicates = (ids: readonly string[]): readonly string[] => [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];

/** First and last day that the timeline has to show. */
export const spanOf = (board: Board, today: CalendarDate): { readonly from: CalendarDate; readonly to: CalendarDate } => {
  const starts = [today, ...board.courses.map(({ startsOn }) => startsOn)].toSorted();
  const ends = board.courses.map(({ startsOn, endsOn }) => endsOn ?? addDays(startsOn, OPEN_END_DAYS));
  return { from: starts[0] ?? today, to: ends.reduce(laterOf, addDays(today, OPEN_END_DAYS)) };
};

/** How much of an ongoing course the timeline shows at least. */
const OPEN_END_DAYS = 84;
