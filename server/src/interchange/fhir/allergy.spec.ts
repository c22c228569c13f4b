import { describe, expect, it } from '@jest/globals';
import { readResources, valuesIn } from './testing.js';
import type { Made } from './made-bundle.js';

const code = (value: string): Made => ({ coding: [{ code: value }] });
const RX = (value: string, display: string): Made => ({ coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: value, display }] });
const read = (change: Made) => {
  const found = readResources({
    resourceType: 'AllergyIntolerance',
    id: 'a1',
    code: RX('7258', 'Naproxen'),
    type: 'allergy',
    clinicalStatus: code('active'),
    patient: { reference: 'Patient/p1' },
    ...change,
  });
  return { line: found.line, value: valuesIn(found, 'allergies')[0], statement: valuesIn(found, 'statements')[0] };
};

describe('an allergy', () => {
  it.each([
    ['an ingredient code is mapped', RX('7258', 'Naproxen'), 'naproxen', false],
    ['a product code is not mapped', RX('849574', 'Naproxen sodium 220 MG Oral Tablet'), null, true],
    ['a name alone is not mapped, even a known one', { text: 'Naproxen' }, null, true],
    [
      'two ingredients are not one substance',
      { coding: [...(RX('7258', 'Naproxen')['coding'] as Made[]), ...(RX('5640', 'Ibuprofen')['coding'] as Made[])] },
      null,
      true,
    ],
  ])('%s', (_name, concept, substance, needsMapping) => {
    const found = read({ code: concept });
    expect(found.value?.substance).toBe(substance);
    expect(found.line.needsMapping).toBe(needsMapping);
  });

  it.each([
    ['allergy', 'allergy', 'allergy', ''],
    ['intolerance', 'intolerance', 'intolerance', ''],
    ['not given: the stricter reading', undefined, 'allergy', 'type not given, taken as allergy'],
  ])('kind %s', (_name, type, kind, note) => {
    const found = read({ type });
    expect(found.value?.kind).toBe(kind);
    expect(found.line.reason).toContain(note);
  });

  it.each([
    ['an allergy in error', { verificationStatus: code('entered-in-error') }, 'allergies'],
    ['an allergy that is refuted', { verificationStatus: code('refuted') }, 'allergies'],
    ['an allergy that is over', { clinicalStatus: code('resolved') }, 'allergies'],
    ['a statement in error', { verificationStatus: code('entered-in-error'), code: code('716186003') }, 'statements'],
  ])('%s names the row that an earlier import made of it, and lands nowhere', (_name, change, section) => {
    expect(read(change).line).toMatchObject({ decision: 'skipped', landed: null, rows: [{ section, sourceId: 'AllergyIntolerance/a1' }] });
  });

  it('keeps every reaction and the worst severity', () => {
    const reaction = [
      { manifestation: [{ text: 'Hives' }], severity: 'severe' },
      { manifestation: [{ text: 'Itch' }, { text: 'Hives' }], severity: 'mild', description: 'after one tablet' },
    ];
    expect(read({ reaction, criticality: 'high' }).value).toMatchObject({ reaction: 'Hives; Itch; after one tablet; criticality: high', severity: 'severe' });
    expect(read({}).value).toMatchObject({ reaction: '', severity: 'unknown' });
    expect(read({ reaction: [{ severity: 'fatal' }] }).value?.severity).toBe('unknown');
  });

  it.each([
    ['refuted', { verificationStatus: code('refuted') }, 'refuted'],
    ['entered in error', { verificationStatus: code('entered-in-error') }, 'entered in error'],
    ['resolved', { clinicalStatus: code('resolved') }, 'no longer a risk'],
    ['inactive', { clinicalStatus: code('inactive') }, 'no longer a risk'],
    ['without a substance', { code: undefined }, 'names no substance'],
  ])('%s is skipped with its reason', (_name, change, reason) => {
    const found = read(change);
    expect(found.value).toBeUndefined();
    expect(found.line).toMatchObject({ decision: 'skipped', reason: expect.stringContaining(reason) });
  });
});

describe('no known allergy', () => {
  it.each([
    ['as an identifier', code('716186003'), 'none'],
    ['as a code of the patient summary', code('no-known-allergies'), 'none'],
    ['no information is not "none"', code('no-allergy-info'), 'not-asked'],
  ])('%s is a dated statement, never an allergy', (_name, concept, answer) => {
    const found = read({ code: concept, recordedDate: '2026-03-04T08:00:00Z' });
    expect(found.value).toBeUndefined();
    expect(found.statement).toEqual({ topic: 'allergies', answer, askedOn: '2026-03-04' });
    expect(found.line.landed).toBe('statements');
  });

  const ABSENT = 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips';
  it.each<[string, Made, string]>([
    ['SNOMED CT, drugs', { coding: [{ system: 'http://snomed.info/sct', code: '409137002', display: 'No known drug allergy' }] }, 'no drug allergy is known'],
    ['SNOMED CT, surroundings', code('428607008'), 'no environmental allergy is known'],
    ['SNOMED CT, food', code('429625007'), 'no food allergy is known'],
    ['the patient summary, drugs', { coding: [{ system: ABSENT, code: 'no-known-medication-allergies' }] }, 'no drug allergy is known'],
    ['the patient summary, food', { coding: [{ system: ABSENT, code: 'no-known-food-allergies' }] }, 'no food allergy is known'],
    ['the patient summary, something else', { coding: [{ system: ABSENT, code: 'no-problem-info' }] }, 'nothing is known about problems'],
    [
      'a display',
      { coding: [{ system: 'http://snomed.info/sct', code: '1', display: 'No known latex allergy (situation)' }] },
      '"No known latex allergy (situation)"',
    ],
    ...['No Known Allergies', 'NKDA', 'NKA', 'No known drug allergies (NKDA)', 'no known drug, food or latex allergies.', 'None', 'Denies allergies'].map(
      (words): [string, Made, string] => [`words: ${words}`, { text: words }, `"${words}"`],
    ),
  ])('that is not said as such is neither an allergy nor a statement: %s', (_name, concept, stated) => {
    const found = read({ code: concept, recordedDate: '2026-03-04' });
    expect([found.value, found.statement]).toEqual([undefined, undefined]);
    expect(found.line).toMatchObject({
      decision: 'skipped',
      needsMapping: false,
      reason: `the source states: ${stated}; that is no allergy and is not kept: ask, and enter it here`,
    });
  });

  it.each<[string, Made, string]>([
    ['an exception', { text: 'No known allergies except penicillin' }, 'No known allergies except penicillin'],
    ['a named drug', { text: 'No known allergy to penicillin' }, 'No known allergy to penicillin'],
    ['words that only begin so', { text: 'NKDA? Penicillin rash' }, 'NKDA? Penicillin rash'],
    ['an ingredient code beside the words', { ...RX('7258', 'Naproxen'), text: 'NKDA' }, 'NKDA'],
    ['a substance that sounds alike', { text: 'Nonoxynol' }, 'Nonoxynol'],
  ])('is not read where something is named: %s', (_name, concept, label) => {
    expect(read({ code: concept }).value?.label).toBe(label);
  });

  const UNKNOWN = { system: 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor', code: 'UNK', display: 'Unknown' };
  it('a placeholder names no substance; the substance of the reaction does, and no code is kept of it', () => {
    expect(read({ code: { coding: [UNKNOWN] } }).line).toMatchObject({ decision: 'skipped', reason: 'names no substance' });
    const found = read({ code: { coding: [UNKNOWN] }, reaction: [{ substance: { text: 'Latex' } }] });
    expect(found.value).toMatchObject({ label: 'Latex', codings: [] });
  });

  it('without the day it was asked is skipped', () => {
    expect(read({ code: code('716186003') }).line).toMatchObject({ decision: 'skipped', reason: expect.stringContaining('ask again') });
  });
});
