import type { Condition } from '../catalogue/modality.js';
import { ageOn } from '../dates.js';
import { factOf, readingOf } from './derived-facts.js';
import type { FactCode } from '../patients/facts.js';
import { CHILDBEARING_AGES } from './data/childbearing-ages.data.js';
import { byText, statementOf, type Exposure, type Situation } from './situation.js';

/** `yes` with its causes, `no`, or `unknown` with the data that would decide it. */
export interface Judgement {
  readonly is: 'yes' | 'no' | 'unknown';
  /** What was found, e.g. `condition:heart-failure`, `fact:egfr`, a medicine id. */
  readonly causes: readonly string[];
  /** What would have to be recorded, e.g. `fact:egfr`, `condition:<id>`, `statement:allergies`, `birth-date`. */
  readonly missing: readonly string[];
}

/** From which point of the plan a condition is asked. */
export interface Asker {
  readonly situation: Situation;
  /** The exposure that asks; it never excludes itself. */
  readonly subject: Exposure | null;
  readonly day: number;
  /** The day number on which facts have to count; today when left out. */
  readonly countsOn?: number;
  /** `recorded`: only what is on the problem list; `asked`: pregnancy must have been asked lately. */
  readonly pregnancy: 'asked' | 'recorded';
}

const NO: Judgement = { is: 'no', causes: [], missing: [] };
const yes = (...causes: readonly string[]): Judgement => ({ is: 'yes', causes, missing: [] });
const unknown = (missing: readonly string[]): Judgement => (missing.length === 0 ? NO : { is: 'unknown', causes: [], missing });

const unique = (words: readonly string[]): readonly string[] => (words.length < 2 ? words : [...new Set(words)].sort(byText));

const isNo = ({ is }: Judgement): boolean => is === 'no';

const allOf = (parts: readonly Judgement[]): Judgement => {
  if (parts.some(isNo)) return NO;
  const missing = unique(parts.flatMap((part) => part.missing));
  return missing.length > 0 ? unknown(missing) : yes(...unique(parts.flatMap(({ causes }) => causes)));
};

const anyOf = (parts: readonly Judgement[]): Judgement => {
  if (parts.every(isNo)) return NO;
  const found = parts.filter(({ is }) => is === 'yes');
  if (found.length > 0) return yes(...unique(found.flatMap(({ causes }) => causes)));
  return unknown(unique(parts.flatMap(({ missing }) => missing)));
};

const PREGNANCY = 'pregnancy';
const CHILDBEARING = 'childbearing';

/** A list with rows counts as kept; an empty one must have been asked. */
const conditionsMissing = ({ situation }: Asker): readonly string[] =>
  situation.patient.conditions.length === 0 && statementOf(situation, 'conditions') === 'not-asked' ? ['statement:conditions'] : situation.unreviewed;

const couldBePregnant = ({ patient, document }: Situation): boolean => {
  if (patient.sex === 'male') return false;
  if (patient.birthDate === null) return true;
  const age = ageOn(patient.birthDate, document.today);
  return age >= CHILDBEARING_AGES.from && age <= CHILDBEARING_AGES.to;
};

const judgePregnancy = (asker: Asker): Judgement => {
  const { situation } = asker;
  const answer = readingOf(situation, PREGNANCY, asker);
  if ('value' in answer) return answer.value === 'yes' ? yes(`fact:${PREGNANCY}`) : NO;
  if (asker.pregnancy === 'recorded') return unknown(conditionsMissing(asker));
  const childbearing = readingOf(situation, CHILDBEARING, asker);
  const ruledOut = !couldBePregnant(situation) || ('value' in childbearing && childbearing.value === 'no');
  return ruledOut ? NO : unknown(answer.missing);
};

const judgeFlag = (flag: string, asker: Asker): Judgement => {
  if (asker.situation.flags.has(flag)) return yes(`condition:${flag}`);
  return flag === PREGNANCY ? judgePregnancy(asker) : unknown(conditionsMissing(asker));
};

/** Whether an exposure still acts on the day that asks, wash-out included. */
const acts = (exposure: Exposure, asker: Asker, washoutDays: number): boolean => {
  const last = exposure.until + Math.max(washoutDays - 1, 0);
  const until = asker.subject === null ? asker.day : asker.subject.until;
  return exposure.from <= until && last >= asker.day;
};

const BLOOD_THINNERS = new Set(['anticoagulant', 'antiplatelet']);

const medicinesMissing = (word: string, asker: Asker): readonly string[] => {
  const { situation } = asker;
  const unmapped = situation.unmapped.filter((medicine) => acts(medicine, asker, 0)).map(({ id }) => `medicine:${id}`);
  const asked = statementOf(situation, 'medicines') !== 'not-asked' || (BLOOD_THINNERS.has(word) && statementOf(situation, 'anticoagulants') === 'none');
  return asked ? unmapped : ['statement:medicines', ...unmapped];
};

const judgeMedicine = (word: string, washoutDays: number, asker: Asker): Judgement => {
  const takers = (asker.situation.byWord.get(word) ?? []).filter(
    (exposure) => exposure.id !== asker.subject?.id && acts(exposure, asker, washoutDays) && !sharesIngredient(exposure, asker.subject),
  );
  return takers.length > 0 ? yes(...takers.map(({ id }) => id)) : unknown(medicinesMissing(word, asker));
};

/** The same substance as a course and as a current medicine is one treatment that goes on. */
const sharesIngredient = (exposure: Exposure, subject: Exposure | null): boolean =>
  exposure.ingredients.some((ingredient) => subject?.ingredients.includes(ingredient) ?? false);

const judgeAllergy = (substance: string, { situation }: Asker): Judgement => {
  const { allergies } = situation.patient;
  if (allergies.some((allergy) => allergy.kind === 'allergy' && allergy.substance === substance)) return yes(`allergy:${substance}`);
  return unknown(allergiesMissing(situation));
};

/** What keeps an absent allergy from being known. */
export const allergiesMissing = (situation: Situation): readonly string[] => {
  const unmapped = situation.patient.allergies.filter(({ substance }) => substance === null).map(({ id }) => `allergy:${id}`);
  return statementOf(situation, 'allergies') === 'not-asked' ? ['statement:allergies', ...unmapped] : unmapped;
};

const DEVICE_FACTS: Readonly<Record<string, string | undefined>> = {
  pacemaker: 'pacemaker',
  icd: 'pacemaker',
  scs: 'scs_device',
  scs_device: 'scs_device',
  'spinal-cord-stimulator': 'scs_device',
};
const deviceFact = (device: string): string => DEVICE_FACTS[device] ?? device;

const judgeDevice = (device: string, asker: Asker): Judgement => {
  const { situation } = asker;
  const code = deviceFact(device);
  const reading = readingOf(situation, code, asker);
  if ('value' in reading) return reading.value === 'yes' ? yes(`fact:${code}`) : NO;
  return statementOf(situation, 'devices') === 'none' ? NO : unknown(reading.missing);
};

type FactTest = Extract<Condition, { readonly fact: string }>;
const COMPARE: { readonly [Op in FactTest['op']]: (a: number | string, b: number | string) => boolean } = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '=': (a, b) => a === b,
};

const judgeReading = (test: FactTest, { situation, day, countsOn }: Asker): Judgement => {
  const reading = readingOf(situation, test.fact, { day, countsOn, maxAgeDays: test.maxAgeDays });
  if ('missing' in reading) return unknown(reading.missing);
  return COMPARE[test.op](reading.value, test.value) ? yes(`fact:${test.fact}`) : NO;
};

const judgeFact = (test: FactTest, asker: Asker): Judgement => {
  if (test.fact === PREGNANCY) return test.value === 'yes' ? judgePregnancy(asker) : negated(judgePregnancy(asker));
  if (test.fact === CHILDBEARING && !couldBePregnant(asker.situation)) return test.value === 'no' ? yes() : NO;
  return judgeReading(test, asker);
};

/** What a word of a condition stands for, as facts of the chart; worked-out ones by what they are worked out from. */
const WORKED_OUT: Readonly<Record<string, readonly FactCode[] | undefined>> = {
  crcl: ['weight', 'creatinine'],
  [PREGNANCY]: [PREGNANCY, CHILDBEARING],
};
const namedBy = (condition: Condition): string | null => {
  if ('fact' in condition) return condition.fact;
  if ('device' in condition) return deviceFact(condition.device);
  return 'condition' in condition && condition.condition === PREGNANCY ? PREGNANCY : null;
};

/** The facts that a condition without parts reads. */
export const factsBehind = (condition: Condition): readonly FactCode[] => {
  const word = namedBy(condition);
  if (word === null) return [];
  const code = factOf(`fact:${word}`);
  return WORKED_OUT[word] ?? (code === null ? [] : [code]);
};

const judgeAge = ({ from = 0, to = 200 }: { readonly from?: number; readonly to?: number }, { situation }: Asker): Judgement => {
  const { birthDate } = situation.patient;
  if (birthDate === null) return unknown(['birth-date']);
  const age = ageOn(birthDate, situation.document.today);
  return age >= from && age <= to ? yes('age') : NO;
};

const negated = (judged: Judgement): Judgement => {
  if (judged.is === 'unknown') return judged;
  return judged.is === 'yes' ? NO : yes();
};

const judgeOther = (condition: Condition, asker: Asker): Judgement => {
  if ('medicine' in condition) return judgeMedicine(condition.medicine, condition.washoutDays ?? 0, asker);
  if ('allergy' in condition) return judgeAllergy(condition.allergy, asker);
  if ('device' in condition) return judgeDevice(condition.device, asker);
  if ('age' in condition) return judgeAge(condition.age, asker);
  return NO;
};

/** Whether a condition holds for the patient as far as is recorded. Unknown is never taken for "no". */
export const judge = (condition: Condition, asker: Asker): Judgement => {
  // What most rules and cautions ask stands first.
  if ('condition' in condition) return judgeFlag(condition.condition, asker);
  if ('fact' in condition) return judgeFact(condition, asker);
  if ('all' in condition) return allOf(condition.all.map((part) => judge(part, asker)));
  if ('any' in condition) return anyOf(condition.any.map((part) => judge(part, asker)));
  if ('not' in condition) return negated(judge(condition.not, asker));
  return judgeOther(condition, asker);
};
