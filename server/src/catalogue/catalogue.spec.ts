import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CatalogueEntry, Modality } from '@stagewell/shared/catalogue/modality';
import { startApp, type Person, type TestApp } from '../testing/app.js';

let test: TestApp;
let admin: Person;
let clinician: Person;
let neighbour: Person;
beforeAll(async () => {
  test = await startApp();
  [admin, clinician, neighbour] = (await Promise.all(['admin@a.test', 'clinician@a.test', 'clinician@b.test'].map((email) => test.as(email)))) as [
    Person,
    Person,
    Person,
  ];
});
afterAll(() => test.close());

const entry = async (person: Person, id: string): Promise<CatalogueEntry> => {
  const found = ((await person.get('/catalogue')).body as CatalogueEntry[]).find((one) => one.id === id);
  if (!found) throw new Error(`${id} is not in the catalogue`);
  return found;
};
const modalityOf = ({ clinicCopy: _, version: __, ...modality }: CatalogueEntry): Modality => modality;

describe('the catalogue', () => {
  it('begins as it is shipped', async () => {
    expect(await entry(clinician, 'cbt')).toMatchObject({ clinicCopy: false, version: 0, category: 'behavioral' });
  });

  it('a clinic’s copy replaces the entry for that clinic only', async () => {
    const mine = { ...modalityOf(await entry(admin, 'cbt')), usualLengthDays: 70 };
    expect((await admin.put('/catalogue/cbt', mine, 0)).body).toMatchObject({ clinicCopy: true, version: 1, usualLengthDays: 70 });
    expect(await entry(clinician, 'cbt')).toMatchObject({ clinicCopy: true, usualLengthDays: 70 });
    expect(await entry(neighbour, 'cbt')).toMatchObject({ clinicCopy: false });
    expect((await admin.put('/catalogue/cbt', mine, 0)).status).toBe(412);
    expect((await admin.put('/catalogue/cbt', mine, 1)).body).toMatchObject({ version: 2 });
  });

  it.each<[string, (modality: Modality) => object, string]>([
    ['another id than the address', (modality) => ({ ...modality, id: 'other' }), 'id'],
    ['a tag no rule knows', (modality) => ({ ...modality, tags: ['miracle'] }), 'tags.0'],
    ['a member too many', (modality) => ({ ...modality, price: 1 }), ''],
    ['a grade that does not exist', (modality) => ({ ...modality, grade: { ...modality.grade, value: 'Z' } }), 'grade.value'],
  ])('%s is refused', async (_, change, path) => {
    const answer = await admin.put('/catalogue/act', change(modalityOf(await entry(admin, 'act'))), 0);
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map((error: { path: string }) => error.path)).toContain(path);
  });

  it('only an administrator keeps copies', async () => {
    expect((await clinician.put('/catalogue/act', modalityOf(await entry(clinician, 'act')), 0)).status).toBe(403);
  });
});
