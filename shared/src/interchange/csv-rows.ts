import { isRecordDay } from '../dates.js';
import { unmarked, type CsvCell } from '../insight/csv.js';
import {
  CSV_COLUMNS,
  PROBLEM,
  type CsvCellKind,
  type CsvColumn,
  type CsvHolds,
  type CsvKind,
  type CsvProblem,
  type CsvReport,
  type CsvValue,
} from './csv-columns.js';
import { listOfText, listText } from './csv-list.js';

type Read = { readonly ok: true; readonly value: CsvValue } | { readonly ok: false; readonly message: string };
const ok = (value: CsvValue): Read => ({ ok: true, value });
const no = (message: string): Read => ({ ok: false, message });

const FLAGS: Readonly<Record<string, boolean>> = { yes: true, true: true, '1': true, no: false, false: false, '0': false, '': false };
const DAY = /^\d{4}-\d{2}-\d{2}$/u;
const dayOf = (cell: string): Read => {
  if (isRecordDay(cell)) return ok(cell);
  return no(DAY.test(cell) ? 'There is no such day, or it is before 1900. Write it as 2026-05-04' : 'Write the day as 2026-05-04');
};
/** As people and spreadsheets write one: not 0x5, which is a code. */
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu;
/** Of a list that may be unknown: it was asked, and nothing is in it. */
const NONE = 'none';

/** Words are taken with the blanks around them, where the file says so by quotation marks; everything else without. */
const READERS: { readonly [Kind in CsvCellKind]: (cell: string) => Read } = {
  text: (cell) => ok(unmarked(cell)),
  'text?': (cell) => ok(cell === '' ? null : unmarked(cell)),
  word: (cell) => ok(cell.trim()),
  'word?': (cell) => ok(cell.trim() === '' ? null : cell.trim()),
  'day?': (cell) => (cell.trim() === '' ? ok(null) : dayOf(cell.trim())),
  'number?': (cell) => (cell.trim() === '' ? ok(null) : NUMBER.test(cell.trim()) ? ok(Number(cell)) : no('Write a number, with a point')),
  flag: (cell) => {
    const value = FLAGS[cell.trim().toLowerCase()];
    return value === undefined ? no('Write yes or no') : ok(value);
  },
  list: (cell) => ok(listOfText(unmarked(cell))),
  'list?': (cell) => (cell.trim() === '' ? ok(null) : ok(cell.trim().toLowerCase() === NONE ? [] : listOfText(unmarked(cell)))),
};

/** What a cell may hold, as it is asked for. */
export const holdsText = ({ holds, kind }: CsvColumn): string => {
  if (holds === undefined) return kind === 'flag' ? 'Write yes or no' : 'Write the day as 2026-05-04';
  if ('oneOf' in holds)
    return kind === 'list?' ? `Write ${NONE}, or with ; between them some of: ${holds.oneOf.join(', ')}` : `Write one of: ${holds.oneOf.join(', ')}`;
  if ('longest' in holds) return `Write at most ${holds.longest} characters`;
  if ('most' in holds) return `Write at most ${holds.most}, with ; between them, each of at most ${holds.each} characters`;
  return `Write a ${holds.isWhole ? 'whole number' : 'number'} from ${holds.from} to ${holds.to}`;
};

const fitsOne = (holds: CsvHolds, value: string | number): boolean => {
  if ('oneOf' in holds) return holds.oneOf.includes(String(value));
  if ('longest' in holds) return String(value).length <= holds.longest;
  if ('most' in holds) return String(value).length <= holds.each;
  return typeof value === 'number' && value >= holds.from && value <= holds.to && (!holds.isWhole || Number.isInteger(value));
};

const fits = (holds: CsvHolds, value: CsvValue): boolean => {
  if (value === null || typeof value === 'boolean') return true;
  if (typeof value === 'string' || typeof value === 'number') return fitsOne(holds, value);
  return value.every((part) => fitsOne(holds, part)) && (!('most' in holds) || value.length <= holds.most);
};

const OTHER_SEPARATORS = [
  { sign: ';', word: 'semicolons' },
  { sign: '\t', word: 'tabs' },
];

/** What is wrong with the header of a file; empty = it can be read. Columns may stand in any order. */
export const headerProblems = (kind: CsvKind, header: readonly string[]): readonly CsvProblem[] => {
  const known = CSV_COLUMNS[kind].map((one) => one.header);
  const missing = CSV_COLUMNS[kind].filter(({ header: name, needed }) => needed === true && !header.includes(name));
  const foreign = header.filter((name) => !known.includes(name));
  const twice = header.filter((name, at) => header.indexOf(name) < at);
  const other = header.length === 1 ? OTHER_SEPARATORS.find(({ sign }) => header[0]?.includes(sign)) : undefined;
  if (other !== undefined)
    return [{ row: 1, column: null, message: `Its cells are separated by ${other.word}. Save it as comma-separated values (“CSV UTF-8”, with commas)` }];
  return [
    ...missing.map(({ header: name }) => ({ row: 1, column: name, message: 'This column is missing' })),
    ...foreign.map((name) => ({ row: 1, column: name, message: `There is no such column. Known: ${known.join(', ')}` })),
    ...twice.map((name) => ({ row: 1, column: name, message: 'This column is there twice' })),
  ];
};

const cellOf = (column: CsvColumn, cells: Readonly<Record<string, string>>): Read => {
  const { header, kind, needed, holds } = column;
  const cell = cells[header] ?? '';
  if (needed === true && cell.trim() === '') return no(`Needed. ${holdsText(column)}`);
  const read = READERS[kind](cell);
  return read.ok && holds !== undefined && !fits(holds, read.value) ? no(holdsText(column)) : read;
};

/** One row as a record, and everything that is wrong in it, cell by cell. */
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

const written = (value: unknown, kind: CsvCellKind): CsvCell => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return kind === 'list?' && value.length === 0 ? NONE : listText(value.map(String));
  return typeof value === 'number' || typeof value === 'string' ? value : null;
};

/** Records as rows with their header; what an import reads back. */
export const writeRows = (kind: CsvKind, records: readonly Readonly<Record<string, unknown>>[]): readonly (readonly CsvCell[])[] => [
  CSV_COLUMNS[kind].map(({ header }) => header),
  ...records.map((record) => CSV_COLUMNS[kind].map((column) => written(record[column.field], column.kind))),
];

/** The header and an example: a file to begin with. */
export const templateOf = (kind: CsvKind): readonly (readonly CsvCell[])[] => [
  CSV_COLUMNS[kind].map(({ header }) => header),
  CSV_COLUMNS[kind].map(({ example }) => example),
];

/** The refused rows as a file of their own: the columns of the first, and before them what to do. An import reads it as it is. */
export const mendTable = ({ header, toMend, refused }: Pick<CsvReport, 'header' | 'toMend' | 'refused'>): readonly (readonly CsvCell[])[] => {
  const said = new Map<number, readonly string[]>();
  for (const { row, column, message } of refused) said.set(row, [...(said.get(row) ?? []), column === null ? message : `${column}: ${message}`]);
  // A mark is taken off, since writing puts it there again.
  return [[PROBLEM, ...header], ...toMend.map(({ row, cells }) => [`Row ${row}: ${(said.get(row) ?? []).join('. ')}`, ...cells.map(unmarked)])];
};
