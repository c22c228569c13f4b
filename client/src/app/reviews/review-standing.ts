import type { CalendarDate } from '@stagewell/shared/dates';
import { reviewStanding } from '@stagewell/shared/reviews/lifecycle';
import type { ReviewRow } from '@stagewell/shared/reviews/review-row';
import { dayText, momentText } from '../ui/day';
import type { ChipSeverity } from '../ui/severity-chip';

export interface Standing {
  readonly severity: ChipSeverity;
  readonly label: string;
  readonly words: string;
}

const windowText = ({ earliest, latest }: ReviewRow): string => `between ${dayText(earliest)} and ${dayText(latest)}`;

const by = (name: string | null): string => name ?? 'nobody known';

/** Of a review that still waits for an appointment. */
const waiting = (review: ReviewRow, today: CalendarDate): Standing => {
  const { latest, earliest } = review;
  if (latest < today) return { severity: 'block', label: 'Overdue', words: `since ${dayText(latest)}` };
  return earliest <= today
    ? { severity: 'warn', label: 'Due', words: `until ${dayText(latest)}` }
    : { severity: 'inform', label: 'To come', words: windowText(review) };
};

/** How a review stands on a day, as a chip and a sentence. */
export const standingOf = (review: ReviewRow, today: CalendarDate, zone: string | undefined): Standing => {
  const { bookedFor, doneOn, outcome, settledBy, state } = review;
  switch (reviewStanding(state, bookedFor !== null)) {
    case 'booked':
      return { severity: 'passed', label: 'Booked', words: `for ${momentText(bookedFor ?? '', zone)}; due ${windowText(review)}` };
    case 'done':
      return { severity: 'passed', label: 'Done', words: [`on ${dayText(doneOn)} by ${by(settledBy)}`, outcome].filter(Boolean).join(': ') };
    case 'waived':
      return { severity: 'unknown', label: 'Waived', words: `by ${by(settledBy)}: ${outcome}` };
    case 'cancelled':
      return { severity: 'unknown', label: 'Cancelled', words: 'the plan no longer calls for it' };
    case 'due':
      return waiting(review, today);
  }
};

/** Open ones first, by day; then the settled ones, the newest first. */
export const inOrder = (reviews: readonly ReviewRow[]): { readonly open: readonly ReviewRow[]; readonly settled: readonly ReviewRow[] } => ({
  open: reviews.filter(({ state }) => state === 'due').toSorted((a, b) => a.latest.localeCompare(b.latest) || a.id.localeCompare(b.id)),
  settled: reviews
    .filter(({ state }) => state === 'done' || state === 'waived')
    .toSorted((a, b) => (b.doneOn ?? b.target).localeCompare(a.doneOn ?? a.target) || a.id.localeCompare(b.id)),
});
