import type { AppointmentView, MoveAppointment } from '@stagewell/shared/calendar/appointment';
import { dayOfWall, minuteOfWall } from '@stagewell/shared/calendar/day-minutes';
import { answerTo } from '@stagewell/shared/calendar/diary';
import { MOVABLE, stepsInWords, VISIT_STATE_WORDS } from '@stagewell/shared/calendar/visit-steps';
import type { Row } from '../platform/table.js';
import type { Tx } from '../platform/unit-of-work.js';
import { TAKE_TURN } from './diary.sql.js';
import { loadDiary } from './load-diary.js';
import { instantOf } from './wall-time.js';

const MS_PER_MINUTE = 60_000;

type Moved = { readonly change: Row } | { readonly code: string; readonly why: string };

/** What a visit becomes at another time, in the same length; or what is in the way. Its own old time is not. */
export const moveVisit = async (tx: Tx, visit: AppointmentView, to: MoveAppointment): Promise<Moved> => {
  if (!MOVABLE.includes(visit.state))
    return {
      code: 'step-not-open',
      why: `The visit is “${VISIT_STATE_WORDS[visit.state]}” and stays where it is. Possible now: ${stepsInWords(visit.state)}.`,
    };
  const startsAt = instantOf(to.wallStart, tx.me.zone);
  if (startsAt < tx.now) return { code: 'in-the-past', why: 'That time has passed.' };
  const day = dayOfWall(to.wallStart);
  await tx.rows(TAKE_TURN, [tx.clinicId, [day]]);
  const diary = await loadDiary(tx, day, day);
  const needsClinician = visit.accountId !== null;
  const accountId = needsClinician ? to.accountId : null;
  const answer = answerTo(
    { ...diary, taken: diary.taken.filter(({ appointmentId }) => appointmentId !== visit.id) },
    {
      patientId: visit.patientId,
      siteId: to.siteId,
      day,
      from: minuteOfWall(to.wallStart),
      length: visit.lengthMinutes,
      roomKind: visit.roomKind,
      needsClinician,
      accountId,
    },
  );
  if (!answer.free) return { code: answer.conflict, why: answer.sentence };
  const endsAt = new Date(startsAt.getTime() + visit.lengthMinutes * MS_PER_MINUTE);
  return { change: { ...answer.seat, siteId: to.siteId, accountId, startsAt, endsAt, wallStart: to.wallStart, zone: tx.me.zone } };
};
