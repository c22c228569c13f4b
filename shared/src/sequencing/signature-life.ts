import { addDays, isCalendarDate, type CalendarDate, type Instant } from '../dates.js';
import type { Decision } from './decision-reasons.js';

/**
 * How long a signature counts, in days after the day it is given. Clinic defaults that need a clinician's review: an
 * override of a block is looked at again after one adequate trial of a medicine (8 weeks), and at the latest after three
 * months, as a review conference would; a warning that was read stays quiet for half a year; what is accepted as unknown
 * is expected to be measured within two weeks, a month at most.
 */
export const SIGNATURE_LIFE: { readonly [D in Decision]: { readonly usualDays: number; readonly mostDays: number } } = {
  override: { usualDays: 56, mostDays: 90 },
  acknowledge: { usualDays: 180, mostDays: 180 },
  'accept-unknown': { usualDays: 14, mostDays: 30 },
};

/** So many days before a signature ends, whoever cares for the patient is told. */
export const ENDING_DAYS = 7;

/** The last day that is offered. */
export const usualExpiry = (decision: Decision, today: CalendarDate): CalendarDate => addDays(today, SIGNATURE_LIFE[decision].usualDays);
/** The last day that may be chosen. */
export const latestExpiry = (decision: Decision, today: CalendarDate): CalendarDate => addDays(today, SIGNATURE_LIFE[decision].mostDays);

/** What is wrong with the last day of a signature given today; `null` = nothing. */
export const expiryProblem = (decision: Decision, expiresOn: CalendarDate, today: CalendarDate): string | null => {
  if (!isCalendarDate(expiresOn)) return 'Choose the last day on which this counts.';
  if (expiresOn < today) return 'This day has passed; it counts until today at the earliest.';
  return expiresOn > latestExpiry(decision, today) ? `No longer than ${SIGNATURE_LIFE[decision].mostDays} days, until ${latestExpiry(decision, today)}.` : null;
};

/** What a signature needs to be asked whether it counts. */
export interface Living {
  /** The last day on which it counts. */
  readonly expiresOn: CalendarDate;
  /** Set when somebody took it back. */
  readonly withdrawn?: { readonly at: Instant } | null;
}
export type Standing = 'in-force' | 'expired' | 'withdrawn';

/** A signature counts on its last day, and no longer on the day after; withdrawn it counts no more at all. */
export const standingOf = ({ expiresOn, withdrawn }: Living, today: CalendarDate): Standing => {
  if (withdrawn) return 'withdrawn';
  return expiresOn < today ? 'expired' : 'in-force';
};

/** Whether it counts today, and ends within the days in which that is told. */
export const isEnding = (signature: Living, today: CalendarDate): boolean =>
  standingOf(signature, today) === 'in-force' && signature.expiresOn <= addDays(today, ENDING_DAYS);
