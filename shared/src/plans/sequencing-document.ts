import { adequateDay } from '../catalogue/dose-steps.js';
import type { Modality } from '../catalogue/modality.js';
import { traitsById } from '../catalogue/traits.js';
import type { CheckInView } from '../check-ins/check-in.js';
import { triggerCourses } from '../check-ins/trigger-courses.js';
import { addDays, type CalendarDate } from '../dates.js';
import { resistance } from '../history/resistance.js';
import type { MedicineView } from '../patients/patient.js';
import { adherenceOf } from '../progress/adherence.js';
import { BASELINE, baselineOf } from '../progress/baseline.js';
import { lastDecisionOn } from '../reviews/decision.js';
import { courseProgress, type CourseContext } from '../progress/courses.js';
import { diminishingReturns } from '../progress/watch.js';
import type { CourseInput, CourseReport, MedicineInput, PatientInput, SequencingDocument } from '../sequencing/document.js';
import { historyInput } from '../sequencing/history-input.js';
import { medicineInput } from '../sequencing/medicine-input.js';
import type { Chart } from './chart.js';
import type { Board, CourseDraft, CourseView, PlanView } from './plan.js';

/** The catalogue as the clinic uses it, by modality id. */
export type Catalogue = ReadonlyMap<string, Modality>;

const most = (values: readonly (number | null)[]): number | null =>
  values.reduce((top, value) => (value === null || (top !== null && top >= value) ? top : value), null);

const isPlan = (board: Board | PlanView): board is PlanView => 'state' in board;
const isRecorded = (course: CourseDraft): course is CourseView => 'state' in course;

/** What was recorded of a course; a board carries only what is planned, so the plan on the chart says the rest. */
const recordedOf = (course: CourseDraft, chart: Chart): CourseView | null =>
  isRecorded(course) ? course : (chart.plan?.courses.find(({ id }) => id === course.id) ?? null);

const benefitOf = (recorded: CourseView | null, context: CourseContext): CourseInput['benefit'] => {
  if (recorded === null || recorded.startedOn === null || recorded.startedOn > context.today) return 'unknown';
  return courseProgress({ ...recorded, startedOn: recorded.startedOn }, context).benefit;
};

type Started = CourseView & { readonly startedOn: CalendarDate };
const isStarted = (course: CourseView | null): course is Started => course !== null && course.startedOn !== null;

/** Only the last check-in counts: what is not told again has passed. */
const intolerableOn = ({ id, startedOn }: Started, checkIns: readonly CheckInView[]): CalendarDate | null => {
  const last = checkIns
    .filter(({ takenOn }) => takenOn >= startedOn)
    .reduce<CheckInView | null>((a, b) => (a === null || b.takenOn >= a.takenOn ? b : a), null);
  const grave = last?.sideEffects.some(({ courseId, severity, wantsToStop }) => courseId === id && (severity === 'severe' || wantsToStop)) ?? false;
  return grave ? (last?.takenOn ?? null) : null;
};

const fadingSince = (course: Started, { courses, catalogue, checkIns, baseline, today, beside }: CourseContext): CalendarDate | null => {
  if (catalogue.get(course.modalityId)?.category !== 'medication') return null;
  const flares = triggerCourses(courses, catalogue);
  const [found] = (['peg', 'pain'] as const).flatMap(
    (measure) =>
      diminishingReturns(measure, course, {
        checkIns,
        baseline: baseline[measure] ?? null,
        firstStart: firstStart(courses),
        today,
        events: beside.events,
        flares,
      }) ?? [],
  );
  return found?.since ?? null;
};

/** What the check-ins since its start say of a course. */
const reportOf = (course: Started, context: CourseContext): CourseReport => ({
  adherencePercent: adherenceOf(context.checkIns, course.id, course.startedOn, context.today)?.percent ?? null,
  intolerableOn: intolerableOn(course, context.checkIns),
  fadingSince: fadingSince(course, context),
});

interface Around {
  readonly chart: Chart;
  readonly catalogue: Catalogue;
  readonly context: CourseContext;
}

/** What the record says of a course: it may have started on another day than planned, or be over. */
const courseSoFar = (course: CourseDraft, recorded: CourseView | null) => {
  if (recorded === null) return { startsOn: course.startsOn, endsOn: course.endsOn, started: false, over: false };
  const over = recorded.state === 'completed' || recorded.state === 'stopped';
  return { startsOn: recorded.startedOn ?? course.startsOn, endsOn: recorded.endedOn ?? course.endsOn, started: recorded.startedOn !== null, over };
};

const courseInput = (course: CourseDraft, { chart, catalogue, context }: Around): CourseInput => {
  const modality = traitsById(catalogue, course.modalityId);
  if (modality === null) throw new RangeError(`The catalogue has no modality ${course.modalityId}`);
  const recorded = recordedOf(course, chart);
  const soFar = courseSoFar(course, recorded);
  const { id, steps, region, rotatesFromId, stopRule, changedParameter } = course;
  return {
    id,
    modality,
    ...soFar,
    adequateOn: addDays(soFar.startsOn, adequateDay(steps)),
    dailyMg: most(steps.map(({ dailyMg }) => dailyMg)),
    sessionsPerWeek: course.sessionsPerWeek ?? most(steps.map(({ perWeek }) => perWeek)),
    region,
    rotatesFromId,
    backup: traitsById(catalogue, course.backupModalityId),
    stopRule,
    changedParameter,
    benefit: benefitOf(recorded, context),
    assessedOn: lastDecisionOn(chart.reviewDecisions, id),
    doses: steps.map(({ day, dailyMg }) => ({ on: addDays(soFar.startsOn, day), dailyMg })),
    ...(isStarted(recorded) ? { reported: reportOf(recorded, context) } : {}),
  };
};

/** A stop without a day was no later than its record. */
const medicineOf = ({ id, label, ingredients, dailyMg, startedOn, stoppedOn, status, recordedOn }: MedicineView): MedicineInput =>
  medicineInput({ id, label, ingredients, dailyMg, startedOn, stoppedOn: stoppedOn ?? (status === 'stopped' ? recordedOn : null) });

const hasPain = ({ painNow, pegPain }: CheckInView): boolean => painNow !== null || pegPain !== null;
const hasOther = ({ peg, phq4, sleep, function: functional }: CheckInView): boolean => [peg, phq4, sleep, functional].some((score) => score !== null);

/** Only the days that a baseline starting today would reach back to: scores of years ago are no baseline. */
const baselineCheckIns = (checkIns: readonly CheckInView[], today: CalendarDate): PatientInput['checkIns'] => {
  const from = addDays(today, 1 - BASELINE.targetDays);
  const recent = checkIns.filter(({ takenOn }) => takenOn >= from && takenOn <= today);
  const [firstOn = null] = recent.map(({ takenOn }) => takenOn).sort();
  return { firstOn, painCount: recent.filter(hasPain).length, otherCount: recent.filter(hasOther).length };
};

/** A life event upsets pain on every day from its first to its last (SEQ-29). */
const upsets = (events: Chart['events'], today: CalendarDate): PatientInput['facts'] =>
  events
    .filter(({ startsOn }) => startsOn <= today)
    .map(({ endsOn }) => ({ code: 'perturbation', value: null, answer: 'yes', takenOn: endsOn === null || endsOn > today ? today : endsOn }));

type Figures = CourseContext['baseline'];

const patientInput = (chart: Chart, figures: Figures, catalogue: Catalogue, today: CalendarDate): PatientInput => {
  const { strict, lenient } = resistance(chart.history, catalogue, today);
  return {
    birthDate: chart.patient.birthDate,
    sex: chart.patient.sex,
    conditions: chart.conditions.map(({ id, label, flags, status }) => ({ id, label, flags, active: status === 'active' })),
    allergies: chart.allergies.map(({ id, label, substance, kind }) => ({ id, label, substance, kind })),
    medicines: chart.medicines.map(medicineOf),
    facts: [...chart.facts.map(({ code, value, answer, takenOn }) => ({ code, value, answer, takenOn })), ...upsets(chart.events, today)],
    statements: chart.statements.map(({ topic, answer, askedOn }) => ({ topic, answer, askedOn })),
    checkIns: baselineCheckIns(chart.checkIns, today),
    baselinePain: most([figures['peg']?.mean ?? null, figures['pain']?.mean ?? null]),
    treatmentResistant: { strict, lenient },
    goals: chart.goals.filter(({ status }) => status === 'active').length,
    visitsPerWeek: chart.preferences.visitsPerWeek,
    refusals: chart.preferences.refusals,
    scopeLifted: chart.scopeLift !== null,
  };
};

const firstStart = (courses: readonly CourseView[]): CalendarDate | null =>
  courses.flatMap(({ startedOn }) => (startedOn === null ? [] : [startedOn])).sort()[0] ?? null;

/**
 * The one document that the rules see, made from a chart and the board that is edited (or the plan as it is recorded).
 * The browser and the server both call this. Courses keep what the chart's plan recorded of them (start, end, state).
 * Throws RangeError when a course names a modality that the catalogue does not hold.
 */
export const documentOf = (chart: Chart, board: Board | PlanView, catalogue: Catalogue, today: CalendarDate): SequencingDocument => {
  const courses = isPlan(board) ? board.courses : (chart.plan?.courses ?? []);
  const figures = chart.baseline?.figures ?? baselineOf(chart.checkIns, { firstCourseStart: firstStart(courses), today }).figures;
  const context: CourseContext = { courses, catalogue, checkIns: chart.checkIns, baseline: figures, today, beside: chart };
  return {
    today,
    patient: patientInput(chart, figures, catalogue, today),
    history: chart.history.map((past) => historyInput(past, catalogue, today)),
    plan: { courses: board.courses.map((course) => courseInput(course, { chart, catalogue, context })), urgent: board.urgentReason.trim() !== '' },
  };
};
