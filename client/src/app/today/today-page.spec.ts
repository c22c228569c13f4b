import type { TestRequest } from '@angular/common/http/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { TaskView } from '@stagewell/shared/check-ins/check-in';
import type { TodayView } from '@stagewell/shared/reviews/today';
import { violations } from '../../testing/axe';
import { CLINIC, VISIT } from '../../testing/calendar';
import { openPage, problem, sessionOf, type } from '../../testing/page';
import { signatureWords } from './signature-words';
import { TodayPage } from './today-page';

const ROUTES = [{ path: 'today', component: TodayPage }];
const TASK: TaskView = {
  id: 't1',
  patientId: 'p1',
  patientName: 'Joan Brooks',
  kind: 'safety',
  triggerId: 'SAF-02',
  priority: 'stat',
  what: 'New saddle numbness',
  action: 'Call now',
  state: 'open',
  openedAt: '2026-11-24T14:00:00Z',
  dueAt: '2026-11-24T14:15:00Z',
  escalatedAt: null,
  doneBy: null,
  outcome: '',
  version: 4,
};
const VIEW: TodayView = {
  tasks: [TASK, { ...TASK, id: 't2', patientName: 'Wei Chen', priority: 'within-3d', dueAt: '2999-01-01T00:00:00Z' }],
  toComplete: [{ patientId: 'p2', patientName: 'Luc Fontaine', count: 11 }],
  drafts: [{ planId: 'pl1', patientId: 'p3', patientName: 'Elena Garcia', title: 'Low back pain' }],
  signatures: [{ planId: 'pl2', patientId: 'p4', patientName: 'Keisha Grant', ended: 2, ending: 1, unsigned: 1, firstOn: '2026-11-20' }],
  coSignatures: [{ planId: 'pl3', patientId: 'p5', patientName: 'Amal Haddad', title: 'Neck pain', askedByName: 'Ben Okoye', ofChange: true }],
};
const EMPTY: TodayView = { tasks: [], toComplete: [], drafts: [], signatures: [], coSignatures: [] };

/** The one request that is still waited for. */
const onlyOne = (requests: readonly TestRequest[]) => {
  const waiting = requests.filter(({ cancelled }) => !cancelled);
  const [one] = waiting;
  if (waiting.length !== 1 || !one) throw new Error(`${waiting.length} requests`);
  return { request: one.request, flush: (body: object) => one.flush(body) };
};

const open = async (view: TodayView) => {
  const opened = await openPage(ROUTES, '/today');
  opened.asked('/api/today').flush(view);
  await opened.settle();
  return opened;
};

describe('Today of a clinician', () => {
  afterEach(() => document.body.replaceChildren());

  it('shows what is urgent first, what is late, and where each thing leads', async () => {
    const { page, text } = await open(VIEW);
    expect(text()).toContain('STAT');
    expect(text()).toContain('Overdue since');
    expect(text()).toContain('Within 3 days');
    expect(text()).toContain('11 to complete');
    expect([...page.querySelectorAll('.lines a')].map((link) => link.getAttribute('href'))).toEqual([
      '/patients/p5/plan',
      '/patients/p4/plan',
      '/patients/p2/history',
      '/patients/p3/plan',
    ]);
    expect(text()).toContain('changed by Ben Okoye');
    expect(text()).toContain('1 finding waits for a signature; 2 signatures ended and 1 ends soon, the first on Nov 20, 2026');
    expect(await violations(page)).toEqual([]);
  });

  it('opens how to reach the patient beside the task', async () => {
    const { button, settle, asked, text } = await open(VIEW);
    button('How to reach Joan Brooks, New saddle numbness').click();
    await settle();
    expect(asked('/api/worklist/t1').request.method).toBe('GET');
    expect(text()).toContain('Loading the item');
  });

  it('closes a safety task only with what was done, on the version that was read', async () => {
    const { button, settle, asked, text } = await open(VIEW);
    button('Close with what was done: Joan Brooks, New saddle numbness').click();
    await settle();
    type(document.querySelector('textarea'), 'Called');
    await settle();
    button('Close the task').click();
    await settle();
    expect(text()).toContain('Say it in at least 10 characters.');
    type(document.querySelector('textarea'), 'Called; in the emergency department');
    await settle();
    button('Close the task').click();
    const request = asked('/api/tasks/t1/close', 'POST');
    expect(request.request.headers.get('if-match')).toBe('"4"');
    expect(request.request.body).toEqual({ outcome: 'Called; in the emergency department' });
    request.flush({ ...TASK, state: 'done' });
    await settle();
    asked('/api/today').flush({ ...VIEW, tasks: [] });
    await settle();
    expect(text()).toContain('No open safety task');
  });

  it('says when nothing waits', async () => {
    const { page, text } = await open(EMPTY);
    for (const words of ['No open safety task', 'Everything imported is completed', 'No plan in draft']) expect(text()).toContain(words);
    expect(await violations(page)).toEqual([]);
  });

  it('says that it loads, what failed, and tries again', async () => {
    const { page, asked, settle, text, button } = await openPage(ROUTES, '/today');
    expect(text()).toContain('Loading what needs you today');
    asked('/api/today').flush(problem(500, 'fault', { title: 'The tasks could not be read' }), { status: 500, statusText: 'x' });
    await settle();
    expect(text()).toContain('The tasks could not be read');
    expect(await violations(page)).toEqual([]);
    button('Try again').click();
    await settle();
    asked('/api/today').flush(EMPTY);
  });
});

it.each([
  [1, 0, '1 signature ended on Nov 20, 2026'],
  [2, 0, '2 signatures ended, the first on Nov 20, 2026'],
  [0, 1, '1 signature ends on Nov 20, 2026'],
  [0, 3, '3 signatures end, the first on Nov 20, 2026'],
  [1, 2, '1 signature ended and 2 end soon, the first on Nov 20, 2026'],
])('%s ended and %s ending reads: %s', (ended, ending, words) => {
  expect(signatureWords({ planId: 'pl2', patientId: 'p4', patientName: 'Keisha Grant', ended, ending, unsigned: 0, firstOn: '2026-11-20' })).toBe(words);
});

describe('Today of the front desk', () => {
  afterEach(() => document.body.replaceChildren());

  it('asks for no clinical detail, and records a check-in in one search', async () => {
    const { page, backend, asked, pause, settle } = await openPage(ROUTES, '/today', sessionOf('scheduler'));
    backend.expectNone('/api/today');
    type(page.querySelector('app-quick-check-in input'), 'kow');
    await pause(280);
    await settle();
    asked('/api/patients').flush({
      rows: [{ id: 'p7', mrn: 'M-7', familyName: 'Kowalski', givenName: 'Piotr', onCareTeam: false, birthDate: null, planStatus: null, lastCheckInOn: null }],
      next: null,
    });
    await settle();
    expect(page.querySelector('app-quick-check-in a')?.getAttribute('href')).toBe('/patients/p7/check-ins/new');
    expect(await violations(page)).toEqual([]);
  });

  it.each([
    ['scheduler' as const, 'Visits today', null],
    ['clinician' as const, 'Your visits today', 'a1'],
  ])('a %s sees who still comes', async (role, heading, accountId) => {
    const opened = await openPage(ROUTES, '/today', sessionOf(role));
    for (const request of opened.backend.match('/api/clinic')) request.flush(CLINIC);
    for (const request of opened.backend.match('/api/today')) request.flush(EMPTY);
    await opened.settle();
    const { request, flush } = onlyOne(opened.backend.match(({ url }) => url === '/api/appointments'));
    expect([request.params.get('from'), request.params.get('to'), request.params.get('accountId')]).toEqual([CLINIC.today, CLINIC.today, accountId]);
    flush([VISIT, { ...VISIT, id: 'v2', patientName: 'Bell, Ana', state: 'cancelled' }]);
    await opened.settle();
    for (const words of [heading, '1 to come', '10:00 Okafor, Ngozi']) expect(opened.text()).toContain(words);
    expect(opened.text()).not.toContain('Bell, Ana');
    expect(await violations(opened.page)).toEqual([]);
  });

  it.each([
    ['admin' as const, ['/patients', '/clinic', '/catalogue', '/rules', '/insight', '/overrides']],
    ['auditor' as const, ['/clinic', '/catalogue', '/overrides', '/audit']],
  ])('an %s starts from the places of the role', async (role, paths) => {
    const { page, backend } = await openPage(ROUTES, '/today', sessionOf(role));
    backend.expectNone('/api/today');
    expect([...page.querySelectorAll('.places a')].map((link) => link.getAttribute('href'))).toEqual(paths);
    expect(page.querySelector('app-quick-check-in')).toBeNull();
  });
});

it('findings that nobody signed for are told without a day', () => {
  const line = { planId: 'pl2', patientId: 'p4', patientName: 'Keisha Grant', ended: 0, ending: 0, firstOn: null };
  expect([1, 2].map((unsigned) => signatureWords({ ...line, unsigned }))).toEqual(['1 finding waits for a signature', '2 findings wait for a signature']);
});
