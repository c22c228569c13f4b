import { afterEach, describe, expect, it } from '@jest/globals';
import { violations } from '../../testing/axe';
import { openPage, sessionOf, type } from '../../testing/page';
import { CALENDAR_ROUTES } from './calendar.routes';

const ROUTES = [{ path: 'calendar', children: CALENDAR_ROUTES }];
const CLINIC = { id: 'c', name: 'Harbor', zone: 'America/New_York', today: '2026-11-24', demo: true, sites: [{ id: 's1', name: 'Marietta' }], people: [] };
const PAUSE_MS = 400;

afterEach(() => document.body.replaceChildren());

const open = async (url: string) => {
  const opened = await openPage(ROUTES, url, sessionOf('scheduler'));
  for (const request of opened.backend.match('/api/clinic')) request.flush(CLINIC);
  await opened.settle();
  for (const request of opened.backend.match(({ url: asked }) => asked === '/api/appointments')) if (!request.cancelled) request.flush([]);
  await opened.settle();
  return opened;
};

describe('somebody on the telephone', () => {
  it('is booked from the calendar: found by name, then a kind of visit and a time', async () => {
    const opened = await open('/calendar');
    opened.button('Book a visit').click();
    await opened.settle();
    const field = opened.page.querySelector<HTMLInputElement>('app-patient-finder input');
    expect(document.activeElement).toBe(field);
    type(field, 'ann');
    await opened.settle();
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    await opened.settle();
    opened.asked('/api/patients').flush({ rows: [{ id: 'p1', familyName: 'Brooks', givenName: 'Ann', mrn: 'M-1' }], next: null });
    await opened.settle();
    opened.page.querySelector<HTMLButtonElement>('.found button')?.click();
    await opened.settle();
    opened.asked('/api/scheduling').flush({ visitTypes: [{ id: 't1', name: 'Phone call', lengthMinutes: 15, withdrawn: false }] });
    await opened.settle();
    const { request } = opened.asked('/api/slots');
    expect([request.params.get('patientId'), request.params.get('visitTypeId')]).toEqual(['p1', 't1']);
  });
});

describe('the search for whom to book', () => {
  it('has nothing that a screen reader stumbles over', async () => {
    const opened = await open('/calendar');
    opened.button('Book a visit').click();
    await opened.settle();
    expect(await violations(opened.page.querySelector('section') as Element)).toEqual([]);
  });
});

describe('a calendar for another program', () => {
  it('is made only after it was said that an earlier address ends', async () => {
    const opened = await open('/calendar');
    opened.button('Subscribe…').click();
    await opened.settle();
    expect(opened.text()).toContain('A new address ends an earlier one');
    opened.backend.expectNone('/api/calendar-feed');
    opened.button('Make the address').click();
    await opened.settle();
    opened.asked('/api/calendar-feed', 'POST').flush({ path: '/api/calendar-feed/a/b' });
    await opened.settle();
    expect(opened.page.querySelector<HTMLInputElement>('[aria-label="Address of your calendar"]')?.value).toMatch(/\/api\/calendar-feed\/a\/b$/);
  });
});

describe('closed days', () => {
  it('are named above the days that are shown, with their reason', async () => {
    const opened = await open('/calendar');
    const closure = { id: 'x', siteId: null, version: 1, createdByName: 'Grace', createdAt: '2026-11-01T12:00:00Z' };
    opened.asked('/api/clinic/closures').flush([
      { ...closure, firstOn: '2026-11-26', lastOn: '2026-11-27', reason: 'Thanksgiving' },
      { ...closure, firstOn: '2026-12-31', lastOn: '2026-12-31', reason: 'New Year' },
    ]);
    await opened.settle();
    expect(opened.text()).toContain('Closed: Nov 26, 2026 to Nov 27, 2026, All sites: Thanksgiving');
    expect(opened.text()).not.toContain('New Year');
  });
});

describe('the day sheet', () => {
  it('leads to the day after and back to the calendar', async () => {
    const opened = await open('/calendar/day-sheet?site=s1');
    opened.asked('/api/day-sheet').flush([]);
    await opened.settle();
    expect(opened.text()).toContain('Marietta only');
    expect(await violations(opened.page)).toEqual([]);
    opened.page.querySelector<HTMLAnchorElement>('[aria-label="The day after"]')?.click();
    await opened.settle();
    expect(opened.asked('/api/day-sheet').request.params.get('day')).toBe('2026-11-25');
    expect(opened.page.querySelector('a[href="/calendar?day=2026-11-25&site=s1"]')).not.toBeNull();
  });
});
