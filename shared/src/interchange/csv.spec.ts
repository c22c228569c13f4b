import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { csvOf } from '../insight/csv.js';
import { CSV_COLUMNS, CSV_KINDS, type CsvKind } from './csv-columns.js';
import { listOfText, listText } from './csv-list.js';
import { headerProblems, mendTable, readRow, templateOf, writeRows } from './csv-rows.js';

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

  it.each<[string, CsvKind, Record<string, string>, string, unknown]>([
    ['a day that is none', 'patients', { birth_date: '05/04/1980' }, 'birth_date', 'Write the day as 2026-05-04'],
    ['a day of no calendar', 'check-ins', { taken_on: '2026-02-30' }, 'taken_on', expect.stringContaining('There is no such day')],
    ['a word for a number', 'check-ins', { pain_now: 'six' }, 'pain_now', 'Write a number, with a point'],
    ['a word for yes or no', 'history', { ongoing: 'maybe' }, 'ongoing', 'Write yes or no'],
    ['what has to be there', 'patients', { mrn: ' ' }, 'mrn', 'Needed. Write at most 40 characters'],
    ['a word that is not in the list', 'patients', { sex: 'F' }, 'sex', 'Write one of: female, male, other, unknown'],
    ['a word that may be missing', 'history', { category: 'drug' }, 'category', expect.stringContaining('Write one of: medication,')],
    ['words that are too long', 'patients', { phone: '1'.repeat(41) }, 'phone', 'Write at most 40 characters'],
    ['a score beyond its scale', 'check-ins', { pain_now: '10.5' }, 'pain_now', 'Write a number from 0 to 10'],
    ['a part of a percent', 'history', { relief_percent: '20.5' }, 'relief_percent', 'Write a whole number from 0 to 100'],
    ['a list with too much', 'history', { ingredients: 'a;'.repeat(21) }, 'ingredients', expect.stringContaining('at most 20, with ; between them')],
    ['a warning sign that nobody asks', 'check-ins', { red_flags: 'fever; chills' }, 'red_flags', expect.stringContaining('Write none, or with ; between')],
  ])('says of %s where it is and how to write it', (_, kind, more, column, message) => {
    expect(readRow(kind, cellsOf(kind, more), 7).problems).toEqual([{ row: 7, column, message }]);
  });

  it('says everything that is wrong in it at once', () => {
    const { problems } = readRow('patients', cellsOf('patients', { birth_date: '1980', sex: 'F', mrn: '', interpreter: 'maybe' }), 1);
    expect(problems.map(({ column }) => column)).toEqual(['mrn', 'birth_date', 'sex', 'interpreter']);
  });

  it.each<[string, readonly string[] | null]>([
    ['', null],
    ['None', []],
    ['fever; chest-pain', ['fever', 'chest-pain']],
  ])('tells warning signs that were not asked from none: %s', (cell, redFlags) => {
    expect(readRow('check-ins', cellsOf('check-ins', { red_flags: cell }), 1).record).toMatchObject({ redFlags });
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
  const words = fc.string({ maxLength: 12 }).map((text) => text.replaceAll(/[\r\n\u0000]/gu, ' '));
  const running = fc.constantFrom('=1+1', '+CMD', '-2', '@SUM(A1)', ' =x', '|pipe', '%x', "'=x", "''-1", "' =x", "'", "it's");
  const record = fc.record({
    mrn: words.map((text) => `A${text}`),
    takenOn: fc.constant('2026-05-04'),
    painNow: fc.option(fc.integer({ min: 0, max: 10 })),
    redFlags: fc.option(fc.subarray(['fever', 'chest-pain', 'night-pain'])),
    note: fc.oneof(words, running),
  });
  fc.assert(
    fc.property(record, (one) => {
      const [, line = ''] = csvOf(writeRows('check-ins', [one]))
        .replace('\uFEFF', '')
        .split('\r\n');
      const cells = split(line);
      for (const cell of cells) expect(/^[\s]*[=+\-@|%]/u.test(cell)).toBe(false);
      const row = Object.fromEntries(CSV_COLUMNS['check-ins'].map(({ header }, at) => [header, cells[at] ?? '']));
      expect(readRow('check-ins', row, 1).record).toMatchObject(one);
    }),
  );
});

it('a list is read as it was written, whatever its parts hold', () => {
  const part = fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom('a;b', ' a', 'a ', '', '"', '"a"', '"a";', "'=x", '=x', ';', 'a\nb', '5" brace'));
  fc.assert(fc.property(fc.array(part, { maxLength: 5 }), (parts) => expect(listOfText(listText(parts))).toEqual(parts)));
});

it.each<[string, readonly string[]]>([
  ['a; b ;c', ['a', 'b', 'c']],
  ['a;;b;', ['a', 'b']],
  ['5" brace; "a;b"', ['5" brace', 'a;b']],
  ['"a" b; c', ['"a" b', 'c']],
])('a list written by hand may be careless: %s', (cell, parts) => {
  expect(listOfText(cell)).toEqual(parts);
});

it('refused rows go out as they came, each with all that is wrong, and their marks are not doubled', () => {
  const table = mendTable({
    header: ['mrn', 'sex'],
    toMend: [{ row: 4, cells: ["'=A", 'F'] }],
    refused: [
      { row: 4, column: 'sex', message: 'Write one of: female, male' },
      { row: 4, column: null, message: 'The row has 3 cells' },
    ],
  });
  expect(csvOf(table)).toBe('\uFEFFproblem,mrn,sex\r\n"Row 4: sex: Write one of: female, male. The row has 3 cells",\'=A,F\r\n');
});
