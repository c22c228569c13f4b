import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays } from '@stagewell/shared/dates';
import type { ImportReport } from '@stagewell/shared/interchange/import-report';
import type { MatchedChart } from '@stagewell/shared/patients/merge';
import { startApp, type TestApp } from '../testing/app.js';
import { asSuperuser } from '../testing/database.js';
import { madeBundle, type Made } from './fhir/made-bundle.js';
import { importFiles } from './import-files.js';

let test: TestApp;
let folder: string;
let today: string;
let take: (text: string, name: string) => Promise<ImportReport>;
let matches: (patientId: string) => Promise<readonly MatchedChart[]>;
let seed = 9_000;

beforeAll(async () => {
  test = await startApp();
  folder = mkdtempSync(join(tmpdir(), 'import-files-'));
  const clinician = await test.as('clinician@a.test');
  today = (await clinician.get('/clinic')).body.today as string;
  matches = async (patientId) => (await clinician.get(`/patients/${patientId}/duplicates`)).body as MatchedChart[];
  take = async (text, name) => {
    const answer = await clinician
      .post(`/imports/fhir?fileName=${encodeURIComponent(name)}`, text as unknown as object)
      .set('content-type', 'application/fhir+json');
    if (answer.status !== 201) throw Object.assign(new Error('refused'), { statusCode: answer.status });
    return answer.body as ImportReport;
  };
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await test.close();
});

const fileOf = (name: string, ...lines: readonly (object | string)[]): string => {
  const path = join(folder, name);
  writeFileSync(path, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  return path;
};
const imported = async (named: readonly string[], from = 1) => {
  const [said, complained]: [string[], string[]] = [[], []];
  const all = await importFiles(named, {
    ...{ take, matches, lines: false, from },
    say: (text) => said.push(text.replaceAll(`${folder}/`, '')),
    complain: (text) => complained.push(text.replaceAll(`${folder}/`, '')),
  });
  return { all, said, complained };
};
/** Nobody here is born on the day of another, or they would be proposed as one person. */
const bornOn = (id: string): string =>
  addDays(
    '1931-02-02',
    [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 25_000, 7),
  );
const patientOf = (id: string): Made => ({
  ...{ resourceType: 'Patient', id, gender: 'female', birthDate: bornOn(id), name: [{ family: `Many${id}`, given: ['Ana'] }] },
  identifier: [{ type: { coding: [{ code: 'MR' }] }, system: 'urn:many', value: `M-${id}` }],
});
const weight = (id: string, of: string): Made => ({
  ...{ resourceType: 'Observation', id, status: 'final', subject: { reference: `Patient/${of}` }, effectiveDateTime: '2024-03-01T10:00:00Z' },
  code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }] },
  valueQuantity: { value: 70, code: 'kg' },
});
const bundleOf = (...resources: readonly Made[]): Made => ({ resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) });
const facts = (id: string) =>
  asSuperuser(test.database, async (client) => {
    const found = await client.query<{ n: string }>(
      `select count(*) as n from stagewell.fact f join stagewell.patient p on p.id = f.patient_id where p.mrn = 'M-${id}'`,
    );
    return Number(found.rows[0]?.n);
  });
const fresh = () => randomBytes(4).toString('hex');

describe('files from the command line', () => {
  it('with a resource a line, a file for each type, become the charts of their patients', async () => {
    const [one, two] = [fresh(), fresh()];
    const named = [
      fileOf('Observation.ndjson', weight('w1', one), weight('w2', two), weight('w3', one)),
      fileOf('Patient.ndjson', patientOf(two), patientOf(one)),
    ];
    const { all, said, complained } = await imported(named);
    expect([all, complained]).toEqual([true, []]);
    expect(said).toEqual([
      '2 files looked through: 2 charts',
      `Patient.ndjson line 1: Many${two}, Ana: new, brought 2 of 2 resources`,
      `Patient.ndjson line 2: Many${one}, Ana: new, brought 3 of 3 resources`,
      expect.stringMatching(/^2 charts: 2 new, 0 added to, 0 with nothing new, 0 refused; 0 resources to map; \d+ ms$/),
    ]);
    expect([await facts(one), await facts(two)]).toEqual([2, 1]);
  });

  it('say what brought something and what brought nothing, line by line', async () => {
    const id = fresh();
    const { said } = await imported([
      fileOf('lines.ndjson', bundleOf(patientOf(id)), bundleOf(patientOf(id)), bundleOf(patientOf(id), weight('w1', id)), madeBundle({ today, seed: ++seed })),
    ]);
    expect(said.slice(1)).toEqual([
      `lines.ndjson line 1: Many${id}, Ana: new, brought 1 of 1 resources`,
      `lines.ndjson line 2: Many${id}, Ana: nothing new`,
      `lines.ndjson line 3: Many${id}, Ana: was here, brought 1 of 2 resources`,
      expect.stringMatching(/^lines.ndjson line 4: Núñez O'Connor, María José: new, brought \d+ of \d+ resources, \d+ skipped$/),
      expect.stringMatching(/^ {4}\d+ to map: \w+ ".*", …$/),
      expect.stringMatching(/^4 charts: 2 new, 1 added to, 1 with nothing new, 0 refused; \d+ resources to map/),
    ]);
  });

  it.each<[string, () => string, RegExp]>([
    ['a line that cannot be read', () => fileOf('cut.ndjson', patientOf(fresh()), '{"resourceType":'), /^cut.ndjson line 2 left out: it is not a JSON object$/],
    [
      'a line of a patient who is absent',
      () => fileOf('alone.ndjson', weight('w', 'nobody')),
      /^alone.ndjson line 1 left out: Patient\/nobody is not in these files$/,
    ],
    ['a line that is too long', () => fileOf('long.ndjson', 'x'.repeat(10 * 1024 * 1024 + 1)), /^long.ndjson line 1 left out: it has 10.0 MB; at most 10 MB/],
    ['a bundle that is refused', () => fileOf('empty.ndjson', bundleOf()), /^empty.ndjson line 1 refused: /],
    ['a file that is too large', () => fileOf('large.json', 'x'.repeat(10 * 1024 * 1024 + 1)), /^large.json left out: it has 10.0 MB/],
    ['a file that is not there', () => join(folder, 'absent.ndjson'), /^absent.ndjson refused: it cannot be opened \(ENOENT\)/],
  ])('name %s, and the program says so by its exit', async (_, file, told) => {
    const { all, complained } = await imported([file()]);
    expect(all).toBe(false);
    expect(complained).toEqual([expect.stringMatching(told)]);
  });

  it('say of a new chart whose person may have one already', async () => {
    await imported([fileOf('twin-1.json', bundleOf(patientOf('twin')))]);
    const again = { ...patientOf('twin'), id: 'twin-2', identifier: [{ type: { coding: [{ code: 'MR' }] }, system: 'urn:other', value: 'M-twin-2' }] };
    const { said } = await imported([fileOf('twin-2.json', bundleOf(again))]);
    expect(said).toContain('    probably the same person as Manytwin, Ana, record number M-twin; nothing was merged');
  });

  it('go on at a chart by its number across all files, and say how many were passed over', async () => {
    const [one, two, three] = [fresh(), fresh(), fresh()];
    const files = [fileOf('from-1.ndjson', patientOf(one), patientOf(two)), fileOf('from-2.ndjson', patientOf(three))];
    const { all, said } = await imported(files, 2);
    expect([all, said.slice(1)]).toEqual([
      true,
      [
        '1 chart passed over; going on with chart 2 of 3',
        `from-1.ndjson line 2: Many${two}, Ana: new, brought 1 of 1 resources`,
        `from-2.ndjson line 1: Many${three}, Ana: new, brought 1 of 1 resources`,
        expect.stringContaining('2 charts: 2 new'),
      ],
    ]);
  });

  it('are not all here when the number is behind the last chart', async () => {
    const { all, complained } = await imported([fileOf('behind.ndjson', patientOf(fresh()))], 2);
    expect([all, complained]).toEqual([false, ['--from 2 is behind the last chart: there is 1 chart. Nothing was imported.']]);
  });

  it('are told in full when a file is one bundle', async () => {
    const { said } = await imported([fileOf('one.json', madeBundle({ today, seed: ++seed }))]);
    expect(said).toContainEqual(expect.stringMatching(/^ {2}\d+ to map or complete before every rule can judge:$/));
    expect(said).toContainEqual(expect.stringMatching(/^ {4}skipped {3}\d+ × /));
  });

  it('are all files of a folder, and other files in it are let be', async () => {
    const inside = mkdtempSync(join(folder, 'folder-'));
    const id = fresh();
    writeFileSync(join(inside, 'b.ndjson'), JSON.stringify(weight('w', id)));
    writeFileSync(join(inside, 'a.ndjson'), JSON.stringify(patientOf(id)));
    writeFileSync(join(inside, 'notes.txt'), 'nothing');
    const { all, said } = await imported([inside]);
    expect([all, said[0]]).toEqual([true, '2 files looked through: 1 chart']);
    expect(await facts(id)).toBe(1);
  });

  it('that are stored are not called refused when what comes after storing fails', async () => {
    const complained: string[] = [];
    const broken = importFiles([fileOf('after.ndjson', patientOf(fresh()))], {
      ...{ take, lines: false, from: 1, say: () => undefined, complain: (text: string) => complained.push(text) },
      matches: () => Promise.reject(Object.assign(new Error('No list'), { statusCode: 422 })),
    });
    await expect(broken).rejects.toThrow('No list');
    expect(complained).toEqual([expect.stringMatching(/^Stopped at chart 1, /)]);
  });

  it('that meet something unexpected say where to go on, and what', async () => {
    const complained: string[] = [];
    const files = [fileOf('stop-1.ndjson', patientOf(fresh()), '', patientOf(fresh())), fileOf('stop-2.ndjson', patientOf(fresh()), patientOf(fresh()))];
    const broken = importFiles(files, {
      ...{ lines: false, from: 1, say: () => undefined, complain: (text: string) => complained.push(text) },
      take: (text, name) => (name === 'stop-2.ndjson line 1' ? Promise.reject(new Error('The disk is full')) : take(text, name)),
      matches,
    });
    await expect(broken).rejects.toThrow('The disk is full');
    expect(complained).toEqual([
      expect.stringMatching(/^Stopped at chart 3, .*stop-2.ndjson line 1. What comes before is stored. Go on with --from 3 and the same files;/),
    ]);
  });
});
