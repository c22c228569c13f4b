import { t95 } from '../progress/change.js';
import { mixtureQuantile, momentsOf, Z95, type Part } from '../progress/attribution/normal.js';

/** What was seen in one group: its mean over `n` patients. */
export interface GroupMean {
  readonly n: number;
  readonly mean: number;
}
export interface Spread {
  /** Variance between the patients of a group, pooled over the groups; above 0. */
  readonly variance: number;
  /** Degrees of freedom of that variance; `null` = taken as known. */
  readonly df: number | null;
  /** How far groups may differ from each other beforehand: standard deviation of a half-normal. */
  readonly between: number;
}
/** A group's mean as it is shown: 90 % interval, and how much of it is the group's own (the rest is what all groups share). */
export interface Shrunk {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly own: number;
}

/** Standard deviations between groups that are tried, in shares of `between`. */
const TRIED = Array.from({ length: 31 }, (_, step) => step / 10);

/** Few patients tell their variance badly: the interval of a mean alone becomes as wide as Student's t makes it. */
const widened = ({ variance, df }: Spread): number => (df === null ? variance : variance * (t95(df) / Z95) ** 2);

interface Tried {
  readonly tau: number;
  readonly centre: number;
  readonly ofCentre: number;
  readonly log: number;
}

/** The mean of all groups under one spread between them, and how well that spread explains what was seen. */
const tryOne = (groups: readonly GroupMean[], variance: number, tau: number, between: number): Tried => {
  const spreads = groups.map(({ n }) => variance / n + tau ** 2);
  const ofCentre = 1 / spreads.reduce((sum, spread) => sum + 1 / spread, 0);
  const centre = ofCentre * groups.reduce((sum, { mean }, at) => sum + mean / (spreads[at] ?? NaN), 0);
  const misfit = groups.reduce((sum, { mean }, at) => sum + (mean - centre) ** 2 / (spreads[at] ?? NaN) + Math.log(spreads[at] ?? NaN), 0);
  return { tau, centre, ofCentre, log: (Math.log(ofCentre) - misfit) / 2 - (tau / between) ** 2 / 2 };
};

const shownOf = (parts: readonly Part[]): Omit<Shrunk, 'own'> => ({
  mean: momentsOf(parts).mean,
  low: mixtureQuantile(parts, 0.05),
  high: mixtureQuantile(parts, 0.95),
});

/**
 * Means of groups, each drawn towards the mean of all by as much as its own is uncertain: yᵍ ~ N(θᵍ, s²/nᵍ), θᵍ ~ N(μ, τ²), μ
 * unknown, τ on a grid and weighed by how probable it makes what was seen (docs/insight.md). Units are those of `mean`. Throws
 * RangeError without a group, with an empty one, or with a variance that is not above 0.
 */
export const shrink = (groups: readonly GroupMean[], spread: Spread): { readonly centre: Omit<Shrunk, 'own'>; readonly groups: readonly Shrunk[] } => {
  if (groups.length === 0 || groups.some(({ n }) => !(n > 0)) || !(spread.variance > 0))
    throw new RangeError('Shrinking needs groups with patients, and a variance above 0');
  const variance = widened(spread);
  const tried = TRIED.map((share) => tryOne(groups, variance, share * spread.between, spread.between));
  const best = Math.max(...tried.map(({ log }) => log));
  const total = tried.reduce((sum, { log }) => sum + Math.exp(log - best), 0);
  const weighed = tried.map((one) => ({ ...one, weight: Math.exp(one.log - best) / total }));
  return {
    centre: shownOf(weighed.map(({ weight, centre, ofCentre }) => ({ weight, mean: centre, sd: Math.sqrt(ofCentre) }))),
    groups: groups.map(({ n, mean }) => {
      const parts = weighed.map(({ weight, tau, centre, ofCentre }) => {
        const shared = variance / n / (variance / n + tau ** 2);
        return {
          weight,
          own: 1 - shared,
          mean: mean + shared * (centre - mean),
          sd: Math.sqrt((1 - shared) * (variance / n) + shared ** 2 * ofCentre),
        };
      });
      return { ...shownOf(parts), own: parts.reduce((sum, part) => sum + part.weight * part.own, 0) };
    }),
  };
};
