import { describe, expect, it } from '@jest/globals';
import { addDays, daysBetween } from '@stagewell/shared/dates';
import fc from 'fast-check';
import { type ChartLine, libraryColours, librarySeries, onAxis, periodOf, type Range, RANGES, tickLabel, ticksOf, within } from './chart-lines';

const point = (on: string, value: number) => ({ on, value });
const LINE: ChartLine = {
  label: 'PEG',
  colour: 'red',
  shape: 'disc',
  segments: [[point('2026-09-01', 7), point('2026-09-08', 0)], [point('2026-11-03', 4)], [point('2026-11-10', 3), point('2026-11-24', 2)]],
};
const days = (dates: readonly Date[]) => dates.map((at) => at.toISOString().slice(0, 10));

describe('lines within a period', () => {
  it.each([
    ['everything', '2026-08-31', '2026-11-24', [[7, 0], [4], [3, 2]]],
    ['both days of the period count', '2026-09-08', '2026-11-10', [[0], [4], [3]]],
    ['what is cut away leaves no empty segment', '2026-09-09', '2026-11-09', [[4]]],
    ['nothing there', '2026-09-09', '2026-11-02', []],
  ])('%s', (_what, from, to, values) => {
    const [line] = within([LINE], { from, to });
    expect(line?.segments.map((segment) => segment.map(({ value }) => value))).toEqual(values);
  });
});

describe('what the chart library gets', () => {
  it('a series per segment, so that nothing joins them; zero is a value; a single reading is there', () => {
    expect(librarySeries([LINE])).toEqual([
      {
        name: 'PEG',
        series: [
          { name: onAxis('2026-09-01'), value: 7 },
          { name: onAxis('2026-09-08'), value: 0 },
        ],
      },
      { name: 'PEG', series: [{ name: onAxis('2026-11-03'), value: 4 }] },
      {
        name: 'PEG',
        series: [
          { name: onAxis('2026-11-10'), value: 3 },
          { name: onAxis('2026-11-24'), value: 2 },
        ],
      },
    ]);
  });

  it('one colour for a measure, however many segments it has; nothing for one without readings', () => {
    expect(libraryColours([LINE, { ...LINE, label: 'Pain now', colour: 'blue' }])).toEqual([
      { name: 'PEG', value: 'red' },
      { name: 'Pain now', value: 'blue' },
    ]);
    expect(librarySeries([{ ...LINE, segments: [] }])).toEqual([]);
  });
});

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
