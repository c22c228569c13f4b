import { addDays, daysBetween, laterOf, weekdayOf, type CalendarDate } from '../dates.js';
import { weekdayWord, type DayMinute } from './day-minutes.js';
import { answerTo, onLeave, takenByDay, type Ask, type Diary, type TakenByDay } from './diary.js';
import type { VisitPlace } from './appointment.js';
import type { NewVisitType } from './set-up.js';
import { wallOf } from './day-minutes.js';

/** Whom a slot is for, and what would suit. */
export interface Wish {
  readonly patientId: string;
  readonly earliest: CalendarDate;
  readonly target: CalendarDate;
  readonly latest: CalendarDate;
  /** No day is aimed at but the soonest: `target` is today. */
  readonly soonest?: boolean;
  readonly visit: Pick<NewVisitType, 'lengthMinutes' | 'roomKind' | 'needsClinician'>;
  /** `null` = any. */
  readonly siteId: string | null;
  readonly accountId: string | null;
  /** The patient's; empty or `null` = nothing said. */
  readonly preferredSiteId: string | null;
  readonly preferredDays: readonly number[];
  readonly careTeam: readonly string[];
}

/** A free time, the better the earlier in its list, with what speaks for and against it. */
export interface Slot extends VisitPlace {
  readonly day: CalendarDate;
  readonly from: DayMinute;
  readonly siteName: string;
  readonly clinicianName: string | null;
  /** Days after the target; negative = before it. */
  readonly offTarget: number;
  readonly reasons: readonly string[];
  /** Lower is better; comparable within one list only. */
  readonly cost: number;
}

/** Visits start on the quarter. */
export const STEP_MINUTES = 15;
/** What would make somebody take a day further from the target: so many days each. */
const COSTS = { stranger: 12, otherSite: 6, otherDay: 3, fullDay: 4 } as const;
/** A list of twenty times of one morning is no choice. */
const MOST_PER_DAY_AND_PERSON = 3;
export const MOST_SLOTS = 20;

interface Shift {
  readonly siteId: string;
  readonly accountId: string | null;
  readonly from: DayMinute;
  readonly to: DayMinute;
}

/** Where and with whom a visit could be on a day, before looking at what is taken. */
const shiftsOn = (diary: Diary, wish: Wish, day: CalendarDate): readonly Shift[] => {
  const weekday = weekdayOf(day);
  const fits = ({ siteId, accountId }: Shift): boolean =>
    (wish.siteId === null || siteId === wish.siteId) && (wish.accountId === null || accountId === wish.accountId);
  if (!wish.visit.needsClinician)
    return diary.hours
      .filter((one) => one.weekday === weekday)
      .map(({ siteId, opens, closes }) => ({ siteId, accountId: null, from: opens, to: closes }))
      .filter((shift) => wish.siteId === null || shift.siteId === wish.siteId);
  return diary.availability
    .filter((one) => one.weekday === weekday && one.fromDay <= day && (one.toDay === null || day <= one.toDay) && !onLeave(diary, one.accountId, day))
    .map(({ siteId, accountId, fromMinute, toMinute }) => ({ siteId, accountId, from: fromMinute, to: toMinute }))
    .filter(fits);
};

const loadOf = (byDay: TakenByDay, shift: Shift, day: CalendarDate): number => {
  const minutes = (byDay.get(day) ?? [])
    .filter((one) => (shift.accountId === null ? one.siteId === shift.siteId && one.accountId === null : one.accountId === shift.accountId))
    .reduce((sum, { from, to }) => sum + to - from, 0);
  return Math.min(1, minutes / Math.max(1, shift.to - shift.from));
};

const aheadWords = (days: number): string => ['Today', 'Tomorrow'][days] ?? `In ${days} days`;

const targetWords = (offTarget: number): string => {
  if (offTarget === 0) return 'On the target day';
  const days = Math.abs(offTarget);
  return `${days} ${days === 1 ? 'day' : 'days'} ${offTarget < 0 ? 'before' : 'after'} the target`;
};

interface Judged {
  readonly cost: number;
  readonly reasons: readonly string[];
}

/** One thing that speaks for or against a time. */
interface Point {
  readonly cost: number;
  readonly said: string;
}

const teamPoint = ({ careTeam }: Wish, { accountId }: Shift): readonly Point[] => {
  if (accountId === null || careTeam.length === 0) return [];
  return careTeam.includes(accountId) ? [{ cost: 0, said: 'on the care team' }] : [{ cost: COSTS.stranger, said: 'not on the care team' }];
};
const sitePoint = ({ preferredSiteId }: Wish, { siteId }: Shift): readonly Point[] => {
  if (preferredSiteId === null) return [];
  return preferredSiteId === siteId
    ? [{ cost: 0, said: 'the site the patient prefers' }]
    : [{ cost: COSTS.otherSite, said: 'not the site the patient prefers' }];
};
const dayPoint = ({ preferredDays }: Wish, weekday: number): readonly Point[] => {
  if (preferredDays.length === 0) return [];
  const word = weekdayWord(weekday);
  return preferredDays.includes(weekday)
    ? [{ cost: 0, said: `${word} suits the patient` }]
    : [{ cost: COSTS.otherDay, said: `${word} does not suit the patient` }];
};

const judge = (wish: Wish, shift: Shift, day: CalendarDate, load: number): Judged => {
  const offTarget = daysBetween(wish.target, day);
  const points = [
    { cost: Math.abs(offTarget), said: wish.soonest ? aheadWords(offTarget) : targetWords(offTarget) },
    ...teamPoint(wish, shift),
    ...sitePoint(wish, shift),
    ...dayPoint(wish, weekdayOf(day)),
    { cost: load * COSTS.fullDay, said: `day ${Math.round(load * 100)} % booked` },
  ];
  return { cost: points.reduce((sum, { cost }) => sum + cost, 0), reasons: points.map(({ said }) => said) };
};

const freeTimes = (diary: Diary, ask: Omit<Ask, 'from'>, shift: Shift, byDay: TakenByDay): readonly DayMinute[] => {
  const times: DayMinute[] = [];
  const first = Math.ceil(shift.from / STEP_MINUTES) * STEP_MINUTES;
  for (let from = first; from + ask.length <= shift.to; from += STEP_MINUTES) if (answerTo(diary, { ...ask, from }, byDay).free) times.push(from);
  return times;
};

/** Spread over the shift, so that a choice means a morning and an afternoon. */
const spread = (times: readonly DayMinute[]): readonly DayMinute[] => {
  if (times.length <= MOST_PER_DAY_AND_PERSON) return times;
  const last = times.length - 1;
  return [...new Set(Array.from({ length: MOST_PER_DAY_AND_PERSON }, (_, n) => times[Math.round((n * last) / (MOST_PER_DAY_AND_PERSON - 1))] ?? 0))];
};

export interface Search {
  /** The first moment that can still be booked. */
  readonly from: { readonly day: CalendarDate; readonly minute: DayMinute };
  /** Every free time, or a few of each day and person. */
  readonly every: boolean;
}

/** Free times of one day inside the wish, in no order. */
const slotsOn = (diary: Diary, wish: Wish, day: CalendarDate, { byDay, search }: { byDay: TakenByDay; search: Search }): readonly Slot[] =>
  shiftsOn(diary, wish, day).flatMap((shift) => {
    const { lengthMinutes: length, roomKind, needsClinician } = wish.visit;
    const ask = { patientId: wish.patientId, siteId: shift.siteId, day, length, roomKind, needsClinician, accountId: shift.accountId };
    const free = freeTimes(diary, ask, shift, byDay).filter((from) => day > search.from.day || from >= search.from.minute);
    const judged = judge(wish, shift, day, loadOf(byDay, shift, day));
    return (search.every ? free : spread(free)).map((from) => ({
      siteId: shift.siteId,
      accountId: shift.accountId,
      wallStart: wallOf(day, from),
      day,
      from,
      siteName: diary.names.get(shift.siteId) ?? '',
      clinicianName: shift.accountId === null ? null : (diary.names.get(shift.accountId) ?? ''),
      offTarget: daysBetween(wish.target, day),
      ...judged,
    }));
  });

const better = (a: Slot, b: Slot): number =>
  a.cost - b.cost || (a.wallStart < b.wallStart ? -1 : a.wallStart > b.wallStart ? 1 : 0) || ((a.accountId ?? '') < (b.accountId ?? '') ? -1 : 1);

/**
 * Free times inside the window of a wish, the best first. Days before `search.from` are not offered; a window that has passed
 * altogether has none. Pure: the same diary gives the same list.
 */
export const rankSlots = (diary: Diary, wish: Wish, search: Search, byDay: TakenByDay = takenByDay(diary.taken)): readonly Slot[] => {
  const first = laterOf(wish.earliest, search.from.day);
  const days = Math.max(0, daysBetween(first, wish.latest) + 1);
  const found = Array.from({ length: days }, (_, n) => addDays(first, n)).flatMap((day) => slotsOn(diary, wish, day, { byDay, search }));
  // Two shifts of one person may overlap; a time is offered once.
  const once = new Map(found.map((slot) => [`${slot.wallStart} ${slot.siteId} ${slot.accountId}`, slot]));
  return [...once.values()].toSorted(better);
};
