import { ageOn } from '../dates.js';
import { FACTS, type FactCode } from '../patients/facts.js';
import type { Situation } from './situation.js';

const withUnit = (value: number | string, unit: string): string => (unit === '' || unit.startsWith('{') ? `${value}` : `${value} ${unit}`);

const factLabel = (situation: Situation, code: string): string => {
  if (!Object.hasOwn(FACTS, code)) return code;
  const { label, unit } = FACTS[code as FactCode];
  const fact = situation.facts.get(code as FactCode);
  const value = fact?.value ?? fact?.answer ?? null;
  return value === null ? label : `${label} ${withUnit(value, unit)}`;
};

const conditionLabel = (situation: Situation, flag: string): string =>
  situation.patient.conditions.find(({ active, flags }) => active && (flags ?? []).some((one) => one === flag))?.label ?? flag;

const nameLabel = (situation: Situation, id: string): string =>
  [...situation.medicines, ...situation.courses].find((exposure) => exposure.id === id)?.name.en ?? id;

const LABELS: Readonly<Record<string, (situation: Situation, rest: string) => string>> = {
  condition: conditionLabel,
  fact: factLabel,
  age: ({ patient, document }) => (patient.birthDate === null ? '' : String(ageOn(patient.birthDate, document.today))),
  allergy: (_, substance) => substance,
};

const labelOf = (situation: Situation, cause: string): string => {
  const at = cause.indexOf(':');
  const [kind, rest] = at < 0 ? [cause, ''] : [cause.slice(0, at), cause.slice(at + 1)];
  return LABELS[kind]?.(situation, rest) ?? nameLabel(situation, cause);
};

/** The chart's own words for what made a condition hold; they read the same in every language. */
export const recordedLabels = (situation: Situation, causes: readonly string[]): readonly string[] => [
  ...new Set(causes.map((cause) => labelOf(situation, cause))),
];
