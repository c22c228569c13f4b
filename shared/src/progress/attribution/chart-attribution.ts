import type { Modality } from '../../catalogue/modality.js';
import { addDays, daysBetween, type CalendarDate } from '../../dates.js';
import type { Chart } from '../../plans/chart.js';
import type { Measure } from '../measures.js';
import { fadingIn } from '../summary.js';
import { attributionFrom, fitOf, type Attribution, type Fit } from './attribution.js';
import { chartQuestion, type Attributable } from './chart-question.js';
import { withoutFrom, type ExpectedWithout } from './without.js';

/** What a chart says of one measure: per course, together, and what would have come without any course. */
export interface MeasureAttribution {
  readonly measure: Measure;
  readonly attribution: Attribution;
  /** From the first reading to today; empty when no course has started, or with fewer than two readings before the first start. */
  readonly without: readonly ExpectedWithout[];
}

/** The fan is drawn through about so many days. */
const FAN_DAYS = 60;

const fanDays = ({ readings, question }: Fit, today: CalendarDate): readonly CalendarDate[] => {
  const from = readings[0]?.on;
  if (from === undefined || question.courses.length === 0) return [];
  const days = daysBetween(from, today);
  const step = Math.max(1, Math.ceil(days / FAN_DAYS));
  return [...Array.from({ length: Math.ceil(days / step) }, (_, index) => addDays(from, index * step)), today];
};

/** The day of the newest answer, if it is yes. */
const enrolledHighOn = ({ facts, today }: Chart): CalendarDate | null => {
  const [newest] = facts.filter(({ code, takenOn }) => code === 'enrolled_high' && takenOn <= today).toSorted((a, b) => b.takenOn.localeCompare(a.takenOn));
  return newest?.answer === 'yes' ? newest.takenOn : null;
};

/** What of a chart bears on attribution. */
export const attributableOf = (chart: Chart, catalogue: ReadonlyMap<string, Modality>): Attributable => ({
  courses: chart.plan?.courses ?? [],
  catalogue,
  checkIns: chart.checkIns,
  today: chart.today,
  events: chart.events.map(({ id, label, startsOn, endsOn }) => ({ id, label, from: startsOn, to: endsOn ?? chart.today })),
  enrolledHighOn: enrolledHighOn(chart),
  fading: fadingIn(chart, catalogue),
});

/**
 * How much of the change in one measure of a chart coincides with each started course. Without a reading or a course it says
 * so by having none; it never leaves out a reason.
 */
export const attributionFor = (chart: Chart, catalogue: ReadonlyMap<string, Modality>, measure: Measure): MeasureAttribution => {
  const fit = fitOf(chartQuestion(attributableOf(chart, catalogue), measure));
  return { measure, attribution: attributionFrom(fit), without: withoutFrom(fit, fanDays(fit, chart.today)) };
};
