import { costAt, dayAt } from './at.js';
import { admits, earliest, latest, type Network } from './network.js';
import type { Queue, Ride } from './problem.js';

/** No day: it would be too late. */
export const NO_DAY = 1_000_000;
/** Findings that may still be spent on small gaps; where it is more, gaps are not counted on. */
export const MOST_SPENT = 24;

/** What a gap may be, and what it costs: the whole window, or that of the next shorter one, down to none. */
export const gapsOf = ({ windows }: Queue): readonly { readonly days: number; readonly cost: number }[] => {
  let cost = 0;
  const gaps = windows.map(({ days, weight }) => {
    const gap = { days, cost };
    cost += weight;
    return gap;
  });
  return [...gaps, { days: 0, cost }];
};

/** The first day on or after this one on which some member may start. */
export const openDay = ({ closed }: Queue, day: number): number => {
  let open = day;
  while (closed.has(open)) open++;
  return open;
};

/**
 * The first day of the k-th start of a queue for every sum spent on small gaps: it is not before the k-th of the
 * earliest days, nor before the one before it and the gap. NO_DAY = later than the k-th of the latest days.
 */
export const turnsOf = (queue: Queue, early: Int32Array, late: Int32Array, most: number): readonly Int32Array[] => {
  const gaps = gapsOf(queue);
  const afterGap = (before: Int32Array, spent: number): number =>
    gaps.reduce((first, { days, cost }) => (cost > spent ? first : Math.min(first, dayAt(before, spent - cost) + days)), NO_DAY);
  const turns: Int32Array[] = [];
  for (const [turn, day] of early.entries()) {
    const before = turns[turn - 1];
    const latest = late[turn] ?? NO_DAY;
    turns.push(
      Int32Array.from({ length: most + 1 }, (_, spent) => {
        const first = openDay(queue, Math.max(before === undefined ? 0 : afterGap(before, spent), day));
        return first > latest ? NO_DAY : first;
      }),
    );
  }
  return turns;
};

/** What the members of this queue have paid already. */
export const paidIn = ({ windows }: Queue, paid: Float64Array): number => {
  let sum = 0;
  for (const { weight, constraints } of windows) for (const constraint of constraints) if (costAt(paid, constraint) > 0) sum += weight;
  return sum;
};

export const earlyDays = (network: Network, nodes: readonly number[]): Int32Array => Int32Array.from(nodes, (node) => earliest(network, node)).sort();
export const lateDays = (network: Network, nodes: readonly number[]): Int32Array => Int32Array.from(nodes, (node) => latest(network, node)).sort();

const costOfRide = ({ breaks }: Ride, paid: Float64Array): number => {
  let cost = 0;
  for (const { constraint, weight } of breaks) if (paid[constraint] === 0) cost += weight;
  return cost;
};

/** Whether a member may still follow this leader, for no more than may be spent. */
export const canRide = (ride: Ride, network: Network, paid: Float64Array, spare: number): boolean => {
  const { node, leader, offset, from, to } = ride;
  return (
    admits(network, { from: leader, to: node, lag: from + offset }) &&
    admits(network, { from: node, to: leader, lag: -to - offset }) &&
    costOfRide(ride, paid) <= spare
  );
};
