import type { YesNoUnknown } from '../text.js';
import { FACTS } from './facts.js';
import type { NewFact } from './patient.js';

/** UCUM as people write it. A unit that is not here is shown as it came; one that the label already says is not shown. */
const UNIT_TEXTS: Readonly<Record<string, string>> = {
  '1': '',
  '{score}': '',
  '/d': '',
  '/min': 'per minute',
  '10*3/uL': '10³/µL',
  Cel: '°C',
  'kg/m2': 'kg/m²',
  'mg/d': 'mg a day',
  'mL/min/1.73m2': 'mL/min/1.73 m²',
  'mm[Hg]': 'mmHg',
  wk: 'weeks',
};
export const ANSWER_TEXTS: Readonly<Record<YesNoUnknown, string>> = { unknown: 'Not known', yes: 'Yes', no: 'No' };

export const unitText = (unit: string): string => (Object.hasOwn(UNIT_TEXTS, unit) ? (UNIT_TEXTS[unit] ?? unit) : unit);

/** `value` with at most so many decimals and no empty ones: 79.0165 with one is "79". For reading only, never to be stored. */
export const numberText = (value: number, decimals: number): string => String(Number(value.toFixed(decimals)));

/** "28 kg/m²", "79 mmHg", "Yes": a fact as it is read; the row keeps the exact value. */
export const factText = ({ code, value, answer, unit }: Pick<NewFact, 'code' | 'value' | 'answer' | 'unit'>): string => {
  if (value === null) return answer === null ? 'no value' : ANSWER_TEXTS[answer];
  const own = FACTS[code];
  const foreign = unit !== '' && unit !== own.unit;
  return `${numberText(value, foreign ? 2 : own.decimals)} ${unitText(unit || own.unit)}`.trim();
};

/** "12.5 mg". Below one milligram three digits count, because 0.075 is not 0.08. */
export const mgText = (mg: number): string => `${mg < 1 ? Number(mg.toPrecision(3)) : numberText(mg, 2)} mg`;
