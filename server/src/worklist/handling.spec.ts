import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { addDays } from '@stagewell/shared/dates';
import type { ClinicView } from '@stagewell/shared/people/person';
import type { TaskView } from '@stagewell/shared/check-ins/check-in';
import type { WorklistItem, WorklistPage, WorklistRow } from '@stagewell/shared/worklist/worklist';
import { randomUUID } from 'node:crypto';
import { startApp, type Person, type TestApp } from '../testing/app.js';
import { asSuperuser } from '../testing/database.js';
import { missedCheckIn, waitingReview, waitingTask, type WaitingAt } from '../testing/waiting.js';
import { inHours, nothingWaits, waitingClinic } from '../testing/waiting-clinic.js';

let test: TestApp;
let clinician: Person;
let scheduler: Person;
let at: WaitingAt;
let people: ReadonlyMap<string, string>;
beforeAll(async () => {
  test = await startApp();
  clinician = await test.as('clinician@a.test');
  scheduler = await test.as('scheduler@a.test');
  at = await waitingClinic(test);
  const clinic = (await scheduler.get('/clinic')).body as ClinicView;
  people = new Map(clinic.people.map(({ displayName, accountId }) => [displayName, accountId]));
});
afterAll(() => test.close());
beforeEach(() => nothingWaits(at));

const rows = async (query = '', person = scheduler): Promise<readonly WorklistRow[]> => ((await person.get(`/worklist${query}`)).body as WorklistPage).rows;
const row = async (id: string): Promise<WorklistRow> => ((await scheduler.get(`/worklist/${id}`)).body as WorklistItem).row;
const seen = ({ kind, id, version }: WorklistRow): object => ({ kind, id, version });
const assign = (items: readonly object[], to: object, person = scheduler, key = randomUUID()) =>
  person.post('/worklist/assignments', { items, accountId: null, role: '', ...to }, key);
const on = (days: number): string => addDays(at.today, days);

describe('who looks after what', () => {
  it('a whole choice goes to a person, whatever kind, and the filters find it', async () => {
    for (const id of [await waitingReview(at, -3, 9), await waitingTask(at, null, null), await missedCheckIn(at, -2)])
      expect((await row(id)).assignedTo).toBeNull();
    const before = await rows();
    const mine = people.get('scheduler');
    const answer = await assign(before.map(seen), { accountId: mine });
    expect([answer.status, answer.body.changedMeanwhile]).toEqual([201, []]);
    expect((await rows('?assignee=me')).map(({ kind, assignedToName, version }) => [kind, assignedToName, version])).toEqual(
      before.map(({ kind, version }) => [kind, 'scheduler', version + 1]),
    );
    expect(await rows('?assignee=nobody')).toEqual([]);
    expect(await rows(`?assignee=${mine}`, clinician)).toHaveLength(3);
    await assign((await rows()).map(seen), { role: 'scheduler' });
    expect(await rows('?assignee=role')).toHaveLength(3);
    expect(await rows('?assignee=role', clinician)).toEqual([]);
  });

  it('of two who claim it at once, one has it; the other is told, and what changed in the meantime stays', async () => {
    const [one, other] = [await waitingReview(at, -3, 9), await waitingReview(at, -3, 12)];
    const both = [seen(await row(one)), seen(await row(other))];
    const first = await assign(both.slice(0, 1), { accountId: people.get('scheduler') });
    expect(first.body).toEqual({ assigned: [one], changedMeanwhile: [] });
    const second = await assign(both, { accountId: people.get('clinician') }, clinician);
    expect(second.body).toEqual({ assigned: [other], changedMeanwhile: [one] });
    expect((await row(one)).assignedToName).toBe('scheduler');
    const missed = await missedCheckIn(at, -2);
    const claims = await Promise.all(
      [clinician, scheduler].map((person) => assign([{ kind: 'check-in', id: missed, version: 0 }], { role: 'clinician' }, person)),
    );
    expect(claims.map(({ body }) => (body as { assigned: unknown[] }).assigned.length).toSorted()).toEqual([0, 1]);
  });

  it('a safety task goes to clinicians only, nobody to auditors or strangers; sent twice it is done once', async () => {
    const id = await waitingTask(at, inHours(2), 'stat');
    const item = [seen(await row(id))];
    for (const to of [
      { accountId: people.get('scheduler') },
      { role: 'scheduler' },
      { role: 'auditor' },
      { accountId: people.get('auditor') },
      { accountId: randomUUID() },
    ])
      expect([to, (await assign(item, to)).body]).toMatchObject([to, { status: 422, code: 'assignment-refused' }]);
    const key = randomUUID();
    const answers = [await assign(item, { role: 'clinician' }, scheduler, key), await assign(item, { role: 'clinician' }, scheduler, key)];
    expect(answers.map(({ body }) => body as unknown)).toEqual([answers[0]?.body, answers[0]?.body]);
    expect(await row(id)).toMatchObject({ assignedRole: 'clinician', version: 2 });
    expect((await assign([], {})).status).toBe(400);
  });

  it('a colleague off the team and another clinic change nothing', async () => {
    const item = [seen(await row(await waitingReview(at, -3, 9)))];
    for (const email of ['colleague@a.test', 'scheduler@b.test'])
      expect((await assign(item, { role: 'clinician' }, await test.as(email))).body).toMatchObject({ assigned: [], changedMeanwhile: [expect.any(String)] });
    expect((await assign(item, { role: 'clinician' }, await test.as('auditor@a.test'))).status).toBe(403);
  });
});

describe('putting aside', () => {
  const snooze = (id: string, untilOn: string, version: number, person = scheduler) =>
    person.change(`/worklist/${id}/snooze`, { untilOn, reason: 'On holiday' }, version);

  it('hides it until the day is over, with the reason, and moves no deadline', async () => {
    const id = await waitingReview(at, -3, 9);
    const answer = await snooze(id, on(2), 1);
    expect([answer.status, answer.body.row]).toMatchObject([200, { snoozedUntil: on(2), snoozeReason: 'On holiday', snoozes: 1, dueOn: on(9) }]);
    expect(await rows()).toEqual([]);
    expect((await rows('?aside=yes')).map((one) => one.id)).toEqual([id]);
    expect((await scheduler.get('/worklist')).body).toMatchObject({ aside: 1, counts: { due: 0 } });
    await asSuperuser(test.database, (client) => client.query(`update stagewell.review set snoozed_until = $1`, [on(-1)]));
    expect((await rows()).map((one) => one.id)).toEqual([id]);
  });

  it('three times, fourteen days, within its window; a check-in that was missed too', async () => {
    const id = await waitingReview(at, -3, 40);
    for (const days of [15, -1]) expect((await snooze(id, on(days), 1)).body).toMatchObject({ status: 422, code: 'aside-refused' });
    for (const version of [1, 2, 3]) expect((await snooze(id, on(14), version)).status).toBe(200);
    expect((await snooze(id, on(1), 4)).body).toMatchObject({ status: 422 });
    expect((await snooze(await waitingReview(at, -3, 4), on(5), 1)).status).toBe(422);
    const missed = await missedCheckIn(at, -2);
    expect((await snooze(missed, on(1), 0)).body).toMatchObject({ row: { version: 1, snoozes: 1 } });
    expect((await snooze(missed, on(1), 0)).status).toBe(412);
    expect((await snooze(missed, on(2), 1)).body).toMatchObject({ row: { version: 2, snoozes: 2 } });
  });

  it('is brought back before its day, as often as it was put aside; only once, and not where one may not', async () => {
    const id = await waitingReview(at, -3, 9);
    const back = (version: number, person = scheduler) => person.change(`/worklist/${id}/return`, {}, version);
    expect((await back(1)).body).toMatchObject({ status: 409, code: 'not-aside' });
    await snooze(id, on(2), 1);
    expect((await back(1)).status).toBe(412);
    expect((await back(2, await test.as('colleague@a.test'))).status).toBe(403);
    expect((await back(2, await test.as('scheduler@b.test'))).status).toBe(404);
    const answer = await back(2);
    expect([answer.status, answer.body.row]).toMatchObject([200, { snoozedUntil: null, snoozeReason: '', snoozes: 1, dueOn: on(9), group: 'due' }]);
    expect((await rows()).map((one) => one.id)).toEqual([id]);
    expect((await back(3)).body).toMatchObject({ status: 409, code: 'not-aside' });
    const missed = await missedCheckIn(at, -2);
    await snooze(missed, on(1), 0);
    expect((await scheduler.change(`/worklist/${missed}/return`, {}, 1)).body).toMatchObject({ row: { version: 2, snoozedUntil: null } });
  });

  it('never a safety task; not over somebody else’s change, not where one may not', async () => {
    for (const priority of ['stat', 'within-3d'])
      expect((await snooze(await waitingTask(at, inHours(30), priority), on(1), 1)).body).toMatchObject({ status: 422, code: 'aside-refused' });
    const id = await waitingReview(at, -3, 9);
    expect((await snooze(id, on(1), 7)).status).toBe(412);
    expect((await scheduler.post(`/worklist/${id}/snooze`, { untilOn: on(1), reason: 'On holiday' })).status).toBe(428);
    expect((await snooze(id, on(1), 1, await test.as('colleague@a.test'))).status).toBe(403);
    expect((await snooze(id, on(1), 1, await test.as('scheduler@b.test'))).status).toBe(404);
    expect((await snooze(randomUUID(), on(1), 1)).status).toBe(404);
  });
});

describe('reaching the patient', () => {
  const attempt = (id: string, outcome: string, person = scheduler) => person.post(`/worklist/${id}/attempts`, { channel: 'phone', outcome, note: 'Mornings' });
  const prefer = (version: number, over: object = {}, person = scheduler) =>
    person.put(
      `/patients/${at.patientId}/contact-preference`,
      { channel: 'sms', voicemailOk: false, proxy: 'Daughter Ada', doNotContact: false, reason: '', optedOut: false, zone: '', ...over },
      version,
    );

  it('attempts are counted, kept in order and change the next step; nobody can change them', async () => {
    const id = await waitingReview(at, -3, 9);
    for (const outcome of ['no-answer', 'left-message', 'no-answer']) expect((await attempt(id, outcome)).status).toBe(201);
    expect(await row(id)).toMatchObject({ attempts: 3, lastAttempt: { outcome: 'no-answer', channel: 'phone' }, action: 'hand-over' });
    await assign([seen(await row(id))], { accountId: people.get('scheduler') });
    expect((await row(id)).action).toBe('hand-over');
    await assign([seen(await row(id))], { accountId: people.get('clinician') });
    expect((await row(id)).action).toBe('wait');
    const { attempts } = (await clinician.get(`/worklist/${id}`)).body as WorklistItem;
    expect(attempts.map(({ outcome, by, note }) => [outcome, by, note])).toEqual(
      ['no-answer', 'left-message', 'no-answer'].map((outcome) => [outcome, 'scheduler', 'Mornings']),
    );
    await expect(
      asSuperuser(test.database, (client) => client.query(`set role stagewell_app; update stagewell.contact_attempt set outcome = 'reached'`)),
    ).rejects.toMatchObject({ code: '42501' });
    const missed = await missedCheckIn(at, -2);
    await attempt(missed, 'reached');
    expect(await row(missed)).toMatchObject({ attempts: 1, action: 'record-check-in' });
  });

  it('do-not-contact needs a reason, stops calls and bookings, and yields to safety', async () => {
    const id = await waitingReview(at, -3, 9);
    expect((await prefer(0, { doNotContact: true })).body).toMatchObject({ status: 422, code: 'reason-missing' });
    expect((await prefer(0)).body).toMatchObject({ version: 1, proxy: 'Daughter Ada' });
    expect((await prefer(0)).status).toBe(412);
    expect((await prefer(1, { doNotContact: true, reason: 'Letters only' })).body).toMatchObject({ version: 2 });
    expect(await row(id)).toMatchObject({ action: 'respect-no-contact', contact: { doNotContact: true, reason: 'Letters only' } });
    expect((await attempt(id, 'reached')).body).toMatchObject({ status: 409, code: 'do-not-contact' });
    expect((await attempt(await waitingTask(at, inHours(1), 'stat'), 'reached', clinician)).status).toBe(201);
  });

  it('not by an administrator, a stranger, another clinic', async () => {
    const id = await waitingReview(at, -3, 9);
    for (const [email, status] of [
      ['admin@a.test', 403],
      ['colleague@a.test', 403],
      ['scheduler@b.test', 404],
    ] as const) {
      const person = await test.as(email);
      expect([email, (await attempt(id, 'reached', person)).status, (await prefer(0, {}, person)).status]).toEqual([email, status, status]);
    }
    expect((await attempt(randomUUID(), 'reached')).status).toBe(404);
    expect((await attempt(id, 'shouted')).status).toBe(400);
  });
});

describe('an errand', () => {
  const add = (dueOn: string | null, person = scheduler, patientId = at.patientId) =>
    person.post('/worklist/errands', { patientId, what: 'Ask the insurer for the form', dueOn });

  it('waits with its deadline or without, is no safety task anywhere, and is closed with what came of it', async () => {
    const today = ((await add(at.today)).body as WorklistItem).row;
    const open = ((await add(null)).body as WorklistItem).row;
    expect([today, open]).toMatchObject([
      { group: 'due', what: 'Errand', detail: 'Ask the insurer for the form', safety: false, action: 'close-task', dueAt: expect.any(String) },
      { group: 'no-deadline', dueAt: null },
    ]);
    expect((await clinician.get('/tasks')).body as readonly TaskView[]).toEqual([]);
    expect(((await clinician.get(`/patients/${at.patientId}`)).body as { tasks: unknown[] }).tasks).toEqual([]);
    expect((await clinician.change(`/tasks/${open.id}/close`, { outcome: 'Done as asked for' }, 1)).status).toBe(404);
    expect((await scheduler.change(`/worklist/errands/${open.id}/close`, { outcome: 'Sent' }, 1)).status).toBe(204);
    expect((await rows()).map(({ id }) => id)).toEqual([today.id]);
    expect((await scheduler.change(`/worklist/errands/${open.id}/close`, { outcome: 'Sent' }, 2)).status).toBe(404);
  });

  it('nothing else is closed this way, and nobody writes one for a patient they may not know', async () => {
    const safety = await waitingTask(at, inHours(2), 'stat');
    expect((await scheduler.change(`/worklist/errands/${safety}/close`, { outcome: 'Sent' }, 1)).body).toMatchObject({ status: 409, code: 'not-an-errand' });
    expect((await add(null, await test.as('colleague@a.test'))).status).toBe(403);
    expect((await add(null, await test.as('scheduler@b.test'))).status).toBe(404);
    expect((await add(null, scheduler, randomUUID())).status).toBe(404);
  });
});
