import { lineOf } from './line.js';
import { earliest, type Network } from './network.js';
import type { Problem, Queue } from './problem.js';
import { SequenceBound } from './sequence.js';
import { canRide, earlyDays, gapsOf, MOST_SPENT, openDay, paidIn, turnsOf } from './turns.js';

/** A queue with more members than this is bounded by assignment instead. */
export const MOST_ORDERED = 16;

/** A member that may follow a leader, by its place, on this day at the earliest (of a leader: so many days after it). */
export interface Follower {
  readonly place: number;
  readonly day: number;
}

/** What one member is, by its place among the members. */
interface Place {
  readonly node: number;
  readonly weight: number;
  readonly first: number;
  /** Sets of places of which one must have come before. */
  readonly needs: readonly number[];
  /** Members that may follow it, and by how many days at least. */
  readonly riders: readonly Follower[];
  /** The first day on which it may follow something that does not move; Infinity = it cannot. */
  readonly ridesFrom: number;
}

/** Not there yet, and one of each of its needs is. */
const isNext = ({ needs }: Place, place: number, done: number): boolean => (done & (1 << place)) === 0 && needs.every((set) => (set & done) !== 0);

/**
 * The least weighted sum of days of the members that are still to come, by dynamic programming over the sets of those
 * that have come (Held and Karp 1962). It relaxes everything but turns, first days, needs and followers; made once for
 * a root and a budget, it holds for every state below that spends no more.
 */
export class OrderBound {
  private readonly known = new Map<number, number>();
  private readonly places: readonly Place[];
  private readonly turns: readonly number[];
  /** The same more closely, with what the last starts break; `null` = it cannot be said. */
  sequence: SequenceBound | null = null;

  private constructor(places: readonly Place[], turns: readonly number[]) {
    this.places = places;
    this.turns = turns;
  }

  /** `null` when the queue is too long, when a follower leads others, or when so much may be spent that turns say nothing. */
  static of(problem: Problem, queue: Queue, root: { readonly network: Network; readonly paid: Float64Array; readonly spare: number }): OrderBound | null {
    const { network, paid, spare } = root;
    const { members, rides, waits } = queue;
    const most = spare + paidIn(queue, paid);
    if (members.length > MOST_ORDERED || !(most <= MOST_SPENT)) return null;
    const at = new Map(members.map((node, place) => [node, place]));
    const open = rides.filter((ride) => canRide(ride, network, paid, spare));
    // A follower that leads takes no turn, and neither do its own followers: that is not looked at here.
    if (open.some(({ leader }) => open.some(({ node }) => node === leader))) return null;
    const places = members.map((node): Place => ({
      node,
      weight: problem.weights[node] ?? 0,
      first: earliest(network, node),
      needs: waits
        .filter((wait) => wait.node === node && paid[wait.constraint] === 0 && wait.weight > spare && wait.providers.every((one) => at.has(one)))
        .map(({ providers }) => providers.reduce((set, one) => set | (1 << (at.get(one) ?? 0)), 0)),
      riders: members.flatMap((rider, place) => {
        const offsets = open.filter((ride) => ride.leader === node && ride.node === rider).map(({ from }) => from);
        return offsets.length === 0 ? [] : [{ place, day: Math.min(...offsets) }];
      }),
      ridesFrom: Math.min(
        Infinity,
        ...open
          .filter((ride) => ride.node === node && (ride.leader === 0 || !at.has(ride.leader)))
          .map(({ leader, offset, from }) => earliest(network, leader) + offset + from),
      ),
    }));
    const turns = turnsOf(queue, earlyDays(network, members), new Int32Array(0), most).map((row) => row[most] ?? 0);
    const bound = new OrderBound(places, turns);
    bound.sequence = SequenceBound.of(lineOf(problem, queue, root), {
      gaps: gapsOf(queue),
      openDay: (day) => openDay(queue, day),
      simple: (done, taken) => bound.leastOf(done, taken),
    });
    return bound;
  }

  /**
   * The least of those that are not in the set `done`, when `taken` turns are over. Those in `late` may still follow a
   * leader that has come: on this day, at least.
   */
  least(done: number, taken: number, late: readonly Follower[] = []): number {
    return this.withFollowers(done, taken, late, 0);
  }

  private leastOf(done: number, taken: number): number {
    if (done === (1 << this.places.length) - 1) return 0;
    const key = done * 32 + taken;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    let least = Infinity;
    for (const [place, one] of this.places.entries()) if (isNext(one, place, done)) least = Math.min(least, this.leastWith(one, place, done, taken));
    this.known.set(key, least);
    return least;
  }

  /** When this one comes next: in its turn, with or without followers, or as a follower itself. */
  private leastWith({ weight, first, riders, ridesFrom }: Place, place: number, done: number, taken: number): number {
    const [now, day] = [done | (1 << place), Math.max(first, this.turns[taken] ?? Infinity)];
    const followers = riders.filter((rider) => (done & (1 << rider.place)) === 0).map((rider) => ({ place: rider.place, day: day + rider.day }));
    const inTurn = weight * day + this.withFollowers(now, taken + 1, followers, 0);
    return ridesFrom === Infinity ? inTurn : Math.min(inTurn, weight * Math.max(first, ridesFrom) + this.leastOf(now, taken));
  }

  /** Any of the followers come at once, which takes no turn. */
  private withFollowers(done: number, taken: number, followers: readonly Follower[], from: number): number {
    let least = this.leastOf(done, taken);
    for (let index = from; index < followers.length; index++) {
      const follower = followers[index];
      const one = follower === undefined ? undefined : this.places[follower.place];
      if (follower === undefined || one === undefined || (done & (1 << follower.place)) !== 0) continue;
      const own = one.weight * Math.max(one.first, follower.day);
      least = Math.min(least, own + this.withFollowers(done | (1 << follower.place), taken, followers, index + 1));
    }
    return least;
  }
}
