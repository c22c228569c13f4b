import { CSV, PROBLEM, type CsvKind, type CsvLine, type CsvProblem, type CsvValue } from '@stagewell/shared/interchange/csv-columns';
import { headerProblems, readRow } from '@stagewell/shared/interchange/csv-rows';
import { parse } from 'csv-parse/sync';
import { unprocessable, type Refusal } from '../../platform/problem.js';

/** A row as a record, as it stood in the file, and what is wrong in its cells. `row` is its number in a spreadsheet: the header has 1, and an empty row counts. */
export interface ReadLine extends CsvLine {
  readonly record: Readonly<Record<string, CsvValue>>;
  readonly problems: readonly CsvProblem[];
}
export interface ReadTable {
  readonly header: readonly string[];
  readonly lines: readonly ReadLine[];
}

const unreadable = (detail: string): Refusal => unprocessable('unreadable-file', `${detail} Nothing was stored; correct the file and send it again.`);

/** The rows of a file. Throws 422 when it is no table, or not one of its kind. */
export const tableOf = (kind: CsvKind, source: string): ReadTable => {
  const [top, ...rest] = parsed(source);
  const first = top?.cells ?? [];
  const told = first.map((name) => name.trim().toLowerCase()).indexOf(PROBLEM);
  // Rows that were refused once come back with what was wrong with them.
  const mended = (cells: readonly string[]): readonly string[] => (told === -1 ? cells : cells.toSpliced(told, 1));
  const header = mended(first);
  const names = header.map((name) => name.trim().toLowerCase());
  const wrong = headerProblems(kind, names);
  if (wrong.length > 0)
    throw unreadable(
      `The first line is not the one of ${kind}. ${wrong.map(({ column, message }) => (column === null ? message : `${column}: ${message}`)).join('; ')}.`,
    );
  if (rest.length > CSV.rows) throw unreadable(`The file has ${rest.length} rows; at most ${CSV.rows} are taken at once.`);
  return { header: names, lines: rest.map(({ cells, row }) => lineOf(kind, names, mended(cells), row)) };
};

const lineOf = (kind: CsvKind, names: readonly string[], cells: readonly string[], row: number): ReadLine => {
  const read = readRow(kind, Object.fromEntries(names.map((name, place) => [name, cells[place] ?? ''])), row);
  const tooMany = { row, column: null, message: `The row has ${cells.length} cells, the first line ${names.length}` };
  // Cells of such a row may all stand one column off: what is wrong with them would only mislead.
  return { row, cells, ...(cells.length > names.length ? { record: {}, problems: [tooMany] } : read) };
};

/** What stands for a letter that could not be read. */
const LOST_LETTER = '\uFFFD';

/** The rows that hold something. Blanks around a cell count where it stands in quotation marks, as an export writes it. */
const parsed = (source: string): readonly { readonly cells: readonly string[]; readonly row: number }[] => {
  if (source.includes(LOST_LETTER))
    throw unreadable('Letters of the file are lost: it was not saved as UTF-8. In a spreadsheet choose “CSV UTF-8” when you save.');
  try {
    const rows: string[][] = parse(source, { bom: true, relax_column_count: true, cast: (cell, { quoting }) => (quoting ? cell : cell.trim()) });
    return rows.map((cells, at) => ({ cells, row: at + 1 })).filter(({ cells }) => cells.some((cell) => cell !== ''));
  } catch (error) {
    throw unreadable(`The file is no table of comma-separated values: ${error instanceof Error ? error.message : 'it cannot be read'}.`);
  }
};
