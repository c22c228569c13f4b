import { ageOn } from '../dates.js';
import { FACTS, type FactCode } from '../patients/facts.js';
import { morphineEquivalents } from './mme.js';
import { dayNumber, type Situation } from './situation.js';

/** A number or word that is known, or what would have to be recorded to know it. */
export type Reading = { readonly value: number | string } | { readonly missing: readonly string[] };

const recorded = (situation: Situation, code: FactCode, maxAgeDays: number): Reading => {
  const fact = situation.facts.get(code);
  if (fact === undefined || situation.today - dayNumber(fact.takenOn) > maxAgeDays) return { missing: [`fact:${code}`] };
  const value = fact.value ?? fact.answer;
  return value === null || value === 'unknown' ? { missing: [`fact:${code}`] } : { value };
};

const SEX_FACTOR: Readonly<Record<string, number | undefined>> = { female: 0.85, male: 1 };

const known = (value: number | null | undefined, datum: string): Reading => (value === null || value === undefined ? { missing: [datum] } : { value });

/**
 * Creatinine clearance, mL/min, by Cockcroft and Gault (Nephron 1976): (140 − age) × weight / (72 × creatinine),
 * × 0.85 for women. Weight in kg, creatinine in mg/dL.
 */
const creatinineClearance = (situation: Situation): Reading => {
  const { birthDate, sex } = situation.patient;
  const age = known(birthDate === null ? null : ageOn(birthDate, situation.document.today), 'birth-date');
  const parts = [
    age,
    recorded(situation, 'weight', FACTS.weight.maxAgeDays),
    recorded(situation, 'creatinine', FACTS.creatinine.maxAgeDays),
    known(SEX_FACTOR[sex], 'sex'),
  ];
  const missing = parts.flatMap((part) => ('missing' in part ? part.missing : []));
  if (missing.length > 0) return { missing };
  const [years = 0, kilograms = 0, creatinine = 1, factor = 1] = parts.map((part) => ('value' in part ? Number(part.value) : 0));
  return { value: ((140 - years) * kilograms * factor) / (72 * creatinine) };
};

const opioidDose = (situation: Situation, day: number): Reading => {
  const fact = recorded(situation, 'mme', FACTS.mme.maxAgeDays);
  const sum = morphineEquivalents(situation, day);
  const known = 'missing' in fact ? 0 : Number(fact.value);
  if (sum.missing.length > 0 && 'missing' in fact) return { missing: sum.missing };
  return { value: Math.max(known, sum.value) };
};

const FACT_CODES: ReadonlySet<string> = new Set(Object.keys(FACTS));
const isFactCode = (code: string): code is FactCode => FACT_CODES.has(code);

/**
 * The newest reading of a fact on or before today within its age limit; `crcl` and `mme` are worked out.
 * `day` is the day number on which the plan asks.
 */
export const readingOf = (situation: Situation, code: string, ask: { readonly day: number; readonly maxAgeDays?: number }): Reading => {
  if (code === 'crcl') return creatinineClearance(situation);
  if (code === 'mme') return opioidDose(situation, ask.day);
  if (!isFactCode(code)) return { missing: [`fact:${code}`] };
  return recorded(situation, code, ask.maxAgeDays ?? FACTS[code].maxAgeDays);
};

/**
 * Whether a missing datum can be recorded today so that it still counts when the course starts: a temperature cannot
 * be taken weeks ahead. Until then it is announced, not demanded.
 */
export const countsByThen = (situation: Situation, datum: string, day: number): boolean => {
  const code = datum.startsWith('fact:') ? datum.slice('fact:'.length) : '';
  return !isFactCode(code) || day - situation.today <= FACTS[code].maxAgeDays;
};
