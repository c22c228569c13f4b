import { daysBetween } from '../dates.js';
import { answerTo, takenByDay, type Diary, type Taken } from './diary.js';
import { rankSlots, type Search, type Slot, type Wish } from './slots.js';

/** A review that nobody has booked yet. */
export interface Unscheduled extends Wish {
  readonly reviewId: string;
}
export interface Placed {
  readonly reviewId: string;
  readonly slot: Slot;
}
export interface Unplaced {
  readonly reviewId: string;
  readonly why: string;
}
export interface Levelled {
  readonly placed: readonly Placed[];
  readonly unplaced: readonly Unplaced[];
}

const tightestFirst = (a: Unscheduled, b: Unscheduled): number =>
  daysBetween(b.latest, a.latest) || daysBetween(a.earliest, a.latest) - daysBetween(b.earliest, b.latest) || (a.reviewId < b.reviewId ? -1 : 1);

const takenBy = (wish: Unscheduled, slot: Slot, diary: Diary, byDay: ReadonlyMap<string, readonly Taken[]>): Taken => {
  const { lengthMinutes: length, roomKind, needsClinician } = wish.visit;
  const answer = answerTo(diary, { ...slot, patientId: wish.patientId, length, roomKind, needsClinician }, byDay);
  if (!answer.free) throw new Error(`A slot that was free is not: ${answer.sentence}`);
  return {
    appointmentId: wish.reviewId,
    day: slot.day,
    from: slot.from,
    to: slot.from + length,
    siteId: slot.siteId,
    accountId: slot.accountId,
    patientId: wish.patientId,
    ...answer.seat,
  };
};

const why = (wish: Unscheduled, search: Search): string =>
  wish.latest < search.from.day
    ? 'Its latest day has passed; call the patient and choose a time by hand.'
    : 'No time is free inside its window; add hours, or choose a time by hand.';

/**
 * A time for every review that has none, each inside its window, none in the way of another or of what is booked already.
 * Whoever has the least time left chooses first; a full day costs, so that the load spreads. Nothing is stored.
 */
export const levelLoad = (diary: Diary, reviews: readonly Unscheduled[], search: Omit<Search, 'every'>): Levelled => {
  const byDay = takenByDay(diary.taken);
  const placed: Placed[] = [];
  const unplaced: Unplaced[] = [];
  for (const wish of reviews.toSorted(tightestFirst)) {
    const [slot] = rankSlots(diary, wish, { ...search, every: true }, byDay);
    if (slot === undefined) {
      unplaced.push({ reviewId: wish.reviewId, why: why(wish, { ...search, every: true }) });
      continue;
    }
    placed.push({ reviewId: wish.reviewId, slot });
    byDay.set(slot.day, [...(byDay.get(slot.day) ?? []), takenBy(wish, slot, diary, byDay)]);
  }
  return { placed, unplaced };
};
