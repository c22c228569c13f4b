import { dayNumber } from '../situation.js';
import { domainsOf } from './bounds.js';
import type { Model } from './model.js';

/** Days between starts in a schedule to begin with. */
const APART = 28;

const nearest = (days: Int32Array, day: number): number => days.reduce((best, one) => (Math.abs(one - day) < Math.abs(best - day) ? one : best), days[0] ?? 0);

/**
 * Schedules to begin with, on days that the bounds allow: where the courses were, where they stand now, and one after
 * another. Throws nothing; without a day for each there is none.
 */
export const hintsOf = ({ request, movable, bounds, today }: Model): readonly Int32Array[] => {
  const last = Math.max(0, dayNumber(request.horizon) - today);
  const domains = domainsOf(movable, bounds, last);
  if (domains.some(({ length }) => length === 0)) return [];
  const near = (dayOf: (at: number) => number): Int32Array => Int32Array.from([0, ...domains.map((days, at) => nearest(days, dayOf(at)))]);
  const present = (at: number): number => movable[at]?.day ?? 0;
  const before = (at: number): number => {
    const day = request.baseline?.[movable[at]?.id ?? ''];
    return day === undefined ? present(at) : dayNumber(day) - today;
  };
  return [near(before), near(present), near((at) => at * APART)];
};
