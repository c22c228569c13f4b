import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ImportLine } from '../import-report.js';
import { bundleText } from './bundle-text.js';
import { inOrder, isBulkFile, isLines, lookThrough, type BulkFile, type LookedThrough } from './files.js';
import { ITEM_9_ALARM, outcomeOf, toMapIn, urgentIn } from './import-run.js';
import { lineSplitter, type ByteLine } from './lines.js';

// Both platforms have them; the library of this workspace knows neither.
interface Platform {
  readonly TextEncoder: new () => { encode: (text: string) => Uint8Array };
  readonly TextDecoder: new () => { decode: (bytes: Uint8Array) => string };
  readonly crypto: { readonly subtle: { digest: (name: string, bytes: Uint8Array) => Promise<ArrayBuffer> } };
}
const platform = globalThis as unknown as Platform;
const bytesOf = (text: string): Uint8Array => new platform.TextEncoder().encode(text);
const decode = (bytes: Uint8Array): string => new platform.TextDecoder().decode(bytes);
const digest = async (bytes: Uint8Array): Promise<Uint8Array> => new Uint8Array(await platform.crypto.subtle.digest('SHA-256', bytes));

/** Cuts bytes at places that are anywhere. */
const cutAt = (bytes: Uint8Array, places: readonly number[]): readonly Uint8Array[] => {
  const edges = [0, ...places.map((place) => place % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length];
  return edges.slice(1).map((edge, index) => bytes.subarray(edges[index], edge));
};
const split = (chunks: readonly Uint8Array[], most: number): readonly (Omit<ByteLine, 'bytes'> & { readonly text: string | null })[] => {
  const lines = lineSplitter(most);
  return [...chunks.flatMap((chunk) => lines.push(chunk)), ...lines.end()].map(({ bytes, ...line }) => ({
    ...line,
    text: bytes === null ? null : decode(bytes),
  }));
};

describe('lines of bytes', () => {
  it('are the same wherever the parts of the file begin and end', () => {
    const characters = fc.constantFrom('a', 'ä', '🙂', '\n', '\r', ' ', '"');
    fc.assert(
      fc.property(fc.array(characters, { maxLength: 60 }), fc.array(fc.nat(200), { maxLength: 8 }), fc.integer({ min: 1, max: 12 }), (text, places, most) => {
        const bytes = bytesOf(text.join(''));
        const lines = split(cutAt(bytes, places), most);
        expect(lines).toEqual(split([bytes], most));
        for (const { start, length, text: said } of lines) if (said !== null) expect(decode(bytes.subarray(start, start + length))).toBe(said);
        const ends = text.join('').endsWith('\n') || bytes.length === 0;
        expect(lines).toHaveLength(text.join('').split('\n').length - (ends ? 1 : 0));
      }),
    );
  });

  it.each<[string, string, readonly (string | null)[]]>([
    ['nothing', '', []],
    ['a line without an end', 'a', ['a']],
    ['an end and nothing after it', 'a\n', ['a']],
    ['empty lines, which count', '\n\na', ['', '', 'a']],
    ['the longest that is kept, and one byte more', 'abcd\nabcde\nb', ['abcd', null, 'b']],
  ])('of %s', (_, text, expected) => {
    expect(split([bytesOf(text)], 4).map(({ text: said }) => said)).toEqual(expected);
    expect(split([bytesOf(text)], 4).map(({ number }) => number)).toEqual(expected.map((_said, index) => index + 1));
  });

  it('keeps nothing of a line without an end', () => {
    const lines = lineSplitter(1_000);
    const chunk = new Uint8Array(1_000_000).fill(97);
    for (let n = 0; n < 50; n++) {
      expect(lines.push(chunk)).toEqual([]);
      expect(lines.held()).toBe(0);
    }
    expect(lines.end()).toEqual([{ number: 1, start: 0, length: 50_000_000, bytes: null }]);
  });
});

const MOST = 4_000;
const fileOf = (name: string, text: string, chunk = 7): BulkFile => {
  const bytes = bytesOf(text);
  return {
    name,
    size: bytes.length,
    chunks: async function* () {
      for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
    },
    read: async (start, end) => bytes.subarray(start, end),
  };
};
const ndjson = (name: string, ...lines: readonly (object | string)[]): BulkFile =>
  fileOf(name, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
const look = (...files: readonly BulkFile[]): Promise<LookedThrough> => lookThrough(files, { most: MOST, decode, digest });
type Entry = { readonly fullUrl?: string; readonly resource: { readonly resourceType: string; readonly id?: string } };
const keysIn = async (plan: LookedThrough, files: readonly BulkFile[]): Promise<readonly (readonly string[])[]> => {
  const all: string[][] = [];
  for (const item of plan.items) {
    const bundle = JSON.parse(await bundleText(item, { files, plan, most: MOST, decode })) as { entry: readonly Entry[] };
    all.push(bundle.entry.map(({ resource }) => `${resource.resourceType}/${resource.id ?? '?'}`));
  }
  return all;
};

const patient = (id: string) => ({ resourceType: 'Patient', id });
const of = (type: string, id: string, who: string, more: object = {}) => ({ resourceType: type, id, subject: { reference: who }, ...more });
const bundle = (...resources: readonly object[]) => ({ resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) });

describe('the plan of files', () => {
  it.each<[string, readonly BulkFile[], readonly (readonly string[])[]]>([
    ['bundles, one a line', [ndjson('a.ndjson', bundle(patient('1')), bundle(patient('2')))], [['Patient/1'], ['Patient/2']]],
    ['a bundle whose type does not come first', [ndjson('a.ndjson', { entry: [{ resource: patient('1') }], resourceType: 'Bundle' })], [['Patient/1']]],
    ['a file that is a bundle', [fileOf('a.json', JSON.stringify(bundle(patient('1')), null, 2))], [['Patient/1']]],
    [
      'resources grouped by patient',
      [ndjson('a.ndjson', patient('1'), of('Goal', 'g', 'Patient/1'), patient('2'), of('Goal', 'h', 'Patient/2'))],
      [
        ['Patient/1', 'Goal/g'],
        ['Patient/2', 'Goal/h'],
      ],
    ],
    [
      'a file for each type, as bulk data comes, the patients last and in another order',
      [ndjson('Goal.ndjson', of('Goal', 'g', 'Patient/1'), of('Goal', 'h', 'Patient/2')), ndjson('Patient.ndjson', patient('2'), '', patient('1'))],
      [
        ['Goal/h', 'Patient/2'],
        ['Goal/g', 'Patient/1'],
      ],
    ],
    [
      'every way to name a patient',
      [
        ndjson(
          'a.ndjson',
          patient('1'),
          of('Observation', 'a', 'https://elsewhere.test/fhir/Patient/1'),
          of('Observation', 'b', 'Patient/1/_history/3'),
          of('Observation', 'c', 'urn:uuid:1'),
          { resourceType: 'AllergyIntolerance', id: 'd', patient: { reference: 'Patient/1' } },
          { resourceType: 'Coverage', id: 'e', beneficiary: { reference: 'Patient/1' } },
          { resourceType: 'Task', id: 'f', for: { reference: 'Patient/1' } },
          { resourceType: 'Appointment', id: 'g', participant: [{ actor: { reference: 'Practitioner/9' } }, { actor: { reference: 'Patient/1' } }] },
        ),
      ],
      [['Patient/1', 'Observation/a', 'Observation/b', 'Observation/c', 'AllergyIntolerance/d', 'Coverage/e', 'Task/f', 'Appointment/g']],
    ],
    [
      'what belongs to no patient goes where it is referred to, and what that refers to as well, once',
      [
        ndjson(
          'a.ndjson',
          { resourceType: 'Medication', id: 'm', manufacturer: { reference: 'Organization/o' } },
          { resourceType: 'Organization', id: 'o' },
          { resourceType: 'Practitioner', id: 'nobody' },
          { resourceType: 'Questionnaire', id: 'q', url: 'https://elsewhere.test/peg' },
          patient('1'),
          of('MedicationRequest', 'r', 'Patient/1', { medicationReference: { reference: 'Medication/m' } }),
          of('MedicationRequest', 's', 'Patient/1', { medicationReference: { reference: 'https://elsewhere.test/fhir/Medication/m' } }),
          patient('2'),
          of('QuestionnaireResponse', 'x', 'Patient/2', { questionnaire: 'https://elsewhere.test/peg|1.0' }),
        ),
      ],
      [
        ['Patient/1', 'MedicationRequest/r', 'MedicationRequest/s', 'Medication/m', 'Organization/o'],
        ['Patient/2', 'QuestionnaireResponse/x', 'Questionnaire/q'],
      ],
    ],
    ['a patient whose line comes twice once, at the first', [ndjson('a.ndjson', patient('1'), patient('2'), patient('1'))], [['Patient/1'], ['Patient/2']]],
    [
      'what belongs to no patient and comes twice, the same, once',
      [
        ndjson(
          'a.ndjson',
          { resourceType: 'Medication', id: 'm' },
          patient('1'),
          of('MedicationRequest', 'r', 'Patient/1', { m: { reference: 'Medication/m' } }),
        ),
        ndjson('b.ndjson', { resourceType: 'Medication', id: 'm' }),
      ],
      [['Patient/1', 'MedicationRequest/r', 'Medication/m']],
    ],
    ['two patients without ids apart', [ndjson('a.ndjson', { resourceType: 'Patient' }, { resourceType: 'Patient' })], [['Patient/?'], ['Patient/?']]],
    ['a mark at the beginning, and lines that end as elsewhere', [fileOf('a.ndjson', `\uFEFF${JSON.stringify(patient('1'))}\r\n\r\n`)], [['Patient/1']]],
    ['nothing', [ndjson('a.ndjson')], []],
  ])('%s', async (_, files, expected) => {
    const plan = await look(...files);
    expect(plan.leftOut).toEqual([]);
    expect(await keysIn(plan, files)).toEqual(expected);
  });

  it.each<[string, BulkFile, number | null, string]>([
    ['a line that is no JSON', ndjson('a.ndjson', patient('1'), '{"resourceType": "Goal", "id'), 2, 'it is not a JSON object'],
    ['a line that is a list', ndjson('a.ndjson', '[1]'), 1, 'it is not a JSON object'],
    ['a line that is no resource', ndjson('a.ndjson', { id: '1' }), 1, 'it has no resourceType'],
    ['a resource of a patient who is absent', ndjson('a.ndjson', of('Goal', 'g', 'Patient/7')), 1, 'Patient/7 is not in these files'],
    ['a resource of a chart without a patient', ndjson('a.ndjson', of('Goal', 'g', 'Group/7')), 1, 'this Goal names no patient'],
    ['a line that is too long', ndjson('a.ndjson', patient('1'), 'x'.repeat(MOST + 1)), 2, 'it has 0.0 MB; at most 0 MB are taken at once'],
    ['a file that is too large', fileOf('a.json', 'x'.repeat(MOST + 1)), null, 'it has 0.0 MB; at most 0 MB are taken at once'],
  ])('tells of %s where it is', async (_, file, line, reason) => {
    const plan = await look(file);
    expect(plan.leftOut).toEqual([{ file: 0, line, lines: 1, reason }]);
    expect(plan.leftOutLines).toBe(1);
  });

  it('leaves out a chart that is too large in whole, and says so for each of its stretches', async () => {
    const lines = Array.from({ length: 30 }, (_, n) => of('Goal', `g${n}`, 'Patient/1', { note: 'x'.repeat(100) }));
    const plan = await look(ndjson('a.ndjson', patient('1'), patient('2'), ...lines));
    expect(plan.items.map(({ line }) => line)).toEqual([2]);
    expect(plan.leftOut.map(({ line, lines: many }) => [line, many])).toEqual([
      [1, 1],
      [3, 30],
    ]);
    expect(plan.leftOutLines).toBe(31);
  });

  describe('of two systems in one folder', () => {
    const named = (id: string, family: string) => ({ ...patient(id), name: [{ family }] });
    const drug = (text: string) => ({ resourceType: 'Medication', id: '1', code: { text } });
    const TWICE = (what: string, second: number) =>
      `${what} stands twice with different content (line 1 of a.ndjson and line ${second} of b.ndjson): import each system's files by themselves`;

    it('makes no chart of two persons with one id, and names each line that may be of either', async () => {
      const files = [
        ndjson('a.ndjson', named('1', 'East'), of('Goal', 'g', 'Patient/1'), named('1', 'East'), named('2', 'Alone')),
        ndjson('b.ndjson', of('AllergyIntolerance', 'a', 'Patient/1'), named('1', 'West')),
      ];
      const plan = await look(...files);
      expect(await keysIn(plan, files)).toEqual([['Patient/2']]);
      expect(plan.leftOut.map(({ file, line, lines, reason }) => [file, line, lines, reason])).toEqual([
        [0, 1, 2, TWICE('Patient/1', 2)],
        [1, 1, 2, TWICE('Patient/1', 2)],
        [0, 3, 1, TWICE('Patient/1', 2)],
      ]);
      expect(plan.leftOutLines).toBe(5);
    });

    it('gives no chart the drug that another system calls by the same name', async () => {
      const request = of('MedicationRequest', 'r', 'Patient/1', { medicationReference: { reference: 'Medication/1' } });
      const files = [ndjson('a.ndjson', drug('morphine'), patient('1'), request), ndjson('b.ndjson', drug('naloxone'), drug('morphine'))];
      const plan = await look(...files);
      expect(await keysIn(plan, files)).toEqual([['Patient/1', 'MedicationRequest/r']]);
      expect(plan.leftOut.map(({ file, line, lines, reason }) => [file, line, lines, reason])).toEqual([
        [0, 1, 1, TWICE('Medication/1', 1)],
        [1, 1, 2, TWICE('Medication/1', 1)],
      ]);
    });
  });

  it('takes what is referred to as long as there is room', async () => {
    const files = [
      ndjson(
        'a.ndjson',
        { resourceType: 'Organization', id: 'large', name: 'x'.repeat(MOST - 200) },
        { resourceType: 'Organization', id: 'small' },
        patient('1'),
        of('Goal', 'g', 'Patient/1', { a: { reference: 'Organization/large' }, b: { reference: 'Organization/small' } }),
      ),
    ];
    expect(await keysIn(await look(...files), files)).toEqual([['Patient/1', 'Goal/g', 'Organization/small']]);
  });

  it('keeps one place for lines that follow each other', async () => {
    const plan = await look(ndjson('a.ndjson', patient('1'), of('Goal', 'g', 'Patient/1'), of('Goal', 'h', 'Patient/1'), of('Goal', 'i', 'Patient/9')));
    expect(plan.items[0]?.stretches).toEqual([{ file: 0, line: 1, lines: 3, start: 0, end: expect.any(Number) }]);
  });

  it('gives a resource with a UUID the full URL that others may refer to', async () => {
    const id = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';
    const files = [ndjson('a.ndjson', patient(id), of('Goal', 'g', `urn:uuid:${id}`))];
    const plan = await look(...files);
    const [item] = plan.items;
    if (item === undefined) throw new Error('No item');
    const { entry } = JSON.parse(await bundleText(item, { files, plan, most: MOST, decode })) as { entry: readonly Entry[] };
    expect(entry.map(({ fullUrl }) => fullUrl)).toEqual([`urn:uuid:${id}`, undefined]);
  });

  it('keeps numbers as they were written', async () => {
    const files = [fileOf('a.ndjson', `{"resourceType":"Patient","id":"1","n":1.50}`)];
    const plan = await look(...files);
    const [item] = plan.items;
    if (item === undefined) throw new Error('No item');
    expect(await bundleText(item, { files, plan, most: MOST, decode })).toContain('1.50');
  });

  it('says how far it has read', async () => {
    const told: number[] = [];
    const file = fileOf('a.json', '{}'.repeat(10), 8);
    await lookThrough([file], { most: MOST, decode, digest, told: (bytes) => told.push(bytes) });
    expect(told).toEqual([8, 16, 20]);
  });
});

describe('the fingerprint of files', () => {
  const print = async (...files: readonly BulkFile[]) => (await look(...files)).fingerprint;

  it('is the same however the bytes come, and whatever the files are called', async () => {
    const text = 'ab\n'.repeat(800_000);
    const first = await print(fileOf('a.json', text, 65_536));
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(await print(fileOf('b.json', text, 1_000_003))).toBe(first);
  });

  it.each([
    ['a byte in the middle', [fileOf('a.json', `${'a'.repeat(2_000_000)}b${'a'.repeat(2_000_000)}`, 65_536)]],
    ['a file more', [fileOf('a.json', 'a'.repeat(4_000_001), 65_536), fileOf('b.json', '')]],
    ['the place where one file ends', [fileOf('a.json', 'a'.repeat(4_000_000), 65_536), fileOf('b.json', 'a')]],
  ])('is another with %s', async (_, files) => {
    expect(await print(...files)).not.toBe(await print(fileOf('a.json', 'a'.repeat(4_000_001), 65_536)));
  });
});

describe('names of files', () => {
  it.each([
    ['a.ndjson', true, true],
    ['A.NDJSON', true, true],
    ['a.jsonl', true, true],
    ['a.json', false, true],
    ['a.ndjson.gz', false, false],
    ['a.csv', false, false],
  ])('%s', (name, lines, bulk) => expect([isLines(name), isBulkFile(name)]).toEqual([lines, bulk]));

  it('order the files', () => expect(inOrder([{ name: 'b' }, { name: 'B' }, { name: 'a' }]).map(({ name }) => name)).toEqual(['B', 'a', 'b']));
});

describe('what became of a chart', () => {
  const line = (more: Partial<ImportLine>): ImportLine => ({
    ...{ resourceType: 'Patient', sourceId: 'p', label: '', decision: 'taken', landed: 'patient', reason: '', needsMapping: false, rows: [] },
    ...more,
  });
  it.each<[string, readonly ImportLine[], string, number]>([
    ['a patient who was not here', [line({})], 'new', 0],
    ['one who was, with something new', [line({ decision: 'unchanged' }), line({ landed: 'facts', needsMapping: true })], 'changed', 1],
    ['one who was, with something joined', [line({ decision: 'unchanged' }), line({ landed: 'medicines', decision: 'merged' })], 'changed', 0],
    ['all here', [line({ decision: 'unchanged' }), line({ landed: null, decision: 'skipped' })], 'unchanged', 0],
  ])('%s', (_, lines, outcome, toMap) => {
    const count = (decision: string) => lines.filter((one) => one.decision === decision).length;
    const counts = { taken: count('taken'), merged: count('merged'), unchanged: count('unchanged'), skipped: count('skipped') };
    expect([outcomeOf({ lines, counts }), toMapIn({ lines })]).toEqual([outcome, toMap]);
  });

  it.each<[string, readonly ImportLine[], string]>([
    ['no line says it', [line({ reason: 'PHQ-9 item 9 0' })], ''],
    ['a line says it', [line({}), line({ reason: `${ITEM_9_ALARM}; PHQ-9 item 9 3` })], ITEM_9_ALARM],
    ['nothing could be kept of the answer', [line({ decision: 'skipped', reason: `${ITEM_9_ALARM}; dated 2199-01-01, after today` })], ITEM_9_ALARM],
    ['it is here already', [line({ decision: 'unchanged', reason: `already here; ${ITEM_9_ALARM}` })], ITEM_9_ALARM],
    ['the rest was cut off', [line({ reason: `kept: …; ${ITEM_9_ALARM.slice(0, 40)}…` })], ITEM_9_ALARM],
  ])('thoughts of death: %s', (_, lines, urgent) => expect(urgentIn({ lines })).toBe(urgent));
});
