import type { Source } from '../catalogue/modality.js';
import { source } from '../catalogue/sourced.js';

/** So many days, and who says so. */
export interface ReviewTime {
  readonly days: number;
  readonly source: Source;
}

const time = (days: number, from: Source): ReviewTime => ({ days, source: from });
const OURS = source('Clinic default, needs clinical review');
const PETERSON = source(
  'Peterson K et al. 2018 (J Gen Intern Med 33 Suppl 1:71–81): proactive monitoring over 9–12 months; low strength of evidence',
  'verified',
);

/**
 * How many days around a clinical moment its review may take place. When the moments are is catalogue data; how long a
 * judgement may wait is SEQ-06.
 */
export const REVIEW_TIMES = {
  /** A judgement may wait so long after the first day on which it may be made, unless the clinic's SEQ-06 says otherwise. */
  judgementGrace: time(14, source('SEQ-06: decision support with monitoring (Peterson 2018); deadline is a clinic default')),
  /** Before a relief window ends, what follows is arranged while the relief still lasts. */
  wearOffLead: time(14, OURS),
  /** No earlier than so long before the day on which wearing off is looked at. */
  wearOffEarly: time(14, OURS),
  booster: time(14, source('SEQ-16: boosters after 1, 3, 6 and 12 months, a fortnight either way; the clinic’s guide, intervals general knowledge')),
  /** A check that falls on one day may be done so many days before or after it; in the first days of a treatment on that day only. */
  checkAround: time(3, OURS),
  /** The whole plan is looked at so often. */
  planEvery: time(90, source('SEQ-28: review conference every 90 days; maintenance of responders is looked at every 90 days')),
  planAround: time(14, OURS),
  horizonEarliest: time(270, PETERSON),
  horizonTarget: time(360, PETERSON),
  horizonLatest: time(365, PETERSON),
} as const satisfies Readonly<Record<string, ReviewTime>>;
