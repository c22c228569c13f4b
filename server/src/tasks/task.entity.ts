import { table } from '../platform/table.js';

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
  dueAt: 'instant',
  doneAt: 'instant?',
  doneBy: 'uuid?',
  outcome: 'text',
  version: 'int',
});
