import { MEASURE_FACTS, type Measure } from '../measures.js';
import type { OutcomeScale } from './outcome-scale.js';
import type { PriorView } from './question.js';

/** A reading is never taken to be surer than this share of its scale: where the noise of an instrument is not known, it is not small. */
const LEAST_NOISE = 0.07;

/** A measure of the product as attribution needs it; on all of them more is worse. */
export const scaleOf = (measure: Measure): OutcomeScale => {
  const { label, range, mcid, noise } = MEASURE_FACTS[measure];
  return { label, ...range, higherIsWorse: true, mcid: mcid.points, readingSd: Math.max(noise.sd, LEAST_NOISE * (range.max - range.min)) };
};

/** The priors of the catalogue are about pain; of sleep, mood and function they say nothing. */
export const priorsFor = (measure: Measure): PriorView => (measure === 'peg' || measure === 'pain' ? 'catalogue' : 'skeptical');
