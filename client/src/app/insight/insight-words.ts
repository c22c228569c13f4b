import type { Days, Estimate, Guarded } from '@stagewell/shared/insight/insight';
import { FEWEST } from '@stagewell/shared/insight/small-numbers';
import { percent, signed } from '../charts/chart-words';

/** "−1.4 (−2.0 to −0.8)" */
export const pointsWords = ({ mean, low, high }: Pick<Estimate, 'mean' | 'low' | 'high'>): string => `${signed(mean)} (${signed(low)} to ${signed(high)})`;
/** "48 % (30 to 66 %)" */
export const shareWords = ({ mean, low, high }: Estimate): string => `${percent(mean)} (${Math.round(low * 100)} to ${percent(high)})`;
export const rawWords = (change: Estimate, responders: Estimate): string => `${signed(change.raw)}; ${percent(responders.raw)}`;

/** "41 (30 to 62), 12 plans" */
export const daysWords = (days: Guarded<Days>): string => {
  if (days === 'none') return 'none';
  if (days === 'few') return `fewer than ${FEWEST}`;
  return `${days.median} (${days.lowQuarter} to ${days.highQuarter}), ${days.plans} plans`;
};

/** A count that may be too small to say. */
export const fewWords = (n: number | null): string => (n === null ? `fewer than ${FEWEST}` : String(n));
