import type { Measured } from './measured.js';
import type { SingleStart } from './null-treatments.js';

const of100 = (share: number): number => Math.round(share * 100);
const points = (value: number): string => value.toFixed(1);

/** What a row says, as one would tell it to a colleague: how often the intervals hold, how far the estimate is off, what the words are worth. */
export const rowInWords = ({ coverage, rmse, likely, falselyHelping, power }: Measured): string =>
  [
    `Of 100 intervals of 90 %, ${of100(coverage.model.share)} held the true effect (${of100(coverage.regression.share)} of regression).`,
    `The estimate was typically ${points(rmse.model)} points off, before and after ${points(rmse.naive)}.`,
    `Where it said “likely helping”, the effect mattered ${of100(likely.right.share)} times of 100;`,
    `it said so of ${of100(falselyHelping.share)} of 100 effects too small to matter, and of ${of100(power.share)} of 100 of 1.5 points or more.`,
  ].join(' ');

/** The same of one medicine. */
export const singleInWords = ({ effect, start, visits, means, model }: SingleStart): string => {
  const what = effect === 0 ? 'A medicine that does nothing' : `One that takes ${points(-effect)} points off`;
  const when = start === 'planned' ? 'started as planned' : 'started when pain was at a peak';
  return `${what}, ${when}: two visits compared call it helpful ${of100(visits)} times of 100, means of four weeks ${of100(means)}, the model ${of100(model)}.`;
};
