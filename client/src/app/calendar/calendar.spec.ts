import { afterEach, describe, expect, it } from '@jest/globals';
import type { SchedulingView } from '@stagewell/shared/calendar/set-up';
import type { LevelView, SlotsView } from '@stagewell/shared/calendar/slot-views';
import type { Slot } from '@stagewell/shared/calendar/slots';
import { violations } from '../../testing/axe';
import { openCalendar as open, showVisits, VISIT } from '../../testing/calendar';
import { problem, type } from '../../testing/page';
import { daysShown, shownInWords, stepDay } from './shown-days';

const slot = (wallStart: string, cost: number): Slot => ({
  siteId: 's1',
  accountId: 'a2',
  wallStart,
  day: wallStart.slice(0, 10),
  from: Number(wallStart.slice(11, 13)) * 60,
  siteName: 'Marietta',
  clinicianName: 'Dr. Rivera',
  offTarget: 0,
  reasons: ['On the target day', 'on the care team'],
  cost,
});
const SLOTS: SlotsView = {
  patientId: 'p1',
  patientName: 'Okafor, Ngozi',
  visitTypeId: 't1',
  visitType: 'Follow-up review',
  lengthMinutes: 30,
  review: { id: 'r1', moment: 'assessment', earliest: '2026-11-20', target: '2026-11-25', latest: '2026-11-30' },
  slots: [slot('2026-11-25T08:00', 0), slot('2026-11-25T13:00', 1)],
  why: '',
};
const SET_UP: SchedulingView = {
  openingHours: [{ id: 'h1', siteId: 's1', weekday: 1, opens: 480, closes: 1020, version: 1, withdrawn: false }],
  availability: [],
  leave: [{ id: 'l1', accountId: 'a2', fromDay: '2026-12-21', toDay: '2026-12-24', reason: '', version: 1, withdrawn: false, visits: 2 }],
  rooms: [],
  visitTypes: [],
};

afterEach(() => document.body.replaceChildren());

const dialogOf = (): HTMLElement => document.querySelector<HTMLElement>('mat-dialog-container') ?? document.createElement('p');

describe('the calendar', () => {
  it('shows the visits of the week, and opens one with what may become of it', async () => {
    const opened = await open('/calendar?view=agenda');
    await showVisits(opened);
    expect(opened.text()).toContain('Okafor, Ngozi · Follow-up review · Dr. Rivera · Marietta');
    opened.page.querySelector<HTMLElement>('.visit')?.click();
    await opened.settle();
    for (const name of ['Arrived', 'Did not come', 'Cancel the visit', 'Move']) expect(opened.button(name)).toBeTruthy();
    const file = [...dialogOf().querySelectorAll('a')].find(({ textContent }) => textContent?.includes('Calendar file'));
    expect([file?.getAttribute('href'), file?.hasAttribute('download')]).toEqual(['/api/appointments/v1/calendar-file', true]);
    expect(await violations(dialogOf())).toEqual([]);
  });

  it('books a review in two clicks: another time, and book', async () => {
    const opened = await open('/calendar?book=r1');
    await showVisits(opened, []);
    opened.asked('/api/scheduling').flush(SET_UP);
    opened.asked('/api/slots').flush(SLOTS);
    await opened.settle();
    expect(opened.text()).toContain('Assessment: from Nov 20, 2026 to Nov 30, 2026, best on Nov 25, 2026');
    const radios = [...opened.page.querySelectorAll<HTMLInputElement>('input[type=radio]')];
    expect(radios.map(({ checked }) => checked)).toEqual([true, false]);
    radios[1]?.click();
    await opened.settle();
    opened.button('Book this time').click();
    await opened.settle();
    const request = opened.asked('/api/appointments', 'POST');
    expect(request.request.body).toEqual({
      patientId: 'p1',
      visitTypeId: 't1',
      siteId: 's1',
      accountId: 'a2',
      wallStart: '2026-11-25T13:00',
      reviewIds: ['r1'],
      note: '',
    });
    request.flush(problem(409, 'clinician-busy', { detail: 'Dr. Rivera has another visit from 13:00 to 13:30. Nothing was booked.' }), {
      status: 409,
      statusText: 'x',
    });
    await opened.settle();
    expect(opened.text()).toContain('Dr. Rivera has another visit from 13:00 to 13:30. Nothing was booked.');
    // The hours' own grid leaves one header cell empty; that is the calendar component's.
    for (const ours of opened.page.querySelectorAll('app-book-panel, .tools')) expect(await violations(ours)).toEqual([]);
  });

  it('an arrival says how late it was', async () => {
    const opened = await open('/calendar?view=agenda');
    await showVisits(opened);
    opened.page.querySelector<HTMLElement>('.visit')?.click();
    await opened.settle();
    type(dialogOf().querySelector<HTMLInputElement>('input[type=number]'), '20');
    opened.button('Arrived').click();
    await opened.settle();
    expect(opened.asked('/api/appointments/v1/state', 'POST').request.body).toEqual({ to: 'arrived', reason: '', lateMinutes: 20 });
  });

  it('what of a series could not be booked stays on the page, in words', async () => {
    const opened = await open('/calendar?book=r1');
    await showVisits(opened, []);
    opened.asked('/api/scheduling').flush(SET_UP);
    opened.asked('/api/slots').flush(SLOTS);
    await opened.settle();
    const repeat = [...opened.page.querySelectorAll<HTMLSelectElement>('app-book-panel select')].at(-1);
    if (repeat) repeat.value = '1';
    repeat?.dispatchEvent(new Event('change'));
    opened.button('Book this time').click();
    await opened.settle();
    const notBooked = [{ wallStart: '2026-12-02T08:00', patientId: 'p1', why: 'Dr. Rivera is on leave on 2026-12-02.' }];
    opened.asked('/api/appointment-series', 'POST').flush({ booked: [VISIT, VISIT, VISIT], notBooked });
    await opened.settle();
    expect(opened.text()).toContain('Okafor, Ngozi is booked: Wednesday, November 25, 08:00 with Dr. Rivera at Marietta, and 2 more after it.');
    expect(opened.text()).toContain('Wednesday, December 2, 08:00: Dr. Rivera is on leave on 2026-12-02.');
  });

  it('levelling shows what it would book, leaves out what is unticked, and says what it cannot place', async () => {
    const opened = await open('/calendar/level');
    const { slots, review, ...rest } = SLOTS;
    const { id: _, ...window } = review ?? { id: '', moment: 'assessment' as const, earliest: '', target: '', latest: '' };
    const proposals = slots.map((one, n) => ({ ...rest, ...window, ...one, reviewId: `r${n}` }));
    const level = {
      proposals,
      notProposed: [
        { reviewId: 'r9', why: 'Its latest day has passed', patientId: 'p9', patientName: 'Grant, Keisha', moment: 'booster', latest: '2026-11-01' },
      ],
      left: 0,
    } as unknown as LevelView;
    opened.asked('/api/proposals').flush(level);
    await opened.settle();
    expect(opened.text()).toContain('Its latest day has passed');
    expect(await violations(opened.page)).toEqual([]);
    opened.page.querySelector<HTMLInputElement>('input[type=checkbox]')?.click();
    await opened.settle();
    opened.button('Book 1 visit').click();
    await opened.settle();
    const sent = opened.asked('/api/proposals', 'POST').request.body as { bookings: { reviewId: string }[] };
    expect(sent.bookings.map(({ reviewId }) => reviewId)).toEqual(['r1']);
  });

  it('a day sheet says who comes, in what language, and how they prepared', async () => {
    const opened = await open('/calendar/day-sheet?day=2026-11-24');
    opened.asked('/api/day-sheet').flush([{ ...VISIT, birthDate: '1971-03-09', language: 'es', interpreter: true, preparation: 'Answer your check-in' }]);
    await opened.settle();
    for (const words of ['10:00', 'born Mar 9, 1971', 'Spanish, interpreter', 'Answer your check-in']) expect(opened.text()).toContain(words);
    expect(await violations(opened.page)).toEqual([]);
  });

  it('the administrator sees the set-up in words and changes it', async () => {
    const opened = await open('/scheduling', 'admin');
    opened.asked('/api/scheduling').flush(SET_UP);
    await opened.settle();
    expect(opened.text()).toContain('Monday, 08:00 to 17:00');
    expect(opened.text()).toContain('2 booked visits fall into it');
    expect(await violations(opened.page)).toEqual([]);
    opened.button('Add a room').click();
    await opened.settle();
    expect(await violations(dialogOf())).toEqual([]);
    type(document.querySelector<HTMLInputElement>('mat-dialog-container input[type=text]'), 'Room 2');
    opened.button('Save').click();
    await opened.settle();
    expect(opened.asked('/api/scheduling/rooms', 'POST').request.body).toEqual({ siteId: 's1', name: 'Room 2', kind: 'consulting', seats: 1 });
  });
});

describe('the days that are shown', () => {
  it.each([
    ['day', '2026-11-24', '2026-11-24', '2026-11-24', '2026-11-25'],
    ['week', '2026-11-24', '2026-11-23', '2026-11-29', '2026-12-01'],
    ['agenda', '2026-11-29', '2026-11-23', '2026-11-29', '2026-12-06'],
    ['month', '2026-11-24', '2026-10-26', '2026-12-06', '2026-12-01'],
  ] as const)('%s around %s', (view, day, from, to, next) => {
    expect([daysShown(view, day), stepDay(view, day, 1)]).toEqual([{ from, to }, next]);
  });

  it('are said in words', () => {
    expect([shownInWords('month', '2026-11-24'), shownInWords('day', '2026-11-24'), stepDay('month', '2026-11-24', -1)]).toEqual([
      'November 2026',
      'Tuesday, November 24, 2026',
      '2026-10-01',
    ]);
  });
});
