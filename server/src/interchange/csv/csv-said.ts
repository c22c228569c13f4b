import { csvOf } from '@stagewell/shared/insight/csv';
import { CSV_COLUMNS, MRN, type CsvKind, type CsvProblem, type CsvValue } from '@stagewell/shared/interchange/csv-columns';
import { holdsText, writeRows } from '@stagewell/shared/interchange/csv-rows';
import type { Tx } from '../../platform/unit-of-work.js';
import type { ReadLine } from './csv-lines.js';

/** What became of the rows. */
export interface Taken {
  readonly taken: number;
  readonly unchanged: number;
  readonly refused: readonly CsvProblem[];
}

/** A record as it is read from a row: a cell that could not be read is missing. */
export type CsvRecord = Readonly<Record<string, CsvValue>>;

/** As it is compared: numbers differ by more than their letters' case. */
export const mrnOf = ({ [MRN]: mrn = '' }: CsvRecord): string => (typeof mrn === 'string' ? mrn.toLowerCase() : '');

/** What a row says, as an import compares it: its line in a file, without the record number. */
export const saysOf = (kind: CsvKind, record: Readonly<Record<string, unknown>>): string => csvOf(writeRows(kind, [{ ...record, [MRN]: '' }]).slice(1));

const columnOf = (kind: CsvKind, path: string) => CSV_COLUMNS[kind].find(({ field }) => field === path.split('.')[0]);

/** Days on which something cannot have happened yet; planned ends of a treatment may lie ahead. */
const PAST_DAYS: Readonly<Record<CsvKind, readonly string[]>> = { patients: ['birthDate'], history: ['startedOn'], 'check-ins': ['takenOn'] };
const later = (tx: Tx, kind: CsvKind, { row, record }: ReadLine): readonly CsvProblem[] =>
  PAST_DAYS[kind].flatMap((field) => {
    const day = record[field];
    return typeof day === 'string' && day > tx.today
      ? [{ row, column: columnOf(kind, field)?.header ?? null, message: `This day is after today, ${tx.today}` }]
      : [];
  });

/** Everything that is wrong in a row, once a cell; `paths` are the fields that a form would not take. */
export const wrongIn = (tx: Tx, kind: CsvKind, line: ReadLine, paths: readonly string[]): readonly CsvProblem[] => {
  const said = [...line.problems, ...later(tx, kind, line)];
  if (said.some(({ column }) => column === null)) return said;
  const told = new Set(said.map(({ column }) => column));
  const more = paths.map((path) => {
    const column = columnOf(kind, path);
    return { row: line.row, column: column?.header ?? null, message: column === undefined ? 'This row cannot be stored as it is' : holdsText(column) };
  });
  return [...said, ...more.filter(({ column }) => !told.has(column))];
};
