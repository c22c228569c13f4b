import { daysBetween, type CalendarDate } from '../dates.js';
import { readingsOf, type Reading } from '../check-ins/readings.js';
import { MEASURE_FACTS, valueOf, type Measure, type MeasuredCheckIn } from './measures.js';

/** One point of a chart: the day's value, always a real answer. */
export type TrendPoint = Reading;
/** Points that may be joined by a line; between two segments there is a gap. A segment of one point is drawn as a dot. */
export type TrendSegment = readonly TrendPoint[];

/** Days on which a check-in was made but this measure not answered. */
const unansweredDays = (checkIns: readonly MeasuredCheckIn[], measure: Measure, answered: readonly Reading[]): readonly CalendarDate[] => {
  const known = new Set(answered.map(({ on }) => on));
  return checkIns.filter((one) => valueOf(one, measure) === null && !known.has(one.takenOn)).map((one) => one.takenOn);
};

/**
 * The line of a measure, cut where nothing is known: no check-in for longer than the measure's gap (21 days for weekly ones),
 * or a check-in without this answer between two points. Unknown is never drawn as zero, and zero is drawn.
 */
export const seriesOf = (checkIns: readonly MeasuredCheckIn[], measure: Measure): readonly TrendSegment[] => {
  const { gapDays, missingIsGap } = MEASURE_FACTS[measure];
  const points = readingsOf(checkIns.map((one) => ({ on: one.takenOn, value: valueOf(one, measure) })));
  const holes = missingIsGap ? unansweredDays(checkIns, measure, points) : [];
  const broken = (from: CalendarDate, to: CalendarDate): boolean => daysBetween(from, to) > gapDays || holes.some((day) => day > from && day < to);
  return points.reduce<readonly TrendSegment[]>((segments, point) => {
    const last = segments.at(-1);
    const before = last?.at(-1);
    if (last === undefined || before === undefined || broken(before.on, point.on)) return [...segments, [point]];
    return [...segments.slice(0, -1), [...last, point]];
  }, []);
};
