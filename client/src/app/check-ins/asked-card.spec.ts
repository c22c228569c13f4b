import { afterEach, describe, expect, it } from '@jest/globals';
import type { AskedCheckIn } from '@stagewell/shared/check-ins/asking';
import { violations } from '../../testing/axe';
import { chartOf } from '../../testing/chart';
import { problem } from '../../testing/page';
import { openSection } from '../../testing/section';
import { standing } from './asking-words';

const ASKED: AskedCheckIn = {
  id: 'r1',
  patientId: 'p1',
  planId: null,
  key: 'extra',
  phase: 'extra',
  dueOn: '2026-11-20',
  latestOn: '2026-11-22',
  instruments: ['peg', 'red_flags'],
  state: 'due',
  reason: '',
  linkExpiresAt: null,
  openedAt: null,
  answeredAt: null,
  version: 4,
};
const PATH = '/api/patients/p1/check-in-requests';

describe('what is asked of a patient', () => {
  afterEach(() => document.body.replaceChildren());

  const open = async (asked: readonly AskedCheckIn[]) => {
    const opened = await openSection('check-ins', chartOf());
    for (const clinic of opened.backend.match('/api/clinic')) clinic.flush({ today: '2026-11-24', zone: 'America/New_York', sites: [], people: [] });
    opened.asked(PATH).flush(asked);
    await opened.settle();
    return opened;
  };

  it('says what is late, and offers the three ways to an answer', async () => {
    const { page, text } = await open([ASKED, { ...ASKED, id: 'r2', state: 'cancelled', reason: 'On holiday' }]);
    expect(text()).toMatch(/Open since Nov 20, 2026, 2 days late/);
    expect(text()).toContain('PEG, Warning signs');
    expect(text()).toContain('Cancelled: On holiday');
    expect([...page.querySelectorAll('.asked a, .asked button')].map((one) => one.textContent?.trim())).toEqual([
      'Make a link',
      'On this tablet',
      'Write down',
      'Cancel',
    ]);
    expect(await violations(page)).toEqual([]);
  });

  it('is cancelled as it was seen, with the reason', async () => {
    const { asked, button, settle } = await open([ASKED]);
    button(/^Cancel/).click();
    await settle();
    const reason = document.querySelector('textarea');
    if (reason) reason.value = 'On holiday';
    reason?.dispatchEvent(new Event('input'));
    await settle();
    [...document.querySelectorAll('button')].find((one) => one.textContent?.trim() === 'Cancel it')?.click();
    await settle();
    const { request } = asked('/api/check-in-requests/r1/cancel', 'POST');
    expect([request.headers.get('if-match'), request.body]).toEqual(['"4"', { reason: 'On holiday' }]);
  });

  it('a refused link says what to do first; a link that was made is shown with its code', async () => {
    const { asked, button, settle, text } = await open([ASKED]);
    button(/^Make a link/).click();
    await settle();
    asked('/api/check-in-requests/r1/link', 'POST').flush(
      problem(409, 'safety-contact-missing', { detail: 'An administrator first sets: the on-call phone.' }),
      { status: 409, statusText: 'x' },
    );
    await settle();
    expect(text()).toContain('the on-call phone');
    button(/^Make a link/).click();
    await settle();
    asked('/api/check-in-requests/r1/link', 'POST').flush({ url: '/answer#v1.c.r.s', expiresAt: '2026-11-27T12:00:00.000Z' });
    await settle();
    const dialog = document.querySelector('mat-dialog-container');
    expect(dialog?.querySelector('input')?.value).toMatch(/^http:\/\/localhost\/answer#v1\.c\.r\.s$/);
    expect(dialog?.querySelector('img')?.src).toMatch(/^data:image\/svg/);
    expect(await violations(dialog as Element)).toEqual([]);
  });

  it.each<[string, Partial<AskedCheckIn>, string]>([
    ['for a day to come', { dueOn: '2026-12-01', latestOn: '2026-12-02' }, 'For Dec 1, 2026'],
    ['on its last day', { latestOn: '2026-11-24' }, 'Open since Nov 20, 2026'],
    ['answered late in the evening, which is the next day in London', { state: 'answered', answeredAt: '2026-11-23T02:00:00.000Z' }, 'Answered Nov 22, 2026'],
    ['answered a day late', { state: 'answered', answeredAt: '2026-11-23T20:00:00.000Z' }, 'Answered Nov 23, 2026, 1 day late'],
  ])('%s', (_, over, words) => {
    expect(standing({ ...ASKED, ...over }, '2026-11-24', 'America/New_York')).toBe(words);
  });
});
