import type { NewAppointment, NotBooked, VisitPlace } from '@stagewell/shared/calendar/appointment';
import { dayOfWall, minuteOfWall } from '@stagewell/shared/calendar/day-minutes';
import { answerTo, takenByDay, type Seat, type Taken } from '@stagewell/shared/calendar/diary';
import type { VisitTypeView } from '@stagewell/shared/calendar/set-up';
import type { ReviewState } from '@stagewell/shared/reviews/review';
import { v7 } from 'uuid';
import type { Row } from '../platform/table.js';
import type { Tx } from '../platform/unit-of-work.js';
import { APPOINTMENT_REVIEW, APPOINTMENT_TABLE } from './calendar.entity.js';
import { NAMED, TAKE_TURN } from './diary.sql.js';
import { loadDiary } from './load-diary.js';
import { instantOf } from './wall-time.js';

interface Named {
  readonly patients: readonly string[];
  readonly visitTypes: readonly VisitTypeView[];
  readonly reviews: readonly { readonly id: string; readonly patientId: string; readonly state: ReviewState; readonly booked: boolean }[];
}
/** Why a visit is not booked, with a stable word. `absent` = something it names is not there. */
export interface Refused extends NotBooked {
  readonly code: string;
}
export interface Booked {
  readonly ids: readonly string[];
  readonly refused: readonly Refused[];
}

const MS_PER_MINUTE = 60_000;

type Problem = Pick<Refused, 'code' | 'why'>;

const absent = ({ patients, reviews }: Named, { patientId, reviewIds }: NewAppointment): boolean =>
  !patients.includes(patientId) || reviewIds.some((id) => reviews.find((review) => review.id === id)?.patientId !== patientId);

/** Whether what a booking names is there and may be booked; `taken` = reviews that a booking before it serves. */
const problemWith = (named: Named, taken: ReadonlySet<string>, input: NewAppointment): Problem | null => {
  if (absent(named, input)) return { code: 'absent', why: 'The patient or the review is not there any more.' };
  if (!named.visitTypes.some(({ id }) => id === input.visitTypeId)) return { code: 'visit-type-withdrawn', why: 'That kind of visit is not offered any more.' };
  const reviews = named.reviews.filter(({ id }) => input.reviewIds.includes(id));
  if (reviews.some(({ id, booked }) => booked || taken.has(id))) return { code: 'review-booked', why: 'The review has a visit already.' };
  return reviews.some(({ state }) => state !== 'due') ? { code: 'review-not-due', why: 'The review is not due any more.' } : null;
};

/** One after the other is answered on top of what those before it took. */
interface Booking {
  readonly tx: Tx;
  readonly named: Named;
  readonly diary: Awaited<ReturnType<typeof loadDiary>>;
  readonly byDay: Map<string, readonly Taken[]>;
  readonly reviews: Set<string>;
}

const decide = (booking: Booking, input: NewAppointment): Refused | (Seat & { readonly visit: VisitTypeView }) => {
  const { tx, named, diary, byDay, reviews } = booking;
  const no = ({ code, why }: Problem): Refused => ({ code, why, wallStart: input.wallStart, patientId: input.patientId });
  const problem = problemWith(named, reviews, input);
  if (problem !== null) return no(problem);
  if (instantOf(input.wallStart, tx.me.zone) < tx.now) return no({ code: 'in-the-past', why: 'That time has passed.' });
  const visit = visitOf(named, input);
  const answer = answerTo(diary, { ...timeOf(input), patientId: input.patientId, siteId: input.siteId, ...asked(visit, input) }, byDay);
  return answer.free ? { ...answer.seat, visit } : no({ code: answer.conflict, why: answer.sentence });
};

const visitOf = ({ visitTypes }: Named, { visitTypeId }: NewAppointment): VisitTypeView => {
  const visit = visitTypes.find(({ id }) => id === visitTypeId);
  if (visit === undefined) throw new Error('A kind of visit that was there is not');
  return visit;
};

const timeOf = ({ wallStart }: VisitPlace): { day: string; from: number } => ({ day: dayOfWall(wallStart), from: minuteOfWall(wallStart) });
const asked = (visit: VisitTypeView, { accountId }: VisitPlace) => ({
  length: visit.lengthMinutes,
  roomKind: visit.roomKind,
  needsClinician: visit.needsClinician,
  accountId: visit.needsClinician ? accountId : null,
});

const rowOf = (tx: Tx, input: NewAppointment, { visit, roomId, seat }: Seat & { readonly visit: VisitTypeView }): Row & { id: string } => {
  const startsAt = instantOf(input.wallStart, tx.me.zone);
  return {
    clinicId: tx.clinicId,
    id: v7(),
    patientId: input.patientId,
    visitTypeId: visit.id,
    siteId: input.siteId,
    roomId,
    seat,
    accountId: asked(visit, input).accountId,
    startsAt,
    endsAt: new Date(startsAt.getTime() + visit.lengthMinutes * MS_PER_MINUTE),
    wallStart: input.wallStart,
    zone: tx.me.zone,
    state: 'scheduled',
    reason: '',
    note: input.note,
    bookedAt: tx.now,
    bookedBy: tx.me.accountId,
    version: 1,
  };
};

const begin = async (tx: Tx, inputs: readonly NewAppointment[]): Promise<Booking> => {
  const days = [...new Set(inputs.map(({ wallStart }) => dayOfWall(wallStart)))].toSorted();
  await tx.rows(TAKE_TURN, [tx.clinicId, days]);
  const ids = (of: (input: NewAppointment) => readonly string[]): readonly string[] => [...new Set(inputs.flatMap(of))];
  const [found] = await tx.rows<{ named: Named }>(NAMED, [
    tx.clinicId,
    ids(({ patientId }) => [patientId]),
    ids(({ visitTypeId }) => [visitTypeId]),
    ids(({ reviewIds }) => reviewIds),
  ]);
  const diary = await loadDiary(tx, days[0] ?? tx.today, days.at(-1) ?? tx.today);
  return { tx, named: found?.named ?? { patients: [], visitTypes: [], reviews: [] }, diary, byDay: takenByDay(diary.taken), reviews: new Set() };
};

/** Books what can be booked, in the order given, and says of the rest what is in the way. Stores and records; throws nothing of its own. */
export const bookAll = async (tx: Tx, inputs: readonly NewAppointment[], seriesId: string | null = null): Promise<Booked> => {
  const booking = await begin(tx, inputs);
  const rows: (Row & { id: string })[] = [];
  const links: Row[] = [];
  const refused: Refused[] = [];
  for (const input of inputs) {
    const decided = decide(booking, input);
    if ('code' in decided) {
      refused.push(decided);
      continue;
    }
    const row = { ...rowOf(tx, input, decided), seriesId };
    rows.push(row);
    links.push(...input.reviewIds.map((reviewId) => ({ clinicId: tx.clinicId, appointmentId: row.id, reviewId })));
    take(booking, input, { ...decided, id: row.id });
    tx.record({ object: 'appointment', objectId: row.id, patientId: input.patientId, fields: Object.keys(input) });
  }
  if (rows.length > 0) await tx.manager.insert(APPOINTMENT_TABLE.entity, rows);
  if (links.length > 0) await tx.manager.insert(APPOINTMENT_REVIEW.entity, links);
  return { ids: rows.map(({ id }) => id), refused };
};

const take = (
  { byDay, reviews }: Booking,
  input: NewAppointment,
  { id, visit, roomId, seat }: Seat & { readonly id: string; readonly visit: VisitTypeView },
): void => {
  const { day, from } = timeOf(input);
  const { accountId } = asked(visit, input);
  const one: Taken = {
    appointmentId: id,
    day,
    from,
    to: from + visit.lengthMinutes,
    siteId: input.siteId,
    roomId,
    seat,
    accountId,
    patientId: input.patientId,
  };
  byDay.set(day, [...(byDay.get(day) ?? []), one]);
  for (const reviewId of input.reviewIds) reviews.add(reviewId);
};
