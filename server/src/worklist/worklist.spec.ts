import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { addDays } from '@stagewell/shared/dates';
import { COUNTED_TO } from '@stagewell/shared/worklist/counts';
import { ITEM_GROUPS, type ListClock, type OpenItem } from '@stagewell/shared/worklist/item';
import { byPlace, placeOf } from '@stagewell/shared/worklist/order';
import type { WorklistPage, WorklistRow } from '@stagewell/shared/worklist/worklist';
import { checkIn, startApp, type Person, type TestApp } from '../testing/app.js';
import { asSuperuser } from '../testing/database.js';
import { booked, missedCheckIn, waitingReview, waitingTask, type WaitingAt } from '../testing/waiting.js';
import { inHours, nothingWaits, waitingClinic } from '../testing/waiting-clinic.js';

let test: TestApp;
let clinician: Person;
let scheduler: Person;
let at: WaitingAt;
let today: string;
beforeAll(async () => {
  test = await startApp();
  clinician = await test.as('clinician@a.test');
  scheduler = await test.as('scheduler@a.test');
  at = await waitingClinic(test);
  today = at.today;
});
afterAll(() => test.close());

beforeEach(() => nothingWaits(at));

const list = async (query = '', person = scheduler): Promise<WorklistPage> => (await person.get(`/worklist${query}`)).body as WorklistPage;
const ids = ({ rows }: WorklistPage): readonly string[] => rows.map(({ id }) => id);
const instant = (days: number, time = '17:30:00.000'): string => `${addDays(today, days)}T${time}Z`;
describe('the order of the list', () => {
  const clockNow = (): Promise<ListClock> =>
    asSuperuser(test.database, async (client) => {
      const { rows } = await client.query<Record<'now' | 'todayBegins' | 'tomorrowBegins', Date>>(
        `select now(), ($1::date::timestamp at time zone 'America/New_York') as "todayBegins", (($1::date + 1)::timestamp at time zone 'America/New_York') as "tomorrowBegins"`,
        [today],
      );
      const [clock] = rows;
      if (!clock) throw new Error('No clock');
      return { today, now: clock.now.toISOString(), todayBegins: clock.todayBegins.toISOString(), tomorrowBegins: clock.tomorrowBegins.toISOString() };
    });
  const openOf = (row: WorklistRow, openedAt: ReadonlyMap<string, string>): OpenItem => ({
    ...row,
    safety: row.safety ? (row.priority as OpenItem['safety']) : null,
    openedAt: openedAt.get(row.id) ?? null,
  });

  /** Dice that fall the same every time. */
  const diceOf = (seed: number) => {
    let state = seed;
    return (sides: number): number => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return Math.floor((state / 2147483648) * sides);
    };
  };

  it.each([1, 2, 3])('is the one of the shared rule, over all pages, for random rows (%s)', async (seed) => {
    const dice = diceOf(seed);
    const PRIORITIES = ['stat', 'same-day', 'within-24h', 'within-2d', 'within-3d', null] as const;
    for (let n = 0; n < 14; n++) {
      const opens = dice(60) - 40;
      const review = await waitingReview(at, opens, opens + dice(30));
      if (n % 4 === 0) await booked(at, review, inHours((dice(40) - 12) * 31 + n));
      await waitingTask(at, dice(5) === 0 ? null : inHours(dice(200) - 100 + 0.01 * n), null);
      await waitingTask(at, inHours(dice(120) - 60 + 0.01 * n), PRIORITIES[dice(5)] ?? 'stat');
      await missedCheckIn(at, -1 - dice(18));
    }
    const opened = await asSuperuser(
      test.database,
      async (client) => (await client.query<{ id: string; at: Date }>(`select id, opened_at as at from stagewell.task`)).rows,
    );
    const openedAt = new Map(opened.map((one) => [one.id, one.at.toISOString()]));
    const all: WorklistRow[] = [];
    let after = '';
    for (let page = 0; page < 30; page++) {
      const { rows, next } = await list(`?limit=5${after}`);
      all.push(...rows);
      if (next === null) break;
      after = `&after=${next}`;
    }
    const clock = await clockNow();
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.map(({ id }) => id)).toEqual(
      all
        .map((row) => openOf(row, openedAt))
        .toSorted(byPlace(clock))
        .map(({ id }) => id),
    );
    expect(all.map(({ group }) => group)).toEqual(all.map((row) => placeOf(openOf(row, openedAt), clock).group));
    const page = await list('?limit=1');
    expect(ITEM_GROUPS.map((group) => page.counts[group])).toEqual(ITEM_GROUPS.map((group) => all.filter((row) => row.group === group).length));
    for (const group of ITEM_GROUPS) expect(ids(await list(`?group=${group}&limit=100`))).toEqual(all.filter((row) => row.group === group).map(({ id }) => id));
  });

  it('counts as far as anybody works by the number, and says that there are more', async () => {
    await waitingReview(at, -9, -2);
    await asSuperuser(test.database, (client) =>
      client.query(
        `insert into stagewell.task (clinic_id, id, patient_id, kind, trigger_id, priority, what, action, state, opened_at, due_at, snoozed_until)
         select $1, gen_random_uuid(), $2, 'errand', '', 'routine', 'Call', 'Call', 'open', now(), null, case when n > $3 then $4::date end from generate_series(1, $3::int + 7) n`,
        [at.clinicId, at.patientId, COUNTED_TO + 20, addDays(today, 3)],
      ),
    );
    expect(await list()).toMatchObject({ counts: { overdue: 1, due: 0, 'no-deadline': COUNTED_TO + 1 }, aside: 7, escalated: 0 });
    await nothingWaits(at);
  });

  it('a marker that is none, and a filter that does not exist, are refused', async () => {
    expect((await scheduler.get('/worklist?after=nonsense')).body).toMatchObject({ status: 400, code: 'cursor-unreadable' });
    for (const query of ['group=soon', 'limit=101', 'site=north', 'assignee=anybody', 'until=2026-02-30'])
      expect((await scheduler.get(`/worklist?${query}`)).status).toBe(400);
  });
});

describe('the list as a table', () => {
  const table = async (query = '', person = scheduler): Promise<readonly string[]> =>
    (await person.get(`/exports/worklist.csv${query}`)).text.replace('\uFEFF', '').trimEnd().split('\r\n');

  it('has every row of every page in its order, and follows the filters', async () => {
    for (let n = 0; n < 130; n++) await waitingTask(at, inHours(n), 'within-3d');
    const [first, second] = [await list('?limit=100'), await list(`?limit=100&after=${(await list('?limit=100')).next}`)];
    const [header, ...rows] = await table();
    expect(header).toMatch(/^group,kind,patient,mrn,/);
    expect(rows).toHaveLength(first.rows.length + second.rows.length);
    expect(rows).toHaveLength(130);
    const due = (line: string): string => /,within-3d,,,([^,]*),/.exec(line)?.[1] ?? '';
    expect(rows.map(due)).toEqual([...first.rows, ...second.rows].map(({ dueAt }) => dueAt));
    expect(await table('?kind=review')).toHaveLength(1);
  });

  it('says no more to anybody than the screen', async () => {
    await waitingTask(at, inHours(-2), 'stat');
    expect((await table('', clinician)).join()).toContain('Numb in the saddle area');
    expect((await table()).join()).not.toContain('Numb');
    expect(await table('', await test.as('colleague@a.test'))).toHaveLength(1);
    expect(await table('', await test.as('scheduler@b.test'))).toHaveLength(1);
    expect((await (await test.as('auditor@a.test')).get('/exports/worklist.csv')).status).toBe(403);
    expect((await scheduler.get('/exports/worklist.csv?group=soon')).status).toBe(400);
  });
});

describe('who sees what', () => {
  it('the care team reads what happened; the desk that a clinician is needed, and the number to call', async () => {
    await waitingTask(at, inHours(-2), 'stat');
    await waitingReview(at, -3, 3);
    const [own] = (await list('?group=overdue', clinician)).rows;
    expect(own).toMatchObject({
      what: 'Safety task',
      detail: 'Numb in the saddle area since Tuesday',
      todo: 'Call now',
      triggerId: 'SAF-02',
      escalated: true,
      action: 'close-task',
    });
    const [desks] = (await list('?group=overdue')).rows;
    expect(desks).toMatchObject({
      what: 'Clinical task – clinician needed',
      detail: '',
      todo: '',
      triggerId: '',
      escalated: true,
      phone: '555-0100',
      action: 'hand-over',
    });
    const text = (await scheduler.get('/worklist')).text;
    for (const secret of ['Numb', 'Call now', 'SAF-02', 'Look at the whole plan']) expect(text).not.toContain(secret);
    expect((await list('?group=due', clinician)).rows[0]).toMatchObject({ what: 'Plan review', detail: 'Look at the whole plan', action: 'book' });
  });

  it('an administrator sees that it waits, and no number; a colleague off the team and another clinic see nothing', async () => {
    await waitingTask(at, inHours(-2), 'stat');
    expect((await list('', await test.as('admin@a.test'))).rows[0]).toMatchObject({ what: 'Clinical task – clinician needed', phone: '' });
    for (const email of ['colleague@a.test', 'clinician@b.test', 'scheduler@b.test'])
      expect([email, (await list('', await test.as(email))).rows]).toEqual([email, []]);
    expect((await (await test.as('auditor@a.test')).get('/worklist')).status).toBe(403);
  });

  it('one item is there for its team and the desk, and for nobody else', async () => {
    const id = await waitingReview(at, -3, 3);
    expect((await clinician.get(`/worklist/${id}`)).body).toMatchObject({ row: { id, detail: 'Look at the whole plan' }, attempts: [] });
    expect((await (await test.as('colleague@a.test')).get(`/worklist/${id}`)).status).toBe(403);
    expect((await (await test.as('scheduler@b.test')).get(`/worklist/${id}`)).status).toBe(404);
  });
});

describe('filters', () => {
  it('kind, patient, last day, assignee and site leave what they name; counts follow', async () => {
    const [review, errand] = [await waitingReview(at, -9, -2), await waitingTask(at, null, null)];
    expect(ids(await list('?kind=review'))).toEqual([review]);
    expect(ids(await list('?kind=task'))).toEqual([errand]);
    expect(ids(await list('?search=okaf+ngo'))).toEqual([review, errand]);
    expect(await list('?search=nobody')).toMatchObject({ rows: [], next: null, counts: { overdue: 0, 'no-deadline': 0 } });
    expect(ids(await list('?search=%25'))).toEqual([]);
    expect(ids(await list(`?until=${addDays(today, -2)}`))).toEqual([review]);
    expect(ids(await list(`?until=${addDays(today, -3)}`))).toEqual([]);
    expect(ids(await list('?assignee=nobody'))).toEqual([review, errand]);
    expect(ids(await list('?assignee=me'))).toEqual([]);
    const sites = ((await clinician.get('/clinic')).body as { sites: { id: string }[] }).sites.map(({ id }) => id);
    const preferences = { siteId: sites[0], days: [], visitsPerWeek: null, monthlyBudgetCents: null, refusals: [], note: '' };
    await clinician.put(`/patients/${at.patientId}/preferences`, preferences, 0);
    expect(ids(await list(`?site=${sites[0]}`))).toEqual([review, errand]);
    expect(ids(await list(`?site=${sites[1]}`))).toEqual([]);
  });

  it('a missed check-in waits for two weeks, or until the patient answers', async () => {
    const [waits, old] = [await missedCheckIn(at, -3), await missedCheckIn(at, -15)];
    expect(ids(await list())).toEqual([waits]);
    expect(old).not.toBe(waits);
    await clinician.post(`/patients/${at.patientId}/check-ins`, checkIn(today, { painNow: 3 }));
    expect(ids(await list())).toEqual([]);
  });

  it('after a no-show the review is back with its days as they were', async () => {
    const id = await waitingReview(at, -3, 9);
    await booked(at, id, instant(2));
    expect((await list()).rows).toMatchObject([{ id, group: 'upcoming', action: 'see-visit' }]);
    await asSuperuser(test.database, (client) => client.query(`update stagewell.appointment set state = 'no-show'`));
    expect((await list()).rows).toMatchObject([{ id, group: 'due', action: 'book', opensOn: addDays(today, -3), dueOn: addDays(today, 9), visitAt: null }]);
  });
});
