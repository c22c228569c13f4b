import { describe, expect, it } from '@jest/globals';
import { bundleOf, TODAY } from './testing.js';
import { withLocalDays } from './local-days.js';
import { readBundle } from './read-bundle.js';

describe('a moment in the clinic’s zone', () => {
  it.each([
    ['the night in UTC is the evening before', 'America/New_York', '2026-03-04T01:30:00Z', '2026-03-03T01:30:00Z'],
    ['the same with a written offset of zero', 'America/New_York', '2026-03-04T01:30:00.5+00:00', '2026-03-03T01:30:00.5+00:00'],
    ['noon in UTC is the same day', 'America/New_York', '2026-03-04T12:00:00Z', '2026-03-04T12:00:00Z'],
    ['the other side of the world is a day ahead', 'Pacific/Auckland', '2026-03-04T12:00:00Z', '2026-03-05T12:00:00Z'],
    ['summer time counts', 'America/New_York', '2026-07-04T04:30:00Z', '2026-07-04T04:30:00Z'],
    ['and winter time', 'America/New_York', '2026-01-04T04:30:00Z', '2026-01-03T04:30:00Z'],
    ['an offset says its own day', 'America/New_York', '2026-03-04T01:30:00+02:00', '2026-03-04T01:30:00+02:00'],
    ['a day is not a moment', 'America/New_York', '2026-03-04', '2026-03-04'],
    ['a moment that does not exist', 'America/New_York', '2026-13-04T01:30:00Z', '2026-13-04T01:30:00Z'],
    ['words', 'America/New_York', 'at 2026-03-04T01:30:00Z', 'at 2026-03-04T01:30:00Z'],
  ])('%s', (_name, zone, written, expected) => {
    expect(withLocalDays(zone)({ a: [{ b: written, c: 1, d: null }] })).toEqual({ a: [{ b: expected, c: 1, d: null }] });
  });

  it('is what a check-in is dated by', () => {
    const pain = {
      resourceType: 'Observation',
      id: 'o1',
      status: 'final',
      code: { coding: [{ system: 'http://loinc.org', code: '72514-3' }] },
      effectiveDateTime: '2026-03-04T01:30:00Z',
      valueQuantity: { value: 5, code: '{score}' },
    };
    const takenOn = (zone?: string) => {
      const read = readBundle(bundleOf(pain), { today: TODAY, ...(zone === undefined ? {} : { zone }) });
      return read.ok ? read.rows.map((row) => (row.section === 'checkIns' ? row.value.takenOn : '')) : [];
    };
    expect(takenOn('America/New_York')).toEqual(['2026-03-03']);
    expect(takenOn()).toEqual(['2026-03-04']);
  });
});
