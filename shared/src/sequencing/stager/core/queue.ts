import { leastAssignment } from './assignment.js';
import { at, costAt, dayAt } from './at.js';
import { earliest, latest, leastLag, type Edge, type Network } from './network.js';
import { MOST_ORDERED, type Follower, type OrderBound } from './order.js';
import type { Row } from './arrival.js';
import type { SequenceBound } from './sequence.js';
import type { Problem, Queue } from './problem.js';
import { canRide, earlyDays, lateDays, MOST_SPENT, NO_DAY, paidIn, turnsOf } from './turns.js';

/** What a queue costs at least, beyond what its members have paid already. */
export interface Toll {
  readonly findings: number;
  /** The least weighted sum of its members' days, and the least sum of them. */
  readonly aim: number;
  readonly days: number;
  readonly isPossible: boolean;
}

/** What is known of a state. */
export interface Asked {
  readonly network: Network;
  readonly paid: Float64Array;
  /** Findings that may still be spent. */
  readonly spare: number;
  /** Sums of days are not bounded then: what is asked proves nothing. */
  readonly isHasty?: boolean;
}

/** On one day the smaller node is first. */
export const inOrder = (first: number, second: number): Edge => ({ from: first, to: second, lag: first < second ? 0 : 1 });

/** The members of a queue whose order is open: all but those that are known to come before all others. */
export const openOf = (network: Network, queue: Queue): readonly number[] => {
  let open = queue.members;
  for (;;) {
    const first = open.find((node) => open.every((other) => other === node || leastLag(network, node, other) >= inOrder(node, other).lag));
    if (first === undefined || open.length < 2) return open;
    open = open.filter((node) => node !== first);
  }
};

/** The start that a constraint of a queue is about. */
export const startOf = ({ windows, members }: Queue, constraint: number): number | undefined =>
  windows.map(({ constraints }) => members[constraints.indexOf(constraint)]).find((node) => node !== undefined);

interface Member {
  readonly node: number;
  /** The first day on which it may follow a leader; NO_DAY = it takes a turn of its own. */
  readonly ridesFrom: number;
}

/** The first day on which a member may follow one of these leaders; NO_DAY = none of them. */
const followsFrom = ({ rides }: Queue, node: number, { network, paid, spare }: Asked, isLeader: (leader: number) => boolean = () => true): number => {
  let first = NO_DAY;
  for (const ride of rides) {
    if (ride.node !== node || !isLeader(ride.leader) || !canRide(ride, network, paid, spare)) continue;
    first = Math.min(first, Math.max(earliest(network, node), earliest(network, ride.leader) + ride.offset + ride.from));
  }
  return first;
};

const membersOf = (queue: Queue, asked: Asked): readonly Member[] => queue.members.map((node) => ({ node, ridesFrom: followsFrom(queue, node, asked) }));

/** The days that one start keeps after another because the cost of less cannot be afforded. */
export const gapsTo = (queue: Queue, open: readonly number[], asked: Asked): ((first: number, second: number) => number) => {
  const isTaken = new Set(open.filter((node) => followsFrom(queue, node, asked) === NO_DAY));
  const gapOf = new Map(
    queue.members.map((node, place) => [
      node,
      queue.windows.find(({ weight, constraints }) => weight > asked.spare && asked.paid[constraints[place] ?? 0] === 0)?.days ?? 0,
    ]),
  );
  return (first, second) => (isTaken.has(first) && isTaken.has(second) ? (gapOf.get(second) ?? 0) : 0);
};

/** Needs, not paid and too dear to pay, that only starts with a turn of their own meet, and no two of them by the same. */
const needsOf = ({ waits }: Queue, node: number, isTaken: ReadonlySet<number>, { paid, spare }: Asked): readonly (readonly number[])[] => {
  const used = new Set<number>();
  return waits
    .filter((wait) => wait.node === node && costAt(paid, wait.constraint) === 0 && wait.weight > spare)
    .filter(({ providers }) => {
      const isOwn = providers.every((one) => isTaken.has(one) && !used.has(one));
      if (isOwn) for (const one of providers) used.add(one);
      return isOwn;
    })
    .map(({ providers }) => providers);
};

/** So many turns surely come before this one, and so many after it. */
const turnsAround = (queue: Queue, node: number, isTaken: ReadonlySet<number>, asked: Asked): readonly [before: number, after: number] => {
  const { network } = asked;
  const needs = needsOf(queue, node, isTaken, asked);
  const isUsed = new Set(needs.flat());
  const others = [...isTaken].filter((other) => other !== node);
  const known = others.filter((other) => !isUsed.has(other) && leastLag(network, other, node) > 0).length;
  return [needs.length + known, others.filter((other) => leastLag(network, node, other) > 0).length];
};

/** A queue with what is known of its members. */
interface Line {
  readonly queue: Queue;
  readonly members: readonly Member[];
  readonly weights: readonly number[];
}

/** Every member gets a turn of its own, or follows a leader. */
const byAssignment = ({ queue, members, weights }: Line, turns: readonly number[], asked: Asked): number => {
  const { network } = asked;
  const isTaken = new Set(members.filter(({ ridesFrom }) => ridesFrom === NO_DAY).map(({ node }) => node));
  const count = members.length;
  const rows = members.map(({ node, ridesFrom }, row) => {
    const [before, after] = turnsAround(queue, node, isTaken, asked);
    const weight = at(weights, node);
    const isTurn = (place: number): boolean => place >= before && place < count - after;
    return Float64Array.from({ length: 2 * count }, (_, place) => {
      if (place >= count) return place - count === row && ridesFrom < NO_DAY ? weight * ridesFrom : Infinity;
      const day = Math.max(earliest(network, node), at(turns, place));
      return isTurn(place) && day <= latest(network, node) ? weight * day : Infinity;
    });
  });
  return leastAssignment(count, 2 * count, (row, place) => rows[row]?.[place] ?? Infinity);
};

/** Those that have come, as a set and in turns, what they cost, and those of the others that may follow one of them. */
const comeIn = ({ queue, members, weights }: Line, open: ReadonlySet<number>, asked: Asked) => {
  const late: Follower[] = [];
  let [done, taken, sum] = [0, 0, 0];
  for (const [place, { node, ridesFrom }] of members.entries()) {
    if (open.has(node)) {
      const day = ridesFrom === NO_DAY ? NO_DAY : followsFrom(queue, node, asked, (leader) => !open.has(leader));
      if (day < NO_DAY) late.push({ place, day });
      continue;
    }
    done |= 1 << place;
    if (ridesFrom === NO_DAY) taken++;
    sum += at(weights, node) * earliest(asked.network, node);
  }
  return { late, done, taken, sum };
};

/** What has been paid for small gaps of members that are still to come: it need not be spent again. */
const paidAhead = ({ windows }: Queue, done: number, paid: Float64Array): number => {
  let sum = 0;
  for (const { weight, constraints } of windows)
    for (const [place, constraint] of constraints.entries()) if (costAt(paid, constraint) > 0 && (done & (1 << place)) === 0) sum += weight;
  return sum;
};

/** Where a state has come to; `null` where it is not sure who has taken a turn. */
const rowOf = (
  sequence: SequenceBound,
  { queue, members }: Line,
  open: ReadonlySet<number>,
  asked: Asked,
): Pick<Row, 'last' | 'older' | 'day' | 'olderDay' | 'apart' | 'before'> | null => {
  const { network } = asked;
  const come = members.filter(({ node }) => !open.has(node));
  if (come.some(({ node, ridesFrom }) => ridesFrom < NO_DAY && followsFrom(queue, node, asked, (leader) => open.has(leader)) < NO_DAY)) return null;
  const turns = come.filter(({ ridesFrom }) => ridesFrom === NO_DAY).map(({ node }) => node);
  turns.sort((a, b) => (leastLag(network, a, b) >= inOrder(a, b).lag ? -1 : 1));
  const [last, older, oldest] = [turns.at(-1), turns.at(-2), turns.at(-3)];
  const placeOf = (node: number | undefined): number => (node === undefined ? -1 : queue.members.indexOf(node));
  const dayOf = (node: number | undefined): number => (node === undefined ? -1 : earliest(network, node));
  const between = (a: number | undefined, b: number | undefined): number =>
    a === undefined || b === undefined ? 0 : sequence.clamped(leastLag(network, a, b));
  return { last: placeOf(last), older: placeOf(older), day: dayOf(last), olderDay: dayOf(older), apart: between(older, last), before: between(oldest, older) };
};

const marksPaid = ({ line }: SequenceBound, paid: Float64Array): number => {
  let set = 0;
  for (const [constraint, mark] of line.marks) if (costAt(paid, constraint) > 0) set |= 1 << mark;
  return set;
};

/** Those that have come are where they are; of the others the order bound knows the least. */
const byOrder = (order: OrderBound, line: Line, asked: Asked, most: number): number => {
  const { sequence } = order;
  const open = new Set(openOf(asked.network, line.queue));
  const { late, done, taken, sum } = comeIn(line, open, asked);
  const simple = sum + order.least(done, taken, late);
  const spare = asked.spare + paidAhead(line.queue, done, asked.paid);
  // Nothing to compare with yet: then it would be looked for in vain.
  if (sequence === null || simple > most || most === Infinity || spare > MOST_SPENT) return simple;
  const row = rowOf(sequence, line, open, asked);
  if (row === null) return simple;
  const riders = late.map((one) => ({ ...one, from: 0, marks: [] }));
  return Math.max(simple, sum + sequence.least({ ...row, done, taken, spare, paid: marksPaid(sequence, asked.paid) }, riders, most - sum));
};

/** A bound as close as the length of the queue allows. */
const aimOf = (line: Line, turns: readonly number[], asked: Asked, { order, most }: Orders): number => {
  if (order) return byOrder(order, line, asked, most);
  return line.members.length > MOST_ORDERED ? byAssignment(line, turns, asked) : 0;
};

/** What is known of the orders of a queue, and how dear it may be: of what is dearer no more needs to be known. */
export interface Orders {
  readonly order: OrderBound | null | undefined;
  readonly most: number;
}

/** What the members of a queue cost at least when `spare` findings may still be spent. */
export const tollOf = ({ weights }: Problem, queue: Queue, orders: Orders, asked: Asked): Toll => {
  const { network, paid, spare, isHasty = false } = asked;
  const free = paidIn(queue, paid);
  const isAll = free + spare <= MOST_SPENT;
  const most = isAll ? free + spare : MOST_SPENT;
  const members = membersOf(queue, asked);
  const taken = members.filter(({ ridesFrom }) => ridesFrom === NO_DAY).map(({ node }) => node);
  const early = earlyDays(network, queue.members);
  const ends = turnsOf(queue, early, lateDays(network, taken), most)[taken.length - 1];
  const needed = ends?.findIndex((day) => day < NO_DAY) ?? 0;
  if (needed < 0) return { findings: Math.max(0, most + 1 - free), aim: 0, days: 0, isPossible: !isAll };
  const findings = Math.max(0, needed - free);
  if (!isAll) return { findings, aim: 0, days: 0, isPossible: true };
  const turns = turnsOf(queue, early, new Int32Array(0), most).map((row) => dayAt(row, most));
  const riding = members.reduce((sum, { ridesFrom }) => (ridesFrom < NO_DAY ? sum + ridesFrom : sum), 0);
  const days = turns.slice(0, taken.length).reduce((a, b) => a + b, riding);
  const aim = isHasty ? 0 : aimOf({ queue, members, weights }, turns, asked, orders);
  return { findings, aim, days, isPossible: aim < Infinity };
};
