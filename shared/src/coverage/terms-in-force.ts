import type { CalendarDate } from '../dates.js';
import { byText } from '../sequencing/situation.js';
import type { BenefitView, CoverageTerms, InForce, PayerView, PriceView } from './terms.js';

/** Whether a row of the terms counts on a day. */
export const isInForce = ({ startsOn, endsOn }: InForce, day: CalendarDate): boolean => startsOn <= day && (endsOn === null || day <= endsOn);

const plain = (words: string): string => words.trim().replace(/\s+/g, ' ').toLowerCase();

/** Whether two names are one, whatever the case and the blanks. */
export const sameWords = (a: string, b: string): boolean => plain(a) === plain(b);

/** The payer that a coverage names in words, by name or alias, whatever the case; `null` = the clinic does not know it. */
export const payerNamed = (payers: readonly PayerView[], words: string): PayerView | null => {
  const asked = plain(words);
  return payers.find(({ name, aliases }) => [name, ...aliases].some((known) => plain(known) === asked)) ?? null;
};

/** What a benefit or a price is looked up for. */
export interface Treatment {
  readonly modalityId: string;
  readonly category: string;
}

const last = <Row extends InForce & { readonly id: string }>(a: Row, b: Row): number => byText(b.startsOn, a.startsOn) || byText(a.id, b.id);

/** What a payer pays for a treatment on a day; `null` = the terms do not say. Which of several counts is said at `NewBenefit`. */
export const benefitFor = (
  { benefits }: Pick<CoverageTerms, 'benefits'>,
  { payerId, plan }: { readonly payerId: string; readonly plan: string },
  { modalityId, category }: Treatment,
  day: CalendarDate,
): BenefitView | null => {
  const rank = (row: BenefitView): number => (row.plan.trim() === '' ? 2 : 0) + (row.treatments.includes(modalityId) ? 0 : 1);
  const fits = benefits.filter(
    (row) =>
      row.payerId === payerId &&
      isInForce(row, day) &&
      (row.plan.trim() === '' || plain(row.plan) === plain(plan)) &&
      (row.treatments.includes(modalityId) || row.treatments.includes(category)),
  );
  return fits.toSorted((a, b) => rank(a) - rank(b) || last(a, b))[0] ?? null;
};

/** What the clinic asks for a treatment at a site on a day; `null` = no price is known. `siteId: null` = it is not known where the patient comes to. */
export const priceFor = ({ prices }: Pick<CoverageTerms, 'prices'>, siteId: string | null, { modalityId }: Treatment, day: CalendarDate): PriceView | null => {
  const fits = prices.filter((row) => row.modalityId === modalityId && isInForce(row, day) && (row.siteId === null || row.siteId === siteId));
  return fits.toSorted((a, b) => Number(a.siteId === null) - Number(b.siteId === null) || last(a, b))[0] ?? null;
};
