import type { PlacedLine, Resource, RowKey, Taken } from './imported.js';
import { lineOf } from './line.js';

/**
 * The line of a resource that its source took back. Nothing of it is stored; it names the rows that it gave if an earlier import
 * took it, for those are still on the chart.
 */
export const takenBackLine = (
  resource: Resource,
  said: { readonly label: string; readonly reason: readonly string[] },
  rows: readonly RowKey[],
): PlacedLine => {
  const { index, line } = lineOf(resource, { ...said, decision: 'skipped' });
  return { index, line: { ...line, rows } };
};

export const takenBack = (resource: Resource, said: { readonly label: string; readonly reason: string }, rows: readonly RowKey[]): Taken => ({
  rows: [],
  lines: [takenBackLine(resource, { ...said, reason: [said.reason] }, rows)],
});
