import { addDays } from '@stagewell/shared/dates';
import { randomUUID } from 'node:crypto';
import { asSuperuser } from './database.js';

/** Where rows are put: a clinic's patient with a running plan of that version. */
export interface WaitingAt {
  readonly database: string;
  readonly clinicId: string;
  readonly patientId: string;
  readonly planId: string;
  readonly planVersion: number;
  readonly today: string;
}

/** A review of the plan by days from today; `visitOn` (days from today) books it. Answers its id. */
export const waitingReview = (at: WaitingAt, opens: number, due: number): Promise<string> =>
  asSuperuser(at.database, async (client) => {
    const id = randomUUID();
    const day = (days: number): string => addDays(at.today, days);
    await client.query(
      `insert into stagewell.review (clinic_id, id, plan_id, key, moment, course_ids, earliest, target, latest, state, created_version) values ($1, $2, $3, $4, 'plan-review', '{}', $5, $6, $6, 'due', $7)`,
      [at.clinicId, id, at.planId, `plan-review:plan:${id}`, day(opens), day(due), at.planVersion],
    );
    return id;
  });

/** Books a review for an instant, through a visit type and a room of its own. */
export const booked = (at: WaitingAt, reviewId: string, startsAt: string): Promise<void> =>
  asSuperuser(at.database, async (client) => {
    const [site, room, type, visit] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    await client.query(`insert into stagewell.site (clinic_id, id, name) values ($1, $2, 'East')`, [at.clinicId, site]);
    await client.query(`insert into stagewell.room (clinic_id, id, site_id, name, kind, seats) values ($1, $2, $3, 'One', 'consulting', 1)`, [
      at.clinicId,
      room,
      site,
    ]);
    await client.query(
      `insert into stagewell.visit_type (clinic_id, id, name, length_minutes, room_kind, needs_clinician) values ($1, $2, 'Review', 30, 'consulting', false)`,
      [at.clinicId, type],
    );
    await client.query(
      `insert into stagewell.appointment (clinic_id, id, patient_id, visit_type_id, site_id, room_id, seat, starts_at, ends_at, wall_start, zone, state, booked_at, booked_by)
       values ($1, $2, $3, $4, $5, $6, 1, $7::timestamptz, $7::timestamptz + interval '1 minute', '2026-05-04T10:00', 'America/New_York', 'scheduled', now(), $3)`,
      [at.clinicId, visit, at.patientId, type, site, room, startsAt],
    );
    await client.query(`insert into stagewell.appointment_review (clinic_id, appointment_id, review_id) values ($1, $2, $3)`, [at.clinicId, visit, reviewId]);
  });

/** An open task; `priority` makes it a safety task, none an errand. */
export const waitingTask = (at: WaitingAt, dueAt: string | null, priority: string | null): Promise<string> =>
  asSuperuser(at.database, async (client) => {
    const id = randomUUID();
    await client.query(
      `insert into stagewell.task (clinic_id, id, patient_id, kind, trigger_id, priority, what, action, state, opened_at, due_at)
       values ($1, $2, $3, $4, $5, $6, 'Numb in the saddle area since Tuesday', 'Call now', 'open', date_trunc('milliseconds', now()), $7)`,
      [at.clinicId, id, at.patientId, priority === null ? 'errand' : 'safety', priority === null ? '' : 'SAF-02', priority ?? 'routine', dueAt],
    );
    return id;
  });

/** A check-in that was asked for and missed, by the days from today to its last. */
export const missedCheckIn = (at: WaitingAt, latest: number): Promise<string> =>
  asSuperuser(at.database, async (client) => {
    const id = randomUUID();
    await client.query(
      `insert into stagewell.check_in_request (clinic_id, id, patient_id, plan_id, key, phase, due_on, latest_on, instruments, state) values ($1, $2, $3, $4, 'maintenance:' || gen_random_uuid(), 'maintenance', $5, $5, '{peg}', 'missed')`,
      [at.clinicId, id, at.patientId, at.planId, addDays(at.today, latest)],
    );
    return id;
  });
