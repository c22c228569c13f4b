import type { CalendarDate, Instant } from '../dates.js';
import type { Role } from '../people/roles.js';
import type { WorklistAction } from './action.js';
import type { ContactAttempt, ContactPreferenceView, Channel, ContactOutcome } from './contact.js';
import type { ItemGroup, ItemKind, TaskPriority } from './item.js';

/**
 * A row of the list. Whoever is not on the care team sees the least that the job needs: who, how to reach them, the kind of
 * visit and until when; no answers, no notes, no clinical words.
 */
export interface WorklistRow {
  readonly kind: ItemKind;
  readonly id: string;
  readonly version: number;
  readonly group: ItemGroup;
  readonly patientId: string;
  readonly patientName: string;
  readonly mrn: string;
  readonly language: string;
  readonly interpreter: boolean;
  /** Empty = none recorded, or not for this reader. */
  readonly phone: string;
  /** The kind of visit, or of the item. */
  readonly what: string;
  /** What it is about, for the care team only; else empty. */
  readonly detail: string;
  /** What to do about a safety task, and the rule that opened it; for the care team only, else empty. */
  readonly todo: string;
  readonly triggerId: string;
  /** `null` = no task. */
  readonly priority: TaskPriority | null;
  readonly safety: boolean;
  /** A safety task past its deadline. */
  readonly escalated: boolean;
  readonly opensOn: CalendarDate | null;
  readonly dueOn: CalendarDate | null;
  readonly dueAt: Instant | null;
  readonly visitAt: Instant | null;
  readonly assignedTo: string | null;
  readonly assignedToName: string | null;
  readonly assignedRole: Role | '';
  readonly snoozedUntil: CalendarDate | null;
  readonly snoozeReason: string;
  readonly snoozes: number;
  readonly attempts: number;
  readonly lastAttempt: { readonly at: Instant; readonly channel: Channel; readonly outcome: ContactOutcome } | null;
  readonly contact: ContactPreferenceView;
  readonly onCareTeam: boolean;
  readonly action: WorklistAction;
}

export type GroupCounts = Readonly<Record<ItemGroup, number>>;

export interface WorklistPage {
  readonly rows: readonly WorklistRow[];
  /** Opaque; `null` on the last page. */
  readonly next: string | null;
  /** Of all that the other filters leave; above `COUNTED_TO` = more than that. */
  readonly counts: GroupCounts;
  /** Safety tasks past their deadline among them. */
  readonly escalated: number;
  /** Items put aside for now; they are in no group. */
  readonly aside: number;
}

/** One row with everything that was tried to reach the patient, the newest first. */
export interface WorklistItem {
  readonly row: WorklistRow;
  readonly attempts: readonly ContactAttempt[];
}

export const ASSIGNEES = ['me', 'role', 'nobody'] as const;
export type AssigneeFilter = (typeof ASSIGNEES)[number];

/** An item as the browser saw it. */
export interface SeenItem {
  readonly kind: ItemKind;
  readonly id: string;
  readonly version: number;
}
/** Gives items to a person or to a role; both empty = to nobody. */
export interface AssignItems {
  readonly items: readonly SeenItem[];
  readonly accountId: string | null;
  readonly role: Role | '';
}
/** What became of each: somebody else's change stays, and so does what is closed by now. */
export interface ItemsAssigned {
  readonly assigned: readonly string[];
  readonly changedMeanwhile: readonly string[];
}

/** An errand for a patient, with or without a deadline. Nothing clinical. */
export interface NewErrand {
  readonly patientId: string;
  readonly what: string;
  readonly dueOn: CalendarDate | null;
}

export interface CloseErrand {
  readonly outcome: string;
}

export const WORKLIST = { page: 50, most: 100, assign: { maxItems: 100 }, errand: { minLength: 3, maxLength: 300 }, search: { maxLength: 100 } } as const;
