import { describe, expect, it } from '@jest/globals';
import { TODAY } from './testing.js';
import { readPatient } from './patient.js';
import type { Element } from './element.js';

const MR = { coding: [{ code: 'MR' }] };
const base: Element = {
  resourceType: 'Patient',
  id: 'p1',
  identifier: [{ system: 'urn:x', value: 'M1' }],
  name: [{ family: 'Rivera', given: ['Ana'] }],
  gender: 'female',
  birthDate: '1980-02-29',
  communication: [{ language: { coding: [{ code: 'en' }] } }],
};
const read = (change: Element) => {
  const found = readPatient({ ...base, ...change }, '$.entry[0].resource', TODAY);
  if (!found.ok) throw new Error(found.reason);
  return { value: found.patient.value, source: [found.patient.sourceSystem, found.patient.sourceId], notes: found.notes.join('; ') };
};

describe('the record number', () => {
  it.each([
    [
      'is the identifier of type MR',
      [
        { system: 'urn:a', value: 'A' },
        { type: MR, system: 'urn:b', value: 'B' },
      ],
      'B',
      'urn:b',
    ],
    [
      'is else the first identifier',
      [
        { system: 'urn:a', value: 'A' },
        { system: 'urn:b', value: 'B' },
      ],
      'A',
      'urn:a',
    ],
    ['is never a social security number', [{ type: { coding: [{ code: 'SS' }] }, system: 'urn:ssn', value: '999-00-1234' }], 'p1', 'fhir'],
    [
      'passes over one that is too long rather than shorten it',
      [
        { type: MR, system: 'urn:a', value: 'x'.repeat(41) },
        { system: 'urn:b', value: 'B' },
      ],
      'B',
      'urn:b',
    ],
    [
      'is never an old one',
      [
        { use: 'old', type: MR, system: 'urn:a', value: 'A' },
        { system: 'urn:b', value: 'B' },
      ],
      'B',
      'urn:b',
    ],
    ['is never one whose time has ended', [{ type: MR, system: 'urn:a', value: 'A', period: { end: '2026-06-29' } }], 'p1', 'fhir'],
    ['is never one whose year has ended', [{ type: MR, system: 'urn:a', value: 'A', period: { end: '2025' } }], 'p1', 'fhir'],
    ['may be one that ends later', [{ type: MR, system: 'urn:a', value: 'A', period: { end: '2026-06-30T08:00:00Z' } }], 'A', 'urn:a'],
    ['may be one that ends this year', [{ type: MR, system: 'urn:a', value: 'A', period: { end: '2026' } }], 'A', 'urn:a'],
    ['is never a social security number by its system', [{ system: 'http://hl7.org/fhir/sid/us-ssn', value: '999-00-1234' }], 'p1', 'fhir'],
    ['nor by its OID', [{ system: 'urn:oid:2.16.840.1.113883.4.1', value: '999-00-1234' }], 'p1', 'fhir'],
    ['nor where it is typed as a record number', [{ type: MR, system: 'http://hl7.org/fhir/sid/us-ssn', value: '999-00-1234' }], 'p1', 'fhir'],
    ['is never a number of Medicare', [{ system: 'http://hl7.org/fhir/sid/us-mbi', value: '1EG4-TE5-MK73' }], 'p1', 'fhir'],
    ['nor an old one of Medicare', [{ system: 'http://hl7.org/fhir/sid/us-medicare', value: '1EG4' }], 'p1', 'fhir'],
    ['is never a member number in words', [{ type: { text: 'Member Number' }, system: 'urn:payer', value: 'W1' }], 'p1', 'fhir'],
    ['is one of type PI before one without a system', [{ value: 'A' }, { type: { coding: [{ code: 'PI' }] }, system: 'urn:b', value: 'B' }], 'B', 'urn:b'],
    ['is one without a system before the resource id', [{ value: 'A' }], 'A', 'fhir'],
    ['is else the resource id', [], 'p1', 'fhir'],
    ['is else the resource id when identifiers are no list of objects', 'M1', 'p1', 'fhir'],
  ])('%s', (_name, identifier, mrn, system) => {
    const found = read({ identifier });
    expect(found.value.mrn).toBe(mrn);
    expect(found.source).toEqual([system, mrn]);
  });

  it.each(['MB', 'HC', 'AN', 'VN', 'PN', 'SB', 'SN', 'ANC', 'MA', 'DL'])('is never a number of type %s', (code) => {
    const typed = { type: { coding: [{ code }] }, system: 'urn:payer', value: 'W1' };
    expect(read({ identifier: [typed, { system: 'urn:b', value: 'B' }] }).source).toEqual(['urn:b', 'B']);
    expect(read({ identifier: [typed] }).source).toEqual(['fhir', 'p1']);
  });

  it('missing altogether refuses the patient, with its path', () => {
    expect(readPatient({ resourceType: 'Patient', name: [{ family: 'R' }] }, '$.entry[3].resource', TODAY)).toEqual({
      ok: false,
      path: '$.entry[3].resource.identifier',
      reason: expect.stringMatching(/no record number/),
    });
  });
});

describe('names', () => {
  it.each([
    ['accents and apostrophes stay', [{ family: "Núñez O'Connor", given: ['María', 'José'] }], "Núñez O'Connor", 'María José', ''],
    [
      'the official name comes before the maiden name',
      [
        { use: 'maiden', family: 'Peña' },
        { use: 'official', family: 'Soto', given: ['Ana'] },
      ],
      'Soto',
      'Ana',
      '',
    ],
    ['a name given as one text stays whole', [{ text: 'Ana Rivera' }], 'Ana Rivera', '', 'one text'],
    ['no name is said, not made up', undefined, 'Name not given', '', 'name not given'],
    ['a name of another type is no name', 'Ana', 'Name not given', '', 'name not given'],
    ['a very long name is shortened and says so', [{ family: 'R'.repeat(120), given: ['A'] }], `${'R'.repeat(99)}…`, 'A', 'family name shortened'],
  ])('%s', (_name, name, family, given, note) => {
    const found = read({ name });
    expect([found.value.familyName, found.value.givenName]).toEqual([family, given]);
    expect(found.notes).toContain(note);
  });
});

describe('the birth date', () => {
  it.each([
    ['a whole day', '1980-02-29', '1980-02-29', ''],
    ['missing is unknown', undefined, null, 'birth date not given'],
    ['a year alone is unknown', '1980', null, 'birth date has no day'],
    ['a day that does not exist is unknown', '1981-02-29', null, 'birth date is no usable date'],
    ['a day after today is unknown', '2027-01-01', null, 'after today'],
  ])('%s', (_name, birthDate, expected, note) => {
    const found = read({ birthDate });
    expect(found.value.birthDate).toBe(expected);
    expect(found.notes).toContain(note);
  });
});

describe('sex, language, interpreter', () => {
  it.each([
    ['female', 'female', ''],
    ['male', 'male', ''],
    ['other', 'other', ''],
    ['unknown', 'unknown', ''],
    [undefined, 'unknown', 'sex not given'],
    ['constructor', 'unknown', 'sex "constructor" not known'],
  ])('gender %p is %s', (gender, expected, note) => {
    const found = read({ gender });
    expect(found.value.sex).toBe(expected);
    expect(found.notes).toContain(note);
  });

  it.each([
    ['English of the United States', [{ language: { coding: [{ code: 'en-US' }] } }], 'en', ''],
    ['Spanish', [{ language: { coding: [{ code: 'es' }] } }], 'es', ''],
    ['the preferred one of two', [{ language: { coding: [{ code: 'en' }] } }, { language: { coding: [{ code: 'es-MX' }] }, preferred: true }], 'es', ''],
    ['Portuguese is another language', [{ language: { coding: [{ code: 'pt' }] } }], 'other', 'language pt'],
    ['not given is English until asked', undefined, 'en', 'language not given'],
  ])('%s', (_name, communication, expected, note) => {
    const found = read({ communication });
    expect(found.value.language).toBe(expected);
    expect(found.notes).toContain(note);
  });

  it('an interpreter is needed only when the source says so', () => {
    const url = 'http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired';
    expect(read({ extension: [{ url, valueBoolean: true }] }).value.interpreter).toBe(true);
    expect(read({ extension: [{ url, valueBoolean: false }] }).value.interpreter).toBe(false);
    expect(read({}).value.interpreter).toBe(false);
  });
});

describe('contacts', () => {
  it('take the mobile and current ones, and never shorten', () => {
    const found = read({
      telecom: [
        { system: 'phone', use: 'old', value: '1' },
        { system: 'phone', use: 'home', value: '2' },
        { system: 'phone', use: 'mobile', value: '3' },
        { system: 'email', value: `${'x'.repeat(260)}@example.org` },
      ],
    });
    expect(found.value.phone).toBe('3');
    expect(found.value.email).toBe('');
    expect(found.notes).toContain('email longer than 254 characters');
  });

  it('an address becomes one line in the order of an envelope', () => {
    const address = [
      { use: 'old', city: 'Elsewhere' },
      { line: ['618 Satterfield Drive', 'Apt 3'], city: 'Gardner', state: 'Massachusetts', postalCode: '01440', country: 'US' },
    ];
    expect(read({ address }).value.address).toBe('618 Satterfield Drive, Apt 3, Gardner, Massachusetts 01440, US');
    expect(read({ address: [{ text: 'Somewhere 1' }] }).value.address).toBe('Somewhere 1');
  });

  it('a recorded death is said, because the chart does not hold it', () => {
    expect(read({ deceasedDateTime: '2020-01-02T10:00:00Z' }).notes).toContain('died on 2020-01-02');
    expect(read({ deceasedBoolean: true }).notes).toContain('having died');
    expect(read({ deceasedBoolean: false }).notes).not.toContain('died');
  });

  it('replaced by another record in the system that sends it is said, and which one', () => {
    expect(read({ active: false, link: [{ type: 'replaced-by', other: { reference: 'Patient/p2' } }] }).notes).toContain('replaced this record by Patient/p2');
    expect(read({ link: [{ type: 'replaced-by' }] }).notes).toContain('replaced this record: import');
    expect(read({ link: [{ type: 'seealso', other: { reference: 'Patient/p2' } }] }).notes).not.toContain('replaced');
  });

  it('service status is not asked, never "none"', () => {
    expect(read({}).value.serviceStatus).toBe('not-asked');
  });
});
