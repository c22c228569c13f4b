import { messageKey, REMINDERS, type MessageChannel, type MessageKind } from '@stagewell/shared/reminders/reminder';
import { addDays, type CalendarDate } from '@stagewell/shared/dates';
import { v7 } from 'uuid';
import type { Round } from '../platform/rounds.js';
import { momentBefore, momentOn } from './moments.js';
import { CHECK_INS_AHEAD, PLAN, VISITS_AHEAD } from './planning.sql.js';

const AHEAD_DAYS = 2;
const HOUR_MS = 3_600_000;

interface CheckInAhead {
  readonly id: string;
  readonly patientId: string;
  readonly kind: Exclude<MessageKind, 'appointment'>;
  readonly day: CalendarDate;
  readonly channel: MessageChannel;
  readonly zone: string;
}
interface VisitAhead {
  readonly id: string;
  readonly patientId: string;
  readonly startsAt: Date;
  readonly siteZone: string;
  readonly channel: MessageChannel;
  readonly zone: string;
}

/**
 * Messages are derived: what a plan asks and what is booked are the rows that cannot get lost, and a little ahead of time each gets
 * its message. Doing it twice adds nothing; what is moved meanwhile gets another, and the first is dropped when its turn comes.
 */
export const planMessages = async (round: Round): Promise<void> => {
  const { clinicId, today, now } = round;
  const checkIns = await round.rows<CheckInAhead & Record<string, unknown>>(CHECK_INS_AHEAD, [clinicId, today, addDays(today, AHEAD_DAYS)]);
  const until = new Date(now.getTime() + (REMINDERS.appointment.daysBefore + AHEAD_DAYS) * 24 * HOUR_MS);
  const from = new Date(now.getTime() + REMINDERS.appointment.leastHoursBefore * HOUR_MS);
  const visits = await round.rows<VisitAhead & Record<string, unknown>>(VISITS_AHEAD, [clinicId, from, until]);
  const messages = [...checkIns.map((one) => ofCheckIn(one, round.zone)), ...visits.map((one) => ofVisit(one, round.zone))];
  if (messages.length > 0) await round.rows(PLAN, [clinicId, JSON.stringify(messages)]);
};

const ofCheckIn = ({ id, patientId, kind, day, channel, zone }: CheckInAhead, clinicZone: string): object => ({
  id: v7(),
  patientId,
  kind,
  channel,
  checkInRequestId: id,
  idempotencyKey: messageKey(kind, id, day),
  dueAt: momentOn(day, REMINDERS.checkIn.at, zone || clinicZone),
});

const ofVisit = ({ id, patientId, startsAt, siteZone, channel, zone }: VisitAhead, clinicZone: string): object => ({
  id: v7(),
  patientId,
  kind: 'appointment',
  channel,
  appointmentId: id,
  idempotencyKey: messageKey('appointment', id, startsAt.toISOString()),
  dueAt: momentBefore(startsAt, siteZone, zone || clinicZone),
});
