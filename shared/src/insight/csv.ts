/** A cell: words, a number, or nothing. */
export type CsvCell = string | number | null;

/** A spreadsheet runs what begins like this as a formula, also behind blanks. */
const RUNS = /^[\s\u0000]*[=+\-@|%]|^[\t\r\n]/;

const cellText = (cell: CsvCell): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = RUNS.test(cell) ? `'${cell}` : cell;
  return /[",\r\n;]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Comma-separated values (RFC 4180, a byte order mark in front so that spreadsheets read the accents): words never become a formula. */
export const csvOf = (rows: readonly (readonly CsvCell[])[]): string => `\uFEFF${rows.map((row) => row.map(cellText).join(',')).join('\r\n')}\r\n`;
