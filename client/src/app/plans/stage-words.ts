import { type Evaluation, type Finding, SEVERITIES, type Severity } from '@stagewell/shared/sequencing/finding';
import type { Aim, BoundKind, Level, Relaxation, StageResult } from '@stagewell/shared/sequencing/stager/request';
import { dayText } from '../ui/day';
import { plural } from './plan-words';

/** What each aim is after, in a sentence. */
export const AIM_WORDS: Readonly<Record<Aim, { readonly name: string; readonly means: string }>> = {
  'soonest-relief': {
    name: 'Soonest relief',
    means: 'All courses together start as early as they can, once the rules find as little as can be. The first of them may be judged later than elsewhere.',
  },
  'clearest-attribution': { name: 'Clearest attribution', means: 'Starts lie apart, so that check-ins can tell which course helped.' },
  'lightest-burden': { name: 'Lightest burden', means: 'The busiest week has as few visits, and the dearest month as little cost, as can be.' },
};

const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  blocks: 'what blocks',
  warnings: 'what the rules warn of',
  moved: 'how many courses move',
  movedDays: 'how far courses move',
  aim: 'the aim itself',
  earliest: 'how early the courses start in all',
};

/** How good the days are, as far as it is proven. */
export const proofWords = ({ optimal, gap }: Pick<StageResult, 'optimal' | 'gap'>): string => {
  if (optimal) return 'Proven best: within the rules and your wishes no other days serve this aim better.';
  if (gap === null) return 'The best days found so far; it is not proven that there are none better.';
  const percent = Number.isFinite(gap.share) ? `, at most by ${Math.ceil(gap.share * 100)} %` : '';
  return `The best days found in the time given. Others might still be better in ${LEVEL_WORDS[gap.level]}${percent}: it has ${gap.cost}, and less than ${gap.bound} is ruled out.`;
};

const MOVED_BOUND: Readonly<Record<BoundKind, (name: string, day: string) => string>> = {
  today: (name, day) => `${name} starts on ${day}`,
  'not-before': (name, day) => `${name} may start from ${day}`,
  'not-after': (name, day) => `${name} may start until ${day}`,
  'payer-lead': (name, day) => `the payer answers for ${name} by ${day}`,
  horizon: (name, day) => `the last day for a start is ${day} (${name})`,
  closure: (name, day) => `the clinic is open for ${name} on ${day}`,
  fixed: (name, day) => `${name} is not kept but starts on ${day}`,
};

/** The smallest change of the wishes with which it would work. */
export const relaxationWords = ({ days, moves }: Relaxation, nameOf: (courseId: string) => string): string =>
  `It works when ${moves.map(({ courseId, bound, to }) => MOVED_BOUND[bound](nameOf(courseId), dayText(to))).join(', and ')}: ${plural(days, 'day')} in all.`;

/** "12 days later", "1 day earlier", "stays". */
export const shiftWords = (days: number): string => (days === 0 ? 'stays' : `${plural(Math.abs(days), 'day')} ${days > 0 ? 'later' : 'earlier'}`);

/** What the rules say before and after, and what is new or gone. */
export interface FindingsChange {
  readonly counts: readonly { readonly severity: Severity; readonly before: number; readonly after: number }[];
  readonly gone: readonly Finding[];
  readonly added: readonly Finding[];
}

export const findingsChange = (before: Evaluation, after: Evaluation): FindingsChange => {
  const missingIn = (one: Evaluation, from: Evaluation) =>
    from.findings.filter(({ fingerprint }) => !one.findings.some((finding) => finding.fingerprint === fingerprint));
  const count = (evaluation: Evaluation, severity: Severity) => evaluation.findings.filter((finding) => finding.severity === severity).length;
  return {
    counts: SEVERITIES.map((severity) => ({ severity, before: count(before, severity), after: count(after, severity) })),
    gone: missingIn(after, before),
    added: missingIn(before, after),
  };
};
