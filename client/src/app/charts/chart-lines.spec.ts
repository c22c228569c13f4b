import { describe, expect, it } from '@jest/globals';
import { type ChartLine, libraryColours, librarySeries, within } from './chart-lines';
import { onAxis } from './time-axis';

const point = (on: string, value: number) => ({ on, value });
const LINE: ChartLine = {
  label: 'PEG',
  colour: 'red',
  shape: 'disc',
  segments: [[point('2026-09-01', 7), point('2026-09-08', 0)], [point('2026-11-03', 4)], [point('2026-11-10', 3), point('2026-11-24', 2)]],
};

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
