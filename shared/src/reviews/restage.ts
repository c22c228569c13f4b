import type { DoseStep, Modality } from '../catalogue/modality.js';
import { addDays, daysBetween, laterOf, type CalendarDate } from '../dates.js';
import { addCourse, changeCourse, courseOf, moveCourses, startedIn } from '../plans/board.js';
import { defaultStage } from '../plans/default-stage.js';
import { suggestedCriterion } from '../plans/suggestions.js';
import type { Board, CourseDraft, CourseView, PlanView } from '../plans/plan.js';

/** New starts stay so far apart that one can tell what helps (SEQ-03). */
export const SPACING_DAYS = 28;
/** Where no source states a taper: how long the old treatment of a rotation overlaps with the new one. */
const OVERLAP_DAYS = 14;

/** The plan as recorded, on a day. */
export interface AsOf {
  readonly plan: PlanView;
  readonly today: CalendarDate;
}

const startOf = ({ startedOn, startsOn }: CourseView): CalendarDate => startedOn ?? startsOn;

/** Courses that this review brings to the board; they begin where it put them. */
const broughtTo = ({ courses }: Board, plan: PlanView): readonly CourseDraft[] => {
  const known = new Set(plan.courses.map(({ id }) => id));
  return courses.filter(({ id }) => !known.has(id));
};
/** 28 days after the last course that this review brings, today at the earliest. */
const afterBrought = (board: Board, { plan, today }: AsOf): CalendarDate =>
  broughtTo(board, plan).reduce((day, { startsOn }) => laterOf(day, addDays(startsOn, SPACING_DAYS)), today);

/**
 * The first day from today on that lies 28 days after every start before it: those recorded, those this review brings, and those
 * to come that are sooner than they allow.
 */
export const firstFreeDay = (board: Board, { plan, today }: AsOf): CalendarDate => {
  const begun = plan.courses.filter(({ state }) => state !== 'planned').map(startOf);
  const earliest = begun.reduce((day, start) => laterOf(day, addDays(start, SPACING_DAYS)), afterBrought(board, { plan, today }));
  const recorded = startedIn(plan);
  const coming = board.courses.filter(({ id, startsOn }) => !recorded.has(id) && startsOn >= today).map(({ startsOn }) => startsOn);
  return coming.toSorted().reduce((day, start) => (start < day ? laterOf(day, addDays(start, SPACING_DAYS)) : day), earliest);
};

/** Planned starts that are still to come move back together, so far that the first of them is 28 days after `day`: their own gaps stay. */
const makeRoom = (board: Board, plan: PlanView, day: CalendarDate): Board => {
  const planned = new Set(plan.courses.filter(({ state }) => state === 'planned').map(({ id }) => id));
  const coming = board.courses.filter(({ id, startsOn }) => planned.has(id) && startsOn >= day);
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

/** The board with a course that comes to its end from `on` on: by the catalogue's taper, else over `overlap` days. */
const comingOff = (board: Board, course: CourseView, modality: Modality, at: { readonly on: CalendarDate; readonly overlap: number }): Board => {
  const since = Math.max(1, daysBetween(startOf(course), at.on));
  const taper = (modality.taper ?? []).map((step) => ({ ...step, day: since + step.day }));
  const lastDay = taper.at(-1)?.day ?? since + at.overlap;
  return changeCourse(board, course.id, (draft) => ({
    ...draft,
    steps: taper.length === 0 ? draft.steps : [...untilDay(draft.steps, since), ...taper],
    endsOn: addDays(startOf(course), lastDay),
  }));
};

/** The board with a course tapered from today on. Where the catalogue states no taper it ends after two weeks, its steps as they are. */
export const tapered = (board: Board, course: CourseView, modality: Modality, today: CalendarDate): Board =>
  comingOff(board, course, modality, { on: today, overlap: OVERLAP_DAYS });

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
 * The board with a course replaced: the new one begins today, or 28 days after what this review brings already; from then on the old one
 * is tapered off beside it (a medicine) or ends that day. Starts to come move back.
 */
export const rotated = (board: Board, asOf: AsOf, old: { readonly course: CourseView; readonly modality: Modality }, to: Added): Board => {
  const on = afterBrought(board, asOf);
  const medicine = old.modality.category === 'medication';
  const without = comingOff(board, old.course, old.modality, { on, overlap: medicine ? OVERLAP_DAYS : 0 });
  const { target, region } = old.course;
  return withNew(makeRoom(without, asOf.plan, on), to, { startsOn: on, rotatesFromId: medicine ? old.course.id : null, target, region });
};

/** The board with one more course on the first day that is free for it; starts to come move back. */
export const complemented = (board: Board, asOf: AsOf, added: Added): Board => {
  const day = firstFreeDay(board, asOf);
  return withNew(makeRoom(board, asOf.plan, day), added, { startsOn: day });
};
