import { table } from '../platform/table.js';

export const MESSAGE_TABLE = table('message', ['id'], {
  id: 'uuid',
  patientId: 'uuid',
  kind: 'text',
  channel: 'text',
  checkInRequestId: 'uuid?',
  appointmentId: 'uuid?',
  idempotencyKey: 'text',
  dueAt: 'instant',
  state: 'text',
  attempts: 'int',
  reason: 'text',
  providerId: 'text?',
  sentAt: 'instant?',
  queuedAt: 'instant?',
  leasedUntil: 'instant?',
});
