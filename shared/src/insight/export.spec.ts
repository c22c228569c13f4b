import { describe, expect, it } from '@jest/globals';
import { csvOf } from './csv.js';
import { exportRows } from './export.js';
import type { InsightView } from './insight.js';

describe('comma-separated values', () => {
  it.each([
    ['=1+1', `'=1+1`],
    ['+1', `'+1`],
    ['-1', `'-1`],
    ['@SUM(A1)', `'@SUM(A1)`],
    ['  =1', `'  =1`],
    ['\t=1', `'\t=1`],
    ['\r=1', `"'\r=1"`],
    ['|calc', `'|calc`],
    ['%A', `'%A`],
    ['a, "b"', '"a, ""b"""'],
    ['a\nb', '"a\nb"'],
    ['Duloxetine', 'Duloxetine'],
    ['<5', '<5'],
  ])('%j is text to a spreadsheet', (text, cell) => expect(csvOf([[text]])).toBe(`\uFEFF${cell}\r\n`));

  it('numbers stay numbers, below zero too; nothing is empty', () => {
    expect(csvOf([[-1.5, 0, null, 'x']])).toBe('\uFEFF-1.5,0,,x\r\n');
  });
});

const VIEW: InsightView = {
  today: '2026-11-27',
  countedAt: '2026-11-27T02:00:00.000Z',
  filter: { fromYear: null, toYear: 2026, siteId: 's1', condition: 'crps' },
  years: [2026],
  sites: [{ id: 's1', name: '=North' }],
  modalities: {
    rows: [
      {
        key: 'cbt',
        name: 'CBT',
        patients: 8,
        change: { raw: -1.5, mean: -1.4, low: -2, high: -0.8 },
        responders: { raw: 0.5, mean: 0.48, low: 0.3, high: 0.6 },
        own: 0.7,
      },
    ],
    centre: { change: -1.2, responders: 0.4 },
    hidden: [{ key: 'tens', name: 'TENS', why: 'few' }],
  },
  conditions: { rows: [], centre: null, hidden: [] },
  notCounted: { tooEarly: null, stoppedEarly: 0, fewReadings: 12 },
  priors: [{ modalityId: 'cbt', name: 'CBT', patients: 8, mean: -1.4, low: -2, high: -0.8, sd: 1.5, catalogue: { mean: -0.8, sd: 1.2 } }],
  stages: [{ stage: 1, movedOn: { plans: 7, median: 40, lowQuarter: 30, highQuarter: 60 }, stillThere: 'few' }],
  overdue: [{ moment: 'assessment', count: 3, unbooked: 1, oldestDays: 9 }],
  dropouts: { running: 12, silent: 2, ended: 0, withoutHorizon: 0 },
  weeks: ['2026-11-23'],
  load: [{ name: 'Elena Rivera', overdue: 3, weeks: [4] }],
  overrides: [{ ruleId: 'DDI-18', rationale: null, severity: 'block', found: 9, signed: 4, share: 4 / 9 }],
};

describe('what leaves the clinic', () => {
  const rows = exportRows(VIEW);
  const text = csvOf(rows);
  it('names no colleague, and no count below five', () => {
    expect(text).not.toContain('Rivera');
    const [head] = rows;
    const n = rows.slice(1).map((row) => row[head?.indexOf('n') ?? -1]);
    expect(n.filter((one) => typeof one === 'number' && one > 0 && one < 5)).toEqual([]);
    expect(text).toContain('overdue reviews,assessment,open past the last day,reviews,<5,');
    expect(text).toContain('overrides,DDI-18,activated over it,plans,9,<5,');
  });
  it('says of what it is, what is not shown, and that nobody was randomised', () => {
    for (const words of [
      'courses begun …–2026; =North; Complex regional pain syndrome',
      'not randomised',
      'by treatment,TENS,"change in points of 0-10, negative is better",,,,,,,fewer than 5 patients: not shown',
    ])
      expect(text).toContain(words);
  });
  it('every row has the columns of the first', () => expect(new Set(rows.map((row) => row.length)).size).toBe(1));
});
