import type { CalendarDate, Instant } from '../dates.js';
import { ITEM_GROUPS, type ItemGroup, type ListClock, type OpenItem } from './item.js';

/** Most urgent first; what is no safety task comes after them. */
const URGENCY = ['stat', 'same-day', 'within-24h', 'within-2d', 'within-3d'] as const;
export const ORDINARY = URGENCY.length;

/** Where an item stands: its group, how urgent it is there, and the moment it is sorted by (milliseconds since 1970). */
export interface ItemPlace {
  readonly group: ItemGroup;
  readonly urgency: number;
  readonly at: number;
}

/** A day counts as its beginning by universal time: this orders, it is no deadline. */
const beginOf = (day: CalendarDate): number => Date.parse(`${day}T00:00:00Z`);
const before = (at: Instant, other: Instant): boolean => Date.parse(at) < Date.parse(other);

const ofTask = ({ safety, dueAt, openedAt }: OpenItem, { now, tomorrowBegins }: ListClock): ItemPlace => {
  const urgency = safety === null ? ORDINARY : URGENCY.indexOf(safety);
  if (dueAt === null) return { group: 'no-deadline', urgency, at: Date.parse(openedAt ?? now) };
  const soon = before(dueAt, tomorrowBegins) ? 'due' : 'upcoming';
  return { group: before(dueAt, now) ? 'overdue' : soon, urgency, at: Date.parse(dueAt) };
};

/** A visit of a past day that nobody closed is work for today; one to come is only looked at. */
const ofBooked = (visitAt: Instant, { todayBegins }: ListClock): ItemPlace => ({
  group: before(visitAt, todayBegins) ? 'due' : 'upcoming',
  urgency: ORDINARY,
  at: Date.parse(visitAt),
});

const ofDays = ({ opensOn, dueOn }: OpenItem, { today }: ListClock): ItemPlace => {
  if (dueOn === null) return { group: 'no-deadline', urgency: ORDINARY, at: 0 };
  if (dueOn < today) return { group: 'overdue', urgency: ORDINARY, at: beginOf(dueOn) };
  return opensOn !== null && opensOn > today
    ? { group: 'unscheduled', urgency: ORDINARY, at: beginOf(opensOn) }
    : { group: 'due', urgency: ORDINARY, at: beginOf(dueOn) };
};

/**
 * The place of an open item. The statement of the server sorts by the same rule; a spec compares both on random rows.
 * Unscheduled ones are sorted by the day their window opens, all others by their deadline, open errands by their age.
 */
export const placeOf = (item: OpenItem, clock: ListClock): ItemPlace => {
  if (item.kind === 'task') return ofTask(item, clock);
  return item.visitAt === null ? ofDays(item, clock) : ofBooked(item.visitAt, clock);
};

/** A safety task that nobody closed in time: it is escalated, and said louder. */
export const isEscalated = ({ safety, dueAt }: Pick<OpenItem, 'safety' | 'dueAt'>, now: Instant): boolean =>
  safety !== null && dueAt !== null && before(dueAt, now);

/** The order of the list: group, urgency, moment, and the id so that it is always the same. */
export const byPlace =
  (clock: ListClock) =>
  (a: OpenItem, b: OpenItem): number => {
    const [one, other] = [placeOf(a, clock), placeOf(b, clock)];
    return (
      ITEM_GROUPS.indexOf(one.group) - ITEM_GROUPS.indexOf(other.group) ||
      one.urgency - other.urgency ||
      one.at - other.at ||
      (a.id < b.id ? -1 : Number(a.id > b.id))
    );
  };
