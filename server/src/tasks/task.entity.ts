import type { ClinicHours } from '@stagewell/shared/check-ins/deadline';
import type { Trigger } from '@stagewell/shared/check-ins/check-in';
import { v7 } from 'uuid';
import { dueAt } from '../platform/deadline.js';
import { table, type Row } from '../platform/table.js';

export const TASK_TABLE = table('task', ['id'], {
  id: 'uuid',
  patientId: 'uuid',
  checkInId: 'uuid?',
  kind: 'text',
  triggerId: 'text',
  priority: 'text',
  what: 'text',
  action: 'text',
  state: 'text',
  openedAt: 'instant',
  dueAt: 'instant?',
  doneAt: 'instant?',
  doneBy: 'uuid?',
  outcome: 'text',
  version: 'int',
  assignedTo: 'uuid?',
  assignedRole: 'text',
  snoozedUntil: 'date?',
  snoozeReason: 'text',
  snoozes: 'int',
  escalatedAt: 'instant?',
  requestId: 'uuid?',
  authorisationId: 'uuid?',
});

/** Whom a safety task is about, and the clinic's clock and hours that its deadline keeps. */
export interface TaskAbout {
  readonly clinicId: string;
  readonly patientId: string;
  /** `null` = it came from no check-in. */
  readonly checkInId: string | null;
  readonly now: Date;
  readonly zone: string;
  readonly hours: ClinicHours;
}

/** The row of the task that a trigger opens. */
export const safetyTask = ({ clinicId, patientId, checkInId, now, zone, hours }: TaskAbout, { id: triggerId, priority, what, action }: Trigger): Row => ({
  clinicId,
  id: v7(),
  patientId,
  checkInId,
  kind: 'safety',
  triggerId,
  priority,
  what: what.slice(0, 500),
  action,
  state: 'open',
  openedAt: now,
  dueAt: dueAt(priority, now, zone, hours),
});
