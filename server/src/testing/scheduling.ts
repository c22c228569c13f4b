import { randomUUID } from 'node:crypto';
import { addDays, weekdayOf } from '@stagewell/shared/dates';
import type { AppointmentView } from '@stagewell/shared/calendar/appointment';
import { newPatient, type Person } from './app.js';
import { asSuperuser } from './database.js';

/** What a clinic needs before anything can be booked, and a Monday at least a week from now. */
export interface Scheduled {
  readonly siteId: string;
  readonly accountId: string;
  readonly visitTypeId: string;
  readonly roomId: string;
  readonly monday: string;
}

const created = async (person: Person, path: string, body: object): Promise<string> => {
  const answer = await person.post(path, body);
  if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return (answer.body as { id: string }).id;
};

/** One clinician, one site, Monday to Friday from eight to five, `seats` in one consulting room, visits of 30 minutes. */
export const openForVisits = async (admin: Person, seats = 2): Promise<Scheduled> => {
  const clinic = (await admin.get('/clinic')).body as { today: string; sites: { id: string }[]; people: { accountId: string; displayName: string }[] };
  const siteId = clinic.sites[0]?.id ?? '';
  const accountId = clinic.people.find(({ displayName }) => displayName === 'clinician')?.accountId ?? '';
  for (const weekday of [1, 2, 3, 4, 5]) {
    await created(admin, '/scheduling/opening-hours', { siteId, weekday, opens: 480, closes: 1020 });
    await created(admin, '/scheduling/availability', { accountId, siteId, weekday, fromMinute: 480, toMinute: 1020, fromDay: '2026-01-01', toDay: null });
  }
  const roomId = await created(admin, '/scheduling/rooms', { siteId, name: 'Room 1', kind: 'consulting', seats });
  const visitTypeId = await created(admin, '/scheduling/visit-types', {
    name: 'Follow-up review',
    lengthMinutes: 30,
    roomKind: 'consulting',
    needsClinician: true,
    moments: ['assessment', 'plan-review', 'wear-off', 'relief-window', 'booster', 'horizon'],
    preparation: 'Answer your check-in',
    preparationEs: '',
  });
  const monday = addDays(clinic.today, 15 - weekdayOf(clinic.today));
  return { siteId, accountId, visitTypeId, roomId, monday };
};

export const bookingOf = ({ siteId, accountId, visitTypeId, monday }: Scheduled, patientId: string, clock = '10:00', more: object = {}): object => ({
  patientId,
  visitTypeId,
  siteId,
  accountId,
  wallStart: `${monday}T${clock}`,
  reviewIds: [],
  note: '',
  ...more,
});

export const patientOf = (person: Person): Promise<string> => created(person, '/patients', newPatient());

export const bookedVisit = async (person: Person, at: Scheduled, clock: string): Promise<AppointmentView> => {
  const answer = await person.post('/appointments', bookingOf(at, await patientOf(person), clock));
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body as AppointmentView;
};

/** A review of a running plan of a new patient, due around `target`; `days` its window on both sides. */
export const dueReview = async (
  person: Person,
  database: string,
  { target, days = 3, moment = 'assessment' }: { target: string; days?: number; moment?: string },
) => {
  const patientId = await patientOf(person);
  const planId = await created(person, `/patients/${patientId}/plans`, { title: 'Plan' });
  const reviewId = randomUUID();
  await asSuperuser(database, async (client) => {
    await client.query(`update stagewell.care_plan set state = 'active', activated_on = current_date where id = $1`, [planId]);
    await client.query(
      `insert into stagewell.review (clinic_id, plan_id, id, key, moment, course_ids, earliest, target, latest, state, created_version) select clinic_id, id, $2::uuid, $2::text, $3, '{}', $4::date, $5::date, $6::date, 'due', version from stagewell.care_plan where id = $1`,
      [planId, reviewId, moment, addDays(target, -days), target, addDays(target, days)],
    );
  });
  return { patientId, reviewId };
};
