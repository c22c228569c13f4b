import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { blankAnswers, type PatientAnswers } from '@stagewell/shared/check-ins/answering';
import type { InstrumentId } from '@stagewell/shared/check-ins/instrument';
import { blankQuestionnaire, questionsFor } from '@stagewell/shared/check-ins/questions';
import pg from 'pg';
import { pino } from 'pino';
import type { Test as Request } from 'supertest';
import { newPatient, startApp, type Person, type TestApp } from '../testing/app.js';
import { SAFETY } from '../testing/bodies.js';
import { asSuperuser, urlFor } from '../testing/database.js';

let test: TestApp;
let clinician: Person;
let scheduler: Person;
let today: string;
let logged = '';
beforeAll(async () => {
  test = await startApp({ log: pino({ level: 'trace' }, { write: (line) => void (logged += line) }) });
  [clinician, scheduler] = await Promise.all([test.as('clinician@a.test'), test.as('scheduler@a.test')]);
  today = (await clinician.get('/clinic')).body.today as string;
});
afterAll(() => test.close());

/** Each caller comes from an address of its own, so that no limit on guessing hides what a guess would get. */
const from = (request: Request): Request => request.set('x-forwarded-for', [...randomBytes(4)].join('.'));
const open = (token: string, birthDate: string | null = null): Request => from(test.anyone().post('/api/answer/open')).send({ token, birthDate });
const submit = (token: string, answers: Partial<PatientAnswers>, { key = randomUUID(), birthDate = null as string | null } = {}): Request =>
  from(test.anyone().post('/api/answer/submit'))
    .set('idempotency-key', key)
    .send({ token, birthDate, answers: { ...blankAnswers(), ...answers } });

interface Asked {
  readonly patientId: string;
  readonly requestId: string;
  readonly token: string;
}
const ask = async (instruments: readonly InstrumentId[] = ['peg', 'red_flags'], over: object = {}, link: object = {}): Promise<Asked> => {
  const patientId = (await clinician.post('/patients', newPatient(over))).body.id as string;
  const asked = await clinician.post(`/patients/${patientId}/check-in-requests`, { dueOn: today, latestOn: today, instruments });
  expect(asked.status).toBe(201);
  const requestId = asked.body.id as string;
  const made = await clinician.post(`/check-in-requests/${requestId}/link`, { for: 'patient', hours: null, ...link });
  expect(made.status).toBe(200);
  return { patientId, requestId, token: (made.body.url as string).split('#')[1] ?? '' };
};
const stored = (requestId: string): Promise<{ source: string; dueOn: string; answers: number }[]> =>
  asSuperuser(
    test.database,
    async (client) => (await client.query(`select source, due_on::text as "dueOn" from stagewell.check_in where request_id = $1`, [requestId])).rows,
  );
const change = (requestId: string, sql: string): Promise<unknown> =>
  asSuperuser(test.database, (client) => client.query(`update stagewell.check_in_request set ${sql} where id = $1`, [requestId]));
const same = ({ status, body }: { status: number; body: object }): object => ({ status, body: { ...body, requestId: '' } });
const ANSWERED = { pegPain: 6, pegEnjoyment: 4, pegActivity: 2, redFlags: [] } as const;

describe('before a patient may answer alone', () => {
  it('the clinic says whom to turn to, and the refusal says what is missing', async () => {
    const admin = await test.as('admin@a.test');
    const patientId = (await clinician.post('/patients', newPatient())).body.id as string;
    const { id } = (await clinician.post(`/patients/${patientId}/check-in-requests`, { dueOn: today, latestOn: today, instruments: ['peg'] })).body as {
      id: string;
    };
    const link = (): Request => clinician.post(`/check-in-requests/${id}/link`, { for: 'patient', hours: null });
    expect((await admin.put('/clinic/safety-contact', { ...SAFETY, onCallPhone: ' ' }, 0)).body).toMatchObject({ version: 1 });
    const refused = await link();
    expect(refused.body).toMatchObject({ status: 409, code: 'safety-contact-missing' });
    expect(refused.body.detail).toMatch(/Clinic: the on-call phone\.$/);
    expect((await admin.put('/clinic/safety-contact', SAFETY, 0)).status).toBe(412);
    expect((await admin.put('/clinic/safety-contact', SAFETY, 1)).body).toMatchObject({ version: 2 });
    expect((await clinician.put('/clinic/safety-contact', SAFETY, 2)).status).toBe(403);
    expect((await link()).status).toBe(200);
  });
});

describe('asking', () => {
  it.each([
    ['a day gone by', { dueOn: '2020-01-01', latestOn: '2020-01-01' }, 'dueOn'],
    ['an end before the day', { latestOn: '2020-01-01' }, 'latestOn'],
    ['a licensed form', { instruments: ['isi'] }, 'instruments'],
    ['the same twice', { instruments: ['peg', 'peg'] }, 'instruments'],
  ])('%s is refused', async (_, over, path) => {
    const patientId = (await clinician.post('/patients', newPatient())).body.id as string;
    const answer = await clinician.post(`/patients/${patientId}/check-in-requests`, { dueOn: today, latestOn: today, instruments: ['peg'], ...over });
    expect([answer.status, answer.body.errors[0].path]).toEqual([400, path]);
  });

  it('the front desk asks and sends for the whole clinic, a clinician off the team does not', async () => {
    const { patientId, requestId } = await ask();
    expect((await scheduler.get(`/patients/${patientId}/check-in-requests`)).body).toMatchObject([
      { id: requestId, state: 'due', phase: 'extra', openedAt: null },
    ]);
    expect((await scheduler.post(`/check-in-requests/${requestId}/link`, { for: 'kiosk', hours: null })).status).toBe(200);
    const colleague = await test.as('colleague@a.test');
    expect((await colleague.get(`/patients/${patientId}/check-in-requests`)).status).toBe(403);
    expect((await colleague.post(`/check-in-requests/${requestId}/link`, { for: 'patient', hours: null })).status).toBe(403);
  });

  it('cancelled once, with the reason', async () => {
    const { patientId, requestId } = await ask();
    const cancel = (reason: string, version: number) => scheduler.change(`/check-in-requests/${requestId}/cancel`, { reason }, version);
    expect((await scheduler.post(`/check-in-requests/${requestId}/cancel`, { reason: 'Blindly' })).status).toBe(428);
    // Making the link was a change.
    expect((await cancel('Not seen', 1)).status).toBe(412);
    expect((await cancel('On holiday', 2)).status).toBe(204);
    const again = await cancel('Again', 3);
    expect(again.body).toMatchObject({ status: 409, code: 'request-settled', context: { state: 'cancelled', allowed: [] } });
    const moved = await scheduler.put(`/check-in-requests/${requestId}`, { dueOn: today, latestOn: today, instruments: ['peg'] }, 3);
    expect([moved.status, moved.body.detail]).toEqual([409, expect.stringContaining('Possible now: nothing more; ask anew')]);
    expect((await scheduler.get(`/patients/${patientId}/check-in-requests`)).body).toMatchObject([
      { state: 'cancelled', reason: 'On holiday', linkExpiresAt: null },
    ]);
  });

  it('answered by phone, the request is answered and its link is over', async () => {
    const { requestId, token } = await ask();
    const record = { ...blankAnswers(), ...ANSWERED, takenOn: today, enteredBy: 'phone' };
    expect((await scheduler.post(`/check-in-requests/${requestId}/answers`, record)).body).toMatchObject({ checkIn: null });
    expect(await stored(requestId)).toEqual([{ source: 'phone', dueOn: today }]);
    expect((await open(token)).status).toBe(410);
    expect((await scheduler.post(`/check-in-requests/${requestId}/answers`, record)).status).toBe(409);
  });
});

describe('a link', () => {
  it('shows what to ask and nothing of what was answered; the answers reach the chart with their scores and tasks', async () => {
    const { patientId, requestId, token } = await ask(['peg', 'phq4', 'red_flags'], { language: 'es' });
    const opened = await open(token);
    expect([opened.status, opened.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(opened.body).toEqual({
      triesLeft: null,
      sheet: {
        requestId,
        initial: 'N',
        clinicName: 'Clinic A',
        clinicPhone: '555-0100',
        crisis: { en: 'Call 988 now.', es: 'Llame al 988 ahora.' },
        language: 'es',
        instruments: ['peg', 'phq4', 'red_flags'],
        questions: questionsFor(['peg', 'phq4']),
        courses: [],
        kiosk: false,
      },
    });
    const phq9 = { ...blankQuestionnaire('phq9'), answers: [0, 0, 1, 1, 1, 1, 1, 1, 2, 1] };
    const given = {
      ...ANSWERED,
      phq4Items: [3, 3, 0, 0] as const,
      questionnaires: [phq9, blankQuestionnaire('rmdq')],
      redFlags: ['thoughts-of-suicide', 'fever'] as const,
      sleep: 9,
    };
    const answered = await submit(token, given);
    expect(answered.status).toBe(201);
    expect(answered.body.advice.map(({ en }: { en: string }) => en)).toEqual(['Call 988 now.', expect.stringContaining('Call the clinic today')]);
    expect(await stored(requestId)).toEqual([{ source: 'patient-link', dueOn: today }]);
    const [checkIn] = (await clinician.get(`/patients/${patientId}`)).body.checkIns as object[];
    // Sleep and the back-pain list were not asked; PHQ-9 follows PHQ-4 and shares its first answers.
    expect(checkIn).toMatchObject({
      peg: 4,
      phq4: 6,
      sleep: null,
      requestId,
      questionnaires: [{ instrument: 'phq9', answers: [3, 3, 1, 1, 1, 1, 1, 1, 2, 1], score: 14 }],
    });
    const tasks = (await clinician.get('/tasks')).body as { patientId: string; triggerId: string; priority: string }[];
    expect(
      tasks
        .filter((task) => task.patientId === patientId)
        .map(({ triggerId, priority }) => `${triggerId} ${priority}`)
        .toSorted(),
    ).toEqual(['SAF-01 stat', 'SAF-04 same-day']);
    const { rows } = (await (await test.as('auditor@a.test')).get(`/audit?patientId=${patientId}`)).body as { rows: { action: string; actorName: string }[] };
    expect(rows.filter(({ action }) => action.startsWith('check-in-link.')).map(({ action, actorName }) => [action, actorName])).toEqual([
      ['check-in-link.answer', 'Patient, by link'],
      ['check-in-link.open', 'Patient, by link'],
      ['check-in-link.make', 'clinician'],
    ]);
  });

  it('survives whatever previews and scans it, and is used up by its answer only', async () => {
    const { token } = await ask();
    for (let n = 0; n < 20; n++) {
      await from(test.anyone().get(`/answer?n=${n}`));
      await from(test.anyone().head('/answer'));
      expect((await from(test.anyone().get('/api/answer/open'))).status).toBe(404);
      expect((await open(token)).status).toBe(200);
    }
    const key = randomUUID();
    const [first, again] = [await submit(token, ANSWERED, { key }), await submit(token, ANSWERED, { key })];
    expect([first.status, first.text]).toEqual([201, again.text]);
    expect((await submit(token, ANSWERED)).status).toBe(410);
    expect((await open(token)).status).toBe(410);
  });

  it.each([
    ['the same key', () => 'one'],
    ['keys of their own', (n: number) => `own ${n}`],
  ])('answered a hundred times at once with %s is one check-in', async (_, name) => {
    const { requestId, token } = await ask();
    const keys = new Map<string, ReturnType<typeof randomUUID>>();
    const keyOf = (n: number): ReturnType<typeof randomUUID> => keys.get(name(n)) ?? (keys.set(name(n), randomUUID()), keyOf(n));
    const answers = await Promise.all(Array.from({ length: 100 }, (_one, n) => submit(token, ANSWERED, { key: keyOf(n) })));
    const count = (status: number): number => answers.filter((answer) => answer.status === status).length;
    expect(await stored(requestId)).toHaveLength(1);
    expect(answers.filter(({ status }) => ![201, 409, 410, 503].includes(status))).toEqual([]);
    if (keys.size > 1) expect(count(201)).toBe(1);
    else expect(new Set(answers.filter(({ status }) => status === 201).map(({ text }) => text)).size).toBe(1);
  });

  it('a newer one takes its place', async () => {
    const { requestId, token } = await ask();
    const newer = (await clinician.post(`/check-in-requests/${requestId}/link`, { for: 'kiosk', hours: null })).body.url as string;
    expect((await open(token)).status).toBe(404);
    expect((await submit(newer.split('#')[1] ?? '', ANSWERED)).status).toBe(201);
    expect(await stored(requestId)).toEqual([{ source: 'kiosk', dueOn: today }]);
  });

  it('over is over, in the same words for answered, expired and cancelled', async () => {
    const [answered, expired, cancelled] = [await ask(), await ask(), await ask()];
    await submit(answered.token, ANSWERED);
    await change(expired.requestId, `expires_at = now() - interval '1 second'`);
    await scheduler.change(`/check-in-requests/${cancelled.requestId}/cancel`, { reason: 'On holiday' }, 2);
    for (const act of [(token: string) => open(token), (token: string) => submit(token, ANSWERED)]) {
      const answers = [same(await act(answered.token)), same(await act(expired.token)), same(await act(cancelled.token))];
      expect(answers[0]).toMatchObject({ status: 410, body: { code: 'link-over' } });
      expect(answers).toEqual([answers[0], answers[0], answers[0]]);
    }
    expect(await stored(expired.requestId)).toEqual([]);
  });

  it('asks for the date of birth where the clinic wants it, five times', async () => {
    const admin = await test.as('admin@a.test');
    const { version } = (await admin.get('/clinic/safety-contact')).body as { version: number };
    await admin.put('/clinic/safety-contact', { ...SAFETY, asksBirthDate: true }, version);
    const [right, wrong] = [await ask(), await ask()];
    expect((await open(right.token)).body).toEqual({ triesLeft: 5, sheet: null });
    expect((await open(right.token, '1971-03-10')).body).toEqual({ triesLeft: 4, sheet: null });
    expect((await submit(right.token, ANSWERED, { birthDate: '1971-03-08' })).body).toMatchObject({ status: 403, code: 'birth-date-refused' });
    expect((await open(right.token, '1971-03-09')).body).toMatchObject({ triesLeft: 3, sheet: { initial: 'N' } });
    expect((await submit(right.token, ANSWERED, { birthDate: '1971-03-09' })).status).toBe(201);
    // Guessing at the same moment is counted one by one.
    await Promise.all(Array.from({ length: 12 }, (_, n) => open(wrong.token, `1971-04-${10 + n}`)));
    expect((await open(wrong.token, '1971-03-09')).status).toBe(410);
    await admin.put('/clinic/safety-contact', SAFETY, version + 1);
  });
});

describe('guessing', () => {
  it('every wrong link gets the same answer', async () => {
    const [mine, other] = [await ask(), await ask()];
    const [, clinicA, request, secret] = mine.token.split('.');
    const clinicB = await asSuperuser(
      test.database,
      async (client) => (await client.query<{ id: string }>(`select id from stagewell.clinic where name = 'Clinic B'`)).rows[0]?.id,
    );
    const wrong = [
      `v1.${clinicA}.${other.requestId}.${secret}`,
      `v1.${clinicB}.${request}.${secret}`,
      `v1.${randomUUID()}.${request}.${secret}`,
      `v1.${clinicA}.${randomUUID()}.${secret}`,
      `v2.${clinicA}.${request}.${secret}`,
      `v1.${clinicA}.${request}.${secret}=`,
      `v1.${clinicA?.toUpperCase()}.${request}.${secret}`,
      mine.token.slice(0, -1),
      '',
      '../../etc/passwd',
      "' or 1=1 --",
      'x'.repeat(10_000),
    ];
    const [first] = [same(await open(wrong[0] ?? ''))];
    expect(first).toMatchObject({ status: 404, body: { code: 'link-unknown' } });
    for (const token of wrong)
      expect([token.slice(0, 80), same(await open(token)), same(await submit(token, ANSWERED))]).toEqual([token.slice(0, 80), first, first]);
    expect((await open(mine.token)).status).toBe(200);
  });

  it('ten thousand random and bit-flipped links: none is let in', async () => {
    const { requestId, token } = await ask();
    const [version, clinic, request, secret = ''] = token.split('.');
    const flipped = (n: number): string => {
      const bytes = Buffer.from(secret);
      bytes[n % bytes.length] = (bytes[n % bytes.length] ?? 0) ^ (1 << (Math.floor(n / bytes.length) % 8));
      return bytes.toString('latin1');
    };
    const guess = (n: number): string => [version, clinic, request, n < secret.length * 8 ? flipped(n) : randomBytes(32).toString('base64url')].join('.');
    const statuses = new Map<number, number>();
    for (let n = 0; n < 10_000; n += 20) {
      const answers = await Promise.all(Array.from({ length: 20 }, (_, at) => open(guess(n + at))));
      for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    // A flipped bit can make a character that no body may hold (400); everything else is the one 404.
    expect([...statuses.keys()].filter((status) => ![400, 404].includes(status))).toEqual([]);
    expect((statuses.get(404) ?? 0) + (statuses.get(400) ?? 0)).toBe(10_000);
    expect(statuses.get(400) ?? 0).toBeLessThanOrEqual(1);
    expect(await stored(requestId)).toEqual([]);
    expect((await open(token)).status).toBe(200);
  }, 120_000);

  it('from one address is stopped after thirty', async () => {
    const guess = (): Request => test.anyone().post('/api/answer/open').set('x-forwarded-for', '203.0.113.7').send({ token: 'v1', birthDate: null });
    for (let n = 0; n <= 30; n++) expect((await guess()).status).toBe(404);
    const stopped = await guess();
    expect([stopped.status, stopped.body.code, Number(stopped.headers['retry-after']) > 0]).toEqual([429, 'too-many-tries', true]);
  });

  it('a link that does not work still says where to call', async () => {
    const clinicId = (await clinician.get('/session')).body.signedIn.clinicId as string;
    const phone = (id: string): Request => from(test.anyone().post('/api/answer/phone')).send({ clinicId: id });
    expect((await phone(clinicId)).body).toEqual({ name: 'Clinic A', phone: '555-0100' });
    expect((await phone(randomUUID())).body).toEqual({ name: null, phone: null });
  });
});

describe('what a link leaves behind, and what it may touch', () => {
  it('no token, and nothing of one, is in the log or in the table', async () => {
    const { requestId, token } = await ask();
    await open(token);
    await submit(token, ANSWERED);
    await open(`${token}x`);
    expect(logged.split('\n').length).toBeGreaterThan(1000);
    for (const part of [token, token.split('.')[3] ?? '']) expect(logged.includes(part)).toBe(false);
    const row = await asSuperuser(test.database, async (client) =>
      JSON.stringify((await client.query(`select * from stagewell.check_in_request where id = $1`, [requestId])).rows),
    );
    expect(row).not.toContain(token.split('.')[3]);
    const keys = await asSuperuser(
      test.database,
      async (client) =>
        (await client.query(`select action from stagewell.audit_event where fields::text like $1 or reason like $1`, [`%${token.slice(-20)}%`])).rowCount,
    );
    expect(keys).toBe(0);
  });

  it('its role reads and writes what an answer needs and nothing else', async () => {
    const rights = await asSuperuser(test.database, async (client) =>
      (
        await client.query<{ t: string; rights: string }>(
          `select c.relname as t, string_agg(distinct p, ' ' order by p) as rights from pg_class c join pg_namespace n on n.oid = c.relnamespace, unnest(array['SELECT','INSERT','UPDATE','DELETE']) p
           where n.nspname = 'stagewell' and c.relkind in ('r','p') and (has_table_privilege('stagewell_link', c.oid, p) or (p <> 'DELETE' and has_any_column_privilege('stagewell_link', c.oid, p))) group by c.relname order by 1`,
        )
      ).rows.map(({ t, rights: r }) => `${t}: ${r}`),
    );
    expect(rights).toEqual([
      'audit_event: INSERT',
      'audit_head: INSERT SELECT UPDATE',
      'care_plan: SELECT',
      'care_team: SELECT',
      'catalogue_copy: SELECT',
      'check_in: INSERT SELECT',
      'check_in_request: SELECT UPDATE',
      'clinic: SELECT',
      'clinic_closure: SELECT',
      'contact_preference: SELECT UPDATE',
      'course: SELECT',
      'idempotency: INSERT SELECT UPDATE',
      'opening_hours: SELECT',
      'past_treatment: SELECT',
      'patient: SELECT UPDATE',
      'patient_merge: SELECT',
      'patient_plan_link: SELECT UPDATE',
      'plan_version: SELECT',
      'safety_contact: SELECT',
      'task: INSERT',
    ]);
  });

  it.each([
    'family_name from patient',
    'phone from patient',
    'note from check_in',
    'peg from check_in',
    '* from account',
    '* from session',
    'seal_salt from clinic',
    '* from task',
    'proxy from contact_preference',
    'reason from patient_merge',
    'document from plan_version',
  ])('select %s is refused to it', async (what) => {
    const client = new pg.Client({ connectionString: urlFor('stagewell_app', test.database) });
    await client.connect();
    try {
      await client.query('begin; set local role stagewell_link');
      await expect(client.query(`select ${what}`)).rejects.toMatchObject({ code: '42501' });
    } finally {
      await client.end();
    }
  });
});
