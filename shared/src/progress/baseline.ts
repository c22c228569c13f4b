import { addDays, daysBetween, laterOf, type CalendarDate } from '../dates.js';
import { between, mean, standardDeviation, type Reading } from '../check-ins/readings.js';
import type { LockedBaseline } from '../plans/chart.js';
import { MEASURES, readingsFor, type Measure, type MeasuredCheckIn } from './measures.js';
import { BASELINE_WORDS } from './sentences.js';

/** A mean with its spread and the number of days it rests on; `sd: null` = one reading. */
export interface Figure {
  readonly mean: number;
  readonly sd: number | null;
  readonly n: number;
}
/** A baseline before the lock: the same figures and quality, not yet kept. */
export type DerivedBaseline = Omit<LockedBaseline, 'planId' | 'lockedOn'>;
type Quality = DerivedBaseline['quality'];

/** SEQ-01: at least 14 days (target 28) and at least 4 pain readings. A flare: §5.3 steps of deterioration. */
export const BASELINE = { targetDays: 28, leastDays: 14, leastPain: 4, flareFirstDays: 7, flare: { pain: 2, peg: 1.5 } } as const;

/** The figure of some readings, or `null` when there are none: a mean of nothing is not zero. */
export const figureOf = (readings: readonly Reading[]): Figure | null => {
  if (readings.length === 0) return null;
  const values = readings.map(({ value }) => value);
  return { mean: mean(values), sd: standardDeviation(values), n: values.length };
};

const startsHigh = (readings: readonly Reading[], from: CalendarDate, by: number): boolean => {
  const end = addDays(from, BASELINE.flareFirstDays - 1);
  const first = readings.filter(({ on }) => on <= end).map(({ value }) => value);
  const rest = readings.filter(({ on }) => on > end).map(({ value }) => value);
  return first.length >= 1 && rest.length >= 2 && mean(first) - mean(rest) >= by;
};

interface Period {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly end: CalendarDate;
}

/** Which warnings apply, most serious first. */
const problemsOf = (period: Period, of: (measure: Measure) => readonly Reading[]): readonly { readonly quality: Quality; readonly reason: string }[] => {
  const pain = of('pain');
  const days = daysBetween(period.from, period.end);
  const nothingElse = MEASURES.filter((measure) => measure !== 'pain').every((measure) => of(measure).length === 0);
  return [
    ...(pain.length < BASELINE.leastPain ? [{ quality: 'sparse' as const, reason: BASELINE_WORDS.sparse(pain.length, BASELINE.leastPain) }] : []),
    ...(nothingElse ? [{ quality: 'sparse' as const, reason: BASELINE_WORDS.painOnly }] : []),
    ...(days < BASELINE.leastDays ? [{ quality: 'short' as const, reason: BASELINE_WORDS.short(days, BASELINE.leastDays, BASELINE.targetDays) }] : []),
    ...(startsHigh(pain, period.from, BASELINE.flare.pain) || startsHigh(of('peg'), period.from, BASELINE.flare.peg)
      ? [{ quality: 'flare' as const, reason: BASELINE_WORDS.flare }]
      : []),
  ];
};

/**
 * The baseline: the 28 days before the first course starts, its day not included (before any start: the 28 days up to today).
 * It begins with the first check-in of those days. Too few, too short or starting at a flare is said, with what it means.
 */
export const baselineOf = (
  checkIns: readonly MeasuredCheckIn[],
  when: { readonly firstCourseStart: CalendarDate | null; readonly today: CalendarDate },
): DerivedBaseline => {
  const end = when.firstCourseStart ?? addDays(when.today, 1);
  const window = { from: addDays(end, -BASELINE.targetDays), to: addDays(end, -1) };
  const days = checkIns
    .map(({ takenOn }) => takenOn)
    .filter((day) => day >= window.from && day <= window.to)
    .sort();
  const [first] = days;
  if (first === undefined) return { ...window, figures: {}, quality: 'none', qualityReasons: [BASELINE_WORDS.none] };
  const period: Period = { from: laterOf(first, window.from), to: window.to, end };
  const of = (measure: Measure): readonly Reading[] => between(readingsFor(checkIns, measure), period.from, period.to);
  const problems = problemsOf(period, of);
  const figures = Object.fromEntries(
    MEASURES.flatMap((measure) => {
      const figure = figureOf(of(measure));
      return figure === null ? [] : [[measure, figure]];
    }),
  );
  return { from: period.from, to: period.to, figures, quality: problems[0]?.quality ?? 'good', qualityReasons: problems.map(({ reason }) => reason) };
};
