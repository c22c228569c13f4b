import { at } from './at.js';
import type { Line, Member, Together, Wish } from './line.js';
import { NO_DAY } from './turns.js';

/** Where a row of starts has come to. */
export interface Row {
  /** Places that have come, as a set, and turns they have taken. */
  readonly done: number;
  readonly taken: number;
  /** The last that took a turn and the one before it, by place; −1 = none, or it matters to nobody any more. */
  readonly last: number;
  readonly older: number;
  /** Their days; −1 = none. */
  readonly day: number;
  readonly olderDay: number;
  /** The last came at least so many days after the one before it, and that one so many after all before. */
  readonly apart: number;
  readonly before: number;
  /** What may still be spent, and marks that are paid, as a set. */
  readonly spare: number;
  readonly paid: number;
}

/** A member that comes next: no earlier than on this day, so many days after the last turn at least. */
export interface Arrival {
  readonly day: number;
  readonly gap: number;
  readonly spare: number;
  readonly paid: number;
}

interface Broken {
  readonly mark: number;
  /** The first day on which it may hold; Infinity = on none. */
  readonly until: number;
}

export const has = (set: number, place: number): boolean => (set & (1 << place)) !== 0;

/** What marks that are not paid cost. */
export const costOfMarks = ({ weights }: Line, marks: number): number => {
  let cost = 0;
  for (let mark = 0, left = marks; left !== 0; mark++, left >>>= 1) if ((left & 1) !== 0) cost += at(weights, mark);
  return cost;
};

/** The least number of days from one that has come to the next turn. */
const since = (line: Line, row: Row, other: number, gap: number): number => {
  if (other === row.last) return gap;
  if (other === row.older) return row.apart + gap;
  const one = line.members[other];
  // It may have come with a leader, after the last turn.
  const mayRide = one === undefined || one.reach === NO_DAY || (one.leaders & row.done) !== 0;
  return mayRide ? gap - (one?.reach ?? NO_DAY) : row.before + row.apart + gap;
};

const dayOfPlace = (line: Line, row: Row, other: number): number => {
  if (other === row.last) return row.day;
  return other === row.older ? row.olderDay : (line.members[other]?.first ?? 0);
};

/** What comes too close after others: it surely comes no earlier than where the span begins, so it waits for its end. */
const tooClose = (line: Line, row: Row, { follows }: Member, { day, gap, paid }: Arrival): Broken | null => {
  for (const { other, from, to, mark } of follows) {
    if (has(paid, mark) || !has(row.done, other)) continue;
    const [least, came] = [since(line, row, other, gap), dayOfPlace(line, row, other)];
    if (from <= least && least <= to && day <= came + to) return { mark, until: came + to + 1 };
  }
  return null;
};

/** The first day on which one of the last two is over that are too much together with it; `null` = they are not. */
const freeFrom = ({ limit, amounts, lasts }: Together, row: Row, { place }: Member, day: number): number | null => {
  let [sum, until] = [at(amounts, place), Infinity];
  if (sum > limit) return until;
  for (const { one, came } of [
    { one: row.last, came: row.day },
    { one: row.older, came: row.olderDay },
  ]) {
    const end = came + (lasts[one] ?? -1);
    if (one < 0 || end < day) continue;
    sum += at(amounts, one);
    until = Math.min(until, end + 1);
    if (sum > limit) return until;
  }
  return null;
};

const tooMuch = (row: Row, member: Member, { day, paid }: Arrival): Broken | null => {
  for (const load of member.loads) {
    const until = has(paid, load.mark) ? null : freeFrom(load, row, member, day);
    if (until !== null) return { mark: load.mark, until };
  }
  return null;
};

const brokenBy = (line: Line, row: Row, member: Member, arrival: Arrival): Broken | null => {
  const need = member.needs.find(({ set, mark }) => !has(arrival.paid, mark) && (set & row.done) === 0);
  if (need !== undefined) return { mark: need.mark, until: Infinity };
  return tooClose(line, row, member, arrival) ?? tooMuch(row, member, arrival);
};

/** A line, and the first day on or after a day on which any member may start. */
export interface Calendar {
  readonly line: Line;
  readonly openDay: (day: number) => number;
}

/** When a member may come next, for what is paid: what it breaks it waits out, or pays. */
export const settled = ({ line, openDay }: Calendar, row: Row, member: Member, arrival: Arrival): readonly Arrival[] => {
  const day = openDay(arrival.day);
  if (day > member.last) return [];
  const now = day === arrival.day ? arrival : { ...arrival, day };
  const broken = brokenBy(line, row, member, now);
  if (broken === null) return [now];
  const spare = now.spare - at(line.weights, broken.mark);
  return [
    ...(broken.until <= member.last ? settled({ line, openDay }, row, member, { ...now, day: broken.until }) : []),
    ...(spare >= 0 ? settled({ line, openDay }, row, member, { ...now, spare, paid: now.paid | (1 << broken.mark) }) : []),
  ];
};

/** A member that has just taken its turn: the row before it, and the days between. */
export interface Lead {
  readonly member: Member;
  readonly row: Row;
  readonly gap: number;
  /** The smallest gap to whatever comes after it. */
  readonly next: number;
}

const isServed = (line: Line, { done }: Row, { services }: Wish, { row, gap, next }: Lead): boolean =>
  services.some(({ place, from, to }) => {
    if (has(row.done, place)) return since(line, row, place, gap) <= -from;
    // With it, after it in a turn of its own, or after something that is no member.
    return has(done, place) || next <= to || (line.members[place]?.ridesFrom ?? 0) < Infinity;
  });

/** What a leader wishes and nothing can serve any more is paid; `null` = it is too dear. */
export const wished = (line: Line, row: Row, lead: Lead): Row | null => {
  let [paid, spare] = [row.paid, row.spare];
  for (const wish of lead.member.wishes) {
    if (has(paid, wish.mark) || isServed(line, row, wish, lead)) continue;
    paid |= 1 << wish.mark;
    spare -= at(line.weights, wish.mark);
  }
  if (spare < 0) return null;
  return paid === row.paid ? row : { ...row, paid, spare };
};
