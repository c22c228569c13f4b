import { table } from '../platform/table.js';

export const CONTACT_PREFERENCE_TABLE = table('contact_preference', ['patientId'], {
  patientId: 'uuid',
  channel: 'text',
  voicemailOk: 'boolean?',
  proxy: 'text',
  zone: 'text',
  doNotContact: 'boolean',
  reason: 'text',
  optedOutAt: 'instant?',
  version: 'int',
});
export const CONTACT_ATTEMPT_TABLE = table('contact_attempt', ['id'], {
  id: 'uuid',
  patientId: 'uuid',
  reviewId: 'uuid?',
  taskId: 'uuid?',
  requestId: 'uuid?',
  at: 'instant',
  by: 'uuid',
  channel: 'text',
  outcome: 'text',
  note: 'sealed',
});
