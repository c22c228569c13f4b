import type { CalendarDate } from '../dates.js';
import type { Diary } from './diary.js';
import { levelLoad, type Levelled, type Unscheduled } from './level-load.js';
import type { Search } from './slots.js';

/** A clinician who cannot come on these days. */
export interface Away {
  readonly accountId: string;
  readonly fromDay: CalendarDate;
  readonly toDay: CalendarDate;
}

/**
 * Other times for visits of a clinician who is away: their own times count as free, the clinician as on leave, and each keeps to the
 * window of its review. `reviewId` of a wish is the id of its visit. Nothing is stored.
 */
export const elsewhere = (diary: Diary, away: Away, visits: readonly Unscheduled[], search: Omit<Search, 'every'>): Levelled => {
  const ids = new Set(visits.map(({ reviewId }) => reviewId));
  const free = { ...diary, leave: [...diary.leave, away], taken: diary.taken.filter(({ appointmentId }) => !ids.has(appointmentId)) };
  return levelLoad(free, visits, search);
};
