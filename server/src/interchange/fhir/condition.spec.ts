import { describe, expect, it } from '@jest/globals';
import { readResources, valuesIn } from './testing.js';
import type { Made } from './made-bundle.js';

const code = (value: string): Made => ({ coding: [{ code: value }] });
const ICD = (value: string): Made => ({ coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: value }], text: value });
const read = (change: Made) => {
  const found = readResources({
    resourceType: 'Condition',
    id: 'c1',
    code: ICD('I10'),
    clinicalStatus: code('active'),
    subject: { reference: 'Patient/p1' },
    ...change,
  });
  return { line: found.line, value: valuesIn(found, 'conditions')[0], row: found.rows[0] };
};

describe('the status of a condition', () => {
  it.each([
    ['active', { clinicalStatus: code('active') }, 'active', ''],
    ['recurrence', { clinicalStatus: code('recurrence') }, 'active', ''],
    ['relapse', { clinicalStatus: code('relapse') }, 'active', ''],
    ['inactive', { clinicalStatus: code('inactive') }, 'resolved', ''],
    ['remission', { clinicalStatus: code('remission') }, 'resolved', ''],
    ['resolved', { clinicalStatus: code('resolved') }, 'resolved', ''],
    ['missing, so not taken as gone', { clinicalStatus: undefined }, 'active', 'no status given, taken as active'],
    ['missing, but it ended', { clinicalStatus: undefined, abatementDateTime: '2020-01-01' }, 'resolved', 'no status given, but an end'],
    ['of the wrong type', { clinicalStatus: 'resolved' }, 'active', 'no status given'],
  ])('%s', (_name, change, status, note) => {
    const found = read(change);
    expect(found.value?.status).toBe(status);
    expect(found.line.reason).toContain(note);
  });

  it.each([
    ['refuted', 'refuted', 'refuted'],
    ['entered in error', 'entered-in-error', 'entered in error'],
  ])('%s is skipped with its reason, and names the row that an earlier import made of it', (_name, verification, reason) => {
    const found = read({ verificationStatus: code(verification) });
    expect(found.value).toBeUndefined();
    expect(found.line.rows).toEqual([{ section: 'conditions', sourceId: 'Condition/c1' }]);
    expect(found.line).toMatchObject({ decision: 'skipped', landed: null, reason: expect.stringContaining(reason) });
  });

  it.each([['provisional'], ['unconfirmed'], ['differential']])('a %s diagnosis is taken and says so', (verification) => {
    expect(read({ verificationStatus: code(verification) }).line).toMatchObject({
      decision: 'taken',
      reason: expect.stringContaining(`diagnosis ${verification}`),
    });
  });
});

describe('flags', () => {
  it('come from the ICD-10-CM code', () => {
    const found = read({ code: ICD('N18.4') });
    expect(found.value?.flags).toEqual(['ckd-4-5']);
    expect(found.line.needsMapping).toBe(false);
  });

  it('are unknown for a SNOMED code, whatever the name says', () => {
    const found = read({ code: { coding: [{ system: 'http://snomed.info/sct', code: '84114007', display: 'Heart failure' }] } });
    expect(found.value?.flags).toBeNull();
    expect(found.line).toMatchObject({ needsMapping: true, decision: 'taken', landed: 'conditions' });
  });

  it('of two codes are joined, and one unread code leaves the condition unread', () => {
    const both = (first: string, second: string): Made => ({
      code: { coding: [...(ICD(first)['coding'] as Made[]), ...(ICD(second)['coding'] as Made[])], text: first },
    });
    expect(read(both('I10', 'I50.9')).value?.flags).toEqual(['hypertension', 'heart-failure']);
    expect(read(both('I10', 'L40.0')).value?.flags).toBeNull();
    expect(read(both('M54.50', 'L40.0')).value?.isPain).toBe(true);
  });

  it('of what is over wait for nobody: rules read active conditions', () => {
    const found = read({ code: { text: 'Viral sinusitis' }, clinicalStatus: code('resolved') });
    expect(found.value).toMatchObject({ flags: null, status: 'resolved' });
    expect(found.line).toMatchObject({ needsMapping: false, reason: 'resolved; not mapped, and no rule waits for what is over' });
  });

  it('a pain condition is known by its code even where its mechanism is open', () => {
    expect(read({ code: ICD('G89.4') }).value).toMatchObject({ isPain: true, flags: null });
    expect(read({ code: ICD('I10') }).value?.isPain).toBe(false);
  });
});

describe('what else a condition says', () => {
  it.each([
    ['a day of onset', { onsetDateTime: '2020-05-06T10:00:00Z' }, '2020-05-06', ''],
    ['the start of a period', { onsetPeriod: { start: '2020-05-06' } }, '2020-05-06', ''],
    ['a year alone', { onsetDateTime: '2020' }, null, 'onset has no day'],
    ['a day after today', { onsetDateTime: '2030-01-01' }, null, 'onset is after today'],
    ['an age', { onsetAge: { value: 40 } }, null, ''],
  ])('onset: %s', (_name, change, onsetOn, note) => {
    const found = read(change);
    expect(found.value?.onsetOn).toBe(onsetOn);
    expect(found.line.reason).toContain(note);
  });

  it('a social finding is taken, and the line says what it is', () => {
    expect(read({ code: { text: 'Full-time employment (finding)' } }).line).toMatchObject({
      decision: 'taken',
      reason: expect.stringContaining('a finding, not a disorder'),
      needsMapping: true,
    });
    expect(read({ code: { text: 'Housing' }, category: [code('sdoh')] }).line.reason).toContain('social circumstance');
  });

  it('region and source are kept', () => {
    const found = read({ bodySite: [{ text: 'left knee' }] });
    expect(found.value?.region).toBe('left knee');
    expect(found.row).toMatchObject({ section: 'conditions', sourceSystem: 'urn:x', sourceId: 'Condition/c1' });
  });

  it.each<[string, Made, string]>([
    ['SNOMED CT', { coding: [{ system: 'http://snomed.info/sct', code: '160245001', display: 'No current problems or disability' }] }, 'no problem is known'],
    ['the patient summary', code('no-known-problems'), 'no problem is known'],
    ['the patient summary, not asked', code('no-problem-info'), 'nothing is known about problems'],
    ['an allergy that is none', code('716186003'), 'no allergy is known'],
    ['words', { text: 'No known problems' }, '"No known problems"'],
    ['words of one who has none', { text: 'No current medical conditions.' }, '"No current medical conditions."'],
    ['one word', { text: 'None' }, '"None"'],
  ])('that there is none is no condition: %s', (_name, concept, stated) => {
    const found = read({ code: concept });
    expect(found.value).toBeUndefined();
    expect(found.line).toMatchObject({
      decision: 'skipped',
      needsMapping: false,
      reason: `the source states: ${stated}; that is no condition and is not kept: ask, and enter it here`,
    });
  });

  it.each([['No known cause of pain'], ['No history of stroke, now hemiplegia'], ['Nonunion of fracture'], ['Disorder of bone']])('%s is one', (label) =>
    expect(read({ code: { text: label } }).value?.label).toBe(label),
  );

  it('a placeholder names no condition', () => {
    const coding = [{ system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code: 'unknown' }];
    expect(read({ code: { coding } }).line).toMatchObject({ decision: 'skipped', reason: 'names no condition' });
  });

  it('one that names nothing is skipped', () => {
    expect(read({ code: {} }).line).toMatchObject({ decision: 'skipped', reason: 'names no condition' });
  });
});
