import { at, costAt } from './at.js';
import { Heap } from './heap.js';
import { addAll, earliest } from './network.js';
import { MOST_ORDERED, OrderBound } from './order.js';
import { compareCosts, costOf, WORST, type Cost, type Problem, type Queue } from './problem.js';
import { byBound, bySpent, waysFrom, type Part } from './parts.js';
import { gapsTo, inOrder, openOf, startOf, tollOf } from './queue.js';
import { settle, type Choice, type IsRipe } from './settle.js';
import { childOf, plainBound, rootOf, type State } from './state.js';

export interface Limits {
  /** Asked at every step; true = stop with the best so far. */
  readonly shouldStop: () => boolean;
  /** Steps after which the search stops. */
  readonly maxNodes: number;
}

export interface Found {
  /** By node, the origin first; `null` = none found. */
  readonly days: Int32Array | null;
  readonly cost: Cost;
  /** Nothing costs less than this; the cost itself when the search has ended. */
  readonly bound: Cost;
  readonly nodes: number;
}

/** How it looks: in haste it keeps every gap that it can, and bounds no sums of days; it finds soon, and proves nothing. */
export interface Manner {
  readonly isHasty?: boolean;
}

interface Ordered {
  readonly queue: Queue;
  readonly order: OrderBound | null | undefined;
}

/** Steps for each course in a probe. */
const PROBE_STEPS = 3;

/**
 * Branch and bound over ways out. In every state all courses are put on their earliest days. What costs there must be
 * left by one of its ways, or paid; where nothing is left to decide, the earliest days are the best of that state, since
 * everything else only gets dearer later. The part with the least bound is looked at first, and from there down to the
 * end: so there is soon something good to compare with, and the least bound of all that waits is what is proven.
 */
export class Search {
  days: Int32Array | null = null;
  best: Cost = WORST;
  nodes = 0;
  /** Findings that a schedule may have; and the least budget that would have let something more through. */
  private budget = Infinity;
  private next = Infinity;
  /** There are no fewer findings: this much is known. */
  private floor = 0;
  private waiting = new Heap<Part>(byBound);
  private readonly queueOf = new Map<number, Queue>();
  private orders: readonly (OrderBound | null)[] = [];

  constructor(
    private readonly problem: Problem,
    private readonly limits: Limits,
    private readonly manner: Manner = {},
  ) {
    for (const queue of problem.queues) for (const { constraints } of queue.windows) for (const index of constraints) this.queueOf.set(index, queue);
  }

  /** Takes a schedule, when it is better than the best so far. */
  offer(days: Int32Array): void {
    const cost = costOf(this.problem, days);
    if (compareCosts(cost, this.best) >= 0) return;
    this.best = cost;
    this.days = days;
  }

  /** Straight down to some schedule, so that there is one. */
  glance(): void {
    const root = rootOf(this.problem);
    if (root !== null) this.plunge({ state: root, bound: plainBound(this.problem, root), findings: 0, depth: 0 });
  }

  /**
   * A few steps within small budgets, larger and larger ones, until there is a schedule: with little to spend there is
   * little to choose, and what is found is good.
   */
  probe(): void {
    const root = rootOf(this.problem);
    if (root === null) return;
    this.raise(costAt(root.spent, 0));
    for (let more = 0; this.floor + more < this.best[0]; more = more * 2 + 1) {
      this.budget = this.floor + more;
      const until = this.nodes + PROBE_STEPS * root.network.size;
      const isDone = this.within(root, until);
      // Nothing is left for a larger budget; or it was not the steps that ran out.
      if (isDone ? this.next === Infinity : this.nodes <= until) return;
    }
  }

  /** Something better than the best so far, as far as the limits allow; it proves nothing. */
  refine(): void {
    const root = rootOf(this.problem);
    this.budget = this.best[0];
    if (root !== null) this.within(root);
  }

  /** Tells it that there are no fewer findings. */
  raise(floor: number): void {
    this.floor = Math.max(this.floor, floor);
  }

  /**
   * Findings weigh most, so the least of them is looked for first: with so few allowed that nothing may be spent beyond
   * what is certain, then with the next more, until there is a schedule. That one budget rules out most days at once.
   */
  run(): Found {
    const root = rootOf(this.problem);
    if (root === null) return { days: this.days, cost: this.best, bound: this.best, nodes: this.nodes };
    this.raise(costAt(root.spent, 0));
    this.budget = this.floor;
    let hasTime = true;
    for (let step = 1; hasTime; step *= 2) {
      hasTime = this.within(root);
      if (!hasTime || this.isFound() || this.next === Infinity) break;
      // Exact for whatever budget; steps grow, so that a far one is reached soon.
      this.floor = this.next;
      this.budget = Math.min(Math.max(this.next, this.budget + step), this.best[0]);
    }
    return { days: this.days, cost: this.best, bound: hasTime ? this.best : this.proven(), nodes: this.nodes };
  }

  /** Everything within the budget that may be better than the best so far; false when it has to stop. */
  private within(root: State, until = Infinity): boolean {
    this.next = Infinity;
    if (!this.prepare(root)) return true;
    let spent = this.best[0];
    for (let part = this.waiting.pop(); part !== undefined; part = this.waiting.pop()) {
      if (!this.canBeat(part.bound)) continue;
      if (!this.plunge(part) || this.nodes > until) return false;
      if (this.best[0] < spent) this.sortAnew(root);
      spent = this.best[0];
    }
    return true;
  }

  /** With less to spend more is certain, of the orders too; what waits is sorted anew. */
  private sortAnew(root: State): void {
    if (!this.isFound()) return;
    this.orders = this.ordersFrom(root);
    this.waiting = this.waiting.sortedBy(byBound);
  }

  /** The first part of all; false when nothing is within the budget. */
  private prepare(root: State): boolean {
    this.waiting = new Heap<Part>(this.isFound() ? byBound : bySpent);
    this.orders = [];
    const settled = childOf(root);
    if (this.settle(settled) === null) return false;
    this.orders = this.ordersFrom(root);
    const bound = this.bound(settled, true);
    if (bound === null) return false;
    this.waiting.push({ state: settled, bound, findings: costAt(settled.spent, 0), depth: 0 });
    return true;
  }

  /** What is known of orders, given what may be spent. */
  private ordersFrom(root: State): readonly (OrderBound | null)[] {
    const settled = childOf(root);
    if (this.settle(settled) === null) return [];
    const asked = { network: settled.network, paid: settled.paid, spare: Math.min(this.budget, this.best[0]) - costAt(settled.spent, 0) };
    return this.problem.queues.map((queue) => OrderBound.of(this.problem, queue, asked));
  }

  /** Whether there is a schedule within the budget. */
  private isFound(): boolean {
    return this.best[0] <= this.budget;
  }

  /** What is known when there was no time for all: nothing is below what waits. */
  private proven(): Cost {
    const bound = this.waiting.sortedBy(byBound).peek()?.bound ?? this.best;
    return compareCosts(bound, this.best) < 0 ? bound : this.best;
  }

  /** From a part down to the end, along the most promising parts of it; the others wait. False when it has to stop. */
  private plunge(from: Part): boolean {
    let part: Part | undefined = from;
    while (part !== undefined) {
      this.nodes++;
      if (this.nodes > this.limits.maxNodes || this.limits.shouldStop()) {
        this.waiting.push(part);
        return false;
      }
      const [next, ...others]: readonly Part[] = this.open(part);
      for (const other of others) this.waiting.push(other);
      part = next;
    }
    return true;
  }

  /** The parts of a part that may hold something better, the most promising first. */
  private open({ state, depth, bound: known }: Part): readonly Part[] {
    const choice = this.settle(state, this.ripeIn(state));
    if (choice === null || this.bound(state, true) === null) return [];
    if (choice === 'settled') {
      this.offer(state.network.paths.slice(0, state.network.size));
      return [];
    }
    const states = this.nextOf(state, choice) ?? waysFrom(this.problem, state, choice);
    return states
      .flatMap((child): readonly Part[] => {
        const bound = this.bound(child, false);
        if (bound === null) return [];
        // What was known of the whole is true of its parts.
        return [{ state: child, bound: compareCosts(bound, known) < 0 ? known : bound, findings: costAt(child.spent, 0), depth: depth + 1 }];
      })
      .sort(this.isFound() ? byBound : bySpent);
  }

  private settle(state: State, isRipe?: IsRipe): Choice | 'settled' | null {
    return settle(this.problem, state, (bound) => this.canBeat(bound), isRipe);
  }

  /** What is about starts that have their place in a queue is decided before the next start gets one. */
  private ripeIn({ network }: State): IsRipe {
    const queue = this.problem.queues.find((_, place) => this.orders[place]);
    if (queue === undefined) return () => false;
    const open = new Set(openOf(network, queue));
    const hasPlace = (node: number | undefined): boolean => node === undefined || !open.has(node);
    return (index, ways) =>
      this.queueOf.get(index) === queue ? hasPlace(startOf(queue, index)) : ways.every((way) => way.every(({ from, to }) => hasPlace(from) && hasPlace(to)));
  }

  private canBeat(bound: Cost): boolean {
    if (bound[0] <= this.budget) return compareCosts(bound, this.best) < 0;
    this.next = Math.min(this.next, bound[0]);
    return false;
  }

  /** Findings that may still be spent beyond these. */
  private spareAfter(findings: number): number {
    // What is ruled out because it would cost more might be within the next budget.
    this.next = Math.min(this.next, this.budget + 1);
    return Math.min(this.best[0], this.budget) - findings;
  }

  /** What waiting for each other costs on top, more closely or less; `null` = nothing better can come of the state. */
  private bound(state: State, isThorough: boolean): Cost | null {
    const plain = plainBound(this.problem, state);
    if (!this.canBeat(plain)) return null;
    let bound: Cost = [Math.max(plain[0], this.floor), plain[1], plain[2], plain[3]];
    for (const [place, queue] of this.problem.queues.entries()) {
      if (!isThorough && queue.members.length > MOST_ORDERED) continue;
      const more = this.withQueue(bound, plain, state, { queue, order: this.orders[place] });
      if (more === null) return null;
      bound = more;
    }
    return this.canBeat(bound) ? bound : null;
  }

  private withQueue(bound: Cost, plain: Cost, { network, paid }: State, { queue, order }: Ordered): Cost | null {
    let [own, ownDays] = [0, 0];
    for (const node of queue.members) {
      own += at(this.problem.weights, node) * earliest(network, node);
      ownDays += earliest(network, node);
    }
    // The aim only decides where all that weighs more is the same.
    const isLevel = Math.max(plain[0], this.floor) === this.best[0] && plain[1] === this.best[1];
    const most = isLevel ? this.best[2] - plain[2] + own : Infinity;
    const toll = tollOf(this.problem, queue, { order, most }, { ...this.manner, network, paid, spare: this.spareAfter(plain[0]) });
    if (!toll.isPossible) return null;
    return [
      Math.max(bound[0], plain[0] + toll.findings),
      plain[1],
      Math.max(bound[2], plain[2] - own + toll.aim),
      Math.max(bound[3], plain[3] - ownDays + toll.days),
    ];
  }

  /** Where a choice is about a start without a place, one part for each that may come next; otherwise that start is decided. */
  private nextOf(state: State, { index }: Choice): readonly State[] | null {
    const queue = this.queueOf.get(index);
    const node = queue === undefined ? undefined : startOf(queue, index);
    if (queue === undefined || node === undefined || !openOf(state.network, queue).includes(node)) return null;
    return this.nextIn(state, queue);
  }

  /** One part for each start that may be the next of a queue; `null` when their order is known. */
  private nextIn(state: State, queue: Queue): readonly State[] | null {
    const { network, paid } = state;
    const open = openOf(network, queue);
    if (open.length < 2) return null;
    const gapTo = gapsTo(queue, open, { network, paid, spare: this.manner.isHasty === true ? 0 : this.spareAfter(costAt(state.spent, 0)) });
    return open.flatMap((next) => {
      const child = childOf(state);
      const edges = open
        .filter((other) => other !== next)
        .map((other) => ({ from: next, to: other, lag: Math.max(inOrder(next, other).lag, gapTo(next, other)) }));
      return addAll(child.network, next, edges) ? [child] : [];
    });
  }
}
