import { Injectable } from '@nestjs/common';
import type { BookedTogether } from '@stagewell/shared/calendar/appointment';
import { levelLoad } from '@stagewell/shared/calendar/level-load';
import type { VisitTypeView } from '@stagewell/shared/calendar/set-up';
import type { ApplyProposals, LevelView, SlotsView } from '@stagewell/shared/calendar/slot-views';
import { MOST_SLOTS, rankSlots } from '@stagewell/shared/calendar/slots';
import { visitTypeFor, windowFor, type ReviewAsked } from '@stagewell/shared/calendar/visit-for-review';
import { addDays } from '@stagewell/shared/dates';
import type { Me } from '../platform/me.js';
import { badRequest, notFound, unprocessable } from '../platform/problem.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { AppointmentsService } from './appointments.service.js';
import { proposalsOf, wishesOf, type Asker, type Due } from './level-view.js';
import { loadDiary } from './load-diary.js';
import { ASKED, UNSCHEDULED, VISIT_TYPES } from './slots.sql.js';
import { wallAt } from './wall-time.js';

export interface SlotsAsked {
  readonly reviewId: string | null;
  readonly appointmentId: string | null;
  readonly visitTypeId: string | null;
  readonly patientId: string | null;
  readonly siteId: string | null;
  readonly accountId: string | null;
}
interface Person extends Asker {
  readonly review: ReviewAsked | null;
  readonly appointment: null | { readonly id: string; readonly visitTypeId: string; readonly wallStart: string; readonly accountId: string | null };
}

/** Reviews whose window begins later can wait for the next time. */
const AHEAD_DAYS = 42;
/** As many as somebody can read before accepting them. */
const MOST_LEVELLED = 60;

/** Free times for a review, a visit or a patient; and times for all reviews that have none. Reads only, until proposals are applied. */
@Injectable()
export class SlotsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly appointments: AppointmentsService,
  ) {}

  best(asked: SlotsAsked, me: Me): Promise<SlotsView> {
    if (asked.reviewId === null && asked.appointmentId === null && (asked.patientId === null || asked.visitTypeId === null))
      throw badRequest('slots-for-what', 'Say which review, which visit, or which patient and kind of visit the times are for.');
    return this.uow.run(me, async (tx) => {
      const [found] = await tx.rows<{ asked: Person }>(ASKED, [tx.clinicId, asked.reviewId, asked.appointmentId, asked.patientId]);
      if (!found) throw notFound();
      const person = found.asked;
      const visit = visitAsked(await visitTypes(tx), asked.visitTypeId ?? person.appointment?.visitTypeId ?? null, person.review);
      const window = windowFor(person.review, tx.today);
      const diary = await loadDiary(tx, window.earliest, window.latest);
      const taken = diary.taken.filter(({ appointmentId }) => appointmentId !== person.appointment?.id);
      const wish = { ...person, ...window, visit, siteId: asked.siteId, accountId: asked.accountId };
      const free = rankSlots({ ...diary, taken }, wish, { from: wallAt(tx.now, tx.me.zone), every: false });
      // Where a visit is already is no place to move it to.
      const slots = free
        .filter((slot) => slot.wallStart !== person.appointment?.wallStart || slot.accountId !== person.appointment.accountId)
        .slice(0, MOST_SLOTS);
      tx.record({ object: 'slots', objectId: asked.reviewId ?? asked.appointmentId, patientId: person.patientId });
      return {
        ...viewOf(person, visit),
        slots,
        why: slots.length === 0 ? 'No time is free in these days. Try another site or clinician, or add hours.' : window.why,
      };
    });
  }

  level(me: Me): Promise<LevelView> {
    return this.uow.run(me, async (tx) => {
      const rows = await tx.rows<{ asked: Due; total: number }>(UNSCHEDULED, [tx.clinicId, addDays(tx.today, AHEAD_DAYS), MOST_LEVELLED]);
      const due = rows.map(({ asked }) => asked);
      const types = await visitTypes(tx);
      const latest = due.map(({ review }) => review.latest).reduce((a, b) => (a > b ? a : b), tx.today);
      const diary = await loadDiary(tx, tx.today, latest);
      const levelled = levelLoad(diary, wishesOf(due, types), { from: wallAt(tx.now, tx.me.zone) });
      tx.record({ object: 'proposals', objectId: null, patientId: null, fields: levelled.placed.map(({ reviewId }) => reviewId) });
      return { ...proposalsOf(due, types, levelled), left: Math.max(0, (rows[0]?.total ?? 0) - rows.length) };
    });
  }

  /** Books the proposals that are still free, and says what happened to the others. */
  apply({ bookings }: ApplyProposals, me: Me): Promise<BookedTogether> {
    return this.appointments.bookTogether(
      bookings.map(({ reviewId, ...booking }) => ({ ...booking, reviewIds: [reviewId], note: '' })),
      null,
      me,
    );
  }
}

const visitTypes = async (tx: Tx): Promise<readonly VisitTypeView[]> =>
  (await tx.rows<{ types: readonly VisitTypeView[] }>(VISIT_TYPES, [tx.clinicId]))[0]?.types ?? [];

const visitAsked = (types: readonly VisitTypeView[], id: string | null, review: ReviewAsked | null): VisitTypeView => {
  const visit = id === null ? review && visitTypeFor(types, review.moment) : types.find((type) => type.id === id);
  if (!visit) throw unprocessable('no-visit-type', 'No kind of visit serves this. Nothing was booked; an administrator can add one under Scheduling.');
  return visit;
};

const viewOf = ({ patientId, patientName, review }: Person, { id, name, lengthMinutes }: VisitTypeView): Omit<SlotsView, 'slots' | 'why'> => ({
  patientId,
  patientName,
  visitTypeId: id,
  visitType: name,
  lengthMinutes,
  review,
});
