import { Injectable } from '@nestjs/common';
import type {
  AppointmentView,
  BookedTogether,
  DaySheetRow,
  MoveAppointment,
  NewAppointment,
  NewSeries,
  VisitStep,
} from '@stagewell/shared/calendar/appointment';
import { dayOfWall } from '@stagewell/shared/calendar/day-minutes';
import type { AcceptedMove, MovedTogether, NotMoved } from '@stagewell/shared/calendar/slot-views';
import { seriesTimes } from '@stagewell/shared/calendar/series';
import { visitFileOf } from '@stagewell/shared/calendar/visit-file';
import { stepsInWords, VISIT_STATE_WORDS, visitStepsFrom, whyNoStep } from '@stagewell/shared/calendar/visit-steps';
import { daysBetween, dayInWords, type CalendarDate } from '@stagewell/shared/dates';
import { v7 } from 'uuid';
import { readSafetyContact } from '../clinics/safety-contact.service.js';
import type { Me } from '../platform/me.js';
import { badRequest, notFound, Refusal } from '../platform/problem.js';
import type { Row } from '../platform/table.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { updateVersioned } from '../platform/versioned.js';
import { DAY_SHEET, HELD, OF_DAYS, OF_FILE, OF_IDS } from './appointment.sql.js';
import { bookAll, type Refused } from './book.js';
import { APPOINTMENT_TABLE } from './calendar.entity.js';
import { afterMove, diaryOfMoves, moveVisit } from './move-visit.js';
import { icalendar } from './icalendar.js';
import { conflictOf, overlapOf } from './overlaps.js';

const NOT_BOOKED = 'Nothing was booked.';
const NOT_MOVED = 'Nothing was moved.';
/** A month on a calendar page shows six weeks. */
const MOST_DAYS = 45;

export interface DaysAsked {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly siteId: string | null;
  readonly accountId: string | null;
}

/** Booked visits. A visit is moved or cancelled, never deleted; its reviews stay what they are. */
@Injectable()
export class AppointmentsService {
  constructor(private readonly uow: UnitOfWork) {}

  ofDays(asked: DaysAsked, me: Me): Promise<readonly AppointmentView[]> {
    if (daysBetween(asked.from, asked.to) > MOST_DAYS) throw badRequest('too-many-days', `Ask for at most ${MOST_DAYS} days at a time.`);
    return this.uow.run(me, async (tx) => {
      const rows = await tx.rows<AppointmentView & Row>(OF_DAYS, [tx.clinicId, asked.from, asked.to, asked.siteId, asked.accountId]);
      tx.record({ object: 'appointments', objectId: null, patientId: null, fields: [`${asked.from}..${asked.to}`] });
      return rows;
    });
  }

  daySheet(day: CalendarDate, siteId: string | null, me: Me): Promise<readonly DaySheetRow[]> {
    return this.uow.run(me, async (tx) => {
      tx.record({ object: 'day-sheet', objectId: null, patientId: null, fields: [day] });
      return tx.rows<DaySheetRow & Row>(DAY_SHEET, [tx.clinicId, day, day, siteId, null]);
    });
  }

  /** A visit for the patient's own calendar. The same visit downloaded again, moved or cancelled, takes the place of the earlier file. */
  calendarFile(id: string, me: Me): Promise<string> {
    return this.uow.run(me, async (tx) => {
      const visit = await loadVisit(tx, id);
      const [{ clinicName = '', language = 'en' } = {}] = await tx.rows<{ clinicName: string; language: string }>(OF_FILE, [tx.clinicId, visit.patientId]);
      const words = visitFileOf({ visit, clinicName, phone: (await readSafetyContact(tx)).clinicPhone, language });
      tx.record({ object: 'appointment', objectId: id, patientId: visit.patientId, fields: ['calendar file'] });
      const [startsAt, endsAt] = [new Date(visit.startsAt), new Date(visit.endsAt)];
      const one = { ...words, id, version: visit.version, startsAt, endsAt, isCancelled: visit.state === 'cancelled' };
      return icalendar('', tx.now, [one]);
    });
  }

  /** Throws 404 for an absent patient or review, 409 with the conflict in one sentence. */
  book(input: NewAppointment, me: Me): Promise<AppointmentView> {
    return this.run(me, NOT_BOOKED, async (tx) => {
      const { ids, refused } = await bookAll(tx, [input]);
      if (refused[0]) throw refusalOf(refused[0], NOT_BOOKED);
      return loadVisit(tx, ids[0] ?? '');
    });
  }

  /** Books what is free of a series; when nothing is, it is refused for the reason of the first. */
  bookSeries({ everyWeeks, count, ...first }: NewSeries, me: Me): Promise<BookedTogether> {
    const times = seriesTimes(first.wallStart, { everyWeeks, count });
    // Reviews belong to the first visit: a review is done once.
    const inputs = times.map((wallStart, n) => ({ ...first, wallStart, reviewIds: n === 0 ? first.reviewIds : [] }));
    return this.bookTogether(inputs, v7(), me);
  }

  bookTogether(inputs: readonly NewAppointment[], seriesId: string | null, me: Me): Promise<BookedTogether> {
    return this.run(me, NOT_BOOKED, async (tx) => {
      const { ids, refused } = await bookAll(tx, inputs, seriesId);
      if (refused[0] && ids.length === 0) throw refusalOf(refused[0], NOT_BOOKED);
      const booked = await tx.rows<AppointmentView & Row>(OF_IDS, [tx.clinicId, ids]);
      return { booked, notBooked: refused.map(({ wallStart, patientId, why }) => ({ wallStart, patientId, why })) };
    });
  }

  move(id: string, to: MoveAppointment, me: Me): Promise<AppointmentView> {
    return this.run(me, NOT_MOVED, async (tx) => {
      const visit = await loadVisit(tx, id);
      const moved = moveVisit(tx, await diaryOfMoves(tx, [to]), visit, to);
      if ('code' in moved) throw conflictOf(moved.code, moved.why, NOT_MOVED);
      await updateVersioned(tx, APPOINTMENT_TABLE, { id }, moved.change);
      tx.record({ object: 'appointment', objectId: id, patientId: visit.patientId, fields: Object.keys(to) });
      return loadVisit(tx, id);
    });
  }

  /** Moves what is still as it was seen and free; says of the rest why it stays. */
  moveTogether(moves: readonly AcceptedMove[], me: Me): Promise<MovedTogether> {
    return this.run(me, NOT_MOVED, async (tx) => {
      const ids = moves.map(({ appointmentId }) => appointmentId);
      let diary = await diaryOfMoves(tx, moves);
      await tx.rows(HELD, [tx.clinicId, ids]);
      const visits = new Map((await tx.rows<AppointmentView & Row>(OF_IDS, [tx.clinicId, ids])).map((visit) => [visit.id, visit]));
      const moved: string[] = [];
      const notMoved: NotMoved[] = [];
      for (const { appointmentId: id, version, ...to } of moves) {
        const visit = visits.get(id);
        const found = visit?.version === version ? moveVisit(tx, diary, visit, to) : CHANGED;
        if ('code' in found) {
          notMoved.push({ appointmentId: id, why: found.why });
          continue;
        }
        await updateVersioned({ ...tx, me: { ...tx.me, ifMatch: version } }, APPOINTMENT_TABLE, { id }, found.change);
        tx.record({ object: 'appointment', objectId: id, patientId: found.taken.patientId, fields: Object.keys(to) });
        diary = afterMove(diary, found.taken);
        moved.push(id);
      }
      if (moved.length === 0) tx.record({ object: 'appointments', objectId: null, patientId: null });
      return { moved: await tx.rows<AppointmentView & Row>(OF_IDS, [tx.clinicId, moved]), notMoved };
    });
  }

  step(id: string, { to, reason, lateMinutes }: VisitStep, me: Me): Promise<AppointmentView> {
    return this.uow.run(me, async (tx) => {
      const visit = await loadVisit(tx, id);
      refuseStep(tx, visit, { to, reason });
      await updateVersioned(tx, APPOINTMENT_TABLE, { id }, { state: to, reason, lateMinutes: to === 'arrived' ? lateMinutes : visit.lateMinutes });
      tx.record({ object: 'appointment', objectId: id, patientId: visit.patientId, fields: ['state'] });
      return loadVisit(tx, id);
    });
  }

  private async run<T>(me: Me, kept: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await this.uow.run(me, work);
    } catch (error) {
      throw overlapOf(error, kept);
    }
  }
}

const refusalOf = ({ code, why }: Refused, kept: string): Refusal => (code === 'absent' ? notFound() : conflictOf(code, why, kept));

const loadVisit = async (tx: Tx, id: string): Promise<AppointmentView> => {
  const [found] = await tx.rows<AppointmentView & Row>(OF_IDS, [tx.clinicId, [id]]);
  if (!found) throw notFound();
  return found;
};

const CHANGED = { code: 'changed', why: 'Somebody changed it meanwhile.' } as const;

const refuseStep = (tx: Tx, { state, startsAt, wallStart }: AppointmentView, { to, reason }: Pick<VisitStep, 'to' | 'reason'>): void => {
  const why = whyNoStep(state, to, { started: new Date(startsAt) <= tx.now, dayCame: dayOfWall(wallStart) <= tx.today });
  if (why === 'too-early')
    throw new Refusal(409, 'too-early', `The visit is still to come: ${dayInWords(dayOfWall(wallStart)).en}, ${wallStart.slice(11)}. Nothing was changed.`);
  if (why !== null)
    throw new Refusal(409, 'step-not-open', `The visit is “${VISIT_STATE_WORDS[state]}”. Possible now: ${stepsInWords(state)}. Nothing was changed.`, {
      context: { state, allowed: visitStepsFrom(state).map((step) => step.to) },
    });
  if (visitStepsFrom(state).some((step) => step.to === to && step.needsReason) && reason.trim().length < 3)
    throw badRequest('fields-refused', 'Say why in a few words. Nothing was changed.', [{ path: 'reason', message: 'At least 3 characters' }]);
};
