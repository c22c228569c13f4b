import { matches } from '../../situation.js';
import type { RuleOf } from '../../rules.js';
import { unitOf } from '../cost.js';
import type { Way } from '../core/problem.js';
import type { Piece } from '../pieces.js';
import { after, causeOf, dayOf, wayWithin, type Cause, type Span, type Start } from './cause.js';
import { joinParts, liveOf, partsOf, startOf, type Parts, type Workshop } from './workshop.js';

/** A start that counts unless it follows a leader: a procedure and its rehabilitation are one start. */
interface Member {
  readonly piece: Piece;
  readonly start: Start;
  readonly leaders: readonly { readonly start: Start; readonly span: Span }[];
}

interface Window {
  readonly ruleId: string;
  readonly max: number;
  readonly days: number;
  readonly weight: number;
}

type Days = ArrayLike<number>;

const membersOf = (rule: RuleOf<'spacing'>, workshop: Workshop): readonly Member[] => {
  const pieces = liveOf(workshop).filter(({ exposure }) => matches(exposure.words, rule.parameters.subject));
  const leadersOf = (piece: Piece): Member['leaders'] =>
    pieces.flatMap((other) => {
      const { pairing } = other.exposure.modality;
      if (pairing === null || other.index === piece.index || !matches(piece.exposure.words, { any: pairing.partnerTags })) return [];
      return [{ start: startOf(workshop, other), span: [pairing.startFrom, pairing.startTo] as const }];
    });
  return pieces.map((piece) => ({ piece, start: startOf(workshop, piece), leaders: rule.parameters.bundle ? leadersOf(piece) : [] }));
};

const isBundled = (days: Days, { start, leaders }: Member): boolean => {
  for (const leader of leaders) {
    const difference = dayOf(days, start) - dayOf(days, leader.start);
    if (difference >= leader.span[0] && difference <= leader.span[1]) return true;
  }
  return false;
};

/** Of starts on one day the one with the smaller id is first. */
const isBefore = (days: Days, a: Member, b: Member): boolean => {
  const [first, second] = [dayOf(days, a.start), dayOf(days, b.start)];
  return first < second || (first === second && a.piece.index < b.piece.index);
};

/** Those that this one follows within the window, the latest first. */
const precedersOf = (days: Days, one: Member, others: readonly Member[], window: Window): readonly Member[] => {
  const day = dayOf(days, one.start);
  return others
    .filter((other) => isBefore(days, other, one) && day - dayOf(days, other.start) < window.days && !isBundled(days, other))
    .sort((a, b) => (isBefore(days, a, b) ? 1 : -1));
};

const bundleWays = ({ start, leaders }: Member): readonly Way[] => leaders.map((leader) => wayWithin(leader.start, start, leader.span));

/** Far enough after one of them, before one of them, or one of them (or itself) the follower of a leader. */
const waysOf = (one: Member, preceders: readonly Member[], { days }: Window): readonly Way[] => [
  ...preceders.flatMap((other) => [
    [after(other.start, one.start, days)],
    [after(one.start, other.start, other.piece.index < one.piece.index ? 1 : 0)],
    ...bundleWays(other),
  ]),
  ...bundleWays(one),
];

/** Costs when this start comes too soon after others; what has started before today cannot be helped. */
const crowdedStart = (one: Member, others: readonly Member[], window: Window): Cause => {
  const { ruleId, max, weight } = window;
  // The same as whether any are found; asked most often of all.
  const isCrowded = (days: Days): boolean => {
    const day = dayOf(days, one.start);
    let [count, isPlanned] = [0, one.piece.planned];
    for (const other of others) {
      if (day - dayOf(days, other.start) >= window.days || !isBefore(days, other, one) || isBundled(days, other)) continue;
      count++;
      isPlanned ||= other.piece.planned;
    }
    return count >= max && isPlanned && !isBundled(days, one);
  };
  const pieces = [one, ...others].map(({ piece }) => piece.index);
  return causeOf(
    { ruleId, pieces, weight },
    {
      starts: [one, ...others].flatMap(({ start, leaders }) => [start, ...leaders.map((leader) => leader.start)]),
      costOn: (days) => (isCrowded(days) ? weight : 0),
      waysOut: (days) => waysOf(one, precedersOf(days, one, others, window).slice(0, max), window),
    },
  );
};

const ofWindow = (window: Window, members: readonly Member[]): Parts => {
  if (members.length <= window.max) return partsOf({});
  const causes = members.map((one) =>
    crowdedStart(
      one,
      members.filter((other) => other !== one),
      window,
    ),
  );
  const inRow = members.flatMap(({ piece, start, leaders }, at) => (piece.movable ? [{ node: start.node, leaders, at }] : []));
  const row = {
    members: inRow.map(({ node }) => node),
    days: window.days,
    weight: window.weight,
    causes: inRow.flatMap(({ at }) => causes[at] ?? []),
    rides: inRow.flatMap(({ node, leaders }) => leaders.map((leader) => ({ node, leader: leader.start, span: leader.span }))),
  };
  return partsOf({ causes, rows: window.max === 1 && row.members.length > 1 ? [row] : [] });
};

/**
 * Starts that come too soon after others, counted one by one. An evaluation shows a run of them as one finding; counting
 * the run would make every further crowded start free, and a tighter rule could then cost less by joining two runs.
 */
export const compileSpacing = (rule: RuleOf<'spacing'>, workshop: Workshop): Parts => {
  const members = membersOf(rule, workshop);
  return joinParts(rule.parameters.windows.map(({ max, days }) => ofWindow({ ruleId: rule.ruleId, max, days, weight: unitOf(rule.severity) }, members)));
};
