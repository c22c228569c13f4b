import type { DoseStep, Modality } from '../catalogue/modality.js';
import { addDays, daysBetween, laterOf, type CalendarDate } from '../dates.js';
import { addCourse, changeCourse, courseOf, moveCourses } from '../plans/board.js';
import { defaultStage } from '../plans/default-stage.js';
import { suggestedCriterion } from '../plans/suggestions.js';
import type { Board, CourseDraft, CourseView, PlanView } from '../plans/plan.js';

/** New starts stay so far apart that one can tell what helps (SEQ-03). */
export const SPACING_DAYS = 28;
/** Where no source states a taper: how long the old treatment of a rotation overlaps with the new one. */
const OVERLAP_DAYS = 14;

const startOf = ({ startedOn, startsOn }: CourseView): CalendarDate => startedOn ?? startsOn;

/** The first day from today on that lies 28 days after the last start that was recorded. */
export const firstFreeDay = ({ courses }: PlanView, today: CalendarDate): CalendarDate =>
  courses.filter(({ state }) => state !== 'planned').reduce((day, course) => laterOf(day, addDays(startOf(course), SPACING_DAYS)), today);

/** Starts that are still to come move back together, so far that the first of them is 28 days after `day`: their own gaps stay. */
const makeRoom = (board: Board, plan: PlanView, day: CalendarDate): Board => {
  const recorded = new Set(plan.courses.filter(({ state }) => state !== 'planned').map(({ id }) => id));
  const coming = board.courses.filter(({ id, startsOn }) => !recorded.has(id) && startsOn >= day);
  const [first] = coming.map(({ startsOn }) => startsOn).toSorted();
  const short = first === undefined ? 0 : SPACING_DAYS - daysBetween(day, first);
  return short <= 0 ? board : moveCourses(board, Object.fromEntries(coming.map(({ id, startsOn }) => [id, addDays(startsOn, short)])));
};

/** Steps up to `day`; what was planned for later is given up. */
const untilDay = (steps: readonly DoseStep[], day: number): readonly DoseStep[] => steps.filter((step) => step.day < day);

/** A change of dose or cadence that can be chosen. */
export interface Adjustment {
  readonly label: string;
  readonly direction: 'up' | 'down';
  readonly step: DoseStep;
}

const stepNow = ({ steps }: CourseDraft, day: number): DoseStep | undefined => steps.findLast((step) => step.day <= day) ?? steps[0];

const doses = ({ steps }: CourseDraft, modality: Modality): readonly number[] =>
  [...new Set([...steps, ...modality.defaultSteps].flatMap(({ dailyMg }) => (dailyMg === null ? [] : [dailyMg])))].toSorted((a, b) => a - b);

const stepOf = (day: number, text: string, values: Pick<DoseStep, 'dailyMg' | 'perWeek'>): DoseStep => ({
  day,
  text,
  ...values,
  holdRule: null,
  adequate: true,
});

/**
 * The next dose or cadence up and down from what is taken or done now: doses of the course and of the catalogue, or one session a
 * week more or fewer. Empty where neither is known; nothing is invented.
 */
export const adjustmentsOf = (course: CourseView, modality: Modality, today: CalendarDate): readonly Adjustment[] => {
  const day = Math.max(1, daysBetween(startOf(course), today));
  const now = stepNow(course, day);
  const mg = now?.dailyMg ?? null;
  if (mg !== null) {
    const ladder = doses(course, modality);
    const [up, down] = [ladder.find((dose) => dose > mg), ladder.findLast((dose) => dose < mg)];
    const to = (dose: number | undefined, direction: Adjustment['direction']): readonly Adjustment[] =>
      dose === undefined
        ? []
        : [{ label: `${dose} mg a day (now ${mg} mg)`, direction, step: stepOf(day, `${dose} mg a day`, { dailyMg: dose, perWeek: null }) }];
    return [...to(up, 'up'), ...to(down, 'down')];
  }
  const weekly = now?.perWeek ?? course.sessionsPerWeek;
  if (weekly === null) return [];
  const times = (n: number, direction: Adjustment['direction']): readonly Adjustment[] =>
    n < 1 || n > 14 ? [] : [{ label: `${n} a week (now ${weekly})`, direction, step: stepOf(day, `${n} a week`, { dailyMg: null, perWeek: n }) }];
  return [...times(weekly + 1, 'up'), ...times(weekly - 1, 'down')];
};

/** The board with that step from today on; later steps that were planned go. */
export const adjusted = (board: Board, courseId: string, { step }: Adjustment): Board =>
  changeCourse(board, courseId, (course) => ({
    ...course,
    steps: [...untilDay(course.steps, step.day), step],
    sessionsPerWeek: step.perWeek ?? course.sessionsPerWeek,
  }));

/** The board with a course that comes to its end from today on: by the catalogue's taper, else over `overlap` days. */
const comingOff = (board: Board, course: CourseView, modality: Modality, at: { readonly today: CalendarDate; readonly overlap: number }): Board => {
  const since = Math.max(1, daysBetween(startOf(course), at.today));
  const taper = (modality.taper ?? []).map((step) => ({ ...step, day: since + step.day }));
  const lastDay = taper.at(-1)?.day ?? since + at.overlap;
  return changeCourse(board, course.id, (draft) => ({
    ...draft,
    steps: taper.length === 0 ? draft.steps : [...untilDay(draft.steps, since), ...taper],
    endsOn: addDays(startOf(course), lastDay),
  }));
};

/** The plan as recorded, on a day. */
export interface AsOf {
  readonly plan: PlanView;
  readonly today: CalendarDate;
}

/** The board with a course tapered from today on. Where the catalogue states no taper it ends after two weeks, its steps as they are. */
export const tapered = (board: Board, course: CourseView, modality: Modality, today: CalendarDate): Board =>
  comingOff(board, course, modality, { today, overlap: OVERLAP_DAYS });

export interface Added {
  readonly modality: Modality;
  /** Of the new course. */
  readonly id: string;
  readonly responsibleId: string | null;
}

const withNew = (board: Board, { modality, id, responsibleId }: Added, more: Pick<CourseDraft, 'startsOn'> & Partial<CourseDraft>): Board => {
  const stageId = defaultStage(board, modality, more.startsOn);
  if (stageId === null) return board;
  const course = { ...courseOf(modality, { id, stageId, startsOn: more.startsOn }), responsibleId, ...more };
  return addCourse(board, { ...course, successCriterion: suggestedCriterion(course, modality) });
};

/**
 * The board with a course replaced from today on: the new one begins, the old one is tapered off beside it (a medicine) or ends
 * today; starts to come move back.
 */
export const rotated = (board: Board, { plan, today }: AsOf, old: { readonly course: CourseView; readonly modality: Modality }, to: Added): Board => {
  const medicine = old.modality.category === 'medication';
  const without = comingOff(board, old.course, old.modality, { today, overlap: medicine ? OVERLAP_DAYS : 0 });
  const { target, region } = old.course;
  return withNew(makeRoom(without, plan, today), to, { startsOn: today, rotatesFromId: medicine ? old.course.id : null, target, region });
};

/** The board with one more course on the first day that lies 28 days after the last start; starts to come move back. */
export const complemented = (board: Board, { plan, today }: AsOf, added: Added): Board => {
  const day = firstFreeDay(plan, today);
  return withNew(makeRoom(board, plan, day), added, { startsOn: day });
};
