/** The table that says the same as a drawing: the first cell of a row is its heading. */
export interface ChartTable {
  readonly columns: readonly ChartColumn[];
  readonly rows: readonly (readonly string[])[];
  /** What stands there when no row does. */
  readonly empty: string;
}
export interface ChartColumn {
  readonly label: string;
  readonly numeric: boolean;
}

export const wordColumn = (label: string): ChartColumn => ({ label, numeric: false });
export const numberColumn = (label: string): ChartColumn => ({ label, numeric: true });

/** A cell that begins like a formula would be run as one by a spreadsheet. A number stays one, also below zero. */
const harmless = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) && !/^[+-]?[\d.,\s%]+$/.test(cell) ? `'${cell}` : cell);
/** A real minus sign is a word to a spreadsheet. */
const countable = (cell: string): string => (/^−[\d.]+$/.test(cell) ? cell.replace('−', '-') : cell);
const oneLine = (cell: string): string => cell.replaceAll(/\s+/g, ' ').trim();

/** For spreadsheets: one line a row, cells apart by tabs. */
export const asTabs = ({ columns, rows }: ChartTable): string =>
  [columns.map(({ label }) => label), ...rows].map((row) => row.map((cell) => harmless(countable(oneLine(cell)))).join('\t')).join('\n');

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
const cells = (tag: 'th' | 'td', row: readonly string[]): string => row.map((cell) => `<${tag}>${escaped(oneLine(cell))}</${tag}>`).join('');

/** For documents and letters: a table with its caption. */
export const asHtml = ({ columns, rows }: ChartTable, caption: string): string =>
  `<table><caption>${escaped(caption)}</caption><thead><tr>${cells(
    'th',
    columns.map(({ label }) => label),
  )}</tr></thead><tbody>${rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('')}</tbody></table>`;
