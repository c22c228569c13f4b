import { describe, expect, it } from '@jest/globals';
import { csvOf } from '@stagewell/shared/insight/csv';
import { CSV_COLUMNS, CSV_KINDS, type CsvColumn, type CsvKind } from '@stagewell/shared/interchange/csv-columns';
import { mendTable, templateOf, writeRows } from '@stagewell/shared/interchange/csv-rows';
import fc from 'fast-check';
import { wrongInDemographics, wrongInRow } from '../../patients/sourced-rows.service.js';
import { tableOf } from './csv-lines.js';

/** Words that a file is most likely to lose: blanks around them, signs of the format, and what looks like a formula or like its mark. */
const AWKWARD = [
  'a;b',
  ' a',
  'b ',
  ' ',
  '"',
  '""',
  '"a";"b"',
  ',',
  ';',
  "'=x",
  "''=x",
  '=x',
  "' =1",
  '-',
  "'",
  'a\nb',
  'a\r\nb',
  '\n=x',
  '\tx',
  '@x',
  '\uFEFFx',
  'ñ',
  '🙂',
];
/** A lost letter is what a file saved in another encoding is refused for. */
const words = fc
  .oneof(fc.string({ maxLength: 10, unit: 'grapheme' }), fc.constantFrom(...AWKWARD))
  .filter((text) => !text.includes('\u0000') && !text.includes('\uFFFD'));
const filled = words.filter((text) => text.trim() !== '');
const longEnough = words.filter((text) => text !== '');

const dates = fc.constantFrom('1980-05-04', '2024-02-29');
const numberOf = ({ holds }: CsvColumn): fc.Arbitrary<number> => {
  if (holds === undefined || !('from' in holds)) throw new Error('no scale');
  return holds.isWhole ? fc.integer({ min: holds.from, max: holds.to }) : fc.double({ min: holds.from, max: holds.to, noNaN: true }).map((value) => value + 0);
};
const listsOf = ({ holds }: CsvColumn): fc.Arbitrary<readonly string[]> =>
  holds !== undefined && 'oneOf' in holds ? fc.subarray([...holds.oneOf]) : fc.array(words, { maxLength: 4 });
const wordOf = ({ holds }: CsvColumn): fc.Arbitrary<string> => fc.constantFrom(...(holds !== undefined && 'oneOf' in holds ? holds.oneOf : []));

/** Any value that a chart may hold. */
const valueOf = (column: CsvColumn): fc.Arbitrary<unknown> => {
  const made: Readonly<Record<CsvColumn['kind'], () => fc.Arbitrary<unknown>>> = {
    text: () => (column.needed === true ? filled : words),
    'text?': () => fc.option(longEnough),
    word: () => wordOf(column),
    'word?': () => fc.option(wordOf(column)),
    'day?': () => (column.needed === true ? dates : fc.option(dates)),
    'number?': () => fc.option(numberOf(column)),
    flag: () => fc.boolean(),
    list: () => listsOf(column),
    'list?': () => fc.option(listsOf(column)),
  };
  return made[column.kind]();
};
const recordOf = (kind: CsvKind) => fc.record(Object.fromEntries(CSV_COLUMNS[kind].map((column) => [column.field, valueOf(column)])));

describe.each(CSV_KINDS)('a file of %s', (kind) => {
  it('gives every record back exactly as it was', () => {
    fc.assert(
      fc.property(fc.array(recordOf(kind), { minLength: 1, maxLength: 3 }), (records) => {
        const { lines } = tableOf(kind, csvOf(writeRows(kind, records)));
        expect(lines.flatMap(({ problems }) => problems)).toEqual([]);
        expect(lines.map(({ record }) => record)).toEqual(records);
      }),
      { numRuns: 300 },
    );
  });

  it('of which rows are sent again as they were refused is read as it was', () => {
    fc.assert(
      fc.property(recordOf(kind), (record) => {
        const { header, lines } = tableOf(kind, csvOf(writeRows(kind, [record])));
        const again = tableOf(kind, csvOf(mendTable({ header, toMend: lines, refused: [{ row: 2, column: null, message: '=later' }] })));
        expect(again.lines.map((line) => line.record)).toEqual([record]);
      }),
    );
  });
});

it('blanks around a cell count only in quotation marks, and never around a day, a number or a word of a list', () => {
  const source = 'mrn,family_name,sex,language,service_status,birth_date,phone\n A-1 ," Doe ",\" female \",es , none," 1980-05-04 ", 555 ';
  expect(tableOf('patients', source).lines[0]?.record).toMatchObject({
    ...{ mrn: 'A-1', familyName: ' Doe ', sex: 'female', language: 'es', serviceStatus: 'none', birthDate: '1980-05-04', phone: '555' },
  });
});

it('a row with more cells than the first line is told as a whole, and goes out whole', () => {
  const { header, lines } = tableOf('check-ins', 'mrn,taken_on,pain_now\nA,2026-05-04,1,2,x');
  const refused = lines.flatMap(({ problems }) => problems);
  expect(refused).toEqual([{ row: 2, column: null, message: 'The row has 5 cells, the first line 3' }]);
  expect(csvOf(mendTable({ header, toMend: lines, refused }))).toContain('Row 2: The row has 5 cells, the first line 3",A,2026-05-04,1,2,x\r\n');
});

it('a row has the number that a spreadsheet shows: the header has 1, an empty row counts and is passed over', () => {
  const { lines } = tableOf('check-ins', '\nmrn,taken_on,pain_now\nA,2026-05-04,1\n\n,,\nB,2026-05-04,2\n');
  expect(lines.map(({ row, record }) => [row, record['mrn']])).toEqual([
    [3, 'A'],
    [6, 'B'],
  ]);
});

it.each([
  [';', 'semicolons'],
  ['\t', 'tabs'],
])('a table with %j between its cells is told so', (sign, word) => {
  const asked = (): unknown => tableOf('check-ins', ['mrn', 'taken_on', 'pain_now'].join(sign));
  expect(asked).toThrow(expect.objectContaining({ detail: expect.stringContaining(`Its cells are separated by ${word}`) }));
});

it.each([
  ['1800-01-01', '5', 'taken_on'],
  ['2026-05-04', '0x5', 'pain_now'],
  ['2026-05-04', '0b11', 'pain_now'],
  ['2026-05-04', 'Infinity', 'pain_now'],
])('a check-in of %s with %s is refused for its %s', (day, pain, column) => {
  expect(tableOf('check-ins', `mrn,taken_on,pain_now\nA,${day},${pain}`).lines[0]?.problems).toEqual([expect.objectContaining({ row: 2, column })]);
});

it('a day that there is not is told as such', () => {
  const messages = ['2025-02-30', '02/30/2025'].map((day) => tableOf('check-ins', `mrn,taken_on\nA,${day}`).lines[0]?.problems[0]?.message);
  expect(messages).toEqual([expect.stringMatching(/^There is no such day/u), 'Write the day as 2026-05-04']);
});

describe('the limits of a column are those of the form', () => {
  const example = (kind: CsvKind): Record<string, unknown> => {
    const [header = [], cells = []] = templateOf(kind);
    const { lines } = tableOf(kind, csvOf([header, cells]));
    return { ...lines[0]?.record };
  };
  const wrong: Readonly<Record<'patients' | 'history', (value: object) => readonly string[]>> = {
    patients: wrongInDemographics,
    history: ({ mrn: _, ...value }: { mrn?: unknown }) => wrongInRow('history', value),
  };
  /** What is just allowed, and what is just not. */
  const edges = ({ holds, kind }: CsvColumn): readonly (readonly [unknown, unknown])[] => {
    if (holds === undefined) return [];
    if ('oneOf' in holds) return holds.oneOf.map((value) => [value, `${value}x`] as const);
    if ('longest' in holds) return [['x'.repeat(holds.longest), 'x'.repeat(holds.longest + 1)]];
    if ('most' in holds) return [[Array.from({ length: holds.most }, () => 'x'.repeat(holds.each)), Array.from({ length: holds.most + 1 }, () => 'x')]];
    return [
      [holds.from, holds.from - 1],
      [holds.to, holds.to + 1],
      ...(holds.isWhole ? [[holds.to - 1, holds.to - 0.5] as const] : []),
      ...(kind === 'number?' ? [[null, 'x'] as const] : []),
    ];
  };
  const cases = (['patients', 'history'] as const).flatMap((kind) =>
    CSV_COLUMNS[kind].filter(({ field }) => kind === 'patients' || field !== 'mrn').map((column) => [kind, column.field, column] as const),
  );
  it.each(cases)('%s: %s', (kind, field, column) => {
    for (const [good, bad] of edges(column)) {
      expect(wrong[kind]({ ...example(kind), [field]: good })).toEqual([]);
      expect(wrong[kind]({ ...example(kind), [field]: bad }).map((path) => path.split('.')[0])).toEqual([field]);
    }
  });
});
