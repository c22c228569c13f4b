import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { addDays } from '@stagewell/shared/dates';
import type { ClosureView, NewClosure } from '@stagewell/shared/clinics/closure';
import type { ClinicView } from '@stagewell/shared/people/person';
import { startApp, type Person, type TestApp } from '../testing/app.js';
import { asSuperuser } from '../testing/database.js';

let test: TestApp;
let admin: Person;
let clinician: Person;
let stranger: Person;
let today: string;
let sites: ClinicView['sites'];
let theirSites: ClinicView['sites'];
const clinicOf = async (person: Person): Promise<ClinicView> => (await person.get('/clinic')).body as ClinicView;
beforeAll(async () => {
  test = await startApp();
  [admin, clinician, stranger] = await Promise.all([test.as('admin@a.test'), test.as('clinician@a.test'), test.as('admin@b.test')]);
  ({ today, sites } = await clinicOf(admin));
  ({ sites: theirSites } = await clinicOf(stranger));
});
afterAll(() => test.close());

const body = (more: Partial<NewClosure> = {}): NewClosure => ({
  siteId: null,
  firstOn: addDays(today, 10),
  lastOn: addDays(today, 11),
  reason: 'New Year',
  ...more,
});
const add = async (more: Partial<NewClosure> = {}): Promise<ClosureView> => {
  const answer = await admin.post('/clinic/closures', body(more));
  expect(answer.status).toBe(201);
  return answer.body as ClosureView;
};
const edit = (id: string, more: Partial<NewClosure>, version: number, person = admin) => person.put(`/clinic/closures/${id}`, body(more), version);
const withdraw = (id: string, version: number, person = admin) =>
  person.change(`/clinic/closures/${id}/entered-in-error`, { reason: 'The wrong year' }, version);
const listed = async (query = '', person = clinician): Promise<readonly ClosureView[]> =>
  (await person.get(`/clinic/closures${query}`)).body as readonly ClosureView[];
const idsOf = (closures: readonly ClosureView[]): readonly string[] => closures.map(({ id }) => id);

describe('a closure of the clinic', () => {
  it.each(['clinician', 'scheduler', 'admin', 'auditor'])('is added by an administrator and read by a %s, by first day', async (role) => {
    const later = await add({ firstOn: addDays(today, 40), lastOn: addDays(today, 40), siteId: sites[0]?.id ?? null, reason: '  Staff training ' });
    const sooner = await add({ firstOn: addDays(today, 30), lastOn: addDays(today, 45) });
    expect(later).toEqual({
      id: expect.any(String),
      siteId: sites[0]?.id,
      firstOn: addDays(today, 40),
      lastOn: addDays(today, 40),
      reason: 'Staff training',
      version: 1,
      createdByName: expect.any(String),
      createdAt: expect.any(String),
    });
    const read = await listed('', await test.as(`${role}@a.test`));
    expect(read).toEqual(expect.arrayContaining([sooner, later]));
    expect(idsOf(read).indexOf(sooner.id)).toBeLessThan(idsOf(read).indexOf(later.id));
    expect(idsOf(await listed('', stranger))).not.toContain(later.id);
  });

  it('is listed while a day of it lies in what is asked for; when nothing is said, from today on', async () => {
    const [past, now] = [await add({ firstOn: addDays(today, -9), lastOn: addDays(today, -1) }), await add({ firstOn: addDays(today, -1), lastOn: today })];
    const known = async (query: string) => idsOf(await listed(query)).filter((id) => [past.id, now.id].includes(id));
    expect(await known('')).toEqual([now.id]);
    expect(await known(`?from=${addDays(today, -1)}`)).toEqual([past.id, now.id]);
    expect(await known(`?from=${addDays(today, -20)}&to=${addDays(today, -9)}`)).toEqual([past.id]);
    expect(await known(`?from=${addDays(today, -20)}&to=${addDays(today, -10)}`)).toEqual([]);
    expect((await clinician.get(`/clinic/closures?to=${addDays(today, -1)}`)).body).toMatchObject({ status: 400, errors: [{ path: 'to' }] });
    expect((await clinician.get('/clinic/closures?from=soon')).status).toBe(400);
  });

  it.each<[what: string, more: () => object, path: string]>([
    ['a last day before the first', () => ({ lastOn: addDays(today, 9) }), 'lastOn'],
    ['a mistyped year', () => ({ lastOn: addDays(today, 10 + 366) }), 'lastOn'],
    ['a day that does not exist', () => ({ firstOn: '2027-02-30' }), 'firstOn'],
    ['no reason', () => ({ reason: '  ' }), 'reason'],
    ['a site that nobody has', () => ({ siteId: randomUUID() }), 'siteId'],
    ['a site of another clinic', () => ({ siteId: theirSites[0]?.id }), 'siteId'],
    ['no word on the site', () => ({ siteId: undefined }), 'siteId'],
  ])('%s: refused, nothing stored', async (_what, more, path) => {
    const kept = await add();
    const before = await listed();
    const answers = [await admin.post('/clinic/closures', { ...body(), ...more() }), await edit(kept.id, more(), 1)];
    for (const answer of answers) expect(answer.body).toMatchObject({ status: 400, code: 'fields-refused', errors: [{ path }] });
    expect(await listed()).toEqual(before);
  });

  it('is changed on the version that was seen', async () => {
    const { id } = await add();
    expect((await edit(id, { reason: 'Stocktaking' }, 9)).body).toMatchObject({ status: 412, code: 'version-clash' });
    expect((await edit(id, { reason: 'Stocktaking', lastOn: addDays(today, 12), siteId: sites[0]?.id ?? null }, 1)).body).toMatchObject({
      version: 2,
      reason: 'Stocktaking',
      lastOn: addDays(today, 12),
      siteId: sites[0]?.id,
    });
    expect((await edit(id, {}, 1)).status).toBe(412);
    expect((await edit(randomUUID(), {}, 1)).status).toBe(404);
    expect((await edit(id, {}, 2, stranger)).status).toBe(404);
  });

  it('entered in error leaves the list and stays in the table', async () => {
    const { id } = await add();
    expect((await withdraw(id, 9)).body).toMatchObject({ status: 412, code: 'version-clash' });
    expect((await withdraw(id, 1, stranger)).status).toBe(404);
    expect((await withdraw(id, 1)).status).toBe(204);
    expect(idsOf(await listed())).not.toContain(id);
    expect((await withdraw(id, 2)).status).toBe(404);
    expect((await edit(id, {}, 2)).status).toBe(404);
    const { rows } = await asSuperuser(test.database, (client) =>
      client.query('select reason, entered_in_error_reason as why from stagewell.clinic_closure where id = $1', [id]),
    );
    expect(rows).toEqual([{ reason: 'New Year', why: 'The wrong year' }]);
  });

  it.each(['clinician', 'scheduler', 'auditor'])('is not for a %s to write', async (role) => {
    const { id } = await add();
    const person = await test.as(`${role}@a.test`);
    expect((await person.post('/clinic/closures', body())).status).toBe(403);
    expect((await edit(id, {}, 1, person)).status).toBe(403);
    expect((await withdraw(id, 1, person)).status).toBe(403);
  });

  it('names another clinic’s site in no way, even past the application', async () => {
    const insert = asSuperuser(test.database, (client) =>
      client.query(
        `insert into stagewell.clinic_closure (clinic_id, id, site_id, first_on, last_on, reason, created_by)
         select s.clinic_id, gen_random_uuid(), $2, $3, $3, 'Painting', gen_random_uuid() from stagewell.site s where s.id = $1`,
        [sites[0]?.id, theirSites[0]?.id, today],
      ),
    );
    await expect(insert).rejects.toMatchObject({ code: '23503' });
  });
});
