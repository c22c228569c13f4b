/** A cell: words, a number, or nothing. */
export type CsvCell = string | number | null;

/** A spreadsheet runs what begins like this as a formula, also behind blanks; marks in front of it are counted, so that taking one off gives the words back. */
const RUNS = /^'*(?:[\s\u0000]*[=+\-@|%]|[\t\r\n])/u;

/** Words with a mark before them where a spreadsheet would run them. */
const marked = (words: string): string => (RUNS.test(words) ? `'${words}` : words);
/** The words of a cell without the mark that `csvOf` put before them. */
export const unmarked = (cell: string): string => (cell.startsWith("'") && RUNS.test(cell) ? cell.slice(1) : cell);

const cellText = (cell: CsvCell): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = marked(cell);
  return /[",\r\n;]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Comma-separated values (RFC 4180, a byte order mark in front so that spreadsheets read the accents): words never become a formula. */
export const csvOf = (rows: readonly (readonly CsvCell[])[]): string => `\uFEFF${rows.map((row) => row.map(cellText).join(',')).join('\r\n')}\r\n`;
