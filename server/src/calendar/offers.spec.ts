import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { addDays } from '@stagewell/shared/dates';
import type { AppointmentView } from '@stagewell/shared/calendar/appointment';
import type { AwayView, FreedSlotView, MovedTogether, ProposedMove } from '@stagewell/shared/calendar/slot-views';
import { startApp, type Person, type TestApp } from '../testing/app.js';
import { bookedVisit, bookingOf, dueReview, openForVisits, patientOf, type Scheduled } from '../testing/scheduling.js';

let test: TestApp;
let clinician: Person;
let scheduler: Person;
let stranger: Person;
let at: Scheduled;
beforeAll(async () => {
  test = await startApp();
  [clinician, scheduler, stranger] = await Promise.all([test.as('clinician@a.test'), test.as('scheduler@a.test'), test.as('scheduler@b.test')]);
  at = await openForVisits(await test.as('admin@a.test'), 3);
});
afterAll(() => test.close());

const cancelled = async (clock: string): Promise<AppointmentView> => {
  const visit = await bookedVisit(scheduler, at, clock);
  const gone = await scheduler.change(`/appointments/${visit.id}/state`, { to: 'cancelled', reason: 'Has a cold', lateMinutes: null }, visit.version);
  expect(gone.status).toBe(200);
  return visit;
};
const offersOf = async (id: string): Promise<FreedSlotView> => (await scheduler.get(`/appointments/${id}/offers`)).body as FreedSlotView;

describe('a cancelled visit', () => {
  it('names who could come, relief windows first, and booking one is one more request', async () => {
    const later = await dueReview(clinician, test.database, { target: at.monday, days: 2 });
    const relief = await dueReview(clinician, test.database, { target: at.monday, days: 5, moment: 'relief-window' });
    const notThen = await dueReview(clinician, test.database, { target: addDays(at.monday, 20), days: 2 });
    const visit = await cancelled('10:00');
    const { offers, why } = await offersOf(visit.id);
    expect([offers.map(({ reviewId }) => reviewId), why]).toEqual([[relief.reviewId, later.reviewId], '']);
    expect(offers.map(({ reviewId }) => reviewId)).not.toContain(notThen.reviewId);
    expect(offers[0]).toMatchObject({ wallStart: visit.wallStart, siteId: at.siteId, reasons: ['5 days before its window closes', 'on the care team'] });
    const { reviewId, patientId, visitTypeId, siteId, accountId, wallStart } = offers[0] ?? {};
    const booked = await scheduler.post('/proposals', { bookings: [{ reviewId, patientId, visitTypeId, siteId, accountId, wallStart }] });
    expect([booked.status, booked.body.booked?.length]).toEqual([201, 1]);
    expect((await offersOf(visit.id)).offers).toEqual([]);
  });

  it('is not offered to whoever called it off', async () => {
    const day = addDays(at.monday, 14);
    const { patientId, reviewId } = await dueReview(clinician, test.database, { target: day, days: 1 });
    const visit = (await scheduler.post('/appointments', bookingOf({ ...at, monday: day }, patientId, '09:00', { reviewIds: [reviewId] })))
      .body as AppointmentView;
    await scheduler.change(`/appointments/${visit.id}/state`, { to: 'cancelled', reason: 'Has a cold', lateMinutes: null }, visit.version);
    expect((await offersOf(visit.id)).offers).toEqual([]);
  });

  it('that stands, or is of another clinic, or is nobody’s, offers nothing', async () => {
    const visit = await bookedVisit(scheduler, at, '11:00');
    expect(await offersOf(visit.id)).toEqual({ offers: [], why: 'The visit is not cancelled, so its time is not free.' });
    expect((await stranger.get(`/appointments/${visit.id}/offers`)).status).toBe(404);
    expect((await scheduler.get(`/appointments/${randomUUID()}/offers`)).status).toBe(404);
    expect((await (await test.as('auditor@a.test')).get(`/appointments/${visit.id}/offers`)).status).toBe(403);
  });
});

describe('a clinician who is away', () => {
  const tuesday = (): string => addDays(at.monday, 1);
  const awayOn = async (day: string): Promise<AwayView> =>
    (await scheduler.get(`/moves?accountId=${at.accountId}&fromDay=${day}&toDay=${day}`)).body as AwayView;
  const acceptedOf = ({ appointmentId, version, siteId, accountId, wallStart }: ProposedMove) => ({ appointmentId, version, siteId, accountId, wallStart });

  it('has their visits proposed for other days, inside the windows of their reviews; applied at once, reviews stay with them', async () => {
    const day = tuesday();
    const { patientId, reviewId } = await dueReview(clinician, test.database, { target: day, days: 2 });
    const visit = (await scheduler.post('/appointments', bookingOf({ ...at, monday: day }, patientId, '09:00', { reviewIds: [reviewId] })))
      .body as AppointmentView;
    const other = (await scheduler.post('/appointments', bookingOf({ ...at, monday: day }, await patientOf(clinician), '09:30'))).body as AppointmentView;
    const { proposals, notProposed } = await awayOn(day);
    expect([proposals.map(({ appointmentId }) => appointmentId), notProposed]).toEqual([[visit.id, other.id], []]);
    for (const { wallStart } of proposals) expect(wallStart.slice(0, 10)).not.toBe(day);
    const mine = proposals[0]?.wallStart.slice(0, 10) ?? '';
    expect([mine >= addDays(day, -2), mine <= addDays(day, 2)]).toEqual([true, true]);
    const applied = await scheduler.post('/moves', { moves: proposals.map(acceptedOf) });
    const { moved, notMoved } = applied.body as MovedTogether;
    expect([applied.status, moved.length, notMoved]).toEqual([201, 2, []]);
    expect(moved.find(({ id }) => id === visit.id)).toMatchObject({ reviewIds: [reviewId], version: visit.version + 1, wallStart: proposals[0]?.wallStart });
    expect((await awayOn(day)).proposals).toEqual([]);
  });

  it('moves what is as it was seen, and says what is not', async () => {
    const day = addDays(at.monday, 8);
    const booked = async (clock: string) =>
      (await scheduler.post('/appointments', bookingOf({ ...at, monday: day }, await patientOf(clinician), clock))).body as AppointmentView;
    const [first, second] = [await booked('09:00'), await booked('10:00')];
    const { proposals } = await awayOn(day);
    await scheduler.change(`/appointments/${first.id}/state`, { to: 'cancelled', reason: 'Called off', lateMinutes: null }, first.version);
    const { moved, notMoved } = (await scheduler.post('/moves', { moves: proposals.map(acceptedOf) })).body as MovedTogether;
    expect([moved.map(({ id }) => id), notMoved]).toEqual([[second.id], [{ appointmentId: first.id, why: 'Somebody changed it meanwhile.' }]]);
  });

  it('two cannot move to one time: the first has it, the second is told what is in the way', async () => {
    const day = addDays(at.monday, 9);
    const booked = async (clock: string) =>
      (await scheduler.post('/appointments', bookingOf({ ...at, monday: day }, await patientOf(clinician), clock))).body as AppointmentView;
    const [first, second] = [await booked('09:00'), await booked('10:00')];
    const moves = [first, second].map(({ id, version }) => ({
      appointmentId: id,
      version,
      siteId: at.siteId,
      accountId: at.accountId,
      wallStart: `${day}T14:00`,
    }));
    const { moved, notMoved } = (await scheduler.post('/moves', { moves })).body as MovedTogether;
    expect(moved.map(({ id }) => id)).toEqual([first.id]);
    expect(notMoved).toEqual([{ appointmentId: second.id, why: expect.stringContaining('has another visit from 14:00 to 14:30') }]);
  });

  it('sees nothing of another clinic, refuses a month and what is no visit', async () => {
    expect((await stranger.get(`/moves?accountId=${at.accountId}&fromDay=${tuesday()}&toDay=${tuesday()}`)).body).toEqual({ proposals: [], notProposed: [] });
    expect((await scheduler.get(`/moves?accountId=${at.accountId}&fromDay=${tuesday()}&toDay=${addDays(tuesday(), 14)}`)).status).toBe(400);
    const auditor = await test.as('auditor@a.test');
    expect((await auditor.get(`/moves?accountId=${at.accountId}&fromDay=${tuesday()}&toDay=${tuesday()}`)).status).toBe(403);
    const gone = { appointmentId: randomUUID(), version: 1, siteId: at.siteId, accountId: at.accountId, wallStart: `${at.monday}T10:00` };
    expect((await scheduler.post('/moves', { moves: [gone] })).body).toEqual({
      moved: [],
      notMoved: [{ appointmentId: gone.appointmentId, why: 'Somebody changed it meanwhile.' }],
    });
  });
});
