import { describe, expect, it } from '@jest/globals';
import { readResources, valuesIn } from './testing.js';
import type { Made } from './made-bundle.js';

const procedure = (id: string, change: Made): Made => ({
  resourceType: 'Procedure',
  id,
  status: 'completed',
  code: { coding: [{ system: 'urn:l', code: 'esi', display: 'Epidural' }] },
  subject: { reference: 'Patient/p1' },
  performedDateTime: '2026-01-10',
  ...change,
});
const snomed = (code: string): Made => ({ coding: [{ system: 'http://snomed.info/sct', code, display: 'x' }] });
const past = (...resources: readonly Made[]) => {
  const read = readResources(...resources);
  return { ...read, values: valuesIn(read, 'history') };
};

describe('a procedure that may be a treatment', () => {
  it('lands in the history to be completed, with every field', () => {
    const found = past(
      procedure('r1', {
        performedPeriod: { start: '2026-01-10T09:00:00-05:00', end: '2026-01-11T09:00:00-05:00' },
        performedDateTime: undefined,
        bodySite: [{ text: 'lumbar' }],
        outcome: { text: 'Better' },
        complication: [{ text: 'Flushing' }],
        reasonCode: [{ text: 'Radiculopathy' }],
        note: [{ text: 'Ten weeks' }],
      }),
    );
    expect(found.values).toEqual([
      {
        label: 'Epidural',
        modalityId: null,
        category: null,
        ingredients: [],
        doseText: '',
        dailyMg: null,
        sessions: 1,
        region: 'lumbar',
        startedOn: '2026-01-10',
        endedOn: '2026-01-11',
        lengthDays: null,
        ongoing: false,
        reliefPercent: null,
        reliefDays: null,
        functionOutcome: 'unknown',
        adherence: 'unknown',
        reachedAdequateDose: 'unknown',
        sideEffects: 'Flushing',
        intolerable: false,
        stopReason: null,
        toBeCompleted: true,
        note: 'Imported: 1 record. outcome: Better. for Radiculopathy. Ten weeks',
      },
    ]);
    expect(found.line).toMatchObject({ decision: 'taken', landed: 'history', needsMapping: true });
  });

  it('is one that no list knows, too', () => {
    expect(past(procedure('r1', { code: snomed('180325003') })).line.decision).toBe('taken');
  });

  it.each([
    ['by its code', { code: snomed('428191000124101') }, 'administrative'],
    ['by its code', { code: snomed('399208008') }, 'diagnostic'],
    ['by its category', { category: snomed('103693007') }, 'diagnostic'],
    ['when coded in LOINC only', { code: { coding: [{ system: 'http://loinc.org', code: '34552-0' }] } }, 'diagnostic'],
    ['by its status', { status: 'not-done' }, 'not done'],
    ['by its status', { status: 'entered-in-error' }, 'entered in error'],
    ['by its status', { status: 'preparation' }, 'preparation'],
    [
      'when it says that none are known',
      {
        code: { coding: [{ system: 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips', code: 'no-known-procedures' }], text: 'No known procedures' },
      },
      'ask what was done',
    ],
    ['without a name', { code: {} }, 'names no procedure'],
    [
      'with a code that says that there is none',
      { code: { coding: [{ system: 'urn:oid:2.16.840.1.113883.5.1008', code: 'UNK', display: 'unknown' }] } },
      'names no procedure',
    ],
  ])('is skipped %s with the reason (%#)', (_name, change, reason) => {
    const found = past(procedure('r1', change));
    expect(found.values).toEqual([]);
    expect(found.line).toMatchObject({ decision: 'skipped', reason: expect.stringContaining(reason) });
  });

  it('is never skipped by its name', () => {
    expect(past(procedure('r1', { code: { text: 'Plain chest X-ray' } })).line.decision).toBe('taken');
  });

  it.each([
    ['in progress', 'in-progress', true],
    ['on hold', 'on-hold', true],
    ['stopped before its end', 'stopped', false],
  ])('%s', (_name, status, ongoing) => {
    expect(past(procedure('r1', { status })).values[0]).toMatchObject({ ongoing, endedOn: ongoing ? null : '2026-01-10' });
  });

  it.each([
    ['after today', { performedDateTime: '2027-01-01' }, 'after today'],
    ['a year alone', { performedDateTime: '2020' }, 'day has no day'],
    ['missing', { performedDateTime: undefined }, 'day not given'],
  ])('a day that is %s stays empty', (_name, change, note) => {
    const found = past(procedure('r1', change));
    expect(found.values[0]?.startedOn).toBeNull();
    expect(found.line.reason).toContain(note);
  });
});

describe('sessions', () => {
  const on = (id: string, day: string, change: Made = {}): Made => procedure(id, { performedDateTime: day, ...change });

  it('up to 28 days apart are one treatment', () => {
    const found = past(on('r3', '2026-02-26'), on('r1', '2026-01-01'), on('r2', '2026-01-29'));
    expect(found.values).toMatchObject([
      { sessions: 3, startedOn: '2026-01-01', endedOn: '2026-02-26', note: expect.stringContaining('2026-01-01, 2026-01-29, 2026-02-26') },
    ]);
    expect(found.lines.map((line) => line.decision)).toEqual(['merged', 'taken', 'merged']);
    expect(found.lines[0]?.reason).toContain('merged into Procedure/r1');
  });

  it.each([
    ['29 days apart', {}, '2026-01-30'],
    ['of another region', { bodySite: [{ text: 'cervical' }] }, '2026-01-08'],
    ['of another code', { code: { coding: [{ system: 'urn:l', code: 'pt' }] } }, '2026-01-08'],
  ])('%s are two treatments', (_name, change, day) => {
    expect(past(on('r1', '2026-01-01'), on('r2', day, change)).values).toHaveLength(2);
  });

  it.each([
    ['that says that there is none', 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor', 'UNK'],
    ['that says that there is none, by OID', 'urn:oid:2.16.840.1.113883.5.1008', 'UNK'],
    ['that says why data are absent', 'http://terminology.hl7.org/CodeSystem/data-absent-reason', 'unknown'],
    ['of one house', 'urn:l', 'OTHER'],
  ])('of other words under a code %s are two treatments', (_name, system, code) => {
    const under = (words: string): Made => ({ code: { coding: [{ system, code, display: 'Other' }], text: words } });
    const found = past(on('r1', '2026-01-01', under('Epidural steroid injection')), on('r2', '2026-01-01', under('Radiofrequency ablation')));
    expect(found.values).toMatchObject([
      { label: 'Epidural steroid injection', sessions: 1 },
      { label: 'Radiofrequency ablation', sessions: 1 },
    ]);
  });

  it('of other words under one public code are one treatment', () => {
    const cpt = (words: string): Made => ({ code: { coding: [{ system: 'http://www.ama-assn.org/go/cpt', code: '97110' }], text: words } });
    expect(past(on('r1', '2026-01-01', cpt('Exercise')), on('r2', '2026-01-08', cpt('Therapeutic exercise'))).values).toMatchObject([{ sessions: 2 }]);
  });

  it('without a day stay alone', () => {
    expect(past(procedure('r1', { performedDateTime: undefined }), procedure('r2', { performedDateTime: undefined })).values).toHaveLength(2);
  });
});
