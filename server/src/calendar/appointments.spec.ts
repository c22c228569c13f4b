import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { addDays } from '@stagewell/shared/dates';
import type { AppointmentView, BookedTogether } from '@stagewell/shared/calendar/appointment';
import { newPatient, startApp, type Person, type TestApp } from '../testing/app.js';
import { SAFETY } from '../testing/bodies.js';
import { asSuperuser } from '../testing/database.js';
import { bookedVisit, bookingOf, openForVisits, patientOf, type Scheduled } from '../testing/scheduling.js';

let test: TestApp;
let scheduler: Person;
let admin: Person;
let stranger: Person;
let at: Scheduled;
beforeAll(async () => {
  test = await startApp();
  [scheduler, admin, stranger] = await Promise.all([test.as('scheduler@a.test'), test.as('admin@a.test'), test.as('scheduler@b.test')]);
  at = await openForVisits(admin);
});
afterAll(() => test.close());

const step = (visit: Pick<AppointmentView, 'id' | 'version'>, to: string, reason = '', person = scheduler) =>
  person.change(`/appointments/${visit.id}/state`, { to, reason, lateMinutes: null }, visit.version);
const move = (visit: Pick<AppointmentView, 'id' | 'version'>, wallStart: string, person = scheduler) =>
  person.change(`/appointments/${visit.id}/move`, { wallStart, siteId: at.siteId, accountId: at.accountId }, visit.version);

/** Asks as a browser does: a server that is busy says so and is asked again, with the same key. */
const patiently = async (ask: () => PromiseLike<{ status: number; body: unknown }>): Promise<{ status: number; body: unknown }> => {
  for (;;) {
    const answer = await ask();
    if (answer.status !== 503) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 500));
  }
};

describe('booking', () => {
  it('finds the seat and keeps wall time, zone and instants', async () => {
    const visit = await bookedVisit(scheduler, at, '09:00');
    expect(visit).toMatchObject({
      wallStart: `${at.monday}T09:00`,
      zone: 'America/New_York',
      roomName: 'Room 1',
      seat: 1,
      lengthMinutes: 30,
      state: 'scheduled',
      clinicianName: 'clinician',
      version: 1,
    });
    const listed = (await scheduler.get(`/appointments?from=${at.monday}&to=${at.monday}&siteId=${at.siteId}&accountId=${at.accountId}`))
      .body as AppointmentView[];
    expect(listed).toContainEqual(visit);
    expect(Date.parse(visit.endsAt) - Date.parse(visit.startsAt)).toBe(30 * 60_000);
  });

  it.each<[what: string, more: (patientId: string) => Promise<object>, status: number, code: string, words: string]>([
    [
      'a time of the clinician that is taken',
      async () => ({ wallStart: `${at.monday}T09:15` }),
      409,
      'clinician-busy',
      'clinician has another visit from 09:00 to 09:30. Nothing was booked.',
    ],
    [
      'before the site opens',
      async () => ({ wallStart: `${at.monday}T07:30` }),
      409,
      'outside-hours',
      'North is open from 08:00 to 17:00 on Mondays. Nothing was booked.',
    ],
    ['a Sunday', async () => ({ wallStart: `${addDays(at.monday, -1)}T09:00` }), 409, 'outside-hours', 'North is not open on Sundays.'],
    ['a time that has passed', async () => ({ wallStart: `2026-01-05T09:00` }), 409, 'in-the-past', 'That time has passed.'],
    ['a clinician who does not work there', async () => ({ accountId: randomUUID() }), 409, 'not-there', 'does not see patients at North'],
    ['nobody, though somebody is needed', async () => ({ accountId: null }), 409, 'no-clinician', 'needs a clinician'],
    ['a kind of visit that nobody knows', async () => ({ visitTypeId: randomUUID() }), 409, 'visit-type-withdrawn', 'not offered any more'],
    ['a site that nobody knows', async () => ({ siteId: randomUUID() }), 409, 'outside-hours', 'The site is not open on Mondays.'],
    ['a patient who is not there', async () => ({ patientId: randomUUID() }), 404, 'not-found', ''],
    ['a review that is not there', async () => ({ reviewIds: [randomUUID()] }), 404, 'not-found', ''],
    ['a time that no clock shows', async () => ({ wallStart: `${at.monday}T24:00` }), 400, 'fields-refused', ''],
    ['a year that nobody plans for', async () => ({ wallStart: `9999-12-31T10:00` }), 400, 'fields-refused', ''],
    ['a day that does not exist', async () => ({ wallStart: `2027-02-30T09:00` }), 400, 'fields-refused', ''],
  ])('%s: refused, nothing booked', async (_what, more, status, code, words) => {
    const patientId = await patientOf(scheduler);
    const answer = await scheduler.post('/appointments', bookingOf(at, patientId, '10:00', await more(patientId)));
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.body.detail).toContain(words);
  });

  it('a patient is not in two places, and a room not over-full', async () => {
    const visit = await bookedVisit(scheduler, at, '13:00');
    const clinic = (await admin.get('/clinic')).body as { people: { accountId: string; displayName: string }[] };
    const others = clinic.people.filter(({ displayName }) => ['colleague', 'psychologist'].includes(displayName)).map(({ accountId }) => accountId);
    for (const accountId of others)
      await admin.post('/scheduling/availability', {
        accountId,
        siteId: at.siteId,
        weekday: 1,
        fromMinute: 480,
        toMinute: 1020,
        fromDay: '2026-01-01',
        toDay: null,
      });
    const again = (patientId: string, accountId = '') => scheduler.post('/appointments', bookingOf(at, patientId, '13:15', { accountId }));
    expect((await again(visit.patientId, others[0])).body).toMatchObject({ status: 409, code: 'patient-busy' });
    expect((await again(await patientOf(scheduler), others[0])).body).toMatchObject({ seat: 2 });
    expect((await again(await patientOf(scheduler), others[1])).body).toMatchObject({
      code: 'no-room',
      detail: expect.stringContaining('No consulting room is free at North from 13:15 to 13:45.'),
    });
  });

  it('is for the people of that clinic who book', async () => {
    const patientId = await patientOf(scheduler);
    expect((await admin.post('/appointments', bookingOf(at, patientId))).status).toBe(403);
    expect((await stranger.post('/appointments', bookingOf(at, patientId))).status).toBe(404);
    const theirs = await patientOf(stranger);
    expect((await stranger.post('/appointments', bookingOf(at, theirs))).body).toMatchObject({ status: 409, code: 'visit-type-withdrawn' });
  });

  it('two hundred who want the same time: one gets it, the others are told who has it', async () => {
    const patients = await Promise.all(Array.from({ length: 20 }, () => patientOf(scheduler)));
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, n) => {
        const key = randomUUID();
        return patiently(() => scheduler.post('/appointments', bookingOf(at, patients[n % 20] ?? '', '11:00'), key));
      }),
    );
    const codes = answers.map(({ status, body }) => `${status} ${(body as { code?: string }).code ?? ''}`.trim());
    expect(codes.filter((code) => code === '201')).toHaveLength(1);
    expect(codes.filter((code) => code === '409 clinician-busy')).toHaveLength(199);
  }, 120_000);

  it('whatever is asked at once, no clinician, seat or patient is taken twice', async () => {
    const patients = await Promise.all(Array.from({ length: 10 }, () => patientOf(scheduler)));
    const random = (n: number): number => Math.floor(Math.random() * n);
    const day = addDays(at.monday, 1);
    const answers = await Promise.all(
      Array.from({ length: 120 }, () => {
        const key = randomUUID();
        const wallStart = `${day}T${String(8 + random(8)).padStart(2, '0')}:${['00', '15', '30', '45'][random(4)]}`;
        return patiently(() => scheduler.post('/appointments', bookingOf(at, patients[random(10)] ?? '', '', { wallStart }), key));
      }),
    );
    expect(answers.filter(({ status }) => ![201, 409].includes(status))).toEqual([]);
    const { rows } = await asSuperuser(test.database, (client) =>
      client.query<{
        booked: number;
        twice: number;
      }>(`select (select count(*)::int from stagewell.appointment) as booked, (select count(*)::int from stagewell.appointment a join stagewell.appointment b
        on a.clinic_id = b.clinic_id and a.id < b.id and tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at)
        and (a.account_id = b.account_id or a.patient_id = b.patient_id or (a.room_id = b.room_id and a.seat = b.seat))) as twice`),
    );
    expect(rows[0]?.twice).toBe(0);
    expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThan(5);
  }, 120_000);

  it('and the table would refuse it too, by names that have a sentence', async () => {
    const { rows } = await asSuperuser(test.database, (client) =>
      client.query<{ name: string }>(
        `select conname as name from pg_constraint where conrelid = 'stagewell.appointment'::regclass and contype = 'x' order by 1`,
      ),
    );
    expect(rows.map(({ name }) => ['account_id', 'room_id', 'patient_id'].filter((part) => name.includes(part)))).toEqual([
      ['account_id'],
      ['patient_id'],
      ['room_id'],
    ]);
  });
});

describe('the course of a visit', () => {
  it('goes step by step; a step that is not open is refused with those that are', async () => {
    const visit = await bookedVisit(scheduler, at, '14:00');
    expect((await step(visit, 'done')).body).toMatchObject({
      status: 409,
      code: 'step-not-open',
      context: { state: 'scheduled', allowed: ['arrived', 'no-show', 'cancelled'] },
    });
    expect((await step(visit, 'no-show')).body).toMatchObject({ status: 409, code: 'too-early' });
    expect((await step(visit, 'arrived')).body).toMatchObject({ status: 409, code: 'too-early' });
    expect((await step(visit, 'cancelled')).body).toMatchObject({ status: 400, code: 'fields-refused' });
    expect((await step({ ...visit, version: 9 }, 'cancelled', 'Has a cold')).status).toBe(412);
    expect((await step(visit, 'cancelled', 'Has a cold', stranger)).status).toBe(404);
    expect((await step(visit, 'cancelled', 'Has a cold')).body).toMatchObject({ state: 'cancelled', reason: 'Has a cold', version: 2 });
    expect((await step({ ...visit, version: 2 }, 'arrived')).body).toMatchObject({ status: 409, context: { allowed: [] } });
    await bookedVisit(scheduler, at, '14:00');
  });

  it('on the day it is: arrived, in the room, over', async () => {
    const visit = await bookedVisit(scheduler, at, '14:30');
    const today = (await scheduler.get('/clinic')).body.today as string;
    await asSuperuser(test.database, (client) =>
      client.query(
        `update stagewell.appointment set wall_start = $2, starts_at = now() - interval '9 minutes', ends_at = now() + interval '21 minutes' where id = $1`,
        [visit.id, `${today}T00:00`],
      ),
    );
    const arrived = await scheduler.change(`/appointments/${visit.id}/state`, { to: 'arrived', reason: '', lateMinutes: 9 }, 1);
    expect(arrived.body).toMatchObject({ state: 'arrived', lateMinutes: 9 });
    expect((await step({ id: visit.id, version: 2 }, 'roomed')).body).toMatchObject({ state: 'roomed', lateMinutes: 9 });
    expect((await step({ id: visit.id, version: 3 }, 'done')).body).toMatchObject({ state: 'done', version: 4 });
    const sheet = (await scheduler.get(`/day-sheet?day=${today}`)).body as object[];
    expect(sheet).toEqual([expect.objectContaining({ id: visit.id, language: 'en', birthDate: '1971-03-09', preparation: 'Answer your check-in' })]);
  });
});

describe('moving', () => {
  it('keeps the length; its own old time is not in the way, another visit is', async () => {
    const visit = await bookedVisit(scheduler, at, '15:00');
    await bookedVisit(scheduler, at, '16:00');
    const moved = (await move(visit, `${at.monday}T15:15`)).body as AppointmentView;
    expect(moved).toMatchObject({ wallStart: `${at.monday}T15:15`, lengthMinutes: 30, version: 2 });
    expect((await move(moved, `${at.monday}T15:45`)).body).toMatchObject({
      status: 409,
      code: 'clinician-busy',
      detail: expect.stringContaining('from 16:00 to 16:30. Nothing was moved.'),
    });
    expect((await move(visit, `${at.monday}T08:00`)).status).toBe(412);
    expect((await move(moved, `${at.monday}T08:00`, stranger)).status).toBe(404);
    expect((await move({ id: randomUUID(), version: 1 }, `${at.monday}T08:00`)).status).toBe(404);
  });

  it('a visit that is over stays', async () => {
    const visit = await bookedVisit(scheduler, at, '08:30');
    await step(visit, 'cancelled', 'Has a cold');
    expect((await move({ ...visit, version: 2 }, `${at.monday}T08:00`)).body).toMatchObject({ status: 409, code: 'step-not-open' });
  });
});

describe('the calendar file of a visit', () => {
  const friday = (clock: string): string => `${addDays(at.monday, 4)}T${clock}`;
  const booked = async (clock: string, patientId: string): Promise<AppointmentView> =>
    (await scheduler.post('/appointments', bookingOf(at, patientId, '', { wallStart: friday(clock) }))).body as AppointmentView;
  const unfolded = async (id: string, person = scheduler): Promise<string> => {
    const answer = await person.get(`/appointments/${id}/calendar-file`);
    expect([answer.status, answer.headers['content-type'], answer.headers['content-disposition']]).toEqual([
      200,
      'text/calendar; charset=utf-8',
      'attachment; filename="visit.ics"',
    ]);
    return answer.text.replaceAll('\r\n ', '');
  };

  it('is for the patient, in their language, and names neither them nor the kind of visit', async () => {
    const { version } = (await admin.get('/clinic/safety-contact')).body as { version: number };
    await admin.put('/clinic/safety-contact', { ...SAFETY, clinicPhone: '(212) 555-0199' }, version);
    const patientId = (await scheduler.post('/patients', { ...newPatient(), language: 'es' })).body.id as string;
    const visit = await booked('11:00', patientId);
    const file = await unfolded(visit.id);
    expect(file).toContain(`UID:${visit.id}@stagewell\r\nSEQUENCE:0\r\n`);
    expect(file).toContain(`DTSTART:${visit.startsAt.replace(/[-:]/g, '').slice(0, 15)}Z\r\n`);
    expect(file).toContain('STATUS:CONFIRMED\r\n');
    expect(file).toMatch(/SUMMARY:Cita: .+\r\nLOCATION:.+\\, North\r\n/);
    expect(file).toContain('Llame al (212) 555-0199');
    // A named file would open as a calendar of its own.
    expect(file).not.toMatch(/X-WR-CALNAME|Follow-up|Okafor|Ngozi|T-[0-9a-f]{10}|Room 1/);
  });

  it('takes the place of an earlier one when the visit was moved or cancelled', async () => {
    const visit = await booked('11:30', await patientOf(scheduler));
    const moved = (await move(visit, friday('12:00'))).body as AppointmentView;
    expect(await unfolded(visit.id)).toContain(`UID:${visit.id}@stagewell\r\nSEQUENCE:1\r\n`);
    await step(moved, 'cancelled', 'Has a cold');
    const file = await unfolded(visit.id);
    expect(file).toContain(`UID:${visit.id}@stagewell\r\nSEQUENCE:2\r\n`);
    expect(file).toContain('STATUS:CANCELLED\r\n');
    expect(file).not.toContain('Has a cold');
  });

  it('is of this clinic, and leaves a trace', async () => {
    const visit = await booked('13:00', await patientOf(scheduler));
    expect((await stranger.get(`/appointments/${visit.id}/calendar-file`)).status).toBe(404);
    expect((await scheduler.get(`/appointments/${randomUUID()}/calendar-file`)).status).toBe(404);
    await unfolded(visit.id, admin);
    const { rows } = (await (await test.as('auditor@a.test')).get(`/audit?patientId=${visit.patientId}`)).body as { rows: { action: string }[] };
    expect(rows[0]?.action).toBe('appointment.calendar-file');
  });
});

describe('a series', () => {
  const series = async (clock: string, more: object = {}) =>
    scheduler.post('/appointment-series', {
      ...bookingOf(at, await patientOf(scheduler), clock),
      wallStart: `${addDays(at.monday, 2)}T${clock}`,
      everyWeeks: 1,
      count: 4,
      ...more,
    });

  it('books the same wall time again and again, says what was taken, and each may be moved by itself', async () => {
    const taken = await patientOf(scheduler);
    await scheduler.post('/appointments', bookingOf(at, taken, '', { wallStart: `${addDays(at.monday, 16)}T09:30` }));
    const { booked, notBooked } = (await series('09:30')).body as BookedTogether;
    expect(booked.map(({ wallStart }) => wallStart)).toEqual([2, 9, 23].map((days) => `${addDays(at.monday, days)}T09:30`));
    expect(new Set(booked.map(({ seriesId }) => seriesId)).size).toBe(1);
    expect(notBooked).toEqual([
      expect.objectContaining({ wallStart: `${addDays(at.monday, 16)}T09:30`, why: 'clinician has another visit from 09:30 to 10:00.' }),
    ]);
    expect((await move(booked[1] as AppointmentView, `${addDays(at.monday, 10)}T09:30`)).status).toBe(200);
    expect((await step(booked[2] as AppointmentView, 'cancelled', 'Goes on holiday')).status).toBe(200);
    const day = addDays(at.monday, 2);
    expect((await scheduler.get(`/appointments?from=${day}&to=${day}`)).body).toContainEqual(booked[0]);
  });

  it('of which nothing is free is refused', async () => {
    expect((await series('07:00')).body).toMatchObject({ status: 409, code: 'outside-hours' });
    expect((await series('07:00', { count: 1 })).status).toBe(400);
  });
});
