import { MODALITY_BY_ID, traitsOf } from '../../catalogue/catalogue.js';
import { classesAndTagsOf } from '../../catalogue/ingredients.js';
import { addDays } from '../../dates.js';
import type { ConditionFlag } from '../../patients/condition-flags.js';
import type { FactCode } from '../../patients/facts.js';
import { RULES } from '../data/rule-set.js';
import type { CourseInput, HistoryInput, MedicineInput, ModalityTraits, PatientInput } from '../document.js';
import { evaluate } from '../evaluate.js';
import type { Evaluation } from '../finding.js';
import { courseOf, documentFor, medicineOf, pastOf, patientOf, TODAY, verdictOn } from '../testing.js';

export type Expected = 'block' | 'warn' | 'inform' | 'not-evaluable' | 'passed' | 'inherited';

/** One clinical case: the rule, the story in words, what the rule must say, and the chart that tells the story. */
export type Case = readonly [
  rule: string,
  when: string,
  expected: Expected,
  courses: readonly CourseInput[],
  patient?: Partial<PatientInput>,
  history?: readonly HistoryInput[],
];

/** A treatment of the catalogue as the rules see it. */
export const real = (id: string): ModalityTraits => {
  const modality = MODALITY_BY_ID.get(id);
  if (modality === undefined) throw new Error(`the catalogue has no ${id}`);
  return traitsOf(modality);
};
/** So many days after the day of the cases. */
export const on = (day: number): string => addDays(TODAY, day);
/** A planned course; its id is the treatment's. */
export const course = (id: string, day = 0, more: Partial<CourseInput> = {}): CourseInput => courseOf(id, real(id), on(day), more);
/** A course that began so many days ago. */
export const running = (id: string, daysAgo: number, more: Partial<CourseInput> = {}): CourseInput => course(id, -daysAgo, { started: true, ...more });
/** A catalogue treatment that here gives these ingredients: an opioid chosen, a mixture made up. */
export const giving = (id: string, ingredients: readonly string[], day = 0, more: Partial<CourseInput> = {}): CourseInput =>
  courseOf(id, { ...real(id), ingredients }, on(day), more);
/** A medicine of the patient, with the classes that its ingredient has. */
export const takes = (ingredient: string, more: Partial<MedicineInput> = {}): MedicineInput => ({
  ...medicineOf(ingredient, classesAndTagsOf([ingredient]) ?? [], more),
  id: `taken-${ingredient}`,
});
export const stopped = (ingredient: string, daysAgo: number): MedicineInput => takes(ingredient, { stoppedOn: on(-daysAgo) });
/** A medicine of the chart that nobody has mapped. */
export const UNMAPPED: MedicineInput = { id: 'm1', label: 'tablets', ingredients: null, classes: [], dailyMg: null, startedOn: null, stoppedOn: null };
/** An adequate trial of the past that failed, unless said otherwise. */
export const past = (id: string, more: Partial<HistoryInput> = {}): HistoryInput => pastOf(`past-${id}`, real(id), more);

export const medicines = (...list: readonly MedicineInput[]): Partial<PatientInput> => ({ medicines: list });
export const has = (...list: readonly ConditionFlag[]): Partial<PatientInput> => ({
  conditions: [{ id: 'k1', label: 'as charted', flags: list, active: true }],
});
/** A condition of the chart that nobody has reviewed. */
export const UNREVIEWED: Partial<PatientInput> = { conditions: [{ id: 'k1', label: 'as charted', flags: null, active: true }] };
export const fact = (code: FactCode, value: number | null, daysAgo = 0, answer: 'yes' | 'no' | 'unknown' | null = null): PatientInput['facts'][number] => ({
  code,
  value,
  answer,
  takenOn: on(-daysAgo),
});
/** A fact that is answered by a word. */
export const said = (code: FactCode, answer: 'yes' | 'no' | 'unknown', daysAgo = 0): PatientInput['facts'][number] => fact(code, null, daysAgo, answer);
export const facts = (...list: readonly PatientInput['facts'][number][]): Partial<PatientInput> => ({ facts: list });
export const unasked = (...topics: readonly string[]): Partial<PatientInput> => ({
  statements: patientOf().statements.filter(({ topic }) => !topics.includes(topic)),
});
export const allergy = (substance: string | null, kind: 'allergy' | 'intolerance' = 'allergy'): Partial<PatientInput> => ({
  allergies: [{ id: 'a1', label: 'as told', substance, kind }],
});
export const KIDNEYS_WELL = [fact('egfr', 90), fact('creatinine', 0.9), fact('weight', 80)];
export const WOMAN = { sex: 'female', birthDate: '1997-01-01' } as const;
/** Born so that the age on the day of the cases is reached that day. */
export const aged = (years: number): Partial<PatientInput> => ({ birthDate: `${2027 - years}-03-01` });
/** Born so that the age is reached only the day after. */
export const almost = (years: number): Partial<PatientInput> => ({ birthDate: `${2027 - years}-03-02` });

/** What all shipped rules say of these courses. */
export const judged = (courses: readonly CourseInput[], patient: Partial<PatientInput> = {}, history: readonly HistoryInput[] = []): Evaluation =>
  evaluate(documentFor(courses, { patient: patientOf(patient), history }), RULES);

/** What the rule of a case says, in a word. */
export const verdictOf = ([rule, , , courses, patient, history]: Case): ReturnType<typeof verdictOn> | 'inherited' => {
  const evaluation = judged(courses, patient, history);
  const found = evaluation.findings.find(({ ruleId }) => ruleId === rule);
  return found?.inherited === true ? 'inherited' : verdictOn(evaluation, rule);
};
