import type { Situation } from '../../situation.js';
import type { Piece, SituationWith } from '../pieces.js';
import type { Cause, Span, Start } from './cause.js';

/** Starts that keep their distance, for the bound: see `Queue`. The causes say it of each member. */
export interface Row {
  readonly members: readonly number[];
  readonly days: number;
  readonly weight: number;
  readonly causes: readonly Cause[];
  /** Members that do not count while they follow a leader: (their day − its day) in the span. */
  readonly rides: readonly { readonly node: number; readonly leader: Start; readonly span: Span }[];
}

/** A start that waits for one of some others, all of which can move. */
export interface Waiting {
  readonly node: number;
  readonly providers: readonly number[];
  readonly cause: Cause;
  readonly weight: number;
}

/** What a rule becomes: a cost that no day changes, causes, and rows of starts that keep their distance. */
export interface Parts {
  readonly constant: number;
  readonly causes: readonly Cause[];
  readonly rows: readonly Row[];
  readonly waits: readonly Waiting[];
}

/** What the compilers need to know. */
export interface Workshop {
  readonly situation: Situation;
  readonly pieces: readonly Piece[];
  /** By piece. */
  readonly starts: readonly Start[];
  readonly with: SituationWith;
  readonly today: number;
  /** The last day, from today, that any start may be looked at. */
  readonly last: number;
}

export const partsOf = (parts: Partial<Parts>): Parts => ({ constant: 0, causes: [], rows: [], waits: [], ...parts });

export const joinParts = (all: readonly Parts[]): Parts => ({
  constant: all.reduce((sum, { constant }) => sum + constant, 0),
  causes: all.flatMap(({ causes }) => causes),
  rows: all.flatMap(({ rows }) => rows),
  waits: all.flatMap(({ waits }) => waits),
});

/** Pieces that are not over: what the plan still does. */
export const liveOf = ({ pieces }: Workshop): readonly Piece[] => pieces.filter(({ exposure }) => !exposure.course.over);

/** The start of a piece in the network. */
export const startOf = ({ starts }: Workshop, { index }: Piece): Start => {
  const start = starts[index];
  if (start === undefined) throw new RangeError(`No piece ${index}`);
  return start;
};
