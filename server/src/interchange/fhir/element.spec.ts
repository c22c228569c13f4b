import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { clip, codings, conceptText, element, elements, fhirDay, lookUp, text } from './element.js';

describe('a FHIR date', () => {
  it.each([
    ['a day', '2024-02-29', '2024-02-29', 'day'],
    ['a moment keeps the day that stands in it', '2024-02-29T23:59:59-08:00', '2024-02-29', 'day'],
    ['a moment in UTC', '2024-03-01T00:10:00Z', '2024-03-01', 'day'],
    ['a month is not a day', '2024-02', null, 'partial'],
    ['a year is not a day', '2024', null, 'partial'],
    ['a day that does not exist', '2023-02-29', null, 'nonsense'],
    ['a day with words after it', '2024-02-29 or so', null, 'nonsense'],
    ['the year 9999, which some write for no end', '9999-12-31', null, 'nonsense'],
    ['a day before any living person', '0001-01-01', null, 'nonsense'],
    ['a word', 'yesterday', null, 'nonsense'],
    ['a number', 20240229, null, 'none'],
    ['nothing', undefined, null, 'none'],
  ])('%s', (_name, written, day, given) => {
    expect(fhirDay(written)).toEqual({ day, given });
  });
});

describe('a text', () => {
  it.each([
    ['keeps accents and apostrophes', "Núñez O'Connor", "Núñez O'Connor"],
    ['composes accents', 'Nu\u0301n\u0303ez', 'Núñez'],
    ['loses what PostgreSQL refuses: a NUL', 'a\u0000b', 'a b'],
    ['loses what PostgreSQL refuses: half a surrogate pair', 'a\ud83d b', 'a b'],
    ['keeps a whole pair', 'a\ud83d\ude00', 'a\ud83d\ude00'],
    ['becomes one line', ' a \r\n\t b ', 'a b'],
    ['is empty for a number', 7, ''],
    ['is empty for an object', { a: 1 }, ''],
  ])('%s', (_name, written, expected) => {
    expect(text(written)).toBe(expected);
  });

  it('is never longer than asked and never ends in half a pair', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.integer({ min: 2, max: 12 }), (value, max) => {
        const short = clip(value, max);
        expect(short.length).toBeLessThanOrEqual(max);
        expect(short).not.toMatch(/\p{Cs}/u);
        expect(value.length <= max ? short === value : short.endsWith('…')).toBe(true);
      }),
    );
  });
});

describe('codings', () => {
  it.each([
    ['of HL7', 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor', 'UNK'],
    ['of HL7, by its older address', 'http://hl7.org/fhir/v3/NullFlavor', 'NI'],
    ['of HL7, by its identifier', 'urn:oid:2.16.840.1.113883.5.1008', 'OTH'],
    ['of FHIR', 'http://terminology.hl7.org/CodeSystem/data-absent-reason', 'unknown'],
    ['of FHIR, by its older address', 'http://hl7.org/fhir/data-absent-reason', 'masked'],
  ])('a placeholder %s is no code and no label', (_name, system, code) => {
    const placeholder = { system, code, display: 'Unknown' };
    expect([codings({ coding: [placeholder] }), conceptText({ coding: [placeholder] })]).toEqual([[], '']);
    expect(conceptText({ coding: [placeholder, { system: 'http://snomed.info/sct', code: '1', display: 'Latex' }] })).toBe('Latex');
    expect(conceptText({ coding: [placeholder], text: 'Latex' })).toBe('Latex');
  });

  it.each([
    ['RxNorm', 'http://www.nlm.nih.gov/research/umls/rxnorm', 'rxnorm', '123'],
    ['LOINC', 'http://loinc.org', 'loinc', '123'],
    ['ICD-10-CM', 'http://hl7.org/fhir/sid/icd-10-cm', 'icd-10-cm', '123'],
    ['SNOMED CT', 'http://snomed.info/sct', 'snomed', '123'],
    ['an unknown system stays in front of its code', 'http://hl7.org/fhir/sid/ndc', 'local', 'http://hl7.org/fhir/sid/ndc|123'],
    ['a system named like a property of every object', 'constructor', 'local', 'constructor|123'],
    ['no system', undefined, 'local', '123'],
  ])('%s', (_name, url, system, code) => {
    expect(codings({ coding: [{ system: url, code: '123', display: 'D' }] })).toEqual([{ system, code, display: 'D', verification: 'received' }]);
  });

  it('stand once and fit the eight thousand bytes of a row', () => {
    const many = Array.from({ length: 300 }, (_unused, index) => ({ system: 'http://loinc.org', code: `c${index % 200}`, display: 'é'.repeat(190) }));
    const kept = codings({ coding: many });
    expect(Buffer.byteLength(JSON.stringify(kept))).toBeLessThan(8000);
    expect(new Set(kept.map((coding) => coding.code)).size).toBe(kept.length);
    expect(kept.length).toBeGreaterThan(5);
  });

  it.each([
    ['its own text', { text: 'Own', coding: [{ code: '1', display: 'D' }] }, 'Own'],
    ['the first display', { coding: [{ code: '1' }, { code: '2', display: 'D' }] }, 'D'],
    ['the first code', { coding: [{ code: '1' }] }, '1'],
    ['nothing for nothing', null, ''],
  ])('the words of a concept are %s', (_name, concept, expected) => {
    expect(conceptText(concept)).toBe(expected);
  });
});

describe('elements of the wrong type', () => {
  it.each([[null], [7], ['text'], [true], [undefined], [[]]])('%p is no element', (value) => {
    expect(element(value)).toBeNull();
  });

  it('one element where a list was expected counts as a list of one', () => {
    expect(elements({ a: 1 })).toEqual([{ a: 1 }]);
    expect(elements([{ a: 1 }, 'x', null, 4, { b: 2 }])).toEqual([{ a: 1 }, { b: 2 }]);
  });

  it('a table answers only for its own names', () => {
    expect(lookUp({ a: 1 }, 'a')).toBe(1);
    expect(lookUp({ a: 1 }, 'constructor')).toBeUndefined();
    expect(lookUp({ a: 1 }, '__proto__')).toBeUndefined();
  });
});
