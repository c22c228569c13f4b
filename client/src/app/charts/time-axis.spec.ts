import { describe, expect, it } from '@jest/globals';
import { addDays } from '@stagewell/shared/dates';
import fc from 'fast-check';
import { onAxis, tickLabel, ticksOf } from './time-axis';

const days = (dates: readonly Date[]) => dates.map((at) => at.toISOString().slice(0, 10));

describe('ticks', () => {
  it.each([
    ['weeks, counted from the first day', '2026-11-03', '2026-11-24', ['2026-11-03', '2026-11-10', '2026-11-17', '2026-11-24']],
    ['firsts of months over a longer time', '2026-08-20', '2026-11-24', ['2026-09-01', '2026-10-01', '2026-11-01']],
    ['a period that begins with a month has its first day', '2026-08-01', '2026-11-01', ['2026-08-01', '2026-09-01', '2026-10-01', '2026-11-01']],
    ['across a February', '2028-01-15', '2028-03-31', ['2028-02-01', '2028-03-01']],
  ])('%s', (_what, from, to, ticks) => {
    expect(days(ticksOf({ from, to }))).toEqual(ticks);
  });

  it('are never many, in order, and inside the period', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 28, max: 4000 }), (start, length) => {
        const from = addDays('2024-01-01', start);
        const period = { from, to: addDays(from, length) };
        const ticks = days(ticksOf(period));
        expect(ticks.length).toBeGreaterThan(0);
        expect(ticks.length).toBeLessThanOrEqual(13);
        expect(ticks).toEqual([...new Set(ticks)].toSorted());
        for (const tick of ticks) expect(tick >= period.from && tick <= period.to).toBe(true);
      }),
    );
  });

  it.each([
    ['2026-08-01', 'Nov 3'],
    ['2025-08-01', 'Nov 26'],
  ])('from %s a tick reads %s', (from, words) => {
    expect(tickLabel({ from, to: '2026-11-24' })(onAxis('2026-11-03'))).toBe(words);
  });
});
