import { ageOn } from '../dates.js';
import { FACTS, type FactCode } from '../patients/facts.js';
import { morphineEquivalents } from './mme.js';
import { dayNumber, type Situation } from './situation.js';

/** A number or word that is known, or what would have to be recorded to know it. */
export type Reading = { readonly value: number | string } | { readonly missing: readonly string[] };

/** How a fact is asked: `day` is the day number on which the plan asks; the reading has to count on `countsOn`, today when left out. */
export interface Ask {
  readonly day: number;
  readonly countsOn?: number | undefined;
  readonly maxAgeDays?: number | undefined;
}

const recorded = (situation: Situation, code: FactCode, { countsOn = situation.today, maxAgeDays = FACTS[code].maxAgeDays }: Partial<Ask>): Reading => {
  const fact = situation.facts.get(code);
  if (fact === undefined || Math.max(countsOn, situation.today) - dayNumber(fact.takenOn) > maxAgeDays) return { missing: [`fact:${code}`] };
  const value = fact.value ?? fact.answer;
  return value === null || value === 'unknown' ? { missing: [`fact:${code}`] } : { value };
};

const SEX_FACTOR: Readonly<Record<string, number | undefined>> = { female: 0.85, male: 1 };

const known = (value: number | null | undefined, datum: string): Reading => (value === null || value === undefined ? { missing: [datum] } : { value });

/**
 * Creatinine clearance, mL/min, by Cockcroft and Gault (Nephron 1976): (140 − age) × weight / (72 × creatinine),
 * × 0.85 for women. Weight in kg, creatinine in mg/dL.
 */
const creatinineClearance = (situation: Situation, { countsOn }: Ask): Reading => {
  const { birthDate, sex } = situation.patient;
  const age = known(birthDate === null ? null : ageOn(birthDate, situation.document.today), 'birth-date');
  const parts = [age, recorded(situation, 'weight', { countsOn }), recorded(situation, 'creatinine', { countsOn }), known(SEX_FACTOR[sex], 'sex')];
  const missing = parts.flatMap((part) => ('missing' in part ? part.missing : []));
  if (missing.length > 0) return { missing };
  const [years = 0, kilograms = 0, creatinine = 1, factor = 1] = parts.map((part) => ('value' in part ? Number(part.value) : 0));
  return { value: ((140 - years) * kilograms * factor) / (72 * creatinine) };
};

const opioidDose = (situation: Situation, { day, countsOn }: Ask): Reading => {
  const fact = recorded(situation, 'mme', { countsOn });
  const sum = morphineEquivalents(situation, day);
  const known = 'missing' in fact ? 0 : Number(fact.value);
  if (sum.missing.length > 0 && 'missing' in fact) return { missing: sum.missing };
  return { value: Math.max(known, sum.value) };
};

const FACT_CODES: ReadonlySet<string> = new Set(Object.keys(FACTS));
const isFactCode = (code: string): code is FactCode => FACT_CODES.has(code);

/**
 * The newest reading of a fact on or before today within its age limit; `crcl` and `mme` are worked out.
 */
export const readingOf = (situation: Situation, code: string, ask: Ask): Reading => {
  if (code === 'crcl') return creatinineClearance(situation, ask);
  if (code === 'mme') return opioidDose(situation, ask);
  if (!isFactCode(code)) return { missing: [`fact:${code}`] };
  return recorded(situation, code, ask);
};

/** The fact that a missing datum names; `null` = it is something else. */
export const factOf = (datum: string): FactCode | null => {
  const code = datum.startsWith('fact:') ? datum.slice('fact:'.length) : '';
  return isFactCode(code) ? code : null;
};
