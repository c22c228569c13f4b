import { ageOn } from '../dates.js';
import { FACTS, type FactCode } from '../patients/facts.js';
import type { LocalText } from '../text.js';
import { asCharted } from './sentences.js';
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
  allergy: (_, substance) => substance,
};

const labelOf = (situation: Situation, cause: string): string => {
  const at = cause.indexOf(':');
  const [kind, rest] = at < 0 ? [cause, ''] : [cause.slice(0, at), cause.slice(at + 1)];
  return LABELS[kind]?.(situation, rest) ?? nameLabel(situation, cause);
};

const ageLabel = ({ patient, document }: Situation): readonly LocalText[] => {
  if (patient.birthDate === null) return [];
  const age = ageOn(patient.birthDate, document.today);
  return [{ en: `${age} years old`, es: `${age} años` }];
};

/** The chart's own words for what made a condition hold: they read the same in every language, but for the age. */
export const recordedLabels = (situation: Situation, causes: readonly string[]): readonly LocalText[] => {
  const labels = new Set(causes.filter((cause) => cause !== 'age').map((cause) => labelOf(situation, cause)));
  return [...[...labels].map(asCharted), ...(causes.includes('age') ? ageLabel(situation) : [])];
};
