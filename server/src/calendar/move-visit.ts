import type { AppointmentView, MoveAppointment } from '@stagewell/shared/calendar/appointment';
import { dayOfWall, minuteOfWall } from '@stagewell/shared/calendar/day-minutes';
import { answerTo, type Diary, type Taken } from '@stagewell/shared/calendar/diary';
import { MOVABLE, stepsInWords, VISIT_STATE_WORDS } from '@stagewell/shared/calendar/visit-steps';
import type { Row } from '../platform/table.js';
import type { Tx } from '../platform/unit-of-work.js';
import { TAKE_TURN } from './diary.sql.js';
import { loadDiary } from './load-diary.js';
import { instantOf } from './wall-time.js';

const MS_PER_MINUTE = 60_000;

type Moved = { readonly change: Row; readonly taken: Taken } | { readonly code: string; readonly why: string };

/** Waits for the turns of the days that visits move to, and reads their diary once. */
export const diaryOfMoves = async (tx: Tx, moves: readonly MoveAppointment[]): Promise<Diary> => {
  const days = [...new Set(moves.map(({ wallStart }) => dayOfWall(wallStart)))].toSorted();
  await tx.rows(TAKE_TURN, [tx.clinicId, days]);
  return loadDiary(tx, days[0] ?? tx.today, days.at(-1) ?? tx.today);
};

/** What a visit becomes at another time, in the same length; or what is in the way. Its own old time is not. */
export const moveVisit = (tx: Tx, diary: Diary, visit: AppointmentView, to: MoveAppointment): Moved => {
  if (!MOVABLE.includes(visit.state))
    return {
      code: 'step-not-open',
      why: `The visit is “${VISIT_STATE_WORDS[visit.state]}” and stays where it is. Possible now: ${stepsInWords(visit.state)}.`,
    };
  const startsAt = instantOf(to.wallStart, tx.me.zone);
  if (startsAt < tx.now) return { code: 'in-the-past', why: 'That time has passed.' };
  const day = dayOfWall(to.wallStart);
  const needsClinician = visit.accountId !== null;
  const accountId = needsClinician ? to.accountId : null;
  const place = { patientId: visit.patientId, siteId: to.siteId, day, from: minuteOfWall(to.wallStart), accountId };
  const answer = answerTo(without(diary, visit.id), { ...place, length: visit.lengthMinutes, roomKind: visit.roomKind, needsClinician });
  if (!answer.free) return { code: answer.conflict, why: answer.sentence };
  const endsAt = new Date(startsAt.getTime() + visit.lengthMinutes * MS_PER_MINUTE);
  return {
    change: { ...answer.seat, siteId: to.siteId, accountId, startsAt, endsAt, wallStart: to.wallStart, zone: tx.me.zone },
    taken: { ...place, ...answer.seat, appointmentId: visit.id, to: place.from + visit.lengthMinutes },
  };
};

const without = (diary: Diary, visitId: string): Diary => ({ ...diary, taken: diary.taken.filter(({ appointmentId }) => appointmentId !== visitId) });
/** The diary after a move. */
export const afterMove = (diary: Diary, taken: Taken): Diary => {
  const rest = without(diary, taken.appointmentId);
  return { ...rest, taken: [...rest.taken, taken] };
};
