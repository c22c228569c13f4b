import { WEEKDAYS } from '@stagewell/shared/calendar/day-minutes';
import { dollars } from '@stagewell/shared/coverage/money';
import { weekdayOf, type CalendarDate } from '@stagewell/shared/dates';
import { type Evaluation, type Finding, SEVERITIES, type Severity } from '@stagewell/shared/sequencing/finding';
import type { Aim, BoundKind, BudgetOutcome, Level, Reason, Relaxation, StageResult } from '@stagewell/shared/sequencing/stager/request';
import { dayText } from '../ui/day';
import { plural } from './plan-words';

/** What each aim is after, in a sentence. */
export const AIM_WORDS: Readonly<Record<Aim, { readonly name: string; readonly means: string }>> = {
  'soonest-relief': {
    name: 'Soonest relief',
    means: 'Starts all courses as early as the rules allow; one course may wait so that fewer warnings remain.',
  },
  'clearest-attribution': { name: 'Clearest attribution', means: 'Starts lie apart, so that check-ins can tell which course helped.' },
  'lightest-burden': { name: 'Lightest burden', means: 'As few visits as possible in the busiest week, then as little cost as possible in the dearest month.' },
};

/** New first days of treatments with visits that fall on other weekdays than the patient has; `null` = all suit, or none were said to. `starts` = name and day. */
export const weekdayWords = (starts: readonly { readonly name: string; readonly day: CalendarDate }[], days: readonly number[]): string | null => {
  const other = days.length === 0 ? [] : starts.filter(({ day }) => !days.includes(weekdayOf(day)));
  if (other.length === 0) return null;
  const named = (weekday: number): string => WEEKDAYS[weekday - 1] ?? '';
  const said = other.map(({ name, day }) => `${name} (${named(weekdayOf(day))})`).join(', ');
  return `Not on a weekday that suits the patient (${days.map(named).join(', ')}): ${said}. Days are worked out by rules and spacing, not by weekdays; move them, or book the first visit on the next such day.`;
};

/** An unknown cost is not zero. */
export const unpricedWords = (names: readonly string[]): string =>
  `What the patient pays for ${names.join(', ')} is not known, so nobody can say whether the budget holds.`;

/** What the new days cost in the dearest 30 days, against what was agreed; `null` = there is nothing to say. */
export const budgetWords = (budget: BudgetOutcome | null, unpriced: readonly string[]): { readonly within: boolean; readonly text: string } | null => {
  if (budget === null) return null;
  const { within, peakCents, limitCents, from, why } = budget;
  const dearest = `${unpriced.length > 0 ? 'at least ' : ''}${dollars(peakCents)} in the dearest 30 days, from ${dayText(from)}`;
  if (within && unpriced.length > 0) return { within: false, text: `Known so far: ${dearest}, of ${dollars(limitCents)} agreed. ${unpricedWords(unpriced)}` };
  if (within) return { within, text: `Within the budget: ${dearest}, of ${dollars(limitCents)} agreed.` };
  return { within, text: `Over the budget of ${dollars(limitCents)}: ${dearest}. ${why?.en ?? ''}`.trim() };
};

/** What better days would do, by what is not proven. */
const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  blocks: 'leave fewer blocks',
  overBudget: 'keep within the budget',
  warnings: 'leave fewer warnings',
  moved: 'move fewer courses',
  movedDays: 'move courses less far',
  aim: 'serve the aim better',
  earliest: 'let some courses start earlier',
};

/** How good the days are, as far as it is proven. */
export const proofWords = ({ status, optimal, gap }: Pick<StageResult, 'status' | 'optimal' | 'gap'>): string => {
  if (optimal && status === 'infeasible') return 'Proven: no other days come closer.';
  if (optimal) return 'Proven best: within the rules and your wishes no other days serve this aim better.';
  const open = 'Good days, but not proven best: the time ran out.';
  if (gap === null) return open;
  const percent = Number.isFinite(gap.share) ? `, by at most ${Math.ceil(gap.share * 100)} %` : '';
  return `${open} Others might still ${LEVEL_WORDS[gap.level]}${percent}.`;
};

const MOVED_BOUND: Readonly<Record<BoundKind, (name: string, day: string) => string>> = {
  today: (name, day) => `${name} starts on ${day}`,
  'not-before': (name, day) => `${name} may start as early as ${day}`,
  'not-after': (name, day) => `${name} may start as late as ${day}`,
  'payer-lead': (name, day) => `the payer answers for ${name} by ${day}`,
  horizon: (name, day) => `the last day for a start is ${day}, for ${name}`,
  closure: (name, day) => `the clinic is open for ${name} on ${day}`,
  fixed: (name, day) => `${name} starts on ${day} instead of staying where it is`,
};

/** The smallest change of the wishes with which it would work. */
export const relaxationWords = ({ days, moves }: Relaxation, nameOf: (courseId: string) => string): string =>
  `The smallest change that makes it possible: ${moves.map(({ courseId, bound, to }) => MOVED_BOUND[bound](nameOf(courseId), dayText(to))).join('; ')} (${plural(days, 'day')} in all).`;

const isWish = (part: Reason): boolean => part.kind === 'bound' && (part.bound === 'fixed' || part.bound === 'horizon');

/** What somebody can do when no days were found. */
export const impossibleWords = ({ conflict, relaxation }: Pick<StageResult, 'conflict' | 'relaxation'>): string => {
  const parts = conflict?.parts ?? [];
  if (parts.length === 0 || parts.some(isWish)) return 'Nothing was moved. Keep fewer courses as they are, or allow a later last day.';
  if (parts.every((part) => part.kind === 'rule' && part.courseIds.length === 0))
    return 'Nothing was moved. Days can be set by hand, or a clinician decides on the summary, with a signature, that the rules may be used for this patient.';
  return relaxation === null ? 'Nothing was moved. Change or remove one of the courses that are named here.' : 'Nothing was moved.';
};

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
