import type { Condition } from '@stagewell/shared/catalogue/modality';
import { type FactCode, FACTS } from '@stagewell/shared/patients/facts';

const spaced = (word: string): string => word.replaceAll(/[-_]/g, ' ');
const OPERATORS: Readonly<Record<string, string>> = { '<': 'below', '<=': 'at most', '>': 'above', '>=': 'at least', '=': 'is' };

const factWords = (code: string, op: string, value: number | string): string => {
  const fact = FACTS[code as FactCode] as { readonly label: string; readonly unit: string } | undefined;
  return `${fact?.label ?? spaced(code)} ${OPERATORS[op] ?? op} ${value}${typeof value === 'number' && fact?.unit ? ` ${fact.unit}` : ''}`;
};

const ageWords = ({ from, to }: { readonly from?: number; readonly to?: number }): string => {
  if (from === undefined) return `age up to ${to}`;
  return to === undefined ? `age ${from} or more` : `age ${from} to ${to}`;
};

const inside = (condition: Condition): string => ('any' in condition || 'all' in condition ? `(${conditionWords(condition)})` : conditionWords(condition));

/** A machine-checkable condition as staff would say it, e.g. "eGFR below 30 or heart failure". */
export const conditionWords = (condition: Condition): string => {
  // Nothing asked is always met; nothing to choose from never is.
  if ('all' in condition) return condition.all.map(inside).join(' and ') || 'always';
  if ('any' in condition) return condition.any.map(inside).join(' or ') || 'never';
  if ('not' in condition) return `not ${inside(condition.not)}`;
  if ('fact' in condition) return factWords(condition.fact, condition.op, condition.value);
  if ('age' in condition) return ageWords(condition.age);
  return wordOf(condition);
};

type Plain = Extract<Condition, { readonly condition: string } | { readonly medicine: string } | { readonly allergy: string } | { readonly device: string }>;

const wordOf = (condition: Plain): string => {
  if ('condition' in condition) return spaced(condition.condition);
  if ('allergy' in condition) return `allergy to ${spaced(condition.allergy)}`;
  if ('device' in condition) return `device: ${spaced(condition.device)}`;
  return condition.washoutDays === undefined
    ? `takes ${spaced(condition.medicine)}`
    : `took ${spaced(condition.medicine)} in the last ${condition.washoutDays} days`;
};
