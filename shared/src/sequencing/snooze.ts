import { addDays, isCalendarDate, type CalendarDate } from '../dates.js';
import type { Severity } from './finding.js';

/**
 * A finding may be put out of sight for a while: at most so many days at a time and so many times on one plan. Clinic
 * defaults that need a clinician's review: two weeks are the time to a result or a visit; after the second time it is to
 * be settled, not hidden.
 */
export const SNOOZE = { mostDays: 14, usualDays: 7, times: 2 } as const;

/** A snooze as far as hiding reads it. */
export interface Snoozed {
  readonly fingerprint: string;
  readonly severity: Severity;
  /** The last day on which it stays out of sight. */
  readonly untilOn: CalendarDate;
}
interface Hideable {
  readonly fingerprint: string;
  readonly severity: Severity;
}

/** What is wrong with hiding a finding until a day; `null` = nothing. `before`: the snoozes of the plan so far. */
export const snoozeProblem = (
  { fingerprint, severity }: Hideable,
  untilOn: CalendarDate,
  { today, before }: { readonly today: CalendarDate; readonly before: readonly Snoozed[] },
): string | null => {
  if (severity === 'block') return 'A block stays in sight, also one that cannot be judged.';
  if (timesSnoozed(fingerprint, before) >= SNOOZE.times) return `It was snoozed ${SNOOZE.times} times on this plan already; settle it instead.`;
  if (!isCalendarDate(untilOn) || untilOn < today) return 'Choose a day from today on.';
  return untilOn > addDays(today, SNOOZE.mostDays) ? `No longer than ${SNOOZE.mostDays} days, until ${addDays(today, SNOOZE.mostDays)}.` : null;
};

/** How often a finding was snoozed on the plan. */
export const timesSnoozed = (fingerprint: string, snoozes: readonly Snoozed[]): number => snoozes.filter((one) => one.fingerprint === fingerprint).length;

/** Whether it may be offered at all. */
export const maySnooze = ({ fingerprint, severity }: Hideable, snoozes: readonly Snoozed[]): boolean =>
  severity !== 'block' && timesSnoozed(fingerprint, snoozes) < SNOOZE.times;

/**
 * The snooze that keeps a finding out of sight today, the one that lasts longest; `null` = it is shown. A finding whose
 * facts or severity changed is another finding. It never stands for a signature.
 */
export const snoozeOf = <S extends Snoozed>({ fingerprint, severity }: Hideable, snoozes: readonly S[], today: CalendarDate): S | null =>
  snoozes
    .filter((one) => one.fingerprint === fingerprint && one.severity === severity && severity !== 'block' && one.untilOn >= today)
    .reduce<S | null>((longest, one) => (longest === null || one.untilOn > longest.untilOn ? one : longest), null);
