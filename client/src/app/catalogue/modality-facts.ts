import type { DayRange, EffectPrior, Kernel, Modality, Pairing, RepeatLimit, Source, Sourced } from '@stagewell/shared/catalogue/modality';

/** One line of the fact table: `value: null` = not known, and shown so. */
export interface FactLine {
  readonly label: string;
  readonly value: string | null;
  readonly source: Source | null;
}

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** "28–56 days", "14 days". */
export const rangeWords = ({ from, to }: DayRange): string => (from === to ? plural(from, 'day') : `${from}–${to} days`);

const kernelWords = ({ lag, onset, plateau, offset }: Kernel): string =>
  `starts after ${plural(lag, 'day')}, full after ${plural(onset, 'day')} more, ${plateau === null ? 'holds while continued' : `holds ${plural(plateau, 'day')}`}, fades over ${plural(offset, 'day')}`;

const priorWords = ({ mean, sd }: EffectPrior): string => `${mean > 0 ? '+' : ''}${mean} points of 0–10 pain, standard deviation ${sd}`;

/** A repeat limit in words. */
export const repeatWords = ({ minGapDays, max, perRegion, onlyIfRelief }: RepeatLimit): string =>
  [
    minGapDays === null ? '' : `at least ${plural(minGapDays, 'day')} apart`,
    max === null ? '' : `at most ${max.count} in ${plural(max.windowDays, 'day')}`,
    perRegion ? 'counted by body region' : '',
    onlyIfRelief === null ? '' : `again only after at least ${onlyIfRelief.percent} % relief for ${plural(onlyIfRelief.minDays, 'day')}`,
  ]
    .filter((part) => part !== '')
    .join('; ');

/** When a partner must start, in words. */
export const pairingWords = ({ partnerTags, startFrom, startTo, windowEnd, minSessions }: Pairing): string =>
  `${partnerTags.join(' or ')} starts ${startFrom} to ${startTo} days after${windowEnd === null ? '' : `, done by day ${windowEnd}`}${minSessions === null ? '' : `, at least ${plural(minSessions, 'session')}`}`;

const line = <T>(label: string, fact: Sourced<T>, words: (value: T) => string): FactLine => ({
  label,
  value: fact.value === null ? null : words(fact.value),
  source: fact.source,
});
const own = (label: string, value: string | null): FactLine => ({ label, value, source: null });
const as = (value: string): string => value;

/** What the plan uses the modality by: time frames, dose, repeat and pairing, each with its source. */
export const timeFacts = (modality: Modality): readonly FactLine[] => [
  line('Onset', modality.onsetDays, rangeWords),
  line('Adequate trial', modality.trialDays, rangeWords),
  own('Judged on day', modality.assessmentDays.length === 0 ? null : modality.assessmentDays.join(' and ')),
  own('Sessions an adequate trial needs', modality.minSessions === null ? null : String(modality.minSessions)),
  line('Relief lasts', modality.effectWindowDays, rangeWords),
  line('Expected early worsening', modality.flareDays, rangeWords),
  line('Repeat', modality.repeat, repeatWords),
  line('Pairing', modality.pairing, pairingWords),
  own('Boosters on day', modality.boosterDays.length === 0 ? null : modality.boosterDays.join(', ')),
];

/** What it is and what may be expected of it, each with its source. */
export const effectFacts = (modality: Modality): readonly FactLine[] => [
  line('Benefit', modality.benefit, as),
  line('Evidence', modality.grade, as),
  line('How it works', modality.mechanism, as),
  line('How it is given', modality.delivery, as),
  line('Monitoring', modality.monitoring, as),
  line('Course of the effect', modality.kernel, kernelWords),
  line('Prior for attribution', modality.prior, priorWords),
];
