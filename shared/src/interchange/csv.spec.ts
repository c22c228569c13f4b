import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { csvOf } from '../insight/csv.js';
import { CSV_COLUMNS, CSV_KINDS, type CsvKind } from './csv-columns.js';
import { headerProblems, readRow, templateOf, writeRows } from './csv-rows.js';

const cellsOf = (kind: CsvKind, more: Record<string, string> = {}): Record<string, string> => ({
  ...Object.fromEntries(CSV_COLUMNS[kind].map(({ header, example }) => [header, example])),
  ...more,
});

describe('a row', () => {
  it.each(CSV_KINDS)('of the template of %s can be read', (kind) => {
    const [header, example] = templateOf(kind);
    expect(headerProblems(kind, (header ?? []).map(String))).toEqual([]);
    expect(example).toHaveLength((header ?? []).length);
    expect(readRow(kind, cellsOf(kind), 1).problems).toEqual([]);
  });

  it.each<[string, CsvKind, Record<string, string>, string, string]>([
    ['a day that is none', 'patients', { birth_date: '05/04/1980' }, 'birth_date', 'Write the day as 2026-05-04'],
    ['a day of no calendar', 'check-ins', { taken_on: '2026-02-30' }, 'taken_on', 'Write the day as 2026-05-04'],
    ['a word for a number', 'check-ins', { pain_now: 'six' }, 'pain_now', 'Write a number, with a point'],
    ['a word for yes or no', 'history', { ongoing: 'maybe' }, 'ongoing', 'Write yes or no'],
    ['what has to be there', 'patients', { mrn: ' ' }, 'mrn', 'Needed'],
  ])('says of %s where it is and how to write it', (_, kind, more, column, message) => {
    expect(readRow(kind, cellsOf(kind, more), 7).problems).toEqual([{ row: 7, column, message }]);
  });

  it('keeps zero, and what is empty is unknown', () => {
    expect(readRow('check-ins', cellsOf('check-ins', { pain_now: '0', sleep: '' }), 1).record).toMatchObject({ painNow: 0, sleep: null });
  });

  it('of another header is told by its columns', () => {
    expect(headerProblems('check-ins', ['mrn', 'pain', 'pain'])).toMatchObject([
      { column: 'taken_on' },
      { column: 'pain' },
      { column: 'pain' },
      { column: 'pain' },
    ]);
  });
});

/** A table of comma-separated values by the standard, read by hand: the library is asked in the specs of the server. */
const split = (line: string): readonly string[] => {
  const cells: string[] = [];
  for (const [, quoted, bare] of line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/gu))
    cells.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
  return cells;
};

it('what is written is read again, and no cell runs as a formula', () => {
  const words = fc.string({ maxLength: 12 }).map((text) => text.replaceAll(/[\r\n\u0000]/gu, ' ').trim());
  const running = fc.constantFrom('=1+1', '+CMD', '-2', '@SUM(A1)', ' =x', '|pipe', '%x');
  const record = fc.record({
    mrn: words.map((text) => `A${text}`),
    takenOn: fc.constant('2026-05-04'),
    painNow: fc.option(fc.integer({ min: 0, max: 10 })),
    note: fc.oneof(words, running),
  });
  fc.assert(
    fc.property(record, (one) => {
      const [, line = ''] = csvOf(writeRows('check-ins', [one]))
        .replace('\uFEFF', '')
        .split('\r\n');
      const cells = split(line);
      for (const cell of cells.slice(-1)) expect(/^[\s]*[=+\-@|%]/u.test(cell)).toBe(false);
      const row = Object.fromEntries(CSV_COLUMNS['check-ins'].map(({ header }, at) => [header, cells[at] ?? '']));
      expect(readRow('check-ins', row, 1).record).toMatchObject({ mrn: one.mrn, painNow: one.painNow, note: one.note });
    }),
  );
});
