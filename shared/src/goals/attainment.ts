import type { CalendarDate } from '../dates.js';
import type { GoalRatingView } from './goal-rating.js';
import { weightOf, type GoalLevel, type GoalScale } from './goal-scale.js';

/** How strongly goals of one patient are assumed to go together; 0.3 is what Kiresuk & Sherman propose. */
export const GOAL_CORRELATION = 0.3;
/** A change of one standard deviation of the T-score is taken as meaningful (general knowledge; no threshold is published for pain). */
export const MEANINGFUL_T_CHANGE = 10;
export const ATTAINMENT_SOURCE = 'Kiresuk TJ, Sherman RE. Goal attainment scaling. Community Ment Health J 1968;4:443–453';

/** One goal in the sum: its level, and its weight among the others (above 0). */
export interface Attained {
  readonly level: GoalLevel;
  readonly weight: number;
}

/**
 * The T-score of several goals (Kiresuk & Sherman 1968): `50 + 10 Σwx / √((1 − ρ) Σw² + ρ (Σw)²)`, ρ = 0.3. 50 = all goals met
 * just as hoped; 10 = one standard deviation. No rounding. Throws RangeError for no goal, or a weight that is not above 0.
 */
export const tScore = (goals: readonly Attained[]): number => {
  if (goals.length === 0 || goals.some(({ weight }) => !(weight > 0))) throw new RangeError('A T-score needs goals with weights above 0');
  const sum = (of: (goal: Attained) => number): number => goals.reduce((total, goal) => total + of(goal), 0);
  const spread = (1 - GOAL_CORRELATION) * sum(({ weight }) => weight ** 2) + GOAL_CORRELATION * sum(({ weight }) => weight) ** 2;
  return 50 + (10 * sum(({ weight, level }) => weight * level)) / Math.sqrt(spread);
};

/** A goal as far as its attainment needs it. */
export interface ScaledGoal {
  readonly id: string;
  readonly status: 'active' | 'achieved' | 'dropped';
  readonly scale: GoalScale | null;
}

/** What can be said of a patient's goals together. One goal that nobody could rate makes it "cannot tell": its part is not zero. */
export type Attainment =
  | { readonly kind: 'score'; readonly t: number; readonly atBaseline: number; readonly goals: number }
  | { readonly kind: 'cannot-tell'; readonly unrated: readonly string[] }
  | { readonly kind: 'no-scale' };

/** The rating that counts for a goal on a day: the last one of that day or before. `null` = there is none. */
export const lastRating = (goalId: string, ratings: readonly GoalRatingView[], on: CalendarDate): GoalRatingView | null =>
  ratings
    .filter((rating) => rating.goalId === goalId && rating.ratedOn <= on)
    .reduce<GoalRatingView | null>((last, rating) => (last === null || isLater(rating, last) ? rating : last), null);

const isLater = (a: GoalRatingView, b: GoalRatingView): boolean =>
  a.ratedOn === b.ratedOn ? Date.parse(a.recordedAt) >= Date.parse(b.recordedAt) : a.ratedOn > b.ratedOn;

/** The attainment of all goals that have a scale and were not dropped, as it was known on a day. */
export const attainmentOn = (goals: readonly ScaledGoal[], ratings: readonly GoalRatingView[], on: CalendarDate): Attainment => {
  const scaled = goals.flatMap(({ id, status, scale }) => (scale === null || status === 'dropped' ? [] : [{ id, scale }]));
  if (scaled.length === 0) return { kind: 'no-scale' };
  const levels = new Map(scaled.map(({ id }) => [id, lastRating(id, ratings, on)?.level ?? null]));
  const rated = scaled.flatMap(({ id, scale }) => {
    const level = levels.get(id) ?? null;
    return level === null ? [] : [{ level, weight: weightOf(scale) }];
  });
  if (rated.length < scaled.length) return { kind: 'cannot-tell', unrated: scaled.map(({ id }) => id).filter((id) => levels.get(id) === null) };
  return {
    kind: 'score',
    goals: rated.length,
    t: tScore(rated),
    atBaseline: tScore(scaled.map(({ scale }) => ({ level: scale.baseline, weight: weightOf(scale) }))),
  };
};
