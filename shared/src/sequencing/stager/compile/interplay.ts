import type { Condition } from '../../../catalogue/modality.js';
import { areAlike } from '../../checks/casting.js';
import { sameRegion } from '../../checks/occasions.js';
import { EVER, matches } from '../../situation.js';
import type { Party, Rule, RuleKind, RuleOf } from '../../rules.js';
import type { Piece } from '../pieces.js';
import type { Workshop } from './workshop.js';

/** How two courses act on what a row finds: not at all, by the difference of their days alone, or by more than that. */
export type Interplay = 'none' | 'pair' | 'more';

const partsOf = (condition: Condition): readonly Condition[] => {
  if ('all' in condition) return condition.all.flatMap(partsOf);
  if ('any' in condition) return condition.any.flatMap(partsOf);
  return 'not' in condition ? partsOf(condition.not) : [condition];
};

/** Words of courses and medicines that a condition looks for; the opioid dose is a sum over opioids. */
export const wordsInCondition = (condition: Condition | null): readonly string[] =>
  condition === null
    ? []
    : partsOf(condition).flatMap((part) => ('medicine' in part ? [part.medicine] : 'fact' in part && part.fact === 'mme' ? ['opioid'] : []));

/** Wash-out days that a condition asks for. */
export const washoutsInCondition = (condition: Condition | null): readonly number[] =>
  condition === null ? [] : partsOf(condition).flatMap((part) => ('medicine' in part ? [part.washoutDays ?? 0] : []));

const has = (piece: Piece, words: readonly string[]): boolean => words.some((word) => piece.exposure.words.has(word));

/** Whether something that the words name begins or ends after today, other than by moving. */
const changesInTime = (words: readonly string[], { situation, pieces, today }: Workshop): boolean => {
  const still = pieces.filter(({ movable }) => !movable).map(({ exposure }) => exposure);
  return [...still, ...situation.medicines].some((one) => words.some((word) => one.words.has(word)) && (one.from > today || one.until < EVER));
};

type Exclusion = RuleOf<'exclusion'>;
const plays = (party: Party, piece: Piece): boolean => party.from !== 'medicine' && matches(piece.exposure.words, party);

const actTogether = ({ parameters: { parties, alike } }: Exclusion, a: Piece, b: Piece): boolean =>
  (alike === undefined || areAlike(a.exposure, b.exposure, alike)) &&
  parties.some((one, at) => plays(one, a) && parties.some((other, index) => index !== at && plays(other, b)));

/** Both are looked for, or one is while the other plays a part: a third may decide then. */
const isLookedFor = ({ parameters: { parties, when } }: Exclusion, a: Piece, b: Piece): boolean => {
  const words = wordsInCondition(when);
  const minds = (piece: Piece): boolean => has(piece, words) || parties.some((party) => plays(party, piece));
  return (has(a, words) && minds(b)) || (has(b, words) && minds(a));
};

const ofExclusion = (rule: Exclusion, a: Piece, b: Piece, workshop: Workshop): Interplay => {
  const { parties, when, grouped, recorded } = rule.parameters;
  if (recorded !== null) return 'none';
  if (isLookedFor(rule, a, b)) return 'more';
  if (grouped || parties.length > 2) return [a, b].every((piece) => parties.some((party) => plays(party, piece))) ? 'more' : 'none';
  if (!actTogether(rule, a, b)) return 'none';
  return changesInTime(wordsInCondition(when), workshop) ? 'more' : 'pair';
};

const ofRepeat = ({ parameters: { limit, expect, subject } }: RuleOf<'repeat'>, a: Piece, b: Piece): Interplay => {
  if (expect !== 'limit' || ![a, b].every(({ exposure }) => matches(exposure.words, subject))) return 'none';
  const regions = sameRegion(a.exposure.course.region, b.exposure.course.region);
  const counts = (one: Piece, other: Piece): boolean => {
    const its = limit === 'modality' ? one.exposure.modality.repeat : limit;
    const isCounted = limit !== 'modality' || other.exposure.words.has(one.exposure.modality.id);
    return its !== null && isCounted && (!its.perRegion || regions === 'yes');
  };
  return counts(a, b) || counts(b, a) ? 'more' : 'none';
};

const ofPairing = ({ parameters }: RuleOf<'pairing'>, a: Piece, b: Piece): Interplay => {
  const isPair = (procedure: Piece, partner: Piece): boolean => {
    const window = parameters.window === 'modality' ? procedure.exposure.modality.pairing : parameters.window;
    return window !== null && matches(procedure.exposure.words, parameters.subject) && matches(partner.exposure.words, { any: window.partnerTags });
  };
  return isPair(a, b) || isPair(b, a) ? 'pair' : 'none';
};

type Touch = { readonly [Kind in RuleKind]?: (rule: RuleOf<Kind>, piece: Piece, workshop: Workshop) => boolean };

const TOUCH: Touch = {
  exclusion: ({ parameters: { parties, when } }, piece) => parties.some((party) => plays(party, piece)) || has(piece, wordsInCondition(when)),
  repeat: ({ parameters: { subject, limit } }, { exposure }) => matches(exposure.words, subject) && (limit !== 'modality' || exposure.modality.repeat !== null),
};

/** Whether a row can find anything because of this course; those that it cannot touch need not be asked. */
export const touches = (rule: Rule, piece: Piece, workshop: Workshop): boolean =>
  (TOUCH[rule.kind] as ((rule: Rule, piece: Piece, workshop: Workshop) => boolean) | undefined)?.(rule, piece, workshop) ?? true;

type Acts = { readonly [Kind in RuleKind]?: (rule: RuleOf<Kind>, a: Piece, b: Piece, workshop: Workshop) => Interplay };

const ACTS: Acts = {
  exclusion: ofExclusion,
  repeat: ofRepeat,
  pairing: ofPairing,
  history: () => 'none',
};

/** How two courses act together on what a row finds, for the kinds that are sampled. */
export const interplayOf = (rule: Rule, a: Piece, b: Piece, workshop: Workshop): Interplay =>
  (ACTS[rule.kind] as ((rule: Rule, a: Piece, b: Piece, workshop: Workshop) => Interplay) | undefined)?.(rule, a, b, workshop) ?? 'more';

/** Whether the absence of a course or medicine is part of a condition. */
export const asksForAbsence = (condition: Condition): boolean => {
  if ('all' in condition) return condition.all.some(asksForAbsence);
  if ('any' in condition) return condition.any.some(asksForAbsence);
  return 'not' in condition && wordsInCondition(condition.not).length > 0;
};

const isCautionOfPresence = ({ exposure }: Piece): boolean => exposure.modality.cautions.every(({ when }) => !asksForAbsence(when));

/** Whether two courses or medicines have to be there together; any one of several is enough otherwise. */
export const asksForTwo = (condition: Condition): boolean => {
  if ('all' in condition) return condition.all.filter((part) => wordsInCondition(part).length > 0).length > 1 || condition.all.some(asksForTwo);
  if ('any' in condition) return condition.any.some(asksForTwo);
  return 'not' in condition ? asksForTwo(condition.not) : 'fact' in condition && condition.fact === 'mme';
};

/**
 * Whether a finding of the row names everything without which it would not be there: exclusions that ask nothing of
 * others, and cautions about company. Then only what it names can make it go.
 */
export const namesAll = (rule: Rule, pieces: readonly Piece[]): boolean =>
  (rule.kind === 'exclusion' && wordsInCondition(rule.parameters.when).length === 0) || (rule.kind === 'caution' && pieces.every(isCautionOfPresence));

/** Whether the day of a start matters by itself, and not only what runs on it. */
export const looksAhead = (rule: Rule): boolean =>
  rule.kind === 'exclusion' && rule.parameters.parties.some(({ startsWithinDays }) => startsWithinDays !== undefined);
