import { isPossible, rangeText } from '@stagewell/shared/patients/fact-ranges';
import { FACTS, type FactCode } from '@stagewell/shared/patients/facts';
import { unitText } from '@stagewell/shared/patients/quantity';
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

export const scoreUnit = (unit: string): boolean => Object.hasOwn(COUNT, unit) || unit === '{0 to 10}' || unit === '/10' || unit === '/{10}';

/** `value` in the unit of the fact. An unknown unit is refused with the reason, and so is a value that the form refuses too. */
export const convert = (code: FactCode, value: number, unit: string): Converted => {
  const factor = lookUp(UNITS[code] ?? {}, unit);
  const own = FACTS[code].unit;
  if (factor === undefined) return { ok: false, reason: `unit "${unit}" is not known for ${FACTS[code].label}; ${own || 'no unit'} expected` };
  const result = applied(factor, value);
  if (!isPossible(code, result)) return { ok: false, reason: impossible({ code, value, unit, result }) };
  return { ok: true, value: result, note: factor === 1 ? '' : `converted from ${value} ${unit} to ${own}` };
};

/** As received when no conversion is needed, else to six figures: more would be invented. */
const applied = (factor: Factor, value: number): number => {
  if (factor === 1) return value;
  return Number((typeof factor === 'number' ? value * factor : factor(value)).toPrecision(6));
};

interface Impossible {
  readonly code: FactCode;
  readonly value: number;
  readonly unit: string;
  /** In the unit of the fact. */
  readonly result: number;
}

const impossible = ({ code, value, unit, result }: Impossible): string => {
  const own = unitText(FACTS[code].unit);
  const given = result === value ? `${value} ${own}`.trim() : `${value} ${unit} (${result} ${own})`;
  const perhaps = mixedUpWith(code, value);
  return `${given} is not a possible ${FACTS[code].label}, which is ${rangeText(code)}${perhaps === '' ? '' : `; perhaps ${perhaps}`}`;
};

/** Units in which the same number would be possible, each once, in its most readable spelling: for the report, never to be used. */
const mixedUpWith = (code: FactCode, value: number): string => {
  const all = Object.entries(UNITS[code] ?? {}).map(([unit, factor]) => ({
    unit: factor === 1 ? unitText(FACTS[code].unit) : unit,
    as: applied(factor, value),
  }));
  return [...new Map(all.filter(({ as }) => isPossible(code, as)).map(({ unit, as }): readonly [number, string] => [as, unit])).values()].join(' or ');
};
