import { dayNumber, EVER, type Exposure } from '../../situation.js';
import type { Rule, RuleKind, RuleOf } from '../../rules.js';
import type { Way } from '../core/problem.js';
import type { Piece } from '../pieces.js';
import { box, type Escape } from './box.js';
import { apart, dayOf, notAfter, notBefore, outside, spansOf, waysApart, type Cause, type Span, type Start } from './cause.js';
import { interplayOf, touches, washoutsInCondition, type Interplay } from './interplay.js';
import { askAll, weigh, type Ask } from './rows.js';
import { joinParts, partsOf, startOf, type Parts, type Workshop } from './workshop.js';

type Lags = { readonly [Kind in RuleKind]?: (rule: RuleOf<Kind>, pieces: readonly Piece[]) => readonly number[] };

/** Numbers of days in the parameters of a row, at which what it finds may change. */
const LAGS: Lags = {
  exclusion: ({ parameters: { parties, when } }) => [
    ...parties.flatMap(({ washoutDays = 0, longerThanDays = 0 }) => [washoutDays, longerThanDays]),
    ...washoutsInCondition(when),
  ],
  caution: (_, pieces) => pieces.flatMap(({ exposure }) => exposure.modality.cautions.flatMap(({ when }) => washoutsInCondition(when))),
  repeat: ({ parameters: { limit } }, pieces) => {
    const limits = limit === 'modality' ? pieces.map(({ exposure }) => exposure.modality.repeat) : [limit];
    return limits.flatMap((one) => [one?.minGapDays ?? 0, one?.max?.windowDays ?? 0]);
  },
  pairing: ({ parameters }) => [parameters.apartDays],
  history: ({ parameters }) => [parameters.forgottenAfterDays ?? 0],
};

const lagsOf = (rule: Rule, pieces: readonly Piece[]): readonly number[] => [
  ...new Set([0, ...((LAGS[rule.kind] as ((rule: Rule, pieces: readonly Piece[]) => readonly number[]) | undefined)?.(rule, pieces) ?? [])]),
];

/** Around each edge the days before and after it: cheaper to ask once too often than to miss a step. */
const around = (edges: readonly number[], first: number, last: number): readonly number[] =>
  [...new Set([first, ...edges.flatMap((edge) => [edge - 1, edge, edge + 1, edge + 2])])].filter((day) => day >= first && day <= last).sort((a, b) => a - b);

/** Days ahead of today on which a row begins to look at a start. */
const aheadOf = (rule: Rule): readonly number[] =>
  rule.kind === 'exclusion' ? rule.parameters.parties.flatMap(({ startsWithinDays }) => startsWithinDays ?? []) : [];

/** Whether a course or medicine that does not move can matter. */
type Counts = (one: Exposure) => boolean;

/** Days, from today, on which something begins or ends that does not move and counts. */
const stillEdges = ({ situation, pieces, today }: Workshop, counts: Counts): readonly number[] => {
  const still = pieces.filter(({ movable }) => !movable).map(({ exposure }) => exposure);
  const running = [...still, ...situation.medicines].filter(counts).flatMap(({ from, until }) => [from, until]);
  const past = situation.document.history.flatMap(({ startedOn, endedOn }) => [startedOn, endedOn].flatMap((day) => (day === null ? [] : [dayNumber(day)])));
  return [...new Set([...running.filter((day) => Math.abs(day) < EVER), ...past])].map((day) => day - today);
};

const stepsBetween = (points: readonly number[], last: number, ask: (point: number) => number): Float64Array => {
  const first = points[0] ?? 0;
  const table = new Float64Array(last - first + 1);
  points.forEach((point, at) => table.fill(ask(point), point - first, (points[at + 1] ?? last + 1) - first));
  return table;
};

/** What is asked, where, and on which days the answer may change. */
export interface Sampler {
  readonly ask: Ask;
  readonly workshop: Workshop;
  readonly lags: readonly number[];
  readonly edges: readonly number[];
  /** What the row finds without any course that moves. */
  readonly nothing: number;
}

const lengthsOf = ({ lasts }: Piece): readonly number[] => (Number.isFinite(lasts) ? [0, lasts] : [0]);

/** Days on which the row may find something else of a course because of what does not move. */
const pointsOf = ({ ask, workshop, lags, edges }: Sampler, piece: Piece): readonly number[] =>
  around(
    [...aheadOf(ask.rule), ...edges.flatMap((edge) => lags.flatMap((lag) => [edge + lag, ...lengthsOf(piece).map((length) => edge - length - lag)]))],
    0,
    workshop.last,
  );

const constantAnd = (table: Float64Array, first: number, causeFor: (one: ReturnType<typeof spansOf>[number]) => Cause): Parts => {
  const least = table.reduce((a, b) => Math.min(a, b), Infinity);
  return partsOf({
    constant: least,
    causes: spansOf(
      table.map((cost) => cost - least),
      first,
    ).map(causeFor),
  });
};

/** What the row finds more because this course is in the plan, by day. */
export const unaryTable = (sampler: Sampler, piece: Piece): Float64Array => {
  const { ask, workshop, nothing } = sampler;
  return stepsBetween(pointsOf(sampler, piece), workshop.last, (day) => weigh(ask, workshop.with([{ piece, day }])) - nothing);
};

export const unaryOf = (sampler: Sampler, piece: Piece): Parts => {
  const { ask, workshop } = sampler;
  const table = unaryTable(sampler, piece);
  const about = { ruleId: ask.rule.ruleId, pieces: [piece.index] };
  return constantAnd(table, 0, ({ span, cost }) => outside({ ...about, weight: cost }, startOf(workshop, piece), span));
};

/** What it finds more because both are there, by the difference of their days; less than nothing where one silences the other. */
export const pairTable = ({ ask, workshop, lags, nothing }: Sampler, a: Piece, b: Piece): Float64Array => {
  const { last } = workshop;
  const edges = lags.flatMap((lag) => [...lengthsOf(a).map((length) => length + lag), ...lengthsOf(b).map((length) => -length - lag)]);
  return stepsBetween(around([...edges, 0], -last, last), last, (difference) => {
    const [first, second] = [
      { piece: a, day: Math.max(0, -difference) },
      { piece: b, day: Math.max(0, difference) },
    ];
    return weigh(ask, workshop.with([first, second])) - weigh(ask, workshop.with([first])) - weigh(ask, workshop.with([second])) + nothing;
  });
};

const pairOf = (sampler: Sampler, a: Piece, b: Piece): Parts => {
  const { ask, workshop } = sampler;
  const about = { ruleId: ask.rule.ruleId, pieces: [a.index, b.index] };
  return constantAnd(pairTable(sampler, a, b), -workshop.last, ({ span, cost }) =>
    apart({ ...about, weight: cost }, startOf(workshop, a), startOf(workshop, b), span),
  );
};

const rankOf: { readonly [I in Interplay]: number } = { none: 0, pair: 1, more: 2 };

interface Cluster {
  readonly pieces: readonly Piece[];
  readonly pairs: readonly (readonly [Piece, Piece])[];
  readonly isMore: boolean;
}

/** Courses that act together, directly or through others. */
const clustersOf = (rule: Rule, pieces: readonly Piece[], workshop: Workshop): readonly Cluster[] => {
  let clusters: readonly Cluster[] = pieces.map((piece) => ({ pieces: [piece], pairs: [], isMore: false }));
  pieces.forEach((a, at) =>
    pieces.slice(at + 1).forEach((b) => {
      const found = interplayOf(rule, a, b, workshop);
      if (rankOf[found] === 0) return;
      const met = clusters.filter((cluster) => cluster.pieces.includes(a) || cluster.pieces.includes(b));
      const isMore = found === 'more' || met.some((cluster) => cluster.isMore);
      const merged = { pieces: met.flatMap((cluster) => cluster.pieces), pairs: [...met.flatMap((cluster) => cluster.pairs), [a, b] as const], isMore };
      clusters = [...clusters.filter((cluster) => !met.includes(cluster)), merged];
    }),
  );
  return clusters;
};

/** Two courses far from everything that does not move: only the days between them can matter. */
export const isRelative = (sampler: Sampler, pieces: readonly Piece[]): boolean => pieces.every((piece) => pointsOf(sampler, piece).length === 1);

const spanAt = (table: Float64Array, first: number, at: number): Span | undefined =>
  spansOf(table, first).find(({ span }) => at >= span[0] && at <= span[1])?.span;

const waysOutside = (start: Start, [from, to]: Span): readonly Way[] => [
  ...(to < Infinity ? [[notBefore(start, to + 1)]] : []),
  ...(from > -Infinity ? [[notAfter(start, from - 1)]] : []),
];

/** Out of what one course finds alone, or two of them by the days between them, leads the end of the stretch that they are in. */
export const escapeOf = (sampler: Sampler): Escape => {
  const { workshop } = sampler;
  const tables = new Map<string, Float64Array>();
  const tableOf = (key: string, make: () => Float64Array): Float64Array => {
    const table = tables.get(key) ?? make();
    tables.set(key, table);
    return table;
  };
  const ofOne = (a: Piece, days: ArrayLike<number>): readonly Way[] | null => {
    const start = startOf(workshop, a);
    const span = spanAt(
      tableOf(a.id, () => unaryTable(sampler, a)),
      0,
      dayOf(days, start),
    );
    return span === undefined ? null : waysOutside(start, span);
  };
  const far = new Map<Piece, boolean>();
  const isFar = (piece: Piece): boolean => {
    const known = far.get(piece) ?? isRelative(sampler, [piece]);
    far.set(piece, known);
    return known;
  };
  const ofTwo = (a: Piece, b: Piece, days: ArrayLike<number>): readonly Way[] | null => {
    if (!isFar(a) || !isFar(b)) return null;
    const [start, other] = [startOf(workshop, a), startOf(workshop, b)];
    const span = spanAt(
      tableOf(`${a.id} ${b.id}`, () => pairTable(sampler, a, b)),
      -workshop.last,
      dayOf(days, other) - dayOf(days, start),
    );
    return span === undefined ? null : waysApart(start, other, span);
  };
  return ([a, b, ...more], days) => {
    if (a === undefined || more.length > 0) return null;
    return b === undefined ? ofOne(a, days) : ofTwo(a, b, days);
  };
};

const ofCluster = (sampler: Sampler, { pieces, pairs, isMore }: Cluster): Parts => {
  const { ask, workshop } = sampler;
  if (isMore && !(pieces.length === 2 && pairs.length === 1 && isRelative(sampler, pieces))) return box(ask, workshop, pieces, { escape: escapeOf(sampler) });
  return joinParts([...pieces.map((piece) => unaryOf(sampler, piece)), ...pairs.map(([a, b]) => pairOf(sampler, a, b))]);
};

/** Prepares to ask a row of courses on their days; of what does not move, where only some can matter to it. */
export const samplerOf = (ask: Ask, workshop: Workshop, counts: Counts = () => true): Sampler => ({
  ask,
  workshop,
  lags: lagsOf(ask.rule, workshop.pieces),
  edges: stillEdges(workshop, counts),
  nothing: weigh(ask, workshop.with([])),
});

/**
 * Rows whose findings are made of single courses and pairs of them: each is asked of the rules themselves, on every day
 * (or difference) at which it can change. Courses that act together in more than pairs share a box.
 */
export const compileSampled = (rule: Rule, workshop: Workshop): Parts => {
  const movable = workshop.pieces.filter((piece) => piece.movable && touches(rule, piece, workshop));
  const sampler = samplerOf(askAll(rule), workshop);
  return joinParts([partsOf({ constant: sampler.nothing }), ...clustersOf(rule, movable, workshop).map((cluster) => ofCluster(sampler, cluster))]);
};
