import { cautionIds } from '../../checks/caution.js';
import type { RuleOf } from '../../rules.js';
import { matches } from '../../situation.js';
import type { Piece } from '../pieces.js';
import { box } from './box.js';
import { breakWithin, once, spansOf, type Break } from './cause.js';
import { asksForAbsence, asksForTwo, wordsInCondition } from './interplay.js';
import { rowFindings, weigh, type Ask } from './rows.js';
import { escapeOf, isRelative, pairTable, samplerOf, unaryOf, unaryTable, type Sampler } from './sampled.js';
import { joinParts, liveOf, partsOf, startOf, type Parts, type Workshop } from './workshop.js';

interface OneCaution {
  readonly ruleId: string;
  readonly piece: Piece;
  /** What it looks for beside the course. */
  readonly words: readonly string[];
  /** Courses that move and that it looks for. */
  readonly others: readonly Piece[];
  /** Any one of what it looks for is enough. */
  readonly isAny: boolean;
}

const cautionsOf = (piece: Piece, { pieces }: Workshop): readonly OneCaution[] => {
  const { modality } = piece.exposure;
  const ids = cautionIds(modality);
  return [...new Set(ids)].map((ruleId) => {
    const conditions = modality.cautions.filter((_, at) => ids[at] === ruleId).map(({ when }) => when);
    const words = conditions.flatMap((when) => wordsInCondition(when));
    return {
      ruleId,
      piece,
      words,
      others: pieces.filter((other) => other.movable && other.index !== piece.index && words.some((word) => other.exposure.words.has(word))),
      isAny: !conditions.some((when) => asksForAbsence(when) || asksForTwo(when)),
    };
  });
};

/** Nothing is found of it without one of the others, and with each only the days between them matter. */
const isBetweenTwo = (sampler: Sampler, { piece, others }: OneCaution): boolean =>
  piece.movable &&
  sampler.nothing === 0 &&
  unaryTable(sampler, piece).every((cost) => cost === 0) &&
  others.every((other) => isRelative(sampler, [piece, other]));

/** Found once, whichever of the others is there: by the days between it and each of them. `null` = it is not as simple as that. */
const onceBeside = (sampler: Sampler, one: OneCaution): Parts | null => {
  const { workshop } = sampler;
  const { ruleId, piece, others } = one;
  if (!isBetweenTwo(sampler, one)) return null;
  const found = others.flatMap((other) => spansOf(pairTable(sampler, piece, other), -workshop.last).map((span) => ({ other, ...span })));
  const weights = new Set(found.map(({ cost }) => cost));
  if (weights.size > 1) return null;
  const breaks = found.map(({ other, span }): Break => breakWithin(startOf(workshop, piece), startOf(workshop, other), span));
  const about = { ruleId, pieces: [piece.index, ...others.map(({ index }) => index)] };
  return partsOf({ causes: [...weights].map((weight) => once({ ...about, weight }, breaks)) });
};

const compileOne = (rule: RuleOf<'caution'>, one: OneCaution, workshop: Workshop): Parts => {
  const { ruleId, piece, words, others, isAny } = one;
  const ask: Ask = { rule, find: (situation) => rowFindings(rule, situation).filter((found) => found.ruleId === ruleId && found.about.includes(piece.id)) };
  const sampler = samplerOf(ask, workshop, (still) => still === piece.exposure || words.some((word) => still.words.has(word)));
  const constant = partsOf({ constant: weigh(ask, workshop.with([])) });
  if (others.length === 0) return joinParts([constant, ...(piece.movable ? [unaryOf(sampler, piece)] : [])]);
  const simple = isAny ? onceBeside(sampler, one) : null;
  // Where company only adds to what is found, it is no less than what is found of the course alone.
  const least = isAny && piece.movable ? Math.min(...unaryTable(sampler, piece)) : 0;
  return joinParts([constant, simple ?? box(ask, workshop, [piece, ...others], { escape: escapeOf(sampler), least })]);
};

/** The cautions that each catalogue entry carries, one by one: each looks at one course and at what it has beside it. */
export const compileCautions = (rule: RuleOf<'caution'>, workshop: Workshop): Parts =>
  joinParts(
    liveOf(workshop)
      .filter(({ exposure }) => matches(exposure.words, rule.parameters.subject))
      .flatMap((piece) => cautionsOf(piece, workshop).map((one) => compileOne(rule, one, workshop))),
  );
