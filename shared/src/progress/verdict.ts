import type { Figure } from './baseline.js';
import { changeOf, isReal, LEAST_READINGS, reachesMcid, type Change, type CurrentWindow } from './change.js';
import { MEASURE_FACTS, type Measure } from './measures.js';
import { describeChange, LACK, UNCLEAR, VERDICT_WORDS } from './sentences.js';

/** What can be said of one measure. Whatever is said carries a change, and so an interval and both n. */
export type MeasureVerdict =
  | { readonly kind: 'better' | 'worse' | 'no-meaningful-change'; readonly change: Change; readonly sentence: string }
  | { readonly kind: 'cannot-tell'; readonly change: Change | null; readonly reasons: readonly string[]; readonly sentence: string };

/** Percent of the earlier mean that counts as a clear improvement (IMMPACT, moderate). */
export const CLEAR_PERCENT = 30;

/** A change in words, with its interval and both n. */
export const inWords = ({ measure, before, now, points, percent, interval }: Change): string =>
  describeChange({
    label: MEASURE_FACTS[measure].label,
    before: before.mean,
    now: now.mean,
    points,
    percent,
    low: interval.low,
    high: interval.high,
    nBefore: before.n,
    nNow: now.n,
  });

/** Whether the interval still holds an improvement of 30 % or of the minimal important difference, whichever is more. */
export const tooWide = ({ measure, before, interval }: Change): boolean =>
  interval.low <= -Math.max((before.mean * CLEAR_PERCENT) / 100, MEASURE_FACTS[measure].mcid.points);

/** Why two figures cannot be compared, as sentences; empty when they can. */
export const lackOf = (
  measure: Measure,
  before: Figure | null,
  now: CurrentWindow | null,
  period: { readonly from: string; readonly to: string },
): readonly string[] => {
  const { label } = MEASURE_FACTS[measure];
  const few = (n: number, none: string, single: string): readonly string[] => (n >= LEAST_READINGS ? [] : [n === 0 ? none : single]);
  return [
    ...few(before?.n ?? 0, LACK.noBefore(label), LACK.oneBefore(label)),
    ...few(now?.n ?? 0, LACK.noNow(label, period.from, period.to), LACK.oneNow(label, period.from, period.to)),
  ];
};

export const cannotTell = (change: Change | null, ...reasons: readonly string[]): MeasureVerdict => ({
  kind: 'cannot-tell',
  change,
  reasons,
  sentence: VERDICT_WORDS.cannotTell(change === null ? reasons : [inWords(change), ...reasons]),
});

/**
 * The verdict on one measure: better or worse only beyond its minimal important difference and beyond noise;
 * "no meaningful change" only when the interval leaves no room for a clear improvement; otherwise "cannot tell", and why.
 */
export const verdictOn = (change: Change): MeasureVerdict => {
  const { mcid } = MEASURE_FACTS[change.measure];
  const important = reachesMcid(change) ? 'better' : change.points >= mcid.points ? 'worse' : null;
  if (important !== null)
    return isReal(change)
      ? { kind: important, change, sentence: VERDICT_WORDS[important](inWords(change), mcid.points) }
      : cannotTell(change, UNCLEAR.noise(change.noiseFloor));
  if (tooWide(change)) return cannotTell(change, UNCLEAR.wide);
  return { kind: 'no-meaningful-change', change, sentence: VERDICT_WORDS.same(inWords(change), mcid.points) };
};

/** The verdict from two figures, or why there is none. */
export const verdictBetween = (
  measure: Measure,
  before: Figure | null,
  now: CurrentWindow | null,
  period: { readonly from: string; readonly to: string },
): MeasureVerdict => {
  const change = changeOf(measure, before, now);
  return change === null ? cannotTell(null, ...lackOf(measure, before, now, period)) : verdictOn(change);
};
