import type { Modality, ModalityCategory } from '../catalogue/modality.js';
import { triggerCourses } from '../check-ins/trigger-courses.js';
import { flareWindows } from '../check-ins/flare.js';
import type { Reading } from '../check-ins/readings.js';
import { addDays, type CalendarDate } from '../dates.js';
import type { Chart } from '../plans/chart.js';
import { baselineOf, type DerivedBaseline, type Figure } from './baseline.js';
import { toldBetter, upsetsIn } from './beside.js';
import { changeOf, windowEnding, type Change, type CurrentWindow } from './change.js';
import { beforeFigure, courseProgress, nameOf, startedOf, type CourseContext, type CourseProgress } from './courses.js';
import { expectedFlareUntil } from './expected-flare.js';
import { MEASURE_FACTS, MEASURES, readingsFor, type Measure } from './measures.js';
import { notAssessable, responseOf, targetLines, type Response } from './response.js';
import { BASELINE_WORDS, BESIDE_WORDS, COURSE_WORDS, LACK } from './sentences.js';
import { seriesOf, type TrendSegment } from './trend.js';
import { deterioration, diminishingReturns, relapse, wearOff, type Notice, type Watched } from './watch.js';
import { cannotTell, lackOf, verdictBetween, type MeasureVerdict } from './verdict.js';

export interface BaselineView extends DerivedBaseline {
  /** `true` = kept at the first course's start; `false` = derived from the check-ins so far. */
  readonly locked: boolean;
  readonly sentence: string;
}
export interface MeasureProgress {
  readonly measure: Measure;
  readonly label: string;
  readonly range: { readonly min: number; readonly max: number };
  /** For the chart: no line between segments. */
  readonly segments: readonly TrendSegment[];
  /** For the table: every day with an answer. */
  readonly readings: readonly Reading[];
  readonly baseline: Figure | null;
  readonly lines: { readonly at30: number; readonly at50: number } | null;
  readonly current: CurrentWindow | null;
  readonly verdict: MeasureVerdict;
}
/** A started course as a band behind the lines. `to` = today while it runs. */
export interface CourseBand {
  readonly courseId: string;
  readonly label: string;
  readonly category: ModalityCategory | null;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly running: boolean;
  readonly flareTo: CalendarDate | null;
}
export interface ChartEvent {
  readonly on: CalendarDate;
  readonly kind: 'start' | 'procedure' | 'stop' | 'assessment' | 'red-flag';
  readonly label: string;
}
export interface ProgressView {
  readonly asOf: CalendarDate;
  readonly baseline: BaselineView;
  readonly measures: readonly MeasureProgress[];
  /** The whole plan so far, once a course has reached its assessment day. */
  readonly overall: Response;
  readonly courses: readonly CourseProgress[];
  readonly bands: readonly CourseBand[];
  readonly events: readonly ChartEvent[];
  /** What a review should look at: deterioration, relapse, diminishing returns. */
  readonly notices: readonly Notice[];
}

type Catalogue = ReadonlyMap<string, Modality>;

const baselineView = (chart: Chart, firstStart: CalendarDate | null): BaselineView => {
  const locked = chart.baseline !== null && chart.baseline.planId === chart.plan?.id;
  const figures = locked && chart.baseline !== null ? chart.baseline : baselineOf(chart.checkIns, { firstCourseStart: firstStart, today: chart.today });
  const { from, to, quality, qualityReasons } = figures;
  return {
    from,
    to,
    figures: figures.figures,
    quality,
    qualityReasons,
    locked,
    sentence: qualityReasons.length === 0 ? BASELINE_WORDS.good : qualityReasons.join(' '),
  };
};

const measureProgress = (measure: Measure, chart: Chart, baseline: BaselineView, firstStart: CalendarDate | null): MeasureProgress => {
  const readings = readingsFor(chart.checkIns, measure);
  const figure = baseline.figures[measure] ?? null;
  const notBefore = firstStart === null ? null : addDays(firstStart, 1);
  const current = notBefore === null ? null : windowEnding(measure, readings, notBefore, chart.today);
  const verdict =
    notBefore === null ? cannotTell(null, LACK.notStarted) : verdictBetween(measure, figure, current, { from: current?.from ?? notBefore, to: chart.today });
  return {
    measure,
    label: MEASURE_FACTS[measure].label,
    range: MEASURE_FACTS[measure].range,
    segments: seriesOf(chart.checkIns, measure),
    readings,
    baseline: figure,
    lines: figure === null ? null : targetLines(figure),
    current,
    verdict,
  };
};

/** Why nothing can be said of the whole plan yet, or `null`. */
const notYet = (courses: readonly CourseProgress[], today: CalendarDate): string | null => {
  if (courses.length === 0) return LACK.notStarted;
  const days = courses.flatMap(({ assessOn }) => assessOn).sort();
  const [first] = days;
  if (first === undefined) return COURSE_WORDS.noneAssessable;
  return first > today ? COURSE_WORDS.noAssessmentYet(first) : null;
};

const changeIn = (measures: readonly MeasureProgress[], measure: Measure): Change | null =>
  measures.filter((one) => one.measure === measure).map((one) => changeOf(measure, one.baseline, one.current))[0] ?? null;

const lackIn = (measures: readonly MeasureProgress[], today: CalendarDate): readonly string[] =>
  measures
    .filter(({ measure }) => measure === 'peg')
    .flatMap(({ baseline, current }) =>
      lackOf('peg', baseline, current, { from: current?.from ?? addDays(today, 1 - MEASURE_FACTS.peg.windowDays), to: today }),
    );

/** PEG speaks for the plan; pain now where PEG is missing. */
const overallOf = (measures: readonly MeasureProgress[], courses: readonly CourseProgress[], chart: Chart, catalogue: Catalogue): Response => {
  const tooSoon = notYet(courses, chart.today);
  if (tooSoon !== null) return notAssessable([tooSoon]);
  const change = changeIn(measures, 'peg') ?? changeIn(measures, 'pain');
  return change === null ? notAssessable(lackIn(measures, chart.today)) : overallFrom(change, measures, chart, catalogue);
};

const overallFrom = (change: Change, measures: readonly MeasureProgress[], chart: Chart, catalogue: Catalogue): Response => {
  const upsets = upsetsIn(chart.events, change.now.from, chart.today);
  if (upsets.length > 0) return notAssessable([BESIDE_WORDS.upset(upsets)], change);
  const courseViews = chart.plan?.courses ?? [];
  const flareUntil = expectedFlareUntil(change, triggerCourses(courseViews, catalogue), chart.checkIns);
  const since = startedOf(courseViews, chart.today)[0]?.startedOn ?? chart.today;
  const told = toldBetter(chart, chart.checkIns, { since, from: change.now.from, to: chart.today });
  return responseOf({ change, others: measures.map(({ verdict }) => verdict), told, caveats: [], flareUntil });
};

const bandsOf = ({ courses, catalogue, today }: CourseContext): readonly CourseBand[] =>
  startedOf(courses, today).map((course) => {
    const endedOn = course.endedOn !== null && course.endedOn <= today ? course.endedOn : null;
    const flares = triggerCourses([course], catalogue)
      .flatMap(flareWindows)
      .map(({ to }) => to);
    return {
      courseId: course.id,
      label: nameOf(course, catalogue),
      category: catalogue.get(course.modalityId)?.category ?? null,
      from: course.startedOn,
      to: endedOn ?? today,
      running: endedOn === null,
      flareTo: flares.sort().at(-1) ?? null,
    };
  });

const eventsOf = (context: CourseContext, courses: readonly CourseProgress[]): readonly ChartEvent[] => {
  const { catalogue, today, checkIns } = context;
  const starts = startedOf(context.courses, today).flatMap((course): readonly ChartEvent[] => {
    const label = nameOf(course, catalogue);
    const procedure = catalogue.get(course.modalityId)?.tags.includes('procedure') === true;
    const stop = course.endedOn !== null && course.endedOn <= today && !procedure ? [{ on: course.endedOn, kind: 'stop' as const, label }] : [];
    return [{ on: course.startedOn, kind: procedure ? 'procedure' : 'start', label }, ...stop];
  });
  const assessments = courses.flatMap(({ assessOn, name }) =>
    assessOn.filter((on) => on <= today).map((on): ChartEvent => ({ on, kind: 'assessment', label: name })),
  );
  const flags = checkIns
    .filter(({ redFlags }) => (redFlags ?? []).length > 0)
    .map((one): ChartEvent => ({ on: one.takenOn, kind: 'red-flag', label: (one.redFlags ?? []).join(', ') }));
  return [...starts, ...assessments, ...flags].sort((a, b) => a.on.localeCompare(b.on) || a.kind.localeCompare(b.kind) || a.label.localeCompare(b.label));
};

/** PEG speaks; pain now where PEG says nothing. */
const noticesOf = (chart: Chart, baseline: BaselineView, catalogue: Catalogue): readonly Notice[] => {
  const courses = startedOf(chart.plan?.courses ?? [], chart.today);
  const medicines = courses.filter(({ modalityId }) => catalogue.get(modalityId)?.category === 'medication');
  const tagged = (modalityId: string, tag: string): boolean => catalogue.get(modalityId)?.tags.includes(tag) === true;
  const procedures = courses.filter(({ modalityId }) => tagged(modalityId, 'procedure') && !tagged(modalityId, 'diagnostic'));
  const about = { courses, checkIns: chart.checkIns, baseline: baseline.figures, today: chart.today };
  const [found = []] = (['peg', 'pain'] as const)
    .map((measure) => {
      const watched: Watched = {
        checkIns: chart.checkIns,
        baseline: baseline.figures[measure] ?? null,
        firstStart: courses[0]?.startedOn ?? null,
        today: chart.today,
        events: chart.events,
        flares: triggerCourses(courses, catalogue),
      };
      const fading = medicines.map((course) => diminishingReturns(measure, course, watched));
      const ending = procedures.map((course) => wearOff(measure, course, { ...watched, baseline: beforeFigure(course, measure, about).figure }));
      return [deterioration(measure, watched), relapse(measure, watched), ...ending, ...fading].filter((notice) => notice !== null);
    })
    .filter((notices) => notices.length > 0);
  return found;
};

/** Since when the benefit of a medicine fades at an unchanged dose, by course id: diminishing returns. */
export const fadingIn = (chart: Chart, catalogue: Catalogue): ReadonlyMap<string, CalendarDate> => {
  const firstStart = startedOf(chart.plan?.courses ?? [], chart.today)[0]?.startedOn ?? null;
  const notices = noticesOf(chart, baselineView(chart, firstStart), catalogue);
  const lost = notices.find(({ kind }) => kind === 'relapse')?.since ?? null;
  return new Map(
    notices.flatMap(({ kind, courseId, since }) => (kind === 'diminishing-returns' && courseId !== null ? [[courseId, lost ?? since] as const] : [])),
  );
};

/**
 * Progress of one chart, derived and pure: per measure the line, baseline, targets, current level and verdict; the response of
 * the whole plan and of each started course; bands and events for the chart. Every verdict carries its interval and both n.
 */
export const progressOf = (chart: Chart, catalogue: Catalogue): ProgressView => {
  const plan = chart.plan?.courses ?? [];
  const firstStart = startedOf(plan, chart.today)[0]?.startedOn ?? null;
  const baseline = baselineView(chart, firstStart);
  const context: CourseContext = { courses: plan, catalogue, checkIns: chart.checkIns, baseline: baseline.figures, today: chart.today, beside: chart };
  const courses = startedOf(plan, chart.today).map((course) => courseProgress(course, context));
  const measures = MEASURES.map((measure) => measureProgress(measure, chart, baseline, firstStart));
  return {
    asOf: chart.today,
    baseline,
    measures,
    overall: overallOf(measures, courses, chart, catalogue),
    courses,
    notices: noticesOf(chart, baseline, catalogue),
    bands: bandsOf(context),
    events: eventsOf(context, courses),
  };
};
