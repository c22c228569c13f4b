import { ageOn } from '../dates.js';
import { FACTS, type FactCode } from '../patients/facts.js';
import type { Situation } from './situation.js';

const factLabel = (situation: Situation, code: string): string => {
  if (!Object.hasOwn(FACTS, code)) return code === 'crcl' ? 'CrCl' : code;
  const known = FACTS[code as FactCode];
  const fact = situation.facts.get(code as FactCode);
  const value = fact?.value ?? fact?.answer ?? null;
  return value === null ? known.label : `${known.label} ${value}${known.unit === '' || known.unit.startsWith('{') ? '' : ` ${known.unit}`}`;
};

const conditionLabel = (situation: Situation, flag: string): string =>
  situation.patient.conditions.find(({ active, flags }) => active && (flags ?? []).some((one) => one === flag))?.label ?? flag;

const labelOf = (situation: Situation, cause: string): string => {
  const [kind, rest = ''] = cause.split(/:(.*)/s);
  if (kind === 'condition') return conditionLabel(situation, rest);
  if (kind === 'fact') return factLabel(situation, rest);
  if (kind === 'age' && situation.patient.birthDate !== null) return String(ageOn(situation.patient.birthDate, situation.document.today));
  if (kind === 'allergy') return rest;
  return [...situation.medicines, ...situation.courses].find(({ id }) => id === cause)?.name.en ?? cause;
};

/** The chart's own words for what made a condition hold; they read the same in every language. */
export const recordedLabels = (situation: Situation, causes: readonly string[]): readonly string[] => [
  ...new Set(causes.map((cause) => labelOf(situation, cause))),
];
