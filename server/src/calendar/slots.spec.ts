import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { addDays, dayInWords } from '@stagewell/shared/dates';
import type { AppointmentView, BookedTogether } from '@stagewell/shared/calendar/appointment';
import type { LevelView, Proposal, SlotsView } from '@stagewell/shared/calendar/slot-views';
import { startApp, type Person, type TestApp } from '../testing/app.js';
import { asSuperuser } from '../testing/database.js';
import { bookedVisit, bookingOf, dueReview, openForVisits, patientOf, type Scheduled } from '../testing/scheduling.js';

let test: TestApp;
let clinician: Person;
let scheduler: Person;
let stranger: Person;
let at: Scheduled;
beforeAll(async () => {
  test = await startApp();
  [clinician, scheduler, stranger] = await Promise.all([test.as('clinician@a.test'), test.as('scheduler@a.test'), test.as('scheduler@b.test')]);
  at = await openForVisits(await test.as('admin@a.test'), 1);
});
afterAll(() => test.close());

const bookingFor = ({ siteId, accountId, wallStart, reviewId, patientId, visitTypeId }: Proposal): object => ({
  siteId,
  accountId,
  wallStart,
  reviewId,
  patientId,
  visitTypeId,
});
const level = async (): Promise<LevelView> => (await scheduler.get('/proposals')).body as LevelView;

describe('free times', () => {
  it('for a review: twenty at most, in its window, the best first with its reasons; booking it is one more request', async () => {
    const { patientId, reviewId } = await dueReview(clinician, test.database, { target: at.monday });
    const view = (await scheduler.get(`/slots?reviewId=${reviewId}`)).body as SlotsView;
    expect(view).toMatchObject({
      patientId,
      visitTypeId: at.visitTypeId,
      lengthMinutes: 30,
      review: { id: reviewId, moment: 'assessment', target: at.monday },
      why: '',
    });
    expect(view.slots.length).toBeLessThanOrEqual(20);
    expect(view.slots[0]).toMatchObject({ day: at.monday, from: 480, clinicianName: 'clinician', siteName: 'North' });
    expect(view.slots[0]?.reasons).toEqual(['On the target day', 'on the care team', 'day 0 % booked']);
    expect(view.slots.every(({ day }) => day >= addDays(at.monday, -3) && day <= addDays(at.monday, 3))).toBe(true);
    const [best] = view.slots;
    const book = () => scheduler.post('/appointments', bookingOf(at, patientId, '', { wallStart: best?.wallStart, reviewIds: [reviewId] }));
    expect((await book()).body).toMatchObject({ state: 'scheduled', reviewIds: [reviewId] });
    expect((await book()).body).toMatchObject({ status: 409, code: 'review-booked' });
  });

  it('once cancelled or missed, the review can be booked again, its window as it was', async () => {
    const { patientId, reviewId } = await dueReview(clinician, test.database, { target: at.monday });
    const book = (clock: string) => scheduler.post('/appointments', bookingOf(at, patientId, clock, { reviewIds: [reviewId] }));
    const visit = (await book('12:00')).body as AppointmentView;
    await scheduler.change(`/appointments/${visit.id}/state`, { to: 'cancelled', reason: 'Has a cold', lateMinutes: null }, 1);
    expect((await book('12:30')).status).toBe(201);
    const view = (await scheduler.get(`/slots?reviewId=${reviewId}`)).body as SlotsView;
    expect(view.review).toMatchObject({ earliest: addDays(at.monday, -3), latest: addDays(at.monday, 3) });
  });

  it('for a review whose window has passed: the soonest, and it says so', async () => {
    const today = (await scheduler.get('/clinic')).body.today as string;
    const { reviewId } = await dueReview(clinician, test.database, { target: addDays(today, -10) });
    const view = (await scheduler.get(`/slots?reviewId=${reviewId}`)).body as SlotsView;
    expect(view.why).toContain(`The last day of its window was ${dayInWords(addDays(today, -7)).en}`);
    expect(view.slots[0]?.reasons[0]).toMatch(/^(Today|Tomorrow|In \d+ days)$/);
    expect(view.slots[0]?.day && view.slots[0].day >= today).toBe(true);
  });

  it('for moving a visit its own time is free; for a patient any kind of visit can be asked', async () => {
    const visit = await bookedVisit(scheduler, at, '16:30');
    const view = (await scheduler.get(`/slots?appointmentId=${visit.id}`)).body as SlotsView;
    expect(view).toMatchObject({ patientId: visit.patientId, review: null, visitTypeId: at.visitTypeId });
    expect((await scheduler.get(`/slots?patientId=${visit.patientId}&visitTypeId=${at.visitTypeId}&accountId=${randomUUID()}`)).body).toMatchObject({
      slots: [],
      why: expect.stringContaining('No time is free'),
    });
  });

  it.each([
    ['nothing', () => '', 400],
    ['a review that is not there', () => `reviewId=${randomUUID()}`, 404],
    ['no id', () => 'reviewId=1', 400],
  ])('%s: refused', async (_what, query, status) => expect((await scheduler.get(`/slots?${query()}`)).status).toBe(status));

  it('of another clinic’s review are not there', async () => {
    const { reviewId } = await dueReview(clinician, test.database, { target: at.monday });
    expect((await stranger.get(`/slots?reviewId=${reviewId}`)).status).toBe(404);
    expect((await (await test.as('auditor@a.test')).get(`/slots?reviewId=${reviewId}`)).status).toBe(403);
  });
});

describe('levelling the load', () => {
  it('shows a time for every review inside its window, books nothing until applied, then books what is still free', async () => {
    const target = addDays(at.monday, 7);
    for (let n = 0; n < 6; n++) await dueReview(clinician, test.database, { target, days: 1 });
    const before = await level();
    const mine = before.proposals.filter((proposal) => proposal.target === target);
    expect(mine).toHaveLength(6);
    expect(mine.every((one) => one.wallStart.slice(0, 10) >= one.earliest && one.wallStart.slice(0, 10) <= one.latest)).toBe(true);
    expect(new Set(mine.map(({ wallStart }) => wallStart)).size).toBe(6);
    expect(await level()).toEqual(before);
    const [first] = mine;
    await scheduler.post('/appointments', bookingOf(at, await patientOf(scheduler), '', { wallStart: first?.wallStart }));
    const applied = (await scheduler.post('/proposals', { bookings: mine.map(bookingFor) })).body as BookedTogether;
    expect(applied.booked.map(({ reviewIds }) => reviewIds[0]).toSorted()).toEqual(
      mine
        .slice(1)
        .map(({ reviewId }) => reviewId)
        .toSorted(),
    );
    expect(applied.notBooked).toEqual([{ wallStart: first?.wallStart, patientId: first?.patientId, why: expect.stringContaining('has another visit') }]);
    expect((await level()).proposals.filter((proposal) => proposal.target === target)).toHaveLength(1);
  });

  it('says why a review has no time', async () => {
    const today = (await scheduler.get('/clinic')).body.today as string;
    const { reviewId } = await dueReview(clinician, test.database, { target: addDays(today, -20), days: 2 });
    expect((await level()).notProposed).toContainEqual(expect.objectContaining({ reviewId, why: expect.stringContaining('Its latest day has passed') }));
  });

  it('is for whoever books, of that clinic', async () => {
    expect((await (await test.as('admin@a.test')).get('/proposals')).status).toBe(403);
    expect((await stranger.get('/proposals')).body).toEqual({ proposals: [], notProposed: [], left: 0 });
  });
});

describe('a clinician’s calendar for another program', () => {
  const file = (path: string) => test.anyone().get(path);
  const make = async (): Promise<string> => (await clinician.change('/calendar-feed', {}, null)).body.path as string;

  it('holds kinds and times of their visits only, at an address of which only the hash is kept', async () => {
    const visit = await bookedVisit(scheduler, at, '08:30');
    const path = await make();
    const answer = await file(path);
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(answer.text).toContain(`UID:${visit.id}@stagewell\r\n`);
    expect(answer.text).toContain(`DTSTART:${visit.startsAt.replace(/[-:]/g, '').slice(0, 15)}Z\r\n`);
    expect(answer.text).toContain('SUMMARY:Follow-up review');
    expect(answer.text).not.toMatch(/Okafor|Ngozi|T-[0-9a-f]{10}/);
    const { rows } = await asSuperuser(test.database, (client) => client.query<{ row: string }>(`select f::text as row from stagewell.calendar_feed f`));
    expect(rows.some(({ row }) => row.includes(path.split('/').at(-1) ?? ''))).toBe(false);
  });

  it('ends when a new address is made, or when it is taken back; a wrong one is absence', async () => {
    const first = await make();
    const second = await make();
    expect((await file(first)).status).toBe(404);
    expect((await file(second)).status).toBe(200);
    expect((await file(second.replace(/[^/]+$/, 'x'.repeat(43)))).status).toBe(404);
    expect((await file(`/api/calendar-feed/${randomUUID()}/${second.split('/').at(-1)}`)).status).toBe(404);
    expect((await clinician.delete('/calendar-feed')).status).toBe(204);
    expect((await file(second)).status).toBe(404);
  });

  it('ends with the account, and a line break in a name begins no line of the file', async () => {
    const path = await make();
    const clinicianIs = (sql: string) =>
      asSuperuser(test.database, (client) => client.query(`update stagewell.account set ${sql} where id = $1`, [at.accountId]));
    await asSuperuser(test.database, (client) =>
      client.query(`update stagewell.visit_type set name = E'Visit\rATTENDEE:mailto:x@example.org' where id = $1`, [at.visitTypeId]),
    );
    await bookedVisit(scheduler, at, '09:30');
    const { text } = await file(path);
    expect(text.split(/\r\n|\r|\n/).filter((line) => line.startsWith('ATTENDEE'))).toEqual([]);
    expect(text).toContain('SUMMARY:Visit\\nATTENDEE');
    await clinicianIs('disabled_at = now()');
    expect((await file(path)).status).toBe(404);
    await clinicianIs('disabled_at = null');
    expect((await file(path)).status).toBe(200);
  });
});
