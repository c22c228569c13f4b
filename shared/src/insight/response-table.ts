import { MEASURE_FACTS } from '../progress/measures.js';
import type { Estimate, ResponseRow, ResponseTable } from './insight.js';
import { shrink, type GroupMean, type Shrunk, type Spread } from './shrink.js';
import { hiddenBecause, isIn, type InsightFilter, type Part } from './small-numbers.js';

/** Patients of one group in one part: how many, and their changes summed (points, negative = better). */
export interface Cell extends Part {
  readonly key: string;
  readonly sum: number;
  readonly squares: number;
  readonly responders: number;
}
interface Group {
  readonly key: string;
  readonly n: number;
  readonly sum: number;
  readonly squares: number;
  readonly responders: number;
}

/** How far treatments, or conditions, may differ beforehand: points, and share of patients. */
const BETWEEN = { points: 1, share: 0.15 } as const;
/** Changes of patients cannot lie closer together than two readings against two others do by noise alone. */
const LEAST_VARIANCE = MEASURE_FACTS.peg.noise.sd ** 2;

const totalOf = (key: string, cells: readonly Cell[]): Group => {
  const total = (of: (cell: Cell) => number): number => cells.reduce((sum, cell) => sum + of(cell), 0);
  return {
    key,
    n: total((cell) => cell.n),
    sum: total((cell) => cell.sum),
    squares: total((cell) => cell.squares),
    responders: total((cell) => cell.responders),
  };
};

/** Variance between the patients of a group, pooled over the groups that are shown; each has at least five, so there are degrees of freedom. */
export const spreadOf = (groups: readonly Group[]): Spread => {
  const df = groups.reduce((sum, { n }) => sum + n - 1, 0);
  const within = groups.reduce((sum, { n, sum: total, squares }) => sum + Math.max(0, squares - total ** 2 / n), 0);
  return { variance: Math.max(within / df, LEAST_VARIANCE), df, between: BETWEEN.points };
};

/** Of a share: that of all groups together, with one imagined patient on either side so that none and all are uncertain too. */
const spreadOfShare = (groups: readonly Group[]): Spread => {
  const all = totalOf(
    '',
    groups.map((group) => ({ ...group, year: 0, site: '', inCondition: true })),
  );
  const share = (all.responders + 1) / (all.n + 2);
  return { variance: share * (1 - share), df: null, between: BETWEEN.share };
};

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));
const estimate = ({ mean: raw }: GroupMean, { mean, low, high }: Shrunk): Estimate => ({
  raw: rounded(raw, 2),
  mean: rounded(mean, 2),
  low: rounded(low, 2),
  high: rounded(high, 2),
});
const within01 = (value: number): number => Math.min(1, Math.max(0, value));
const share = ({ mean: raw }: GroupMean, { mean, low, high }: Shrunk): Estimate => ({
  raw: rounded(raw, 3),
  mean: rounded(within01(mean), 3),
  low: rounded(within01(low), 3),
  high: rounded(within01(high), 3),
});

const at = <T>(list: readonly T[], index: number): T => {
  const one = list[index];
  if (one === undefined) throw new RangeError(`Nothing at ${index}`);
  return one;
};

const shownRows = (groups: readonly Group[], nameOf: (key: string) => string): Pick<ResponseTable, 'rows' | 'centre'> => {
  if (groups.length === 0) return { rows: [], centre: null };
  const changes = groups.map(({ n, sum }) => ({ n, mean: sum / n }));
  const shares = groups.map(({ n, responders }) => ({ n, mean: responders / n }));
  const change = shrink(changes, spreadOf(groups));
  const responders = shrink(shares, spreadOfShare(groups));
  const rows = groups.map(({ key, n }, index): ResponseRow => {
    const shrunk = at(change.groups, index);
    return {
      key,
      name: nameOf(key),
      patients: n,
      change: estimate(at(changes, index), shrunk),
      responders: share(at(shares, index), at(responders.groups, index)),
      own: rounded(shrunk.own, 2),
    };
  });
  return { rows, centre: { change: rounded(change.centre.mean, 2), responders: rounded(within01(responders.centre.mean), 3) } };
};

export const byKey = (cells: readonly Cell[]): ReadonlyMap<string, readonly Cell[]> => {
  const groups = new Map<string, Cell[]>();
  for (const cell of cells) {
    const group = groups.get(cell.key);
    if (group === undefined) groups.set(cell.key, [cell]);
    else group.push(cell);
  }
  return groups;
};

/** The groups of a view that may be shown, unrounded, and those that may not. */
export const guardedGroups = (cells: readonly Cell[], filter: InsightFilter) => {
  const judged = [...byKey(cells)].map(([key, parts]) => ({
    why: hiddenBecause(parts, filter),
    group: totalOf(
      key,
      parts.filter((part) => isIn(part, filter)),
    ),
  }));
  return {
    shown: judged.filter(({ why }) => why === null).map(({ group }) => group),
    hidden: judged.flatMap(({ why, group }) => (why === null ? [] : [{ key: group.key, why }])),
  };
};

/** Response by group, the most patients first. A group that may not be shown enters no figure of the others, not even the mean of all. */
export const responseTable = (cells: readonly Cell[], filter: InsightFilter, nameOf: (key: string) => string): ResponseTable => {
  const { shown, hidden } = guardedGroups(cells, filter);
  return {
    ...shownRows(
      shown.toSorted((a, b) => b.n - a.n || nameOf(a.key).localeCompare(nameOf(b.key))),
      nameOf,
    ),
    hidden: hidden.map(({ key, why }) => ({ key, name: nameOf(key), why })).sort((a, b) => a.name.localeCompare(b.name)),
  };
};
