import { isCalendarDate } from '../dates.js';
import type { CsvCell } from '../insight/csv.js';
import { CSV_COLUMNS, type CsvCellKind, type CsvColumn, type CsvKind, type CsvProblem, type CsvValue } from './csv-columns.js';

type Read = { readonly ok: true; readonly value: CsvValue } | { readonly ok: false; readonly message: string };
const ok = (value: CsvValue): Read => ({ ok: true, value });
const no = (message: string): Read => ({ ok: false, message });

/** A mark that an export puts before words that a spreadsheet would run; taken off again. */
const MARKED = /^'(?=[\s\u0000]*[=+\-@|%]|[\t\r\n])/u;
const plain = (cell: string): string => cell.replace(MARKED, '');

const FLAGS: Readonly<Record<string, boolean>> = { yes: true, true: true, '1': true, no: false, false: false, '0': false, '': false };

const READERS: { readonly [Kind in CsvCellKind]: (cell: string) => Read } = {
  text: (cell) => ok(plain(cell)),
  'text?': (cell) => ok(cell === '' ? null : plain(cell)),
  'day?': (cell) => (cell === '' ? ok(null) : isCalendarDate(cell) ? ok(cell) : no('Write the day as 2026-05-04')),
  'number?': (cell) => (cell === '' ? ok(null) : Number.isFinite(Number(cell)) ? ok(Number(cell)) : no('Write a number, with a point')),
  flag: (cell) => {
    const value = FLAGS[cell.toLowerCase()];
    return value === undefined ? no('Write yes or no') : ok(value);
  },
  list: (cell) =>
    ok(
      cell
        .split(';')
        .map((part) => plain(part.trim()))
        .filter((part) => part !== ''),
    ),
};

/** What is wrong with the header of a file; empty = it can be read. Columns may stand in any order. */
export const headerProblems = (kind: CsvKind, header: readonly string[]): readonly CsvProblem[] => {
  const known = CSV_COLUMNS[kind].map((one) => one.header);
  const missing = CSV_COLUMNS[kind].filter(({ header: name, needed }) => needed === true && !header.includes(name));
  const foreign = header.filter((name) => !known.includes(name));
  const twice = header.filter((name, at) => header.indexOf(name) < at);
  return [
    ...missing.map(({ header: name }) => ({ row: 0, column: name, message: 'This column is missing' })),
    ...foreign.map((name) => ({ row: 0, column: name, message: `There is no such column. Known: ${known.join(', ')}` })),
    ...twice.map((name) => ({ row: 0, column: name, message: 'This column is there twice' })),
  ];
};

const cellOf = ({ header, kind, needed }: CsvColumn, cells: Readonly<Record<string, string>>): Read => {
  const cell = (cells[header] ?? '').trim();
  return needed === true && cell === '' ? no('Needed') : READERS[kind](kind === 'text' ? (cells[header] ?? '').trim() : cell);
};

/** One row as a record, or what is wrong in it, cell by cell. */
export const readRow = (
  kind: CsvKind,
  cells: Readonly<Record<string, string>>,
  row: number,
): { readonly record: Readonly<Record<string, CsvValue>>; readonly problems: readonly CsvProblem[] } => {
  const read = CSV_COLUMNS[kind].map((column) => ({ column, said: cellOf(column, cells) }));
  return {
    record: Object.fromEntries(read.flatMap(({ column, said }) => (said.ok ? [[column.field, said.value]] : []))),
    problems: read.flatMap(({ column, said }) => (said.ok ? [] : [{ row, column: column.header, message: said.message }])),
  };
};

const written = (value: unknown): CsvCell => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.join('; ');
  return typeof value === 'number' || typeof value === 'string' ? value : null;
};

/** Records as rows with their header; what an import reads back. */
export const writeRows = (kind: CsvKind, records: readonly Readonly<Record<string, unknown>>[]): readonly (readonly CsvCell[])[] => [
  CSV_COLUMNS[kind].map(({ header }) => header),
  ...records.map((record) => CSV_COLUMNS[kind].map(({ field }) => written(record[field]))),
];

/** The header and an example: a file to begin with. */
export const templateOf = (kind: CsvKind): readonly (readonly CsvCell[])[] => [
  CSV_COLUMNS[kind].map(({ header }) => header),
  CSV_COLUMNS[kind].map(({ example }) => example),
];
