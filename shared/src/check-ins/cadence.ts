import { isClinicCheck } from '../catalogue/checks.js';
import type { CourseCheck, Modality } from '../catalogue/modality.js';
import { addDays, daysBetween, type CalendarDate } from '../dates.js';
import type { CourseView } from '../plans/plan.js';
import { assessmentDaysOf } from '../progress/courses.js';
import { AFTER_PROCEDURE, BACK_PAIN, CADENCE, CHECK_ASKS, PHASE_CADENCE, PHASES, WEEK_DAYS, type Phase } from './cadence.data.js';
import { checkDaysOf } from './check-days.js';
import { INSTRUMENT_IDS, type InstrumentId } from './instrument.js';

/** What check-ins are derived from. */
export interface CheckInsAsked {
  /** Planned, started and ended ones, in any order. */
  readonly courses: readonly CourseView[];
  readonly catalogue: ReadonlyMap<string, Modality>;
  readonly activatedOn: CalendarDate;
  readonly today: CalendarDate;
  /** Low back pain is on the problem list. */
  readonly backPain: boolean;
  /** Days on which the patient was found to get worse. */
  readonly worseOn?: readonly CalendarDate[];
}

/** What a running plan asks a patient on one day. */
export interface PlannedCheckIn {
  /** The day of the plan, counted from its activation. A course says on which days it asks; it never owns one, so moving it moves no day. */
  readonly key: string;
  readonly phase: Phase;
  readonly dueOn: CalendarDate;
  /** An answer after it counts, and is marked late. */
  readonly latestOn: CalendarDate;
  readonly instruments: readonly InstrumentId[];
  /** What asks for it; none = the plan itself. */
  readonly courseIds: readonly string[];
}

/** One wish for one day of the plan. */
interface Wish {
  readonly day: number;
  readonly phase: Phase;
  readonly instruments: readonly InstrumentId[];
  readonly courseId: string | null;
}

/** A course by days of the plan; day 0 = it became active. */
interface Placed {
  readonly course: CourseView;
  readonly modality: Modality;
  readonly from: number;
  /** The last day on which it may be judged; without a known trial, the end of its first weeks. */
  readonly judged: number;
}

const WEEK = 7;
const EARLIEST = 0;

const range = (from: number, to: number, step: number): readonly number[] =>
  Array.from({ length: Math.max(0, Math.floor((to - from) / step) + 1) }, (_, index) => from + index * step);
/** The days of the plan's rhythm within `[from, to]`: `offset` days into each week. */
const weekly = (from: number, to: number, offset: number): readonly number[] =>
  range(Math.max(EARLIEST, Math.ceil((from - offset) / WEEK)) * WEEK + offset, to, WEEK);

const placedOf = (course: CourseView, { catalogue, activatedOn }: CheckInsAsked): readonly Placed[] => {
  const modality = catalogue.get(course.modalityId);
  if (modality === undefined || course.state === 'stopped') return [];
  const startedOn = course.startedOn ?? course.startsOn;
  const from = daysBetween(activatedOn, startedOn);
  const last = assessmentDaysOf({ ...course, startedOn }, modality).at(-1);
  const judged = last === undefined ? from + CADENCE.initiation.days : daysBetween(activatedOn, last);
  return [{ course, modality, from, judged: Math.max(judged, from + CADENCE.initiation.days) }];
};

const phaseOf = (day: number, { from, judged }: Placed): Phase => {
  if (judged - day < CADENCE.assessment.days) return 'assessment';
  return day < from + CADENCE.initiation.days ? 'initiation' : 'titration';
};

/** Weekly while a course begins and is tried; of a diagnostic test nothing is tried. */
const ofTrial = (placed: Placed): readonly Wish[] =>
  placed.modality.tags.includes('diagnostic')
    ? []
    : weekly(placed.from, placed.judged, WEEK_DAYS.main).map((day) => {
        const phase = phaseOf(day, placed);
        return { day, phase, instruments: PHASE_CADENCE[phase].asks, courseId: placed.course.id };
      });

const afterProcedure = ({ course, modality, from }: Placed): readonly Wish[] => {
  if (!modality.tags.includes('procedure')) return [];
  const until = from + CADENCE.afterProcedure.days;
  return [...weekly(from + 1, until, WEEK_DAYS.main), ...weekly(from + 1, until, WEEK_DAYS.second)].map((day) => ({
    day,
    phase: 'initiation',
    instruments: AFTER_PROCEDURE,
    courseId: course.id,
  }));
};

/** The days of the rhythm near a day: those of the weekly check-in first, since one that is asked anyway is no further one; the nearest first. */
const rhythmNear = (day: number, within: number): readonly number[] =>
  [WEEK_DAYS.main, WEEK_DAYS.second].flatMap((offset) =>
    weekly(day - within, day + within, offset).toSorted((a, b) => Math.abs(a - day) - Math.abs(b - day) || a - b),
  );

const MOST_AROUND = 3;
/** Early days matter to the day; later on, a check joins the weekly check-in, else the day between two of them. */
const joined = (check: { readonly from: number; readonly target: number; readonly to: number }, start: number): number => {
  const slack = Math.max(0, Math.min(MOST_AROUND, Math.floor(check.target / 3)));
  const [from, to] = [Math.min(check.from, check.target - slack), Math.max(check.to, check.target + slack)];
  const target = start + check.target;
  return rhythmNear(target, MOST_AROUND + WEEK).find((day) => day >= start + from && day <= start + to) ?? target;
};

const asksOf = ({ what }: CourseCheck): readonly InstrumentId[] => (isClinicCheck(what) ? [] : CHECK_ASKS[what]);

const ofChecks = (placed: Placed, horizon: number): readonly Wish[] =>
  (placed.modality.checks?.value ?? [])
    .filter((check) => asksOf(check).length > 0)
    .flatMap((check) =>
      checkDaysOf(check, placed.course, placed.modality, horizon - placed.from).map((days) => {
        const day = joined(days, placed.from);
        return {
          day,
          phase: day < placed.from + CADENCE.initiation.days ? 'initiation' : 'maintenance',
          instruments: asksOf(check),
          courseId: placed.course.id,
        } as const;
      }),
    );

/** What is asked whatever the courses: the baseline before the first of them, and every four weeks all along. */
const ofPlan = (first: number | null, horizon: number): readonly Wish[] => {
  const wish =
    (phase: Phase) =>
    (day: number): Wish => ({ day, phase, instruments: PHASE_CADENCE[phase].asks, courseId: null });
  const baseline = first === null ? [] : weekly(first - CADENCE.baseline.days, first - 1, WEEK_DAYS.main).map(wish('baseline'));
  const step = PHASE_CADENCE.maintenance.everyWeeks * WEEK;
  return [...baseline, ...range(0, horizon, step).map((day) => wish(first !== null && day < first ? 'baseline' : 'maintenance')(day))];
};

const afterWorse = ({ worseOn = [], activatedOn }: CheckInsAsked): readonly Wish[] =>
  worseOn.flatMap((on) => {
    const from = daysBetween(activatedOn, on) + 1;
    return weekly(from, from + CADENCE.deterioration.days - 1, WEEK_DAYS.main).map((day) => ({
      day,
      phase: 'deterioration',
      instruments: PHASE_CADENCE.deterioration.asks,
      courseId: null,
    }));
  });

const weeksIn = (day: number): number | null => (day % WEEK === 0 ? day / WEEK : null);

/** What a full check-in asks beside its usual questions in some weeks. */
const alsoOf = (day: number, phase: Phase, { backPain }: CheckInsAsked): readonly InstrumentId[] => {
  const week = weeksIn(day);
  if (week === null) return [];
  return [...PHASE_CADENCE[phase].also, ...(backPain ? [BACK_PAIN] : [])].flatMap(({ instruments, everyWeeks }) =>
    week % everyWeeks === 0 ? instruments : [],
  );
};

const inOrder = (asked: readonly InstrumentId[]): readonly InstrumentId[] => INSTRUMENT_IDS.filter((id) => asked.includes(id));

const merged = (day: number, wishes: readonly Wish[], asked: CheckInsAsked): PlannedCheckIn => {
  const phase = PHASES.find((one) => wishes.some((wish) => wish.phase === one)) ?? 'maintenance';
  const full = wishes.some(({ instruments }) => instruments.includes('peg'));
  const dueOn = addDays(asked.activatedOn, day);
  return {
    key: `day:${day}`,
    phase,
    dueOn,
    latestOn: addDays(dueOn, CADENCE.grace.days),
    instruments: inOrder([...wishes.flatMap(({ instruments }) => instruments), ...(full ? alsoOf(day, phase, asked) : [])]),
    courseIds: [...new Set(wishes.flatMap(({ courseId }) => courseId ?? []))].sort(),
  };
};

/** Every wish for a day between the activation and the horizon. Today counts only for a plan that outlives its horizon. */
const wishesOf = (asked: CheckInsAsked): readonly Wish[] => {
  const horizon = Math.max(CADENCE.horizon.days, daysBetween(asked.activatedOn, asked.today) + CADENCE.ahead.days);
  const placed = asked.courses.flatMap((course) => placedOf(course, asked));
  const first = placed.length === 0 ? null : Math.min(...placed.map(({ from }) => from));
  return [
    ...placed.flatMap((one) => [...ofTrial(one), ...afterProcedure(one), ...ofChecks(one, horizon)]),
    ...ofPlan(first, horizon),
    ...afterWorse(asked),
  ].filter(({ day }) => day >= EARLIEST && day <= horizon);
};

/**
 * The check-ins that a running plan asks for, by day: at most one a day. Their days are days of the plan, twice a week at most
 * but for the first days after a procedure; a course that moves asks on other days and leaves those of the others alone. None
 * lies before the activation.
 */
export const checkInsOf = (asked: CheckInsAsked): readonly PlannedCheckIn[] => {
  const wishes = wishesOf(asked);
  const days = [...new Set(wishes.map(({ day }) => day))].toSorted((a, b) => a - b);
  return days.map((on) =>
    merged(
      on,
      wishes.filter(({ day }) => day === on),
      asked,
    ),
  );
};

/** On which days after its activation a plan asks an instrument for the sake of a phase or a check, in order; cheap enough for every frame of a drag. */
export const daysAsking = (asked: CheckInsAsked, instrument: InstrumentId): readonly number[] =>
  [...new Set(wishesOf(asked).flatMap(({ day, instruments }) => (instruments.includes(instrument) ? [day] : [])))].toSorted((a, b) => a - b);
