import { describe, expect, it } from '@jest/globals';
import { addDays } from '@stagewell/shared/dates';
import { compared, comparedRow } from './compared';
import { periodIn, periodWords } from './period';

const weekly = (from: string, values: readonly number[]) => values.map((value, week) => ({ on: addDays(from, week * 7), value }));
const FIRST = { from: '2026-09-01', to: '2026-09-28' };
const SECOND = { from: '2026-11-01', to: '2026-11-28' };
const peg = (...values: Parameters<typeof weekly>[]) => ({ measure: 'peg' as const, label: 'PEG', readings: values.flatMap(([from, of]) => weekly(from, of)) });

describe('two periods', () => {
  it('differ by their means, with an interval and both n; zero is a mean', () => {
    const found = compared(peg(['2026-09-01', [7, 7, 6.5]], ['2026-11-02', [0, 0, 0]]), FIRST, SECOND);
    expect(found.verdict.kind).toBe('better');
    expect(comparedRow(found)).toMatchObject({ n: '6.8 (n = 3) → 0.0 (n = 3)', effect: { points: -6.833333333 }, mcid: 1, reasons: [] });
  });

  it.each([
    ['one reading in one of them', peg(['2026-09-01', [7, 7]], ['2026-11-02', [3]]), SECOND, ['Only one PEG reading in the second period; two are needed.']],
    ['none in one of them', peg(['2026-11-02', [3, 3]]), SECOND, ['No PEG reading in the first period; two are needed.']],
    [
      'a reading in both',
      peg(['2026-09-01', [7, 7, 7, 7]]),
      { from: '2026-09-28', to: '2026-10-20' },
      ['The periods overlap: a reading in both would be held against itself.'],
    ],
  ])('cannot be told apart with %s', (_what, measure, second, reasons) => {
    const found = compared(measure, FIRST, second);
    expect(found.verdict).toMatchObject({ kind: 'cannot-tell', change: null, reasons });
    expect(comparedRow(found)).toMatchObject({ effect: null, look: { word: 'Cannot tell' }, reasons });
  });

  it.each([
    ['2026-09-01..2026-09-28', FIRST],
    [periodWords(FIRST), FIRST],
    ['2026-09-28..2026-09-01', null],
    ['2026-02-30..2026-09-01', null],
    ['2026-09-01', null],
    [undefined, null],
  ])('in an address: %p', (words, period) => expect(periodIn(words)).toEqual(period));
});
