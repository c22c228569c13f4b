import { table } from '../platform/table.js';

export const OPENING_HOURS_TABLE = table('opening_hours', ['id'], {
  id: 'uuid',
  siteId: 'uuid',
  weekday: 'int',
  opens: 'int',
  closes: 'int',
  version: 'int',
  withdrawnAt: 'instant?',
});
export const AVAILABILITY_TABLE = table('availability', ['id'], {
  id: 'uuid',
  accountId: 'uuid',
  siteId: 'uuid',
  weekday: 'int',
  fromMinute: 'int',
  toMinute: 'int',
  fromDay: 'date',
  toDay: 'date?',
  version: 'int',
  withdrawnAt: 'instant?',
});
export const LEAVE_TABLE = table('leave', ['id'], {
  id: 'uuid',
  accountId: 'uuid',
  fromDay: 'date',
  toDay: 'date',
  reason: 'text',
  withdrawnAt: 'instant?',
  version: 'int',
});
export const ROOM_TABLE = table('room', ['id'], {
  id: 'uuid',
  siteId: 'uuid',
  name: 'text',
  kind: 'text',
  seats: 'int',
  retiredAt: 'instant?',
  version: 'int',
});
export const VISIT_TYPE_TABLE = table('visit_type', ['id'], {
  id: 'uuid',
  name: 'text',
  lengthMinutes: 'int',
  roomKind: 'text',
  needsClinician: 'boolean',
  moments: 'texts',
  preparation: 'text',
  preparationEs: 'text',
  retiredAt: 'instant?',
  version: 'int',
});
export const APPOINTMENT_TABLE = table('appointment', ['id'], {
  id: 'uuid',
  patientId: 'uuid',
  visitTypeId: 'uuid',
  siteId: 'uuid',
  roomId: 'uuid',
  seat: 'int',
  accountId: 'uuid?',
  startsAt: 'instant',
  endsAt: 'instant',
  wallStart: 'text',
  zone: 'text',
  seriesId: 'uuid?',
  state: 'text',
  lateMinutes: 'int?',
  reason: 'text',
  note: 'text',
  bookedAt: 'instant',
  bookedBy: 'uuid',
  version: 'int',
});
export const APPOINTMENT_REVIEW = table('appointment_review', ['appointmentId', 'reviewId'], { appointmentId: 'uuid', reviewId: 'uuid' });
/** A clinician's calendar read by another program; the address is shown once, and only its hash is kept. */
export const CALENDAR_FEED = table('calendar_feed', ['accountId'], { accountId: 'uuid', tokenHash: 'bytes?', madeAt: 'instant' });
