import type { Edge } from '../core/network.js';
import type { Clash, Constraint, Level, Telling, Way } from '../core/problem.js';

/** A start in the network: of a course that moves (node, 0), or of one that stays (origin, its day). */
export interface Start {
  readonly node: number;
  readonly offset: number;
}

/** A constraint with what it comes from. */
export interface Cause extends Constraint {
  /** The rule, or the wish of the caller. */
  readonly ruleId: string;
  /** Courses that take part, by piece. */
  readonly pieces: readonly number[];
  /** Whether the days of these two nodes alone break it, wherever the others are. */
  readonly isBrokenBy: (days: ArrayLike<number>, a: number, b: number) => boolean;
}

/** What every cause is given. */
export interface About {
  readonly ruleId: string;
  readonly pieces: readonly number[];
  readonly level?: Level;
  readonly weight: number;
}

type Days = ArrayLike<number>;

/** The day of a start. */
export const dayOf = (days: Days, { node, offset }: Start): number => (days[node] ?? 0) + offset;

/** `second` starts at least `lag` days after `first`; a negative lag bounds from above how far before it may be. */
export const after = (first: Start, second: Start, lag: number): Edge => ({ from: first.node, to: second.node, lag: lag + first.offset - second.offset });

export const ORIGIN: Start = { node: 0, offset: 0 };

/** On a day or later. */
export const notBefore = (start: Start, day: number): Edge => after(ORIGIN, start, day);
/** On a day or earlier. */
export const notAfter = (start: Start, day: number): Edge => after(start, ORIGIN, -day);

/** An edge between two that both stay holds or not, whatever is decided. */
export const isOpen = ({ from, to }: Edge): boolean => from !== to;

/** Ways without edges that no decision changes; a way with such an edge that fails is none. */
export const openWays = (ways: readonly Way[]): readonly Way[] =>
  ways.filter((way) => way.every((edge) => isOpen(edge) || edge.lag <= 0)).map((way) => way.filter(isOpen));

interface Told {
  readonly starts: readonly Start[];
  readonly costOn: (days: Days) => number;
  readonly waysOut: (days: Days) => readonly Way[];
  readonly isBrokenBy?: Cause['isBrokenBy'];
  readonly tells?: Telling;
}

/** A cause from its parts. */
export const causeOf = ({ ruleId, pieces, weight, level = 0 }: About, { starts, costOn, waysOut, isBrokenBy = () => false, tells = {} }: Told): Cause => ({
  ruleId,
  isBrokenBy,
  most: weight,
  pieces,
  level,
  scope: [...new Set(starts.map(({ node }) => node).filter((node) => node !== 0))].sort((a, b) => a - b),
  costOn,
  waysOut: (days) => openWays(waysOut(days)),
  tells,
});

/** First and last of some days, or differences of days; both may be infinite. */
export type Span = readonly [from: number, to: number];

const inSpan = ([from, to]: Span, value: number): boolean => value >= from && value <= to;

/** One start does not fall into a span of days. */
export const outside = (about: About, start: Start, span: Span): Cause =>
  causeOf(about, {
    starts: [start],
    costOn: (days) => (inSpan(span, dayOf(days, start)) ? about.weight : 0),
    waysOut: () => [...(span[1] < Infinity ? [[notBefore(start, span[1] + 1)]] : []), ...(span[0] > -Infinity ? [[notAfter(start, span[0] - 1)]] : [])],
  });

/** Edges that bring (day of b − day of a) out of a span. */
export const waysApart = (a: Start, b: Start, [from, to]: Span): readonly Way[] => [
  ...(to < Infinity ? [[after(a, b, to + 1)]] : []),
  ...(from > -Infinity ? [[after(b, a, 1 - from)]] : []),
];

/** Edges that keep (day of b − day of a) in a span. */
export const wayWithin = (a: Start, b: Start, [from, to]: Span): Way => [
  ...(from > -Infinity ? [after(a, b, from)] : []),
  ...(to < Infinity ? [after(b, a, -to)] : []),
];

/** Two starts whose difference does not fall into a span. */
export const apart = (about: About, a: Start, b: Start, span: Span): Cause => once(about, [breakWithin(a, b, span)]);

/** Something that is broken in one way or another, and costs once. */
export interface Break {
  readonly starts: readonly Start[];
  readonly isBroken: (days: Days) => boolean;
  readonly ways: readonly Way[];
  /** The same for two that both move. */
  readonly clashes: readonly Clash[];
}

/** A span of (day of b − day of a), as days by which the later follows the earlier; on one day the smaller node is first. */
const clashesOf = (a: Start, b: Start, [from, to]: Span): readonly Clash[] => {
  if (a.node === 0 || b.node === 0 || a.node === b.node) return [];
  const both = [
    { first: a.node, second: b.node, from, to },
    { first: b.node, second: a.node, from: -to, to: -from },
  ];
  return both.filter((one) => one.to >= 0);
};

/** (day of b − day of a) in a span breaks it. */
export const breakWithin = (a: Start, b: Start, span: Span): Break => ({
  starts: [a, b],
  isBroken: (days) => inSpan(span, dayOf(days, b) - dayOf(days, a)),
  ways: waysApart(a, b, span),
  clashes: clashesOf(a, b, span),
});

/** Costs once, however many of its breaks there are; out of it leads the way out of any one of them. */
export const once = (about: About, breaks: readonly Break[]): Cause =>
  causeOf(about, {
    starts: breaks.flatMap(({ starts }) => starts),
    costOn: (days) => (breaks.some(({ isBroken }) => isBroken(days)) ? about.weight : 0),
    waysOut: (days) => breaks.find(({ isBroken }) => isBroken(days))?.ways ?? [],
    isBrokenBy: (days, a, b) => breaks.some(({ starts, isBroken }) => starts.every(({ node }) => node === a || node === b) && isBroken(days)),
    tells: { clashes: breaks.flatMap(({ clashes }) => clashes) },
  });

/** Stretches of a table in which it is at least so much; those at its ends go on for ever. */
const stretches = (table: Float64Array, first: number, least: number): readonly Span[] => {
  const isIn = (index: number): boolean => (table[index] ?? -Infinity) >= least;
  const indexes = Array.from(table.keys());
  const starts = indexes.filter((index) => isIn(index) && !isIn(index - 1));
  const ends = indexes.filter((index) => isIn(index) && !isIn(index + 1));
  return starts.map((start, at) => {
    const end = ends[at] ?? start;
    return [start === 0 ? -Infinity : first + start, end === table.length - 1 ? Infinity : first + end];
  });
};

/** Spans of a table of steps and what each costs more than what lies around it: their costs add up to the table. */
export const spansOf = (table: Float64Array, first: number): readonly { readonly span: Span; readonly cost: number }[] => {
  const levels = [...new Set(table)].filter((cost) => cost > 0).sort((a, b) => a - b);
  return levels.flatMap((level, at) => stretches(table, first, level).map((span) => ({ span, cost: level - (levels[at - 1] ?? 0) })));
};
