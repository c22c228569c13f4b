import type { CalendarDate } from '@stagewell/shared/dates';
import { monthText } from '../ui/day';

/** Rows of one key: the first stands for the group. */
export interface RowGroup<L> {
  readonly key: string;
  readonly first: L;
  readonly others: readonly L[];
}

/** Rows that share a key together, in the order of their first. */
export const grouped = <L>(lines: readonly L[], keyOf: (line: L) => string): readonly RowGroup<L>[] => {
  const groups = new Map<string, [L, ...L[]]>();
  for (const line of lines) {
    const group = groups.get(keyOf(line));
    if (group === undefined) groups.set(keyOf(line), [line]);
    else group.push(line);
  }
  return [...groups].map(([key, [first, ...others]]) => ({ key, first, others }));
};

/** "Viral sinusitis, 4 times, last Nov 2019". */
export const timesText = (name: string, days: readonly (CalendarDate | null)[]): string => {
  const last = days
    .filter((day) => day !== null)
    .sort()
    .at(-1);
  return `${name}, ${days.length} times${last === undefined ? '' : `, last ${monthText(last)}`}`;
};
