import { afterEach, describe, expect, it } from '@jest/globals';
import type { PatientRow } from '@stagewell/shared/patients/patient';
import { violations } from '../../testing/axe';
import { openPage, problem, sessionOf, type } from '../../testing/page';
import { PatientListPage } from './patient-list-page';

const ROUTES = [{ path: 'patients', component: PatientListPage }];
const row = (more: Partial<PatientRow> = {}): PatientRow => ({
  id: 'p1',
  mrn: 'M-1',
  familyName: 'Alvarez',
  givenName: 'Maria',
  onCareTeam: true,
  birthDate: '1961-04-02',
  planStatus: 'active',
  lastCheckInOn: '2026-11-20',
  mergedIntoId: null,
  ...more,
});
const OFF_TEAM = row({
  id: 'p2',
  mrn: 'M-2',
  familyName: 'Brooks',
  givenName: 'Joan',
  onCareTeam: false,
  birthDate: null,
  planStatus: null,
  lastCheckInOn: null,
});

const open = async (rows: readonly PatientRow[], next: string | null = null, url = '/patients', session = sessionOf('clinician')) => {
  const opened = await openPage(ROUTES, url, session);
  const request = opened.asked('/api/patients');
  request.flush({ rows, next });
  await opened.settle();
  return { ...opened, request };
};

describe('the list of patients', () => {
  afterEach(() => document.body.replaceChildren());

  it('asks for what the address says: search, filter, order and page', async () => {
    const { request } = await open([], null, '/patients?search=alv&filter=mine&sort=mrn&after=c7');
    expect(Object.fromEntries(request.request.params.keys().map((key) => [key, request.request.params.get(key)]))).toEqual({
      filter: 'mine',
      sort: 'mrn',
      limit: '25',
      search: 'alv',
      after: 'c7',
    });
  });

  it('shows who is there, with days as words', async () => {
    const { page, text } = await open([row()]);
    expect(text()).toContain('Alvarez, Maria');
    expect(text()).toContain('Apr 2, 1961');
    expect(await violations(page)).toEqual([]);
  });

  it('keeps a chart off the care team to name and record number, and offers to join', async () => {
    const { page, text, button } = await open([OFF_TEAM]);
    expect(text()).toContain('Not on the care team');
    expect(page.querySelector('tbody a')).toBeNull();
    expect(button('Add me to the care team of Joan Brooks')).toBeTruthy();
    expect(await violations(page)).toEqual([]);
  });

  it('opens a chart off the care team only after a reason was given and kept', async () => {
    const { button, settle, asked, text, router } = await open([OFF_TEAM]);
    button('Add me to the care team of Joan Brooks').click();
    await settle();
    button('Add me and open').click();
    await settle();
    expect(text()).toContain('Say why in a few words.');
    type(document.querySelector('textarea'), 'Covering for Dr. Fischer this week');
    await settle();
    button('Add me and open').click();
    const request = asked('/api/patients/p2/care-team', 'POST');
    expect(request.request.body).toEqual({ reason: 'Covering for Dr. Fischer this week' });
    expect(request.request.headers.get('idempotency-key')).toMatch(/^[0-9a-f-]{36}$/);
    expect(request.request.headers.get('x-csrf-token')).toBe('proof');
    request.flush({});
    await settle();
    expect(router.url).toBe('/patients/p2');
  });

  it('leads the front desk to the contact page, never to a chart', async () => {
    const { page } = await open([OFF_TEAM], null, '/patients', sessionOf('scheduler'));
    expect([...page.querySelectorAll('tbody a')].map((link) => link.getAttribute('href'))).toEqual(['/patients/p2/edit', '/patients/p2/check-ins/new']);
  });

  it('leads from a chart that was merged to the one that was kept, and offers nothing else on it', async () => {
    const { page, text } = await open([row({ mergedIntoId: 'p7', onCareTeam: false })], null, '/patients?search=M-1');
    expect([...page.querySelectorAll('tbody a, tbody button')].map((link) => link.getAttribute('href'))).toEqual(['/patients/p7']);
    expect(text()).toContain('Merged into another chart');
  });

  it('turns the page by its cursor and comes back', async () => {
    const { button, asked, settle, router } = await open([row()], 'c2');
    button('Next page').click();
    await settle();
    expect(router.url).toBe('/patients?after=c2');
    asked('/api/patients').flush({ rows: [row({ id: 'p9' })], next: null });
    await settle();
    button('Previous page').click();
    await settle();
    expect(router.url).toBe('/patients');
  });

  it('searches when the typing pauses, and starts at the first page again', async () => {
    const { page, asked, settle, pause, router } = await open([row()], null, '/patients?after=c2');
    type(page.querySelector('input[type=search]'), 'bro');
    await settle();
    await pause(300);
    await settle();
    expect(router.url).toBe('/patients?search=bro');
    asked('/api/patients').flush({ rows: [], next: null });
  });

  it.each([
    ['an empty clinic says how to begin', '/patients', 'No patients yet'],
    ['an empty search offers to show everyone', '/patients?search=zz', 'Nobody matches'],
  ])('%s', async (_name, url, says) => {
    const { page, text } = await open([], null, url);
    expect(text()).toContain(says);
    expect(await violations(page)).toEqual([]);
  });

  it('says that it loads, and what failed, and tries again', async () => {
    const { page, text, asked, settle, button } = await openPage(ROUTES, '/patients');
    expect(text()).toContain('Loading patients');
    asked('/api/patients').flush(problem(500, 'fault', { title: 'The list could not be read' }), { status: 500, statusText: 'x' });
    await settle();
    expect(page.querySelector('[role=alert]')?.textContent).toContain('The list could not be read');
    expect(await violations(page)).toEqual([]);
    button('Try again').click();
    await settle();
    asked('/api/patients').flush({ rows: [row()], next: null });
    await settle();
    expect(text()).toContain('Alvarez, Maria');
  });
});
