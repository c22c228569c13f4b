import { afterEach, describe, expect, it } from '@jest/globals';
import { NOT_ASKED } from '@stagewell/shared/worklist/contact';
import type { WorklistPage as Page, WorklistRow } from '@stagewell/shared/worklist/worklist';
import { violations } from '../../testing/axe';
import { openPage, problem, sessionOf, type } from '../../testing/page';
import { linkOf } from './step-link';
import { WorklistPage } from './worklist-page';

const ROW: WorklistRow = {
  ...{ kind: 'check-in', id: 'c1', version: 3, group: 'overdue', patientId: 'p1', patientName: 'Brooks, Ann', mrn: 'M-1', language: 'en', interpreter: false },
  ...{ phone: '', what: 'Missed check-in', detail: '', todo: '', triggerId: '', priority: null, safety: false, escalated: false, opensOn: null },
  ...{ dueOn: '2026-05-02', dueAt: null, visitAt: null, assignedTo: null, assignedToName: null, assignedRole: '', snoozedUntil: null, snoozeReason: '' },
  ...{ snoozes: 0, attempts: 0, lastAttempt: null, contact: NOT_ASKED, onCareTeam: false, action: 'ask-for-link' },
};
const CLINIC = { id: 'c', name: 'Harbor', zone: 'America/New_York', today: '2026-05-04', demo: true, sites: [], people: [] };
const counts = { overdue: 1, due: 0, upcoming: 0, unscheduled: 0, 'no-deadline': 0 };

afterEach(() => document.body.replaceChildren());

const open = async (url: string, row: WorklistRow) => {
  const opened = await openPage([{ path: 'worklist', component: WorklistPage }], url, sessionOf('scheduler'));
  for (const request of opened.backend.match('/api/clinic')) request.flush(CLINIC);
  opened.asked('/api/worklist').flush({ rows: [row], next: null, counts, escalated: 0, aside: 1 } satisfies Page);
  await opened.settle();
  return opened;
};
const dialog = (): HTMLElement => document.querySelector<HTMLElement>('mat-dialog-container') ?? document.createElement('p');

describe('the next step of a row', () => {
  it('makes the link that it names, and shows it to be copied', async () => {
    const opened = await open('/worklist', ROW);
    opened.button('Send a link Brooks, Ann, Missed check-in').click();
    await opened.settle();
    const request = opened.asked('/api/check-in-requests/c1/link', 'POST');
    expect(request.request.body).toEqual({ for: 'patient', hours: null });
    request.flush({ url: '/answer#v1.abc', expiresAt: '2026-05-07T12:00:00Z' });
    await opened.settle();
    expect(dialog().querySelector<HTMLInputElement>('input')?.value).toMatch(/\/answer#v1\.abc$/);
  });

  it('opens the visit on its day by the clinic’s clock', () => {
    const row = { ...ROW, action: 'see-visit', visitAt: '2026-05-05T01:30:00Z' } as const;
    expect(linkOf(row, 'America/New_York')).toEqual({ path: ['/calendar'], query: { view: 'day', day: '2026-05-04', review: 'c1' } });
  });

  it('brings back what was put aside, as it was seen; a refusal is said', async () => {
    const opened = await open('/worklist?aside=yes', { ...ROW, action: 'call', snoozedUntil: '2026-05-09', snoozeReason: 'On holiday' });
    expect(opened.text()).toContain('Put aside until May 9, 2026: On holiday');
    opened.button('Bring back Brooks, Ann, Missed check-in').click();
    await opened.settle();
    const request = opened.asked('/api/worklist/c1/return', 'POST');
    expect(request.request.headers.get('if-match')).toBe('"3"');
    request.flush(problem(409, 'not-aside', { detail: 'It is not put aside any more.' }), { status: 409, statusText: 'x' });
    await opened.settle();
    expect(opened.text()).toContain('It is not put aside any more.');
  });
});

describe('a group', () => {
  it('says what stands in it', async () => {
    const opened = await open('/worklist?group=unscheduled', ROW);
    expect(opened.text()).toContain('Reviews whose first day is still to come and that have no visit yet.');
  });
});

describe('the drawer', () => {
  it('opens a row to hand over where it is handed over, and keeps the focus when something was stored', async () => {
    const row: WorklistRow = { ...ROW, action: 'hand-over' };
    const opened = await open('/worklist', row);
    opened.button('Hand over… Brooks, Ann, Missed check-in').click();
    await opened.settle();
    opened.asked('/api/worklist/c1').flush({ row, attempts: [] });
    await opened.settle();
    expect(document.activeElement?.textContent).toBe('Who looks after it');
    expect(dialog().textContent).toContain('Only a clinician may go on with this.');
    [...dialog().querySelectorAll<HTMLElement>('app-attempt-form label')].find(({ textContent }) => textContent?.trim() === 'Left a message')?.click();
    await opened.settle();
    opened.button('Record the attempt').click();
    await opened.settle();
    opened.asked('/api/worklist/c1/attempts', 'POST').flush({});
    await opened.settle();
    expect(document.activeElement?.textContent).toBe('Attempts');
  });
});

describe('a new errand', () => {
  it('is for a patient who is found, says what, and until when if it has a day', async () => {
    const opened = await open('/worklist', ROW);
    opened.button('New errand').click();
    await opened.settle();
    opened.button('Put it on the list').click();
    await opened.settle();
    expect(dialog().textContent).toContain('Choose the patient whom it is for.');
    expect(await violations(dialog())).toEqual([]);
    type(dialog().querySelector<HTMLInputElement>('input[type=search]'), 'ann');
    await new Promise((resolve) => setTimeout(resolve, 300));
    await opened.settle();
    opened.asked('/api/patients').flush({ rows: [{ id: 'p1', familyName: 'Brooks', givenName: 'Ann', mrn: 'M-1' }], next: null });
    await opened.settle();
    dialog().querySelector<HTMLButtonElement>('.found button')?.click();
    await opened.settle();
    type(dialog().querySelector<HTMLInputElement>('input[type=text]'), 'Send the school letter');
    opened.button('Put it on the list').click();
    await opened.settle();
    expect(opened.asked('/api/worklist/errands', 'POST').request.body).toEqual({ patientId: 'p1', what: 'Send the school letter', dueOn: null });
  });
});
