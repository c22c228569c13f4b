import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../dates.js';
import type { MeasuredCheckIn } from './measures.js';
import { seriesOf } from './trend.js';

const DAY = '2026-01-01';
const at = (day: number, value: number | null): MeasuredCheckIn => ({
  takenOn: addDays(DAY, day),
  peg: value,
  painNow: value,
  sleep: value,
  phq4: value,
  function: value,
});
const shape = (checkIns: readonly MeasuredCheckIn[], measure: 'peg' | 'phq4' = 'peg') =>
  seriesOf(checkIns, measure).map((segment) => segment.map(({ value }) => value));

describe('the line of a measure', () => {
  it.each<[string, readonly MeasuredCheckIn[], readonly (readonly number[])[]]>([
    ['nothing recorded, nothing drawn', [], []],
    ['weekly answers are one line', [at(0, 6), at(7, 5), at(14, 4)], [[6, 5, 4]]],
    ['zero is drawn', [at(0, 1), at(7, 0), at(14, 1)], [[1, 0, 1]]],
    ['21 days of silence are joined', [at(0, 6), at(21, 5)], [[6, 5]]],
    ['22 days are a gap', [at(0, 6), at(22, 5)], [[6], [5]]],
    ['a check-in without this answer is a gap, never a zero', [at(0, 6), at(7, null), at(14, 5)], [[6], [5]]],
    ['unanswered at the end draws nothing', [at(0, 6), at(7, null)], [[6]]],
    ['never answered', [at(0, null), at(7, null)], []],
    ['answered once and once not on the same day is answered', [at(0, 6), at(7, null), at(7, 5), at(14, 4)], [[6, 5, 4]]],
    ['two answers on one day are their mean', [at(0, 4), at(0, 6), at(7, 5)], [[5, 5]]],
  ])('%s', (_case, checkIns, expected) => expect(shape(checkIns)).toEqual(expected));

  it('PHQ-4 is asked every four weeks: check-ins without it are no gap, nine weeks are', () => {
    expect(shape([at(0, 6), at(7, null), at(28, 5)], 'phq4')).toEqual([[6, 5]]);
    expect(shape([at(0, 6), at(64, 5)], 'phq4')).toEqual([[6], [5]]);
  });
});

it('draws every answered day once, in order, whatever the order of the check-ins', () => {
  const list = fc.array(fc.record({ d: fc.integer({ min: 0, max: 200 }), v: fc.option(fc.integer({ min: 0, max: 10 }), { nil: null }) }), { maxLength: 25 });
  fc.assert(
    fc.property(list, (items) => {
      const checkIns = items.map(({ d, v }) => at(d, v));
      const found = seriesOf(checkIns, 'peg');
      expect(seriesOf([...checkIns].reverse(), 'peg')).toEqual(found);
      const days = found.flatMap((segment) => segment.map(({ on }) => on));
      expect(days).toEqual([...new Set(checkIns.filter(({ peg }) => peg !== null).map(({ takenOn }) => takenOn))].sort());
      expect(found.every((segment) => segment.length > 0)).toBe(true);
    }),
  );
});
