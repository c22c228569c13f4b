import type { Modality } from '../../catalogue/modality.js';
import type { CheckInView } from '../../check-ins/check-in.js';
import { addDays, type CalendarDate } from '../../dates.js';
import type { CourseView } from '../../plans/plan.js';
import { nameOf, startedOf } from '../courses.js';
import { readingsFor, type Measure } from '../measures.js';
import type { AttributedCourse, AttributionQuestion, LifeEvent } from './question.js';
import { priorsFor, scaleOf } from './scales.js';

/** What a chart knows that bears on attribution. */
export interface Attributable {
  readonly courses: readonly CourseView[];
  readonly catalogue: ReadonlyMap<string, Modality>;
  readonly checkIns: readonly CheckInView[];
  readonly today: CalendarDate;
  readonly events: readonly LifeEvent[];
  readonly enrolledHighOn: CalendarDate | null;
  /** Since when the benefit of a course fades, by its id. */
  readonly fading: ReadonlyMap<string, CalendarDate>;
}

/** An answer is about the days since the answer before it. */
const adherenceIn = (checkIns: readonly CheckInView[], courseId: string, startedOn: CalendarDate): AttributedCourse['adherence'] => {
  const answers = checkIns
    .flatMap(({ takenOn, adherence }) =>
      adherence.flatMap((one) => (one.courseId === courseId && one.percent !== null ? [{ takenOn, percent: one.percent }] : [])),
    )
    .filter(({ takenOn }) => takenOn >= startedOn)
    .toSorted((a, b) => a.takenOn.localeCompare(b.takenOn));
  return answers.map(({ percent }, index) => {
    const before = answers[index - 1];
    return { from: before === undefined ? startedOn : addDays(before.takenOn, 1), percent };
  });
};

/** The day a procedure is over is no stop: its effect begins there. */
const stopOf = ({ endedOn }: CourseView, modality: Modality | undefined, today: CalendarDate): CalendarDate | null =>
  endedOn === null || endedOn > today || modality?.tags.includes('procedure') === true ? null : endedOn;

/** What the catalogue knows of a course; nothing where it no longer has it. */
const knownOf = (modality: Modality | undefined): Pick<AttributedCourse, 'kernel' | 'prior' | 'flare'> => ({
  kernel: modality?.kernel.value ?? null,
  prior: modality?.prior.value ?? null,
  flare: modality?.flareDays.value ?? null,
});

/** A started course as attribution sees it. */
export const attributedCourse = (
  course: ReturnType<typeof startedOf>[number],
  { catalogue, checkIns, today, fading }: Pick<Attributable, 'catalogue' | 'checkIns' | 'today' | 'fading'>,
): AttributedCourse => {
  const modality = catalogue.get(course.modalityId);
  return {
    id: course.id,
    name: nameOf(course, catalogue),
    startedOn: course.startedOn,
    endedOn: stopOf(course, modality, today),
    sessions: modality?.tags.includes('procedure') === true ? [course.startedOn] : [],
    adherence: adherenceIn(checkIns, course.id, course.startedOn),
    fadedFrom: fading.get(course.id) ?? null,
    ...knownOf(modality),
  };
};

/** The question that a chart asks of one measure: every started course but diagnostic tests, with adherence as it was answered. */
export const chartQuestion = (chart: Attributable, measure: Measure): AttributionQuestion => ({
  scale: scaleOf(measure),
  readings: readingsFor(chart.checkIns, measure).filter(({ on }) => on <= chart.today),
  courses: startedOf(chart.courses, chart.today)
    .filter(({ modalityId }) => chart.catalogue.get(modalityId)?.tags.includes('diagnostic') !== true)
    .map((course) => attributedCourse(course, chart)),
  events: chart.events,
  enrolledHighOn: chart.enrolledHighOn,
  priors: priorsFor(measure),
});
