import type { Interval } from '../change.js';
import { distributionOf, type Mixture, type Sum } from './mixture.js';
import { mixtureCdf, mixtureQuantile, momentsOf } from './normal.js';
import { changeInPoints, inModel, type OutcomeScale } from './outcome-scale.js';

export const ATTRIBUTION_METHOD =
  '90 % credible interval of a Bayesian state-space model: drifting level, autocorrelated good and bad days, onset kernels; averaged over drift, noise and onset time';

/** The size of something, in points of the measure with the measure's own sign. It always carries its interval. */
export interface Effect {
  readonly points: number;
  readonly sd: number;
  readonly interval: Interval;
  /** Probability that it improves the measure by at least the minimal important difference. */
  readonly helps: number;
  /** Probability that it worsens the measure by at least that much. */
  readonly harms: number;
}

/** The effect that a sum of terms has. */
export const effectOf = (mixture: Mixture, sum: Sum, scale: OutcomeScale): Effect => {
  const parts = distributionOf(mixture, sum);
  const { mean, sd } = momentsOf(parts);
  const ends = [0.05, 0.95].map((share) => changeInPoints(scale, mixtureQuantile(parts, share)));
  const important = inModel(scale, scale.mcid);
  return {
    points: changeInPoints(scale, mean),
    sd: Math.abs(changeInPoints(scale, sd)),
    interval: { low: Math.min(...ends), high: Math.max(...ends), level: 0.9, method: ATTRIBUTION_METHOD },
    helps: mixtureCdf(parts, -important),
    harms: 1 - mixtureCdf(parts, important),
  };
};

/** What may be said of an effect. `fading`: it helped, and half of it has more likely gone than not. */
export type EffectVerdict = 'likely-helping' | 'fading' | 'unlikely-to-help' | 'likely-worsening' | 'uncertain' | 'cannot-tell';

/** From this probability on something is likely, and up to the other one unlikely. */
export const LIKELY = 0.8;
export const UNLIKELY = 0.2;

/** What the probabilities say by themselves; whether there is enough to say anything is asked before. */
export const verdictOf = ({ helps, harms }: Pick<Effect, 'helps' | 'harms'>): Exclude<EffectVerdict, 'cannot-tell' | 'fading'> => {
  if (harms >= LIKELY) return 'likely-worsening';
  if (helps >= LIKELY) return 'likely-helping';
  return helps <= UNLIKELY ? 'unlikely-to-help' : 'uncertain';
};
