import { PHASE_CADENCE } from '@stagewell/shared/check-ins/cadence.data';
import { isOverdue } from '@stagewell/shared/check-ins/answered';
import { INSTRUMENTS } from '@stagewell/shared/check-ins/instruments';
import type { PatientSchedule, ScheduledCheckIn } from '@stagewell/shared/check-ins/schedule';
import type { CalendarDate } from '@stagewell/shared/dates';
import type { ReviewView } from '@stagewell/shared/reviews/review';
import { momentWords, reviewWords } from '@stagewell/shared/reviews/review-words';
import type { LocalText } from '@stagewell/shared/text';
import { dayText } from '../ui/day';
import type { ChipSeverity } from '../ui/severity-chip';

/** How one line of the schedule stands, as icon, colour and word. */
export interface Standing {
  readonly severity: ChipSeverity;
  readonly word: string;
}
/** One line of the schedule: a check-in or a review. */
export interface ScheduleRow {
  readonly id: string;
  readonly day: CalendarDate;
  readonly kind: 'Check-in' | 'Review';
  readonly what: string;
  readonly detail: string;
  /** The days on which it may be done. */
  readonly window: string;
  readonly standing: Standing;
  readonly byHand: boolean;
  /** Over, one way or the other. */
  readonly settled: boolean;
  /** The check-in that may be given another day; `null` = this may not. */
  readonly changeable: ScheduledCheckIn | null;
  /** A review that may be done or waived, in its plan. */
  readonly open: boolean;
}

const span = (from: CalendarDate, to: CalendarDate): string => (from === to ? dayText(from) : `${dayText(from)} to ${dayText(to)}`);

const openStanding = (from: CalendarDate, latestOn: CalendarDate, today: CalendarDate): Standing => {
  if (isOverdue({ latestOn }, today)) return { severity: 'warn', word: 'Overdue' };
  return from <= today ? { severity: 'inform', word: 'Open now' } : { severity: 'unknown', word: 'To come' };
};

const checkInStanding = ({ state, dueOn, latestOn, answeredOn }: ScheduledCheckIn, today: CalendarDate): Standing => {
  if (state === 'answered') return { severity: 'passed', word: answeredOn === null ? 'Answered' : `Answered ${dayText(answeredOn)}` };
  if (state === 'missed') return { severity: 'warn', word: 'Missed' };
  return state === 'cancelled' ? { severity: 'unknown', word: 'Cancelled' } : openStanding(dueOn, latestOn, today);
};

const checkInRow = (one: ScheduledCheckIn, today: CalendarDate): ScheduleRow => ({
  id: one.id,
  day: one.dueOn,
  kind: 'Check-in',
  what: one.phase === 'extra' ? 'Asked by hand' : PHASE_CADENCE[one.phase].name.en,
  detail: one.state === 'cancelled' ? one.reason : one.instruments.map((id) => INSTRUMENTS[id].name.en).join(', '),
  window: span(one.dueOn, one.latestOn),
  standing: checkInStanding(one, today),
  byHand: one.changedByHand && one.phase !== 'extra',
  settled: one.state !== 'due',
  changeable: one.state === 'due' ? one : null,
  open: false,
});

const REVIEW_WORDS: Readonly<Record<'done' | 'waived', Standing>> = {
  done: { severity: 'passed', word: 'Done' },
  waived: { severity: 'unknown', word: 'Waived' },
};
const reviewRow = (review: ReviewView, today: CalendarDate, names: ReadonlyMap<string, LocalText>): ScheduleRow => ({
  id: review.id,
  day: review.target,
  kind: 'Review',
  what: reviewWords(review, names).en,
  detail: momentWords(review.moment).en,
  window: span(review.earliest, review.latest),
  standing: review.state === 'done' || review.state === 'waived' ? REVIEW_WORDS[review.state] : openStanding(review.earliest, review.latest, today),
  byHand: false,
  settled: review.state !== 'due',
  changeable: null,
  open: review.state === 'due' && review.earliest <= today,
});

/** Check-ins and reviews in one list by day. What a plan no longer calls for is left out. */
export const scheduleRows = ({ checkIns, reviews }: PatientSchedule, today: CalendarDate, names: ReadonlyMap<string, LocalText>): readonly ScheduleRow[] =>
  [
    ...checkIns.map((one) => checkInRow(one, today)),
    ...reviews.filter(({ state }) => state !== 'cancelled').map((review) => reviewRow(review, today, names)),
  ].toSorted((a, b) => a.day.localeCompare(b.day) || a.kind.localeCompare(b.kind) || a.id.localeCompare(b.id));
