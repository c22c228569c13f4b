import { dayAt } from './at.js';

/** Longer than any path. */
const FAR = 1_000_000_000;

/** `day[to] ≥ day[from] + lag`. Node 0 is the origin: its day is 0. A negative lag is a longest distance the other way. */
export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly lag: number;
}

/** First and last day of every node but the origin, in their order. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

/**
 * A simple temporal network, kept closed: for every two nodes the longest path between them, which is the least number
 * of days by which the second follows the first (Dechter, Meiri and Pearl 1991; longest instead of shortest paths, since
 * we ask for earliest days). Every node is bounded from both sides, so every path is finite.
 */
export interface Network {
  /** Number of nodes, with the origin. */
  readonly size: number;
  /** `paths[from * size + to]`; the first row holds the earliest days. */
  readonly paths: Int32Array;
}

const path = ({ paths, size }: Network, from: number, to: number): number => dayAt(paths, from * size + to);

/** The earliest day of a node on which all edges can hold. All nodes can be on their earliest days together. */
export const earliest = ({ paths }: Network, node: number): number => dayAt(paths, node);

/** The latest day of a node on which all edges can hold. */
export const latest = (network: Network, node: number): number => -path(network, node, 0);

/** The least number of days by which `to` follows `from`. */
export const leastLag = path;

/** Whether one more edge leaves some days. */
export const admits = (network: Network, { from, to, lag }: Edge): boolean => lag + path(network, to, from) <= 0;

/** Whether an edge says nothing new. */
export const implies = (network: Network, { from, to, lag }: Edge): boolean => path(network, from, to) >= lag;

/** The network of nodes that only their ranges hold; `null` when some range is empty. */
export const networkOf = (ranges: readonly Range[]): Network | null => {
  const size = ranges.length + 1;
  const paths = new Int32Array(size * size);
  const all = [{ first: 0, last: 0 }, ...ranges];
  for (const [from, { last }] of all.entries()) for (const [to, { first }] of all.entries()) paths[from * size + to] = from === to ? 0 : first - last;
  return ranges.some((range) => range.first > range.last) ? null : { size, paths };
};

export const copyOf = ({ size, paths }: Network): Network => ({ size, paths: paths.slice() });

/**
 * Adds an edge in place and closes the paths over it, in n² steps. False when no days are left; the network is
 * unchanged then.
 */
export const add = (network: Network, edge: Edge): boolean => {
  if (implies(network, edge)) return true;
  if (!admits(network, edge)) return false;
  const { size, paths } = network;
  const { from, to, lag } = edge;
  const onward = paths.slice(to * size, (to + 1) * size).map((length) => length + lag);
  lengthen(network, from, onward);
  return true;
};

/** Every path that gets longer through a node and from there onward. */
const lengthen = (network: Network, through: number, onward: Int32Array): void => {
  const { size, paths } = network;
  for (let a = 0; a < size; a++) {
    const there = path(network, a, through);
    for (let b = 0; b < size; b++) {
      const length = there + dayAt(onward, b);
      if (length > path(network, a, b)) paths[a * size + b] = length;
    }
  }
};

/**
 * Adds edges that all leave one node, in place, in as many steps as one alone. False when no days are left; the network
 * is not to be used then.
 */
export const addAll = (network: Network, from: number, edges: readonly Edge[]): boolean => {
  const { size } = network;
  if (!edges.every((edge) => admits(network, edge))) return false;
  const onward = Int32Array.from({ length: size }, (_, b) => edges.reduce((most, { to, lag }) => Math.max(most, lag + path(network, to, b)), -FAR));
  lengthen(network, from, onward);
  return true;
};

/** The edge that holds exactly where this one does not. */
export const negated = ({ from, to, lag }: Edge): Edge => ({ from: to, to: from, lag: 1 - lag });
