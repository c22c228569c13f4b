import { addDays, type CalendarDate } from '../dates.js';
import type { CheckInView, RecordCheckIn } from './check-in.js';
import { EXPECTED_FLARE_POINTS, inFlareWindow, type FlareSource } from './flare.js';
import { between, mean, readingsOf } from './readings.js';

/** A rise of pain that two check-ins agree on, and the mean it is measured against. */
export interface PainRise {
  readonly mean: number;
  readonly n: number;
  readonly previous: number;
}
type PainAnswer = Pick<CheckInView, 'takenOn' | 'painNow' | 'redFlags'>;

/** SAF-10: points above the mean of this many days. */
const RISE_POINTS = 2;
const WINDOW_DAYS = 28;
/** One reading is no mean to measure against: a pair of readings never gives a verdict. */
const LEAST_READINGS = 2;

const anyFlag = (answers: readonly Pick<PainAnswer, 'redFlags'>[]): boolean => answers.some(({ redFlags }) => (redFlags ?? []).length > 0);

/** Inside an expected flare only more than 2 points count, unless a red flag came with it (SEQ-15). */
const isRise = (points: number, expectedFlare: boolean): boolean => (expectedFlare ? points > EXPECTED_FLARE_POINTS : points >= RISE_POINTS);

/**
 * SAF-10: pain now at least 2 points above the mean of the 28 days before, on this check-in and the one before it.
 * `null` = no such rise, or too few readings to know. Same-day check-ins count as one reading, their mean.
 */
export const painRise = (
  input: Pick<RecordCheckIn, 'takenOn' | 'painNow' | 'redFlags'>,
  earlier: readonly PainAnswer[],
  courses: readonly FlareSource[],
): PainRise | null => {
  const before = readingsOf(earlier.filter((one) => one.takenOn < input.takenOn).map((one) => ({ on: one.takenOn, value: one.painNow })));
  const previous = before.at(-1);
  if (input.painNow === null || previous === undefined) return null;
  const reference = between(before, addDays(previous.on, -WINDOW_DAYS), addDays(previous.on, -1)).map(({ value }) => value);
  if (reference.length < LEAST_READINGS) return null;
  const usual = mean(reference);
  const flagged = anyFlag([input, ...earlier.filter((one) => one.takenOn === previous.on)]);
  const high = (on: CalendarDate, pain: number): boolean => isRise(pain - usual, inFlareWindow(on, courses) && !flagged);
  return high(previous.on, previous.value) && high(input.takenOn, input.painNow) ? { mean: usual, n: reference.length, previous: previous.value } : null;
};

/** The days of check-ins that found such a rise, oldest first. */
export const painRises = (checkIns: readonly PainAnswer[], courses: readonly FlareSource[]): readonly CalendarDate[] =>
  checkIns.filter((one) => painRise(one, checkIns, courses) !== null).map(({ takenOn }) => takenOn);
