import { Injectable } from '@nestjs/common';
import type { AppointmentView } from '@stagewell/shared/calendar/appointment';
import { elsewhere, type Away } from '@stagewell/shared/calendar/away';
import { dayOfWall, minuteOfWall } from '@stagewell/shared/calendar/day-minutes';
import { whoCouldCome, type Waiting } from '@stagewell/shared/calendar/freed-slot';
import type { Placed, Unscheduled } from '@stagewell/shared/calendar/level-load';
import type { VisitTypeView } from '@stagewell/shared/calendar/set-up';
import { MOST_OFFERS, type AwayView, type FreedSlotView, type ProposedMove } from '@stagewell/shared/calendar/slot-views';
import { visitTypeFor, windowFor, type ReviewAsked } from '@stagewell/shared/calendar/visit-for-review';
import { addDays, daysBetween } from '@stagewell/shared/dates';
import type { Me } from '../platform/me.js';
import { badRequest, notFound } from '../platform/problem.js';
import type { Row } from '../platform/table.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { OF_IDS } from './appointment.sql.js';
import { proposalOf, wishesOf, type Asker, type Due } from './level-view.js';
import { loadDiary } from './load-diary.js';
import { OF_AWAY, UNSCHEDULED, VISIT_TYPES } from './slots.sql.js';
import { wallAt } from './wall-time.js';

/** A fortnight of one person is a leave, to be planned ahead. */
const MOST_DAYS = 14;
const MOST_VISITS = 60;
const MOST_WAITING = 500;

interface OfAway extends Asker {
  readonly review: ReviewAsked | null;
  readonly appointment: { readonly id: string; readonly visitTypeId: string; readonly wallStart: string; readonly version: number };
}

/** What a gap offers: who could come instead of who cancelled, and where the visits of an absent clinician could go. Reads only. */
@Injectable()
export class OffersService {
  constructor(private readonly uow: UnitOfWork) {}

  freed(id: string, me: Me): Promise<FreedSlotView> {
    return this.uow.run(me, async (tx) => {
      const [visit] = await tx.rows<AppointmentView & Row>(OF_IDS, [tx.clinicId, [id]]);
      if (!visit) throw notFound();
      tx.record({ object: 'freed-slot', objectId: id, patientId: null });
      if (visit.state !== 'cancelled') return { offers: [], why: 'The visit is not cancelled, so its time is not free.' };
      if (new Date(visit.startsAt) <= tx.now) return { offers: [], why: 'The time has passed.' };
      const day = dayOfWall(visit.wallStart);
      const rows = await tx.rows<{ asked: Due }>(UNSCHEDULED, [tx.clinicId, day, MOST_WAITING]);
      // Whoever called this visit off is not asked to come to it.
      const due = rows.map(({ asked }) => asked).filter(({ patientId }) => patientId !== visit.patientId);
      const types = await typesOf(tx);
      const moments = new Map(due.map(({ review }) => [review.id, review.moment]));
      const waiting = wishesOf(due, types).map((wish): Waiting => ({ ...wish, moment: moments.get(wish.reviewId) ?? 'assessment' }));
      const slot = { ...visit, day, from: minuteOfWall(visit.wallStart) };
      const offers = whoCouldCome(await loadDiary(tx, day, day), slot, waiting).slice(0, MOST_OFFERS);
      return {
        offers: offers.flatMap((one) => offered(one, visit, due, types)),
        why: offers.length === 0 ? 'Nobody whose review is due then is waiting for a visit.' : '',
      };
    });
  }

  away(away: Away, me: Me): Promise<AwayView> {
    if (away.toDay < away.fromDay || daysBetween(away.fromDay, away.toDay) >= MOST_DAYS)
      throw badRequest('fields-refused', `Ask for at most ${MOST_DAYS} days, the first before the last.`, [
        { path: 'toDay', message: 'Not before the first day' },
      ]);
    return this.uow.run(me, async (tx) => {
      const rows = await tx.rows<{ asked: OfAway }>(OF_AWAY, [tx.clinicId, away.accountId, away.fromDay, away.toDay, MOST_VISITS]);
      const visits = rows.map(({ asked }) => asked);
      const types = new Map((await typesOf(tx)).map((type) => [type.id, type]));
      const wishes = visits.flatMap((one) => wishFor(one, types, tx.today));
      const latest = wishes.map((wish) => wish.latest).reduce((a, b) => (a > b ? a : b), addDays(away.toDay, 1));
      const found = elsewhere(await loadDiary(tx, tx.today, latest), away, wishes, { from: wallAt(tx.now, tx.me.zone) });
      tx.record({ object: 'away', objectId: away.accountId, patientId: null, fields: visits.map(({ appointment }) => appointment.id) });
      const slots = new Map(found.placed.map((one) => [one.reviewId, one]));
      const whys = new Map(found.unplaced.map(({ reviewId, why }) => [reviewId, why]));
      return {
        proposals: visits.flatMap((one) => moveOf(one, slots.get(one.appointment.id), types)),
        notProposed: visits
          .filter(({ appointment }) => !slots.has(appointment.id))
          .map(({ appointment, patientId, patientName }) => ({
            appointmentId: appointment.id,
            patientId,
            patientName,
            was: appointment.wallStart,
            why: whys.get(appointment.id) ?? 'Its kind of visit is not offered any more; choose a time by hand.',
          })),
      };
    });
  }
}

const typesOf = async (tx: Tx): Promise<readonly VisitTypeView[]> =>
  (await tx.rows<{ types: readonly VisitTypeView[] }>(VISIT_TYPES, [tx.clinicId]))[0]?.types ?? [];

const offered = ({ reviewId }: Waiting, visit: AppointmentView, due: readonly Due[], types: readonly VisitTypeView[]) => {
  const one = due.find(({ review }) => review.id === reviewId);
  const type = one && visitTypeFor(types, one.review.moment);
  if (!one || !type) return [];
  const { siteId, accountId, wallStart, siteName, clinicianName } = visit;
  const days = daysBetween(one.review.latest, dayOfWall(wallStart));
  const left = days === 0 ? 'the last day of its window' : `${-days} ${days === -1 ? 'day' : 'days'} before its window closes`;
  const reasons = [left, ...(accountId !== null && one.careTeam.includes(accountId) ? ['on the care team'] : [])];
  return [{ ...proposalOf(one, type, { reviewId, slot: { siteId, accountId, wallStart, siteName, clinicianName, reasons } }) }];
};

const wishFor = (one: OfAway, types: ReadonlyMap<string, VisitTypeView>, today: string): readonly Unscheduled[] => {
  const visit = types.get(one.appointment.visitTypeId);
  if (!visit) return [];
  const was = dayOfWall(one.appointment.wallStart);
  const window = windowFor(one.review, today);
  // A visit without a review stays near the day it had.
  return [{ ...one, ...window, target: one.review === null ? was : window.target, reviewId: one.appointment.id, visit, siteId: null, accountId: null }];
};

const moveOf = (one: OfAway, placed: Placed | undefined, types: ReadonlyMap<string, VisitTypeView>): readonly ProposedMove[] => {
  if (!placed) return [];
  const { siteId, accountId, wallStart, siteName, clinicianName, reasons } = placed.slot;
  const { appointment, patientId, patientName } = one;
  const to = { siteId, accountId, wallStart, siteName, clinicianName, reasons };
  const visitType = types.get(appointment.visitTypeId)?.name ?? '';
  return [{ ...to, appointmentId: appointment.id, version: appointment.version, patientId, patientName, visitType, was: appointment.wallStart }];
};
