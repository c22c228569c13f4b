import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FACT_CODES, FACTS } from '@stagewell/shared/patients/facts';
import { bundleOf, PATIENT, readOk, TODAY, valuesIn } from './testing.js';
import { validateSync } from 'class-validator';
import { plainToInstance } from 'class-transformer';
import { NewPatientDto } from '../../patients/patient.dto.js';
import { SECTION_DTOS } from '../../patients/sections.dto.js';
import { madeBundle, type Made } from './made-bundle.js';
import type { ReadBundle } from './imported.js';
import { readBundle } from './read-bundle.js';

const problemsOf = (value: unknown) => {
  const read = readBundle(value, { today: TODAY });
  return read.ok ? null : read.problems;
};

describe('a bundle that is refused as a whole', () => {
  it.each([
    ['not an object', 7, '$', /not a FHIR resource/],
    ['a list', [], '$', /not a FHIR resource/],
    ['nothing', null, '$', /not a FHIR resource/],
    ['no resource type', {}, '$.resourceType', /no resourceType/],
    ['another resource', { resourceType: 'Patient' }, '$.resourceType', /"Patient" is not a Bundle/],
    ['a search result', { resourceType: 'Bundle', type: 'searchset', entry: [] }, '$.type', /transaction or collection/],
    ['no type', { resourceType: 'Bundle', entry: [] }, '$.type', /transaction or collection/],
    ['no entries', { resourceType: 'Bundle', type: 'collection' }, '$.entry', /no list of entries/],
    ['entries that are no list', { resourceType: 'Bundle', type: 'collection', entry: {} }, '$.entry', /no list of entries/],
    ['no patient', { resourceType: 'Bundle', type: 'collection', entry: [] }, '$.entry', /no Patient/],
  ])('%s is named with its path', (_name, value, path, reason) => {
    expect(problemsOf(value)).toEqual([{ path, reason: expect.stringMatching(reason) }]);
  });

  it('two patients are named, each with its place', () => {
    expect(problemsOf(bundleOf({ resourceType: 'Patient', id: 'p2' }))).toEqual([
      { path: '$.entry[0].resource', reason: expect.stringContaining('one of 2 Patients') },
      { path: '$.entry[1].resource', reason: expect.stringContaining('Patient/p2') },
    ]);
  });

  it('a patient without any record number is refused', () => {
    expect(problemsOf({ resourceType: 'Bundle', type: 'collection', entry: [{ resource: { resourceType: 'Patient' } }] })).toEqual([
      { path: '$.entry[0].resource.identifier', reason: expect.any(String) },
    ]);
  });
});

describe('the report', () => {
  it('has one line for every entry, in the order of the bundle', () => {
    const bundle = { ...bundleOf({ resourceType: 'Encounter', id: 'e1' }, { resourceType: 'Unheard', id: 'u1' }) };
    const read = readOk({ ...bundle, entry: [...(bundle['entry'] as Made[]), null, { resource: {} }, 'x'] });
    expect(read.lines.map((line) => [line.sourceId, line.decision, line.reason])).toEqual([
      ['Patient/p1', 'taken', expect.stringContaining('MRN-1')],
      ['Encounter/e1', 'skipped', 'past visits are not kept'],
      ['Unheard/u1', 'skipped', 'this type is not imported'],
      ['entry[3]', 'skipped', 'entry[3] holds no resource'],
      ['entry[4]', 'skipped', 'entry[4].resource has no resourceType'],
      ['entry[5]', 'skipped', 'entry[5] holds no resource'],
    ]);
  });

  const weight: Made = {
    ...{ resourceType: 'Observation', id: 'o1', status: 'final', subject: { reference: 'Patient/p1' }, effectiveDateTime: '2026-05-01' },
    ...{ code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }] }, valueQuantity: { value: 3, code: 'kg' } },
  };
  it('an observation with its focus on the patient is read', () => {
    expect(readOk(bundleOf({ ...weight, focus: [{ reference: 'Patient/p1' }] })).lines[1]?.decision).toBe('taken');
  });

  const condition = (change: Made): Made => ({ resourceType: 'Condition', id: 'c1', code: { text: 'Pain' }, subject: { reference: 'urn:uuid:p1' }, ...change });
  it.each([
    ['about another patient', condition({ subject: { reference: 'Patient/p2' } }), 'about another patient'],
    ['by a search that is not followed', condition({ subject: { reference: 'Patient?identifier=x' } }), 'about another patient'],
    ['about the owner of another identifier', condition({ subject: { identifier: { value: 'ZZZ' } } }), 'an identifier that the patient has not'],
    [
      'about the owner of our number in another system',
      condition({ subject: { identifier: { system: 'urn:elsewhere', value: 'MRN-1' } } }),
      'an identifier that the patient has not',
    ],
    [
      'about somebody else by identifier and name',
      { resourceType: 'AllergyIntolerance', id: 'a1', code: { text: 'Nuts' }, patient: { identifier: { value: 'SOMEONE-ELSE' }, display: 'Somebody Else' } },
      'an identifier that the patient has not',
    ],
    ['about somebody else by name', condition({ subject: { display: 'Somebody Else' } }), 'a name that the patient has not'],
    ['about a relative of the same name', condition({ subject: { display: 'Luis Rivera' } }), 'a name that the patient has not'],
    ['about her child', condition({ subject: { display: 'Baby girl of Ana Rivera' } }), 'a name that the patient has not'],
    ['about her unborn child', { ...weight, focus: [{ reference: 'Patient/fetus' }] }, 'about something or somebody else than the patient, by its focus'],
    ['about a device in her', { ...weight, focus: [{ display: 'Stimulator' }] }, 'by its focus'],
  ])('a resource %s is skipped', (_name, resource, reason) => {
    expect(readOk(bundleOf(resource)).lines[1]).toMatchObject({ decision: 'skipped', reason: expect.stringContaining(reason) });
  });

  it.each([
    ['by full URL', { reference: 'urn:uuid:p1' }],
    ['by type and id', { reference: 'Patient/p1' }],
    ['by absolute URL', { reference: 'https://ehr.example.org/r4/Patient/p1' }],
    ['not at all', undefined],
    ['by a number of hers', { identifier: { system: 'urn:x', value: 'MRN-1' } }],
    ['by a number of hers without a system', { identifier: { value: 'MRN-1' }, display: 'R., A.' }],
    ['by her name', { display: 'Ana Rivera' }],
    ['by her name as a list has it', { display: 'RIVERA, Ana María (1980)' }],
    ['by her name with a title', { display: 'Ms. A. Rivera' }],
    ['as the patient', { display: 'Patient' }],
    ['by nothing', { identifier: {}, display: '' }],
  ])('a resource that names our patient %s is read', (_name, subject) => {
    expect(readOk(bundleOf(condition({ subject }))).lines[1]?.decision).toBe('taken');
  });

  it('a resource that stands twice is read once', () => {
    const read = readOk(bundleOf(condition({}), condition({ code: { text: 'Other' } })));
    expect(valuesIn(read, 'conditions').map((value) => value.label)).toEqual(['Pain']);
    expect(read.lines[2]).toMatchObject({ decision: 'skipped', reason: expect.stringContaining('stands twice') });
  });

  it.each<[string, Made, Made, string]>([
    ['the later change', { lastUpdated: '2026-01-01T10:00:00Z' }, { lastUpdated: '2026-02-01T10:00:00Z' }, 'second'],
    ['the later change, wherever it stands', { lastUpdated: '2026-02-01T10:00:00Z' }, { lastUpdated: '2026-01-01T10:00:00Z' }, 'first'],
    ['the later change, by their offsets', { lastUpdated: '2026-01-01T23:00:00-05:00' }, { lastUpdated: '2026-01-02T01:00:00Z' }, 'first'],
    ['the later change in one night of UTC', { lastUpdated: '2026-01-02T01:00:00Z' }, { lastUpdated: '2026-01-01T23:00:00Z' }, 'first'],
    [
      'the later change before the higher number',
      { lastUpdated: '2026-02-01T10:00:00Z', versionId: '1' },
      { lastUpdated: '2026-01-01T10:00:00Z', versionId: '2' },
      'first',
    ],
    [
      'the higher number of one moment',
      { lastUpdated: '2026-01-01T10:00:00Z', versionId: '9' },
      { lastUpdated: '2026-01-01T10:00:00Z', versionId: '10' },
      'second',
    ],
    ['the higher number', { versionId: '9' }, { versionId: '10' }, 'second'],
  ])('of two versions of one resource the newer is read: %s', (_name, first, second, expected) => {
    const read = readBundle(bundleOf(condition({ meta: first, code: { text: 'first' } }), condition({ meta: second, code: { text: 'second' } })), {
      ...{ today: TODAY, zone: 'America/New_York' },
    });
    if (!read.ok) throw new Error('refused');
    expect(valuesIn(read, 'conditions').map((value) => value.label)).toEqual([expected]);
    const [taken, passed] = expected === 'first' ? [1, 2] : [2, 1];
    expect(read.lines[taken]?.decision).toBe('taken');
    expect(read.lines[passed]).toMatchObject({ decision: 'skipped', reason: 'Condition/c1 stands twice in the bundle; an older version was passed over' });
  });

  it.each<[string, Made, Made]>([
    ['say nothing', {}, {}],
    ['are of one version', { versionId: '2' }, { versionId: '2' }],
    ['have names of versions', { versionId: 'a' }, { versionId: 'b' }],
    ['say no moment', { lastUpdated: 'soon' }, { lastUpdated: 7 }],
    ['do not both say it', {}, { lastUpdated: '2026-01-01T10:00:00Z' }],
  ])('of two that %s the first is read', (_name, first, second) => {
    const read = readOk(bundleOf(condition({ meta: first }), condition({ meta: second, code: { text: 'Other' } })));
    expect(valuesIn(read, 'conditions').map((value) => value.label)).toEqual(['Pain']);
    expect(read.lines[2]?.reason).toContain('the first was read');
  });

  it('an allergy that was refuted since is not taken, and a medicine is the one that its newer version names', () => {
    const verified = (code: string): Made => ({ coding: [{ code }] });
    const allergy = (versionId: string, code: string): Made => ({
      ...{ resourceType: 'AllergyIntolerance', id: 'a1', meta: { versionId }, patient: { reference: 'Patient/p1' } },
      ...{ code: { text: 'Penicillin' }, verificationStatus: verified(code) },
    });
    const medication = (versionId: string, name: string): Made => ({ resourceType: 'Medication', id: 'm1', meta: { versionId }, code: { text: name } });
    const order = {
      ...{ resourceType: 'MedicationRequest', id: 'r1', status: 'active', intent: 'order', subject: { reference: 'Patient/p1' } },
      medicationReference: { reference: 'Medication/m1' },
    };
    const read = readOk(bundleOf(allergy('1', 'confirmed'), allergy('2', 'refuted'), medication('1', 'Codeine'), medication('2', 'Duloxetine'), order));
    expect(valuesIn(read, 'allergies')).toEqual([]);
    expect(valuesIn(read, 'medicines').map(({ label }) => label)).toEqual(['Duloxetine']);
  });

  it('what a transaction deletes is not taken', () => {
    const bundle = bundleOf(condition({}));
    const entry = (bundle['entry'] as Made[]).map((one, index) => (index === 1 ? { ...one, request: { method: 'DELETE' } } : one));
    expect(readOk({ ...bundle, type: 'transaction', entry }).lines[1]).toMatchObject({ decision: 'skipped', reason: 'the bundle deletes it' });
  });

  it('a resource without an id is known by its full URL, else by its content', () => {
    const entry = [
      { resource: PATIENT },
      { fullUrl: 'urn:uuid:c9', resource: condition({ id: undefined, subject: undefined }) },
      { resource: condition({ id: undefined, subject: undefined }) },
    ];
    const ids = () => readOk({ resourceType: 'Bundle', type: 'collection', entry }).rows.map((row) => row.sourceId);
    expect(ids()).toEqual(['urn:uuid:c9', expect.stringMatching(/^Condition\/content-[0-9a-f]{32}$/)]);
    expect(ids()).toEqual(ids());
  });
});

describe('the made bundle', () => {
  const bundle = madeBundle({ today: TODAY });
  const read = readOk(bundle);

  it('is the same for one seed and another for another', () => {
    expect(madeBundle({ today: TODAY })).toEqual(bundle);
    expect(readOk(madeBundle({ today: TODAY, seed: 2 })).patient.value.mrn).not.toBe(read.patient.value.mrn);
  });

  it('fills every section', () => {
    const count = (section: string) => read.rows.filter((row) => row.section === section).length;
    expect(
      Object.fromEntries(['conditions', 'allergies', 'medicines', 'facts', 'coverages', 'history', 'checkIns'].map((section) => [section, count(section)])),
    ).toEqual({
      conditions: 4,
      allergies: 2,
      medicines: 5,
      facts: 24,
      coverages: 2,
      history: 4,
      checkIns: 23,
    });
  });

  it('holds every measurement that has a LOINC code', () => {
    const kept = new Set(valuesIn(read, 'facts').map((fact) => fact.code));
    const coded = FACT_CODES.filter((code) => FACTS[code].loinc.length > 0 && !['pain', 'peg', 'phq4'].includes(code));
    expect(coded.filter((code) => !kept.has(code))).toEqual([]);
    expect(kept.has('gad7')).toBe(true);
  });

  it('fills every demographic field', () => {
    expect(read.patient.value).toEqual({
      mrn: expect.stringMatching(/^M-\d{6}-1$/),
      familyName: "Núñez O'Connor",
      givenName: 'María José',
      birthDate: expect.any(String),
      sex: 'female',
      language: 'es',
      interpreter: true,
      phone: '+1 555 0142',
      email: 'maria.nunez@example.org',
      address: '12 Álamo Street, Apt 3, Santa Fe, NM 87501, US',
      serviceStatus: 'not-asked',
    });
  });

  it('gives the same rows and lines every time, with one source id per row', () => {
    expect(readOk(bundle)).toEqual(read);
    const keys = read.rows.map((row) => `${row.section} ${row.sourceId}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(read.rows.every((row) => row.sourceSystem === 'urn:example:hospital')).toBe(true);
  });

  it('needs no mapping when made without what is unmapped, except for procedures', () => {
    const mapped = readOk(madeBundle({ today: TODAY, unmapped: false }));
    expect(mapped.lines.filter((line) => line.needsMapping).map((line) => line.resourceType)).toEqual(['Procedure', 'Procedure']);
  });
});

type Path = readonly (string | number)[];
const pathsOf = (value: unknown, path: Path = []): readonly Path[] => {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, Array.isArray(value) ? Number(key) : key]))];
};
const withValue = (value: unknown, path: Path, put: unknown): unknown => {
  const [head, ...rest] = path;
  if (head === undefined) return put;
  if (Array.isArray(value)) return value.map((inner: unknown, index) => (index === head ? withValue(inner, rest, put) : inner));
  // An earlier change may have taken this path away.
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]: [string, unknown]) => [key, key === head ? withValue(inner, rest, put) : inner]));
};

/** What the form of a row would refuse: an imported row must stay editable. */
const refusedByForms = (read: Extract<ReadBundle, { ok: true }>): readonly string[] => [
  ...validateSync(plainToInstance(NewPatientDto, read.patient.value)).map((error) => `patient.${error.property}`),
  ...read.rows.flatMap((row) =>
    row.section === 'checkIns' ? [] : validateSync(plainToInstance(SECTION_DTOS[row.section], row.value)).map((error) => `${row.section}.${error.property}`),
  ),
];

describe('malformed shapes', () => {
  const bundle = madeBundle({ today: TODAY });
  const paths = pathsOf(bundle);
  const odd = fc.oneof(
    fc.constantFrom(
      null,
      undefined,
      [],
      {},
      '',
      'constructor',
      '__proto__',
      -1,
      1e308,
      Number.NaN,
      true,
      '2026-13-45',
      [[]],
      [null],
      { coding: 'x' },
      { reference: 7 },
      '\u0000\ud800',
    ),
    fc.jsonValue(),
  );

  it('never throw: every entry keeps its line, every row its source, whatever stands in any field', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...paths), odd), { minLength: 1, maxLength: 5 }), (changes) => {
        const broken = changes.reduce<unknown>((value, [path, put]) => withValue(value, path, put), bundle);
        const read = readBundle(broken, { today: TODAY });
        if (!read.ok) {
          expect(read.problems.length).toBeGreaterThan(0);
          return;
        }
        expect(read.lines).toHaveLength((broken as { entry: unknown[] }).entry.length);
        expect(read.lines.every((line) => line.reason !== '' && line.label !== '' && line.label.length <= 200 && line.reason.length <= 300)).toBe(true);
        const keys = read.rows.map((row) => `${row.section} ${row.sourceId}`);
        expect(new Set(keys).size).toBe(keys.length);
        expect(read.rows.every((row) => row.sourceId.length <= 200 && row.sourceSystem.length <= 300)).toBe(true);
        expect(refusedByForms(read)).toEqual([]);
        // What PostgreSQL cannot store must not get through.
        expect(JSON.stringify(read.rows)).not.toMatch(/\\u0000|\\ud[89a-f]/iu);
      }),
      { numRuns: 150 },
    );
  });

  it('every single field in turn may be a number, a text, a list or an object', () => {
    const strange = [7, 'text', [], {}, null, [{}], true];
    const [patient, ...others] = bundle['entry'] as readonly Made[];
    const small = others.map((entry) => ({ ...bundle, entry: [patient, entry] }));
    const outcomes = small.flatMap((one) =>
      pathsOf(one).map((path, index) => readBundle(withValue(one, path, strange[index % strange.length]), { today: TODAY })),
    );
    expect(outcomes.length).toBeGreaterThan(2000);
    expect(outcomes.filter((read) => (read.ok ? read.lines.length !== 2 : read.problems.length === 0))).toEqual([]);
  });
});
