import { MODALITY_BY_ID } from '@stagewell/shared/catalogue/catalogue';
import type { CalendarDate, Instant } from '@stagewell/shared/dates';
import type { Role } from '@stagewell/shared/people/roles';
import type { ReviewMoment } from '@stagewell/shared/reviews/review';
import { momentWords, reviewWords } from '@stagewell/shared/reviews/review-words';
import type { Trigger } from '@stagewell/shared/check-ins/check-in';
import { actionFor } from '@stagewell/shared/worklist/action';
import { NOT_ASKED, type ContactPreferenceView } from '@stagewell/shared/worklist/contact';
import type { ItemGroup, ItemKind, OpenItem, TaskPriority } from '@stagewell/shared/worklist/item';
import { isEscalated } from '@stagewell/shared/worklist/order';
import type { WorklistRow } from '@stagewell/shared/worklist/worklist';
import { bytes } from '../platform/table.js';
import type { Tx } from '../platform/unit-of-work.js';

/** An open item as the statement tells it, before anything is left out for a reader. */
export interface StoredItem {
  readonly kind: ItemKind;
  readonly id: string;
  readonly version: number;
  readonly patientId: string;
  readonly patientName: string;
  readonly mrn: string;
  readonly language: string;
  readonly interpreter: boolean;
  readonly phone: string | null;
  readonly taskKind: string | null;
  readonly priority: TaskPriority | null;
  readonly words: string | null;
  readonly todo: string | null;
  readonly triggerId: string | null;
  readonly openedAt: Instant | null;
  readonly dueAt: Instant | null;
  readonly key: string | null;
  readonly moment: ReviewMoment | null;
  readonly courseIds: readonly string[] | null;
  /** Course id → modality id. */
  readonly courses: Readonly<Record<string, string>>;
  readonly opensOn: CalendarDate | null;
  readonly dueOn: CalendarDate | null;
  readonly visitAt: Instant | null;
  readonly linkSent: boolean | null;
  readonly assignedTo: string | null;
  readonly assignedToName: string | null;
  /** A clinician looks after it. */
  readonly assignedClinical: boolean;
  readonly assignedRole: Role | '';
  readonly snoozedUntil: CalendarDate | null;
  readonly snoozeReason: string;
  readonly snoozes: number;
  readonly onCareTeam: boolean;
  readonly attempts: number;
  readonly tried: readonly NonNullable<WorklistRow['lastAttempt']>[];
  readonly contact: ContactPreferenceView | null;
}

export const isSafety = ({ taskKind }: Pick<StoredItem, 'taskKind'>): boolean => taskKind === 'safety';

/** The item as the order and the next step depend on it. */
export const openItem = (item: StoredItem): OpenItem => ({
  ...item,
  safety: isSafety(item) ? (item.priority as Trigger['priority']) : null,
  visitAt: item.visitAt ?? null,
});

const unnamed = { en: 'a treatment', es: 'un tratamiento' };
const sentence = ({ key, moment, courseIds, courses }: StoredItem): string => {
  if (key === null || moment === null || courseIds === null) return '';
  const names = new Map(courseIds.map((id) => [id, MODALITY_BY_ID.get(courses[id] ?? '')?.name ?? unnamed]));
  return reviewWords({ key, moment, courseIds, earliest: '', target: '', latest: '' }, names).en;
};

/** What it is called: the least that says which kind of work it is. */
const calledTo = (item: StoredItem, clinical: boolean): string => {
  if (item.kind === 'review') return item.moment === null ? 'Review' : momentWords(item.moment).en;
  if (item.kind === 'check-in') return 'Missed check-in';
  if (!isSafety(item)) return 'Errand';
  return clinical ? 'Safety task' : 'Clinical task – clinician needed';
};

/** An errand is the desk's own; of a safety task only the care team reads what happened. */
const detailTo = (item: StoredItem, clinical: boolean): string => {
  if (item.kind === 'task') return clinical || !isSafety(item) ? (item.words ?? '') : '';
  return clinical && item.kind === 'review' ? sentence(item) : '';
};

const clinicalText = (item: StoredItem, clinical: boolean): Pick<WorklistRow, 'what' | 'detail' | 'todo' | 'triggerId'> => ({
  what: calledTo(item, clinical),
  detail: detailTo(item, clinical),
  todo: clinical ? (item.todo ?? '') : '',
  triggerId: clinical ? (item.triggerId ?? '') : '',
});

/** Whoever books or treats needs the number; an administrator does not. */
const phoneFor = (item: StoredItem, clinical: boolean, tx: Tx): string =>
  clinical || tx.me.roles.includes('scheduler') ? tx.seal.open(bytes(item.phone), `patient|phone|${item.patientId}`) : '';

const nextStep = (item: StoredItem, group: ItemGroup, clinical: boolean): WorklistRow['action'] => {
  const { doNotContact, channel } = item.contact ?? NOT_ASKED;
  const reaching = { doNotContact, channel, linkSent: item.linkSent === true, outcomes: item.tried.map(({ outcome }) => outcome) };
  return actionFor(openItem(item), reaching, { closes: clinical, assigned: item.assignedClinical }, group === 'due');
};

/** The row as this reader may see it. */
export const rowOf = (item: StoredItem, group: ItemGroup, tx: Tx): WorklistRow => {
  const clinical = item.onCareTeam && tx.me.roles.includes('clinician');
  const { kind, id, version, patientId, patientName, mrn, language, interpreter, priority, opensOn, dueOn, dueAt, visitAt, onCareTeam } = item;
  const { assignedTo, assignedToName, assignedRole, snoozedUntil, snoozeReason, snoozes, attempts } = item;
  return {
    ...{ kind, id, version, group, patientId, patientName, mrn, language, interpreter, priority, opensOn, dueOn, dueAt, visitAt, onCareTeam },
    ...{ assignedTo, assignedToName, assignedRole, snoozedUntil, snoozeReason, snoozes, attempts },
    ...clinicalText(item, clinical),
    phone: phoneFor(item, clinical, tx),
    safety: isSafety(item),
    escalated: isEscalated(openItem(item), tx.now.toISOString()),
    lastAttempt: item.tried[0] ?? null,
    contact: item.contact ?? NOT_ASKED,
    action: nextStep(item, group, clinical),
  };
};
