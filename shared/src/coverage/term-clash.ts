import type { FieldProblem } from '../problem.js';
import { sameWords } from './terms-in-force.js';
import type { CoverageTerms, NewBenefit, NewPayer, NewPrice } from './terms.js';

/** What a row says besides its own days is only told apart by these: two that agree in all of them contradict each other. */
type Clash<New> = (one: New, other: New) => FieldProblem | null;

const namesOf = ({ name, aliases }: NewPayer): readonly string[] => [name, ...aliases];

const payerClash: Clash<NewPayer> = (one, other) => {
  const twice = namesOf(one).find((mine) => namesOf(other).some((theirs) => sameWords(mine, theirs)));
  if (twice === undefined) return null;
  return {
    path: sameWords(twice, one.name) ? 'name' : 'aliases',
    message: `${other.name} is called “${twice}” already; a coverage would not know which is meant`,
  };
};
const benefitClash: Clash<NewBenefit> = (one, other) =>
  one.payerId === other.payerId &&
  sameWords(one.plan, other.plan) &&
  one.startsOn === other.startsOn &&
  one.treatments.some((treatment) => other.treatments.includes(treatment))
    ? { path: 'startsOn', message: 'Another row says from the same day on what this payer pays for one of these treatments; change that one' }
    : null;
const priceClash: Clash<NewPrice> = (one, other) =>
  one.siteId === other.siteId && one.modalityId === other.modalityId && one.startsOn === other.startsOn
    ? { path: 'startsOn', message: 'Another price of this treatment and site starts on the same day; change that one' }
    : null;

const first = <New, Row extends New & { readonly id: string }>(
  rows: readonly Row[],
  one: New,
  id: string | null,
  clash: Clash<New>,
): readonly FieldProblem[] => {
  for (const row of rows) {
    const problem = row.id === id ? null : clash(one, row);
    if (problem !== null) return [problem];
  }
  return [];
};

/**
 * Where a row contradicts one that the clinic has already, so that nothing but chance would decide which counts; empty = nowhere. A later start
 * is no contradiction: it replaces. Discounts never contradict each other: the highest counts. `id` = the row that is changed; `null` = a new one.
 */
export const termClash = (kind: keyof CoverageTerms, input: object, terms: CoverageTerms, id: string | null): readonly FieldProblem[] => {
  if (kind === 'payers') return first(terms.payers, input as NewPayer, id, payerClash);
  if (kind === 'benefits') return first(terms.benefits, input as NewBenefit, id, benefitClash);
  return kind === 'prices' ? first(terms.prices, input as NewPrice, id, priceClash) : [];
};
