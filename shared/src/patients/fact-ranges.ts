import { FACTS, type FactCode } from './facts.js';
import { unitText } from './quantity.js';

/** Facts that are measured; the others are answered in words. */
export type MeasuredFact = { readonly [Code in FactCode]: (typeof FACTS)[Code]['unit'] extends '' ? never : Code }[FactCode];

/** What a value may be, in the unit of its fact. `whole` = scores that are counted. */
export interface FactRange {
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
}

const between = (min: number, max: number): FactRange => ({ min, max, whole: false });
const score = (max: number): FactRange => ({ min: 0, max, whole: true });

/**
 * What can be true of a living person, or be scored at all. They catch slips and wrong units and are no reference ranges: what is
 * normal stands nowhere here (our own bounds, need clinical review).
 */
export const FACT_RANGES: Readonly<Record<MeasuredFact, FactRange>> = {
  egfr: between(0, 250),
  creatinine: between(0, 40),
  alt: between(0, 20_000),
  ast: between(0, 20_000),
  inr: between(0, 20),
  platelets: between(0, 3000),
  sodium: between(80, 220),
  hba1c: between(2, 25),
  glucose: between(5, 2500),
  qtc: between(200, 900),
  magnesium: between(0, 20),
  b12: between(0, 20_000),
  systolic: between(30, 350),
  diastolic: between(10, 250),
  heart_rate: between(10, 350),
  spo2: between(0, 100),
  weight: between(0.3, 700),
  bmi: between(5, 200),
  temperature: between(20, 46),
  alcohol_per_day: between(0, 100),
  pain: between(0, 10),
  peg: between(0, 10),
  phq9: score(27),
  phq9_item9: score(3),
  phq4: score(12),
  gad7: score(21),
  gestational_weeks: between(0, 45),
  mme: between(0, 10_000),
};

/** What a value of this fact may be; `null` = it is answered in words. */
export const rangeOf = (code: FactCode): FactRange | null => (Object.hasOwn(FACT_RANGES, code) ? FACT_RANGES[code as MeasuredFact] : null);

/** Whether the fact may have this value, in its own unit. */
export const isPossible = (code: FactCode, value: number): boolean => {
  const range = rangeOf(code);
  return range === null || (value >= range.min && value <= range.max && (!range.whole || Number.isInteger(value)));
};

/** "0 to 250 mL/min/1.73 m²", "a whole number from 0 to 27"; empty = it is answered in words. */
export const rangeText = (code: FactCode): string => {
  const range = rangeOf(code);
  return range === null ? '' : `${range.whole ? 'a whole number from ' : ''}${range.min} to ${range.max} ${unitText(FACTS[code].unit)}`.trim();
};

/** How long a fact counts: "7 days", "10 years". */
export const lifeText = (code: FactCode): string => {
  const { maxAgeDays } = FACTS[code];
  return maxAgeDays < 730 ? `${maxAgeDays} days` : `${Math.round(maxAgeDays / 365)} years`;
};
