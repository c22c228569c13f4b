import { afterEach, describe, expect, it } from '@jest/globals';
import type { AwayView, FreedSlotView, MovedTogether } from '@stagewell/shared/calendar/slot-views';
import { violations } from '../../testing/axe';
import { openCalendar, showVisits, VISIT } from '../../testing/calendar';
import { type } from '../../testing/page';

afterEach(() => document.body.replaceChildren());

const OFFERS: FreedSlotView = {
  offers: [
    {
      ...{ reviewId: 'r1', patientId: 'p2', patientName: 'Grant, Keisha', visitTypeId: 't1', visitType: 'Follow-up review', moment: 'relief-window' },
      ...{ earliest: '2026-11-20', target: '2026-11-22', latest: '2026-11-26', siteId: 's1', accountId: 'a2', wallStart: VISIT.wallStart },
      ...{ siteName: 'Marietta', clinicianName: 'Dr. Rivera', reasons: ['2 days before its window closes'] },
    },
  ],
  why: '',
};
const AWAY: AwayView = {
  proposals: ['v1', 'v2'].map((appointmentId) => ({
    ...{ appointmentId, version: 3, patientId: 'p1', patientName: `Patient ${appointmentId}`, visitType: 'Follow-up review', was: '2026-11-24T10:00' },
    ...{ siteId: 's1', accountId: 'a3', wallStart: '2026-11-25T09:00', siteName: 'Marietta', clinicianName: 'Dr. Okoye', reasons: ['1 day after the target'] },
  })),
  notProposed: [{ appointmentId: 'v9', patientId: 'p9', patientName: 'Bell, Ana', was: '2026-11-24T11:00', why: 'No time is free inside its window.' }],
};

describe('a cancelled visit', () => {
  const cancel = async () => {
    const opened = await openCalendar('/calendar?view=agenda');
    await showVisits(opened);
    opened.page.querySelector<HTMLElement>('.visit')?.click();
    await opened.settle();
    opened.button('Cancel the visit').click();
    await opened.settle();
    const why = document.querySelector<HTMLTextAreaElement>('mat-dialog-container textarea');
    if (!why) throw new Error('No reason is asked');
    type(why, 'Has a cold');
    await opened.settle();
    [...document.querySelectorAll<HTMLButtonElement>('mat-dialog-container button')]
      .findLast(({ textContent }) => textContent?.includes('Cancel the visit'))
      ?.click();
    await opened.settle();
    opened.asked('/api/appointments/v1/state', 'POST').flush({ ...VISIT, state: 'cancelled', version: 2 });
    await opened.settle();
    await opened.settle();
    await showVisits(opened, []);
    return opened;
  };

  it('offers its time to who waits, in order, and books with one press', async () => {
    const opened = await cancel();
    opened.asked('/api/appointments/v1/offers').flush(OFFERS);
    await opened.settle();
    for (const words of ['Tuesday, November 24, 10:00 with Dr. Rivera is free again', 'Grant, Keisha', '2 days before its window closes'])
      expect(opened.text()).toContain(words);
    expect(await violations(opened.page)).toEqual([]);
    opened.button('Book it for Grant, Keisha').click();
    await opened.settle();
    const { request } = opened.asked('/api/proposals', 'POST');
    expect(request.body).toEqual({
      bookings: [{ reviewId: 'r1', patientId: 'p2', visitTypeId: 't1', siteId: 's1', accountId: 'a2', wallStart: VISIT.wallStart }],
    });
  });

  it('says why nobody is named', async () => {
    const opened = await cancel();
    opened.asked('/api/appointments/v1/offers').flush({ offers: [], why: 'Nobody whose review is due then is waiting for a visit.' });
    await opened.settle();
    expect(opened.text()).toContain('Nobody whose review is due then is waiting for a visit.');
  });
});

describe('somebody is away', () => {
  it('asks who first', async () => {
    const opened = await openCalendar('/calendar/away');
    expect(opened.text()).toContain('Choose who is away and on which days.');
    expect(await violations(opened.page)).toEqual([]);
  });

  it('shows where each visit would go, moves what is ticked on the version that was seen, and says what stays', async () => {
    const opened = await openCalendar('/calendar/away?clinician=a2&day=2026-11-24');
    opened.asked('/api/moves').flush(AWAY);
    await opened.settle();
    for (const words of [
      'now Tuesday, November 24, 10:00',
      'Wednesday, November 25, 09:00',
      'Marietta, Dr. Okoye, Follow-up review',
      'Bell, Ana',
      'No time is free',
    ])
      expect(opened.text()).toContain(words);
    expect(await violations(opened.page)).toEqual([]);
    opened.page.querySelector<HTMLInputElement>('input[type=checkbox]')?.click();
    await opened.settle();
    opened.button('Move 1 visit').click();
    await opened.settle();
    const sent = opened.asked('/api/moves', 'POST');
    expect(sent.request.body).toEqual({ moves: [{ appointmentId: 'v2', version: 3, siteId: 's1', accountId: 'a3', wallStart: '2026-11-25T09:00' }] });
    sent.flush({ moved: [], notMoved: [{ appointmentId: 'v2', why: 'Somebody changed it meanwhile.' }] } satisfies MovedTogether);
    await opened.settle();
    expect(opened.text()).toContain('One stays where it was: Somebody changed it meanwhile.');
  });
});
