import { CSV, type CsvKind, type CsvProblem, type CsvValue } from '@stagewell/shared/interchange/csv-columns';
import { headerProblems, readRow } from '@stagewell/shared/interchange/csv-rows';
import { parse } from 'csv-parse/sync';
import { unprocessable, type Refusal } from '../../platform/problem.js';

/** A row as a record, and what is wrong in its cells. `row` counts from 1, the header not counted. */
export interface ReadLine {
  readonly row: number;
  readonly record: Readonly<Record<string, CsvValue>>;
  readonly problems: readonly CsvProblem[];
}

const unreadable = (detail: string): Refusal => unprocessable('unreadable-file', `${detail} Nothing was stored; correct the file and send it again.`);

/** The rows of a file. Throws 422 when it is no table, or not one of its kind. */
export const linesOf = (kind: CsvKind, source: string): readonly ReadLine[] => {
  const table = tableOf(source);
  const [header = [], ...rows] = table;
  const names = header.map((name) => name.trim().toLowerCase());
  const wrong = headerProblems(kind, names);
  if (wrong.length > 0)
    throw unreadable(`The first line is not the one of ${kind}. ${wrong.map(({ column, message }) => `${column}: ${message}`).join('; ')}.`);
  if (rows.length > CSV.rows) throw unreadable(`The file has ${rows.length} rows; at most ${CSV.rows} are taken at once.`);
  return rows.map((cells, at) => {
    const row = at + 1;
    if (cells.length > names.length)
      return { row, record: {}, problems: [{ row, column: null, message: `The row has ${cells.length} cells, the first line ${names.length}` }] };
    return { row, ...readRow(kind, Object.fromEntries(names.map((name, place) => [name, cells[place] ?? ''])), row) };
  });
};

const tableOf = (source: string): readonly (readonly string[])[] => {
  try {
    return parse(source, { bom: true, relax_column_count: true, skip_empty_lines: true });
  } catch (error) {
    throw unreadable(`The file is no table of comma-separated values: ${error instanceof Error ? error.message : 'it cannot be read'}.`);
  }
};
