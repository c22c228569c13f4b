import { at, dayAt } from './at.js';
import type { Edge, Range } from './network.js';

/** Costs, most important first: what rules find, what has moved, what the aim counts. Compared lexicographically. */
export const LEVELS = 3;
export type Level = 0 | 1 | 2;

/** One way out of a broken constraint: edges that hold together. */
export type Way = readonly Edge[];

/** Broken while the second starts `from` to `to` days after the first. */
export interface Clash {
  readonly first: number;
  readonly second: number;
  readonly from: number;
  readonly to: number;
}

/** What a node asks while it runs; `lasts` = days after its start on which it still does. */
export interface Burden {
  readonly node: number;
  readonly amount: number;
  readonly lasts: number;
}

/** Another node that serves while it starts `from` to `to` days after the one that asks. */
export interface Service {
  readonly node: number;
  readonly from: number;
  readonly to: number;
}

/**
 * What a constraint says of a few starts by themselves, wherever all others are: each of these alone makes it cost all
 * that it may (`most`). Told for the bound on orders; it may leave things out, but says nothing that is not so.
 */
export interface Telling {
  readonly clashes?: readonly Clash[];
  /** Broken while those that run on the day of a start ask for more. */
  readonly load?: { readonly limit: number; readonly burdens: readonly Burden[] };
  /** Broken unless one of these serves. */
  readonly wish?: { readonly node: number; readonly services: readonly Service[] };
}

/**
 * Something that costs on some days. It need not be an edge: whatever it is, on days on which it costs it names the ways
 * out, of which every schedule takes one that is nowhere earlier than these days and costs less.
 */
export interface Constraint {
  readonly level: Level;
  /** It never costs more than this; Infinity when that is not known, or when it must hold. */
  readonly most: number;
  /** Nodes whose days it looks at. */
  readonly scope: readonly number[];
  /** What it costs on these days: 0 = it holds, Infinity = it must. */
  readonly costOn: (days: ArrayLike<number>) => number;
  /** Asked only where it costs. */
  readonly waysOut: (days: ArrayLike<number>) => readonly Way[];
  readonly tells?: Telling;
}

/** A member that does not count while it follows its leader by so many days; and which constraints that breaks. */
export interface Ride {
  readonly node: number;
  readonly leader: number;
  /** The leader's day, where it does not move: its node is the origin then. */
  readonly offset: number;
  readonly from: number;
  readonly to: number;
  readonly breaks: readonly { readonly constraint: number; readonly weight: number }[];
}

/** A node that may not start before one of some others has, unless that is paid. */
export interface Wait {
  readonly node: number;
  readonly providers: readonly number[];
  readonly constraint: number;
  readonly weight: number;
}

/**
 * Starts that should keep their distance, one by one: any of them that follows another within the days of a window
 * costs. The same is said by constraints; here it is said once more for the bound and the order of branching.
 */
export interface Queue {
  readonly members: readonly number[];
  /** Longest first. `constraints` = what says it of each member, by its place in `members`. */
  readonly windows: readonly { readonly days: number; readonly weight: number; readonly constraints: readonly number[] }[];
  readonly rides: readonly Ride[];
  readonly waits: readonly Wait[];
  /** Days, from 0 on, on which no member may start. */
  readonly closed: ReadonlySet<number>;
}

/** Days for nodes: a network of ranges and edges, constraints with their costs, and earlier is better by weight. */
export interface Problem {
  /** Of nodes 1, 2, …; node 0 is the origin. */
  readonly ranges: readonly Range[];
  readonly edges: readonly Edge[];
  readonly constraints: readonly Constraint[];
  readonly queues: readonly Queue[];
  /** Cost of a day in the aim, by node; never negative. */
  readonly weights: readonly number[];
  /** What is paid whatever the days, by level. */
  readonly constant: readonly [number, number, number];
}

/** Findings, stability, aim, and last the sum of all days. */
export type Cost = readonly [findings: number, stability: number, aim: number, days: number];

export const WORST: Cost = [Infinity, Infinity, Infinity, Infinity];

/** Negative when `a` is better. */
export const compareCosts = (a: Cost, b: Cost): number => {
  for (let at = 0; at <= LEVELS; at++) {
    const [x, y] = [a[at] ?? 0, b[at] ?? 0];
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
};

/** What days cost; `days[0]` is the origin. */
export const costOf = ({ constraints, weights, constant }: Problem, days: Int32Array): Cost => {
  const sums: [number, number, number] = [...constant];
  for (const { level, costOn } of constraints) sums[level] += costOn(days);
  let all = 0;
  for (let node = 1; node < days.length; node++) {
    sums[2] += at(weights, node) * dayAt(days, node);
    all += dayAt(days, node);
  }
  return [...sums, all];
};
