import { FACTS, type FactCode } from '@stagewell/shared/patients/facts';
import { lookUp } from './element.js';

/** A value in the unit of its fact, or why it cannot be had. */
export type Converted = { readonly ok: true; readonly value: number; readonly note: string } | { readonly ok: false; readonly reason: string };

type Factor = number | ((value: number) => number);
const same = (...units: readonly string[]): Readonly<Record<string, Factor>> => Object.fromEntries(units.map((unit) => [unit, 1]));

const COUNT = same('', '1', '{score}', '{points}', 'score', '{#}');
const ENZYME = same('U/L', '[IU]/L', 'IU/L', '[U]/L');
const PRESSURE = same('mm[Hg]', 'mmHg', 'mm Hg');
const PERCENT = same('%', 'percent');
const PER_173 = same('mL/min/1.73m2', 'mL/min/{1.73_m2}', 'mL/min/{1.73m2}', 'mL/min/1.73.m2', 'mL/min/1.73 m2', 'mL/min/1.73m²', 'mL/min/1.73 m²', 'mL/min');

/**
 * Units that may arrive, per fact, and what they are multiplied by. Molar factors from molar masses: creatinine 113.12, glucose
 * 180.16, magnesium 24.305 (valence 2), cobalamin 1355.4 g/mol; HbA1c by the IFCC–NGSP master equation (0.09148 x + 2.152);
 * pound 0.45359237 kg, exact. A unit that is not here is never guessed.
 */
const UNITS: Partial<Readonly<Record<FactCode, Readonly<Record<string, Factor>>>>> = {
  egfr: { ...PER_173, 'mL/s': 60, 'mL/s/{1.73_m2}': 60 },
  creatinine: { ...same('mg/dL', 'mg/dl'), 'umol/L': 0.011312, 'µmol/L': 0.011312, 'mmol/L': 11.312 },
  alt: ENZYME,
  ast: ENZYME,
  inr: same('', '1', '{INR}', 'INR', '{ratio}'),
  platelets: { ...same('10*3/uL', '10*9/L', '10^9/L', '10^3/uL', 'K/uL', '10*3/mm3'), '/uL': 0.001 },
  sodium: same('mmol/L', 'meq/L', 'mEq/L'),
  hba1c: { ...PERCENT, 'mmol/mol': (value) => 0.09148 * value + 2.152 },
  glucose: { ...same('mg/dL', 'mg/dl'), 'mmol/L': 18.016 },
  qtc: { ...same('ms'), s: 1000 },
  magnesium: { ...same('mg/dL', 'mg/dl'), 'mmol/L': 2.4305, 'meq/L': 1.21525, 'mEq/L': 1.21525 },
  b12: { ...same('pg/mL', 'ng/L'), 'pmol/L': 1.3554 },
  systolic: PRESSURE,
  diastolic: PRESSURE,
  heart_rate: same('/min', '{beats}/min', 'beats/min', 'bpm', '{Beats}/min'),
  spo2: PERCENT,
  weight: { ...same('kg'), g: 0.001, '[lb_av]': 0.45359237, lb: 0.45359237, lbs: 0.45359237 },
  bmi: same('kg/m2', 'kg/m²'),
  temperature: { ...same('Cel', '°C'), '[degF]': (value) => ((value - 32) * 5) / 9, '°F': (value) => ((value - 32) * 5) / 9 },
  phq9: COUNT,
  phq9_item9: COUNT,
  gad7: COUNT,
};

/** Whole scores of instruments, and shares: what lies outside was never given. */
const RANGES: Partial<Readonly<Record<FactCode, { readonly max: number; readonly whole: boolean }>>> = {
  phq9: { max: 27, whole: true },
  phq9_item9: { max: 3, whole: true },
  gad7: { max: 21, whole: true },
  spo2: { max: 100, whole: false },
};
const LARGEST = 1_000_000;

export const scoreUnit = (unit: string): boolean => Object.hasOwn(COUNT, unit) || unit === '{0 to 10}' || unit === '/10' || unit === '/{10}';

/** `value` in the unit of the fact. An unknown unit, a negative or impossible value is refused with the reason. */
export const convert = (code: FactCode, value: number, unit: string): Converted => {
  const factor = lookUp(UNITS[code] ?? {}, unit);
  const own = FACTS[code].unit;
  if (factor === undefined) return { ok: false, reason: `unit "${unit}" is not known for ${FACTS[code].label}; ${own || 'no unit'} expected` };
  const result = applied(factor, value);
  if (!possible(code, result)) return { ok: false, reason: `${result} is not a possible ${FACTS[code].label}` };
  return { ok: true, value: result, note: factor === 1 ? '' : `converted from ${value} ${unit} to ${own}` };
};

/** As received when no conversion is needed, else to six figures: more would be invented. */
const applied = (factor: Factor, value: number): number => {
  if (factor === 1) return value;
  return Number((typeof factor === 'number' ? value * factor : factor(value)).toPrecision(6));
};

const possible = (code: FactCode, value: number): boolean => {
  const range = RANGES[code] ?? { max: LARGEST, whole: false };
  return value >= 0 && value <= range.max && (!range.whole || Number.isInteger(value));
};
