import type { CalendarDate } from '../dates.js';
import type { ReviewMoment } from '../reviews/review.js';
import type { DayMinute } from './day-minutes.js';
import { answerTo, takenByDay, type Diary } from './diary.js';
import type { Unscheduled } from './level-load.js';
import type { RoomKind } from './set-up.js';

/** A time that a cancelled visit left. */
export interface FreedSlot {
  readonly day: CalendarDate;
  readonly from: DayMinute;
  readonly lengthMinutes: number;
  readonly siteId: string;
  readonly roomKind: RoomKind;
  /** `null` = it needs no clinician. */
  readonly accountId: string | null;
}
/** A due review without a visit, and what it is for. */
export interface Waiting extends Unscheduled {
  readonly moment: ReviewMoment;
}

const fits = (slot: FreedSlot, { earliest, latest, visit }: Waiting): boolean =>
  earliest <= slot.day &&
  slot.day <= latest &&
  visit.roomKind === slot.roomKind &&
  visit.lengthMinutes <= slot.lengthMinutes &&
  visit.needsClinician === (slot.accountId !== null);

/** Relief that wears off before it is used is lost, so its window comes first; then whoever has the least time left. */
const soonestFirst = (a: Waiting, b: Waiting): number =>
  Number(b.moment === 'relief-window') - Number(a.moment === 'relief-window') ||
  (a.latest === b.latest ? 0 : a.latest < b.latest ? -1 : 1) ||
  (a.reviewId < b.reviewId ? -1 : 1);

/** Who could come instead, in the order in which to ask. Nobody is named whose window does not hold the day, or who has another visit then. */
export const whoCouldCome = (diary: Diary, slot: FreedSlot, waiting: readonly Waiting[]): readonly Waiting[] => {
  const byDay = takenByDay(diary.taken);
  return waiting
    .filter((one) => fits(slot, one))
    .filter(({ patientId, visit }) => answerTo(diary, { ...slot, ...visit, patientId, length: visit.lengthMinutes }, byDay).free)
    .toSorted(soonestFirst);
};
