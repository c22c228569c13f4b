import { afterEach, describe, expect, it } from '@jest/globals';
import { MODALITIES } from '@stagewell/shared/catalogue/catalogue';
import type { PatientSchedule, ScheduledCheckIn } from '@stagewell/shared/check-ins/schedule';
import { addDays } from '@stagewell/shared/dates';
import type { MessageView, PatientMessages } from '@stagewell/shared/reminders/reminder';
import { violations } from '../../testing/axe';
import { chartOf } from '../../testing/chart';
import { openPage } from '../../testing/page';
import { CHART_ROUTES } from '../chart/chart.routes';

const ROUTES = [{ path: 'patients/:patientId', children: CHART_ROUTES }];
const TODAY = chartOf().today;
const on = (days: number): string => addDays(TODAY, days);
const checkIn = (id: string, day: number, more: Partial<ScheduledCheckIn> = {}): ScheduledCheckIn => ({
  ...{ id, planId: 'p', phase: 'initiation', dueOn: on(day), latestOn: on(day + 3), instruments: ['peg', 'sleep'], state: 'due' },
  ...{ changedByHand: false, reason: '', answeredOn: null, version: 1 },
  ...more,
});
const SCHEDULE: PatientSchedule = {
  checkIns: [
    checkIn('a', -14, { state: 'answered', answeredOn: on(-13) }),
    checkIn('b', -7, { state: 'missed' }),
    checkIn('c', 0),
    checkIn('d', 7, { changedByHand: true }),
    ...Array.from({ length: 14 }, (_, at) => checkIn(`later ${at}`, 20 + at)),
  ],
  reviews: [
    {
      ...{ id: 'r', key: 'check:x:0:blood-pressure.1', moment: 'check', courseIds: ['x'], earliest: on(2), target: on(5), latest: on(9), state: 'due' },
      ...{ createdVersion: 1, movedVersion: null, cancelledVersion: null },
    },
  ],
};

const MESSAGES: PatientMessages = { messages: [], ways: ['email'] };
const message = (id: string, more: Partial<MessageView>): MessageView => ({
  ...{ id, kind: 'check-in', channel: 'email', dueAt: '2026-11-02T14:00:00.000Z', state: 'sent', attempts: 1, reason: '', sentAt: null },
  ...more,
});

const open = async (schedule: PatientSchedule, messages = MESSAGES) => {
  const opened = await openPage(ROUTES, '/patients/p1/schedule');
  opened.asked('/api/patients/p1').flush(chartOf());
  opened.asked('/api/catalogue').flush(MODALITIES.map((modality) => ({ ...modality, clinicCopy: false, version: 0 })));
  opened.asked('/api/rules').flush({ version: 1, rules: [] });
  const clinic = (): void => {
    for (const waiting of opened.backend.match('/api/clinic')) waiting.flush({ sites: [], people: [], today: TODAY, zone: 'America/New_York' });
  };
  clinic();
  await opened.settle();
  await opened.settle();
  clinic();
  opened.asked('/api/patients/p1/schedule').flush(schedule);
  opened.asked('/api/patients/p1/messages').flush(messages);
  await opened.settle();
  return opened;
};

describe('the schedule of a patient', () => {
  afterEach(() => document.body.replaceChildren());

  it('tells check-ins and reviews in one list, each with its days and how it stands', async () => {
    const { page, text } = await open(SCHEDULE);
    for (const said of [
      'Open now',
      'To come',
      'changed by hand',
      'Answered Nov',
      'Missed',
      'Blood pressure, because of a treatment',
      'Initiation',
      'Show 5 more',
    ])
      expect(text()).toContain(said);
    expect(await violations(page)).toEqual([]);
  });

  it('shows the rest of the year when asked', async () => {
    const { page, button, settle } = await open(SCHEDULE);
    const lines = (): number => page.querySelectorAll('section:first-of-type tbody tr').length;
    const before = lines();
    button('Show 5 more').click();
    await settle();
    expect(lines()).toBe(before + 5);
  });

  it('says what to do where nothing is scheduled', async () => {
    const { page, text } = await open({ checkIns: [], reviews: [] });
    expect(text()).toContain('Nothing is scheduled');
    expect(await violations(page)).toEqual([]);
  });

  it('leads from a review that is open to where it is settled', async () => {
    const [review] = SCHEDULE.reviews;
    if (!review) throw new Error('No review');
    const { page } = await open({ checkIns: [], reviews: [review, { ...review, id: 'now', earliest: on(-1) }] });
    expect([...page.querySelectorAll('td a')].map((link) => link.getAttribute('href'))).toEqual(['/patients/p1/plan#reviews']);
  });

  it('gives one check-in another day, on the version that was seen', async () => {
    const { page, settle, asked } = await open(SCHEDULE);
    [...page.querySelectorAll('button')].find(({ textContent }) => textContent?.includes('Another day'))?.click();
    await settle();
    const dialog = document.querySelector('mat-dialog-container');
    const day = dialog?.querySelector<HTMLInputElement>('input[type=date]');
    if (!day) throw new Error('No dialog');
    day.value = on(2);
    day.dispatchEvent(new Event('input'));
    await settle();
    expect(await violations(dialog as Element)).toEqual([]);
    dialog?.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
    await settle();
    const { request } = asked('/api/check-in-requests/c', 'PUT');
    expect([request.headers.get('if-match'), request.body]).toEqual(['"1"', { dueOn: on(2), latestOn: on(5), instruments: ['peg', 'sleep'] }]);
  });
});

describe('messages to the patient', () => {
  afterEach(() => document.body.replaceChildren());

  it('say when, by which way and how it went, and why one was not sent', async () => {
    const { page, text } = await open(SCHEDULE, {
      ways: ['email', 'sms'],
      messages: [
        message('m1', { kind: 'appointment', state: 'waiting' }),
        message('m2', { state: 'dropped', reason: 'opted-out' }),
        message('m3', { channel: 'sms', state: 'failed', reason: 'refused' }),
        message('m4', { sentAt: '2026-11-02T14:00:05.000Z' }),
      ],
    });
    for (const said of [
      'Tells of a visit, by e-mail',
      'The patient wants no automatic messages.',
      'Asks for a check-in, by text message',
      'Not delivered',
      'Sent',
      'Nov 2, 2026, 2:00',
    ])
      expect(text()).toContain(said);
    expect(await violations(page)).toEqual([]);
  });

  it('say that nothing is set up', async () => {
    const { page, text } = await open(SCHEDULE, { ways: [], messages: [] });
    expect(text()).toContain('Nothing is sent from here');
    expect(await violations(page)).toEqual([]);
  });
});
