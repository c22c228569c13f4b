/** A part that could not be told from the rest stands in quotation marks. */
const PLAIN = /^(?!")[^;\s](?:[^;]*[^;\s])?$/u;
const PART = /\s*(?:"((?:[^"]|"")*)"\s*(?=;|$)|([^;]*))(?:;|$)/guy;

/** Parts as one cell: "a; b". One that holds a semicolon, or begins or ends with a blank, stands in quotation marks. */
export const listText = (parts: readonly string[]): string => parts.map((part) => (PLAIN.test(part) ? part : `"${part.replaceAll('"', '""')}"`)).join('; ');

/** The parts of a cell. Between two semicolons with nothing between them there is no part. */
export const listOfText = (cell: string): readonly string[] => {
  const parts: string[] = [];
  for (const [, quoted, bare = ''] of cell.matchAll(PART)) {
    if (quoted !== undefined) parts.push(quoted.replaceAll('""', '"'));
    else if (bare.trim() !== '') parts.push(bare.trim());
  }
  return parts;
};
