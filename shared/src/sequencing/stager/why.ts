import type { LocalText } from '../../text.js';
import { evaluate } from '../evaluate.js';
import { calendarDay } from '../situation.js';
import { allowedDays, type Bound } from './bounds.js';
import type { Cause } from './compile/cause.js';
import type { Model } from './model.js';
import { documentOfRequest, withStarts, type Piece } from './pieces.js';
import type { Closure, Reason, Why } from './request.js';
import { whyText } from './sentences.js';

const NOTHING_SAID: ReadonlyMap<string, LocalText> = new Map();

/** Where many take part in a cause, those near in time say it. */
const MOST_NAMED = 4;

/** Starts by piece, on some days of the nodes. */
const dayOfPiece = ({ workshop }: Model, days: Int32Array, piece: number): number => {
  const { node, offset } = workshop.starts[piece] ?? { node: 0, offset: 0 };
  return (days[node] ?? 0) + offset;
};

/** The others that could lead out of a cause; all that take part in it where only this course could. */
const othersIn = ({ workshop, pieces }: Model, { pieces: part, waysOut }: Cause, days: Int32Array, own: Piece): readonly number[] => {
  const touched = new Set(waysOut(days).flatMap((way) => way.flatMap(({ from, to }) => [from, to])));
  const others = [...new Set(part)].filter((one) => one !== own.index);
  const named = others.filter((one) => touched.has(workshop.starts[one]?.node ?? 0) && pieces[one] !== undefined);
  return named.length > 0 ? named : others;
};

interface Move {
  readonly piece: Piece;
  /** As staged, and with the course on an earlier day. */
  readonly now: Int32Array;
  readonly then: Int32Array;
}

const byRule = (model: Model, { piece, now, then }: Move, causes: readonly Cause[]): readonly Reason[] => {
  const others = new Map<string, Set<number>>();
  for (const cause of causes) {
    const known = others.get(cause.ruleId) ?? new Set();
    othersIn(model, cause, then, piece).forEach((one) => known.add(one));
    others.set(cause.ruleId, known);
  }
  const distance = (one: number): number => Math.abs(dayOfPiece(model, now, one) - dayOfPiece(model, now, piece.index));
  return [...others].map(([ruleId, known]) => ({
    kind: 'rule',
    ruleId,
    courseIds: [...known]
      .sort((a, b) => distance(a) - distance(b) || a - b)
      .slice(0, MOST_NAMED)
      .map((one) => model.pieces[one]?.id ?? ''),
  }));
};

/** What would cost more on the earlier day: rules; if none does, the wish to stay, or the aim. */
const reasonsOf = (model: Model, move: Move): readonly Reason[] => {
  const worse = model.causes.filter(({ costOn }) => costOn(move.then) > costOn(move.now));
  const rules = byRule(
    model,
    move,
    worse.filter(({ level }) => level === 0),
  );
  if (rules.length > 0) return rules;
  return [{ kind: 'aim', aim: worse.some(({ level }) => level === 1) ? 'stability' : model.request.aim }];
};

/** What the rules say of the plan with the course on the earlier day, by rule: the sentence that an evaluation has for it. */
const saidOn = ({ request, rules, pieces, workshop, today }: Model, { piece, then }: Move): ReadonlyMap<string, LocalText> => {
  const starts = pieces.map(({ id, index }): [string, string] => {
    const { node, offset } = workshop.starts[index] ?? { node: 0, offset: 0 };
    return [id, calendarDay(today + (then[node] ?? 0) + offset)];
  });
  const { findings } = evaluate(withStarts(documentOfRequest(request), Object.fromEntries(starts)), rules);
  const own = findings.filter(({ courseIds }) => courseIds.length === 0 || courseIds.includes(piece.id));
  return new Map(own.toReversed().map(({ ruleId, text }) => [ruleId, text]));
};

/** The closures that keep it from the days between two. */
const closedBetween = (bounds: readonly Bound[], after: number, before: number): readonly Closure[] => {
  const between = Array.from({ length: Math.max(0, before - after - 1) }, (_, at) => after + 1 + at);
  return bounds.flatMap(({ closure, allows }) => (closure !== undefined && between.some((day) => !allows(day)) ? [closure] : []));
};

const whyOf = (model: Model, piece: Piece, node: number, now: Int32Array): Why => {
  const { today } = model;
  const day = now[node] ?? 0;
  const bounds = model.bounds.filter((bound) => bound.piece === piece.index);
  const earlier = day === 0 ? undefined : allowedDays(bounds, day - 1).at(-1);
  const why = { courseId: piece.id, startsOn: calendarDay(today + day), earlier: earlier === undefined ? null : calendarDay(today + earlier) };
  if (earlier === undefined) {
    const reasons = bounds
      .filter(({ allows }) => !allows(day - 1))
      .map((bound): Reason => ({ kind: 'bound', bound: bound.kind, courseId: piece.id, day: calendarDay(today + bound.day) }));
    return { ...why, reasons, text: whyText(model.pieces, { ...why, reasons }, NOTHING_SAID, closedBetween(bounds, day - 2, day)) };
  }
  const move: Move = { piece, now, then: now.with(node, earlier) };
  const reasons = reasonsOf(model, move);
  const shut = closedBetween(bounds, earlier, day);
  const said = reasons.some(({ kind }) => kind === 'rule') ? saidOn(model, move) : NOTHING_SAID;
  return { ...why, reasons, text: whyText(model.pieces, { ...why, reasons }, said, shut) };
};

/** For every course that can move: why it starts on its day, and not on the last earlier one that its bounds allow. */
export const whyAll = (model: Model, days: Int32Array): readonly Why[] => model.movable.map((piece, at) => whyOf(model, piece, at + 1, days));
