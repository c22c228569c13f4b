import { completeOn } from '../../checks/baseline.js';
import { matches } from '../../situation.js';
import type { Composition, Rule } from '../../rules.js';
import { unitOf } from '../cost.js';
import type { Way } from '../core/problem.js';
import type { Piece } from '../pieces.js';
import { after, causeOf, dayOf, notBefore, type Start } from './cause.js';
import { liveOf, partsOf, startOf, type Parts, type Workshop } from './workshop.js';

export type NeedOf<N extends Composition['need']> = Extract<Composition, { readonly need: N }>;
export type RowOf<N extends Composition['need']> = Rule & { readonly kind: 'composition'; readonly parameters: NeedOf<N> };
type Days = ArrayLike<number>;

/** Whether a row is a composition of this need. */
export const isNeed = <N extends Composition['need']>(rule: Rule, need: N): rule is RowOf<N> => rule.kind === 'composition' && rule.parameters.need === need;

/** The baseline: the first planned treatment waits for it, unless something has started or it is urgent. */
export const compileBaseline = (rule: RowOf<'baseline'>, workshop: Workshop): Parts => {
  const { situation, pieces, today } = workshop;
  if (pieces.some(({ planned }) => !planned) || situation.document.plan.urgent) return partsOf({});
  const subjects = pieces.filter(({ exposure }) => matches(exposure.words, rule.parameters.subject));
  if (subjects.length === 0) return partsOf({});
  const day = completeOn(rule.parameters, situation) - today;
  const starts = subjects.map((piece) => startOf(workshop, piece));
  const weight = unitOf(rule.severity);
  return partsOf({
    causes: [
      causeOf(
        { ruleId: rule.ruleId, pieces: subjects.map(({ index }) => index), weight },
        {
          starts,
          costOn: (days) => (starts.some((start) => dayOf(days, start) < day) ? weight : 0),
          waysOut: () => [starts.map((start) => notBefore(start, day))],
        },
      ),
    ],
  });
};

const hasGrade = ({ exposure }: Piece, grades: readonly string[]): boolean => exposure.modality.grade !== null && grades.includes(exposure.modality.grade);

/** Options with good evidence come first. */
export const compileBetterFirst = (rule: RowOf<'better-first'>, workshop: Workshop): Parts => {
  const { grades, better, categories } = rule.parameters;
  const tried = workshop.situation.document.history.flatMap(({ modality }) =>
    modality !== null && modality.grade !== null && better.includes(modality.grade) ? [modality.category] : [],
  );
  const helpers = workshop.pieces
    .filter((piece) => hasGrade(piece, better))
    .map((piece) => ({ index: piece.index, start: startOf(workshop, piece), category: piece.exposure.modality.category }));
  const weight = unitOf(rule.severity);
  const subjects = liveOf(workshop).filter((piece) => piece.planned && hasGrade(piece, grades));
  return partsOf({
    causes: subjects.map((subject) => {
      const start = startOf(workshop, subject);
      const counted = (days: Days): ReadonlySet<string> =>
        new Set([...tried, ...helpers.filter((one) => dayOf(days, one.start) <= dayOf(days, start)).map(({ category }) => category)]);
      return causeOf(
        { ruleId: rule.ruleId, pieces: [subject.index, ...helpers.map(({ index }) => index)], weight },
        {
          starts: [start, ...helpers.map((one) => one.start)],
          costOn: (days) => (counted(days).size >= categories ? 0 : weight),
          waysOut: (days) => helpers.filter(({ category }) => !counted(days).has(category)).map((one) => [after(one.start, start, 0)]),
        },
      );
    }),
  });
};

/** How long the plan takes in all: not shorter and not longer than it should. */
export const compileHorizon = (rule: RowOf<'horizon'>, workshop: Workshop): Parts => {
  const { fromDays, toDays } = rule.parameters;
  const live = liveOf(workshop);
  if (!live.some(({ planned }) => planned)) return partsOf({});
  const all = live.map((piece) => ({ start: startOf(workshop, piece), lasts: piece.lasts }));
  const hasEnd = all.every(({ lasts }) => Number.isFinite(lasts));
  const reach = all.map(({ start, lasts }) => ({ start, lasts: hasEnd ? lasts : 0 }));
  const weight = unitOf(rule.severity);
  const lengthOn = (days: Days): number => {
    const first = Math.min(...reach.map(({ start }) => dayOf(days, start)));
    return Math.max(...reach.map(({ start, lasts }) => dayOf(days, start) + lasts)) - first + 1;
  };
  const shortest = hasEnd ? fromDays : -Infinity;
  const waysOut = (days: Days): readonly Way[] => (lengthOn(days) > toDays ? waysToFit(reach, toDays) : waysToFill(reach, fromDays));
  return partsOf({
    causes: [
      causeOf(
        { ruleId: rule.ruleId, pieces: live.map(({ index }) => index), weight },
        { starts: reach.map(({ start }) => start), costOn: (days) => (lengthOn(days) < shortest || lengthOn(days) > toDays ? weight : 0), waysOut },
      ),
    ],
  });
};

interface Reach {
  readonly start: Start;
  readonly lasts: number;
}

/** Nothing ends more than so many days after anything begins; where one alone is too long, nothing helps. */
const waysToFit = (reach: readonly Reach[], toDays: number): readonly Way[] =>
  reach.some(({ lasts }) => lasts + 1 > toDays)
    ? []
    : [reach.flatMap((last) => reach.flatMap((first) => (first === last ? [] : [after(last.start, first.start, last.lasts + 1 - toDays)])))];

/** Something ends late enough after something began. */
const waysToFill = (reach: readonly Reach[], fromDays: number): readonly Way[] =>
  reach.flatMap((last) => reach.filter((first) => first !== last).map((first) => [after(first.start, last.start, fromDays - 1 - last.lasts)]));
