import { dayInWords } from '@stagewell/shared/dates';
import { changeOf, LEAST_READINGS, windowOver, type CurrentWindow } from '@stagewell/shared/progress/change';
import { MEASURE_FACTS, type Measure } from '@stagewell/shared/progress/measures';
import type { MeasureProgress } from '@stagewell/shared/progress/summary';
import { cannotTell, type MeasureVerdict, verdictOn } from '@stagewell/shared/progress/verdict';
import { number } from '../charts/chart-words';
import type { ForestRow } from '../charts/forest-rows';
import type { Period } from '../charts/time-axis';
import { VERDICT_LOOKS } from './progress-words';

/** One measure in two periods; `null` = no reading there. */
export interface Compared {
  readonly measure: Measure;
  readonly label: string;
  readonly first: CurrentWindow | null;
  readonly second: CurrentWindow | null;
  readonly verdict: MeasureVerdict;
}

const overlap = (first: Period, second: Period): boolean => first.from <= second.to && second.from <= first.to;
const OVERLAP = 'The periods overlap: a reading in both would be held against itself.';

const few = (label: string, window: CurrentWindow | null, which: string): readonly string[] =>
  (window?.n ?? 0) >= LEAST_READINGS
    ? []
    : [`${window === null ? `No ${label} reading` : `Only one ${label} reading`} in the ${which} period; two are needed.`];

/** The difference between the means of two periods with its interval, or why it cannot be told. Nothing is said of what lies between them. */
export const compared = ({ measure, label, readings }: Pick<MeasureProgress, 'measure' | 'label' | 'readings'>, first: Period, second: Period): Compared => {
  const [before, after] = [windowOver(readings, first.from, first.to), windowOver(readings, second.from, second.to)];
  const change = overlap(first, second) ? null : changeOf(measure, before, after);
  const reasons = overlap(first, second) ? [OVERLAP] : [...few(label, before, 'first'), ...few(label, after, 'second')];
  return { measure, label, first: before, second: after, verdict: change === null ? cannotTell(null, ...reasons) : verdictOn(change) };
};

const mean = (window: CurrentWindow | null): string => (window === null ? 'none' : `${number(window.mean)} (n = ${window.n})`);

/** The same as a row of a forest plot. */
export const comparedRow = ({ measure, label, first, second, verdict }: Compared): ForestRow => ({
  id: measure,
  name: label,
  look: VERDICT_LOOKS[verdict.kind],
  effect: verdict.change === null ? null : { points: verdict.change.points, low: verdict.change.interval.low, high: verdict.change.interval.high },
  mcid: MEASURE_FACTS[measure].mcid.points,
  n: `${mean(first)} → ${mean(second)}`,
  fromReadings: null,
  joint: false,
  reasons: verdict.kind === 'cannot-tell' ? verdict.reasons : [],
});

/** What is compared, said in full. */
export const comparedCaption = (first: Period, second: Period): string => {
  const days = ({ from, to }: Period): string => `${dayInWords(from).en} to ${dayInWords(to).en}`;
  return `Mean of ${days(second)} against that of ${days(first)}, with 90 % intervals; left of zero is better. Readings are taken as independent, and no drift is modelled: what came in between stays open.`;
};
