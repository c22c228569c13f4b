import { dayNumber } from '../situation.js';
import type { Piece } from './pieces.js';
import type { BoundKind, Closure, StageRequest } from './request.js';

/** A hard bound on one course, in days from today. */
export interface Bound {
  readonly kind: BoundKind;
  readonly piece: number;
  readonly allows: (day: number) => boolean;
  /** The day that the bound names: its first or last allowed day. */
  readonly day: number;
  /** The closed days, of a bound of that kind. */
  readonly closure?: Closure;
}

const from = (kind: BoundKind, piece: number, day: number): Bound => ({ kind, piece, day, allows: (at) => at >= day });
const until = (kind: BoundKind, piece: number, day: number): Bound => ({ kind, piece, day, allows: (at) => at <= day });

/** On its day and no other. */
export const fixedOn = (piece: number, day: number): Bound => ({ kind: 'fixed', piece, day, allows: (at) => at === day });

const isProcedure = ({ exposure }: Piece): boolean => exposure.words.has('procedure');

const closuresOf = (request: StageRequest, piece: Piece, today: number): readonly Bound[] =>
  request.closures
    .filter(({ what }) => what === 'everything' || isProcedure(piece))
    .map((closure) => {
      const [first, last] = [dayNumber(closure.from) - today, dayNumber(closure.to) - today];
      return { kind: 'closure', piece: piece.index, day: first, closure, allows: (day) => day < first || day > last };
    });

/** Every bound of a movable piece. Nothing starts before today. */
export const boundsOf = (request: StageRequest, piece: Piece, today: number): readonly Bound[] => {
  const { notBefore, notAfter, payerLeadDays = 0 } = piece.freedom;
  const { index } = piece;
  return [
    from('today', index, 0),
    until('horizon', index, dayNumber(request.horizon) - today),
    ...(notBefore === undefined || notBefore === null ? [] : [from('not-before', index, dayNumber(notBefore) - today)]),
    ...(notAfter === undefined || notAfter === null ? [] : [until('not-after', index, dayNumber(notAfter) - today)]),
    ...(payerLeadDays > 0 ? [from('payer-lead', index, payerLeadDays)] : []),
    ...closuresOf(request, piece, today),
  ];
};

/** The days from 0 to `last` that all these bounds allow. */
export const allowedDays = (bounds: readonly Bound[], last: number): Int32Array =>
  Int32Array.from(Array.from({ length: last + 1 }, (_, day) => day).filter((day) => bounds.every(({ allows }) => allows(day))));

/** The days up to `last` that each piece's own bounds allow. */
export const domainsOf = (pieces: readonly Piece[], bounds: readonly Bound[], last: number): readonly Int32Array[] =>
  pieces.map(({ index }) =>
    allowedDays(
      bounds.filter(({ piece }) => piece === index),
      last,
    ),
  );
