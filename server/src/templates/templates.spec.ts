import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { NewTemplate, TemplateView } from '@stagewell/shared/templates/template';
import { SHIPPED_TEMPLATES } from '@stagewell/shared/templates/shipped-templates.data';
import { startApp, type Person, type TestApp } from '../testing/app.js';
import { BODIES } from '../testing/bodies.js';

let test: TestApp;
let clinician: Person;
let admin: Person;
let stranger: Person;
beforeAll(async () => {
  test = await startApp();
  [clinician, admin, stranger] = await Promise.all([test.as('clinician@a.test'), test.as('admin@a.test'), test.as('clinician@b.test')]);
});
afterAll(() => test.close());

const body = (more: Partial<NewTemplate> = {}): NewTemplate => ({ ...(BODIES['NewTemplate']?.() as NewTemplate), ...more });
const save = async (more: Partial<NewTemplate> = {}): Promise<TemplateView> => {
  const answer = await clinician.post('/templates', body(more));
  expect(answer.status).toBe(201);
  return answer.body as TemplateView;
};
const retire = (id: string, version: number, retired = true, person = admin) => person.change(`/templates/${id}/retirement`, { retired }, version);
const listed = async (person = clinician): Promise<readonly TemplateView[]> => (await person.get('/templates')).body as readonly TemplateView[];

describe('a template of the clinic', () => {
  it('is saved by whoever writes plans, and offered to all of the clinic and to nobody else', async () => {
    const input = body();
    const made = await save(input);
    expect(made).toMatchObject({ ...input, version: 1, savedByName: expect.any(String), editedByName: null, retired: false });
    expect(await listed(admin)).toContainEqual(made);
    expect((await listed(stranger)).map(({ id }) => id)).not.toContain(made.id);
  });

  it.each(SHIPPED_TEMPLATES.map(({ id, sources: _, ...template }) => [id, template] as const))('may be a copy of the shipped %s', (_id, template) =>
    save({ ...template, name: `${template.name}, ours` }).then(({ document }) => expect(document).toEqual(template.document)),
  );

  it.each<[what: string, more: (document: NewTemplate['document']) => object, status: number, code: string]>([
    ['no name', () => ({ name: '  ' }), 400, 'fields-refused'],
    ['no course', (document) => ({ document: { ...document, courses: [] } }), 400, 'fields-refused'],
    ['no document', () => ({ document: null }), 400, 'fields-refused'],
    ['a day before the start', (document) => ({ document: { ...document, courses: [{ ...document.courses[0], startDay: -1 }] } }), 400, 'fields-refused'],
    ['a note on a patient', (document) => ({ document: { ...document, courses: [{ ...document.courses[0], note: 'Her son' }] } }), 400, 'fields-refused'],
    [
      'a treatment that nobody knows',
      (document) => ({ document: { ...document, courses: [{ ...document.courses[0], modalityId: 'magnets' }] } }),
      422,
      'template-refused',
    ],
    ['a stage that it lacks', (document) => ({ document: { ...document, courses: [{ ...document.courses[0], stage: 1 }] } }), 422, 'template-refused'],
  ])('%s: refused, nothing stored', async (_what, more, status, code) => {
    const before = await listed();
    const answer = await clinician.post('/templates', { ...body(), ...more(body().document) });
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([status, code]);
    expect(await listed()).toEqual(before);
  });

  it('has a name that no other one has, until it is retired', async () => {
    const first = await save({ name: 'Knee pain' });
    expect((await clinician.post('/templates', body({ name: ' knee PAIN ' }))).body).toMatchObject({ status: 409, code: 'template-exists' });
    expect((await retire(first.id, 1)).status).toBe(200);
    await save({ name: 'Knee pain' });
    expect((await retire(first.id, 2, false)).body).toMatchObject({ status: 409, code: 'template-exists' });
  });

  it('is retired and offered again by an administrator, each on the version they saw', async () => {
    const { id } = await save();
    expect((await retire(id, 1, true, clinician)).status).toBe(403);
    expect((await retire(id, 9)).body).toMatchObject({ status: 412, code: 'version-clash' });
    expect((await retire(id, 1)).body).toMatchObject({ version: 2, retired: true, editedByName: expect.any(String) });
    expect((await retire(id, 2, false)).body).toMatchObject({ version: 3, retired: false });
    expect((await retire(randomUUID(), 1)).status).toBe(404);
    expect((await retire(id, 3, true, await test.as('admin@b.test'))).status).toBe(404);
  });

  it('is not saved by whoever may not write plans', async () => {
    expect((await (await test.as('scheduler@a.test')).post('/templates', body())).status).toBe(403);
  });
});
