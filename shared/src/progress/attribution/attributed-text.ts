import type { AttributedFile } from './attribute-file.js';
import type { Effect } from './effect.js';

const one = (value: number): string => value.toFixed(2).replace('-', '−');
const span = ({ points, interval }: Effect): string => `${one(points)} points (90 % interval ${one(interval.low)} to ${one(interval.high)})`;

/** An answer in sentences, a line each. */
export const attributedText = ({ attribution, planned }: AttributedFile): string => {
  const { label, n, from, to, courses, groups, whole, others } = attribution;
  const period = from === null || to === null ? '' : ` from ${from} to ${to}`;
  return [
    `${label}, ${n} days with a reading${period}`,
    ...courses.map(({ name, sentence }) => `${name}: ${sentence}`),
    ...groups.map(({ courseIds, sentence }) => `${courseIds.join(' + ')} together: ${sentence}`),
    ...(whole === null ? [] : [`Everything together on the last day: ${span(whole)}`]),
    ...others.map(({ kind, of, effect }) => `${kind}${of === '' ? '' : ` of ${of}`}: ${span(effect)}`),
    ...(planned?.courses ?? []).map(
      ({ courseId, information, correlation, mostLike, detectable, legibility }) =>
        `With the planned check-ins ${courseId} can be told ${legibility === 'clear' ? 'clearly' : legibility}: ${Math.round(information * 100)} % of what is uncertain will be settled${mostLike === null ? '' : `, correlation ${one(correlation)} with ${mostLike}`}; an improvement of ${one(detectable)} points of 0–10 would be told from none in 4 of 5 cases.`,
    ),
  ].join('\n');
};
