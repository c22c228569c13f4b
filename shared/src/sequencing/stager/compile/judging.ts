import { judgedAfter } from '../../checks/judging.js';
import { stepsDown } from '../../checks/taper.js';
import { dayNumber, matches } from '../../situation.js';
import type { RuleOf } from '../../rules.js';
import { unitOf } from '../cost.js';
import type { Piece } from '../pieces.js';
import { breakWithin, once, ORIGIN, type Break, type Cause } from './cause.js';
import { liveOf, partsOf, startOf, type Parts, type Workshop } from './workshop.js';

type Trial = RuleOf<'trial'>;

/** Judgements that are still to come of one that stays; of one that moves they all are. */
const toCome = (piece: Piece): readonly number[] => judgedAfter(piece.exposure).filter((after) => piece.movable || piece.day + after >= 0);

const ofFlare = (rule: Trial, flaring: Piece, workshop: Workshop): readonly Cause[] => {
  const { flareDays } = flaring.exposure.modality;
  if (flareDays === null) return [];
  const breaks = liveOf(workshop)
    .filter(({ exposure }) => !exposure.words.has('diagnostic'))
    .flatMap((judged) =>
      toCome(judged).map((after): Break => breakWithin(startOf(workshop, flaring), startOf(workshop, judged), [flareDays.from - after, flareDays.to - after])),
    );
  const pieces = [flaring.index, ...liveOf(workshop).flatMap(({ index }) => (index === flaring.index ? [] : [index]))];
  return breaks.length === 0 ? [] : [once({ ruleId: rule.ruleId, pieces, weight: unitOf(rule.severity) }, breaks)];
};

/** No judgement inside an expected early worsening: one finding for each worsening. */
export const compileClearOfFlare = (rule: Trial, workshop: Workshop): Parts =>
  partsOf({
    causes: liveOf(workshop)
      .filter(({ exposure }) => matches(exposure.words, rule.parameters.subject))
      .flatMap((flaring) => ofFlare(rule, flaring, workshop)),
  });

/** No judgement while a recorded upset is felt: one finding for all. */
export const compileUndisturbed = (rule: Trial, workshop: Workshop): Parts => {
  const { graceDays, subject } = rule.parameters;
  const { situation, today } = workshop;
  const upset = situation.facts.get('perturbation');
  const on = upset === undefined ? null : dayNumber(upset.takenOn) - today;
  if (upset === undefined || on === null || on + graceDays < 0 || upset.answer === 'no' || upset.answer === 'unknown') return partsOf({});
  const pieces = liveOf(workshop).filter(({ exposure }) => matches(exposure.words, subject));
  const breaks = pieces.flatMap((piece) =>
    judgedAfter(piece.exposure).map((after): Break => breakWithin(ORIGIN, startOf(workshop, piece), [on - after, on + graceDays - after])),
  );
  if (breaks.length === 0) return partsOf({});
  return partsOf({ causes: [once({ ruleId: rule.ruleId, pieces: pieces.map(({ index }) => index), weight: unitOf(rule.severity) }, breaks)] });
};

interface Step {
  readonly piece: Piece | null;
  readonly ingredients: readonly string[];
  /** Days after the start of its course, or from today. */
  readonly at: number;
}

/** Nothing new starts within the days of a step down: one finding for each start. */
export const compileTaperAlone = (rule: RuleOf<'taper'>, workshop: Workshop): Parts => {
  const { subject, days } = rule.parameters;
  const { situation, today } = workshop;
  const steps: readonly Step[] = [
    ...liveOf(workshop)
      .filter(({ exposure }) => matches(exposure.words, subject))
      .flatMap((piece) => stepsDown(piece.exposure).map(({ on }) => ({ piece, ingredients: piece.exposure.ingredients, at: on - piece.exposure.from }))),
    ...situation.medicines
      .filter(({ words, medicine }) => medicine.stoppedOn !== null && matches(words, subject))
      .map(({ ingredients, until }) => ({ piece: null, ingredients, at: until - today })),
  ];
  const starts = liveOf(workshop).filter(({ planned, exposure }) => planned && !exposure.words.has('diagnostic') && !exposure.words.has('rescue'));
  const causes = starts.flatMap((start): readonly Cause[] => {
    const others = steps.filter(
      ({ piece, ingredients }) => piece?.index !== start.index && !ingredients.some((one) => start.exposure.ingredients.includes(one)),
    );
    const breaks = others.map(({ piece, at }) =>
      breakWithin(piece === null ? ORIGIN : startOf(workshop, piece), startOf(workshop, start), [at - days + 1, at + days - 1]),
    );
    const pieces = [start.index, ...others.flatMap(({ piece }) => piece?.index ?? [])];
    return breaks.length === 0 ? [] : [once({ ruleId: rule.ruleId, pieces, weight: unitOf(rule.severity) }, breaks)];
  });
  return partsOf({ causes });
};
