import { describe, expect, it } from '@jest/globals';
import { addDays, daysBetween } from '@stagewell/shared/dates';
import { periodOf, type Range, RANGES } from './period';

describe('the period of a choice', () => {
  const TODAY = '2026-11-24';
  const FIRST = '2026-01-10';
  const START = '2026-10-01';
  it.each<[what: string, range: Range, first: string | null, firstStart: string | null, from: string]>([
    ['everything begins with the first check-in', 'all', FIRST, START, FIRST],
    ['twelve weeks', '12-weeks', FIRST, START, addDays(TODAY, -84)],
    ['six months', '6-months', FIRST, START, addDays(TODAY, -183)],
    ['no more than there is', '6-months', '2026-09-01', START, '2026-09-01'],
    ['the plan, with four weeks of what was before', 'plan', FIRST, START, addDays(START, -28)],
    ['everything, as long as no course has started', 'plan', FIRST, null, FIRST],
    ['four weeks at least', 'all', '2026-11-20', null, addDays(TODAY, -28)],
    ['four weeks when nothing is known', '12-weeks', null, null, addDays(TODAY, -28)],
  ])('%s', (_what, range, first, firstStart, from) => {
    expect(periodOf(range, { first, firstStart, today: TODAY })).toEqual({ from, to: TODAY });
  });

  it.each(RANGES.map(([range]) => range))('%s: ends today and is never short', (range) => {
    for (const first of [null, FIRST, TODAY]) {
      const { from, to } = periodOf(range, { first, firstStart: START, today: TODAY });
      expect(to).toBe(TODAY);
      expect(daysBetween(from, to)).toBeGreaterThanOrEqual(28);
    }
  });
});
