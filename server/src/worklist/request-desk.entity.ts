import { table } from '../platform/table.js';

export const REQUEST_DESK_TABLE = table('check_in_request_desk', ['requestId'], {
  requestId: 'uuid',
  assignedTo: 'uuid?',
  assignedRole: 'text',
  snoozedUntil: 'date?',
  snoozeReason: 'text',
  snoozes: 'int',
  version: 'int',
});
