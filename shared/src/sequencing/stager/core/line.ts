import { earliest, latest, leastLag, type Network } from './network.js';
import type { Constraint, Problem, Queue, Ride, Telling } from './problem.js';
import { canRide, NO_DAY } from './turns.js';

/** So many constraints are told apart in what was paid; the rest is not counted on. */
const MOST_COUNTED = 20;

/** Costs when a member comes so many days after another. Its mark is the constraint's place among those that are counted. */
export interface Follow {
  readonly other: number;
  readonly from: number;
  readonly to: number;
  readonly mark: number;
}

/** Members that may not ask for more than so much on one day; what each asks, and how long it runs, by place. */
export interface Together {
  readonly limit: number;
  readonly amounts: readonly number[];
  readonly lasts: readonly number[];
  readonly mark: number;
}

/** One of some others has to have come. */
export interface Need {
  readonly set: number;
  readonly mark: number;
}

/** One of some others has to start so many days after it. */
export interface Wish {
  readonly services: readonly { readonly place: number; readonly from: number; readonly to: number }[];
  readonly mark: number;
}

/** A member that may follow, so many days after its leader at least, and what that breaks. */
export interface Rider {
  readonly place: number;
  readonly from: number;
  readonly marks: readonly number[];
}

/** What one member of a queue is, by its place among the members. */
export interface Member {
  readonly place: number;
  readonly weight: number;
  readonly first: number;
  readonly last: number;
  /** Places that surely come before it. */
  readonly before: number;
  readonly needs: readonly Need[];
  readonly follows: readonly Follow[];
  readonly loads: readonly Together[];
  readonly wishes: readonly Wish[];
  readonly riders: readonly Rider[];
  /** Places that it may follow. */
  readonly leaders: number;
  /** The most days by which it may follow one of them; NO_DAY = it may follow something that is no member. */
  readonly reach: number;
  /** The first day on which it may follow something that is no member; Infinity = it cannot. */
  readonly ridesFrom: number;
  /** Places to which it matters when this one came. */
  readonly matters: number;
}

/** A queue as a row of places, and what its order may cost. */
export interface Line {
  readonly members: readonly Member[];
  /** What is paid, by mark. */
  readonly weights: readonly number[];
  /** Marks by constraint. */
  readonly marks: ReadonlyMap<number, number>;
}

interface Asked {
  readonly network: Network;
  readonly paid: Float64Array;
  readonly spare: number;
}

const isTold = ({ level, tells }: Constraint): boolean =>
  level === 0 && tells !== undefined && (tells.clashes !== undefined || tells.load !== undefined || tells.wish !== undefined);

/** Constraints that say something of a few members by themselves. */
const marksOf = ({ constraints }: Problem, { waits }: Queue, rides: readonly Ride[]): ReadonlyMap<number, number> => {
  const all = [
    ...rides.flatMap(({ breaks }) => breaks.map(({ constraint }) => constraint)),
    ...waits.map(({ constraint }) => constraint),
    ...[...constraints.entries()].filter(([, constraint]) => isTold(constraint)).map(([index]) => index),
  ];
  const counted = [...new Set(all)].filter((index) => (constraints[index]?.most ?? Infinity) < Infinity);
  return new Map(counted.slice(0, MOST_COUNTED).map((index, mark) => [index, mark]));
};

/** What constraints say, in places instead of nodes. */
interface Said {
  readonly follows: readonly (Follow & { readonly place: number })[];
  readonly loads: readonly Together[];
  readonly wishes: readonly (Wish & { readonly place: number })[];
}

type PlaceOf = (node: number) => number;

const followsOf = ({ clashes = [] }: Telling, mark: number, placeOf: PlaceOf): Said['follows'] =>
  clashes
    .map(({ first, second, from, to }) => ({ place: placeOf(second), other: placeOf(first), from, to, mark }))
    .filter(({ place, other }) => place >= 0 && other >= 0);

const loadOf = ({ load }: Telling, mark: number, members: readonly number[]): readonly Together[] => {
  if (load === undefined) return [];
  const burdens = new Map(load.burdens.map((burden) => [burden.node, burden]));
  const amounts = members.map((node) => burdens.get(node)?.amount ?? 0);
  return [{ limit: load.limit, amounts, lasts: members.map((node) => burdens.get(node)?.lasts ?? -1), mark }];
};

const wishOf = ({ wish }: Telling, mark: number, placeOf: PlaceOf): Said['wishes'] => {
  if (wish === undefined || wish.services.some(({ node }) => placeOf(node) < 0)) return [];
  return [{ place: placeOf(wish.node), services: wish.services.map(({ node, from, to }) => ({ place: placeOf(node), from, to })), mark }];
};

const setOf = (places: readonly number[]): number => places.reduce((set, place) => (place < 0 ? set : set | (1 << place)), 0);

const saidBy = ({ constraints }: Problem, { members }: Queue, marks: Line['marks'], placeOf: PlaceOf): Said => {
  const told = [...marks].map(([index, mark]) => ({ tells: constraints[index]?.tells ?? {}, mark }));
  return {
    follows: told.flatMap(({ tells, mark }) => followsOf(tells, mark, placeOf)),
    loads: told.flatMap(({ tells, mark }) => loadOf(tells, mark, members)),
    wishes: told.flatMap(({ tells, mark }) => wishOf(tells, mark, placeOf)),
  };
};

/** Places that look back at this one. */
const mattersTo = ({ follows, loads, wishes }: Said, place: number): number => {
  const shared = loads.filter(({ amounts }) => (amounts[place] ?? 0) > 0);
  return setOf([
    ...follows.filter(({ other }) => other === place).map((follow) => follow.place),
    ...shared.flatMap(({ amounts }) => amounts.flatMap((amount, other) => (amount > 0 ? [other] : []))),
    ...wishes.filter(({ services }) => services.some((service) => service.place === place)).map((wish) => wish.place),
  ]);
};

/** What is known of whom a member may follow, and of those that may follow it. */
const ridesOf = (node: number, rides: readonly Ride[], { marks, placeOf, network }: { marks: Line['marks']; placeOf: PlaceOf; network: Network }) => {
  const own = rides.filter((ride) => ride.node === node);
  const outside = own.filter(({ leader }) => placeOf(leader) < 0);
  return {
    riders: rides
      .filter(({ leader }) => leader === node)
      .map((ride): Rider => ({ place: placeOf(ride.node), from: ride.from, marks: ride.breaks.flatMap(({ constraint }) => marks.get(constraint) ?? []) })),
    leaders: setOf(own.map(({ leader }) => placeOf(leader))),
    reach: outside.length > 0 ? NO_DAY : own.reduce((most, { to }) => Math.max(most, to), 0),
    ridesFrom: outside.reduce((first, { leader, offset, from }) => Math.min(first, earliest(network, leader) + offset + from), Infinity),
  };
};

/**
 * What is known of a queue's members at a root. `null` where followers come before their leaders, or follow one another:
 * who takes a turn is not as simple then.
 */
export const lineOf = (problem: Problem, queue: Queue, { network, paid, spare }: Asked): Line | null => {
  const rides = queue.rides.filter((ride) => canRide(ride, network, paid, spare));
  if (rides.some(({ from, leader }) => from < 0 || rides.some(({ node }) => node === leader))) return null;
  const places = new Map(queue.members.map((node, place) => [node, place]));
  const placeOf = (node: number): number => places.get(node) ?? -1;
  const marks = marksOf(problem, queue, rides);
  const said = saidBy(problem, queue, marks, placeOf);
  const members = queue.members.map((node, place): Member => {
    const needs = queue.waits.filter((wait) => wait.node === node && wait.providers.every((one) => placeOf(one) >= 0));
    return {
      place,
      weight: problem.weights[node] ?? 0,
      first: earliest(network, node),
      last: latest(network, node),
      before: setOf(queue.members.filter((other) => other !== node && leastLag(network, other, node) > 0).map(placeOf)),
      needs: needs.flatMap(({ constraint, providers }) => {
        const mark = marks.get(constraint);
        return mark === undefined ? [] : [{ set: setOf(providers.map(placeOf)), mark }];
      }),
      follows: said.follows.filter((follow) => follow.place === place),
      loads: said.loads.filter(({ amounts }) => (amounts[place] ?? 0) > 0),
      wishes: said.wishes.filter((wish) => wish.place === place),
      ...ridesOf(node, rides, { marks, placeOf, network }),
      matters: mattersTo(said, place),
    };
  });
  return { members, weights: [...marks.keys()].map((index) => problem.constraints[index]?.most ?? 0), marks };
};
