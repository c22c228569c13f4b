import { describe, expect, it } from '@jest/globals';
import { readResources, valuesIn } from './testing.js';
import type { Made } from './made-bundle.js';

const PAYER: Made = { resourceType: 'Organization', id: 'o1', name: 'Sangre Health' };
const read = (change: Made) => {
  const found = readResources(
    { resourceType: 'Coverage', id: 'v1', status: 'active', beneficiary: { reference: 'Patient/p1' }, payor: [{ reference: 'urn:uuid:o1' }], ...change },
    PAYER,
  );
  return { line: found.line, value: valuesIn(found, 'coverages')[0] };
};

describe('a coverage', () => {
  it('with every field', () => {
    const found = read({
      subscriberId: 'S-1',
      order: 2,
      period: { start: '2026-01-01', end: '2026-12-31' },
      type: { text: 'PPO' },
      class: [
        { type: { coding: [{ code: 'group' }] }, value: 'G7' },
        { type: { coding: [{ code: 'plan' }] }, value: 'gold', name: 'Gold PPO' },
      ],
    });
    expect(found.value).toEqual({
      payer: 'Sangre Health',
      plan: 'Gold PPO',
      memberId: 'S-1',
      order: 2,
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
      deductibleLeftCents: null,
      deductibleAsOf: null,
    });
    expect(found.line).toMatchObject({ decision: 'taken', landed: 'coverages', reason: 'active' });
  });

  it.each([
    ['the organisation it points at', {}, 'Sangre Health', ''],
    ['a contained organisation', { contained: [{ resourceType: 'Organization', id: 'in', name: 'Inner' }], payor: [{ reference: '#in' }] }, 'Inner', ''],
    ['the words of the reference', { payor: [{ display: 'County' }] }, 'County', ''],
    ['the patient pays', { payor: [{ reference: 'Patient/p1' }] }, 'Self-pay', ''],
    ['the type when no payer is named', { payor: [], type: { text: 'Medicaid' } }, 'Medicaid', ''],
    ['the type as plan when a payer is named', { type: { text: 'Medicaid' } }, 'Sangre Health', 'Medicaid'],
  ])('payer: %s', (_name, change, payer, plan) => {
    expect(read(change).value).toMatchObject({ payer, plan });
  });

  it.each([
    ['cancelled', { status: 'cancelled' }, 'cancelled at the source'],
    ['a draft', { status: 'draft' }, 'draft'],
    ['an error', { status: 'entered-in-error' }, 'entered in error'],
    ['without a payer', { payor: [] }, 'names no payer'],
  ])('%s is skipped with its reason', (_name, change, reason) => {
    const found = read(change);
    expect(found.value).toBeUndefined();
    expect(found.line).toMatchObject({ decision: 'skipped', reason: expect.stringContaining(reason) });
  });

  it.each([
    ['a period that is over is taken and says so', { period: { end: '2025-01-01' } }, { endsOn: '2025-01-01' }, 'ended 2025-01-01'],
    [
      'an end before the start is left empty',
      { period: { start: '2026-02-01', end: '2026-01-01' } },
      { endsOn: null, startsOn: '2026-02-01' },
      'ends before it starts',
    ],
    ['a year alone is no day', { period: { start: '2026' } }, { startsOn: null }, 'a day of the period has no day'],
    ['an order outside 1–9 is first', { order: 0 }, { order: 1 }, ''],
    ['a member number from an identifier', { identifier: [{ value: 'ID-9' }] }, { memberId: 'ID-9' }, ''],
    ['half a member number bills someone else', { subscriberId: '9'.repeat(81) }, { memberId: '' }, 'member number too long'],
  ])('%s', (_name, change, expected, note) => {
    const found = read(change);
    expect(found.value).toMatchObject(expected);
    expect(found.line.reason).toContain(note);
  });
});
