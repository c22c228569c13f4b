import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { addDays } from '@stagewell/shared/dates';
import type { MessageView, PatientMessages } from '@stagewell/shared/reminders/reminder';
import type { WorklistPage } from '@stagewell/shared/worklist/worklist';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { Rounds } from '../platform/rounds.js';
import { newPatient, NOTHING_SENT, startApp, type Person, type TestApp } from '../testing/app.js';
import { SAFETY } from '../testing/bodies.js';
import { asSuperuser } from '../testing/database.js';
import { startMailSink, type MailSink, type ReceivedMail } from '../testing/mail-sink.js';
import { bookingOf, openForVisits, type Scheduled } from '../testing/scheduling.js';
import { momentOn } from './moments.js';
import { MessageQueue } from './queue.js';
import { Reminders } from './reminders.js';

const ZONE = 'America/New_York';
const ORIGIN = 'https://clinic.example';
let sink: MailSink;
let test: TestApp;
let clinician: Person;
let scheduler: Person;
let today: string;
let at: Scheduled;
beforeAll(async () => {
  sink = await startMailSink();
  test = await startApp({ sending: { ...NOTHING_SENT, smtpUrl: sink.url, mailFrom: 'Clinic <post@clinic.example>' }, publicOrigin: ORIGIN });
  [clinician, scheduler] = await Promise.all([test.as('clinician@a.test'), test.as('scheduler@a.test')]);
  today = (await clinician.get('/clinic')).body.today as string;
  const admin = await test.as('admin@a.test');
  expect((await admin.put('/clinic/safety-contact', SAFETY, 0)).status).toBe(200);
  at = await openForVisits(admin);
});
afterAll(async () => {
  await test.close();
  await sink.close();
});
beforeEach(() => set(today, 10 * 60 + 30));

/** Puts the clinic's clocks to that minute of that day. */
const set = (day: string, minute: number): void => {
  const now = momentOn(day, minute, ZONE);
  test.app.get(Rounds, { strict: false }).clock = () => now;
  test.app.get(UnitOfWork, { strict: false }).clock = () => ({ now, today: day });
};
/** What the worker does every few seconds. */
const round = (): Promise<void> => test.app.get(Rounds, { strict: false }).once((one) => test.app.get(Reminders, { strict: false }).round(one));
const until = async <T>(read: () => Promise<T>, holds: (value: T) => boolean): Promise<T> => {
  for (let turn = 0; turn < 200; turn++) {
    const value = await read();
    if (holds(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return read();
};

const patient = async (over: object = {}, preference: object = {}): Promise<string> => {
  const { id } = (await clinician.post('/patients', newPatient({ familyName: 'Quillfeather', givenName: 'Zenobia', ...over }))).body as { id: string };
  await prefer(id, 0, preference);
  return id;
};
const prefer = async (id: string, version: number, over: object): Promise<void> => {
  const whole = { channel: 'email', voicemailOk: null, proxy: '', doNotContact: false, reason: '', optedOut: false, zone: '', ...over };
  expect((await scheduler.put(`/patients/${id}/contact-preference`, whole, version)).status).toBe(200);
};
const ask = async (patientId: string, latestOn = today): Promise<string> =>
  (await clinician.post(`/patients/${patientId}/check-in-requests`, { dueOn: today, latestOn, instruments: ['peg', 'red_flags'] })).body.id as string;
const messages = async (patientId: string): Promise<readonly MessageView[]> =>
  ((await scheduler.get(`/patients/${patientId}/messages`)).body as PatientMessages).messages;
/** The message that a check-in of today gets first, once `holds`, or after ten seconds as it is. */
const first = (patientId: string, holds: (message: MessageView) => boolean): Promise<MessageView | undefined> =>
  until(
    async () => (await messages(patientId)).find(({ kind }) => kind === 'check-in'),
    (message) => message !== undefined && holds(message),
  );
const only = (patientId: string, state: MessageView['state']): Promise<MessageView | undefined> => first(patientId, (message) => message.state === state);
const errandsOf = async (patientId: string): Promise<readonly string[]> =>
  ((await scheduler.get('/worklist')).body as WorklistPage).rows
    .filter((row) => row.patientId === patientId && row.kind === 'task')
    .map(({ detail }) => detail);
const mailTo = (address: string): readonly ReceivedMail[] => sink.received.filter(({ to }) => to === address);
const linkIn = (mail: ReceivedMail | undefined, kind: 'v1' | 's1'): string =>
  new RegExp(`${ORIGIN}/answer#(${kind}\\.[\\w.-]+)`).exec(mail?.text ?? '')?.[1] ?? '';

describe('a check-in that is due', () => {
  it('goes out once, with a link that answers it and nothing about the patient', async () => {
    const id = await patient({ email: 'once@example.org' });
    await ask(id);
    await Promise.all([round(), round()]);
    expect(await only(id, 'sent')).toMatchObject({ kind: 'check-in', channel: 'email', attempts: 1, reason: '' });
    await round();
    const [mail, ...more] = mailTo('once@example.org');
    expect([mail?.subject, more.length]).toEqual(['How are you today?', 0]);
    expect(`${mail?.subject} ${mail?.text}`).not.toMatch(/Quillfeather|Zenobia|T-[0-9a-f]{10}|pain|Clinic A/);
    const opened = await test
      .anyone()
      .post('/api/answer/open')
      .send({ token: linkIn(mail, 'v1'), birthDate: null });
    expect([opened.status, opened.body.sheet?.instruments]).toEqual([200, ['peg', 'red_flags']]);
  });

  it('in Spanish for whoever speaks it, and again on its last day while nobody answered', async () => {
    const id = await patient({ email: 'es@example.org', language: 'es' });
    await ask(id, addDays(today, 2));
    await round();
    await only(id, 'sent');
    expect(mailTo('es@example.org')[0]?.subject).toBe('¿Cómo está hoy?');
    set(addDays(today, 2), 9 * 60);
    await round();
    await until(
      async () => mailTo('es@example.org').length,
      (count) => count === 2,
    );
    expect(mailTo('es@example.org')[1]?.subject).toBe('Aún no hemos sabido de usted');
  });

  it('an answered one is not asked again', async () => {
    const id = await patient({ email: 'answered@example.org' });
    const requestId = await ask(id, addDays(today, 2));
    await round();
    await only(id, 'sent');
    await asSuperuser(test.database, (client) =>
      client.query(`update stagewell.check_in_request set state = 'answered', answered_at = now() where id = $1`, [requestId]),
    );
    set(addDays(today, 2), 9 * 60);
    await round();
    expect(
      (
        await until(
          () => messages(id),
          ([newest]) => newest?.state === 'dropped',
        )
      ).map(({ state, reason }) => [state, reason]),
    ).toEqual([
      ['dropped', 'settled'],
      ['sent', ''],
    ]);
    expect(mailTo('answered@example.org')).toHaveLength(1);
  });
});

describe('a visit', () => {
  it('is told two days ahead by the clocks of its site; one that is moved is told anew, and the old message is dropped', async () => {
    const id = await patient({ email: 'visit@example.org' });
    const booked = await scheduler.post('/appointments', bookingOf(at, id, '14:00'));
    expect(booked.status).toBe(201);
    const eve = addDays(at.monday, -2);
    set(addDays(eve, -1), 12 * 60);
    await round();
    expect((await messages(id)).map(({ kind, state, dueAt }) => [kind, state, dueAt])).toEqual([
      ['appointment', 'waiting', momentOn(eve, 600, ZONE).toISOString()],
    ]);
    const { version, id: appointmentId } = booked.body as { version: number; id: string };
    const moved = await scheduler.change(
      `/appointments/${appointmentId}/move`,
      { wallStart: `${at.monday}T15:00`, accountId: at.accountId, siteId: at.siteId },
      version,
    );
    expect(moved.status).toBe(200);
    set(eve, 10 * 60);
    await round();
    await until(
      () => messages(id),
      (all) => all.every(({ state }) => state !== 'waiting' && state !== 'sending'),
    );
    expect((await messages(id)).map(({ state, reason }) => `${state} ${reason}`).toSorted()).toEqual(['dropped moved', 'sent ']);
    const [mail] = mailTo('visit@example.org');
    expect(mail?.text).toMatch(/^You have a visit on Monday, \w+ \d+ at 3:00 PM at North\./);
    expect(mail?.text).not.toMatch(/review|Follow-up|clinician/i);
  });
});

describe('what does not get through', () => {
  it('is tried again later under the same key', async () => {
    const id = await patient({ email: 'later@example.org' });
    await ask(id);
    sink.failNext(1);
    await round();
    const waiting = await first(id, ({ state, attempts }) => state === 'waiting' && attempts === 1);
    expect(waiting).toMatchObject({ state: 'waiting', attempts: 1, dueAt: momentOn(today, 10 * 60 + 31, ZONE).toISOString() });
    set(today, 10 * 60 + 32);
    await round();
    expect(await only(id, 'sent')).toMatchObject({ attempts: 2 });
    expect(mailTo('later@example.org').map(({ messageId }) => messageId)).toEqual([`<${waiting?.id}@clinic.example>`]);
  });

  it('a link that staff made meanwhile stays, and the one that went out before stays ended', async () => {
    const id = await patient({ email: 'replaced@example.org' });
    const requestId = await ask(id);
    sink.failNext(1);
    await round();
    await first(id, ({ state, attempts }) => state === 'waiting' && attempts === 1);
    const made = await scheduler.post(`/check-in-requests/${requestId}/link`, { for: 'patient', hours: null });
    set(today, 10 * 60 + 32);
    await round();
    expect(await only(id, 'dropped')).toMatchObject({ reason: 'replaced', attempts: 1 });
    const token = (made.body.url as string).split('#')[1];
    expect((await test.anyone().post('/api/answer/open').send({ token, birthDate: null })).status).toBe(200);
  });

  it('waits while the patient answers on the clinic’s tablet', async () => {
    const id = await patient({ email: 'tablet@example.org' });
    const requestId = await ask(id);
    await scheduler.post(`/check-in-requests/${requestId}/link`, { for: 'kiosk', hours: null });
    await round();
    const later = momentOn(today, 11 * 60 + 30, ZONE).toISOString();
    expect(await first(id, ({ dueAt }) => dueAt === later)).toMatchObject({ state: 'waiting', attempts: 0, dueAt: later });
    expect(mailTo('tablet@example.org')).toEqual([]);
  });

  it('tried again, it brings back no tries at the date of birth', async () => {
    const id = await patient({ email: 'guessed@example.org' });
    const requestId = await ask(id);
    sink.failNext(1);
    await round();
    await first(id, ({ state, attempts }) => state === 'waiting' && attempts === 1);
    const tries = (sql: string) => asSuperuser(test.database, async (client) => (await client.query<{ tries: number }>(sql, [requestId])).rows);
    await tries('update stagewell.check_in_request set birth_date_tries = 5 where id = $1');
    set(today, 10 * 60 + 32);
    await round();
    await only(id, 'sent');
    expect(await tries('select birth_date_tries as tries from stagewell.check_in_request where id = $1')).toEqual([{ tries: 5 }]);
  });

  it.each(['one@example.org, other@example.org', 'one@example.org\r\nBcc: other@example.org', 'other@example.org <one@example.org>'])(
    '%j is not one mailbox, and nobody gets it',
    async (email) => {
      const before = sink.received.length;
      const id = await patient({ email });
      await ask(id);
      await round();
      expect(await only(id, 'dropped')).toMatchObject({ reason: 'bad-address', attempts: 0 });
      expect(sink.received).toHaveLength(before);
      // The next one tells the desk nothing new.
      await ask(id);
      await round();
      await until(
        () => messages(id),
        (all) => all.every(({ state }) => state === 'dropped'),
      );
      expect(await errandsOf(id)).toHaveLength(1);
    },
  );

  it('for good: the desk is told to call', async () => {
    const id = await patient({ email: 'gone@refused.example' });
    await ask(id);
    await round();
    expect(await only(id, 'failed')).toMatchObject({ reason: 'refused', attempts: 1 });
    expect(await errandsOf(id)).toEqual([expect.stringMatching(/^The reminder of a check-in could not be delivered by e-mail/)]);
  });

  it('a message that a dead worker had in hand is sent when its time is over, not before', async () => {
    const id = await patient({ email: 'dead@example.org' });
    await ask(id);
    set(today, 8 * 60 + 59);
    await round();
    await asSuperuser(test.database, (client) =>
      client.query(
        `update stagewell.message set state = 'sending', attempts = 1, queued_at = due_at, leased_until = due_at + interval '30 seconds' where patient_id = $1`,
        [id],
      ),
    );
    set(today, 9 * 60);
    await round();
    expect(await first(id, () => true)).toMatchObject({ state: 'sending' });
    set(today, 9 * 60 + 1);
    await round();
    expect(await only(id, 'sent')).toMatchObject({ attempts: 2 });
  });
});

describe('what the patient wants', () => {
  it('nothing in the quiet hours of where they live', async () => {
    const id = await patient({ email: 'west@example.org' }, { zone: 'America/Los_Angeles' });
    await ask(id, addDays(today, 1));
    set(today, 23 * 60 + 30);
    await round();
    const morning = momentOn(addDays(today, 1), 8 * 60, 'America/Los_Angeles').toISOString();
    expect(await first(id, ({ dueAt }) => dueAt === morning)).toMatchObject({ state: 'waiting', attempts: 0, dueAt: morning });
    expect(mailTo('west@example.org')).toEqual([]);
  });

  it('no more messages, said by the link in one; said twice it is said once, and a guess says nothing', async () => {
    const id = await patient({ email: 'stop@example.org' });
    await ask(id, addDays(today, 2));
    await round();
    await only(id, 'sent');
    const token = linkIn(mailTo('stop@example.org')[0], 's1');
    const stop = async (said: string) => (await test.anyone().post('/api/answer/stop').send({ token: said })).status;
    // Of 43 letters the last holds two bits that stand for nothing.
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const twin = token.slice(0, -1) + (letters[letters.indexOf(token.slice(-1)) + 1] ?? '');
    expect([await stop(twin), await stop(`${token.slice(0, -2)}--`)]).toEqual([404, 404]);
    expect([await stop(token), await stop(token)]).toEqual([204, 204]);
    set(addDays(today, 2), 9 * 60);
    await round();
    // Planned before, dropped when its turn comes.
    expect(
      (
        await until(
          () => messages(id),
          (all) => all.every(({ state }) => state !== 'waiting'),
        )
      ).map(({ reason }) => reason),
    ).toEqual(['opted-out', '']);
    await ask(id, addDays(today, 2));
    await round();
    expect(mailTo('stop@example.org')).toHaveLength(1);
  });

  it.each([
    ['to be called', { channel: 'phone' }],
    ['not to be contacted', { doNotContact: true, reason: 'Letters only' }],
    ['no automatic messages', { optedOut: true }],
  ])('%s: nothing is planned', async (_, preference) => {
    const id = await patient({ email: 'never@example.org' }, preference);
    await ask(id);
    await round();
    expect(await messages(id)).toEqual([]);
    expect(mailTo('never@example.org')).toEqual([]);
  });

  it('refuses a zone that does not exist', async () => {
    const id = await patient();
    const answer = await scheduler.put(
      `/patients/${id}/contact-preference`,
      { channel: 'email', voicemailOk: null, proxy: '', doNotContact: false, reason: '', optedOut: false, zone: 'America/Nowhere' },
      1,
    );
    expect([answer.status, answer.body.errors?.[0]?.path]).toEqual([400, 'zone']);
  });
});

describe('who sees what was sent', () => {
  it('the desk and the care team; not another clinic, not a stranger to the chart', async () => {
    const id = await patient();
    const asked = async (email: string) => (await (await test.as(email)).get(`/patients/${id}/messages`)).status;
    expect(await Promise.all(['scheduler@a.test', 'clinician@a.test', 'colleague@a.test', 'admin@a.test', 'scheduler@b.test'].map(asked))).toEqual([
      200, 200, 403, 403, 404,
    ]);
    expect((await scheduler.get(`/patients/${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}/messages`)).status).toBe(404);
  });

  it('the queue keeps itself in order with the rights of the server', async () => {
    const warned: string[] = [];
    const rounds = test.app.get(Rounds, { strict: false });
    const queue = new MessageQueue(
      (text, values) => rounds.ofLibrary(text, values),
      (error) => void warned.push(error.message),
    );
    await queue.tidy();
    expect(warned).toEqual([]);
  });

  it('the queue holds ids and nothing else', async () => {
    const jobs = await asSuperuser(test.database, async (client) => (await client.query<{ data: object }>('select data from stagewell_queue.job')).rows);
    expect(jobs.length).toBeGreaterThan(0);
    for (const { data } of jobs) expect(Object.keys(data).toSorted()).toEqual(['clinicId', 'messageId']);
  });
});
