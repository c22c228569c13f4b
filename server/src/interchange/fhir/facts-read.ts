import { FACTS, FACT_CODES, type FactCode } from '@stagewell/shared/patients/facts';
import type { NewFact } from '@stagewell/shared/patients/patient';
import type { YesNoUnknown } from '@stagewell/shared/text';
import { lookUp } from './element.js';
import type { Observed } from './observed.js';
import { convert } from './units.js';

/** Scores of check-ins are facts of the rules too, but they are kept as check-ins. */
const KEPT_AS_CHECK_INS: readonly FactCode[] = ['pain', 'peg', 'phq4'];

/** LOINC 70274-6 is the total of the GAD-7 (loinc.org); the others come with the facts themselves. */
const BY_LOINC: ReadonlyMap<string, FactCode> = new Map([
  ...FACT_CODES.filter((code) => !KEPT_AS_CHECK_INS.includes(code)).flatMap((code): readonly [string, FactCode][] =>
    FACTS[code].loinc.map((loinc) => [loinc, code]),
  ),
  ['70274-6', 'gad7'],
]);

export const factOf = (observed: Observed): FactCode | null => observed.loinc.map((code) => BY_LOINC.get(code)).find((code) => code !== undefined) ?? null;

/** Answer codes of LOINC lists (pregnancy status, positive/negative), HL7 yes/no and interpretation, and the concept identifiers that stand for them. */
const ANSWERS: Readonly<Record<string, YesNoUnknown>> = {
  'LA15173-0': 'yes',
  'LA26683-5': 'no',
  'LA4489-6': 'unknown',
  'LA6576-8': 'yes',
  'LA6577-6': 'no',
  POS: 'yes',
  NEG: 'no',
  Y: 'yes',
  N: 'no',
  '77386006': 'yes',
  '60001007': 'no',
  '10828004': 'yes',
  '260385009': 'no',
};

/** Answer codes of the PHQ and GAD items, LOINC list LL358-3: not at all, several days, more than half the days, nearly every day. */
const PHQ_ANSWERS: Readonly<Record<string, number>> = { 'LA6568-5': 0, 'LA6569-3': 1, 'LA6570-1': 2, 'LA6571-9': 3 };

/** 0–3 from an answer code of the PHQ list, or `null`. */
export const phqAnswer = (codes: readonly string[]): number | null =>
  codes.map((code) => lookUp(PHQ_ANSWERS, code)).find((value) => value !== undefined) ?? null;

export type ReadFact = { readonly ok: true; readonly value: NewFact; readonly note: string } | { readonly ok: false; readonly reason: string };

const measured = (code: FactCode, value: number, unit: string, takenOn: string): ReadFact => {
  const converted = convert(code, value, unit);
  if (!converted.ok) return converted;
  const assumed = code === 'egfr' && unit === 'mL/min' ? 'mL/min read as per 1.73 m², which its code says' : '';
  return { ok: true, value: { code, value: converted.value, answer: null, unit: FACTS[code].unit, takenOn }, note: converted.note || assumed };
};

const answered = (code: FactCode, codes: readonly string[], takenOn: string): ReadFact => {
  const score = phqAnswer(codes);
  if (code === 'phq9_item9' && score !== null) return { ok: true, value: { code, value: score, answer: null, unit: FACTS[code].unit, takenOn }, note: '' };
  const answer = code === 'pregnancy' ? codes.map((one) => lookUp(ANSWERS, one)).find((one) => one !== undefined) : undefined;
  if (answer === undefined) return { ok: false, reason: `${FACTS[code].label}: its answer code is not known` };
  return { ok: true, value: { code, value: null, answer, unit: FACTS[code].unit, takenOn }, note: '' };
};

/** One measured or answered fact of the list that rules read. */
export const readFact = (code: FactCode, observed: Observed, takenOn: string): ReadFact => {
  const { value } = observed;
  if (value.kind === 'none') return { ok: false, reason: value.reason };
  if (value.kind === 'codes') return answered(code, value.codes, takenOn);
  return code === 'pregnancy' ? { ok: false, reason: 'a number is no answer to pregnancy' } : measured(code, value.value, value.unit, takenOn);
};
