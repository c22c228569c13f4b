import type { Trigger } from '../check-ins/check-in.js';
import type { CalendarDate, Instant } from '../dates.js';
import type { Role } from '../people/roles.js';

/** What can wait on the list: a review that is due, a task (a safety item, or an errand), a check-in that was missed. */
export const ITEM_KINDS = ['review', 'task', 'check-in'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** In the order of the list. `unscheduled`: a review whose window has not opened, and nobody has booked it yet. */
export const ITEM_GROUPS = ['overdue', 'due', 'upcoming', 'unscheduled', 'no-deadline'] as const;
export type ItemGroup = (typeof ITEM_GROUPS)[number];

export type TaskPriority = Trigger['priority'] | 'routine';

/** An open item as far as its place on the list depends on it. What a kind does not have is `null`. */
export interface OpenItem {
  readonly kind: ItemKind;
  readonly id: string;
  /** A safety task says how soon; everything else is `null`. */
  readonly safety: Trigger['priority'] | null;
  /** First day on which the review may take place. */
  readonly opensOn: CalendarDate | null;
  /** Last day of the review, or of the missed check-in. */
  readonly dueOn: CalendarDate | null;
  /** Deadline of the task. */
  readonly dueAt: Instant | null;
  /** When the task was opened. */
  readonly openedAt: Instant | null;
  /** When the visit begins that serves the review; `null` = not booked. */
  readonly visitAt: Instant | null;
}

/** The clinic's clock as the list needs it; `shared` knows no time zones. */
export interface ListClock {
  readonly now: Instant;
  readonly today: CalendarDate;
  /** When today began, and when it ends, in the clinic's zone. */
  readonly todayBegins: Instant;
  readonly tomorrowBegins: Instant;
}

/** Who looks after an item: a person, or whoever has the role; neither = nobody yet. */
export interface Assignment {
  readonly accountId: string | null;
  readonly role: Role | '';
}

/** A missed check-in waits so many days; a later one settles it sooner, and what has to follow from two is a task of its own. */
export const MISSED_FOR_DAYS = 14;
