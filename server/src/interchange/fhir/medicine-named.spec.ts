import { describe, expect, it } from '@jest/globals';
import { readResources, valuesIn, type ReadOne } from './testing.js';
import type { Made } from './made-bundle.js';

const RX = (code: string, display: string): Made => ({ coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code, display }] });
const GABAPENTIN = RX('25480', 'Gabapentin');
const request = (id: string, change: Made): Made => ({
  resourceType: 'MedicationRequest',
  id,
  status: 'active',
  intent: 'order',
  subject: { reference: 'Patient/p1' },
  authoredOn: '2026-01-10T09:00:00Z',
  ...change,
});
const one = (read: ReadOne) => ({ line: read.line, medicine: valuesIn(read, 'medicines')[0] });
const NULL_FLAVOR = 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor';
const coded = (system: string, code: string, text?: string): Made => ({ coding: [{ system, code, display: 'unknown' }], text });
const named = (...concepts: readonly Made[]) => {
  const read = readResources(...concepts.map((medicationCodeableConcept, index) => request(`m${index}`, { medicationCodeableConcept })));
  return { ...read, values: valuesIn(read, 'medicines') };
};

describe('a code that says that there is none', () => {
  it.each([
    ['a null flavor', NULL_FLAVOR, 'UNK'],
    ['a null flavor by its old address', 'http://hl7.org/fhir/v3/NullFlavor', 'OTH'],
    ['a null flavor by OID', 'urn:oid:2.16.840.1.113883.5.1008', 'NI'],
    ['a reason why data are absent', 'http://terminology.hl7.org/CodeSystem/data-absent-reason', 'unknown'],
    ['a reason why data are absent, as older files have it', 'http://hl7.org/fhir/data-absent-reason', 'unknown'],
    ['an absence of the patient summary', 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips', 'not-asked'],
  ])('joins no two medicines and is not kept: %s', (_name, system, code) => {
    const found = named(coded(system, code, 'Warfarin 5 mg'), coded(system, code, 'Methadone 10 mg'));
    expect(found.values).toMatchObject([
      { label: 'Warfarin 5 mg', codings: [] },
      { label: 'Methadone 10 mg', codings: [] },
    ]);
    expect(found.lines.map((line) => line.decision)).toEqual(['taken', 'taken']);
  });

  it('beside a true code changes nothing', () => {
    const both = { coding: [...(coded(NULL_FLAVOR, 'UNK')['coding'] as Made[]), ...(GABAPENTIN['coding'] as Made[])] };
    expect(named(both, GABAPENTIN).values).toMatchObject([{ label: 'Gabapentin', ingredients: ['gabapentin'], codings: [{ code: '25480' }] }]);
  });

  it('names no medicine', () => {
    expect(named(coded(NULL_FLAVOR, 'UNK')).line).toMatchObject({ decision: 'skipped', reason: 'names no medicine' });
  });

  it.each([
    ['one name, however it is written', coded(NULL_FLAVOR, 'UNK', 'Lithium'), coded(NULL_FLAVOR, 'OTH', 'LITHIUM'), 1],
    ["a house's code with other words", coded('urn:l', 'OTHER', 'Lithium'), coded('urn:l', 'OTHER', 'Tizanidine'), 2],
    ["a house's code with the same words", coded('urn:l', '17', 'Lithium'), coded('urn:l', '17', 'lithium'), 1],
    ['a group of the ATC', coded('http://www.whocc.no/atc', 'N05', 'Lithium'), coded('http://www.whocc.no/atc', 'N05', 'Quetiapine'), 2],
  ])('%s', (_name, first, second, rows) => {
    expect(named(first, second).values).toHaveLength(rows);
  });
});

describe('that no medicine is taken', () => {
  const IPS = 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips';
  it.each([
    ['by the code of the patient summary', coded(IPS, 'no-known-medications')],
    ['by it and its words', coded(IPS, 'no-known-medications', 'No known medications')],
    ['by the code of SNOMED CT', coded('http://snomed.info/sct', '787481004', 'Nothing known')],
    ['in words', { text: 'No known medications' }],
    ['in words', { text: 'no current medications.' }],
    ['in words', { text: 'Patient is not taking any regular medicines' }],
    ['in a word', { text: 'None' }],
    ['in words, under a code of the house', coded('urn:l', 'NKM', 'No Known Medications')],
  ])('is no medicine, and has to be asked: %s (%#)', (_name, concept) => {
    const { rows, line } = named(concept);
    expect(rows).toEqual([]);
    expect(line).toMatchObject({ decision: 'skipped', reason: 'the file states that no medicines are taken: this has to be asked' });
    expect(line.label).not.toBe('MedicationRequest');
  });

  it('is not said by a file that does not know', () => {
    expect(named(coded(IPS, 'no-medication-info')).line).toMatchObject({
      decision: 'skipped',
      reason: expect.stringContaining('no information about medicines'),
    });
  });

  it.each([
    ['a medicine under a code that is known', { ...GABAPENTIN, text: 'None' }],
    ['a medicine whose name begins so', { text: 'No Drowsy cold medicine' }],
  ])('is not %s', (_name, concept) => {
    expect(named(concept).values).toHaveLength(1);
  });
});

describe('a Medication that has only ingredients', () => {
  const MORPHINE = RX('7052', 'Morphine');
  const TWICE_30_MG: Made = { doseAndRate: [{ doseQuantity: { value: 30, unit: 'mg' } }], timing: { repeat: { frequency: 2, period: 1, periodUnit: 'd' } } };
  const item = (itemCodeableConcept: Made, more: Made = {}): Made => ({ itemCodeableConcept, ...more });
  const madeOf = (...ingredient: readonly Made[]) =>
    one(
      readResources(
        request('m1', { medicationReference: { reference: 'Medication/med' }, dosageInstruction: [TWICE_30_MG] }),
        { resourceType: 'Medication', id: 'med', ingredient },
        { resourceType: 'Substance', id: 'sub', code: MORPHINE },
      ),
    );

  it.each([
    ['one', [item(MORPHINE)], 'Morphine', ['morphine'], 60],
    ['one beside what does nothing', [item(MORPHINE), item({ text: 'Lactose' }, { isActive: false })], 'Morphine', ['morphine'], 60],
    ['a Substance', [{ itemReference: { reference: 'Substance/sub' } }], 'Morphine', ['morphine'], 60],
    ['the words of a Substance', [{ itemReference: { display: 'Willow bark' } }], 'Willow bark', null, 60],
    ['two', [item(MORPHINE), item(GABAPENTIN)], 'Morphine / Gabapentin', ['morphine', 'gabapentin'], null],
    ['two, one unknown', [item(MORPHINE), item({ text: 'Willow bark' })], 'Morphine / Willow bark', null, null],
    ['two, one without a name', [item(MORPHINE), item({})], 'Morphine', null, null],
  ])('is named by them: %s', (_name, ingredient, label, ingredients, dailyMg) => {
    const { medicine, line } = madeOf(...ingredient);
    expect(medicine).toMatchObject({ label, ingredients, dailyMg });
    expect(line).toMatchObject({ decision: 'taken', needsMapping: ingredients === null });
  });

  it('is not joined with one of its ingredients', () => {
    const both = { resourceType: 'Medication', id: 'both', ingredient: [item(MORPHINE), item(GABAPENTIN)] };
    const of = (id: string, change: Made): Made => request(id, change);
    const read = readResources(
      of('m1', { medicationReference: { reference: '#both' }, contained: [both] }),
      of('m2', { medicationCodeableConcept: MORPHINE }),
      of('m3', { medicationReference: { reference: 'Medication/lost', display: 'Lost drug' } }),
    );
    expect(valuesIn(read, 'medicines').map(({ label }) => label)).toEqual(['Morphine / Gabapentin', 'Morphine', 'Lost drug']);
  });

  it('without any is named by the words of the reference', () => {
    const medicationReference = { reference: 'Medication/med', display: 'Morphine syrup' };
    const read = readResources(request('m1', { medicationReference }), { resourceType: 'Medication', id: 'med' });
    expect(one(read).medicine).toMatchObject({ label: 'Morphine syrup', ingredients: null });
  });
});
