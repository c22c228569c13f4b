import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../dates.js';
import { baselineOf } from './baseline.js';
import type { MeasuredCheckIn } from './measures.js';

const START = '2026-03-01';
const at = (daysBefore: number, change: Partial<MeasuredCheckIn> = {}): MeasuredCheckIn => ({
  takenOn: addDays(START, -daysBefore),
  peg: 6,
  painNow: 6,
  sleep: 5,
  phq4: 4,
  function: 6,
  ...change,
});
const before = { firstCourseStart: START, today: '2026-06-01' };
const quality = (checkIns: readonly MeasuredCheckIn[]) => baselineOf(checkIns, before).quality;

describe('how good a baseline is', () => {
  it.each<[string, readonly MeasuredCheckIn[], string]>([
    ['four weekly check-ins over four weeks', [28, 21, 14, 7].map((d) => at(d)), 'good'],
    ['exactly 14 days and four readings', [14, 10, 6, 2].map((d) => at(d)), 'good'],
    ['13 days', [13, 10, 6, 2].map((d) => at(d)), 'short'],
    ['three pain readings', [21, 14, 7].map((d) => at(d)), 'sparse'],
    ['four check-ins, one without a pain answer', [28, 21, 14].map((d) => at(d)).concat(at(7, { painNow: null })), 'sparse'],
    ['two answers on one day are one reading', [at(21), at(14), at(7), at(7)], 'sparse'],
    ['pain alone', [28, 21, 14, 7].map((d) => at(d, { peg: null, sleep: null, phq4: null, function: null })), 'sparse'],
    ['the first week 2 points above the rest', [at(28, { painNow: 8 }), at(20), at(14), at(7)], 'flare'],
    ['the first week 1.9 points above the rest', [at(28, { painNow: 7.9 }), at(20), at(14), at(7)], 'good'],
    ['the PEG of the first week 1.5 above the rest', [at(28, { peg: 7.5 }), at(20), at(14), at(7)], 'flare'],
    ['a flare at the end is not a flare at the start', [at(28), at(20), at(14), at(7, { painNow: 10 })], 'good'],
    ['all zeros is a baseline', [28, 21, 14, 7].map((d) => at(d, { painNow: 0, peg: 0 })), 'good'],
    ['no check-in', [], 'none'],
    ['only check-ins from long before', [at(200), at(190), at(180), at(170)], 'none'],
    ['only check-ins on and after the start', [at(0), at(-7), at(-14), at(-21)], 'none'],
  ])('%s: %s', (_case, checkIns, expected) => expect(quality(checkIns)).toBe(expected));
});

describe('what it holds', () => {
  it('mean, spread and n per measure; a measure never answered is absent, not zero', () => {
    const { figures, from, to } = baselineOf(
      [at(28, { painNow: 4, phq4: null }), at(14, { painNow: 8, phq4: null }), at(7, { painNow: 6, phq4: null })],
      before,
    );
    expect(figures['pain']).toEqual({ mean: 6, sd: 2, n: 3 });
    expect(figures['phq4']).toBeUndefined();
    expect([from, to]).toEqual(['2026-02-01', '2026-02-28']);
  });
  it('one reading has no spread', () => expect(baselineOf([at(7)], before).figures['peg']).toEqual({ mean: 6, sd: null, n: 1 }));
  it('the day of the first course is not in it', () => expect(baselineOf([at(1, { peg: 5 }), at(0, { peg: 1 })], before).figures['peg']?.mean).toBe(5));
  it('before any start it runs up to today', () => {
    const open = baselineOf([at(3), at(0)], { firstCourseStart: null, today: START });
    expect([open.to, open.figures['peg']?.n]).toEqual([START, 2]);
  });
  it('says every warning that applies, the most serious first', () => {
    const found = baselineOf([at(5), at(2)], before);
    expect(found.quality).toBe('sparse');
    expect(found.qualityReasons).toHaveLength(2);
    expect(found.qualityReasons[1]).toContain('covers 5 days');
  });
});

describe('properties', () => {
  const list = fc.array(fc.record({ d: fc.integer({ min: -20, max: 60 }), v: fc.option(fc.integer({ min: 0, max: 10 }), { nil: null }) }), { maxLength: 20 });
  it('does not depend on the order of check-ins and moves with the calendar', () => {
    fc.assert(
      fc.property(list, fc.integer({ min: -500, max: 500 }), (items, by) => {
        const checkIns = items.map(({ d, v }) => at(d, { painNow: v, peg: v }));
        const found = baselineOf(checkIns, before);
        expect(baselineOf([...checkIns].reverse(), before)).toEqual(found);
        const moved = baselineOf(
          checkIns.map((one) => ({ ...one, takenOn: addDays(one.takenOn, by) })),
          { firstCourseStart: addDays(START, by), today: addDays(before.today, by) },
        );
        expect({ ...moved, from: addDays(moved.from, -by), to: addDays(moved.to, -by) }).toEqual(found);
      }),
    );
  });
});
