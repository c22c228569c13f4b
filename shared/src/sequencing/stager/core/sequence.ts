import { costOfMarks, has, settled, wished, type Arrival, type Calendar, type Lead, type Row } from './arrival.js';
import type { Line, Member, Rider } from './line.js';

/** Rows that are looked at, for one answer and for all, before it is left at what is simpler. */
const STEPS = 3_000;
const ALL_STEPS = 60_000;
/** Days that are told apart in a table of what is known, and gaps. */
const DAYS = 4096;
const GAPS = 4;

/** What one start may keep after the one before it, and what that costs; longest first. */
interface Gap {
  readonly days: number;
  readonly cost: number;
}

/** What surrounds a line. */
export interface Around {
  readonly gaps: readonly Gap[];
  readonly openDay: (day: number) => number;
  /** What is left at least when these have come, in so many turns. */
  readonly simple: (done: number, taken: number) => number;
}

interface Known {
  readonly least: number;
  readonly isExact: boolean;
}

const isEnough = ({ least, isExact }: Known, most: number): boolean => isExact || least > most;

/** A member that may follow a leader which has come, on this day at the earliest. */
export interface Late extends Rider {
  readonly day: number;
}

/** Followers that may come at once, from one of them on, and what leads them. */
interface Company {
  readonly riders: readonly (Rider & { readonly day?: number })[];
  readonly from: number;
  readonly lead: Lead | null;
}

/**
 * The least weighted sum of days of the members that are still to come, by dynamic programming over the sets that have
 * come and the last two of them: what these break together with the next is waited out or paid. It leaves things out
 * (what lies longer ago, most of what followers break) and says nothing that is not so, hence is a bound.
 */
export class SequenceBound {
  private readonly known = new Map<number, Map<number, Known>>();
  private readonly inOrder: readonly Member[];
  private readonly calendar: Calendar;
  private steps = 0;
  private left = ALL_STEPS;

  private constructor(
    readonly line: Line,
    private readonly around: Around,
  ) {
    this.inOrder = line.members.toSorted((a, b) => b.weight - a.weight || a.first - b.first);
    this.calendar = { line, openDay: around.openDay };
  }

  /** `null` when its tables could not tell days or gaps apart. */
  static of(line: Line | null, around: Around): SequenceBound | null {
    if (line === null || around.gaps.length > GAPS || line.members.some(({ last }) => last >= DAYS)) return null;
    return new SequenceBound(line, around);
  }

  /** No more days than one of the gaps has. */
  clamped(days: number): number {
    return this.around.gaps.find((gap) => gap.days <= days)?.days ?? 0;
  }

  /** The least from here on, when some may still follow a leader that has come. Exact if it is not more than `most`. */
  least(row: Row, late: readonly Late[], most: number): number {
    const steps = Math.min(STEPS, this.left);
    this.steps = steps;
    const least = this.joined(row, { riders: late, from: 0, lead: null }, most);
    this.left -= steps - this.steps;
    return least;
  }

  private leastOf(row: Row, most: number): number {
    if (row.done === (1 << this.line.members.length) - 1) return 0;
    const simple = this.simpleOf(row);
    if (simple > most) return simple;
    const [table, key] = [this.tableOf(row), this.keyOf(row)];
    const known = table.get(key);
    if (known !== undefined && isEnough(known, most)) return known.least;
    if (this.steps <= 0) return simple;
    this.steps--;
    const least = this.leastNext(row, most);
    // Where steps were lacking, more may be known later.
    if (this.steps > 0) table.set(key, { least, isExact: least <= most || least === Infinity });
    return least;
  }

  private leastNext(row: Row, most: number): number {
    let least = Infinity;
    for (const member of this.inOrder) {
      const isNext = !has(row.done, member.place) && (member.before & ~row.done) === 0;
      if (isNext) least = Math.min(least, this.leastWith(row, member, Math.min(most, least)));
    }
    return least;
  }

  private tableOf({ done, last, older, spare }: Row): Map<number, Known> {
    const key = (done + (last + 1) * 65_536) * 1024 + (older + 1) * 32 + spare;
    const table = this.known.get(key) ?? new Map<number, Known>();
    this.known.set(key, table);
    return table;
  }

  private keyOf({ day, older, olderDay, apart, before, paid }: Row): number {
    const between = older < 0 ? 0 : day - olderDay;
    return ((((day + 1) * DAYS + between) * GAPS + this.levelOf(apart)) * GAPS + this.levelOf(before)) * 1_048_576 + paid;
  }

  private levelOf(days: number): number {
    return this.around.gaps.findIndex((gap) => gap.days <= days);
  }

  /** The dearest first, one gap after another; where something may be spent, gaps are left to the simpler bound. */
  private simpleOf({ done, taken, day, spare }: Row): number {
    const simple = this.around.simple(done, taken);
    return spare > 0 || day < 0 ? simple : Math.max(simple, this.inTurn(done, day));
  }

  private inTurn(done: number, day: number): number {
    const gap = this.around.gaps[0]?.days ?? 0;
    let [sum, turn] = [0, day];
    for (const { place, weight, first, leaders, ridesFrom } of this.inOrder) {
      if (has(done, place)) continue;
      const isTurn = leaders === 0 && ridesFrom === Infinity;
      if (isTurn) turn = this.around.openDay(turn + gap);
      sum += weight * (isTurn ? turn : first);
    }
    return sum;
  }

  /** When this one comes next: in its turn, with or without followers, or after something that is no member. */
  private leastWith(row: Row, member: Member, most: number): number {
    const { place, weight, first, ridesFrom } = member;
    let least = Infinity;
    for (const { days, cost } of row.day < 0 ? [{ days: 0, cost: 0 }] : this.around.gaps) {
      if (cost > row.spare) break;
      const asked: Arrival = { day: Math.max(first, row.day + days), gap: days, spare: row.spare - cost, paid: row.paid };
      for (const arrival of settled(this.calendar, row, member, asked)) least = Math.min(least, this.arrived(row, member, arrival, Math.min(most, least)));
    }
    if (ridesFrom === Infinity) return least;
    const own = weight * Math.max(first, ridesFrom);
    return Math.min(least, own + this.leastOf({ ...row, done: row.done | (1 << place) }, Math.min(most, least) - own));
  }

  private arrived(row: Row, member: Member, { day, gap, spare, paid }: Arrival, most: number): number {
    const next = this.around.gaps.reduce((least, { days, cost }) => (cost <= spare ? Math.min(least, days) : least), Infinity);
    const own = member.weight * day;
    const now: Row = {
      done: row.done | (1 << member.place),
      taken: row.taken + 1,
      last: member.place,
      older: row.last,
      day,
      olderDay: row.day,
      apart: gap,
      before: row.apart,
      spare,
      paid,
    };
    return own + this.joined(now, { riders: member.riders, from: 0, lead: { member, row, gap, next } }, most - own);
  }

  /** With none of the followers, or any of them. */
  private joined(row: Row, { riders, from, lead }: Company, most: number): number {
    const alone = lead === null ? row : wished(this.line, row, lead);
    let least = alone === null ? Infinity : this.leastOf(this.forgotten(alone), most);
    for (const [index, rider] of riders.entries()) {
      const joint = index < from ? null : this.withRider(row, rider);
      if (joint === null) continue;
      const rest = { riders, from: index + 1, lead };
      least = Math.min(least, joint.own + this.joined(joint.row, rest, Math.min(most, least) - joint.own));
    }
    return least;
  }

  /** With one follower; `null` = it has come, or it is too late or too dear. */
  private withRider(row: Row, { place, from, marks, day: on = row.day + from }: Company['riders'][number]): { readonly row: Row; readonly own: number } | null {
    const member = this.line.members[place];
    if (member === undefined || has(row.done, place)) return null;
    const day = Math.max(member.first, on);
    const paid = marks.reduce((set, mark) => set | (1 << mark), row.paid);
    const spare = row.spare - costOfMarks(this.line, paid & ~row.paid);
    if (spare < 0 || day > member.last) return null;
    return { row: { ...row, done: row.done | (1 << place), spare, paid }, own: member.weight * day };
  }

  /** What matters to nobody any more is forgotten, so that more rows are the same. */
  private forgotten(row: Row): Row {
    const matters = (place: number): boolean => place >= 0 && ((this.line.members[place]?.matters ?? 0) & ~row.done) !== 0;
    const [isLast, isOlder] = [matters(row.last), matters(row.older)];
    if (isLast && isOlder) return row;
    return { ...row, last: isLast ? row.last : -1, older: isOlder ? row.older : -1, olderDay: isOlder ? row.olderDay : -1 };
  }
}
