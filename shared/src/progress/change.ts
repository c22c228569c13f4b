import { addDays, type CalendarDate } from '../dates.js';
import { between, type Reading } from '../check-ins/readings.js';
import { figureOf, type Figure } from './baseline.js';
import { MEASURE_FACTS, type Measure } from './measures.js';

/** A range that holds the true change with the stated probability, under the stated assumptions. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  readonly level: 0.9;
  readonly method: string;
}
/** The recent readings that a change is measured on. */
export interface CurrentWindow extends Figure {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly readings: readonly Reading[];
}
/** A difference of two window means. It always carries its interval and both n: no verdict exists without them. */
export interface Change {
  readonly measure: Measure;
  readonly before: Figure;
  readonly now: CurrentWindow;
  /** Points, negative = better. */
  readonly points: number;
  /** Percent of the earlier mean, negative = better; `null` when that mean is zero. */
  readonly percent: number | null;
  readonly interval: Interval;
  /** Changes smaller than this happen by noise alone (reliable change, 95 %). */
  readonly noiseFloor: number;
}

export const METHOD =
  '90 % t-interval on the difference of the two window means, pooled SD never below the known noise of one reading; readings taken as independent, no drift modelled';
/** Decisions need two readings on each side: never a verdict from one pair. */
export const LEAST_READINGS = 2;

/** 95th percentile of Student's t, by degrees of freedom 1–30 (any statistical table). */
const T95 = [
  6.314, 2.92, 2.353, 2.132, 2.015, 1.943, 1.895, 1.86, 1.833, 1.812, 1.796, 1.782, 1.771, 1.761, 1.753, 1.746, 1.74, 1.734, 1.729, 1.725, 1.721, 1.717, 1.714,
  1.711, 1.708, 1.706, 1.703, 1.701, 1.699, 1.697,
] as const;
const Z95 = 1.6449;

/** 95th percentile of Student's t; above 30 degrees of freedom by the Cornish–Fisher expansion around the normal. */
export const t95 = (df: number): number => {
  if (!Number.isInteger(df) || df < 1) throw new RangeError(`Degrees of freedom must be a whole number from 1: ${df}`);
  return T95[df - 1] ?? Z95 + (Z95 ** 3 + Z95) / (4 * df) + (5 * Z95 ** 5 + 16 * Z95 ** 3 + 3 * Z95) / (96 * df ** 2);
};

/** Takes the dust off binary fractions, so that exactly 30 % is 30 %. */
const exact = (value: number): number => Math.round(value * 1e9) / 1e9;

const pooledVariance = (a: Figure, b: Figure): number => ((a.n - 1) * (a.sd ?? 0) ** 2 + (b.n - 1) * (b.sd ?? 0) ** 2) / (a.n + b.n - 2);

/** How far two means may differ by noise alone: 1.96 · SD · √(1/n₁ + 1/n₂); for single readings 1.96 · √2 · SD. */
export const noiseFloor = (measure: Measure, before: number, now: number): number => 1.96 * MEASURE_FACTS[measure].noise.sd * Math.sqrt(1 / before + 1 / now);

/** The change from one figure to a later window, or `null` with fewer than two readings on either side. */
export const changeOf = (measure: Measure, before: Figure | null, now: CurrentWindow | null): Change | null => {
  if (before === null || now === null || before.n < LEAST_READINGS || now.n < LEAST_READINGS) return null;
  const points = exact(now.mean - before.mean);
  const sd = Math.max(Math.sqrt(pooledVariance(before, now)), MEASURE_FACTS[measure].noise.sd);
  const half = t95(before.n + now.n - 2) * sd * Math.sqrt(1 / before.n + 1 / now.n);
  return {
    measure,
    before,
    now,
    points,
    percent: before.mean === 0 ? null : exact((points / before.mean) * 100),
    interval: { low: points - half, high: points + half, level: 0.9, method: METHOD },
    noiseFloor: noiseFloor(measure, before.n, now.n),
  };
};

/** Beyond what noise explains: past the noise floor and with zero outside the interval. */
export const isReal = ({ points, interval, noiseFloor: floor }: Change): boolean => Math.abs(points) >= floor && (interval.low > 0 || interval.high < 0);

/** Reaches the minimal important difference for the better: in points, or as a share of the earlier mean. */
export const reachesMcid = ({ measure, points, percent }: Change): boolean => {
  const { mcid } = MEASURE_FACTS[measure];
  return points <= -mcid.points || (mcid.percent !== null && percent !== null && percent <= -mcid.percent);
};

/** The readings of a period with their figure; `null` = no reading. */
export const windowOver = (readings: readonly Reading[], from: CalendarDate, to: CalendarDate): CurrentWindow | null => {
  const inside = between(readings, from, to);
  const figure = figureOf(inside);
  return figure === null ? null : { ...figure, from, to, readings: inside };
};

/**
 * The window that ends on `to`: the measure's usual length (28 days), twice that when fewer than two readings fall in it,
 * never reaching before `notBefore`. `null` = no reading at all.
 */
export const windowEnding = (measure: Measure, readings: readonly Reading[], notBefore: CalendarDate, to: CalendarDate): CurrentWindow | null => {
  const { windowDays } = MEASURE_FACTS[measure];
  const since = (days: number): CalendarDate => {
    const day = addDays(to, 1 - days);
    return day < notBefore ? notBefore : day;
  };
  const usual = windowOver(readings, since(windowDays), to);
  return (usual?.n ?? 0) >= LEAST_READINGS ? usual : windowOver(readings, since(2 * windowDays), to);
};

/** The window that begins on `from`, no later than `notAfter`; lengthened once in the same way. */
export const windowStarting = (measure: Measure, readings: readonly Reading[], from: CalendarDate, notAfter: CalendarDate): CurrentWindow | null => {
  const { windowDays } = MEASURE_FACTS[measure];
  const until = (days: number): CalendarDate => {
    const day = addDays(from, days - 1);
    return day > notAfter ? notAfter : day;
  };
  const usual = windowOver(readings, from, until(windowDays));
  return (usual?.n ?? 0) >= LEAST_READINGS ? usual : windowOver(readings, from, until(2 * windowDays));
};
