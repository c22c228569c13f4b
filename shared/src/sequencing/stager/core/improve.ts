import { dayAt } from './at.js';
import type { Edge } from './network.js';
import { compareCosts, costOf, type Problem } from './problem.js';
import { inOrder } from './queue.js';
import { Search, type Limits } from './search.js';

/** Courses that are free in one look around, and steps that it may take. */
const FREE = 6;
const STEPS = 40;

/** All but the free ones in the order that they have. */
const orderOf = (nodes: readonly number[], isFree: ReadonlySet<number>): readonly Edge[] => {
  const kept = nodes.filter((node) => !isFree.has(node));
  return kept.slice(1).map((node, at) => {
    const before = kept[at] ?? 0;
    return { ...inOrder(before, node), from: before, to: node };
  });
};

/** Neighbours in time, half of them shared with the next look; and those far apart from each other. */
const looksAround = (nodes: readonly number[]): readonly (readonly number[])[] => {
  const near = Array.from({ length: Math.ceil(nodes.length / (FREE / 2)) }, (_, at) => nodes.slice((at * FREE) / 2, (at * FREE) / 2 + FREE));
  const stride = Math.ceil(nodes.length / FREE);
  const far = Array.from({ length: stride }, (_, at) => nodes.filter((_node, place) => place % stride === at));
  return [...near, ...far];
};

/**
 * Better days near those that are known: the others keep their order while a few may go anywhere, until no such look
 * around finds anything. A large neighbourhood search (Shaw 1998) with the exact search inside; it proves nothing.
 */
export const improved = (problem: Problem, limits: Limits, days: Int32Array): Int32Array => {
  let best = days;
  for (let isBetter = true; isBetter && !limits.shouldStop();) {
    isBetter = false;
    const nodes = Array.from(best.keys())
      .slice(1)
      .sort((a, b) => dayAt(best, a) - dayAt(best, b) || a - b);
    for (const free of looksAround(nodes)) {
      const hunt = new Search({ ...problem, edges: [...problem.edges, ...orderOf(nodes, new Set(free))] }, { ...limits, maxNodes: STEPS });
      hunt.offer(best);
      hunt.refine();
      if (hunt.days === null || compareCosts(hunt.best, costOf(problem, best)) >= 0) continue;
      best = hunt.days;
      isBetter = true;
    }
  }
  return best;
};
