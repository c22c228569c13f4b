import type { Modality } from '../catalogue/modality.js';
import type { CheckInView } from '../check-ins/check-in.js';
import { triggerCourses } from '../check-ins/trigger-courses.js';
import { addDays, daysBetween, laterOf, type CalendarDate } from '../dates.js';
import type { CourseView, TargetMeasure } from '../plans/plan.js';
import { adherenceOf, leastAdherence, type AdherenceFigure } from './adherence.js';
import { BASELINE, type Figure } from './baseline.js';
import { toldBetter, upsetsIn, type Beside } from './beside.js';
import { changeOf, LEAST_READINGS, windowEnding, windowStarting, type Change, type CurrentWindow } from './change.js';
import { expectedFlareUntil } from './expected-flare.js';
import { MEASURE_FACTS, MEASURES, readingsFor, type Measure } from './measures.js';
import { procedureSuccess, successRuleOf, type ProcedureSuccess } from './procedure-success.js';
import { benefitOf, notAssessable, responseOf, type Response } from './response.js';
import { BESIDE_WORDS, COURSE_WORDS, RESPONSE_WORDS } from './sentences.js';
import { lackOf, verdictBetween, type MeasureVerdict } from './verdict.js';

/** A started course: what it is, when it may be judged, and what the check-ins say so far. */
export interface CourseProgress {
  readonly courseId: string;
  readonly name: string;
  readonly startedOn: CalendarDate;
  /** Days on which it may be judged, from the adequate dose or cadence on. */
  readonly assessOn: readonly CalendarDate[];
  readonly adherence: AdherenceFigure | null;
  /** What its change is measured against: the plan's baseline, or the 28 days before it when something ran already. */
  readonly comparedWith: 'baseline' | 'before-start';
  readonly response: Response;
  /** Of a procedure: whether it met its own rule; `null` = it is none. */
  readonly success: ProcedureSuccess | null;
  /** Change since it started up to today, however early: no verdict. */
  readonly soFar: Change | null;
  readonly benefit: 'established' | 'not-established' | 'unknown';
}

export interface CourseContext {
  readonly courses: readonly CourseView[];
  readonly catalogue: ReadonlyMap<string, Modality>;
  readonly checkIns: readonly CheckInView[];
  readonly baseline: Readonly<Record<string, Figure>>;
  readonly today: CalendarDate;
  readonly beside: Beside;
}
type Started = CourseView & { readonly startedOn: CalendarDate };

/** Courses that have a recorded start not after today, oldest first. */
export const startedOf = (courses: readonly CourseView[], today: CalendarDate): readonly Started[] =>
  courses
    .filter((course): course is Started => course.startedOn !== null && course.startedOn <= today)
    .sort((a, b) => a.startedOn.localeCompare(b.startedOn) || a.id.localeCompare(b.id));

/** Within a week two starts correlate at about −0.6 in the attribution model: their effects cannot be told apart. */
const TOGETHER_DAYS = 7;

/** The catalogue's name of a course, or its id when the catalogue no longer has it. */
export const nameOf = (course: CourseView, catalogue: CourseContext['catalogue']): string => catalogue.get(course.modalityId)?.name.en ?? course.modalityId;
const has = (course: CourseView, tag: string, { catalogue }: CourseContext): boolean => catalogue.get(course.modalityId)?.tags.includes(tag) === true;

/** The first step of an adequate dose or cadence; when none is marked, the last step: the trial cannot begin before it. */
const adequateDay = ({ steps }: CourseView): number => {
  const adequate = steps.filter((step) => step.adequate).map(({ day }) => day);
  return adequate.length > 0 ? Math.min(...adequate) : Math.max(0, ...steps.map(({ day }) => day));
};

/** When a course may be judged: its assessment days, but not before its trial at the adequate dose is over (SEQ-05, SEQ-06). */
export const assessmentDaysOf = (course: Started, modality: Modality): readonly CalendarDate[] => {
  if (modality.tags.includes('diagnostic')) return [];
  const trial = modality.trialDays.value;
  const earliest = addDays(course.startedOn, adequateDay(course) + (trial?.from ?? 0));
  if (modality.assessmentDays.length === 0) return trial === null ? [] : [earliest];
  return [...new Set(modality.assessmentDays.map((day) => laterOf(addDays(course.startedOn, day), earliest)))].sort();
};

/** A bundle is a procedure and its rehabilitation: it counts as one start and is reported jointly (SEQ-08). */
const isBundle = (a: CourseView, b: CourseView, context: CourseContext): boolean =>
  (has(a, 'procedure', context) && has(b, 'rehab', context)) || (has(b, 'procedure', context) && has(a, 'rehab', context));

interface Neighbours {
  readonly bundled: readonly string[];
  readonly together: readonly string[];
  readonly overlapping: readonly string[];
}

/** Which other starts share the change that is measured up to `until`. Diagnostic tests are no treatment. */
const neighboursOf = (course: Started, until: CalendarDate, context: CourseContext): Neighbours => {
  const near = (days: number): boolean => Math.abs(days) < TOGETHER_DAYS;
  const others = startedOf(context.courses, context.today)
    .filter((other) => other.id !== course.id && !has(other, 'diagnostic', context))
    .map((other) => ({
      name: nameOf(other, context.catalogue),
      days: daysBetween(course.startedOn, other.startedOn),
      bundled: isBundle(course, other, context),
      during: other.startedOn >= course.startedOn && other.startedOn <= until,
    }));
  const names = (keep: (one: (typeof others)[number]) => boolean): readonly string[] => others.filter(keep).map(({ name }) => name);
  return {
    bundled: names((one) => one.bundled && (near(one.days) || one.during)),
    together: names((one) => !one.bundled && near(one.days)),
    overlapping: names((one) => !one.bundled && !near(one.days) && one.during),
  };
};

interface Judgeable {
  readonly course: Started;
  readonly modality: Modality;
  readonly assessOn: CalendarDate;
  readonly until: CalendarDate;
}

/** A medicine is judged on days it was taken; what was learned or done keeps working after the last session. */
const lastDayOf = (course: Started, modality: Modality, today: CalendarDate): CalendarDate =>
  modality.category === 'medication' && course.endedOn !== null && course.endedOn < today ? course.endedOn : today;

/** The day it is judged from, or the sentence why there is none yet. */
const judgeable = (course: Started, modality: Modality, today: CalendarDate): Judgeable | { readonly why: string } => {
  if (modality.tags.includes('diagnostic')) return { why: COURSE_WORDS.diagnostic };
  const [first, ...later] = assessmentDaysOf(course, modality);
  if (first === undefined) return { why: COURSE_WORDS.noTrial };
  if (course.endedOn !== null && course.endedOn < first && !modality.tags.includes('procedure'))
    return { why: COURSE_WORDS.stoppedEarly(course.endedOn, first) };
  if (first > today) return { why: COURSE_WORDS.tooEarly(first) };
  const until = lastDayOf(course, modality, today);
  return { course, modality, assessOn: [first, ...later].filter((day) => day <= until).at(-1) ?? first, until };
};

const adherenceGate = (adherence: AdherenceFigure | null, modality: Modality): readonly string[] => {
  const least = leastAdherence(modality);
  if (least === null) return [];
  if (adherence === null) return [COURSE_WORDS.adherenceUnknown];
  return adherence.percent < least ? [COURSE_WORDS.adherenceLow(adherence.percent, least)] : [];
};

/** The level before the course: the plan's baseline when nothing ran before it, else the 28 days before its start. */
export const beforeFigure = (
  course: Started,
  measure: Measure,
  context: Omit<CourseContext, 'catalogue' | 'beside'>,
): { readonly figure: Figure | null; readonly comparedWith: CourseProgress['comparedWith'] } => {
  const [first] = startedOf(context.courses, context.today);
  if (first === undefined || first.startedOn === course.startedOn) return { figure: context.baseline[measure] ?? null, comparedWith: 'baseline' };
  const end = addDays(course.startedOn, -1);
  const window = windowEnding(measure, readingsFor(context.checkIns, measure), addDays(course.startedOn, -BASELINE.targetDays), end);
  return { figure: window, comparedWith: 'before-start' };
};

const PAIN_FIRST: readonly Measure[] = ['peg', 'pain'];
const isMeasure = (target: TargetMeasure): target is Measure => target !== 'goal';
/** The course's own target first; a goal has no number, so PEG speaks for it. */
const primariesFor = (target: TargetMeasure): readonly Measure[] => [...new Set([...(isMeasure(target) ? [target] : []), ...PAIN_FIRST])];

const caveatsOf = ({ bundled, overlapping }: Neighbours, name: string): readonly string[] => [
  ...(bundled.length > 0 ? [COURSE_WORDS.bundle(bundled)] : []),
  ...(overlapping.length > 0 ? [COURSE_WORDS.overlap(overlapping)] : []),
  RESPONSE_WORDS.coincident(name),
];

/** The first of the measures whose change can be measured. */
const firstChange = (measures: readonly Measure[], changeIn: (measure: Measure) => Change | null): Change | null =>
  measures.map(changeIn).find((found) => found !== null) ?? null;

/** What else can have changed it in the weeks that are judged. */
const sharedWith = (together: readonly string[], upsets: readonly string[]): readonly string[] => [
  ...(together.length > 0 ? [COURSE_WORDS.together(together)] : []),
  ...(upsets.length > 0 ? [BESIDE_WORDS.upset(upsets)] : []),
];

const judge = (about: Judgeable, gates: readonly string[], context: CourseContext): Response => {
  const { course, assessOn, until } = about;
  const windowOf = (measure: Measure): CurrentWindow | null => windowStarting(measure, readingsFor(context.checkIns, measure), assessOn, until);
  const before = (measure: Measure): Figure | null => beforeFigure(course, measure, context).figure;
  const [primary = 'peg'] = primariesFor(course.target);
  const judgedUntil = windowOf(primary)?.to ?? assessOn;
  const neighbours = neighboursOf(course, judgedUntil, context);
  const closed = [...gates, ...sharedWith(neighbours.together, upsetsIn(context.beside.events, assessOn, judgedUntil))];
  const change = firstChange(primariesFor(course.target), (measure) => changeOf(measure, before(measure), windowOf(measure)));
  if (change === null) return notAssessable([...closed, ...lackOf(primary, before(primary), windowOf(primary), { from: assessOn, to: until })]);
  if (closed.length > 0) return notAssessable(closed, change);
  const others: readonly MeasureVerdict[] = MEASURES.map((measure) =>
    verdictBetween(measure, before(measure), windowOf(measure), { from: assessOn, to: until }),
  );
  const flareUntil = expectedFlareUntil(change, triggerCourses(context.courses, context.catalogue), context.checkIns);
  const told = toldBetter(context.beside, context.checkIns, { since: course.startedOn, from: assessOn, to: judgedUntil });
  return responseOf({ change, others, told, caveats: caveatsOf(neighbours, nameOf(course, context.catalogue)), flareUntil });
};

const soFarOf = (course: Started, measure: Measure, context: CourseContext): Change | null => {
  const until = course.endedOn !== null && course.endedOn < context.today ? course.endedOn : context.today;
  const now = windowEnding(measure, readingsFor(context.checkIns, measure), addDays(course.startedOn, 1), until);
  return (now?.n ?? 0) < LEAST_READINGS ? null : changeOf(measure, beforeFigure(course, measure, context).figure, now);
};

const soFarIn = (course: Started, context: CourseContext): Change | null =>
  firstChange(primariesFor(course.target), (measure) => soFarOf(course, measure, context));

/** Benefit since the start, for rules that gate on it (SEQ-02); the part of `courseProgress` that an editor asks for on every move. */
export const benefitSince = (course: Started, context: CourseContext): CourseProgress['benefit'] => benefitOf(soFarIn(course, context));

/** Adherence counts up to the end of the weeks that are judged; what came later cannot have changed them. */
const adherenceUntil = (about: Judgeable | { readonly why: string }, today: CalendarDate): CalendarDate => {
  if ('why' in about) return today;
  const end = addDays(about.assessOn, MEASURE_FACTS.peg.windowDays - 1);
  return end < about.until ? end : about.until;
};

/** How often the same procedure has been done in this plan up to and with this course. */
const timesDone = (course: Started, { courses, today }: CourseContext): number =>
  startedOf(courses, today).filter(({ modalityId, startedOn }) => modalityId === course.modalityId && startedOn <= course.startedOn).length;

const successOf = (course: Started, modality: Modality | null, response: Response, context: CourseContext): ProcedureSuccess | null => {
  const rule = modality === null ? null : successRuleOf([...modality.tags, ...modality.ingredients], timesDone(course, context));
  return rule === null || modality?.tags.includes('diagnostic') === true ? null : procedureSuccess(rule, response.change, course.startedOn);
};

/** One started course: its response at the last assessment day reached, or why it cannot be told. */
export const courseProgress = (course: Started, context: CourseContext): CourseProgress => {
  const modality = context.catalogue.get(course.modalityId) ?? null;
  const about = modality === null ? { why: COURSE_WORDS.notMatched } : judgeable(course, modality, context.today);
  const adherence = adherenceOf(context.checkIns, course.id, course.startedOn, adherenceUntil(about, context.today));
  const soFar = soFarIn(course, context);
  const response = 'why' in about ? notAssessable([about.why]) : judge(about, adherenceGate(adherence, about.modality), context);
  return {
    courseId: course.id,
    name: nameOf(course, context.catalogue),
    startedOn: course.startedOn,
    assessOn: modality === null ? [] : assessmentDaysOf(course, modality),
    adherence,
    comparedWith: beforeFigure(course, 'peg', context).comparedWith,
    response,
    success: successOf(course, modality, response, context),
    soFar,
    benefit: benefitOf(soFar),
  };
};
