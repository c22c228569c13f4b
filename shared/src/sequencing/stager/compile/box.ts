import type { Rule } from '../../rules.js';
import type { Situation } from '../../situation.js';
import type { Way } from '../core/problem.js';
import type { Piece } from '../pieces.js';
import { causeOf, dayOf, notBefore, type Start } from './cause.js';
import { looksAhead, namesAll } from './interplay.js';
import { waysOutOfOverlap } from './overlap.js';
import { weigh, type Ask } from './rows.js';
import { partsOf, startOf, type Parts, type Workshop } from './workshop.js';

const MOST_ANSWERS = 50_000;

interface Placed {
  readonly piece: Piece;
  readonly start: Start;
}

/** How far some of the named have to move, where that is known; `null` = a day at a time. */
export type Escape = (named: readonly Piece[], days: ArrayLike<number>) => readonly Way[] | null;

const aDayLater = (named: readonly Placed[], days: ArrayLike<number>): readonly Way[] => named.map(({ start }) => [notBefore(start, dayOf(days, start) + 1)]);

/** Exclusions are about what runs on one day, unless they look ahead or at others. */
const isOverlap = (rule: Rule, workshop: Workshop): boolean => rule.kind === 'exclusion' && !looksAhead(rule) && namesAll(rule, workshop.pieces);

/** What those find that run for good: they meet whatever their days, after all else is over. */
const forGood = (ask: Ask, { with: situationWith, last }: Workshop, pieces: readonly Piece[]): number =>
  weigh(ask, situationWith(pieces.filter(({ movable, lasts }) => movable && lasts === Infinity).map((piece) => ({ piece, day: last }))));

/** What is known of a box beforehand. */
interface Known {
  readonly escape?: Escape;
  /** It finds no less than this whatever the days, beyond what it finds without these courses. */
  readonly least?: number;
}

type OfDays<Answer> = (days: ArrayLike<number>) => Answer;

/** Asks once for the same days: a search comes back to them again and again. */
const remembered = <Answer>(keyOf: OfDays<string>, ask: OfDays<Answer>): OfDays<Answer> => {
  const answers = new Map<string, Answer>();
  return (days) => {
    const key = keyOf(days);
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = ask(days);
    if (answers.size >= MOST_ANSWERS) answers.clear();
    answers.set(key, answer);
    return answer;
  };
};

/**
 * Courses whose days the row looks at all together. It is asked itself, of their days; out of what it finds leads a day
 * more for any of those that it names, or as many more as is known. Slow where much has to be tried, but right for a row
 * of whatever kind.
 */
export const box = (ask: Ask, workshop: Workshop, pieces: readonly Piece[], { escape = () => null, least = 0 }: Known = {}): Parts => {
  const { rule } = ask;
  const nothing = weigh(ask, workshop.with([]));
  const certain = isOverlap(rule, workshop) ? forGood(ask, workshop, pieces) - nothing : least;
  const movable = pieces.filter((piece) => piece.movable).map((piece): Placed => ({ piece, start: startOf(workshop, piece) }));
  const keyOf = (days: ArrayLike<number>): string => movable.map(({ start }) => dayOf(days, start)).join(' ');
  const on = (days: ArrayLike<number>): Situation => workshop.with(movable.map(({ piece, start }) => ({ piece, day: dayOf(days, start) })));
  const costOn = remembered(keyOf, (days) => weigh(ask, on(days)) - nothing - certain);
  const waysOut = remembered(keyOf, (days) => {
    const ways = ask.find(on(days)).flatMap(({ courseIds }) => {
      if (isOverlap(rule, workshop)) return waysOutOfOverlap(rule, courseIds, days, workshop);
      // What a row may find for the sake of others, any of them may end.
      const named = namesAll(rule, workshop.pieces) ? movable.filter(({ piece }) => courseIds.has(piece.id)) : movable;
      return (
        escape(
          named.map(({ piece }) => piece),
          days,
        ) ?? aDayLater(named, days)
      );
    });
    return [...new Map(ways.map((way) => [JSON.stringify(way), way])).values()];
  });
  const cause = causeOf(
    { ruleId: rule.ruleId, pieces: pieces.map(({ index }) => index), weight: Infinity },
    { starts: movable.map(({ start }) => start), costOn, waysOut },
  );
  return movable.length === 0 ? partsOf({}) : partsOf({ constant: certain, causes: [cause] });
};
